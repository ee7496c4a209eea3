"""A figure against its floor: both measured in the same run, in turns, as medians."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in `unit`, and how it must compare.

    With a `floor` the ratio of the medians counts, without one the 95th percentile does; without
    a `limit` it is only told.
    """

    name: str
    ours: Sequence[float]
    floor: Sequence[float] = ()
    floor_name: str = ""
    limit: float | None = None
    unit: str = "ms"

    @property
    def value(self) -> float:
        """The median, or the 95th percentile where there is no floor."""
        return median(self.ours) if self.floor else percentile(self.ours, 0.95)

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is."""
        return self.value / median(self.floor) if self.floor else None

    @property
    def holds(self) -> bool:
        """Tell whether it is within its limit."""
        reached = self.value if self.ratio is None else self.ratio
        return self.limit is None or reached <= self.limit


Times = Mapping[str, Sequence[float]]
"""Milliseconds by the name of a page."""


def slowest(
    name: str,
    ours: Times,
    floor: Times,
    limit: float,
    against: str = "a bare Qt page with as many parts",
) -> Figure:
    """Return the figure of the page that is the slowest, as a multiple of its own floor."""
    worst = max(ours, key=lambda page: median(ours[page]) / median(floor[page]))
    return Figure(f"{name} (slowest: {worst})", ours[worst], floor[worst], against, limit)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that so great a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def in_turns(times: int, *measures: Callable[[], Sequence[float]]) -> list[list[tuple[float, ...]]]:
    """Measure each so many times, one after the other, forwards and backwards by turns.

    A first round, which fills caches, does not count.
    """
    results: list[list[tuple[float, ...]]] = [[] for _ in measures]
    for turn in range(times + 1):
        order = range(len(measures)) if turn % 2 else reversed(range(len(measures)))
        for at in order:
            result = tuple(measures[at]())
            if turn:
                results[at].append(result)
    return results


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)
