"""Undo and redo, whatever was done before: the rows go back and come again exactly."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import Table
from tests.db.stories import RAW_KEY, Halfway, break_off, rows

from carekeeper.core.errors import Refused
from carekeeper.core.typing import override
from carekeeper.db.class_file import ClassFile
from carekeeper.db.connection import connect
from carekeeper.db.schema import (
    JOURNALED,
    card_confirmations,
    class_info,
    guardians,
    staff,
    students,
)

NAMES = st.text(max_size=6)
DAYS = st.none() | st.dates(date(2015, 1, 1), date(2026, 12, 31))
FLAGS = st.none() | st.booleans()
LISTS = st.lists(NAMES, max_size=3).map(tuple)
STUDENT = st.fixed_dictionaries(
    {"name": NAMES},
    optional={
        "birth_date": DAYS,
        "class_number": st.none() | st.integers(0, 99),
        "left_behind": FLAGS,
        "categories": LISTS,
        "way_home_km": st.none() | st.floats(0, 99, allow_nan=False),
        "binned_at": st.none() | st.datetimes(),
    },
)
PERSON = st.fixed_dictionaries(
    {"name": NAMES},
    optional={"phones": LISTS, "away": FLAGS, "call_order": st.none() | st.integers(0, 9)},
)

State = dict[str, list[Any]]


class TeacherAtWork(RuleBasedStateMachine):
    """A teacher who adds, changes, deletes, takes back, does again, closes and opens."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "a.carebook"
        shutil.copyfile(self.template, self.path)
        self.file = ClassFile.open(self.path)
        self.past: list[State] = [self.now()]
        self.place = 0

    @override
    def teardown(self) -> None:
        try:
            self.all_the_way_back_and_forth()
        finally:
            self.file.close()
            shutil.rmtree(self.folder)

    def all_the_way_back_and_forth(self) -> None:
        while self.file.undo():
            pass
        assert self.now() == self.past[0]
        while self.file.redo():
            pass
        assert self.now() == self.past[-1]

    def now(self) -> State:
        return rows(self.path, "", journaled=True)

    def ids(self, table: Table) -> list[int]:
        with self.file.reading() as unit:
            return [row.id for row in unit.rows(table.select().order_by(table.c.id))]

    def done(self) -> None:
        """Something new was done; what had been taken back is gone for good."""
        if self.now() != self.past[self.place]:
            self.past[self.place + 1 :] = [self.now()]
            self.place += 1

    def pick(self, table: Table, draw: int) -> int | None:
        ids = self.ids(table)
        return ids[draw % len(ids)] if ids else None

    @rule(student=STUDENT, persons=st.lists(PERSON, max_size=2))
    def a_student_comes(self, student: dict[str, Any], persons: list[dict[str, Any]]) -> None:
        with self.file.writing("来") as unit:
            student = unit.insert(students, student)
            for person in persons:
                unit.insert(guardians, {**person, "student_id": student})
        self.done()

    @rule(draw=st.integers(0, 99), values=STUDENT)
    def a_student_changes(self, draw: int, values: dict[str, Any]) -> None:
        student = self.pick(students, draw)
        if student is not None:
            with self.file.writing("改") as unit:
                unit.update(students, student, values)
            self.done()

    @rule(draw=st.integers(0, 99), values=PERSON)
    def a_person_changes(self, draw: int, values: dict[str, Any]) -> None:
        person = self.pick(guardians, draw)
        if person is not None:
            with self.file.writing("改") as unit:
                unit.update(guardians, person, values)
                unit.update(guardians, person, {**values, "notes": "twice in one step"})
            self.done()

    @rule(draw=st.integers(0, 99))
    def a_student_goes_with_the_family(self, draw: int) -> None:
        student = self.pick(students, draw)
        if student is None:
            return
        with self.file.writing("走") as unit:
            for table in (guardians, card_confirmations):
                for row in unit.rows(table.select().where(table.c.student_id == student)):
                    unit.delete(table, row.id)
            unit.delete(students, student)
        self.done()

    @rule(draw=st.integers(0, 99), day=DAYS.filter(bool))
    def a_card_is_confirmed(self, draw: int, day: date) -> None:
        student = self.pick(students, draw)
        if student is not None:
            with self.file.writing("确认") as unit:
                unit.insert(card_confirmations, {"student_id": student, "confirmed_on": day})
            self.done()

    @rule(name=NAMES)
    def the_class_is_named(self, name: str) -> None:
        with self.file.writing("班") as unit:
            if self.ids(class_info):
                unit.update(class_info, 1, {"name": name})
            else:
                unit.insert(class_info, {"id": 1, "name": name})
            unit.insert(staff, {"name": name})
        self.done()

    @rule(values=STUDENT)
    def something_goes_wrong_halfway(self, values: dict[str, Any]) -> None:
        with pytest.raises(Halfway):
            break_off(self.file, values)

    @rule()
    def take_back(self) -> None:
        step = self.file.undo()
        assert (step is None) == (self.place == 0)
        self.place = max(0, self.place - 1)

    @precondition(lambda self: self.place < len(self.past) - 1)
    @rule()
    def do_again(self) -> None:
        assert self.file.redo() is not None
        self.place += 1

    @rule()
    def close_and_open(self) -> None:
        self.file.close()
        self.file = ClassFile.open(self.path)

    @invariant()
    def rows_are_as_they_should_be(self) -> None:
        assert self.now() == self.past[self.place]
        assert (self.file.next_undo() is None) == (self.place == 0)
        assert (self.file.next_redo() is None) == (self.place == len(self.past) - 1)


@pytest.fixture(scope="session")
def plain_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty class file without a password."""
    path = tmp_path_factory.mktemp("plain") / "plain.carebook"
    ClassFile.create(path).close()
    return path


def test_any_sequence_can_be_taken_back_and_done_again(plain_book: Path) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    TeacherAtWork.template = plain_book
    run_state_machine_as_test(
        TeacherAtWork,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_what_is_new_ends_what_could_be_done_again(opened: ClassFile) -> None:
    opened.undo()
    with opened.writing("新") as unit:
        unit.update(students, 2, {"notes": "x"})
    assert opened.next_redo() is None
    opened.undo()
    opened.undo()
    step = opened.next_redo()
    assert step is not None
    assert step.label != "照片"


def test_undo_announces_what_it_took_back(opened: ClassFile) -> None:
    heard: list[tuple[str, frozenset[str]]] = []
    opened.listen(lambda changed: heard.append((changed.label, changed.tables)))
    opened.undo()
    opened.redo()
    assert heard == [("照片", frozenset({"students"}))] * 2


def test_undo_in_an_empty_file_does_nothing(plain_book: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.carebook"
    shutil.copyfile(plain_book, path)
    with ClassFile.open(path) as class_file:
        assert class_file.undo() is None
        assert class_file.redo() is None
        assert not class_file.changed_since_open


def test_undo_that_cannot_be_done_leaves_all_as_it_was(opened: ClassFile) -> None:
    """A row was removed behind the journal's back, so its old values have no place."""
    with opened.writing("新") as unit:
        unit.insert(guardians, {"student_id": 12, "name": "姑姑"})
        person = unit.value(guardians.select().order_by(guardians.c.id.desc()))
    with opened.writing("删") as unit:
        unit.delete(guardians, person)
        unit.execute(students.delete().where(students.c.id == 12))
    before = rows(opened.path, RAW_KEY)
    with pytest.raises(Refused, match="删"):
        opened.undo()
    assert rows(opened.path, RAW_KEY, journaled=True) == {
        name: found for name, found in before.items() if name in JOURNALED
    }


def test_the_journal_names_no_value_in_an_error(opened: ClassFile) -> None:
    with (
        pytest.raises(Exception, match="FOREIGN KEY") as caught,
        opened.writing("x") as unit,
    ):
        unit.insert(guardians, {"student_id": 999, "name": "王小明的奶奶"})
    assert "王小明" not in str(caught.value)


def test_a_second_connection_sees_only_what_is_finished(opened: ClassFile) -> None:
    with opened.writing("x") as unit:
        unit.insert(students, {"name": "半截"})
        with closing(connect(opened.path, RAW_KEY)) as other:
            assert other.execute("SELECT count(*) FROM students").fetchone() == (12,)
