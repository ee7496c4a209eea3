"""The files of the whole class: a calm table with filters, to choose students from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QStackedWidget

from carekeeper.core import dates, family
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr, trc, trn
from carekeeper.features.students.facts import BY_NAME
from carekeeper.records.class_table import LEFT_BEHIND, STUDENT, ClassTable, Filter
from carekeeper.widgets.columns import Column, Tone
from carekeeper.widgets.parts import Button, Hint


class ClassRow(Struct, frozen=True):
    """A student in the table of the class."""

    student: StudentLine
    day: date
    missing: int = 0
    hint: str = ""
    """Why a student who is not marked yet may be left behind."""


FILTERS = (
    replace(LEFT_BEHIND, base=False),
    Filter("key_support", mark("Key support"), lambda row: row.student.key_support is True),
    Filter("incomplete", mark("File incomplete"), lambda row: row.missing > 0),
    Filter("unmarked", mark("Not marked yet"), lambda row: row.student.left_behind is None),
    Filter("archived", mark("Archived"), lambda row: row.student.archived, base=True, apart=True),
)


def _missing(row: ClassRow) -> str:
    if not row.missing:
        return tr("complete")
    return trn("{n} field missing", "{n} fields missing", row.missing).format(n=row.missing)


def _missing_tone(row: ClassRow) -> Tone:
    return "due" if row.missing else "second"


def _left_behind(row: ClassRow) -> str:
    if not row.student.left_behind:
        return "" if row.student.left_behind is None else tr("No")
    return family.away_shown(row.student.parents_away) or tr("Yes")


def _age(row: ClassRow) -> str:
    if row.student.birth_date is None:
        return ""
    return trc("in a column of ages", "{n}").format(n=dates.age_on(row.student.birth_date, row.day))


def _care(row: ClassRow) -> str:
    if row.student.boarding == "boarder":
        home = tr("Boarder")
        return f"{home} · {row.student.cared_by}" if row.student.cared_by else home
    return row.student.cared_by


def _support(row: ClassRow) -> str:
    level = BY_NAME["concern_level"].choice_label(row.student.concern_level)
    parts = [tr("Key support") if row.student.key_support else "", level]
    return " · ".join(part for part in parts if part)


COLUMNS = (
    replace(STUDENT, value=lambda row: row.student.sort_key),
    Column(
        "class_number",
        mark("Class number"),
        84,
        lambda row: str(row.student.class_number or ""),
        value=lambda row: row.student.class_number,
    ),
    Column("sex", mark("Sex"), 60, lambda row: BY_NAME["sex"].choice_label(row.student.sex)),
    Column(
        "age",
        mark("Age"),
        72,
        _age,
        value=lambda row: row.student.birth_date,
    ),
    Column("left_behind", mark("Left behind"), 130, _left_behind),
    Column(
        "hint",
        mark("Hint"),
        260,
        lambda row: row.hint,
        tone=lambda _row: "second",
        only_when_told=True,
    ),
    Column("care", mark("Carer"), 150, _care, tone=lambda _row: "second"),
    Column(
        "missing",
        mark("File"),
        110,
        _missing,
        value=lambda row: -row.missing,
        tone=_missing_tone,
    ),
    Column("support", mark("Support"), 140, _support),
)


class ClassFiles(QStackedWidget):
    """The table with its filters, or the place where a class is brought in."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("class_files")
        self.add = Button(
            tr("New student…"), icon="user-round-plus", look="small", name="files_add"
        )
        self.bring_in = Button(
            tr("Import the class list…"), icon="table", look="small", name="files_bring_in"
        )
        title, buttons = mark("Files of the class"), (self.add, self.bring_in)
        self.files = ClassTable("students", title, COLUMNS, FILTERS, buttons=buttons)
        self.empty = Hint(
            "users-round",
            tr("The class is still empty. Drag the file of the list here, or paste the list."),
            tr("Import the class list…"),
            more=tr("One name a line is enough. Everything else can follow later."),
            name="files_empty",
        )
        self.addWidget(self.files)
        self.addWidget(self.empty)

    def show_rows(self, rows: Sequence[ClassRow]) -> None:
        """Show the students of the class."""
        self.setCurrentWidget(self.files if rows else self.empty)
        self.files.show_lines(rows)

    def summary(self) -> str:
        """Return the sentence that sums up the class."""
        here = [row for row in self.files.lines() if not row.student.archived]
        left = sum(row.student.left_behind is True for row in here)
        parts = [
            trn("{n} student", "{n} students", len(here)).format(n=len(here)),
            tr("{n} left behind").format(n=left),
        ]
        missing = sum(row.missing > 0 for row in here)
        if missing:
            text = trn("{n} file incomplete", "{n} files incomplete", missing)
            parts.append(text.format(n=missing))
        return " · ".join(parts)
