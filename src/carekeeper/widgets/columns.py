"""What stands in a column of a record table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

Tone = Literal["text", "second", "third", "due", "late", "good"]


class Face(Struct, frozen=True):
    """The round picture before a name: the person's number, name, and photo as stored."""

    key: int
    name: str
    photo: bytes | None = None


def _plain(_row: Any) -> Tone:
    return "text"


class Column(Struct, frozen=True):
    """One column, for rows of any one kind.

    `title` is a source text. `shown` gives the words of a cell, `value` what it is sorted by
    (the words when there is none; None comes last). `tone` colours a cell, for what is late.
    `only_when_told` leaves the column out while no row has words for it.
    """

    name: str
    title: str
    width: int
    shown: Callable[[Any], str]
    value: Callable[[Any], Any] | None = None
    tone: Callable[[Any], Tone] = _plain
    bold: bool = False
    face: Callable[[Any], Face] | None = None
    only_when_told: bool = False

    def sort_key(self, row: Any) -> tuple[bool, Any]:
        """Return what a row is sorted by; a row without a value comes last."""
        value = self.value(row) if self.value else self.shown(row)
        return (value is None or value == "", value)
