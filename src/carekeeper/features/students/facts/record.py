"""A student's file as one record, and what can be said of it without looking anywhere else."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.ids import StudentId
from carekeeper.core.student_line import StudentFacts


class Student(StudentFacts, frozen=True, kw_only=True):
    """A student's file (学生档案). Every field is described in `facts.FIELDS`."""

    former_name: str = ""
    id_kind: str = ""
    id_number: str = ""
    school_number: str = ""
    enrolment_on: date | None = None
    enrolment_reason: str = ""
    left_behind_ended_on: date | None = None
    left_behind_end_reason: str = ""
    care_situation_on: date | None = None
    care_situation_by: str = ""
    key_support_reason: str = ""
    concern_since: date | None = None
    concern_reason: str = ""
    categories: tuple[str, ...] = ()
    registered_address: str = ""
    registration_kind: str = ""
    way_home_km: float | None = None
    way_home_means: str = ""
    school_bus: bool | None = None
    family_income: tuple[str, ...] = ()
    aid_received: str = ""
    only_child: bool | None = None
    siblings: str = ""
    bond_with_carer: str = ""
    health: str = ""
    health_notes: str = ""
    allergies: str = ""
    blood_type: str = ""
    height_cm: float | None = None
    weight_kg: float | None = None
    measured_on: date | None = None
    disability_kind: str = ""
    disability_level: str = ""
    disability_certificate: str = ""
    inclusive_learning: bool | None = None
    insurance: str = ""
    personality: str = ""
    hobbies: str = ""
    strengths: str = ""
    dreams: str = ""
    parents_wishes: str = ""
    study: str = ""
    study_by_subject: str = ""
    consent_on: date | None = None
    notes: str = ""


class ConcernSpan(Struct, frozen=True, kw_only=True):
    """Key support, or a level of concern, that has ended: since when, until when, and why."""

    id: int = 0
    student_id: StudentId = StudentId(0)
    what: str = ""
    since: date | None = None
    until: date | None = None
    reason: str = ""


def is_left_behind(student: Student) -> bool:
    """Tell whether the teacher marks the student as left behind."""
    return student.left_behind is True


def mark_has_ended(student: Student) -> bool:
    """Tell whether the mark was taken away or has an end."""
    return student.left_behind is False or student.left_behind_ended_on is not None


def is_key_support(student: Student) -> bool:
    """Tell whether the student is under key support (重点帮扶)."""
    return student.key_support is True


def has_gone(student: Student) -> bool:
    """Tell whether the student is not now in the class, or has come back to it."""
    return student.enrolment not in ("", "in_class") or student.enrolment_on is not None


def is_boarder(student: Student) -> bool:
    """Tell whether the student lives at school."""
    return student.boarding == "boarder"


def is_disabled(student: Student) -> bool:
    """Tell whether the file says that the student has a disability."""
    return student.health == "disabled" or "disabled" in student.categories


def has_concern_level(student: Student) -> bool:
    """Tell whether a concern level is set."""
    return bool(student.concern_level)
