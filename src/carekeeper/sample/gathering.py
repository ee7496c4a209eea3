"""What the sample class does together: some activities each term, and one that is still planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from carekeeper.core.ids import StudentId
from carekeeper.core.partaker import Partaker
from carekeeper.core.school_year import TermSpan
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.activities.store import Activities
from carekeeper.features.classes.store import Classes
from carekeeper.features.students.store import Students
from carekeeper.records.class_records import FIELD
from carekeeper.sample.calendar import Calendar, Event, workday
from carekeeper.sample.households import Household
from carekeeper.sample.texts import TOGETHER, Occasion

_DAY = timedelta(days=1)
_PLANNED = 70 * _DAY
"""What lies so far ahead at most is planned already."""
_STAYS_AWAY = 9
"""Each so many students take part in nothing this term but what everybody does."""


class Gathering:
    """Draws activities; it has a chance of its own, so that all else stays as it is."""

    def __init__(self, class_file: ClassFile, seed: int, calendar: Calendar) -> None:
        self._calendar = calendar
        self._own = Calendar(Random(f"activities {seed}"), calendar.today, 1)
        self._activities = Activities(class_file)
        self._students = Students(class_file)
        self._teacher = Classes(class_file).get().teacher

    def events(
        self, households: Sequence[Household], ids: Mapping[int, StudentId]
    ) -> Iterator[Event]:
        """Yield what is written, each with its moment; `ids` are the students by class number."""
        everyone = [(one, ids[one.student.class_number or 0]) for one in households]
        for term in self._calendar.begun_terms():
            for place, occasion in enumerate(TOGETHER.activities):
                if occasion.term not in (0, term.number):
                    continue
                day = _day(term, occasion.after)
                planned = day > self._calendar.today
                if day <= self._calendar.entered or day > self._calendar.today + _PLANNED:
                    continue
                values = self._values(occasion, day)
                if not planned:
                    values["record"] = tr(occasion.record) if occasion.record else ""
                    values[FIELD] = _partakers(occasion, everyone, place)
                written = workday(self._calendar.today - 4 * _DAY) if planned else day
                yield self._own.event(written, partial(self._write, values))

    def _write(self, values: Mapping[str, Any]) -> None:
        """Write an activity, with those who are in the class on its day."""
        gone = {one.id for one in self._students.lines() if one.archived}
        there = tuple(one for one in values[FIELD] if one.student_id not in gone)
        self._activities.records.add(0, {**values, FIELD: there})

    def _values(self, occasion: Occasion, day: date) -> dict[str, Any]:
        return {
            "held_on": day,
            "kind": occasion.kind,
            "title": tr(occasion.title),
            "place": tr(occasion.place),
            "responsible": self._teacher,
            "plan": tr(occasion.plan) if occasion.plan else "",
            FIELD: (),
        }


def _day(term: TermSpan, after: float) -> date:
    return workday(term.starts_on + int((term.ends_on - term.starts_on).days * after) * _DAY)


def _partakers(
    occasion: Occasion, everyone: Sequence[tuple[Household, StudentId]], turn: int
) -> tuple[Partaker, ...]:
    """Return who took part; the first of them have the results."""
    there = [
        number
        for place, (household, number) in enumerate(everyone)
        if _is_there(occasion.who, household, place, turn)
    ]
    said = [tr(result) for result in occasion.results]
    said += [""] * max(len(there) - len(said), 0)
    return tuple(Partaker(number, result) for number, result in zip(there, said, strict=False))


def _is_there(who: str, household: Household, place: int, turn: int) -> bool:
    if who == "all":
        return True
    if place % _STAYS_AWAY == _STAYS_AWAY - 1:
        return False
    if who == "marked":
        return bool(household.student.left_behind)
    return (place + turn) % int(who) == 0
