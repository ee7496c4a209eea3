"""Who supports the left-behind students of the sample class, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from msgspec import Struct, field

from carekeeper.core.ids import CheckInId, MentoringId, StudentId
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.classes.facts import StaffMember
from carekeeper.features.classes.store import Classes
from carekeeper.features.mentors.store import Mentors
from carekeeper.sample.calendar import Calendar, Event, workday
from carekeeper.sample.households import Household
from carekeeper.sample.names import Names
from carekeeper.sample.numbers import Numbers
from carekeeper.sample.texts import HELPING, Visit

_DAY = timedelta(days=1)
_WITHOUT = 2
"""So many left-behind students have no mentor yet, the last ones of the class."""
_TWO_MONTHS, _THIS_MONTH, _NEVER = (4, 16), (1, 7, 11), 9
"""Pairings, from the first, without a check-in for so long; one has none at all."""
_ENDED = 2
"""The pairing that has ended in the summer; another one followed."""
_FIRST = 7
"""The class number of the student whom the others follow."""
_HELPED = 3
"""Each so many students have a second mentor, mostly a study helper."""
_OF_STUDENT = ("helper_id", "parent_of")
"""By what a mentor is of the class."""
_KINDS = ("teacher", "parent", "teacher", "retired_cadre", "teacher", "village_cadre", "volunteer")


class _Pair(Struct):
    """A pairing with the number that it is given when it is written."""

    student_id: StudentId
    mentor: Mapping[str, Any]
    starts_on: date
    goal: str
    ends_on: date | None = None
    id: MentoringId = MentoringId(0)


class _Note(Struct):
    """A check-in with the number that it is given when it is written."""

    values: dict[str, Any] = field(default_factory=dict)
    id: CheckInId = CheckInId(0)


class Mentoring:
    """Draws mentors, pairings and check-ins, each written when its time comes.

    It has a chance of its own, so that the rest of the class is the same as without it.
    """

    def __init__(self, class_file: ClassFile, seed: int, calendar: Calendar) -> None:
        self._chance = Random(f"mentors {seed}")
        self._calendar = Calendar(self._chance, calendar.today, 1)
        self._entered = calendar.entered
        self._today = calendar.today
        self._terms = [term for _year, term in calendar.terms()]
        self._mentors = Mentors(class_file)
        self._staff = Classes(class_file).staff()
        self._count = 0
        self.helpers: set[StudentId] = set()
        """The students who help another, and those whose parents do; told by `events`."""

    def events(
        self, households: Sequence[Household], ids: Mapping[int, StudentId]
    ) -> Iterator[Event]:
        """Yield what is written, each with its moment; `ids` are the students by class number."""
        people = _People(self._chance, households, ids, self._staff)
        marked = [one.student.class_number or 0 for one in households if one.student.left_behind]
        paired = marked[: max(len(marked) - _WITHOUT, 0)]
        for place, number in enumerate(sorted(paired, key=lambda number: number != _FIRST)):
            kinds = [_KINDS[place % len(_KINDS)]]
            if place % _HELPED == 0:
                kinds.append("study_helper" if place else "parent")
            for kind in kinds:
                mentor = people.find(kind, place, number)
                if mentor is not None:
                    self.helpers |= {mentor[of] for of in _OF_STUDENT if of in mentor}
                    yield from self._pairing(ids[number], mentor)

    def _pairing(self, student_id: StudentId, mentor: Mapping[str, Any]) -> Iterator[Event]:
        place, self._count = self._count, self._count + 1
        pair = _Pair(student_id, mentor, self._start(place), self._goal(mentor["kind"]))
        if place == _ENDED:
            pair.ends_on = self._summer()
        yield self._calendar.event(pair.starts_on, partial(self._pair, pair))
        yield from self._check_ins(place, pair)
        if pair.ends_on is not None:
            yield self._calendar.event(pair.ends_on, partial(self._end, pair))
            other = _teacher(self._staff[-1])
            again = _Pair(student_id, other, self._start(-1), self._goal("teacher"))
            yield self._calendar.event(again.starts_on, partial(self._pair, again))
            yield from self._check_ins(-1, again)

    def _start(self, place: int) -> date:
        """Return when a pairing began: mostly when the class was written down."""
        latest = workday(self._today - 45 * _DAY)
        if place == _NEVER:
            return workday(self._today - 20 * _DAY)
        if place < 0 or place % 4 == 3:
            begun = [term.starts_on for term in self._terms if term.starts_on < latest]
            start = max(begun, default=self._entered) + self._chance.randrange(5, 15) * _DAY
        else:
            start = self._entered + self._chance.randrange(2, 25) * _DAY
        return workday(max(min(start, latest), self._entered + _DAY))

    def _summer(self) -> date | None:
        """Return the end of the last term but one, when there was one."""
        over = [term.ends_on for term in self._terms if term.ends_on < self._today - 60 * _DAY]
        day = workday(max(over, default=self._entered) - 2 * _DAY)
        return day if day > self._entered + 60 * _DAY else None

    def _goal(self, kind: str) -> str:
        return tr(self._chance.choice(HELPING.goals[kind]))

    def _check_ins(self, place: int, pair: _Pair) -> Iterator[Event]:
        if place == _NEVER:
            return
        until = pair.ends_on or self._today
        first = self._today.replace(day=1)
        if place in _TWO_MONTHS:
            until = min(until, (first - _DAY).replace(day=1) - 3 * _DAY)
        elif place in _THIS_MONTH:
            until = min(until, first - _DAY)
        visits = list(HELPING.visits[pair.mentor["kind"]])
        self._chance.shuffle(visits)
        for turn, day in enumerate(self._days(pair.starts_on, until)):
            yield from self._check_in(pair, day, visits[turn % len(visits)])

    def _days(self, start: date, until: date) -> Iterator[date]:
        """Yield a school day of each month, now and then two or none."""
        month = start.replace(day=1)
        while month <= until:
            after = (month + 31 * _DAY).replace(day=1)
            now = month <= self._today < after
            often = 1 if now else self._chance.choice((1, 1, 1, 1, 1, 1, 1, 2, 0))
            days = self._school_days(max(month, start + _DAY), min(after - _DAY, until))
            yield from sorted(self._chance.sample(days, min(often, len(days))))
            month = after

    def _school_days(self, first: date, last: date) -> list[date]:
        days = [first + n * _DAY for n in range((last - first).days + 1)]
        return [
            day
            for day in days
            if day.weekday() < 5 and any(one.starts_on <= day <= one.ends_on for one in self._terms)
        ]

    def _check_in(self, pair: _Pair, day: date, visit: Visit) -> Iterator[Event]:
        note = _Note(
            {
                "held_on": day,
                "manner": visit.manner,
                "content": tr(visit.content),
                "effect": tr(visit.effect),
            }
        )
        if visit.next_step:
            by = workday(day + self._chance.choice((7, 10, 14)) * _DAY)
            note.values |= {"next_step": tr(visit.next_step), "next_by": by}
            if by < self._today - 3 * _DAY:
                done = workday(by)
                yield self._calendar.event(done, partial(self._note_done, note, done))
        yield self._calendar.event(day, partial(self._note, pair, note))

    # -- what is done at its moment

    def _pair(self, pair: _Pair) -> None:
        values = {
            "starts_on": pair.starts_on,
            "goal": pair.goal,
            "agreement_signed_on": pair.starts_on,
            "check_ins_agreed": tr(self._chance.choice(HELPING.agreed)),
            "situation_before": tr(self._chance.choice(HELPING.before)),
        }
        known = {(one.name, one.kind): one.id for one in self._mentors.everyone()}
        mentor_id = known.get((pair.mentor["name"], pair.mentor["kind"]))
        if mentor_id is None:
            (pair.id,) = self._mentors.pair_new(pair.mentor, [pair.student_id], values)
        else:
            (pair.id,) = self._mentors.pair(mentor_id, [pair.student_id], values)

    def _note(self, pair: _Pair, note: _Note) -> None:
        note.id = CheckInId(self._mentors.add_check_in(pair.id, note.values))

    def _note_done(self, note: _Note, on: date) -> None:
        self._mentors.check_ins.change(note.id, {"next_done_on": on})

    def _end(self, pair: _Pair) -> None:
        assert pair.ends_on is not None
        self._mentors.change_pairing(pair.id, "term_summary", tr(HELPING.summary[0]))
        self._mentors.end(pair.id, pair.ends_on, "goal_reached", tr(HELPING.after))


class _People:
    """Who can be a mentor: teachers, parents and students, and people of the village."""

    def __init__(
        self,
        chance: Random,
        households: Sequence[Household],
        ids: Mapping[int, StudentId],
        staff: Sequence[StaffMember],
    ) -> None:
        self._staff = list(staff)
        self._ids = ids
        self._helpers = [one for one in households if not one.student.left_behind]
        self._parents = [one for one in self._helpers if _mother(one)]
        people = [person for one in households for person in one.guardians]
        taken = {one.name for one in people} | {one.name for one in staff}
        taken |= {one.student.name for one in households}
        names = Names(chance, taken)
        numbers = Numbers(chance, {number for one in people for number in one.phones})
        self._of_village: dict[str, dict[str, Any]] = {
            kind: {
                "kind": kind,
                "name": names.grown(sex, old=kind == "retired_cadre"),
                "phone": numbers.mobile(),
                "occupation": tr(occupation),
            }
            for kind, sex, occupation in (
                ("retired_cadre", "female", HELPING.retired),
                ("village_cadre", "female", HELPING.chair),
                ("volunteer", "male", HELPING.student),
            )
        }

    def find(self, kind: str, place: int, number: int) -> Mapping[str, Any] | None:
        """Return a mentor of a kind for the student of a class number, None when there is none."""
        if kind in self._of_village:
            return self._of_village[kind]
        if kind == "teacher":
            return _teacher(self._staff[place % len(self._staff)])
        if kind == "parent":
            return self._parent(number)
        helper = self._helpers[number % len(self._helpers)] if self._helpers else None
        if helper is None:
            return None
        return {
            "kind": kind,
            "name": helper.student.name,
            "helper_id": self._ids[helper.student.class_number or 0],
        }

    def _parent(self, number: int) -> Mapping[str, Any] | None:
        if not self._parents:
            return None
        family = self._parents[number % len(self._parents)]
        mother = _mother(family)
        assert mother is not None
        return {
            "kind": "parent",
            "name": mother.name,
            "phone": next(iter(mother.phones), ""),
            "occupation": mother.occupation,
            "parent_of": self._ids[family.student.class_number or 0],
        }


def _mother(household: Household) -> Any:
    return next(
        (one for one in household.guardians if one.relation == "mother" and one.phones), None
    )


def _teacher(one: StaffMember) -> dict[str, Any]:
    return {"kind": "teacher", "name": one.name, "subject": one.subject, "phone": one.phone}
