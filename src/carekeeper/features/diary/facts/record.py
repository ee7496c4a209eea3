"""An entry of a growth diary (成长日记) as one record."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.ids import DiaryEntryId, StudentId


class DiaryEntry(Struct, frozen=True, kw_only=True):
    """One entry of one student's diary. Every field is described in `facts.FIELDS`.

    `text` is plain, with empty lines between paragraphs; `photos` are digests of kept photos.
    """

    id: DiaryEntryId = DiaryEntryId(0)
    student_id: StudentId = StudentId(0)
    written_on: date | None = None
    kind: str = "diary"
    author: str = ""
    text: str = ""
    mood: str = ""
    tags: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    follow_up: str = ""
    follow_up_by: date | None = None
    follow_up_done_on: date | None = None
