"""A heart-to-heart talk (谈心) as one record."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.ids import StudentId, TalkId


class Talk(Struct, frozen=True, kw_only=True):
    """One talk with one student. Every field is described in `facts.FIELDS`."""

    id: TalkId = TalkId(0)
    student_id: StudentId = StudentId(0)
    held_on: date | None = None
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    manner: str = ""
    talked_by: str = ""
    others_there: str = ""
    occasion: str = ""
    topics: tuple[str, ...] = ()
    said: str = ""
    mood: str = ""
    guidance: str = ""
    effect: str = ""
    follow_up: str = ""
    follow_up_by: date | None = None
    follow_up_done_on: date | None = None
    confidential: bool | None = None
