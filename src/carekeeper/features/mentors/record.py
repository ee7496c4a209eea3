"""Mentors, whom they are paired with, and what came of it, each as one record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from carekeeper.core.ids import CheckInId, MentorId, MentoringId, StudentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """Who supports pupils (帮扶人). Every field is described in `facts.MENTOR_FIELDS`.

    `helper_id` is the pupil who is a study helper, `parent_of` the pupil whose parent it is.
    """

    id: MentorId = MentorId(0)
    name: str = ""
    kind: str = "teacher"
    helper_id: StudentId | None = None
    parent_of: StudentId | None = None
    occupation: str = ""
    subject: str = ""
    phone: str = ""
    address: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentoring:
    """A pupil paired with a mentor (结对). Fields in `facts.MENTORING_FIELDS`."""

    id: MentoringId = MentoringId(0)
    mentor_id: MentorId = MentorId(0)
    student_id: StudentId = StudentId(0)
    starts_on: date | None = None
    ends_on: date | None = None
    end_reason: str = ""
    agreement_signed_on: date | None = None
    goal: str = ""
    check_ins_agreed: str = ""
    situation_before: str = ""
    situation_after: str = ""
    term_summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """What a mentor did with the pupil (帮扶记录). Fields in `facts.CHECK_IN_FIELDS`."""

    id: CheckInId = CheckInId(0)
    mentoring_id: MentoringId = MentoringId(0)
    student_id: StudentId = StudentId(0)
    held_on: date | None = None
    manner: str = ""
    content: str = ""
    effect: str = ""
    next_step: str = ""
    next_by: date | None = None
    next_done_on: date | None = None


def has_ended(mentoring: Mentoring) -> bool:
    """Tell whether the pairing has an end."""
    return mentoring.ends_on is not None


def has_next_step(check_in: CheckIn) -> bool:
    """Tell whether something is to be done after the check-in."""
    return bool(check_in.next_step)


def is_teacher(mentor: Mentor) -> bool:
    """Tell whether the mentor teaches at the school."""
    return mentor.kind == "teacher"


def is_helper(mentor: Mentor) -> bool:
    """Tell whether the mentor is a pupil who helps with studying."""
    return mentor.kind == "study_helper"


def is_grown_up(mentor: Mentor) -> bool:
    """Tell whether the mentor is not a pupil."""
    return not is_helper(mentor)
