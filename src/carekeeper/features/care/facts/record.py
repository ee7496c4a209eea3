"""What is kept of a student's life: entries, goals, aid and incidents, as plain records."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.ids import AidId, CareGoalId, IncidentId, LifeEntryId, StudentId


class LifeEntry(Struct, frozen=True, kw_only=True):
    """Something of a student's life and health (健康与生活记录).

    `told` are the persons who were told, as they are called: they stay readable when a person is
    taken off the card.
    """

    id: LifeEntryId = LifeEntryId(0)
    student_id: StudentId = StudentId(0)
    happened_on: date | None = None
    kind: str = "illness"
    lasted: str = ""
    text: str = ""
    treatment: str = ""
    told: tuple[str, ...] = ()
    told_on: date | None = None
    follow_up: str = ""
    follow_up_by: date | None = None
    follow_up_done_on: date | None = None
    confidential: bool | None = None
    photos: tuple[str, ...] = ()


class CareGoal(Struct, frozen=True, kw_only=True):
    """Something that a student learns to do alone (自理目标), with the days of its steps."""

    id: CareGoalId = CareGoalId(0)
    student_id: StudentId = StudentId(0)
    goal: str = ""
    begun_on: date | None = None
    sometimes_on: date | None = None
    mastered_on: date | None = None
    note: str = ""

    @property
    def step(self) -> str:
        """The step that is reached: `learning`, `sometimes` or `mastered`."""
        if self.mastered_on is not None:
            return "mastered"
        return "learning" if self.sometimes_on is None else "sometimes"


class Aid(Struct, frozen=True, kw_only=True):
    """Aid that a student received (资助); `amount` is in fen."""

    id: AidId = AidId(0)
    student_id: StudentId = StudentId(0)
    given_on: date | None = None
    kind: str = ""
    source: str = ""
    amount: int | None = None
    often: str = ""
    used_for: str = ""


class Concern(Struct, frozen=True, kw_only=True):
    """Key support or a level of concern: since when and why, and until when where it has ended."""

    what: str
    since: date | None = None
    until: date | None = None
    reason: str = ""


class Incident(Struct, frozen=True, kw_only=True):
    """A grave matter, and whom it was reported to, when and by whom (重大情况、强制报告)."""

    id: IncidentId = IncidentId(0)
    student_id: StudentId = StudentId(0)
    found_on: date | None = None
    found_at: str = ""
    situation: str = ""
    what: str = ""
    done: str = ""
    police_on: date | None = None
    police_at: str = ""
    police_by: str = ""
    education_on: date | None = None
    education_at: str = ""
    education_by: str = ""
    civil_on: date | None = None
    civil_at: str = ""
    civil_by: str = ""
    school_on: date | None = None
    school_at: str = ""
    school_by: str = ""
    reference: str = ""
    outcome: str = ""
    follow_up: str = ""
    follow_up_by: date | None = None
    follow_up_done_on: date | None = None
    confidential: bool | None = True
