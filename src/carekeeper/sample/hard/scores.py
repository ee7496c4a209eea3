"""The exams of the hard class: many, with long names, and one student with all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from carekeeper.core.ids import StudentId
from carekeeper.core.scores import Score
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.facts.scores import EXAM_FIELDS, Exam, Subject
from carekeeper.features.study.store.scores import Cell, Scores
from carekeeper.sample.hard.fullest import Fullest

_EXAMS, _SUBJECTS, _EVERY = 30, 8, timedelta(days=25)
_LONGEST = 20


def write_exams(
    class_file: ClassFile, fullest: Fullest, today: date, ids: Sequence[StudentId]
) -> None:
    """Write the exams; the first student was at each, the others at the last one."""
    store = Scores(class_file, lambda: today)
    long = fullest.flow.text(EXAM_FIELDS[0].longest - 3)
    names = [fullest.flow.text(_LONGEST - 2) + f"{n:02}" for n in range(_SUBJECTS)]
    for n in range(_EXAMS, 0, -1):
        subjects = tuple(Subject(name=name, full_mark=15_000) for name in names)
        made = Exam(name=f"{long}{n:03}", held_on=today - n * _EVERY, subjects=subjects)
        exam = store.exam(store.add_exam(made))
        cells: dict[Cell, Score | None] = {
            (who, one.id): Score(9_950 + 100 * ((n * 7 + at * 13) % 40))
            for who in (ids if n == 1 else ids[:1])
            for at, one in enumerate(exam.subjects)
        }
        store.put(exam, cells)
