"""Noting that data left the program: what, of whom, how, and where it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from carekeeper.core.errors import StorageTrouble
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts, steps
from carekeeper.db.units import Writing

OF_CLASS = (0,)
"""Stands for the students of what is the class's."""


def is_pdf(destination: str) -> bool:
    """Tell whether something went into a file, and not onto the paper of a printer."""
    return destination.casefold().endswith(".pdf")


def note(
    class_file: ClassFile,
    kind: str,
    student_ids: Sequence[int],
    *,
    printed: str,
    saved: str,
    layout: str = "",
    destination: str = "",
) -> None:
    """Note that something of some students was given out: as `printed`, or `saved` as a PDF.

    Of what is the class's and names nobody, the only one is `OF_CLASS`.

    The note is no step of the history; it holds the latest step, so that what is changed later
    is known to be missing in what was given out.
    """
    label = saved if is_pdf(destination) else printed
    values = {"kind": kind, "layout": layout, "destination": destination}
    with noting(class_file, label, destination) as unit:
        add(unit, student_ids, {"at": class_file.now(), **values})


def add(unit: Writing, student_ids: Sequence[int], values: Mapping[str, Any]) -> None:
    """Add the notes of some students in a unit of work that writes more than these."""
    last = int(unit.value(select(func.max(steps.c.id))) or 0)
    for student_id in student_ids:
        unit.insert(handouts, {**values, "student_id": student_id or None, "step_id": last})


@contextmanager
def noting(class_file: ClassFile, label: str, destination: str) -> Iterator[Writing]:
    """Open the door for a note of what has left the program.

    Raises `StorageTrouble` that says that it is out, and only the note is missing.
    """
    try:
        with class_file.writing(label) as unit:
            yield unit
    except StorageTrouble as problem:
        words = tr("It went to “{place}”, but that could not be noted in the history: {why}")
        sentence = words.format(place=Path(destination).name, why=problem.sentence)
        raise StorageTrouble(problem.trouble, sentence) from problem


def note_paper(
    class_file: ClassFile,
    kind: str,
    student_ids: Sequence[int],
    title: str,
    destination: str,
    layout: str = "",
) -> None:
    """Note that a paper of this title was given out of some students."""
    note(
        class_file,
        kind,
        student_ids,
        printed=tr("{title} printed").format(title=title),
        saved=tr("{title} saved as PDF").format(title=title),
        layout=layout,
        destination=destination,
    )
