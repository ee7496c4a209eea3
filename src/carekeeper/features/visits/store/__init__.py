"""Reads and writes the visits and other contacts with the families."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from msgspec import Struct
from sqlalchemy import ColumnElement, select

from carekeeper.core import dates, family
from carekeeper.core.contact_manners import VISITS
from carekeeper.core.family import Person
from carekeeper.core.ids import GuardianId, StudentId
from carekeeper.core.partaker import Partaker
from carekeeper.core.span import Span
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr
from carekeeper.db import students
from carekeeper.db.class_file import ClassFile
from carekeeper.db.joined import joined_in
from carekeeper.db.mentoring import mentors_at_work
from carekeeper.db.schema import guardians
from carekeeper.db.schema import students as db_students
from carekeeper.db.units import columns_of
from carekeeper.features.visits.facts import CONTACT, FAMILY, VISIT, Contact
from carekeeper.features.visits.facts.calls import PARENT_CALL, ParentCall
from carekeeper.features.visits.facts.letter import LETTER, Letter, Month, drafted
from carekeeper.features.visits.facts.meetings import MEETING, Meeting
from carekeeper.features.visits.facts.rounds import Round
from carekeeper.features.visits.store.hotline import Hotline
from carekeeper.features.visits.store.rounds import Rounds
from carekeeper.records.asking import PeriodState, period_state
from carekeeper.records.class_records import ClassRecords
from carekeeper.records.kind import Asking, Todo
from carekeeper.records.overview import class_lines
from carekeeper.records.pages import lately
from carekeeper.records.store import Records

_STAYS_AT_HOME = timedelta(days=10)
"""A parent who came home is asked for when so many days are over."""


_SAID_WHEN = (
    select(*columns_of(Person, guardians))
    .join(db_students, db_students.c.id == guardians.c.student_id)
    .where(students.HERE, guardians.c.binned_at.is_(None), guardians.c.next_return != "")
    .order_by(guardians.c.next_return, guardians.c.id)
)


def _last_day(on: str) -> date:
    """Return the last day that a loose day can mean."""
    first = dates.loose_first_day(on)
    if len(on) == len("2027-02-05"):
        return first
    months = first.month if len(on) == len("2027-02") else 12
    after = date(first.year + months // 12, months % 12 + 1, 1)
    return after - timedelta(days=1)


class VisitLine(Struct, frozen=True):
    """A student of the class as of a day: the last visit and call, and whether a visit is due."""

    as_of: date
    student: StudentLine
    days: int | None
    todo: Todo
    visit: Contact | None
    call: ParentCall | None
    lacks: bool


class Beside(Struct, frozen=True):
    """What stands beside the visits of a student."""

    calls: Sequence[ParentCall]
    meetings: Sequence[Meeting]
    letters: Sequence[Letter]


class Invited(Struct, frozen=True):
    """Who can be at a meeting."""

    students: Sequence[StudentLine]
    guardians: Sequence[Partaker]
    mentors: Sequence[Partaker]


class Homecoming(Struct, frozen=True, kw_only=True):
    """A parent who works away and said when to come home; `on` is a day or a month."""

    student_id: StudentId
    student: str
    guardian_id: GuardianId
    parent: str
    on: str


class Visits:
    """The visits and contacts of a class file."""

    def __init__(self, class_file: ClassFile, today: Callable[[], date] | None = None) -> None:
        self._file = class_file
        self.records = Records(class_file, CONTACT, today)
        # The class says which manners count as a visit.
        self.records.tables |= {"class_info"}
        self.calls = Records(class_file, PARENT_CALL, today)
        self.meetings = ClassRecords(class_file, MEETING, today)
        self.rounds = Rounds(class_file, self.records)
        self.letters = Records(class_file, LETTER, today)
        self.hotline = Hotline(class_file)

    def state(self, asking: Asking, day: date) -> PeriodState[Contact] | None:
        """Return how a rule of this room stands on a day; None when nothing is asked for."""
        with self._file.reading() as unit:
            read = partial(period_state, unit, self.records, asking.rule, day, self._fits(asking))
            return unit.kept((asking.rule, day), read)

    def days(self, asking: Asking, span: Span) -> Mapping[int, Sequence[date]]:
        """Return the days of the contacts that count for a rule of this room, by student."""
        return self.records.days(span, self._fits(asking))

    def last_visits(self) -> Mapping[int, Contact]:
        """Return the last visit of each student."""
        with self._file.reading() as unit:
            return self.records.last_of_each(unit, self._fits(VISIT))

    def lines(self, day: date) -> list[VisitLine]:
        """Return a line for each student who is here; the queries do not grow with the class."""
        with self._file.reading() as unit:
            visits, calls = self.last_visits(), self.calls.last_of_each(unit)
            period = self.state(VISIT, day)
            lacking = {one.id for one in (period.open() if period else ())}
            return [
                VisitLine(
                    as_of=day,
                    student=line.student,
                    days=line.days,
                    todo=line.todo,
                    visit=visits.get(line.student.id),
                    call=calls.get(line.student.id),
                    lacks=line.student.id in lacking,
                )
                for line in class_lines(unit, self.records, day)
            ]

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

    def letter(self, student_id: StudentId) -> Letter:
        """Return what a new letter begins with: what the month brought, for the parents to read.

        Nothing of talks is in it, nor of what only the class teacher sees.
        """
        today = self.letters.today()
        first = today.replace(day=1)
        with self._file.reading() as unit:
            name = students.by_id(unit)[student_id].name
            done = unit.rows(joined_in(student_id, first, today))
        contacts = [one for one in self.records.of_student(student_id) if one.held_on]
        mine = [one for one in contacts if one.held_on and first <= one.held_on <= today]
        month = Month(
            [(row.title, row.said) for row in done if row.title],
            [one.told for one in mine if one.told],
            [one.follow_up for one in mine if one.follow_up],
        )
        to = tr("The parents of {name}").format(name=name)
        text = drafted(name, month)
        return Letter(student_id=student_id, written_on=today, addressed_to=to, text=text)

    def meeting(self) -> Meeting:
        """Return what a new meeting begins with."""
        return Meeting(held_on=self.meetings.today())

    def beside(self, student_id: StudentId, most: int | None = None) -> Beside:
        """Return so many calls, meetings and letters of a student's family, the last first."""
        with self._file.reading():
            return Beside(
                lately(self.calls, student_id, most=most),
                lately(self.meetings, student_id, most=most),
                lately(self.letters, student_id, most=most),
            )

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
            if family.is_here(person) and not family.is_away(person) and not person.barred
        ]
        names = dict.fromkeys(row.name for rows in at_work.values() for row in rows)
        return Invited(here, guardians, [Partaker(None, person=name) for name in names])

    def returns(self) -> list[Homecoming]:
        """Return which parents said when they come home, the next first; past ones too."""
        with self._file.reading() as unit:
            called = students.names(unit)
            found = unit.records(Person, _SAID_WHEN)
        return [
            Homecoming(
                student_id=one.student_id,
                student=called[one.student_id],
                guardian_id=one.id,
                parent=family.called_short(one),
                on=one.next_return,
            )
            for one in found
            if family.is_parent(one) and family.is_away(one)
        ]

    def came_home(self, day: date) -> list[Homecoming]:
        """Return who wanted to be home some days ago, and is still noted as away.

        After the Spring Festival this asks whether they left again: the card is opened, where the
        facts are renewed.
        """
        last = day - _STAYS_AT_HOME
        return [one for one in self.returns() if _last_day(one.on) <= last]

    def _fits(self, asking: Asking) -> ColumnElement[bool] | None:
        """Return which contacts count for a rule: the school says which manners are a visit."""
        if asking is FAMILY:
            return None
        manner: ColumnElement[str] = self.records.table.c.manner
        return manner.in_(self.counting())

    def counting(self) -> tuple[str, ...]:
        """Return the manners that the school counts as a visit."""
        with self._file.reading() as unit:
            return students.school_class(unit).visit_manners or VISITS
