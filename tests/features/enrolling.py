"""Puts students with a family into a made-up class, for the rooms that look after both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians, students

Enrol = Callable[..., int]


@pytest.fixture
def enrol(class_file: ClassFile) -> Enrol:
    """Puts a left-behind student with a grandmother into the class; returns the number."""

    def put(name: str = "王小雨", **values: object) -> int:
        born = date(2017, 11, 2)
        student = {"name": name, "sort_key": name, "left_behind": True, "birth_date": born}
        with class_file.writing("student") as unit:
            number = unit.insert(students, {**student, **values})
            person = {"relation_note": "奶奶", "name": "陈桂兰", "phones": ("13800001207",)}
            unit.insert(guardians, {"student_id": number, **person})
        return number

    return put
