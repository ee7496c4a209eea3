"""When a recurring thing is due: so many times a week, month or term, and for whom.

The care plan asks for a talk each month and a card confirmed each term; schools differ, so each
rule can be changed. A period only counts its school days: what would fall into the holidays
between the terms is not asked for. A thing is due from the first school day of its period, and in
the last days it is said how many are left. A month of which the holidays leave a week or less asks
for nothing. A period that is over asks for nothing more: a counter that could only be satisfied
afterwards would make people write false records. Late is only what has a day of its own, such as
what was agreed at a talk, when that day is past.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import IntEnum

from msgspec import Struct

from carekeeper.core import dates
from carekeeper.core.fields import Choice
from carekeeper.core.school_year import TermSpan, school_year_of
from carekeeper.core.words import mark, tr, trn

PERIODS = (
    Choice("week", mark("a week")),
    Choice("month", mark("a month")),
    Choice("term", mark("a term")),
)
WHOM = (
    Choice("left_behind", mark("left-behind students")),
    Choice("key_support", mark("students under key support")),
    Choice("all", mark("all students")),
    Choice("nobody", mark("nobody")),
)

_ENDING_DAYS = {"month": 7, "term": 28}
"""In the last so many days of a period it is said how many are left; in a week on Friday."""

_FRIDAY = 4


class Urgency(IntEnum):
    """How pressing a due item is; the smaller, the sooner.

    What the law asks for waits for nothing: `AT_ONCE`. Only what is past its last day is `LATE`; in
    the last days before it, it is `ENDING`. `OPEN` is what is to be done without any day.
    """

    AT_ONCE = -1
    LATE = 0
    ENDING = 1
    DUE = 2
    SOON = 3
    OPEN = 4


class DueRule(Struct, frozen=True):
    """So many times in a period, for some of the students.

    The room whose rule it is declares it with what the care plan asks for; the class file keeps,
    under its `name`, what the teacher has set instead.
    """

    name: str
    label: str
    times: int
    per: str
    whom: str = "left_behind"


class Period(Struct, frozen=True):
    """The school days of a week, a month or a term; `key` names it for ticking off."""

    key: str
    starts_on: date
    ends_on: date
    ending_from: date

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in the period."""
        return self.starts_on <= day <= self.ends_on

    def urgency(self, day: date) -> Urgency:
        """Return how pressing a thing is that is not done yet on a day of the period."""
        return Urgency.ENDING if day >= self.ending_from else Urgency.DUE

    def left(self, day: date) -> str:
        """Return how much time is left in the last days of the period; `""` before them."""
        if day < self.ending_from:
            return ""
        weekend = max(self.ends_on.weekday() - _FRIDAY, 0)
        days = (self.ends_on - timedelta(days=weekend) - day).days + 1
        if days <= 1:
            return tr("last day")
        return trn("{n} day left", "{n} days left", days).format(n=days)


def period_on(per: str, day: date, terms: Iterable[TermSpan]) -> Period | None:
    """Return the period of a day, None in the holidays and in the stub of a month beside them."""
    term = next((one for one in terms if one.starts_on <= day <= one.ends_on), None)
    if term is None:
        return None
    key, first, last = _bounds(per, day, term)
    starts_on, ends_on = max(first, term.starts_on), min(last, term.ends_on)
    if per == "month" and (ends_on - starts_on).days < _ENDING_DAYS[per]:
        return None
    return Period(key, starts_on, ends_on, max(starts_on, _ending_from(per, ends_on)))


def periods_between(per: str, first: date, last: date, terms: Iterable[TermSpan]) -> list[Period]:
    """Return the periods of which days lie between two days, in their order."""
    found: list[Period] = []
    for term in terms:
        day = max(first, term.starts_on)
        while day <= min(last, term.ends_on):
            period = period_on(per, day, [term])
            if period is not None:
                found.append(period)
                day = period.ends_on
            day += timedelta(days=1)
    return found


def _ending_from(per: str, ends_on: date) -> date:
    if per == "week":
        return ends_on - timedelta(days=max(ends_on.weekday() - _FRIDAY, 0))
    return ends_on - timedelta(days=_ENDING_DAYS[per] - 1)


def _bounds(per: str, day: date, term: TermSpan) -> tuple[str, date, date]:
    if per == "week":
        monday = day - timedelta(days=day.weekday())
        return f"{monday:%G-W%V}", monday, monday + timedelta(days=6)
    if per == "month":
        first = day.replace(day=1)
        after = (first + timedelta(days=31)).replace(day=1)
        return f"{day:%Y-%m}", first, after - timedelta(days=1)
    return f"{school_year_of(term.ends_on)}/{term.number}", term.starts_on, term.ends_on


class Tick(Struct, frozen=True):
    """A due item ticked off with a reason, or postponed to a day."""

    rule: str
    student_id: int
    period: str
    postponed_to: date | None
    reason: str = ""
    on: date | None = None
    """The day on which that was done."""

    def hides(self, day: date) -> bool:
        """Tell whether the item is out of sight on a day."""
        return self.postponed_to is None or day < self.postponed_to


FOLLOW_UP_DAYS = 7
"""A follow-up is told so many days before its day."""


def by_shown(by: date | None) -> str:
    """Return by when a follow-up is to be done, in words."""
    return tr("no date set") if by is None else tr("by {day}").format(day=dates.show_short(by))


def follow_up_urgency(by: date | None, day: date) -> Urgency | None:
    """Return how pressing a follow-up is: soon, due on its day, late after it; None before.

    One without a day is open until it is done.
    """
    if by is None:
        return Urgency.OPEN
    if day > by:
        return Urgency.LATE
    if day == by:
        return Urgency.DUE
    return Urgency.SOON if (by - day).days <= FOLLOW_UP_DAYS else None
