"""Who came to the sample class in the middle of a term, who went, who came back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import timedelta
from functools import partial
from random import Random

from carekeeper.core.ids import StudentId
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.store import Students
from carekeeper.sample.calendar import Calendar, Event, workday
from carekeeper.sample.households import Household
from carekeeper.sample.texts import WORDING

_DAY = timedelta(days=1)
_ENOUGH = 20
"""Fewer students who are not left behind than this, and all of them stay."""
_DRAWN = 4
_JOINED = 41
"""Days since somebody moved in."""
_TURNS = (
    (1, 250, "moved_away", 0),
    (2, 290, "moved_away", 1),
    (2, 80, "in_class", 2),
    (3, 4, "suspected_dropout", 3),
)
"""Of whom, how many days ago, how they are enrolled since, and which of the reasons it has."""


class ComingAndGoing:
    """Draws four students of a large class; it has a chance of its own, as all that came later."""

    def __init__(self, class_file: ClassFile, seed: int, calendar: Calendar) -> None:
        self._chance = Random(f"coming and going {seed}")
        self._calendar = calendar
        self._own = Calendar(self._chance, calendar.today, 1)
        self._students = Students(class_file)

    def events(
        self,
        households: Sequence[Household],
        ids: Mapping[int, StudentId],
        busy: Set[StudentId],
    ) -> Iterator[Event]:
        """Yield what is written, each with its moment; `ids` are the students by class number.

        Who is `busy` with helping stays, as the pairing would end with the day of going.
        """
        others = [
            ids[one.student.class_number or 0] for one in households if not one.student.left_behind
        ]
        longest = max(ago for _who, ago, _status, _reason in _TURNS)
        if len(others) < _ENOUGH or self._calendar.today - longest * _DAY < self._calendar.entered:
            return
        if len(set(others) - busy) < _DRAWN:
            return
        chosen = self._chance.sample(others, _DRAWN)
        while not busy.isdisjoint(chosen):
            chosen = self._chance.sample(others, _DRAWN)
        joined = workday(self._calendar.today - _JOINED * _DAY)
        came = partial(self._students.change, chosen[0], "joined_on", joined)
        yield self._own.event(joined, came)
        for who, ago, status, reason in _TURNS:
            day = workday(self._calendar.today - ago * _DAY)
            words = tr(WORDING.enrolment_reasons[reason])
            turn = partial(self._turn, chosen[who], status, words)
            yield self._own.event(day, turn)

    def _turn(self, student_id: StudentId, status: str, reason: str) -> None:
        self._students.change(student_id, "enrolment", status)
        self._students.change(student_id, "enrolment_reason", reason)
