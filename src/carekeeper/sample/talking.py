"""The monthly talks of the sample class: who was talked with on which day, and what was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from msgspec import Struct

from carekeeper.core.ids import StudentId, TalkId
from carekeeper.core.words import tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.features.classes.store import Classes
from carekeeper.features.talks.store import Talks
from carekeeper.features.talks.store.sheets import TalkSheets
from carekeeper.sample.calendar import Calendar, Event, workday
from carekeeper.sample.callings import away, carer, given_name
from carekeeper.sample.households import Household
from carekeeper.sample.texts import SCRIPTS, Script

_DAY = timedelta(days=1)
_NOT_YET = (7, 18, 29, 31, 33, 36, 47)
"""Households with whom the talk of this month is still to be held."""
_FIRST = 7
"""The student whose last talk is the first one of the scripts."""
_OPEN = {12: -3, 15: 0, 21: 7}
"""So many days from today the follow-up of the last talk with these students is due."""
_OPEN_FOR = 4
"""These talks lie back so many days at least."""
_IN_CONFIDENCE = {33: 0, 44: 1}
_BY_DAY = 22
"""The teacher means to have talked with everybody by this day of the month."""
_MISSED = 0.07
_SEASONED = 3
_FEW_DAYS = 7
"""A month with no more school days than that goes without talks."""
_HOLIDAYS = {(1, 1), *((5, n) for n in range(1, 6)), *((10, n) for n in range(1, 8))}
"""The public holidays within the terms that lie on the same days each year."""
_EVENTS_A_MONTH = 2
_DAYS_TO_FOLLOW_UP = (5, 7, 10)


class _Held(Struct):
    """A talk, with the number that it is given when it is written."""

    household: Household
    day: date
    script: Script
    confidential: bool = False
    by: date | None = None
    done_on: date | None = None
    id: TalkId = TalkId(0)

    @property
    def number(self) -> int:
        return self.household.student.class_number or 0


class Talking:
    """Draws the talks; no child says the same thing twice, and the class each about as often.

    The sheets of a month that is over are entered at its end in one sitting, those of this month
    one by one. It has a chance of its own, so that the rest of the class is the same without it.
    """

    def __init__(self, class_file: ClassFile, seed: int, calendar: Calendar) -> None:
        self._chance = Random(f"talks {seed}")
        self._calendar = Calendar(self._chance, calendar.today, 1)
        self._today = calendar.today
        self._entered = calendar.entered
        self._terms = [term for _year, term in calendar.terms()]
        self._talks = Talks(class_file)
        self._sheets = TalkSheets(class_file)
        self._teacher = Classes(class_file).get().teacher
        self._used: Counter[Script] = Counter()
        self._said: dict[int, set[Script]] = {}
        self._ids: Mapping[int, StudentId] = {}
        self._given: list[str] = []

    def events(
        self, households: Sequence[Household], ids: Mapping[int, StudentId]
    ) -> Iterator[Event]:
        """Yield what is written, each with its moment; `ids` are the students by class number."""
        self._ids = ids
        marked = [one for one in households if one.student.left_behind]
        self._given = [given_name(one) for one in marked]
        by_month = [self._month(marked, days) for days in self._months()]
        held = [one for month in by_month for one in month]
        self._set_apart(held)
        for one in held:
            self._follow_up(one)
        for month in by_month:
            yield from self._written(month)
        for one in held:
            if one.done_on is not None and one.done_on > self._entered_on(one):
                at = next(self._calendar.sitting(one.done_on))
                yield Event(at, partial(self._note_done, one, one.done_on))

    # -- which talks were held

    def _months(self) -> Iterator[list[date]]:
        """Yield the school days of each month up to yesterday, in the order of time."""
        month = self._entered.replace(day=1)
        while month < self._today:
            after = (month + 31 * _DAY).replace(day=1)
            whole = [month + n * _DAY for n in range((after - month).days)]
            days = [day for day in whole if day.weekday() < 5 and self._in_term(day)]
            if len(days) > _FEW_DAYS:
                yield [day for day in days if day > self._entered]
            month = after

    def _in_term(self, day: date) -> bool:
        return (day.month, day.day) not in _HOLIDAYS and any(
            term.starts_on <= day <= term.ends_on for term in self._terms
        )

    def _month(self, marked: Sequence[Household], days: Sequence[date]) -> list[_Held]:
        """Return the talks of a month in the order of time."""
        early = [day for day in days if day.day <= _BY_DAY] or days
        if not early:
            return []
        now = (early[0].year, early[0].month) == (self._today.year, self._today.month)
        held: list[_Held] = []
        for household in marked:
            day = self._chance.choice(early)
            skipped = self._chance.random() < _MISSED
            if (household.student.class_number in _NOT_YET) if now else skipped:
                continue
            held += self._talk(household, day, (*SCRIPTS.monthly, *SCRIPTS.seasonal))
        for household in self._chance.sample(marked, min(_EVENTS_A_MONTH, len(marked))):
            day = self._chance.choice(days)
            if not (now and household.student.class_number in _NOT_YET):
                held += self._talk(household, day, SCRIPTS.events)
        return sorted(held, key=lambda one: (one.day, one.number))

    def _talk(self, household: Household, day: date, scripts: Sequence[Script]) -> list[_Held]:
        """Return a talk of yesterday or before, with what the class has said least so far."""
        said = self._said.setdefault(household.student.class_number or 0, set())
        fitting = [one for one in scripts if one not in said and _fits(one, household, day)]
        self._chance.shuffle(fitting)
        if not fitting or day >= self._today:
            return []
        script = min(fitting, key=self._wear)
        self._used[script] += 1
        said.add(script)
        return [_Held(household, day, script)]

    def _wear(self, script: Script) -> int:
        """Return how worn a script is; what belongs to a season is soon heard enough of."""
        return self._used[script] * (_SEASONED if script.months else 1)

    def _set_apart(self, held: Sequence[_Held]) -> None:
        """Give some students the talks by which the sample shows what the program can do."""
        monthly = [one for one in held if one.script.occasion == "monthly"]
        until = self._today - _OPEN_FOR * _DAY
        for number, days in _OPEN.items():
            early = [one for one in monthly if one.number == number and one.day < until]
            if early:
                asked = [one for one in SCRIPTS.monthly if one.follow_up and not one.away]
                early[-1].script = self._chance.choice(asked)
                early[-1].by = self._today + days * _DAY
        for number, which in _IN_CONFIDENCE.items():
            mine = [one for one in monthly if one.number == number]
            if mine:
                mine[-1].script, mine[-1].confidential = SCRIPTS.confidential[which], True
        first = [one for one in monthly if one.number == _FIRST]
        if first and "mother" in away(first[-1].household):
            first[-1].script = SCRIPTS.monthly[0]

    def _follow_up(self, one: _Held) -> None:
        """Say by when something is done, and that it was done in time."""
        if one.script.follow_up and one.by is None:
            by = workday(one.day + self._chance.choice(_DAYS_TO_FOLLOW_UP) * _DAY)
            if by < self._today and self._in_term(by):
                one.by = one.done_on = by

    # -- writing them down

    def _written(self, month: Sequence[_Held]) -> Iterator[Event]:
        """Yield the writing of a month: at once when it is over, or talk by talk."""
        if not month:
            return
        sitting = self._entered_on(month[-1])
        if self._is_over(month[-1].day):
            yield Event(next(self._calendar.sitting(sitting)), partial(self._enter, month, sitting))
            return
        for one in month:
            at = next(self._calendar.sitting(self._entered_on(one)))
            yield Event(at, partial(self._add, one))

    def _is_over(self, day: date) -> bool:
        return (day.year, day.month) != (self._today.year, self._today.month)

    def _entered_on(self, one: _Held) -> date:
        """Return when a sheet was entered: the day itself, or the last workday of its month."""
        if not self._is_over(one.day):
            return one.day
        last = (one.day.replace(day=1) + 31 * _DAY).replace(day=1) - _DAY
        return workday(last)

    def _enter(self, month: Sequence[_Held], on: date) -> None:
        sheets = [(self._ids[one.number], self._values(one, on)) for one in month]
        n = len(sheets)
        label = trn("{n} talk record entered", "{n} talk records entered", n).format(n=n)
        for one, made in zip(month, self._sheets.enter(sheets, label), strict=True):
            one.id = made

    def _add(self, one: _Held) -> None:
        one.id = TalkId(self._talks.add(self._ids[one.number], self._values(one, one.day)))

    def _note_done(self, one: _Held, on: date) -> None:
        self._talks.change(one.id, {"follow_up_done_on": on})

    def _values(self, one: _Held, on: date) -> dict[str, Any]:
        """Return the fields of a talk as they were known on a day."""
        script = one.script
        others = [name for name in self._given if name != given_name(one.household)] or self._given
        people = {
            "name": given_name(one.household),
            "friend": self._chance.choice(others),
            "carer": carer(one.household),
        }
        hour, minute = self._chance.choice((12, 16)), self._chance.randrange(10, 35, 5)
        values: dict[str, Any] = {
            "held_on": one.day,
            "starts_at": f"{hour}:{minute}",
            "ends_at": f"{hour}:{minute + self._chance.randrange(10, 25, 5)}",
            "place": tr(self._chance.choice(SCRIPTS.places)),
            "manner": "face_to_face",
            "talked_by": self._teacher,
            "occasion": script.occasion,
            "topics": script.topics,
            "mood": script.mood,
            "said": tr(script.said).format(**people),
            "guidance": tr(script.guidance).format(**people),
            "effect": tr(script.effect).format(**people) if script.effect else "",
        }
        if one.confidential:
            values["confidential"] = True
        if one.by is not None:
            values |= {"follow_up": tr(script.follow_up).format(**people), "follow_up_by": one.by}
            if one.done_on is not None and one.done_on <= on:
                values["follow_up_done_on"] = one.done_on
        return values


def _fits(script: Script, household: Household, day: date) -> bool:
    return set(script.away) <= away(household) and (not script.months or day.month in script.months)
