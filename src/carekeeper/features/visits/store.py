"""Reads and writes the visits and other contacts with the families."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from msgspec import Struct
from sqlalchemy import ColumnElement

from carekeeper.core.ids import StudentId
from carekeeper.db import students
from carekeeper.db.class_file import ClassFile
from carekeeper.features.visits.facts import CONTACT, FAMILY, VISIT, VISITS, Contact
from carekeeper.records.asking import PeriodState, period_state
from carekeeper.records.kind import Asking
from carekeeper.records.overview import ClassLine, class_lines
from carekeeper.records.store import Records


class VisitState(Struct, frozen=True):
    """How the visits stand: of the period that the rule asks for, and the last of each student."""

    period: PeriodState[Contact] | None
    last: Mapping[int, Contact]

    def lacks(self, line: ClassLine[Contact]) -> bool:
        """Tell whether a student is still to be visited."""
        return line.student.id in {one.id for one in (self.period.open() if self.period else ())}


class Visits:
    """The visits and contacts of a class file."""

    def __init__(self, class_file: ClassFile, today: Callable[[], date] | None = None) -> None:
        self._file = class_file
        self.records = Records(class_file, CONTACT, today)

    def state(self, asking: Asking, day: date) -> PeriodState[Contact] | None:
        """Return how a rule of this room stands on a day; None when nothing is asked for."""
        with self._file.reading() as unit:
            read = partial(period_state, unit, self.records, asking.rule, day, self._fits(asking))
            return unit.kept((asking.rule, day), read)

    def visits(self, day: date) -> VisitState:
        """Return how the visits stand on a day."""
        with self._file.reading() as unit:
            last = unit.kept(
                "last visits", lambda: self.records.last_of_each(unit, self._fits(VISIT))
            )
        return VisitState(self.state(VISIT, day), last)

    def lines(self, day: date) -> list[ClassLine[Contact]]:
        """Return a line for each student who is here, with the last contact."""
        with self._file.reading() as unit:
            return class_lines(unit, self.records, day)

    def draft(self, student_id: StudentId) -> Contact:
        """Return what a new record begins with; nothing is written."""
        with self._file.reading() as unit:
            teacher = students.school_class(unit).teacher
        return Contact(student_id=student_id, held_on=self.records.today(), visitors=teacher)

    def _fits(self, asking: Asking) -> ColumnElement[bool] | None:
        manner: ColumnElement[str] = self.records.table.c.manner
        return None if asking is FAMILY else manner.in_(VISITS)
