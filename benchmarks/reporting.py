"""The report of a term, read, computed and painted, of a class with years of records.

The floor is one plain query for each figure on the same engine, and the bare page by Qt.
"""

from __future__ import annotations

from datetime import date
from itertools import cycle
from pathlib import Path
from statistics import median

import years
from measure import Figure, in_turns
from opened import Opened

_STUDENTS, _ENTRIES = 60, 3000
_DATED = {
    "talks": "held_on",
    "contacts": "held_on",
    "check_ins": "held_on",
    "card_confirmations": "confirmed_on",
}
_WHOLE = (
    "SELECT id, enrolment, enrolment_on FROM students",
    "SELECT id, joined_on, left_behind FROM students",
    "SELECT * FROM students",
    "SELECT student_id, starts_on, ends_on FROM mentorings",
    "SELECT l.student_id, a.held_on FROM activity_students l JOIN activities a "
    "ON a.id = l.record_id",
    "SELECT * FROM guardians",
)
"""Enrolled, stayed on, files complete, mentored, took part, and the persons of the cards."""


def figures(folder: Path, profile: Path, times: int) -> list[Figure]:
    """Return the figure of the report."""
    from sqlalchemy import text

    book = folder / "report.carebook"
    years.of_a_class(book, date.today(), students=_STUDENTS, entries=_ENTRIES)
    window = Opened(book, profile)
    window.workspace.open_tab("report")
    window.app.processEvents()
    tab = window.workspace._tab("report")
    span = tab._term.span.stretch
    first, last = (day.isoformat() for day in span)

    terms = cycle((tab._reports.beside(tab._term, -1), tab._term))

    def report() -> None:
        """Nothing is known from before, and other figures are shown than those in sight."""
        window.class_file._kept.forget()
        tab._term = next(terms)
        tab.load()

    def query() -> None:
        with window.class_file.reading() as unit:
            for table, day in _DATED.items():
                asked = f"SELECT student_id, {day} FROM {table} WHERE {day} BETWEEN :a AND :b"
                for _of in range(2 if table == "contacts" else 1):
                    unit.rows(text(asked).bindparams(a=first, b=last))
            for statement in _WHOLE:
                unit.rows(text(statement))

    bare = median(window.floor())
    ours, floor = in_turns(
        times,
        lambda: [window.painted(report)],
        lambda: [window.painted(query) + bare],
    )
    window.close()
    against = "one query for each figure, and the bare page"
    return [
        Figure(
            "the report of a term, read, computed, painted",
            [one for (one,) in ours],
            [one for (one,) in floor],
            against,
            2,
        )
    ]
