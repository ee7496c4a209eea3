"""A long text is saved every few seconds, and is one thing that the teacher did."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from carekeeper.core.fields import Kind
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import SITTING
from carekeeper.db.history import LONGEST_PAUSE
from carekeeper.db.schema import JOURNALED, changes, handouts, steps, students
from carekeeper.rooms import ROOMS

MORNING = datetime.fromisoformat("2026-11-23T08:00")
STUDENT = 2


class Clock:
    """What the class file takes for now."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(opened: ClassFile, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that the story moves."""
    clock = Clock()
    monkeypatch.setattr(opened, "now", clock)
    return clock


def save(file: ClassFile, text: str, *, student: int = STUDENT, label: str = "备注") -> None:
    with file.writing(label) as unit:
        unit.update(students, student, {"notes": text})


def notes(file: ClassFile) -> str:
    with file.reading() as unit:
        return str(unit.value(select(students.c.notes).where(students.c.id == STUDENT)))


def kept_steps(file: ClassFile) -> int:
    with file.reading() as unit:
        return int(unit.value(select(func.count()).select_from(steps)))


def test_a_text_written_in_one_sitting_is_taken_back_at_once(
    opened: ClassFile, clock: Clock
) -> None:
    before, made = notes(opened), kept_steps(opened)
    for text in ("今天", "今天小雨", "今天小雨和奶奶", "今天小雨和奶奶通了电话。"):
        save(opened, text)
        clock.now += timedelta(seconds=20)
    assert kept_steps(opened) == made + 1
    opened.undo()
    assert notes(opened) == before
    opened.redo()
    assert notes(opened) == "今天小雨和奶奶通了电话。"


def test_after_a_long_pause_it_is_a_new_sitting(opened: ClassFile, clock: Clock) -> None:
    save(opened, "上午写的。")
    clock.now += LONGEST_PAUSE + timedelta(seconds=1)
    save(opened, "上午写的。下午又写。")
    opened.undo()
    assert notes(opened) == "上午写的。"


@pytest.mark.parametrize("minutes", [-30, 60])
def test_a_clock_that_was_set_begins_a_new_sitting(
    opened: ClassFile, clock: Clock, minutes: int
) -> None:
    save(opened, "一")
    clock.now += timedelta(minutes=minutes)
    save(opened, "二")
    opened.undo()
    assert notes(opened) == "一"


@pytest.mark.usefixtures("clock")
def test_what_was_done_between_ends_the_sitting(opened: ClassFile) -> None:
    save(opened, "一")
    save(opened, "别人的", student=3)
    save(opened, "二")
    opened.undo()
    assert notes(opened) == "一"


@pytest.mark.usefixtures("clock")
def test_after_undo_a_text_begins_anew(opened: ClassFile) -> None:
    save(opened, "一")
    opened.undo()
    save(opened, "二")
    save(opened, "三")
    before = opened.next_undo()
    opened.undo()
    assert before is not None
    assert notes(opened) != "二"


@pytest.mark.usefixtures("clock")
def test_what_was_printed_meanwhile_keeps_both_sides(opened: ClassFile) -> None:
    """The card tells what is different since its print, so that has to be a step of its own."""
    save(opened, "一")
    with opened.writing("打印") as unit:
        last = unit.value(select(func.max(steps.c.id)))
        sheet = {"at": MORNING, "kind": "contact_card", "student_id": STUDENT, "step_id": last}
        unit.insert(handouts, sheet)
    save(opened, "二")
    opened.undo()
    assert notes(opened) == "一"


@pytest.mark.usefixtures("clock")
def test_a_text_that_is_as_it_was_leaves_no_step(opened: ClassFile) -> None:
    before, made = notes(opened), kept_steps(opened)
    save(opened, "打错了")
    save(opened, before)
    assert kept_steps(opened) == made


@pytest.mark.usefixtures("clock")
def test_choices_and_short_texts_are_taken_back_one_by_one(opened: ClassFile) -> None:
    for dream in ("老师", "医生"):
        with opened.writing("理想") as unit:
            unit.update(students, STUDENT, {"dreams": dream})
    opened.undo()
    with opened.reading() as unit:
        assert unit.value(select(students.c.dreams).where(students.c.id == STUDENT)) == "老师"


@pytest.mark.usefixtures("clock")
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(st.text(max_size=20), min_size=1, max_size=8))
def test_whatever_is_typed_one_undo_gives_the_text_back(
    opened: ClassFile, texts: list[str]
) -> None:
    save(opened, "别的事", student=3, label="另一件")
    before = notes(opened)
    for text in texts:
        save(opened, text)
    after = notes(opened)
    if after == before:
        return
    opened.undo()
    assert notes(opened) == before
    opened.redo()
    assert notes(opened) == after
    opened.undo()


@pytest.mark.usefixtures("clock")
def test_the_history_keeps_the_text_before_and_the_last(opened: ClassFile) -> None:
    before = notes(opened)
    for text in ("一", "一二", "一二三"):
        save(opened, text)
    with opened.reading() as unit:
        row = unit.row(select(changes).order_by(changes.c.id.desc()))
    assert row is not None
    assert before in row.before
    assert "一二三" in row.after


def test_each_long_text_of_the_program_knows_sittings() -> None:
    """A field is said once; its column says the same."""
    for kind in (kind for room in ROOMS for kind in room.kinds):
        columns = JOURNALED[kind.table].c
        long_texts = {one.name for one in kind.fields if one.kind is Kind.LONG_TEXT}
        assert {column.name for column in columns if SITTING in column.info} == long_texts
