"""What a declaration tells the whole house of its records: story lines, and where words stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from carekeeper.core import finding
from carekeeper.core.story import StoryLine
from carekeeper.core.texts import around
from carekeeper.core.words import tr
from carekeeper.records.kind import Dated, Named, Record, place_of
from carekeeper.room import Found

_BRIEF = 120


def story_lines(dated: Dated[Record], records: Iterable[Record]) -> list[StoryLine]:
    """Return a line of the student's story for each record."""
    return [
        StoryLine(
            place=place_of(dated, record),
            on=dated.on(record),
            title=dated.title(record),
            text=_text(dated, record),
            mood=getattr(record, "mood", ""),
            icon=dated.icon,
            private=dated.is_private(record),
        )
        for record in records
        if getattr(record, dated.day) is not None
    ]


def _text(dated: Dated[Record], record: Record) -> str:
    said = dated.said(record)
    return around(said, length=_BRIEF) if dated.briefly else said


def found_in(dated: Dated[Record], hits: Sequence[Named[Record]], words: str) -> list[Found]:
    """Return where the words stand, each with the record that its tab can open."""
    return [
        Found(
            place=place_of(dated, hit.record),
            title=_headed(hit.name, dated.name(hit.record)),
            excerpt=excerpt(dated, hit.record, words.split()),
            on=dated.on(hit.record),
        )
        for hit in hits
    ]


def _headed(name: str, record: str) -> str:
    return tr("{name} · {record}").format(name=name, record=record) if name else record


def excerpt(dated: Dated[Record], record: Record, words: Sequence[str]) -> str:
    """Return the words round a searched one; of a confidential record only that it is one."""
    if dated.is_private(record):
        return tr("confidential")
    texts = [_plain(getattr(record, name)) for name in dated.texts]
    for text in texts:
        if any(finding.holds(text, word) for word in words):
            return around(text, words)
    return around(next(filter(None, texts), ""))


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    return tr(", ").join(one if isinstance(one, str) else " ".join(one) for one in value)
