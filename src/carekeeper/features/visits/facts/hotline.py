"""Who calls home on the class hotline, and when (亲情电话安排)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from carekeeper.core import dates
from carekeeper.core.fields import Field, Kind
from carekeeper.core.partaker import Partaker
from carekeeper.core.words import mark, tr
from carekeeper.room import RecordKind

DAYS = tuple(range(7))
"""The days of the week, Monday first."""


class Turn(Struct, frozen=True, kw_only=True):
    """The turn of one day of the week: from when, and which students call.

    `absent` are the numbers of those who have a turn but are not here, as texts.
    """

    id: int = 0
    weekday: int = 0
    starts_at: str = ""
    partakers: tuple[Partaker, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def when(self) -> str:
        """Return the day of the week with the time."""
        day = dates.weekday_name(self.weekday)
        return " ".join(part for part in (day, self.starts_at) if part)


FIELDS: tuple[Field, ...] = (
    Field("starts_at", mark("Time"), Kind.TIME, width=3),
    Field("partakers", mark("Who calls"), Kind.PARTAKERS, width=12),
)


def turn_name(values: Mapping[str, Any]) -> str:
    """Return the name of a turn from the values of its row."""
    day = values.get("weekday")
    if not isinstance(day, int):
        return tr("Turn on the hotline")
    return tr("Hotline on {weekday}").format(weekday=dates.weekday_name(day))


TURN = RecordKind(
    "hotline_turns",
    mark("Turn on the hotline"),
    (FIELDS[0], Field("students", mark("Who calls"), Kind.TEXTS)),
    turn_name,
)
