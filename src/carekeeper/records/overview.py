"""The students of the class with the last record of each, for the class view of a tab."""

from __future__ import annotations

from datetime import date
from typing import Generic

from msgspec import Struct

from carekeeper.core import dates
from carekeeper.core.student_line import StudentLine
from carekeeper.db import students
from carekeeper.db.units import Reading
from carekeeper.records.kind import Record, Todo, todo_of
from carekeeper.records.store import Records


class ClassLine(Struct, Generic[Record], frozen=True):
    """A student of the class with the last record, and how many days ago it was."""

    student: StudentLine
    last: Record | None
    days: int | None
    todo: Todo


def class_lines(unit: Reading, records: Records[Record], day: date) -> list[ClassLine[Record]]:
    """Return a line for each student who is here, in the order of the class.

    The number of queries does not depend on the number of students.
    """
    lasts = records.last_of_each(unit)
    here = students.with_thumbs(unit, students.here(unit))
    return [_line(records, student, lasts.get(student.id), day) for student in here]


def _line(
    records: Records[Record], student: StudentLine, last: Record | None, day: date
) -> ClassLine[Record]:
    if last is None:
        return ClassLine(student, None, None, Todo(""))
    days = dates.days_between(records.dated.on(last), day)
    return ClassLine(student, last, days, todo_of(records.dated, last))
