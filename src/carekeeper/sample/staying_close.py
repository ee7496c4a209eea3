"""Calls of the sample class's children with their parents, a meeting each term, a planned round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

from carekeeper.core import family
from carekeeper.core.ids import StudentId
from carekeeper.core.partaker import Partaker
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.visits.store import Visits
from carekeeper.sample.calendar import Calendar, Event, workday
from carekeeper.sample.households import Household
from carekeeper.sample.texts import HOME_VISITS

_DAY = timedelta(days=1)
_CALLS_EVERY = (12, 40)
_MINUTES = (4, 25)
_SILENT = 6
"""Each so many children have not been called, as far as the teacher knows."""
_ROUND = 4
"""So many houses are in the round that is planned for the next days."""
_PLANNED = 9
"""Before so many days the round and the turns were planned."""
_MEETS_AFTER = 45
_TURNS = ((0, 5), (2, 5), (4, 4))
"""On which days of the week how many children have a turn on the hotline."""
_AT = "16:30"


class StayingClose:
    """Draws what keeps children and parents close; it has a chance of its own."""

    def __init__(self, class_file: ClassFile, seed: int, calendar: Calendar) -> None:
        self._chance = Random(f"close {seed}")
        self._calendar = calendar
        self._own = Calendar(self._chance, calendar.today, 1)
        self._visits = Visits(class_file)

    def events(
        self, households: Sequence[Household], ids: Mapping[int, StudentId]
    ) -> Iterator[Event]:
        """Yield what is written, each with its moment; `ids` are the students by class number."""
        marked = [one for one in households if one.student.left_behind]
        numbers = [ids[one.student.class_number or 0] for one in marked]
        for place, (household, number) in enumerate(zip(marked, numbers, strict=True)):
            if place % _SILENT != _SILENT - 1:
                yield from self._calls(household, number)
        yield from self._meetings(marked, numbers)
        now = workday(self._calendar.today - _PLANNED * _DAY)
        if numbers and now > self._calendar.entered:
            yield self._own.event(now, partial(self._plan, numbers[:_ROUND]))
            yield self._own.event(now, partial(self._set_turns, numbers))

    def _calls(self, household: Household, student_id: StudentId) -> Iterator[Event]:
        day = self._calendar.entered + self._chance.randrange(*_CALLS_EVERY) * _DAY
        away = [one for one in family.PARENTS if self._is_away(household, one)]
        while away and day < self._calendar.today:
            spoken = self._chance.choice(HOME_VISITS.spoken)
            values = {
                "held_on": workday(day),
                "parent": self._chance.choice(away),
                "way": self._chance.choice(("video", "video", "phone", "hotline")),
                "minutes": self._chance.randrange(*_MINUTES),
                "after": tr(spoken.afterwards),
            }
            yield self._own.event(workday(day), partial(self._visits.calls.add, student_id, values))
            day += self._chance.randrange(*_CALLS_EVERY) * _DAY

    def _is_away(self, household: Household, relation: str) -> bool:
        found = (one for one in household.guardians if one.relation == relation)
        return any(family.is_away(one) for one in found)

    def _meetings(
        self, marked: Sequence[Household], numbers: Sequence[StudentId]
    ) -> Iterator[Event]:
        for term in self._calendar.begun_terms():
            day = workday(term.starts_on + _MEETS_AFTER * _DAY)
            if not self._calendar.entered < day < self._calendar.today:
                continue
            for told in HOME_VISITS.meetings:
                values: dict[str, Any] = {
                    "held_on": day,
                    "starts_at": "15:30",
                    "ends_at": "16:40",
                    "subject": tr(told.subject),
                    "place": tr(told.place),
                    "minutes": tr(told.minutes),
                    "decisions": tr(told.decisions),
                    "partakers": self._there(marked, numbers),
                }
                yield self._own.event(day, partial(self._visits.meetings.add, 0, values))

    def _there(
        self, marked: Sequence[Household], numbers: Sequence[StudentId]
    ) -> tuple[Partaker, ...]:
        there = [Partaker(number) for number in numbers]
        for household, number in zip(marked, numbers, strict=True):
            at_home = [
                one for one in household.guardians if not family.is_away(one) and not one.gone
            ]
            if at_home and self._chance.random() < 0.7:
                there.append(Partaker(number, person=family.called(at_home[0])))
        return tuple(there)

    def _plan(self, numbers: Sequence[StudentId]) -> None:
        made = self._visits.rounds.get(self._visits.rounds.plan(numbers))
        ahead = workday(self._calendar.today + 5 * _DAY)
        self._visits.rounds.change(made, {"held_on": ahead, "starts_at": "13:30"})

    def _set_turns(self, numbers: Sequence[StudentId]) -> None:
        first = 0
        for weekday, count in _TURNS:
            calling = tuple(Partaker(number) for number in numbers[first : first + count])
            first += count
            hotline = self._visits.hotline
            hotline.change(hotline.turns()[weekday], "starts_at", _AT)
            hotline.change(hotline.turns()[weekday], "partakers", calling)
