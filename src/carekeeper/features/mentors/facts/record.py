"""Mentors, whom they are paired with, and what came of it, each as one record."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.ids import CheckInId, MentorId, MentoringId, StudentId
from carekeeper.core.school_class import ClassOverTime, SchoolClass
from carekeeper.core.student_line import StudentLine

LATE_MONTHS = 2
"""A check-in is late in the second school month without one."""


class Mentor(Struct, frozen=True, kw_only=True):
    """Who supports students (帮扶人). Every field is described in `facts.MENTOR_FIELDS`.

    `helper_id` is the student who is a study helper, `parent_of` the student whose parent it is.
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


class Mentoring(Struct, frozen=True, kw_only=True):
    """A student paired with a mentor (结对). Fields in `facts.MENTORING_FIELDS`."""

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


class CheckIn(Struct, frozen=True, kw_only=True):
    """What a mentor did with the student (帮扶记录). Fields in `facts.CHECK_IN_FIELDS`."""

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


class PairingLine(Struct, frozen=True, kw_only=True):
    """A pairing in the overview of the class, with how its check-ins stand on a day."""

    mentoring: Mentoring
    mentor: Mentor
    student: StudentLine
    child: str = ""
    """The name of the mentor's own child, for a parent of another student."""
    last: date | None = None
    """When the last check-in was."""
    missing: bool = False
    """Whether a check-in of this period is still to come."""
    months: int = 0
    """School months that have begun since the last check-in, this one counted."""
    per: str = "month"
    """The period that a check-in is asked for in."""

    @property
    def running(self) -> bool:
        """Tell whether the pairing goes on."""
        return self.mentoring.ends_on is None

    @property
    def late(self) -> bool:
        """Tell whether a whole month has gone by without a check-in."""
        return self.missing and self.last is not None and self.months >= LATE_MONTHS


class MentorLine(Struct, frozen=True, kw_only=True):
    """A mentor in the overview of the class, with the running pairings."""

    mentor: Mentor
    child: str = ""
    pairings: tuple[PairingLine, ...] = ()

    @property
    def last(self) -> date | None:
        """Return when the mentor's last check-in was."""
        return max((line.last for line in self.pairings if line.last), default=None)

    @property
    def missing(self) -> tuple[PairingLine, ...]:
        """Return the pairings without a check-in in this period."""
        return tuple(line for line in self.pairings if line.missing)


class Support(Struct, frozen=True, kw_only=True):
    """One mentor of one student, with all that came of it; the latest check-in first."""

    mentoring: Mentoring
    mentor: Mentor
    child: str = ""
    check_ins: tuple[CheckIn, ...] = ()


class Candidate(Struct, frozen=True, kw_only=True):
    """Somebody of the class file who could be made a mentor.

    `mentor` is the new mentor's record; `about` says who it is, and `keys` is the pinyin.
    """

    mentor: Mentor
    about: str = ""
    keys: str = ""


class Papers(Struct, frozen=True, kw_only=True):
    """Everything that the sheets of this room can show: read once, drawn in another thread."""

    school: ClassOverTime = ClassOverTime(SchoolClass(), ())
    students: tuple[StudentLine, ...] = ()
    supports: tuple[Support, ...] = ()
    """The running pairings, by student in the order of the class."""


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
    """Tell whether the mentor is a student who helps with studying."""
    return mentor.kind == "study_helper"


def is_grown_up(mentor: Mentor) -> bool:
    """Tell whether the mentor is not a student."""
    return not is_helper(mentor)
