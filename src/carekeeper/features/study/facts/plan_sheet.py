"""What the study help plans print, read whole so that it can be drawn in another thread."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.features.study.facts.record import StudyPlan, StudyResult, StudySession


class PlanSheet(Struct, frozen=True):
    """One plan on paper; without one it is a form to fill in by hand."""

    student: StudentLine
    school: SchoolClass
    plan: StudyPlan | None = None
    sessions: Sequence[StudySession] = ()
    results: Sequence[StudyResult] = ()


class Group(Struct, frozen=True):
    """Who learns together in a subject; without a name, who is helped alone."""

    subject: str
    name: str
    students: Sequence[str]
    teachers: Sequence[str]
    helpers: Sequence[str]
