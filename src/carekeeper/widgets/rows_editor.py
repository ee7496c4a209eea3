"""The editor of a small table in a form: rows of a few short texts, such as measures."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from carekeeper.core.fields import Field
from carekeeper.core.names import clean
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets.boxes import aligned, in_column
from carekeeper.widgets.editor import Editor, Today
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.line_editor import Line
from carekeeper.widgets.parts import Button, Label

Rows = tuple[tuple[str, ...], ...]
_WIDER = 2
"""The middle column, which says what is done, is so many times as wide as the others."""


class RowsEditor(Editor):
    """Rows to type in, a column for each choice of the field; saved as soon as a cell is left.

    Enter goes on to the next cell, in the last one to a new row. A row without a word is none.
    """

    def __init__(self, field: Field, today: Today) -> None:
        self._table = QWidget()
        self._grid = QGridLayout()
        self.lines: list[list[Line]] = []
        self._stops: list[QWidget] = []
        """Where the Tab key stops, row by row."""
        super().__init__(field, self._table, today)
        self.add = Button(
            tr("Add a row"),
            icon="plus",
            look="link",
            name=f"add_{field.name}",
            on_click=self.add_row,
        )
        in_column(self._grid, aligned(self.add, Qt.AlignmentFlag.AlignLeft), gap=4, on=self._table)
        self._grid.setSpacing(4)
        for place in range(len(field.choices)):
            self._grid.setColumnStretch(place, _WIDER if place == len(field.choices) // 2 else 1)
        self._show(())

    def add_row(self) -> None:
        """Add an empty row and put the cursor into it."""
        self._add_lines(())
        for line in self.lines[-1]:
            line.show()  # what is not in sight yet takes no cursor
        self.lines[-1][0].setFocus()

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.lines[0][0].setFocus(reason)

    @override
    def is_touched(self) -> bool:
        return self.typed() != (self.saved or ())

    @override
    def typed(self) -> Rows:
        rows = (tuple(clean(line.text()) for line in row) for row in self.lines)
        return tuple(row for row in rows if any(row))

    @override
    def _display(self, value: object) -> None:
        rows = cast("Rows", value or ())
        if rows != self.typed():
            self._show(rows)

    def _show(self, rows: Rows) -> None:
        wanted = rows or ((),)
        if len(wanted) == len(self.lines):
            # The cells stay, and the cursor in one of them.
            for lines, row in zip(self.lines, wanted, strict=True):
                for line, text in zip(lines, self._filled(row), strict=True):
                    line.setText(text)
            return
        empty(self._grid)
        self.lines, self._stops = [], []
        for place, choice in enumerate(self.field.choices):
            self._grid.addWidget(Label(tr(choice.label), "caption"), 0, place)
        for row in wanted:
            self._add_lines(row)

    def _filled(self, row: tuple[str, ...]) -> tuple[str, ...]:
        """Return a row with a text, if an empty one, for each column."""
        wide = len(self.field.choices)
        return (*row, *[""] * wide)[:wide]

    def _add_lines(self, row: tuple[str, ...]) -> None:
        number = len(self.lines) + 1
        made = [self._line(number, n, text) for n, text in enumerate(self._filled(row))]
        self.lines.append(made)
        remove = Button(
            icon="x",
            look="icon",
            name=f"remove_{self.field.name}_{number}",
            tip=tr("Remove this row"),
            on_click=partial(self._remove, made),
        )
        row_of_widgets = (*made, remove)
        for place, widget in enumerate(row_of_widgets):
            self._grid.addWidget(widget, number, place)
        self._stops += row_of_widgets
        # What is new comes to the place of the button, and the button behind it.
        for before, after in pairwise((self.add, *self._stops, self.add)):
            QWidget.setTabOrder(before, after)

    def _line(self, row: int, column: int, text: str) -> Line:
        choice = self.field.choices[column]
        line = Line()
        line.setObjectName(f"{self.field.name}_{row}_{choice.code}")
        line.setAccessibleName(tr("{label}, row {n}").format(label=tr(choice.label), n=row))
        line.setMaxLength(self.field.longest)
        line.setText(text)
        line.setCursorPosition(0)
        line.left.connect(self.finish)
        line.returnPressed.connect(partial(self._go_on, line))
        line.given_up.connect(lambda: self.show_value(self.saved))
        return line

    def _go_on(self, line: QLineEdit) -> None:
        self.finish()
        last: Any = self.lines[-1]
        if line is last[-1] and any(one.text() for one in last):
            self.add_row()
        else:
            self.focusNextChild()

    def _remove(self, row: list[Line]) -> None:
        rest = tuple(
            tuple(clean(line.text()) for line in one) for one in self.lines if one is not row
        )
        self._show(tuple(one for one in rest if any(one)))
        self.finish()
