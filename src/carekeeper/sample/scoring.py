"""The exams of the sample class: two a term, with curves as real classes have them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from random import Random

from carekeeper.core.ids import StudentId
from carekeeper.core.scores import POINT, Score
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.facts.scores import USUAL_EXAMS, USUAL_SUBJECTS, Exam, Row, Subject
from carekeeper.features.study.store.progress import progress_of
from carekeeper.features.study.store.scores import Cell, Scores
from carekeeper.sample.calendar import Calendar, Event, workday

_DAY = timedelta(days=1)
_MIDDLE, _BEFORE_END, _CORRECTED = 66 * _DAY, 8 * _DAY, 4 * _DAY
_MORE = mark("Science")
"""The fourth subject of the exams at the end of a term."""
_USUAL, _SPREAD = 81.0, 8.0
_LEFT_BEHIND, _SUBJECT, _DRIFT, _CHANCE, _HELP = -4.0, 5.0, 1.4, 3.5, 3.0
_AWAY = 0.015
_WEAK = 62.0
"""No better is at first who will be helped in a subject."""
_MISSING = 3
"""So many scores of the last exam are still to be filled in."""


class Scoring:
    """Draws exams; it has a chance of its own, so that all else stays as it is."""

    def __init__(
        self,
        class_file: ClassFile,
        seed: int,
        calendar: Calendar,
        helped: Collection[tuple[StudentId, str]],
    ) -> None:
        self._chance = Random(f"scoring {seed}")
        self._calendar = calendar
        self._own = Calendar(self._chance, calendar.today, 1)
        self._file = class_file
        self._helped = helped
        self._store = Scores(class_file)
        self._level: dict[tuple[StudentId, str], float] = {}

    def events(self) -> Iterator[Event]:
        """Yield each exam as it is typed in, some days after it was held."""
        held = list(self._exams())
        for name, day, subjects in held:
            write = partial(self._write, name, day, subjects, last=day == held[-1][1])
            yield self._own.event(workday(day + _CORRECTED), write)

    def _exams(self) -> Iterator[tuple[str, date, tuple[str, ...]]]:
        """Yield name, day and subjects of each exam."""
        _monthly, middle, final = USUAL_EXAMS
        for term in self._calendar.begun_terms():
            for name, day, subjects in (
                (middle, workday(term.starts_on + _MIDDLE), USUAL_SUBJECTS),
                (final, workday(term.ends_on - _BEFORE_END), (*USUAL_SUBJECTS, _MORE)),
            ):
                if self._calendar.entered < day and day + _CORRECTED < self._calendar.today:
                    yield name, day, subjects

    def _write(self, name: str, day: date, names: tuple[str, ...], *, last: bool) -> None:
        subjects = tuple(Subject(name=tr(one)) for one in names)
        made = Exam(name=tr(name), held_on=day, subjects=subjects)
        sheet = self._store.sheet(self._store.add_exam(made))
        everyone = progress_of(self._file, [row.student.id for row in sheet.rows])
        rows = zip(sheet.rows, everyone, strict=True)
        cells = {at: score for row, one in rows for at, score in self._of_student(row, one.helped)}
        for at in self._chance.sample(sorted(cells), min(_MISSING, len(cells))) if last else ():
            del cells[at]
        self._store.put(sheet.exam, cells)

    def _of_student(self, row: Row, helped: Mapping[str, date]) -> Iterator[tuple[Cell, Score]]:
        exam, away = row.result.exam, self._chance.random() < _AWAY
        for one in exam.subjects:
            at = row.student.id, one.name
            level = self._level.get(at) or self._first(row, one.name)
            since = helped.get(one.name)
            rise = _HELP if since is not None and since < exam.held_on else 0.0
            self._level[at] = level + rise + self._chance.gauss(0, _DRIFT)
            points = min(max(self._level[at] + self._chance.gauss(0, _CHANCE), 12.0), 100.0)
            score = Score(answer="absent") if away else Score(round(points * 2) * POINT // 2)
            yield (row.student.id, one.id), score

    def _first(self, row: Row, subject: str) -> float:
        """Return how well a student does in a subject at first."""
        who = row.student.id
        usual = _USUAL + (_LEFT_BEHIND if row.student.left_behind else 0.0)
        whole = self._level.get((who, "")) or self._chance.gauss(usual, _SPREAD)
        self._level[who, ""] = whole
        at_first = whole + self._chance.gauss(0, _SUBJECT)
        return min(at_first, _WEAK) if (who, subject) in self._helped else at_first
