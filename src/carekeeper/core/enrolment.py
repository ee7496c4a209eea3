"""Who is at this school now, and who was on an earlier day: students come, go and come back."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from carekeeper.core.ids import StudentId
from carekeeper.core.span import on_some_day

IN_CLASS = "in_class"

ARCHIVED = frozenset({"moved_away", "suspended", "left", "graduated"})
"""Enrolments of students who are kept, but are not at this school now.

A suspected drop-out is not among them: that student is still on the roll, and the most urgent.
"""

SUSPECTED_DROPOUT = "suspected_dropout"

PROPERLY = frozenset({"moved_away"})
"""Who goes so is another school's student: nobody that this one lost."""
STAYING = frozenset({IN_CLASS, "suspended", "graduated"})
"""Who is enrolled so has stayed with this school: leave that was granted is no drop-out."""


class Episode(Struct, frozen=True, kw_only=True):
    """A stretch of time with one enrolment, since when and why.

    `until` is the first day on which it is no longer so, None for that of today.
    """

    id: int = 0
    status: str = IN_CLASS
    since: date | None = None
    until: date | None = None
    reason: str = ""


class Enrolment(Struct, frozen=True, kw_only=True):
    """How a student came, went and came back: what has ended in its order, and what is so now.

    Between two episodes, and before the first one, the student was in class, as soon as joined.
    """

    student_id: StudentId
    joined_on: date | None = None
    ended: tuple[Episode, ...] = ()
    now: Episode

    def status_on(self, day: date) -> str:
        """Return how the student was enrolled on a day; `""` before joining the class."""
        status = self._told_on(day)
        before = self.joined_on is not None and day < self.joined_on
        return "" if before and status not in ARCHIVED else status

    def _told_on(self, day: date) -> str:
        for one in self.ended:
            if one.until is not None and day < one.until and (one.since or day) <= day:
                return one.status
        told = self.now.status != IN_CLASS or self.now.since is not None
        if told and day >= (self.now.since or self._last_end or day):
            return self.now.status
        return IN_CLASS

    def is_here_on(self, day: date) -> bool:
        """Tell whether the student was on the roll of the class on a day."""
        return self.status_on(day) not in ("", *ARCHIVED)

    def is_here_between(self, first: date, last: date) -> bool:
        """Tell whether the student was on the roll on at least one day from first to last."""
        return on_some_day([(first, last)], self.turns, self.is_here_on)

    def last_day_here(self, day: date) -> date:
        """Return the last day on the roll up to a day; the day itself for one who never was."""
        if self.is_here_on(day):
            return day
        before = (turn - timedelta(days=1) for turn in self.turns if turn <= day)
        return max(filter(self.is_here_on, before), default=day)

    @property
    def turns(self) -> tuple[date, ...]:
        """Return the days on which the enrolment changed; on no other day it can have."""
        episodes = (*self.ended, self.now)
        days = (self.joined_on, *(day for one in episodes for day in (one.since, one.until)))
        return tuple(day for day in days if day is not None)

    @property
    def _last_end(self) -> date | None:
        return self.ended[-1].until if self.ended else None
