"""The hard class tries paper and window to their limits, and is the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from tests.sample.test_sample import dump

from carekeeper.core import phone
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import photos
from carekeeper.features.classes.store import Classes
from carekeeper.features.diary.facts import DIARY
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.store import Students
from carekeeper.features.talks.store import Talks
from carekeeper.features.visits.store import Visits
from carekeeper.records.store import Records
from carekeeper.sample import hard
from carekeeper.sample.texts import HARD

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClassFile]:
    path = tmp_path_factory.mktemp("hard") / "hard.carebook"
    hard.make(path, today=TODAY, language="zh_CN")
    class_file = ClassFile.open(path)
    yield class_file
    class_file.close()


def everybody(class_file: ClassFile) -> dict[str, Student]:
    """Return the students by name; of namesakes, one."""
    return {student.name: student for student in Students(class_file).everyone()}


def test_the_same_seed_and_day_give_the_same_class(tmp_path: Path) -> None:
    for name in ("a", "b"):
        hard.make(tmp_path / f"{name}.carebook", today=TODAY, language="en")
    assert dump(tmp_path / "a.carebook") == dump(tmp_path / "b.carebook")
    hard.make(tmp_path / "c.carebook", today=TODAY, language="en", seed=2)
    assert dump(tmp_path / "a.carebook")["talks"] != dump(tmp_path / "c.carebook")["talks"]


def test_names_are_short_long_strange_and_the_same_twice(made: ClassFile) -> None:
    students = Students(made).everyone()
    lengths = {len(student.name) for student in students}
    assert {1, 18} <= lengths
    assert sum(one.name.startswith(HARD.namesake) for one in students) == 2
    assert any("\u0600" <= sign <= "\u06ff" for one in students for sign in one.name)
    assert any(ord(sign) > 0xFFFF for one in students for sign in one.name)
    assert everybody(made)[HARD.in_chinese].former_name == HARD.in_arabic


def test_one_card_has_nobody_and_another_ten_persons(made: ClassFile) -> None:
    students, guardians = everybody(made), Guardians(made)
    assert guardians.of_student(students[HARD.one_sign].id) == []
    persons = guardians.of_student(students[HARD.longest].id)
    assert len(persons) == 10
    assert {len(one.phones) for one in persons} == {4}
    assert all(phone.parse(one) == one and "0000" in one for p in persons for one in p.phones)
    assert {len(one.address or one.workplace_address) for one in persons} == {120}


def test_texts_are_as_long_as_a_field_holds_them(made: ClassFile) -> None:
    most = everybody(made)[HARD.longest].id
    talk = Talks(made).of_student(most)[1]
    assert (len(talk.said), len(talk.guidance), len(talk.effect)) == (5000, 5000, 2000)
    assert any(one.confidential for one in Talks(made).of_student(most))
    visit = Visits(made).records.of_student(most)[0]
    assert (len(visit.home), len(visit.wishes)) == (5000, 5000)
    supports = Mentors(made).of_student(most)
    assert max(len(one.mentor.name) for one in supports) > 18
    assert {len(one.mentoring.situation_before) for one in supports} == {2000}
    assert 700 in {len(note.content) for one in supports for note in one.check_ins}


def test_a_diary_has_thirty_small_photos(made: ClassFile) -> None:
    entries = Records(made, DIARY).of_student(everybody(made)[HARD.longest].id)
    assert max(len(set(one.photos)) for one in entries) == 30
    with made.reading() as unit:
        assert unit.value(select(func.max(func.length(photos.c.data)))) < 30_000


def test_school_and_class_have_very_long_names(made: ClassFile) -> None:
    found = Classes(made).get()
    assert (len(found.school), len(found.name)) == (50, 25)
    assert found.entry_year == 2024


def test_the_class_is_whole(made: ClassFile) -> None:
    with made.reading() as unit:
        assert unit.rows(text("PRAGMA foreign_key_check")) == []
