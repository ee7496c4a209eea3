"""Reads and writes the activities of the class, and who took part in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from carekeeper.core.due import period_on
from carekeeper.core.student_line import StudentLine
from carekeeper.db import students
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import terms_of
from carekeeper.features.activities.facts import ACTIVITY, TAKEN_PART, Activity
from carekeeper.records.asking import PeriodState, period_state
from carekeeper.records.class_records import ClassRecords


class Activities:
    """The activities of a class file."""

    def __init__(self, class_file: ClassFile, today: Callable[[], date] | None = None) -> None:
        self._file = class_file
        self.records = ClassRecords(class_file, ACTIVITY, today)

    def state(self, day: date) -> PeriodState[Activity] | None:
        """Return who took part as the rule asks; None when nothing is asked for."""
        with self._file.reading() as unit:
            read = partial(period_state, unit, self.records, TAKEN_PART.rule, day)
            return unit.kept((TAKEN_PART.rule.name, day), read)

    def of_term(self, day: date) -> list[Activity]:
        """Return what was done in the term of a day, or since it ended; the last first."""
        with self._file.reading() as unit:
            term = period_on("term", day, terms_of(unit, day))
            first, last = (date.min, date.max) if term is None else (term.starts_on, term.ends_on)
            held = self.records.between(first, min(last, day))
        return [one.record for one in reversed(held)]

    def never_there(self, held: Sequence[Activity]) -> list[StudentLine]:
        """Return the left-behind students who took part in none of these activities, of some."""
        there = {one.student_id for activity in held for one in activity.partakers}
        with self._file.reading() as unit:
            here = students.here(unit)
        return [one for one in here if one.left_behind and one.id not in there] if held else []

    def draft(self) -> Activity:
        """Return what a new activity begins with; nothing is written."""
        with self._file.reading() as unit:
            teacher = students.school_class(unit).teacher
        return Activity(held_on=self.records.today(), responsible=teacher)

    def candidates(self) -> Sequence[StudentLine]:
        """Return those who can take part, in the order of the class."""
        with self._file.reading() as unit:
            return students.here(unit)
