"""The talks of the sample class: each month in term, in the children's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from carekeeper import sample
from carekeeper.core.due import Urgency
from carekeeper.core.school_year import default_terms, term_on
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import steps
from carekeeper.features.students.store import Students
from carekeeper.features.talks.facts.record import Talk
from carekeeper.features.talks.room import ROOM
from carekeeper.features.talks.store import Talks
from carekeeper.room import DueItem

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClassFile]:
    """A class of which the last five months are told."""
    path = tmp_path_factory.mktemp("sample") / "sample.carebook"
    sample.make(path, students=44, left_behind=13, months=9, today=TODAY, language="zh_CN")
    with ClassFile.open(path) as class_file:
        yield class_file


def talks_of(class_file: ClassFile) -> list[Talk]:
    """Return all talks of the class."""
    talks = Talks(class_file)
    return [talk for one in Students(class_file).lines() for talk in talks.of_student(one.id)]


def follow_ups(class_file: ClassFile) -> list[DueItem]:
    """Return what Today tells of follow-ups."""
    assert ROOM.due_items is not None
    return [one for one in ROOM.due_items(class_file, TODAY) if one.action == "done"]


def test_talks_are_held_on_school_days_only(made: ClassFile) -> None:
    talks = talks_of(made)
    days = [talk.held_on for talk in talks if talk.held_on is not None]
    assert len(days) == len(talks)
    assert all(day < TODAY and day.weekday() < 5 for day in days)
    assert all(term_on((*default_terms(2025), *default_terms(2026)), day) for day in days)
    by_month = Counter(f"{day:%Y-%m}" for day in days)
    assert {"2026-03", "2026-06", "2026-09", "2026-11"} <= set(by_month)
    assert not {"2026-07", "2026-08"} & set(by_month)


def test_most_months_have_a_talk_some_two_and_some_none(made: ClassFile) -> None:
    held = Counter((talk.student_id, f"{talk.held_on:%Y-%m}") for talk in talks_of(made))
    students = {student_id for student_id, _month in held}
    assert len(students) == 13
    assert {held[student, month] for student in students for month in ("2026-05", "2026-10")} >= {
        1,
        2,
    }
    months = ("2026-04", "2026-05", "2026-06", "2026-09", "2026-10")
    assert any((student, month) not in held for student in students for month in months)


def test_this_month_about_two_thirds_are_done(made: ClassFile) -> None:
    state = Talks(made).period(TODAY)
    assert state is not None
    open_ones = [one.name for one in state.open()]
    assert open_ones == ["王小雨", "刘子涵", "单雨桐", "欧阳若曦", "仇子轩", "曾可欣"]


def test_one_follow_up_is_late_one_due_and_one_comes(made: ClassFile) -> None:
    assert {one.student_name: one.urgency for one in follow_ups(made)} == {
        "李浩然": Urgency.LATE,
        "张思琪": Urgency.DUE,
        "陈家乐": Urgency.SOON,
    }
    assert sum(talk.follow_up_done_on is not None for talk in talks_of(made)) > 10


def test_every_child_says_something_of_its_own(made: ClassFile) -> None:
    talks = talks_of(made)
    assert all(talk.said and talk.guidance and talk.place and talk.topics for talk in talks)
    assert all(
        "{" not in talk.said + talk.guidance + talk.effect + talk.follow_up for talk in talks
    )
    said = Counter((talk.student_id, talk.said) for talk in talks)
    assert set(said.values()) == {1}
    assert len({talk.said for talk in talks}) > 30
    assert sum(talk.confidential is True for talk in talks) == 2


def test_the_sheets_of_a_month_are_entered_in_one_sitting(made: ClassFile) -> None:
    with made.reading() as unit:
        rows = unit.rows(select(steps.c.at, steps.c.label).order_by(steps.c.id))
    at_once = {f"{row.at:%Y-%m-%d}" for row in rows if row.label.startswith("已录入谈心记录表")}
    assert {"2026-06-30", "2026-09-30", "2026-10-30"} <= at_once
    one_by_one = [row for row in rows if row.label.endswith("11月13日的谈心")]
    assert all(f"{row.at:%m-%d}" == "11-13" for row in one_by_one)
    assert one_by_one


@pytest.mark.parametrize("day", [date(2026, 9, 1), date(2026, 9, 2), date(2027, 2, 16)])
def test_a_term_that_has_just_begun_has_no_talks_ahead(day: date, tmp_path: Path) -> None:
    path = tmp_path / "sample.carebook"
    sample.make(path, students=13, left_behind=6, months=3, today=day)
    with ClassFile.open(path) as class_file:
        assert all(talk.held_on and talk.held_on < day for talk in talks_of(class_file))
