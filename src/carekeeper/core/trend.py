"""A line over time, such as a student's scores in a subject, laid out for screen and paper alike.

What is drawn follows from the numbers and from how wide a text is; only the pens differ.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec import Struct

Place = tuple[float, float]
Measure = Callable[[str], float]
"""Tells how wide a text is."""

_GAP = 4.0
_ABOVE = 6.0
_LEAST_SPAN = 0.4


class Moment(Struct, frozen=True):
    """One point in time: what was reached, as a share of all, and what the others reached."""

    name: str
    day: date
    share: float | None = None
    told: str = ""
    average: float | None = None


class Trend(Struct, frozen=True):
    """Moments in their order; from `since` on something was different, which `label` names.

    `whole` is what a share of 1 is called at the edge: 100 points, or 100 %.
    """

    moments: tuple[Moment, ...]
    since: date | None = None
    label: str = ""
    whole: float = 100.0
    unit: str = ""

    def before_and_after(self) -> tuple[float, float] | None:
        """Return the average shares before `since` and from then on; None without one of them."""
        return self._around([(one.day, one.share) for one in self.moments])

    def change_of_others(self) -> float | None:
        """Return by which share the others changed at the same moments."""
        there = [(one.day, one.average) for one in self.moments if one.share is not None]
        found = self._around(there)
        return None if found is None else found[1] - found[0]

    def in_words(self, share: float) -> str:
        """Return a share as it stands at the edge."""
        return f"{share * self.whole:.0f}{self.unit}"

    def _around(self, shares: Sequence[tuple[date, float | None]]) -> tuple[float, float] | None:
        since = self.since
        if since is None:
            return None
        before = [share for day, share in shares if share is not None and day < since]
        after = [share for day, share in shares if share is not None and day >= since]
        if not before or not after:
            return None
        return sum(before) / len(before), sum(after) / len(after)


class Words(Struct, frozen=True):
    """A text with the middle of its line's foot."""

    x: float
    y: float
    text: str


class Plot(Struct, frozen=True):
    """Where everything of a trend is drawn, from the top left corner."""

    lines: tuple[tuple[Place, ...], ...]
    """The strokes of the line; it has a gap where nothing was reached."""
    averages: tuple[tuple[Place, ...], ...]
    dots: tuple[Place, ...]
    told: tuple[Words, ...]
    ticks: tuple[Words, ...]
    rules: tuple[tuple[float, str], ...]
    """Level lines with what they mean."""
    shade: tuple[float, float] | None
    """Between which x it was different."""


def laid_out(
    trend: Trend, left: float, top: float, width: float, height: float, measure: Measure
) -> Plot:
    """Lay a trend out in a frame; the names of the moments stand below it."""
    low, high = _span(trend)
    slot = width / max(len(trend.moments), 1)
    xs = [left + slot * (at + 0.5) for at in range(len(trend.moments))]

    def y(share: float) -> float:
        return top + height * (1 - (share - low) / (high - low))

    own = [None if one.share is None else (x, y(one.share)) for x, one in _each(trend, xs)]
    others = [None if one.average is None else (x, y(one.average)) for x, one in _each(trend, xs)]
    told = [
        Words(x, y(one.share) - _ABOVE, one.told)
        for x, one in _each(trend, xs)
        if one.share is not None
    ]
    return Plot(
        lines=_strokes(own),
        averages=_strokes(others),
        dots=tuple(place for place in own if place is not None),
        told=tuple(_apart(told, measure)),
        ticks=tuple(_ticks(trend, xs, top + height, slot, measure)),
        rules=tuple((y(share), trend.in_words(share)) for share in _levels(low, high)),
        shade=_shade(trend, left, width, slot),
    )


def _each(trend: Trend, xs: Sequence[float]) -> Iterator[tuple[float, Moment]]:
    return zip(xs, trend.moments, strict=True)


def _span(trend: Trend) -> tuple[float, float]:
    """Return the shares at the foot and at the top: whole tenths round all that is drawn."""
    found = [one.share for one in trend.moments] + [one.average for one in trend.moments]
    shares = [share for share in found if share is not None] or [0.5]
    high = min(1.0, math.ceil(max(shares) * 10 + 0.5) / 10)
    low = max(0.0, min(math.floor(min(shares) * 10 - 0.5) / 10, high - _LEAST_SPAN))
    return low, high


def _levels(low: float, high: float) -> list[float]:
    step = 0.1 if high - low <= _LEAST_SPAN else 0.2
    count = int((high - low) / step + 0.01)
    return [high - step * n for n in range(count + 1)]


def _strokes(places: Sequence[Place | None]) -> tuple[tuple[Place, ...], ...]:
    strokes: list[list[Place]] = [[]]
    for place in places:
        if place is not None:
            strokes[-1].append(place)
        elif strokes[-1]:
            strokes.append([])
    return tuple(tuple(one) for one in strokes if len(one) > 1)


def _apart(words: Sequence[Words], measure: Measure) -> list[Words]:
    """Return those of the texts that do not run into each other; the last one always."""
    kept: list[Words] = []
    for one in reversed(words):
        right = one.x + measure(one.text) / 2 + _GAP
        if not kept or right <= kept[-1].x - measure(kept[-1].text) / 2:
            kept.append(one)
    return kept[::-1]


def _ticks(
    trend: Trend, xs: Sequence[float], y: float, slot: float, measure: Measure
) -> list[Words]:
    """Return the names of the moments, or their months where these have no room."""
    names = [one.name for one in trend.moments]
    if any(measure(name) + _GAP > slot for name in names):
        names = [f"{one.day:%Y-%m}" for one in trend.moments]
    return _apart([Words(x, y, name) for x, name in zip(xs, names, strict=True)], measure)


def _shade(trend: Trend, left: float, width: float, slot: float) -> tuple[float, float] | None:
    if trend.since is None:
        return None
    before = sum(one.day < trend.since for one in trend.moments)
    # What began after the last moment is seen as a narrow strip behind it.
    start = min(left + slot * before, left + width - slot / 4)
    return start, left + width
