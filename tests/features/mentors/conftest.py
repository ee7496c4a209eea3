"""A small made-up class whose pupils are supported by mentors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import students
from carekeeper.features.mentors.store import Mentors

Enrol = Callable[..., int]

SHEN = {"name": "沈文", "kind": "teacher", "subject": "语文", "phone": "13900007712"}
ZHOU = {"name": "周敏", "kind": "parent", "phone": "13500006690"}
SINCE = date(2026, 9, 7)


@pytest.fixture
def enrol(class_file: ClassFile) -> Enrol:
    """Puts a left-behind pupil into the class and returns the pupil's number."""

    def put(name: str = "王小雨", **values: object) -> int:
        pupil = {"name": name, "sort_key": name, "left_behind": True}
        with class_file.writing("pupil", "students") as unit:
            return unit.insert(students, {**pupil, **values})

    return put


@pytest.fixture
def mentors(class_file: ClassFile) -> Mentors:
    """The mentors, on 23 November 2026."""
    class_file.now = lambda: datetime.fromisoformat("2026-11-23T08:00")
    return Mentors(class_file)


@pytest.fixture
def paired(enrol: Enrol, mentors: Mentors) -> tuple[int, int, int]:
    """王小雨 with 沈文: the numbers of the pupil, the mentor and the pairing."""
    pupil = enrol()
    shen = mentors.add(SHEN)
    (pairing,) = mentors.pair(shen, [pupil], {"starts_on": SINCE, "goal": "重新喜欢写作文"})
    return pupil, shen, pairing
