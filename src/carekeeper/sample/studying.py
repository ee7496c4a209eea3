"""How the sample class is helped to learn: some plans with sessions and results, old and new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import cycle
from random import Random
from typing import Any

from carekeeper.core.ids import StudentId
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.classes.store import Classes
from carekeeper.features.study.store.plans import StudyPlans
from carekeeper.records.store import Records
from carekeeper.sample.calendar import Calendar, Event, workday
from carekeeper.sample.callings import people_of, said
from carekeeper.sample.households import Household
from carekeeper.sample.texts import STUDIES, PlanWords

_DAY = timedelta(days=1)
_EVERY = (6, 16)
"""Days between two sessions, from and to."""
_PLANS = 4
"""So many plans begin in each term."""
_BEGUN, _STAGE, _AHEAD = 12 * _DAY, 45 * _DAY, 11 * _DAY


class Studying:
    """Draws study help plans; it has a chance of its own, so that all else stays as it is."""

    def __init__(self, class_file: ClassFile, seed: int, calendar: Calendar) -> None:
        self._chance = Random(f"studying {seed}")
        self._calendar = calendar
        self._own = Calendar(self._chance, calendar.today, 1)
        self._plans = StudyPlans(class_file)
        self._classes = Classes(class_file)
        self.planned: set[tuple[StudentId, str]] = set()
        """Who is helped in which subject, once the events were drawn."""

    def events(
        self, households: Sequence[Household], ids: Mapping[int, StudentId]
    ) -> Iterator[Event]:
        """Yield what is written, each with its moment; `ids` are the students by class number."""
        marked = [one for one in households if one.student.left_behind]
        helpers = [one for one in households if not one.student.left_behind] or households
        turn = 0
        for term in self._calendar.begun_terms() if marked else ():
            for place in range(_PLANS):
                household = marked[turn * 3 % len(marked)]
                people = {
                    **people_of(household),
                    "helper": _helper(household, [*helpers[turn * 5 % len(helpers) :], *helpers]),
                }
                turn += 1
                begun = workday(max(term.starts_on, self._calendar.entered) + _BEGUN + place * _DAY)
                if begun < self._calendar.today:
                    student = ids[household.student.class_number or 0]
                    yield from self._plan(student, people, (begun, term.ends_on), place)

    def _plan(
        self, student_id: StudentId, people: Mapping[str, str], span: tuple[date, date], place: int
    ) -> Iterator[Event]:
        """Yield a plan of a term with what came of it; the second is not looked at in time."""
        begun, last = span
        runs = last >= self._calendar.today
        until = min(last, self._calendar.today)
        words = STUDIES.plans[place % len(STUDIES.plans)]
        kept: list[int] = []
        review = min(workday(begun + _STAGE), last)
        self.planned.add((student_id, tr(words.subject)))
        values = {**self._values(words, people), "begins_on": begun, "review_on": review}
        yield self._own.adding(begun, self._plans.plans, student_id, values, kept)
        add = partial(self._add, student_id, kept)
        for on, (content, went) in zip(self._days(begun, until), cycle(words.sessions)):
            held = {"held_on": on, "content": said(content, people), "went": said(went, people)}
            yield self._own.event(on, partial(add, self._plans.sessions, held))
        for number, stage in enumerate(words.results, start=1):
            on = workday(begun + number * _STAGE)
            if on >= until or (runs and place == 1):
                continue
            found = {"checked_on": on, "rating": stage.kind, "result": said(stage.text, people)}
            yield self._own.event(on, partial(add, self._plans.results, found))
            if runs:
                ahead = min(workday(self._calendar.today + _AHEAD), last)
                yield self._own.event(on, partial(self._change, kept, {"review_on": ahead}))
        if not runs:
            ended = {"state": "ended", "end_reason": tr("The term is over")}
            state = ended if place == 1 else {"state": "reached"}
            yield self._own.event(workday(last), partial(self._change, kept, state))

    def _days(self, begun: date, until: date) -> Iterator[date]:
        day = begun + self._chance.randrange(*_EVERY) * _DAY
        while workday(day) < until:
            yield workday(day)
            day += self._chance.randrange(*_EVERY) * _DAY

    def _values(self, words: PlanWords, people: Mapping[str, str]) -> dict[str, Any]:
        staff = {one.subject: one.name for one in self._classes.staff()}
        subject = tr(words.subject)
        teacher = staff.get(subject, self._classes.get().teacher)
        rows = (tuple(said(cell, people) for cell in row) for row in words.measures)
        return {
            "subject": subject,
            "focus": tr(words.focus),
            "study_group": tr(words.group),
            "teacher": tr("{name} ({said})").format(name=teacher, said=subject),
            "helper": people["helper"],
            "causes": words.causes,
            "analysis": said(words.analysis, people),
            "near_goal": tr(words.near_goal),
            "far_goal": tr(words.far_goal),
            "measures": tuple(rows),
        }

    def _add(
        self,
        student_id: StudentId,
        kept: Sequence[int],
        records: Records[Any],
        values: dict[str, Any],
    ) -> None:
        records.add(student_id, {**values, "plan_id": kept[0]})

    def _change(self, kept: Sequence[int], values: Mapping[str, Any]) -> None:
        self._plans.plans.change(kept[0], values)


def _helper(household: Household, offered: Sequence[Household]) -> str:
    """Return the first of those offered who is not the student, "" in a class of one."""
    others = (one.student.name for one in offered if one is not household)
    return next(others, "")
