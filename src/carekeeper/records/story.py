"""What a declaration tells the whole house of its records: story lines, and where words stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from carekeeper.core.ids import StudentId
from carekeeper.core.rooms import Found, StoryLine
from carekeeper.core.words import tr
from carekeeper.records.kind import Dated, Record, number_of, student_of
from carekeeper.records.store import Named

_BEFORE = 12
_SHOWN = 60


def story_lines(dated: Dated[Record], records: Iterable[Record]) -> list[StoryLine]:
    """Return a line of the student's story for each record."""
    return [
        StoryLine(
            room=dated.room,
            kind=dated.table,
            on=dated.on(record),
            title=dated.title(record),
            text=dated.said(record),
            record_id=number_of(record),
            mood=getattr(record, "mood", ""),
            icon=dated.icon,
            private=dated.is_private(record),
            place=str(number_of(record)),
        )
        for record in records
        if getattr(record, dated.day) is not None
    ]


def found_in(dated: Dated[Record], hits: Sequence[Named[Record]], words: str) -> list[Found]:
    """Return where the words stand, each with the record that its tab can open."""
    return [
        Found(
            room=dated.room,
            student_id=StudentId(student_of(hit.record)),
            title=tr("{name} · {record}").format(name=hit.name, record=dated.name(hit.record)),
            excerpt=excerpt(dated, hit.record, words.split()),
            on=dated.on(hit.record),
            record_id=number_of(hit.record),
            place=str(number_of(hit.record)),
        )
        for hit in hits
    ]


def excerpt(dated: Dated[Record], record: Record, words: Sequence[str]) -> str:
    """Return the words round a searched one; of a confidential record only that it is one."""
    if dated.is_private(record):
        return tr("confidential")
    texts = [_plain(getattr(record, name)) for name in dated.texts]
    for text in texts:
        if any(word.casefold() in text.casefold() for word in words):
            return beginning(text, words)
    return beginning(next(filter(None, texts), ""))


def beginning(text: str, words: Iterable[str] = (), length: int = _SHOWN) -> str:
    """Return one line of a text: its beginning, or the place where a searched word stands."""
    plain = " ".join(text.split())
    folded = plain.casefold()
    places = [folded.find(word.casefold()) for word in words]
    start = max(0, min((place for place in places if place >= 0), default=0) - _BEFORE)
    cut = plain[start : start + length]
    return ("…" if start else "") + cut + ("…" if start + length < len(plain) else "")


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else tr(", ").join(value)
