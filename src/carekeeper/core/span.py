"""Of which days a figure of the class tells, and as of which day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core.school_year import TermSpan

Stretch = tuple[date, date]
"""A first and a last day."""


class Span(Struct, frozen=True):
    """The days of a term, a school year or a month, as far as they had come on the day `as_of`.

    Without a first and a last day each figure tells of the period of its own rule: a talk of the
    month in which the day lies, a visit of its term.
    """

    as_of: date
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def stretch(self) -> Stretch:
        """Return the first day and the last that had come; the last is before it if none had.

        Without a first or a last day it has begun long ago, or goes on until that day.
        """
        return self.starts_on or date.min, min(self.ends_on or self.as_of, self.as_of)

    def school_days(self, terms: Iterable[TermSpan]) -> list[Stretch]:
        """Return the days of the terms that lie in it and had come."""
        first, last = self.stretch
        inside = ((max(first, one.starts_on), min(last, one.ends_on)) for one in terms)
        return [(begin, end) for begin, end in inside if begin <= end]


def on_some_day(
    stretches: Sequence[Stretch], turns: Iterable[date], holds: Callable[[date], bool]
) -> bool:
    """Tell whether something holds on a day of the stretches, where it can turn only on `turns`."""
    turning = tuple(turns)
    return any(
        holds(day)
        for first, last in stretches
        for day in (first, *(turn for turn in turning if first < turn <= last))
    )
