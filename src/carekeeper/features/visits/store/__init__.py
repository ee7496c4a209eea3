"""Reads and writes the visits and other contacts with the families."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct
from sqlalchemy import ColumnElement

from carekeeper.core import family
from carekeeper.core.ids import StudentId
from carekeeper.core.partaker import Partaker
from carekeeper.core.student_line import StudentLine
from carekeeper.db import students
from carekeeper.db.class_file import ClassFile
from carekeeper.db.mentoring import mentors_at_work
from carekeeper.features.visits.facts import CONTACT, FAMILY, VISIT, VISITS, Contact
from carekeeper.features.visits.facts.calls import PARENT_CALL, ParentCall
from carekeeper.features.visits.facts.meetings import MEETING, Meeting
from carekeeper.features.visits.facts.rounds import Round
from carekeeper.features.visits.store.rounds import Rounds
from carekeeper.records.asking import PeriodState, period_state
from carekeeper.records.class_records import ClassRecords
from carekeeper.records.kind import Asking
from carekeeper.records.overview import ClassLine, class_lines
from carekeeper.records.store import Records


class VisitState(Struct, frozen=True):
    """How the visits stand: of the period that the rule asks for, and the last of each student."""

    period: PeriodState[Contact] | None
    last: Mapping[int, Contact]
    calls: Mapping[int, ParentCall]

    def lacks(self, line: ClassLine[Contact]) -> bool:
        """Tell whether a student is still to be visited."""
        return line.student.id in {one.id for one in (self.period.open() if self.period else ())}


class Beside(Struct, frozen=True):
    """What stands beside the visits of a student."""

    calls: Sequence[ParentCall]
    meetings: Sequence[Meeting]


class Invited(Struct, frozen=True):
    """Who can be at a meeting."""

    students: Sequence[StudentLine]
    guardians: Sequence[Partaker]
    mentors: Sequence[Partaker]


class Homecoming(Struct, frozen=True):
    """A parent who works away and said when to come home; `on` is a day or a month."""

    student: StudentLine
    parent: str
    on: str


class Visits:
    """The visits and contacts of a class file."""

    def __init__(self, class_file: ClassFile, today: Callable[[], date] | None = None) -> None:
        self._file = class_file
        self.records = Records(class_file, CONTACT, today)
        self.calls = Records(class_file, PARENT_CALL, today)
        self.meetings = ClassRecords(class_file, MEETING, today)
        self.rounds = Rounds(class_file, self.records)

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
            calls = unit.kept("last calls", lambda: self.calls.last_of_each(unit))
        return VisitState(self.state(VISIT, day), last, calls)

    def lines(self, day: date) -> list[ClassLine[Contact]]:
        """Return a line for each student who is here, with the last contact."""
        with self._file.reading() as unit:
            return class_lines(unit, self.records, day)

    def draft(self, student_id: StudentId) -> Contact:
        """Return what a new record begins with; nothing is written."""
        with self._file.reading() as unit:
            teacher = students.school_class(unit).teacher
        return Contact(student_id=student_id, held_on=self.records.today(), visitors=teacher)

    def at_house(self, made: Round, student_id: StudentId) -> Contact:
        """Return what the visit at a house of a round begins with; nothing is written."""
        visitors, day = made.visitors, made.held_on
        return Contact(student_id=student_id, held_on=day, visitors=visitors, manner="home")

    def call(self, student_id: StudentId) -> ParentCall:
        """Return what a new call with the parents begins with; the parent is who is away."""
        with self._file.reading() as unit:
            away = students.by_id(unit)[student_id].parents_away
        parent = away[0] if len(away) == 1 else "mother"
        return ParentCall(student_id=student_id, held_on=self.calls.today(), parent=parent)

    def meeting(self) -> Meeting:
        """Return what a new meeting begins with."""
        return Meeting(held_on=self.meetings.today())

    def beside(self, student_id: StudentId) -> Beside:
        """Return the calls of a student and the meetings where the family was, the last first."""
        calls = self.calls.of_student(student_id)
        return Beside(calls, self.meetings.of_student(student_id))

    def invited(self) -> Invited:
        """Return who can be at a meeting: students, who cares for the left-behind, mentors."""
        with self._file.reading() as unit:
            here = students.here(unit)
            at_work = mentors_at_work(unit, [one.id for one in here])
        guardians = [
            Partaker(one.id, person=family.called(person), name=one.name)
            for one in here
            if one.left_behind
            for person in one.family
            if family.is_here(person) and not family.is_away(person)
        ]
        names = dict.fromkeys(row.name for rows in at_work.values() for row in rows)
        return Invited(here, guardians, [Partaker(None, person=name) for name in names])

    def returns(self) -> list[Homecoming]:
        """Return which parents said when they come home, the next first; past ones too."""
        with self._file.reading() as unit:
            here = students.here(unit)
        found = [
            Homecoming(one, family.called_short(person), person.next_return)
            for one in here
            for person in one.family
            if family.is_parent(person) and family.is_away(person) and person.next_return
        ]
        return sorted(found, key=lambda one: one.on)

    def _fits(self, asking: Asking) -> ColumnElement[bool] | None:
        manner: ColumnElement[str] = self.records.table.c.manner
        return None if asking is FAMILY else manner.in_(VISITS)
