"""When a recurring thing is due: so many times a week, month or term, and for whom.

The care plan asks for a talk each month and a card confirmed each term; schools differ, so each
rule can be changed. A period only counts its school days: what would fall into the holidays
between the terms is not asked for. A thing is due from the first school day of its period and
late in the last days of it. A month of which the holidays leave a week or less asks for nothing:
it would be late at once. A period that is over asks for nothing more: a counter that could only be
satisfied afterwards would make people write false records.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import IntEnum

from msgspec import Struct

from carekeeper.core.fields import Choice
from carekeeper.core.school_year import TermSpan, school_year_of
from carekeeper.core.words import mark

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

_LATE_DAYS = {"month": 7, "term": 28}
"""In the last so many days of a period a thing that is not done is late; in a week on Friday."""

_FRIDAY = 4


class Urgency(IntEnum):
    """How pressing a due item is; the smaller, the sooner."""

    LATE = 0
    DUE = 1
    SOON = 2


class DueRule(Struct, frozen=True):
    """So many times in a period, for some of the students."""

    name: str
    times: int
    per: str
    whom: str


DEFAULTS: dict[str, DueRule] = {
    rule.name: rule
    for rule in (
        DueRule("talk", 1, "month", "left_behind"),
        DueRule("check_in", 1, "month", "left_behind"),
        DueRule("card", 1, "term", "left_behind"),
        DueRule("visit", 1, "term", "left_behind"),
        DueRule("contact", 1, "month", "left_behind"),
    )
}
"""What the care plan asks for, until the teacher sets something else."""

LABELS: dict[str, str] = {
    "talk": mark("Talks"),
    "check_in": mark("Mentors' check-ins"),
    "card": mark("Contact cards confirmed"),
    "visit": mark("Home visits"),
    "contact": mark("Families contacted"),
}


class Period(Struct, frozen=True):
    """The school days of a week, a month or a term; `key` names it for ticking off."""

    key: str
    starts_on: date
    ends_on: date
    late_from: date

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in the period."""
        return self.starts_on <= day <= self.ends_on

    def urgency(self, day: date) -> Urgency:
        """Return how pressing a thing is that is not done yet on a day of the period."""
        return Urgency.LATE if day >= self.late_from else Urgency.DUE


def period_on(per: str, day: date, terms: Iterable[TermSpan]) -> Period | None:
    """Return the period of a day, None in the holidays and in the stub of a month beside them."""
    term = next((one for one in terms if one.starts_on <= day <= one.ends_on), None)
    if term is None:
        return None
    key, first, last = _bounds(per, day, term)
    starts_on, ends_on = max(first, term.starts_on), min(last, term.ends_on)
    if per == "month" and (ends_on - starts_on).days < _LATE_DAYS[per]:
        return None
    return Period(key, starts_on, ends_on, max(starts_on, _late_from(per, ends_on)))


def _late_from(per: str, ends_on: date) -> date:
    if per == "week":
        return ends_on - timedelta(days=max(ends_on.weekday() - _FRIDAY, 0))
    return ends_on - timedelta(days=_LATE_DAYS[per] - 1)


def _bounds(per: str, day: date, term: TermSpan) -> tuple[str, date, date]:
    if per == "week":
        monday = day - timedelta(days=day.weekday())
        return f"{monday:%G-W%V}", monday, monday + timedelta(days=6)
    if per == "month":
        first = day.replace(day=1)
        after = (first + timedelta(days=31)).replace(day=1)
        return f"{day:%Y-%m}", first, after - timedelta(days=1)
    return f"{school_year_of(day)}/{term.number}", term.starts_on, term.ends_on


class Tick(Struct, frozen=True):
    """A due item ticked off with a reason, or postponed to a day."""

    rule: str
    student_id: int
    period: str
    postponed_to: date | None
    reason: str = ""

    def hides(self, day: date) -> bool:
        """Tell whether the item is out of sight on a day."""
        return self.postponed_to is None or day < self.postponed_to


FOLLOW_UP_DAYS = 7
"""A follow-up is told so many days before its day."""


def follow_up_urgency(by: date, day: date) -> Urgency | None:
    """Return how pressing a follow-up is: soon, due on its day, late after it; None before."""
    if day > by:
        return Urgency.LATE
    if day == by:
        return Urgency.DUE
    return Urgency.SOON if (by - day).days <= FOLLOW_UP_DAYS else None
