"""The visits and calls of the sample class: most homes each term, some late, some missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from carekeeper.core import family
from carekeeper.core.ids import StudentId
from carekeeper.db.class_file import ClassFile
from carekeeper.features.classes.store import Classes
from carekeeper.features.visits.store import Visits
from carekeeper.sample.calendar import Calendar, Event, workday
from carekeeper.sample.callings import people_of, said
from carekeeper.sample.households import Household
from carekeeper.sample.texts import HOME_VISITS, Seen

_DAY = timedelta(days=1)
_NOT_VISITED = 4
"""Each so many students were not visited this term yet."""
_CALL_EVERY = (24, 45)
"""Days between two calls, from and to."""


_TIME_TO_DO = 10 * _DAY


class Visiting:
    """Draws visits and calls; it has a chance of its own, so that all else stays as it is."""

    def __init__(self, class_file: ClassFile, seed: int, calendar: Calendar) -> None:
        self._chance = Random(f"visits {seed}")
        self._calendar = calendar
        self._own = Calendar(self._chance, calendar.today, 1)
        self._visits = Visits(class_file)
        self._teacher = Classes(class_file).get().teacher

    def events(
        self, households: Sequence[Household], ids: Mapping[int, StudentId]
    ) -> Iterator[Event]:
        """Yield what is written, each with its moment; `ids` are the students by class number."""
        marked = [one for one in households if one.student.left_behind]
        for place, household in enumerate(marked):
            student_id = ids[household.student.class_number or 0]
            for day in self._visit_days(place):
                yield from self._event(household, student_id, day, "home", HOME_VISITS.at_home)
            for day in self._call_days():
                manner = self._chance.choice(("phone", "phone", "video", "message"))
                yield from self._event(household, student_id, day, manner, HOME_VISITS.calls)

    def _visit_days(self, place: int) -> Iterator[date]:
        for term in self._calendar.begun_terms():
            now = term.ends_on >= self._calendar.today
            if now and place % _NOT_VISITED == 1:
                continue
            first = max(term.starts_on, self._calendar.entered) + 7 * _DAY
            last = min(term.ends_on, self._calendar.today - 3 * _DAY)
            yield self._own.some_day(first, max(first, last))

    def _call_days(self) -> Iterator[date]:
        day = self._calendar.entered + self._chance.randrange(*_CALL_EVERY) * _DAY
        while day < self._calendar.today:
            yield workday(day)
            day += self._chance.randrange(*_CALL_EVERY) * _DAY

    def _event(
        self,
        household: Household,
        student_id: StudentId,
        day: date,
        manner: str,
        offered: Sequence[Seen],
    ) -> Iterator[Event]:
        if not self._calendar.entered < day < self._calendar.today:
            return
        seen = self._chance.choice(offered)
        people = people_of(household)
        persons = family.in_calling_order(household.guardians)
        at_home = [one for one in persons if not one.away and not one.gone]
        far = [one for one in persons if one.away and not one.gone]
        met = (at_home if manner == "home" else far or at_home)[:1]
        values: dict[str, Any] = {
            "held_on": day,
            "manner": manner,
            "met": tuple(family.called(one) for one in met),
            "visitors": self._teacher,
            "purpose": "regular",
            "home": said(seen.home, people),
            "wishes": said(seen.wishes, people),
            "told": said(seen.told, people),
        }
        if seen.agreed:
            what = said(seen.agreed, people)
            values |= {"follow_up": what, "follow_up_by": day + _TIME_TO_DO}
        kept: list[int] = []
        yield self._own.adding(day, self._visits.records, student_id, values, kept)
        if seen.agreed and day + _TIME_TO_DO < self._calendar.today - 5 * _DAY:
            done = workday(day + _TIME_TO_DO)
            yield self._own.event(done, partial(self._done, kept, done))

    def _done(self, kept: Sequence[int], day: date) -> None:
        self._visits.records.change(kept[0], {"follow_up_done_on": day})
