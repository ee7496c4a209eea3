"""Noting that data left the program: what, of whom, how, and where it went."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts, steps


def note(
    class_file: ClassFile,
    label: str,
    kind: str,
    student_ids: Sequence[int],
    *,
    layout: str = "",
    destination: str = "",
) -> None:
    """Note that something of some students was given out.

    The note is no step of the history; it holds the latest step, so that what is changed later
    is known to be missing in what was given out.
    """
    at = class_file.now()
    with class_file.writing(label) as unit:
        last = int(unit.value(select(func.max(steps.c.id))) or 0)
        values = {"at": at, "kind": kind, "layout": layout, "destination": destination}
        for student_id in student_ids:
            unit.insert(handouts, {**values, "student_id": student_id, "step_id": last})
