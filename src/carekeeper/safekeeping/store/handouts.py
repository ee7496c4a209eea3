"""What left the program, in the words of the history: prints, PDFs and backups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, select

from carekeeper.core.words import mark, tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import private_tables
from carekeeper.db.schema import handouts
from carekeeper.db.students import names
from carekeeper.safekeeping.facts import HistoryLine

_KINDS = {
    "backup": mark("Backup for the school office"),
    "booklet": mark("Growth booklet"),
    "contact_card": mark("Contact card"),
    "export": mark("Exported as a file"),
    "file": mark("Whole file"),
    "hand_over": mark("Class file for the next class teacher"),
    "handover": mark("Handover letter"),
    "mentor_sheet": mark("Mentoring sheet"),
    "move": mark("Students who move"),
    "talk_sheet": mark("Talk record"),
}
_LAYOUTS = {
    "full": mark("Full page"),
    "half": mark("Half page"),
    "pocket": mark("Pocket card"),
    "filled": mark("Filled in"),
    "blank": mark("Blank"),
    "class": mark("Class sheet"),
    "list": mark("List"),
    "log": mark("Filled in"),
    "people": mark("Who came"),
    "round": mark("Sheet for the round"),
    "sign": mark("To sign"),
    "students": mark("Student profile"),
    "guardians": mark("Contact card"),
    "mentors": mark("Mentors"),
    "talks": mark("Talks"),
    "diary": mark("Growth diary"),
    "office": mark("Workbook for the office"),
    "roster": mark("Roster"),
    "contacts": mark("Contacts"),
    "calendar": mark("Calendar"),
    "everything": mark("Everything as open data"),
    "sensitive": mark("Sensitive fields"),
    "confidential": mark("without what only you see"),
    "binned": mark("without the recycle bin"),
    "history": mark("without the history"),
    "old": mark("without old records"),
    "fold": mark("old records folded"),
    "private": mark("Individual education plans"),
}
_NAMED = 3
"""So many students of one print are named; of more, the first and how many others."""

_HANDOUTS = select(
    handouts.c.at,
    handouts.c.kind,
    handouts.c.layout,
    handouts.c.destination,
    handouts.c.student_id,
)


class Handouts:
    """Each time that data left the program.

    `labels` name the kinds of records, by their tables, and the fields of a student's file, of
    which a class list may hold a choice.
    """

    def __init__(self, class_file: ClassFile, labels: Mapping[str, str]) -> None:
        self._file = class_file
        self._words = {**labels, **_LAYOUTS}

    def of_student(self, student_id: int, *, private: bool = False) -> list[HistoryLine]:
        """Return what was given out of one student, newest first; or only what is `private`."""
        query = _HANDOUTS.where(handouts.c.student_id == student_id)
        return self._lines(query.where(handouts.c.kind.in_(private_tables())) if private else query)

    def latest(self, count: int) -> list[HistoryLine]:
        """Return what was given out of the class, newest first, a print of many as one line.

        `count` is the most notes that are looked at; each student of a print is one.
        """
        return self._lines(_HANDOUTS.limit(count))

    def _lines(self, query: Select[Any]) -> list[HistoryLine]:
        with self._file.reading() as unit:
            rows = unit.rows(query.order_by(handouts.c.at.desc(), handouts.c.id.desc()))
            called = names(unit)
        return [
            _line(list(one), self._words, called) for _print, one in groupby(rows, key=_print_of)
        ]


def _print_of(row: Row[Any]) -> tuple[Any, ...]:
    return row.at, row.kind, row.layout, row.destination


def _line(
    rows: Sequence[Row[Any]], words: Mapping[str, str], called: Mapping[int, str]
) -> HistoryLine:
    row = rows[0]
    of = () if row.kind in private_tables() else reversed(rows)  # nor is it told whose it was
    whose = [called[one.student_id] for one in of if one.student_id in called]
    parts = [name.strip() for name in row.layout.split(",")]
    layouts = [tr(words.get(name, name)) for name in parts if name]
    what = tr(_KINDS.get(row.kind) or words.get(row.kind, row.kind))
    return HistoryLine(
        step_id=0,
        at=row.at,
        label=what,
        kind="handout",
        undone=False,
        student_id=row.student_id if len(rows) == 1 else None,
        record=tr("Printed and exported"),
        who=what,
        field=tr(", ").join(layouts),
        before="",
        after=row.destination,
        student=_named(whose),
    )


def _named(names: Sequence[str]) -> str:
    if len(names) <= _NAMED:
        return tr(", ").join(names)
    others = len(names) - 1
    words = trn("{name} and {n} other", "{name} and {n} others", others)
    return words.format(name=names[0], n=others)
