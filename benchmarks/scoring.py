"""Pasting the scores of a class and saving them with history, against a bare commit of the rows."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from measure import Figure, in_turns, milliseconds
from sqlalchemy import insert

from carekeeper.core import scores as typed
from carekeeper.db.class_file import ClassFile
from carekeeper.db.engine import make_engine
from carekeeper.db.score_tables import scores
from carekeeper.features.study.facts.pasting import placed
from carekeeper.features.study.facts.scores import Exam, ExamSheet, Subject
from carekeeper.features.study.store.scores import Scores
from carekeeper.widgets.typing_grid import read_block

_SUBJECTS = 8


def figure(book: Path, password: str, times: int) -> Figure:
    """Return how long it takes, in an encrypted class file."""
    numbers = count()
    with ClassFile.open(book, password) as class_file:
        store = Scores(class_file)
        sheets = [_exam(store, next(numbers)) for _ in range(2 * times + 2)]
        copy = book.with_name("bare_scores.carebook")
        shutil.copyfile(book, copy)
        engine = make_engine(copy, password)
        pasted, committed = iter(sheets[: times + 1]), iter(sheets[times + 1 :])
        with engine.connect() as bare:
            bare.execution_options(writing=True)

            def paste() -> list[float]:
                sheet = next(pasted)
                text = "\n".join("\t".join(_typed(row)) for row in range(len(sheet.rows)))
                return [milliseconds(lambda: _paste(store, sheet, text))]

            def commit() -> list[float]:
                sheet = next(committed)
                rows = [
                    {"subject_id": one.id, "student_id": row.student.id, "points": 8_350}
                    for row in sheet.rows
                    for one in sheet.exam.subjects
                ]

                def write() -> None:
                    with bare.begin():
                        bare.execute(insert(scores), rows)

                return [milliseconds(write)]

            ours, floor = in_turns(times, paste, commit)
        engine.dispose()
    return Figure(
        f"pasting and saving {len(sheets[0].rows)} x {_SUBJECTS} scores with their history",
        [time for (time,) in ours],
        [time for (time,) in floor],
        "bare commit of the same rows on the same engine",
        3,
    )


def _exam(store: Scores, number: int) -> ExamSheet:
    subjects = tuple(Subject(name=f"学科{n}") for n in range(_SUBJECTS))
    day = date.today() - timedelta(days=number)
    return store.sheet(store.add_exam(Exam(name="月考", held_on=day, subjects=subjects)))


def _typed(row: int) -> list[str]:
    return [f"{(row * 7 + n * 11) % 100}.5" for n in range(_SUBJECTS)]


def _paste(store: Scores, sheet: ExamSheet, text: str) -> None:
    people = [row.student for row in sheet.rows]
    subjects = sheet.exam.subjects
    found = placed(read_block(text), people, [one.name for one in subjects], 0, 0)
    cells = {
        (people[row].id, subjects[column].id): typed.parse(said, subjects[column].full_mark)
        for (row, column), said in found.cells.items()
    }
    store.put(sheet.exam, cells)
