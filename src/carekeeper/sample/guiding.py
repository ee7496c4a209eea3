"""The individual education plans of the sample class: one that runs, and one that has ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from carekeeper.core.ids import StudentId
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.classes.store import Classes
from carekeeper.features.study.store.education import EducationPlans
from carekeeper.sample.calendar import Calendar, Event, workday
from carekeeper.sample.callings import people_of, said
from carekeeper.sample.households import Household
from carekeeper.sample.texts import GUIDANCES, GuidanceWords

_DAY = timedelta(days=1)
_AGO = (46 * _DAY, 300 * _DAY)
"""How long ago each plan began, if the teacher wrote already then."""
_PAUSE, _LASTED = 21 * _DAY, 105 * _DAY


class Guiding:
    """Draws the plans; it has a chance of its own, so that all else stays as it is."""

    def __init__(self, class_file: ClassFile, seed: int, calendar: Calendar) -> None:
        self._chance = Random(f"guiding {seed}")
        self._calendar = calendar
        self._own = Calendar(self._chance, calendar.today, 1)
        self._plans = EducationPlans(class_file)
        self._classes = Classes(class_file)

    def events(
        self, households: Sequence[Household], ids: Mapping[int, StudentId]
    ) -> Iterator[Event]:
        """Yield what is written, each with its moment; `ids` are the students by class number."""
        chosen = [one for one in households if one.student.left_behind][-len(_AGO) :]
        for words, ago, household in zip(GUIDANCES.plans, _AGO, chosen, strict=False):
            begun = workday(max(self._calendar.today - ago, self._calendar.entered))
            fits = not words.reached or begun + _LASTED < self._calendar.today
            if fits and begun < self._calendar.today:
                student_id = ids[household.student.class_number or 0]
                yield from self._plan(student_id, household, words, begun)

    def _plan(
        self, student_id: StudentId, household: Household, words: GuidanceWords, begun: date
    ) -> Iterator[Event]:
        """Yield a plan with its reviews; of the one that runs the next is late."""
        people = people_of(household)
        days = [workday(begun + n * _PAUSE) for n in range(1, len(words.reviews) + 2)]
        kept: list[int] = []
        values = {**self._values(words, people), "begins_on": begun, "parents_on": begun}
        values["review_on"] = self._school_day(days[0])
        yield self._own.adding(begun, self._plans.plans, student_id, values, kept)
        for on, after, (result, next_step) in zip(days, days[1:], words.reviews, strict=False):
            if on >= self._calendar.today:
                return
            found = {"held_on": on, "result": tr(result), "next_step": tr(next_step)}
            found["next_on"] = self._school_day(after)
            yield self._own.event(on, partial(self._review, student_id, found, kept))
        if words.reached:
            on = workday(begun + _LASTED)
            end = {"ends_on": on, "reached": words.reached, "outcome": tr(words.outcome)}
            yield self._own.event(on, partial(self._end, end, kept))

    def _values(self, words: GuidanceWords, people: Mapping[str, str]) -> dict[str, Any]:
        texts = ("reason_text", "situation", "strengths", "tried", "near_goal", "far_goal")
        teacher = self._classes.get().teacher
        others = [one.name for one in self._classes.staff()][:1]
        return {
            **{name: said(getattr(words, name), people) for name in texts},
            "reason": words.reason,
            "measures": tuple(tuple(said(cell, people) for cell in row) for row in words.measures),
            "people": tuple(filter(None, (teacher, *others))),
            "parents_by": teacher,
            "parents_how": "call",
            "parents_answer": said(words.parents_answer, people),
        }

    def _school_day(self, day: date) -> date | None:
        return day if self._calendar.is_school(day) else None

    def _review(self, student_id: StudentId, values: dict[str, Any], kept: list[int]) -> None:
        self._plans.reviews.add(student_id, {**values, "plan_id": kept[0]})

    def _end(self, values: dict[str, Any], kept: list[int]) -> None:
        self._plans.plans.change(kept[0], values)
