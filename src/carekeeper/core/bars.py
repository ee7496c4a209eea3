"""Bars of a chart: how much is done of what was due, on screen and on paper in the same heights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct


class Bar(Struct, frozen=True):
    """One bar: its word, such as a month, and so many of so many."""

    label: str
    done: int
    of: int


def heights(bars: Sequence[Bar], room: float) -> Iterable[tuple[float, float]]:
    """Return how high what is done and what was due are drawn in a room of some height."""
    most = max((one.of for one in bars), default=0) or 1
    return [(one.done * room / most, one.of * room / most) for one in bars]
