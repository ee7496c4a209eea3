"""The files of the whole class: a calm table with filters, to choose students from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from carekeeper.core import dates, family
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr, trc, trn
from carekeeper.features.students.facts import BY_NAME
from carekeeper.widgets.columns import Column, Face, Tone
from carekeeper.widgets.parts import Button, Card, Chip, Hint
from carekeeper.widgets.record_table import RecordTable


class ClassRow(Struct, frozen=True):
    """A student in the table of the class."""

    line: StudentLine
    day: date
    missing: int = 0
    photo: bytes | None = None


FILTERS: tuple[tuple[str, str, Callable[[ClassRow], bool]], ...] = (
    ("left_behind", mark("Left-behind students"), lambda row: row.line.left_behind is True),
    ("key_support", mark("Key support"), lambda row: row.line.key_support is True),
    ("incomplete", mark("File incomplete"), lambda row: row.missing > 0),
    ("unmarked", mark("Mark still open"), lambda row: row.line.left_behind is None),
)


def _missing(row: ClassRow) -> str:
    if not row.missing:
        return tr("complete")
    return trn("{n} field missing", "{n} fields missing", row.missing).format(n=row.missing)


def _missing_tone(row: ClassRow) -> Tone:
    return "due" if row.missing else "second"


def _left_behind(row: ClassRow) -> str:
    if not row.line.left_behind:
        return "" if row.line.left_behind is None else tr("No")
    return family.away_shown(row.line.parents_away) or tr("Yes")


def _age(row: ClassRow) -> str:
    if row.line.birth_date is None:
        return ""
    return trc("in a column of ages", "{n}").format(n=dates.age_on(row.line.birth_date, row.day))


def _care(row: ClassRow) -> str:
    if row.line.boarding == "boarder":
        home = tr("Boarder")
        return f"{home} · {row.line.cared_by}" if row.line.cared_by else home
    return row.line.cared_by


def _support(row: ClassRow) -> str:
    level = BY_NAME["concern_level"].choice_label(row.line.concern_level)
    parts = [tr("Key support") if row.line.key_support else "", level]
    return " · ".join(part for part in parts if part)


COLUMNS = (
    Column(
        "name",
        mark("Student"),
        190,
        lambda row: row.line.name,
        value=lambda row: row.line.sort_key,
        bold=True,
        face=lambda row: Face(row.line.id, row.line.name, row.photo),
    ),
    Column(
        "class_number",
        mark("Class number"),
        84,
        lambda row: str(row.line.class_number or ""),
        value=lambda row: row.line.class_number,
    ),
    Column("sex", mark("Sex"), 60, lambda row: BY_NAME["sex"].choice_label(row.line.sex)),
    Column(
        "age",
        mark("Age"),
        72,
        _age,
        value=lambda row: row.line.birth_date,
    ),
    Column("left_behind", mark("Left behind"), 130, _left_behind),
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


class ClassFiles(QWidget):
    """The table with its filters, or the place where a class is brought in."""

    opened = Signal(int)
    marked = Signal()
    add_asked = Signal()
    bring_in_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("class_files")
        self.table = RecordTable(
            COLUMNS,
            key=lambda row: int(row.line.id),
            checks=True,
            empty=mark("No student fits these filters."),
            name="students_table",
        )
        self.table.setAccessibleName(tr("Files of the class"))
        self.chips = {name: Chip(tr(label), name=f"files_{name}") for name, label, _ in FILTERS}
        self.archived = Chip(tr("Archived"), name="files_archived")
        self.empty = Hint(
            "users-round",
            tr("The class is still empty. Paste the class list from a spreadsheet or a chat."),
            tr("Bring the class in…"),
            more=tr("One name a line is enough. Everything else can follow later."),
            name="files_empty",
        )
        self._rows: Sequence[ClassRow] = ()
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()

    def show_rows(self, rows: Sequence[ClassRow]) -> None:
        """Show the students of the class."""
        self._rows = rows
        self._stack.setCurrentIndex(0 if rows else 1)
        self._filter()

    def marked_ids(self) -> list[int]:
        """Return the students whose rows are ticked, or else chosen."""
        ticked = self.table.checked_keys()
        return ticked or [int(row.line.id) for row in self.table.selected_rows()]

    def show_unmarked(self) -> None:
        """Show the students of whom nobody said yet whether they are left behind."""
        for name, chip in self.chips.items():
            if chip.isChecked() != (name == "unmarked"):
                chip.click()

    def shown_ids(self) -> list[int]:
        """Return all students in the table, in its order."""
        return [int(row.line.id) for row in self.table.rows()]

    def summary(self) -> str:
        """Return the sentence that sums up the class."""
        here = [row for row in self._rows if not row.line.archived]
        left = sum(row.line.left_behind is True for row in here)
        parts = [
            trn("{n} student", "{n} students", len(here)).format(n=len(here)),
            tr("{n} left behind").format(n=left),
        ]
        missing = sum(row.missing > 0 for row in here)
        if missing:
            text = trn("{n} file incomplete", "{n} files incomplete", missing)
            parts.append(text.format(n=missing))
        return " · ".join(parts)

    def _filter(self) -> None:
        archived = self.archived.isChecked()
        rows = [row for row in self._rows if row.line.archived == archived]
        gone = sum(row.line.archived for row in self._rows)
        self.archived.set_count(gone)
        self.archived.setVisible(gone > 0 or archived)
        for name, _label, fits in FILTERS:
            self.chips[name].set_count(sum(map(fits, rows)))
        for name, _label, fits in FILTERS:
            if self.chips[name].isChecked():
                rows = [row for row in rows if fits(row)]
        self.table.show_rows(rows)
        self.marked.emit()

    def _connect(self) -> None:
        for chip in (*self.chips.values(), self.archived):
            chip.toggled.connect(self._filter)
        self.table.opened.connect(lambda row: self.opened.emit(row.line.id))
        self.table.ticked.connect(self.marked)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.marked.emit())
        self.empty.acted.connect(self.bring_in_asked)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for chip in (*self.chips.values(), self.archived):
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(
            Button(
                tr("New student…"),
                icon="user-round-plus",
                look="small",
                name="files_add",
                on_click=self.add_asked.emit,
            )
        )
        row.addWidget(
            Button(
                tr("Bring the class in…"),
                icon="table",
                look="small",
                name="files_bring_in",
                on_click=self.bring_in_asked.emit,
            )
        )
        frame = Card(flush=True)
        frame.add(self.table)
        full = QWidget()
        inner = QVBoxLayout(full)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addLayout(row)
        inner.addWidget(frame, 1)
        self._stack.addWidget(full)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 20)
        column.addWidget(self._stack, 1)
