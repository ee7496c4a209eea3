"""A small made-up class with contact cards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import students
from carekeeper.features.guardians.store import Guardians

Enrol = Callable[..., int]


@pytest.fixture
def enrol(class_file: ClassFile) -> Enrol:
    """Puts a left-behind student into the class and returns the student's number."""

    def put(name: str = "王小雨", **values: object) -> int:
        student = {
            "name": name,
            "sort_key": name,
            "left_behind": True,
            "home_address": "后吴村三组",
        }
        with class_file.writing("student") as unit:
            return unit.insert(students, {**student, **values})

    return put


@pytest.fixture
def guardians(class_file: ClassFile) -> Guardians:
    """The contact cards, on 3 September 2026."""
    class_file.now = lambda: datetime.fromisoformat("2026-09-03T08:00")
    return Guardians(class_file)
