"""A line over time, such as a student's scores in a subject, laid out for screen and paper alike.

What is drawn follows from the numbers and from how wide a text is; only the pens differ.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

Place = tuple[float, float]
Strokes = tuple[tuple[Place, ...], ...]
Measure = Callable[[str], float]
"""Tells how wide a text is."""

_GAP = 4.0
_ABOVE = 6.0
_CLEAR = 2.0
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


class Level(Struct, frozen=True):
    """A level line with what it means; it has gaps where a value is written."""

    y: float
    text: str
    spans: tuple[tuple[float, float], ...]


class Plot(Struct, frozen=True):
    """Where everything of a trend is drawn, from the top left corner."""

    lines: Strokes
    """The strokes of the line; it has a gap where nothing was reached."""
    averages: Strokes
    dots: tuple[Place, ...]
    told: tuple[Words, ...]
    ticks: tuple[Words, ...]
    levels: tuple[Level, ...]
    shade: tuple[float, float] | None
    """Between which x it was different."""


class Frame(Struct, frozen=True):
    """Where a trend is drawn; the names of its moments stand below."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width


def laid_out(trend: Trend, frame: Frame, measure: Measure, tall: float) -> Plot:
    """Lay a trend out; of the values, `measure` tells how wide they are, and `tall` how high."""
    low, high = _span(trend)
    slot = frame.width / max(len(trend.moments), 1)
    xs = [frame.left + slot * (at + 0.5) for at in range(len(trend.moments))]

    def y(share: float) -> float:
        return frame.top + frame.height * (1 - (share - low) / (high - low))

    own = [None if one.share is None else (x, y(one.share)) for x, one in _each(trend, xs)]
    others = [None if one.average is None else (x, y(one.average)) for x, one in _each(trend, xs)]
    lines, averages = _strokes(own), _strokes(others)
    values = [
        _beside(place, one.told, measure(one.told), tall, (*lines, *averages), frame)
        for place, one in zip(own, trend.moments, strict=True)
        if place is not None
    ]
    names = zip(xs, _names(trend, slot, measure), strict=True)
    ticks = [Words(x, frame.top + frame.height, name) for x, name in names]
    told = _apart(values, frame, measure)
    levels = [
        Level(y(share), trend.in_words(share), _gaps(y(share), frame, told, measure, tall))
        for share in _levels(low, high)
    ]
    return Plot(
        lines=lines,
        averages=averages,
        dots=tuple(place for place in own if place is not None),
        told=tuple(told),
        ticks=tuple(_apart(ticks, frame, measure)),
        levels=tuple(levels),
        shade=_shade(trend, frame, slot),
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


def _gaps(
    y: float, frame: Frame, words: Sequence[Words], measure: Measure, tall: float
) -> tuple[tuple[float, float], ...]:
    """Return the parts of a level line that run into none of the texts."""
    spans, left = [], frame.left
    for one in words:
        if one.y - tall <= y <= one.y + _CLEAR:
            half = measure(one.text) / 2 + _CLEAR
            spans.append((left, one.x - half))
            left = one.x + half
    return tuple((start, end) for start, end in (*spans, (left, frame.right)) if start < end)


def _beside(
    place: Place, told: str, wide: float, tall: float, strokes: Strokes, frame: Frame
) -> Words:
    """Return a value above its point, or below where fewer lines run through it there."""
    x, y = place
    above, below = Words(x, y - _ABOVE, told), Words(x, y + _ABOVE + tall, told)
    if below.y > frame.top + frame.height:
        return above
    return min(above, below, key=lambda one: _crossed(one, wide / 2, tall, strokes))


def _crossed(words: Words, half: float, tall: float, strokes: Strokes) -> int:
    """Return how many pieces of lines run through a text."""
    count = 0
    for (x1, y1), (x2, y2) in (piece for stroke in strokes for piece in pairwise(stroke)):
        start, end = max(x1, words.x - half), min(x2, words.x + half)
        if start < end:
            ys = [y1 + (y2 - y1) * (x - x1) / (x2 - x1) for x in (start, end)]
            count += min(ys) < words.y and max(ys) > words.y - tall
    return count


def _strokes(places: Sequence[Place | None]) -> Strokes:
    strokes: list[list[Place]] = [[]]
    for place in places:
        if place is not None:
            strokes[-1].append(place)
        elif strokes[-1]:
            strokes.append([])
    return tuple(tuple(one) for one in strokes if len(one) > 1)


def _apart(words: Sequence[Words], frame: Frame, measure: Measure) -> list[Words]:
    """Return texts inside the frame that do not run into each other; the last one always."""
    kept: list[Words] = []
    edge = frame.right + _GAP
    for one in reversed(words):
        half = measure(one.text) / 2
        x = min(max(one.x, frame.left + half), frame.right - half)
        if not kept or x + half + _GAP <= edge:
            kept.append(Words(x, one.y, one.text))
            edge = x - half
    return kept[::-1]


def _names(trend: Trend, slot: float, measure: Measure) -> list[str]:
    """Return the names of the moments, or their months where a name has no room or comes twice."""
    names = [one.name for one in trend.moments]
    if len(set(names)) < len(names) or any(measure(name) + _GAP > slot for name in names):
        return [f"{one.day:%Y-%m}" for one in trend.moments]
    return names


def _shade(trend: Trend, frame: Frame, slot: float) -> tuple[float, float] | None:
    if trend.since is None:
        return None
    before = sum(one.day < trend.since for one in trend.moments)
    # What began after the last moment is seen as a narrow strip behind it.
    return min(frame.left + slot * before, frame.right - slot / 4), frame.right
