"""The class view of a tab: a calm table of the students, only what is late in colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core.words import mark, tr
from carekeeper.records.overview import ClassLine
from carekeeper.widgets.columns import Column, Face
from carekeeper.widgets.parts import Chip
from carekeeper.widgets.record_table import RecordTable


class Filter(Struct, frozen=True):
    """A chip above the table; `holds` tells whether a line is shown with it."""

    name: str
    label: str
    holds: Callable[[Any], bool]


LEFT_BEHIND = Filter(
    "left_behind", mark("Left behind"), lambda line: bool(line.student.left_behind)
)

STUDENT = Column(
    "student",
    mark("Student"),
    150,
    lambda line: line.student.name,
    value=lambda line: 999 if line.student.class_number is None else line.student.class_number,
    bold=True,
    face=lambda line: Face(line.student.id, line.student.name, line.student.thumb),
)
ADDRESS = Column(
    "address",
    mark("Home address"),
    190,
    lambda line: line.student.home_address,
    tone=lambda _line: "second",
)
FOLLOW_UP = Column(
    "todo",
    mark("To follow up"),
    220,
    lambda line: line.todo.shown() if line.todo.is_open else "",
    tone=lambda _line: "due",
)


def days_column(title: str, late_after: int) -> Column:
    """Return the column with the days since the last record; late ones stand in colour."""
    return Column(
        "days",
        title,
        120,
        lambda line: tr("never") if line.days is None else str(line.days),
        value=lambda line: 100_000 if line.days is None else line.days,
        tone=lambda line: "due" if line.days is None or line.days > late_after else "second",
    )


class ClassTable(QWidget):
    """The table with its chips; Enter or a double click opens a student."""

    opened = Signal(int)
    marked = Signal()
    """Other students are ticked."""

    def __init__(self, name: str, columns: Sequence[Column], filters: Sequence[Filter]) -> None:
        super().__init__()
        self.setObjectName(f"{name}_class")
        self._filters = {one.name: one for one in filters}
        self._lines: Sequence[ClassLine[Any]] = ()
        self._chosen = filters[0].name
        self.chips = {
            one.name: Chip(tr(one.label), name=f"{name}_filter_{one.name}") for one in filters
        }
        self.table = RecordTable(
            columns,
            key=lambda line: int(line.student.id),
            checks=True,
            empty=mark("Nobody fits this filter."),
            name=f"{name}_table",
        )
        self.table.setAccessibleName(tr("The class"))
        self._arrange()
        self.table.opened.connect(lambda line: self.opened.emit(int(line.student.id)))
        self.table.ticked.connect(self.marked)
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda on=False, key=key: self._sift(key if on else ""))

    def show_lines(self, lines: Sequence[ClassLine[Any]]) -> None:
        """Show the class as it is now; ticks and the chosen filter stay."""
        self._lines = lines
        for key, chip in self.chips.items():
            chip.set_count(sum(self._filters[key].holds(line) for line in lines))
        self._show()

    def lines(self) -> Sequence[ClassLine[Any]]:
        """Return all lines, whatever the filter hides."""
        return self._lines

    def wanted_ids(self) -> list[int]:
        """Return the ticked students, or all that are shown when none is ticked."""
        ticked = self.table.checked_keys()
        return ticked or [int(line.student.id) for line in self.table.rows()]

    def _sift(self, key: str) -> None:
        self._chosen = key
        self._show()

    def _show(self) -> None:
        for key, chip in self.chips.items():
            chip.setChecked(key == self._chosen)
        wanted = self._filters.get(self._chosen)
        self.table.show_rows([line for line in self._lines if wanted is None or wanted.holds(line)])

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 16)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.table, 1)
