"""Reads and writes study help plans, their sessions and their stage results."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Table, select

from carekeeper.core.errors import Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.school_year import term_on
from carekeeper.core.span import Span
from carekeeper.core.student_line import StudentLine
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import terms_of
from carekeeper.db.enrolment import enrolments
from carekeeper.db.schema import staff, students
from carekeeper.db.students import by_id, class_over_time, here, names, with_thumbs
from carekeeper.db.study_tables import study_plans
from carekeeper.db.units import Reading
from carekeeper.features.study.facts import plans as facts
from carekeeper.features.study.facts.plan_sheet import Group, PlanSheet
from carekeeper.features.study.facts.plans import PLAN, RESULT, SESSION, Reviewed
from carekeeper.features.study.facts.record import StudyPlan, StudyResult, StudySession
from carekeeper.records.kind import Dated, Named, Record, number_of
from carekeeper.records.store import Records
from carekeeper.room import Rate


class PlanRecords(Records[StudyPlan]):
    """All study help plans; a helper of the class is called as that student is called now."""

    @override
    def last_before(self, record: StudyPlan) -> StudyPlan | None:
        """Return None: a plan for another subject says nothing of this one."""
        return None

    @override
    def of_student(self, student_id: int) -> list[StudyPlan]:
        """Return a student's plans: those that run first, of each the last first."""
        found = super().of_student(student_id)
        with self.file.reading() as unit:
            return sorted(_with_helpers(unit, found), key=lambda one: not one.runs)

    def everyones(self) -> list[StudyPlan]:
        """Return the plans of all students, the last first."""
        with self.file.reading() as unit:
            found = unit.records(StudyPlan, self.newest_first(self.query()))
            return _with_helpers(unit, found)

    @override
    def check(self, record: StudyPlan) -> None:
        super().check(record)
        with self.file.reading() as unit:
            terms = terms_of(unit, record.review_on or self.today())
        facts.check_span(record, terms)

    @override
    def along(self, record: StudyPlan, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return who the helper is, and the last day of a plan that does not run on."""
        found: dict[str, Any] = {}
        if "helper" in values:
            found["helper_id"] = self._helper(str(values["helper"]), record.student_id)
        if values.get("state", "running") != "running":
            begun, until = record.begins_on or date.min, record.ends_on or date.max
            found["ends_on"] = values.get("ends_on") or max(begun, min(until, self.today()))
        return found

    @override
    def _get(self, unit: Reading, record_id: int) -> StudyPlan:
        return _with_helpers(unit, [super()._get(unit, record_id)])[0]

    @override
    def _days(self) -> set[str]:
        return super()._days() | {"ends_on", "review_on"}

    def _helper(self, name: str, student_id: int) -> StudentId | None:
        """Return the student of the class who is called so, None for anybody else."""
        with self.file.reading() as unit:
            lines = by_id(unit).values()
        called = [one for one in lines if name and name in (one.name, one.alone)]
        exactly = [one for one in called if one.name == name]
        if len(called) > 1 and not exactly:
            told = tr("Several students are called {name}. Please choose one from the list.")
            raise Invalid(told.format(name=name), "helper")
        helper = next(iter(exactly or called), None)
        if helper is not None and helper.id == student_id:
            told = tr("{student} cannot be their own study helper. Please choose another student.")
            raise Invalid(told.format(student=name), "helper")
        return None if helper is None else helper.id


class PartRecords(Records[Record]):
    """What belongs to plans, such as sessions; of a plan in the recycle bin it is out of sight."""

    def __init__(
        self,
        class_file: ClassFile,
        dated: Dated[Record],
        plans: Table,
        today: Callable[[], date] | None = None,
    ) -> None:
        """Keep the parts of one kind; `plans` is the table of those that they belong to."""
        table = plans.metadata.tables[dated.table]
        kept = select(plans.c.id).where(plans.c.binned_at.is_(None))
        super().__init__(class_file, dated, today, table.c.plan_id.in_(kept))
        self._plans = plans

    @override
    def last_before(self, record: Record) -> Record | None:
        """Return None: the one before stands below."""
        return None

    @override
    def check(self, record: Record) -> None:
        """See that the day can be, and is not before the plan began; raises `Invalid`."""
        super().check(record)
        plans = self._plans.c
        query = select(plans.begins_on).where(plans.id == facts.plan_of(record))
        with self.file.reading() as unit:
            begun = unit.value(query)
        facts.check_inside(self.dated.on(record), begun, self.dated.day)

    def of_plan(self, plan: Struct) -> list[Record]:
        """Return what belongs to a plan, the last first."""
        query = self.query().where(self.table.c.plan_id == number_of(plan))
        with self.file.reading() as unit:
            return unit.records(self.dated.record, self.newest_first(query))

    def by_plan(self, unit: Reading) -> dict[int, list[Record]]:
        """Return what there is of each plan, the last first."""
        found: dict[int, list[Record]] = {}
        for one in unit.records(self.dated.record, self.newest_first(self.query())):
            found.setdefault(facts.plan_of(one), []).append(one)
        return found


def _with_helpers(unit: Reading, plans: Iterable[StudyPlan]) -> list[StudyPlan]:
    called = names(unit)
    return [
        replace(one, helper=called.get(one.helper_id, one.helper)) if one.helper_id else one
        for one in plans
    ]


class PlanLine(Struct, frozen=True):
    """A student of the class with one of the plans, or without any."""

    student: StudentLine
    plan: StudyPlan | None
    weak: bool
    reviewed: Reviewed | None = None
    held: Sequence[StudySession] = ()
    """The sessions of the plan, the last first."""
    others: Sequence[str] = ()
    """Who else is in the same group of the subject."""

    @property
    def number(self) -> int:
        """Return by which number the line is known: that of its plan, or below 0 without one."""
        return -int(self.student.id) if self.plan is None else int(self.plan.id)


class StudyPlans:
    """The study help plans of a class file."""

    def __init__(self, class_file: ClassFile, today: Callable[[], date] | None = None) -> None:
        self._file = class_file
        self.plans = PlanRecords(class_file, PLAN, today)
        self.sessions = PartRecords[StudySession](class_file, SESSION, study_plans, today)
        self.results = PartRecords[StudyResult](class_file, RESULT, study_plans, today)

    def all(self) -> tuple[Records[Any], ...]:
        """Return the three kinds, the plans first."""
        return (self.plans, self.sessions, self.results)

    def draft(self, student_id: StudentId) -> StudyPlan:
        """Return what a new plan begins with; nothing is written."""
        return StudyPlan(student_id=student_id, begins_on=self.plans.today())

    def session(self, plan: StudyPlan) -> StudySession:
        """Return a new session of today."""
        today = self.plans.today()
        return StudySession(student_id=plan.student_id, plan_id=plan.id, held_on=today)

    def result(self, plan: StudyPlan) -> StudyResult:
        """Return a new stage result of today."""
        today = self.plans.today()
        return StudyResult(student_id=plan.student_id, plan_id=plan.id, checked_on=today)

    def offered(self, field: str, student_id: StudentId) -> list[str]:
        """Return what a field of a student's plan offers: from staff, class, and other plans."""
        if field == "helper":
            with self._file.reading() as unit:
                return [one.name for one in here(unit) if one.id != student_id]
        used = self.plans.used(field)
        if field == "teacher":
            used = [*self._teachers(), *used]
        usual = map(tr, facts.SUBJECTS) if field == "subject" else ()
        return list(dict.fromkeys((*used, *usual)))

    def _teachers(self) -> list[str]:
        query = select(staff.c.name, staff.c.subject).where(staff.c.name != "").order_by(staff.c.id)
        told = tr("{name} ({said})")
        with self._file.reading() as unit:
            return [
                told.format(name=row.name, said=row.subject) if row.subject else row.name
                for row in unit.rows(query)
            ]

    def running(self) -> list[Reviewed]:
        """Return the running plans of the students who are here, each with its last result."""
        with self._file.reading() as unit:
            results = self.results.by_plan(unit)
        return [
            _reviewed(one.record, one.name, results)
            for one in reversed(self.plans.newest())
            if one.record.runs
        ]

    def rates(self, span: Span) -> list[Rate]:
        """Return of how many plans that ran in a span a stage result was noted in it."""
        days = self._days_of(span)
        if days is None:
            return []
        kept = self.plans.newest() if span.starts_on is None else self.ran(*days)
        ran = [one.record for one in kept if facts.ran_in(one.record, *days)]
        with self._file.reading() as unit:
            results = self.results.by_plan(unit)
        unseen = [
            plan
            for plan in ran
            if not any(days[0] <= RESULT.on(one) <= days[1] for one in results.get(plan.id, ()))
        ]
        return facts.rates(len(ran), unseen, span.as_of)

    def ran(self, first: date, last: date) -> list[Named[StudyPlan]]:
        """Return the plans that ran in these days, of students who were on the roll in them."""
        with self._file.reading() as unit:
            enrolled = enrolments(unit)
            begun = self.plans.between(date.min, last)
        return [
            one
            for one in begun
            if facts.ran_in(one.record, first, last)
            and enrolled[one.record.student_id].is_here_between(first, last)
        ]

    def lines(self) -> list[PlanLine]:
        """Return a line for each plan, and for who has none that runs, in the class's order."""
        study_is_weak = select(students.c.id).where(students.c.study == "weak")
        with self._file.reading() as unit:
            lines = with_thumbs(unit, here(unit))
            weak_ids = {row.id for row in unit.rows(study_is_weak)}
            sessions, results = self.sessions.by_plan(unit), self.results.by_plan(unit)
        called = {int(one.id): one.name for one in lines}
        plans = [plan for plan in self.plans.everyones() if plan.student_id in called]
        teams: dict[tuple[str, str], list[int]] = {}
        for plan in plans:
            if plan.runs and plan.study_group:
                teams.setdefault(plan.team, []).append(plan.student_id)
        made: list[PlanLine] = []
        for student in lines:
            weak = student.id in weak_ids
            mine = [plan for plan in plans if plan.student_id == student.id]
            if not any(plan.runs for plan in mine):
                made.append(PlanLine(student, None, weak=weak))
            made += [
                PlanLine(
                    student,
                    plan,
                    weak=weak,
                    reviewed=_reviewed(plan, student.name, results),
                    held=sessions.get(plan.id, ()),
                    others=[
                        called[one]
                        for one in (teams.get(plan.team, ()) if plan.runs else ())
                        if one != student.id
                    ],
                )
                for plan in mine
            ]
        return made

    def sheets(
        self, ids: Sequence[int], span: tuple[date, date] | None, plan_id: int = 0
    ) -> list[PlanSheet]:
        """Return the plans of some students that ran in a span, or the one with a number."""
        with self._file.reading() as unit:
            known, school = by_id(unit), class_over_time(unit)
            sessions, results = self.sessions.by_plan(unit), self.results.by_plan(unit)
        return [
            PlanSheet(
                known[number],
                school.until(None if plan.runs else plan.ends_on),
                plan,
                sessions.get(plan.id, ()),
                results.get(plan.id, ()),
            )
            for number in ids
            for plan in self.plans.of_student(number)
            if (plan.id == plan_id if plan_id else span is None or facts.ran_in(plan, *span))
        ]

    def blank(self, student_id: int | None) -> PlanSheet:
        """Return a form to fill in by hand, for a student or for anybody."""
        with self._file.reading() as unit:
            known, school = by_id(unit), class_over_time(unit).now
        return PlanSheet(StudentLine() if student_id is None else known[student_id], school)

    def groups(self, ids: Collection[int]) -> list[Group]:
        """Return who of some students learns with whom, by subject; who is helped alone is last."""
        teams: dict[tuple[str, str], list[PlanLine]] = {}
        for line in self.lines():
            if line.plan is not None and line.plan.runs and line.student.id in ids:
                teams.setdefault(line.plan.team, []).append(line)
        in_order = sorted(teams.items(), key=lambda one: (one[0][0], not one[0][1], one[0][1]))
        return [
            Group(
                *team,
                students=[one.student.name for one in lines],
                teachers=_once(one.plan.teacher for one in lines if one.plan),
                helpers=_once(one.plan.helper for one in lines if one.plan),
            )
            for team, lines in in_order
        ]

    def _days_of(self, span: Span) -> tuple[date, date] | None:
        """Return the first and the last day of a span, of the term where it has none."""
        first, last = span.starts_on, span.ends_on
        if first is None or last is None:
            with self._file.reading() as unit:
                term = term_on(terms_of(unit, span.as_of), span.as_of)
            if term is None:
                return None
            first, last = term.starts_on, term.ends_on
        return first, min(last, span.as_of)


def _reviewed(plan: StudyPlan, name: str, results: Mapping[int, Sequence[StudyResult]]) -> Reviewed:
    return Reviewed(plan, name, next(iter(results.get(plan.id, ())), None))


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, names)))
