"""When the teacher of the sample class sat down and wrote, and when school was on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from msgspec import Struct

from carekeeper.core.dates import months_after
from carekeeper.core.school_year import TermSpan, default_terms, school_year_of
from carekeeper.records.store import Records

_DAY = timedelta(days=1)


class Event(Struct, frozen=True):
    """Something that was written at a moment."""

    at: datetime
    write: Callable[[], object]


class Calendar:
    """The time from the first entry to the day of the sample."""

    def __init__(self, chance: Random, today: date, months: int) -> None:
        self.today = today
        self.begin = workday(months_after(today, -months))
        self.entered = self.begin + timedelta(days=14)
        """By then all students and their families have been written down."""
        self._chance = chance

    def terms(self) -> list[tuple[int, TermSpan]]:
        """Return school year and span of each term from the first entry to the last."""
        years = range(school_year_of(self.begin), school_year_of(self.today) + 1)
        return [(year, term) for year in years for term in default_terms(year)]

    def begun_terms(self) -> list[TermSpan]:
        """Return the terms that have begun and in which there is something to do."""
        return [
            term
            for _year, term in self.terms()
            if term.starts_on < self.today - 10 * _DAY and term.ends_on > self.entered + 30 * _DAY
        ]

    def is_school(self, day: date) -> bool:
        """Tell whether a day lies in a term."""
        return any(term.starts_on <= day <= term.ends_on for _year, term in self.terms())

    def new_years(self) -> list[date]:
        """Return the first days of the school years that begin within the time."""
        first = [term.starts_on for _year, term in self.terms() if term.number == 1]
        return [day for day in first if self.entered < day < self.today]

    def some_day(self, first: date, last: date) -> date:
        """Return a workday between two days, as far as there is one."""
        span = max((last - first).days, 0)
        return workday(first + timedelta(days=self._chance.randrange(span + 1)))

    def first_workdays(self) -> Iterator[date]:
        """Yield the workdays after the first entry."""
        day = self.begin
        while True:
            day += _DAY
            if workday(day) == day:
                yield day

    def past_day(self) -> date:
        """Return a workday after all was entered and before the last fortnight."""
        return self.some_day(self.entered, self.today - 14 * _DAY)

    def sitting(self, day: date) -> Iterator[datetime]:
        """Yield the moments of one sitting at the computer, some minutes apart.

        On the day of the sample it is the morning, because the day has only begun.
        """
        begins = time(7, 40) if day >= self.today else time(16, 10)
        at = datetime.combine(day, begins) + timedelta(seconds=self._chance.randrange(1200))
        while True:
            yield at
            at += timedelta(seconds=self._chance.randrange(20, 110))

    def event(self, day: date, write: Callable[[], object]) -> Event:
        """Return what is written in a sitting of a day."""
        return Event(next(self.sitting(day)), write)

    def adding(
        self,
        day: date,
        records: Records[Any],
        student_id: int,
        values: Mapping[str, Any],
        kept: list[int],
    ) -> Event:
        """Return the writing of a record; its number is `kept` for what comes of it."""
        return self.event(day, lambda: kept.append(records.add(student_id, values)))


def workday(day: date) -> date:
    """Return the day, or the Friday before a weekend."""
    return day - timedelta(days=max(day.weekday() - 4, 0))
