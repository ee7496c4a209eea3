"""A study help plan with its sessions and stage results, as plain records."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.ids import StudentId, StudyPlanId, StudyResultId, StudySessionId


class StudyPlan(Struct, frozen=True, kw_only=True):
    """How a student is helped in a subject (学习帮扶计划).

    `helper` is what the study helper is called: it stays readable when that student is gone.
    A row of `measures` has time, content, and who.
    """

    id: StudyPlanId = StudyPlanId(0)
    student_id: StudentId = StudentId(0)
    subject: str = ""
    focus: str = ""
    study_group: str = ""
    teacher: str = ""
    helper: str = ""
    helper_id: StudentId | None = None
    begins_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    state: str = "running"
    end_reason: str = ""
    causes: tuple[str, ...] = ()
    analysis: str = ""
    near_goal: str = ""
    far_goal: str = ""
    measures: tuple[tuple[str, ...], ...] = ()

    @property
    def runs(self) -> bool:
        """Tell whether the plan is neither reached nor ended."""
        return self.state == "running"

    @property
    def team(self) -> tuple[str, str]:
        """Return with which group the student learns: groups are those of a subject."""
        return self.subject, self.study_group


class StudySession(Struct, frozen=True, kw_only=True):
    """One time that somebody sat down with the student (辅导记录)."""

    id: StudySessionId = StudySessionId(0)
    student_id: StudentId = StudentId(0)
    plan_id: StudyPlanId = StudyPlanId(0)
    held_on: date | None = None
    content: str = ""
    went: str = ""


class StudyResult(Struct, frozen=True, kw_only=True):
    """What a look at a plan after some time has found (阶段成效)."""

    id: StudyResultId = StudyResultId(0)
    student_id: StudentId = StudentId(0)
    plan_id: StudyPlanId = StudyPlanId(0)
    checked_on: date | None = None
    rating: str = ""
    result: str = ""
