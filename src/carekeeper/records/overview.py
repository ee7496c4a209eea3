"""The students of the class with the last record of each, for the class view of a tab."""

from __future__ import annotations

from datetime import date
from typing import Any, Generic

from msgspec import Struct
from sqlalchemy import select

from carekeeper.core import dates
from carekeeper.core.ids import StudentId
from carekeeper.db.schema import photos, students
from carekeeper.db.units import Reading
from carekeeper.records.kind import Record, student_of, todo_of
from carekeeper.records.store import HERE, Records


class ClassLine(Struct, Generic[Record], frozen=True, kw_only=True):
    """A student of the class with the last record, and how many days ago it was."""

    student_id: StudentId
    name: str
    class_number: int | None
    left_behind: bool | None
    address: str
    photo: bytes | None
    last: Record | None
    days: int | None
    todo: str


def class_lines(unit: Reading, records: Records[Record], day: date) -> list[ClassLine[Record]]:
    """Return a line for each student who is here, in the order of the class.

    The number of queries does not depend on the number of students.
    """
    lasts = {student_of(one): one for one in unit.records(records.dated.record, records.lasts())}
    return [_line(records, row, lasts.get(row.id), day) for row in unit.rows(_STUDENTS)]


def _line(records: Records[Record], row: Any, last: Record | None, day: date) -> ClassLine[Record]:
    todo = None if last is None else todo_of(records.dated, last)
    return ClassLine(
        student_id=StudentId(row.id),
        name=row.name,
        class_number=row.class_number,
        left_behind=row.left_behind,
        address=row.home_address,
        photo=None if row.thumb is None else bytes(row.thumb),
        last=last,
        days=None if last is None else dates.days_between(records.dated.on(last), day),
        todo=todo.shown() if todo is not None and todo.is_open else "",
    )


_NUMBER = students.c.class_number
_STUDENTS = (
    select(
        students.c.id,
        students.c.name,
        _NUMBER,
        students.c.left_behind,
        students.c.home_address,
        photos.c.thumb,
    )
    .select_from(students.outerjoin(photos, photos.c.sha256 == students.c.photo))
    .where(HERE)
    .order_by(_NUMBER.is_(None), _NUMBER, students.c.sort_key, students.c.id)
)
