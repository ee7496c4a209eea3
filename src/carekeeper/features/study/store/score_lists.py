"""Writes the scores of a list, with the exams and subjects that are new, as one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from carekeeper.core.errors import Refused
from carekeeper.core.ids import ExamId, SubjectId
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.score_tables import exam_subjects, exams, scores
from carekeeper.db.units import Writing
from carekeeper.features.study.facts.score_list import Line, There, brought_label, exam_with
from carekeeper.features.study.facts.scores import MOST_SUBJECTS, Exam
from carekeeper.features.study.store.scores import Scores, score_row, subject_row


def there(class_file: ClassFile) -> There:
    """Return the exams and scores of a class file."""
    store = Scores(class_file)
    return There(tuple(store.exams()), store.held())


def write(class_file: ClassFile, lines: Sequence[Line]) -> str:
    """Write what the rows bring, and return what the step is called.

    Raises `Refused` when an exam would get too many subjects.
    """
    known = {(one.name, one.held_on): one for one in Scores(class_file).exams()}
    wanted: dict[tuple[Any, ...], list[Line]] = {}
    for line in lines:
        wanted.setdefault((line.exam, line.held_on), []).append(line)
    grown = [
        exam_with(known.get(key) or Exam(name=key[0], held_on=key[1]), some)
        for key, some in wanted.items()
    ]
    if any(len(one.subjects) > MOST_SUBJECTS for one in grown):
        sentence = tr("An exam has sixteen subjects at most. Please leave columns out.")
        raise Refused(sentence)
    label = brought_label(grown, sum(len(line.scores) for line in lines))
    with class_file.writing(label) as unit:
        for exam, some in zip(grown, wanted.values(), strict=True):
            numbers = {one.name: one.id for one in _kept(unit, exam).subjects}
            # A student who stands in the list twice has what the first row says.
            found = {
                (line.student_id, numbers[name]): score
                for line in reversed(some)
                for name, score in line.scores
            }
            unit.insert_all(scores, [score_row(*at, score) for at, score in found.items()])
    return label


def _kept(unit: Writing, exam: Exam) -> Exam:
    """Write an exam and its subjects where they are new, and return it with their numbers."""
    number = exam.id
    if not number:
        number = ExamId(unit.insert(exams, {"name": exam.name, "held_on": exam.held_on}))
    subjects = []
    for place, one in enumerate(exam.subjects):
        kept = one.id or SubjectId(unit.insert(exam_subjects, subject_row(number, place, one)))
        subjects.append(replace(one, id=kept))
    return replace(exam, id=number, subjects=tuple(subjects))
