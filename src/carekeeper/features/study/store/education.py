"""Reads and writes individual education plans and their reviews."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import select

from carekeeper.core.errors import Invalid, Refused
from carekeeper.core.ids import StudentId
from carekeeper.core.typing import override
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import terms_of
from carekeeper.db.education_tables import education_plans
from carekeeper.db.schema import staff
from carekeeper.db.students import school_class
from carekeeper.features.study.facts import education as facts
from carekeeper.features.study.facts.education import (
    PLAN,
    REVIEW,
    EducationPlan,
    EducationReview,
    Waiting,
)
from carekeeper.features.study.store.plans import PartRecords
from carekeeper.records.store import Records

_LONGEST_HOLIDAYS = timedelta(days=90)


class PlanRecords(Records[EducationPlan]):
    """All plans; of a student, those that run first."""

    @override
    def last_before(self, record: EducationPlan) -> EducationPlan | None:
        """Return None: what was before is told in the plan itself."""
        return None

    @override
    def persons(self, student_id: int) -> list[str]:
        """Return who can be responsible: the class teacher, the staff, the family."""
        known = select(staff.c.name).where(staff.c.name != "").order_by(staff.c.id)
        with self.file.reading() as unit:
            teachers = [school_class(unit).teacher, *(row.name for row in unit.rows(known))]
        return list(dict.fromkeys(filter(None, (*teachers, *super().persons(student_id)))))

    @override
    def of_student(self, student_id: int) -> list[EducationPlan]:
        return sorted(super().of_student(student_id), key=lambda one: not one.runs)

    @override
    def check(self, record: EducationPlan) -> None:
        super().check(record)
        facts.check_past(record, self.today())
        with self.file.reading() as unit:
            terms = terms_of(unit, record.review_on or self.today())
        facts.check_review_day(record.review_on, record.begins_on, terms, "review_on")
        facts.check_only_one(record, self.of_student(record.student_id))

    @override
    def restore(self, record_id: int, *, initiator: object | None = None) -> None:
        """Bring a plan back; raises `Refused` when another one runs for its reason by now."""
        record = self.get(record_id)
        try:
            facts.check_only_one(record, self.of_student(record.student_id))
        except Invalid as problem:
            raise Refused(problem.sentence) from problem
        super().restore(record_id, initiator=initiator)

    @override
    def _days(self) -> set[str]:
        return super()._days() | {"review_on", "ends_on", "parents_on", "reason"}


class ReviewRecords(PartRecords[EducationReview]):
    """The reviews of the plans."""

    @override
    def check(self, record: EducationReview) -> None:
        super().check(record)
        with self.file.reading() as unit:
            terms = terms_of(unit, record.next_on or self.today())
        facts.check_review_day(record.next_on, record.held_on, terms, "next_on")

    @override
    def _days(self) -> set[str]:
        return super()._days() | {"next_on"}


class PlansOnPaper(PlanRecords):
    """The plans as they are printed, each with its reviews."""

    def __init__(self, class_file: ClassFile, today: Callable[[], date] | None = None) -> None:
        super().__init__(class_file, PLAN, today)
        self.dated = facts.SHEET
        self._reviews = _reviews(class_file, today)

    @override
    def of_student(self, student_id: int) -> list[EducationPlan]:
        plans = super().of_student(student_id)
        return [facts.on_paper(one, self._reviews.of_plan(one)[::-1]) for one in plans]


class EducationPlans:
    """The individual education plans of a class file."""

    def __init__(self, class_file: ClassFile, today: Callable[[], date] | None = None) -> None:
        self._file = class_file
        self.plans = PlanRecords(class_file, PLAN, today)
        self.reviews = _reviews(class_file, today)

    def draft(self, student_id: StudentId) -> EducationPlan:
        """Return what a new plan begins with; nothing is written."""
        today = self.plans.today()
        review_on = self._proposed(today)
        return EducationPlan(student_id=student_id, begins_on=today, review_on=review_on)

    def review(self, plan: EducationPlan) -> EducationReview:
        """Return a new review of today."""
        today = self.plans.today()
        return EducationReview(
            student_id=plan.student_id,
            plan_id=plan.id,
            held_on=today,
            next_on=self._proposed(today),
        )

    def running(self) -> list[Waiting]:
        """Return the running plans of the students who are here, each with its last review."""
        with self._file.reading() as unit:
            reviews = self.reviews.by_plan(unit)
        return [
            Waiting(one.record, one.name, next(iter(reviews.get(one.record.id, ())), None))
            for one in reversed(self.plans.newest())
            if one.record.runs
        ]

    def _proposed(self, after: date) -> date | None:
        on = after + facts.USUAL_PAUSE
        with self._file.reading() as unit:
            terms = (*terms_of(unit, on), *terms_of(unit, on + _LONGEST_HOLIDAYS))
        return facts.proposed(after, terms)


def _reviews(class_file: ClassFile, today: Callable[[], date] | None) -> ReviewRecords:
    return ReviewRecords(class_file, REVIEW, education_plans, today)
