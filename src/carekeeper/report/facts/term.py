"""The term or the school year that a report is about, and as of which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core import dates
from carekeeper.core.errors import Refused
from carekeeper.core.school_year import TermSpan, show_school_year
from carekeeper.core.span import Span
from carekeeper.core.words import mark, tr

YEAR = 0
"""The number of a school year among its terms."""
NUMBERS = (YEAR, 1, 2)
"""In which order they follow each other."""
_NAMES = {1: mark("First term"), 2: mark("Second term"), YEAR: mark("School year")}
_KEY = re.compile(r"(\d{4})-(\d{4})(?:/([12]))?")


class ReportTerm(Struct, frozen=True):
    """A term, or with the number `YEAR` the whole school year, as of a day of it."""

    school_year: int
    number: int
    starts_on: date
    ends_on: date
    as_of: date

    @property
    def span(self) -> Span:
        """Return the days that its figures tell of."""
        return Span(self.as_of, self.starts_on, self.ends_on)

    @property
    def key(self) -> str:
        """Return how scripts name it: `2026-2027/1`, or `2026-2027` for the school year."""
        year = f"{self.school_year}-{self.school_year + 1}"
        return f"{year}/{self.number}" if self.number else year

    @property
    def number_in_all(self) -> int:
        """Return a number that no other term has."""
        return 10 * self.school_year + self.number

    @property
    def name(self) -> str:
        """Return the short name for a switch: 第一学期."""
        return tr(_NAMES[self.number])

    @property
    def title(self) -> str:
        """Return the whole name: 2026–2027 学年第一学期."""
        year = show_school_year(self.school_year)
        return tr("{year}, {term}").format(year=year, term=self.name) if self.number else year

    @property
    def told(self) -> str:
        """Return the whole name with the day: 2026–2027 学年第一学期，截至 11 月 23 日."""
        return tr("{term}, as of {day}").format(term=self.title, day=dates.show_date(self.as_of))


def term_of(spans: Sequence[TermSpan], school_year: int, number: int, today: date) -> ReportTerm:
    """Return a term of a school year as of today, or as of its own last or first day."""
    chosen = [one for one in spans if number in (YEAR, one.number)] or list(spans)
    first, last = chosen[0].starts_on, chosen[-1].ends_on
    return ReportTerm(school_year, number, first, last, max(first, min(today, last)))


def from_key(key: str) -> tuple[int, int]:
    """Return school year and number of `2026-2027/1` or `2026-2027`.

    Raises `Refused` with what to write when it is neither.
    """
    found = _KEY.fullmatch(key.strip())
    if found is None or int(found[2]) != int(found[1]) + 1:
        raise Refused(tr("“{term}” is no term. Please write it like 2026-2027/1.").format(term=key))
    return int(found[1]), int(found[3] or YEAR)
