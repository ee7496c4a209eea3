"""The figures of a report."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from carekeeper.core.due import Urgency
from carekeeper.room import DueItem, Rate


class Figure(Struct, frozen=True):
    """A figure, and the room that tells it: there its students are looked at."""

    room: str
    rate: Rate


def of_concern(items: Sequence[DueItem]) -> list[DueItem]:
    """Return what is late of the students, one line for each of them, the latest first."""
    late = [one for one in items if one.urgency <= Urgency.LATE and one.student_id is not None]
    first: dict[int | None, DueItem] = {}
    for one in late:
        first.setdefault(one.student_id, one)
    return list(first.values())
