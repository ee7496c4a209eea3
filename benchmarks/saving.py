"""Saving one field of a student's file with its history, against a bare commit of one row."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

from measure import Figure, in_turns, milliseconds
from sqlalchemy import update

from carekeeper.db.class_file import ClassFile
from carekeeper.db.engine import make_engine
from carekeeper.db.schema import students
from carekeeper.features.students.store import Students

_FIELD = "home_address"


def figure(book: Path, password: str, times: int) -> Figure:
    """Return how long it takes, in an encrypted class file."""
    copy = book.with_name("bare.carebook")
    shutil.copyfile(book, copy)
    engine = make_engine(copy, password)
    numbers = count()
    with ClassFile.open(book, password) as class_file, engine.connect() as bare:
        bare.execution_options(writing=True)
        store = Students(class_file)
        student = store.lines()[0].id
        row = update(students).where(students.c.id == student)

        def save() -> None:
            store.change(student, _FIELD, f"后吴村{next(numbers)}号")

        def commit() -> None:
            with bare.begin():
                bare.execute(row.values({_FIELD: f"后吴村{next(numbers)}号"}))

        ours, floor = in_turns(times, lambda: [milliseconds(save)], lambda: [milliseconds(commit)])
    engine.dispose()
    return Figure(
        "saving one field with its history",
        [time for (time,) in ours],
        [time for (time,) in floor],
        "bare commit of one row on the same engine",
        3,
    )
