"""Reads and writes what is kept of the students' life: entries, goals, aid and incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Select, bindparam, func, select

from carekeeper.core import concern
from carekeeper.core.ids import StudentId
from carekeeper.core.school_year import school_year_of
from carekeeper.core.student_line import StudentLine
from carekeeper.db.class_file import ClassFile
from carekeeper.db.enrolment import class_of
from carekeeper.db.schema import concern_spans, students
from carekeeper.db.students import by_id, class_over_time
from carekeeper.db.units import Reading
from carekeeper.features.care.facts import AID, GOAL, INCIDENT, LIFE, duty
from carekeeper.features.care.facts.log import LifeLog, Logs
from carekeeper.features.care.facts.record import Aid, CareGoal, Concern, Incident, LifeEntry
from carekeeper.records.kind import Named, Todo
from carekeeper.records.overview import class_lines
from carekeeper.records.pages import lately
from carekeeper.records.store import Records

_OF_TODAY = select(
    students.c.key_support,
    students.c.key_support_since,
    students.c.key_support_reason,
    students.c.concern_level,
    students.c.concern_since,
    students.c.concern_reason,
).where(students.c.id == bindparam("whose"))

_ENDED = (
    select(*(concern_spans.c[name] for name in ("what", "since", "until", "reason")))
    .where(concern_spans.c.student_id == bindparam("whose"), concern_spans.c.binned_at.is_(None))
    .order_by(concern_spans.c.until.desc(), concern_spans.c.id.desc())
)


class Beside(Struct, frozen=True):
    """What stands beside the entries of a student."""

    goals: Sequence[CareGoal]
    aid: Sequence[Aid]
    incidents: Sequence[Incident]
    concerns: Sequence[Concern]


class CareLine(Struct, frozen=True):
    """A student of the class: the last entry, what is to be looked after, figures of this year."""

    student: StudentLine
    as_of: date
    last: LifeEntry | None
    todo: Todo
    absences: int
    goals: int
    aid: int
    open_steps: int


class Care:
    """The life, goals, aid and incidents of a class file."""

    def __init__(self, class_file: ClassFile, today: Callable[[], date] | None = None) -> None:
        self._file = class_file
        self.life = Records(class_file, LIFE, today)
        self.goals = Records(class_file, GOAL, today)
        self.aid = Records(class_file, AID, today)
        self.incidents = Records(class_file, INCIDENT, today)

    def all(self) -> tuple[Records[Any], ...]:
        """Return the four kinds, the entries first."""
        return (self.life, self.goals, self.aid, self.incidents)

    # -- what a new record begins with; nothing is written

    def entry(self, student_id: StudentId) -> LifeEntry:
        """Return a new entry of today."""
        return LifeEntry(student_id=student_id, happened_on=self.life.today())

    def goal(self, student_id: StudentId) -> CareGoal:
        """Return a new goal that begins today."""
        return CareGoal(student_id=student_id, begun_on=self.life.today())

    def new_aid(self, student_id: StudentId) -> Aid:
        """Return new aid of today."""
        return Aid(student_id=student_id, given_on=self.life.today())

    def incident(self, student_id: StudentId) -> Incident:
        """Return a new incident, found out today."""
        return Incident(student_id=student_id, found_on=self.life.today())

    # -- reading

    def beside(self, student_id: StudentId, most: int | None = None) -> Beside:
        """Return so many goals, aid and incidents of a student, the last first."""
        with self._file.reading():
            return Beside(
                lately(self.goals, student_id, most=most),
                lately(self.aid, student_id, most=most),
                lately(self.incidents, student_id, most=most),
                self._concerns(student_id),
            )

    def open_incidents(self) -> list[Named[Incident]]:
        """Return the incidents of students who are here of which something is still to be done."""
        found = self.incidents.newest()
        return [one for one in found if duty.open_steps(one.record) or not one.record.outcome]

    def lines(self, day: date) -> list[CareLine]:
        """Return a line for each student who is here; the queries do not grow with the class."""
        first = date(school_year_of(day), 9, 1)
        table = self.life.table
        absent = self._counted(self.life, func.count()).where(table.c.kind == "absence")
        goals = self._counted(self.goals, func.count())
        given = self._counted(self.aid, func.sum(self.aid.table.c.amount))
        steps = Counter(
            {
                one.record.student_id: len(duty.open_steps(one.record))
                for one in self.open_incidents()
            }
        )
        todos = {
            one.student_id: Todo(one.text, one.by)
            for one in reversed(self.life.open_follow_ups(day))
        }
        with self._file.reading() as unit:
            absences = _by_student(unit, absent.where(self.life.day >= first))
            learning = _by_student(unit, goals.where(self.goals.table.c.mastered_on.is_(None)))
            sums = _by_student(unit, given.where(self.aid.day >= first))
            return [
                CareLine(
                    line.student,
                    day,
                    line.last,
                    todos.get(line.student.id, Todo("")),
                    absences.get(line.student.id, 0),
                    learning.get(line.student.id, 0),
                    sums.get(line.student.id, 0),
                    steps[line.student.id],
                )
                for line in class_lines(unit, self.life, day)
            ]

    def logs(
        self, ids: Sequence[int], span: tuple[date, date] | None = None, *, private: bool
    ) -> Logs:
        """Return what is printed of some students; confidential records only with `private`."""
        with self._file.reading() as unit:
            known, last = by_id(unit), self.life.today() if span is None else span[1]
            schools = {number: class_of(unit, number, last) for number in ids}
            school = class_over_time(unit).on(last)
        made = []
        for number in ids:
            kept = [
                [
                    one
                    for one in records.of_student(number)
                    if (private or not records.dated.is_private(one))
                    and (span is None or span[0] <= records.dated.on(one) <= span[1])
                ]
                for records in self.all()
            ]
            made.append(
                LifeLog(known[number], schools[number], *(tuple(reversed(one)) for one in kept))
            )
        return Logs(school, tuple(made))

    def private_count(self, student_id: int) -> int:
        """Return how many records of a student only the class teacher sees."""
        return sum(
            records.dated.is_private(one)
            for records in self.all()
            for one in records.of_student(student_id)
        )

    # -- writing

    def set_step(self, goal_id: int, step: str, *, initiator: object | None = None) -> None:
        """Note that a goal has reached a step today, or that it fell back to it."""
        goal, today = self.goals.get(goal_id), self.goals.today()
        values: dict[str, date | None] = {"sometimes_on": None, "mastered_on": None}
        if step == "sometimes":
            values["sometimes_on"] = goal.sometimes_on or today
        if step == "mastered":
            values = {"mastered_on": goal.mastered_on or today}
        self.goals.change(goal_id, values, initiator=initiator)

    def _concerns(self, student_id: StudentId) -> list[Concern]:
        """Return key support and level of a student as they are, then those that have ended."""
        with self._file.reading() as unit:
            (now,) = unit.rows(_OF_TODAY, whose=student_id) or (None,)
            spans = unit.rows(_ENDED, whose=student_id)
        found = []
        if now is not None and now.key_support:
            since, reason = now.key_support_since, now.key_support_reason
            found.append(Concern(what=concern.KEY_SUPPORT, since=since, reason=reason))
        if now is not None and now.concern_level:
            since, reason = now.concern_since, now.concern_reason
            found.append(Concern(what=now.concern_level, since=since, reason=reason))
        return [*found, *(Concern(**row._mapping) for row in spans)]

    def _counted(self, records: Records[Any], figure: Any) -> Select[Any]:
        owner = records.table.c.student_id
        return select(owner, figure).where(records.kept).group_by(owner)


def _by_student(unit: Reading, query: Select[Any]) -> Mapping[int, int]:
    return {int(number): int(figure or 0) for number, figure in unit.rows(query)}
