"""The life and health of the sample class: illnesses, small steps, aid, and one grave matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from carekeeper.core.ids import StudentId
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.care.store import Care
from carekeeper.features.classes.store import Classes
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.students.store import Students
from carekeeper.sample.calendar import Calendar, Event, workday
from carekeeper.sample.callings import people_of, said
from carekeeper.sample.households import Household
from carekeeper.sample.texts import LIVING, Given, Happened

_DAY = timedelta(days=1)
_ENTRY_EVERY = (12, 60)
"""Days between two entries of one student, from and to."""
_TIME_TO_DO = 4 * _DAY
_OFTEN = ("illness", "illness", "absence", "accident", "self_care", "habit", "mind")
_LEARNT_AFTER, _SOMETIMES_AFTER = 110 * _DAY, 45 * _DAY
_BARRED = 5
"""The place of the left-behind student to whose father the child must not be handed."""
LUNAR = "八月十五"
_NEEDY = 4
"""One of so many left-behind students receives aid beside the meals."""


class Living:
    """Draws life entries, goals and aid; it has a chance of its own, so all else stays as it is."""

    def __init__(self, class_file: ClassFile, seed: int, calendar: Calendar) -> None:
        self._chance = Random(f"living {seed}")
        self._calendar = calendar
        self._own = Calendar(self._chance, calendar.today, 1)
        self._care = Care(class_file)
        self._students = Students(class_file)
        self._guardians = Guardians(class_file)
        self._teacher = Classes(class_file).get().teacher

    def events(
        self, households: Sequence[Household], ids: Mapping[int, StudentId]
    ) -> Iterator[Event]:
        """Yield what is written, each with its moment; `ids` are the students by class number."""
        marked = [one for one in households if one.student.left_behind]
        for place, household in enumerate(marked):
            student_id = ids[household.student.class_number or 0]
            people = people_of(household)
            yield from self._entries(household, student_id, people)
            yield from self._goals(student_id)
            yield from self._aid(student_id, needy=place % _NEEDY == 0)
            if place == len(marked) // 2:
                yield from self._incident(student_id, people)
            if place == _BARRED:
                yield from self._family(student_id)

    def _entries(
        self, household: Household, student_id: StudentId, people: Mapping[str, str]
    ) -> Iterator[Event]:
        boards = household.student.boarding == "boarder"
        kinds = (*_OFTEN, "boarding") if boards else _OFTEN
        day = self._calendar.entered + self._chance.randrange(*_ENTRY_EVERY) * _DAY
        while (on := workday(day)) < self._calendar.today:
            kind = self._chance.choice(kinds)
            offered = [one for one in LIVING.entries[kind] if on.month in (one.months or range(13))]
            if offered and self._calendar.is_school(on):
                happened = self._chance.choice(offered)
                yield from self._entry(student_id, on, kind, happened, people)
            day += self._chance.randrange(*_ENTRY_EVERY) * _DAY

    def _entry(
        self,
        student_id: StudentId,
        day: date,
        kind: str,
        happened: Happened,
        people: Mapping[str, str],
    ) -> Iterator[Event]:
        tells = kind in ("illness", "accident", "absence") and self._chance.random() < 0.8
        values: dict[str, Any] = {
            "happened_on": day,
            "kind": kind,
            "lasted": said(happened.lasted, people),
            "text": said(happened.text, people),
            "treatment": said(happened.treatment, people),
            "told": (people["carer"],) if tells else (),
            "told_on": day if tells else None,
            "confidential": True if kind == "mind" else None,
        }
        todo = happened.follow_up
        by = day + _TIME_TO_DO
        if todo:
            values |= {"follow_up": said(todo, people), "follow_up_by": by}
        kept: list[int] = []
        yield self._own.adding(day, self._care.life, student_id, values, kept)
        if todo and by < self._calendar.today:
            done = workday(by)
            yield self._own.event(done, partial(self._done, kept, done))

    def _goals(self, student_id: StudentId) -> Iterator[Event]:
        calendar, chance = self._calendar, self._chance
        for goal in chance.sample(LIVING.goals, 3):
            day = self._own.some_day(calendar.entered, calendar.today - 3 * _DAY)
            if not calendar.entered < day < calendar.today:
                continue
            kept: list[int] = []
            values = {"goal": tr(goal), "begun_on": day}
            yield self._own.adding(day, self._care.goals, student_id, values, kept)
            for step, after in (("sometimes", _SOMETIMES_AFTER), ("mastered", _LEARNT_AFTER)):
                reached = workday(day + after)
                if reached < calendar.today:
                    yield self._own.event(reached, partial(self._step, kept, step, reached))

    def _aid(self, student_id: StudentId, *, needy: bool) -> Iterator[Event]:
        for term in self._calendar.begun_terms():
            first = max(term.starts_on, self._calendar.entered + _DAY)
            day = self._own.some_day(first, first + 20 * _DAY)
            if day >= self._calendar.today:
                continue
            yield self._given(student_id, day, "meals", None)
            if needy:
                yield self._given(student_id, day, "education", 62_500)
                if self._chance.random() < 0.4:
                    yield self._given(student_id, day, "donation", None)

    def _given(self, student_id: StudentId, day: date, kind: str, amount: int | None) -> Event:
        given: Given = self._chance.choice(LIVING.aids[kind])
        values = {
            "given_on": day,
            "kind": kind,
            "amount": amount,
            "source": tr(given.source),
            "often": said(given.often, {}),
            "used_for": said(given.used_for, {}),
        }
        return self._own.adding(day, self._care.aid, student_id, values, [])

    def _family(self, student_id: StudentId) -> Iterator[Event]:
        """What a court forbids, a lunar birthday, and a level of concern that got better."""
        day = workday(self._calendar.today - 60 * _DAY)
        if day <= self._calendar.entered:
            return
        yield self._own.event(day, partial(self._forbid, student_id, day))
        for ago, level in ((50, "red"), (12, "yellow")):
            day = workday(self._calendar.today - ago * _DAY)
            change = partial(self._students.change, student_id, "concern_level", level)
            yield self._own.event(day, change)

    def _forbid(self, student_id: StudentId, day: date) -> None:
        self._students.change(student_id, "lunar_birthday", LUNAR)
        father = next(
            (one for one in self._guardians.of_student(student_id) if one.relation == "father"),
            None,
        )
        if father is not None:
            self._guardians.change(father.id, "barred", ("hand_over",))
            self._guardians.change(father.id, "barred_since", f"{day:%Y-%m}")
            self._guardians.change(father.id, "barred_reason", tr(LIVING.forbidden))

    def _incident(self, student_id: StudentId, people: Mapping[str, str]) -> Iterator[Event]:
        """One grave matter: police and school were told at once, the others are still to be."""
        day = workday(self._calendar.today - 4 * _DAY)
        if day <= self._calendar.entered:
            return
        matter = LIVING.incident
        values = {
            "found_on": day,
            "found_at": "08:10",
            "situation": "alone",
            "what": said(matter.what, people),
            "done": said(matter.done, people),
            **{f"{one}_on": day for one in ("police", "school")},
            **{f"{one}_by": self._teacher for one in ("police", "school")},
            "police_at": "09:20",
            "school_at": "08:30",
            "follow_up": said(matter.follow_up, people),
            "follow_up_by": self._calendar.today + 2 * _DAY,
            "confidential": True,
        }
        yield self._own.adding(day, self._care.incidents, student_id, values, [])

    def _done(self, kept: Sequence[int], day: date) -> None:
        self._care.life.change(kept[0], {"follow_up_done_on": day})

    def _step(self, kept: Sequence[int], step: str, day: date) -> None:
        self._care.goals.change(kept[0], {f"{step}_on": day})
