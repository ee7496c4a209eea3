"""What stands at the right while no record is open, such as other records of the student."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carekeeper.core.ids import StudentId
from carekeeper.widgets.boxes import in_column
from carekeeper.widgets.open_row import OpenLine, OpenRow, OpenRows
from carekeeper.widgets.parts import Card


class Aside(QWidget):
    """Cards with the last records of other kinds; a click or Enter opens one."""

    wanted = Signal(str, int)
    """The record of a table with this number is to be opened, or a new one for 0."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, OpenRows] = {}
        self.column = in_column(gap=12, on=self)

    def show_student(self, student_id: StudentId) -> None:
        """Read and show what there is of a student."""
        raise NotImplementedError

    def add_card(
        self,
        card: Card,
        table: str,
        none: str,
        row: Callable[[], OpenRow] = OpenRow,
        *,
        lined_up: bool = False,
    ) -> None:
        """Put a card for the records of a table below the others; `none` stands where none are."""
        self._rows[table] = OpenRows(none, f"{table}_none", row, lined_up=lined_up)
        card.body.addLayout(self._rows[table])
        self.column.addWidget(card)

    def show_lines(self, table: str, lines: Sequence[OpenLine]) -> None:
        """Show the records of a table."""
        self._rows[table].show_lines(lines)

    def opens(self, table: str, number: int) -> Callable[[], None]:
        """Return what asks for a record of a table, or for a new one for 0."""
        return partial(self.wanted.emit, table, number)
