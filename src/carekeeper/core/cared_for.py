"""Of whom a rule asks on which day: who was in class, left behind or under key support then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core.enrolment import IN_CLASS, Enrolment
from carekeeper.core.span import Stretch, on_some_day

_ALWAYS = ((date.min, date.max),)


class CaredFor(Struct, frozen=True, kw_only=True):
    """A student with the days on which the teacher's marks held.

    Each stretch goes from its first day to the day before its second; `date.min` and `date.max`
    stand for an end that is not known or has not come.
    """

    enrolment: Enrolment
    left_behind: tuple[Stretch, ...] = ()
    key_support: tuple[Stretch, ...] = ()

    def is_marked(self, whom: str, day: date) -> bool:
        """Tell whether the student was one of those `whom` a rule is for, in class or not."""
        return any(since <= day < until for since, until in self._marks(whom))

    def is_on_roll(self, whom: str, day: date) -> bool:
        """Tell whether the student was on the roll on a day, and one of those `whom` then."""
        return self.enrolment.is_here_on(day) and self.is_marked(whom, day)

    def is_asked(self, whom: str, day: date) -> bool:
        """Tell whether a rule asked for something of the student on a day."""
        return self.enrolment.status_on(day) == IN_CLASS and self.is_marked(whom, day)

    def is_asked_in(self, whom: str, days: Sequence[Stretch]) -> bool:
        """Tell whether a rule asked for something of the student on one of the days."""
        marks = self._marks(whom)
        if not marks:
            return False
        turns = (*self.enrolment.turns, *(day for one in marks for day in one))
        return on_some_day(days, turns, lambda day: self.is_asked(whom, day))

    def _marks(self, whom: str) -> tuple[Stretch, ...]:
        if whom == "left_behind":
            return self.left_behind
        return self.key_support if whom == "key_support" else _ALWAYS
