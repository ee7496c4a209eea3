"""Students who go into another class file, or come out of one: what is written on both sides."""

from __future__ import annotations

import uuid
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Table, func, insert, or_, select

from carekeeper.core.enrolment import ARCHIVED, IN_CLASS
from carekeeper.core.errors import Invalid, Refused
from carekeeper.core.words import tr, trn
from carekeeper.db import enrolment, handouts, kept_photos
from carekeeper.db.care_tables import mentors
from carekeeper.db.class_file import ClassFile
from carekeeper.db.history import Change, unpack
from carekeeper.db.move_tables import moves
from carekeeper.db.parcel import ROWS, Label, Parcel, keys_of
from carekeeper.db.schema import JOURNALED, class_info, photos, students, terms
from carekeeper.db.students import everyone, names
from carekeeper.db.units import Reading, Writing

TAKEN, SAME, ALIKE, NAMESAKE = "taken", "same", "alike", "namesake"
"""How a student who comes is known: received before, here by a number, by name and birthday, or
only another one of that name is here."""

HANDOUT = "move"
_GONE = "moved_away"
_KEPT_OF_THE_ERASED = (
    *("id", "name", "name_keys", "sort_key", "sex", "class_number"),
    *("joined_on", "enrolment", "enrolment_on", "enrolment_reason"),
)
_SAME_ROW = {mentors.name: ("name", "phone"), terms.name: ("school_year", "number")}
"""By what a row that is nobody's is known again; others by all that they say."""


class Coming(Struct, frozen=True):
    """A student in a parcel: how many records of each table come, and who is here already.

    `known` is one of the four words above, and `""` for one whom nobody here is like.
    """

    id: int
    name: str
    sex: str
    birth_date: date | None
    counts: Mapping[str, int]
    known: str = ""
    here: str = ""


def label_for(to_class: str, to_school: str, moved_on: date) -> Label:
    """Return the label of a new parcel.

    Raises `Invalid` when the class is not named.
    """
    if not to_class.strip():
        raise Invalid(tr("Please name the class that they go to."), "to_class")
    return Label(uuid.uuid4().hex, moved_on, to_class.strip(), to_school.strip())


def let_go(
    class_file: ClassFile, label: Label, ids: Sequence[int], parcel: Path, *, erase: bool = False
) -> None:
    """Archive the students of a parcel that was written, and name where they and it went.

    With `erase`, nothing stays but name and day, and it cannot be undone.
    """
    step = trn("{n} student moved to {place}", "{n} students moved to {place}", len(ids))
    step = step.format(n=len(ids), place=label.to_class)
    place = tr(" · ").join(filter(None, (label.to_class, label.to_school)))
    reason = tr("Moved to {place}").format(place=place)
    today = class_file.now().date()
    with class_file.writing(step, undoable=not erase) as unit:
        for student_id in ids:
            enrolment.change(unit, student_id, _GONE, label.moved_on, reason, today=today)
            if erase:
                _erase(unit, student_id)
            told = {"other_class": label.to_class, "other_school": label.to_school}
            _note(unit, label, student_id, student_id, came=False, told=told)
        if erase:
            kept_photos.sweep(unit)
        out = {"at": class_file.now(), "kind": HANDOUT, "destination": str(parcel)}
        handouts.add(unit, ids, out)


def _erase(unit: Writing, student_id: int) -> None:
    row = unit.row(select(students).where(students.c.id == student_id))
    assert row is not None
    left = {name: row._mapping[name] for name in _KEPT_OF_THE_ERASED}
    unit.erase(students, student_id)
    unit.forget_student(student_id)
    unit.insert(students, left)


def _note(
    unit: Writing, label: Label, student_id: int, there: int, *, came: bool, told: Mapping[str, str]
) -> None:
    values = {"move": label.move, "there": there, "came": came, "moved_on": label.moved_on}
    unit.insert(moves, {"student_id": student_id, **values, **told})


def coming(class_file: ClassFile, parcel: Parcel) -> list[Coming]:
    """Return who is in a parcel, and whom this class knows already."""
    with class_file.reading() as unit:
        return [_coming(unit, parcel, row) for row in parcel.rows[students.name]]


def _coming(unit: Reading, parcel: Parcel, row: Mapping[str, Any]) -> Coming:
    owned = {name: rows for name, rows in parcel.rows.items() if name in JOURNALED}
    counts = {
        name: sum(one.get("student_id") == row["id"] for one in rows)
        for name, rows in owned.items()
    }
    known, there = _known(unit, parcel.label, row)
    return Coming(
        id=row["id"],
        name=row["name"],
        sex=row["sex"],
        birth_date=row["birth_date"],
        counts={name: n for name, n in counts.items() if n},
        known=known,
        here=names(unit)[there] if there else "",
    )


def _known(unit: Reading, label: Label, row: Mapping[str, Any]) -> tuple[str, int]:
    """Return how a student is known here, and by whom; nothing for one who is new."""
    came = (moves.c.move == label.move, moves.c.there == row["id"], moves.c.came.is_(True))
    before = unit.value(select(moves.c.student_id).where(*came))
    if before is not None:
        return TAKEN, int(before)
    numbers = [
        students.c[name] == row[name] for name in ("id_number", "school_number") if row[name]
    ]
    if numbers:
        query = select(students.c.id).where(students.c.binned_at.is_(None), or_(*numbers))
        same = unit.value(query)
        if same is not None:
            return SAME, int(same)
    called = [one for one in everyone(unit) if one.own_name == row["name"]]
    born = [one for one in called if one.birth_date and one.birth_date == row["birth_date"]]
    if born:
        return ALIKE, int(born[0].id)
    return (NAMESAKE, int(called[0].id)) if called else ("", 0)


def receive(class_file: ClassFile, parcel: Parcel) -> str:
    """Take in all students of a parcel as one step; returns what that is called.

    Raises `Refused` when one of them is here already; then nothing is written.
    """
    n = len(parcel.rows[students.name])
    words = trn("{n} student came from {place}", "{n} students came from {place}", n)
    step = words.format(n=n, place=parcel.from_class)
    with class_file.writing(step) as unit:
        for one in (_coming(unit, parcel, row) for row in parcel.rows[students.name]):
            if one.known in (TAKEN, SAME):
                raise Refused(said(one))
        _Arrival(unit, parcel).write()
    return step


def said(one: Coming) -> str:
    """Return what is to be known of a student before he is received; `""` when nothing is."""
    sentences = {
        TAKEN: tr("{name} was already received out of this parcel."),
        SAME: tr(
            "{name} is here already, with the same number. To take the student in, move the file "
            "that is here to the recycle bin first."
        ),
        ALIKE: tr("{here} is here already, with the same name and birthday. Is it the same child?"),
        NAMESAKE: tr("Another student is called {name}: both are told apart."),
    }
    return sentences.get(one.known, "").format(name=one.name, here=one.here)


class _Arrival:
    """Writes the rows of a parcel under new numbers, and their history before them."""

    def __init__(self, unit: Writing, parcel: Parcel) -> None:
        self._unit = unit
        self._parcel = parcel
        self._ids: dict[str, dict[int, int]] = {table.name: {} for table in ROWS}
        self._there: set[tuple[str, int]] = set()
        last = {one: unit.value(select(func.max(one.c.id))) or 0 for one in ROWS}
        self._last = {table.name: int(number) for table, number in last.items()}
        self._steps: list[tuple[int, int]] = [(0, 0)]

    def write(self) -> None:
        """Write everything."""
        for sha256, (data, thumb) in self._parcel.photos.items():
            self._keep_photo(sha256, data, thumb)
        for table in ROWS:
            if table.name in JOURNALED and table is not class_info:
                for row in self._parcel.rows[table.name]:
                    self._ids[table.name][row["id"]] = self._row(table, row)
        self._carry_history()
        for row in self._parcel.rows["handouts"]:
            self._handout(row)
        label = self._parcel.label
        told = {"other_class": self._parcel.from_class, "other_school": self._parcel.from_school}
        for row in self._parcel.rows[students.name]:
            student_id = self._ids[students.name][row["id"]]
            if row["enrolment"] in ARCHIVED:
                enrolment.change(self._unit, student_id, IN_CLASS, label.moved_on)
            _note(self._unit, label, student_id, row["id"], came=True, told=told)

    def _keep_photo(self, sha256: str, data: bytes, thumb: bytes) -> None:
        if self._unit.value(select(photos.c.sha256).where(photos.c.sha256 == sha256)) is None:
            row = next(one for one in self._parcel.rows["photos"] if one["sha256"] == sha256)
            self._unit.execute(insert(photos).values(**row, data=data, thumb=thumb))

    def _row(self, table: Table, row: Mapping[str, Any]) -> int:
        values = self._renumbered(table, row)
        del values["id"]
        if table is students:
            values |= self._as_one_of_us(row)
        elif not values.get("student_id"):
            there = self._same(table, values)
            if there is not None:
                self._there.add((table.name, row["id"]))
                return there
        return self._unit.insert(table, values)

    def _renumbered(self, table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values with the numbers that the rows they name have here."""
        made = dict(values)
        for column, parent in keys_of(table):
            if made.get(column.name) is not None:
                made[column.name] = self._ids[parent.name].get(made[column.name])
        return made

    def _as_one_of_us(self, row: Mapping[str, Any]) -> dict[str, Any]:
        number = row["class_number"]
        taken = select(students.c.id).where(
            students.c.class_number == number, students.c.binned_at.is_(None)
        )
        return {
            "joined_on": self._parcel.label.moved_on,
            "class_number": None if number and self._unit.value(taken) else number,
        }

    def _same(self, table: Table, values: Mapping[str, Any]) -> int | None:
        """Return the row that is here already and says the same."""
        told = _SAME_ROW.get(table.name, ())
        known = told if told and all(values[name] for name in told) else tuple(values)
        alike = [table.c[name].is_not_distinct_from(values[name]) for name in known]
        alike.append(table.c.id <= self._last[table.name])
        if "binned_at" in table.c:
            alike.append(table.c.binned_at.is_(None))
        found = self._unit.value(select(table.c.id).where(*alike))
        return None if found is None else int(found)

    def _carry_history(self) -> None:
        """Write the steps of the other class before the one by which they came."""
        made: dict[int, list[Change]] = {}
        for row in self._parcel.changes:
            if row.table_name in JOURNALED and (row.table_name, row.row_id) not in self._there:
                made.setdefault(row.step_id, []).append(self._change(row))
        for step in self._parcel.steps:
            if step.id in made:
                words = tr("{place}: {what}").format(place=self._parcel.from_class, what=step.label)
                gone = step.state in ("undone", "dropped")
                carried = self._unit.carry(words, made[step.id], at=step.at, gone=gone)
                self._steps.append((step.id, carried))

    def _change(self, row: Any) -> Change:
        table = JOURNALED[row.table_name]
        before, after = (
            None if told is None else self._renumbered(table, told)
            for told in (unpack(table, row.before), unpack(table, row.after))
        )
        number = self._ids[table.name][row.row_id]
        for told in (before, after):
            if told is not None and "id" in told:
                told["id"] = number
        student_id = self._ids[students.name].get(row.student_id)
        return Change(table.name, number, row.operation, before, after, student_id)

    def _handout(self, row: Mapping[str, Any]) -> None:
        table = next(one for one in ROWS if one.name == "handouts")
        values = self._renumbered(table, row)
        del values["id"]
        at = bisect_right([old for old, _new in self._steps], row["step_id"]) - 1
        self._unit.insert(table, {**values, "step_id": self._steps[at][1]})
