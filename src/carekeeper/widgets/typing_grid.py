"""A grid to type in as in a spreadsheet: a row for each person, saved cell by cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QTableView, QWidget

from carekeeper.core.errors import CareKeeperError, Invalid
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import theme
from carekeeper.widgets.editor import Editor
from carekeeper.widgets.grid_cells import (
    At,
    GridCells,
    GridColumn,
    GridPainter,
    GridRow,
    Wrong,
    step_of,
)

_ROW_HEIGHT = 34
_HEAD, _HEAD_LINE = 14, 18
_NAME_WIDTHS = 76, 140
_NARROW, _WIDE = 58, 88
_ABOUT_WIDTH = 130
_MENU = Qt.ContextMenuPolicy.CustomContextMenu

Block = Sequence[Sequence[str]]
"""What was copied from a spreadsheet: rows of cells."""

Placed = tuple[Mapping[At, str], Sequence[str]]
"""Texts by the numbers of their row and column, and what was not placed, in sentences."""


class TypingGrid(QTableView):
    """Enter goes down, Tab to the right, with Shift back; what is copied is pasted in one go.

    `parse` reads what was typed into the cell of a row and a column, by their keys; `save` writes
    values by their cells, as one step; `place` says which of the pasted texts go where, from the
    cell at a row and column on. What cannot be right or could not be saved stays in its cell, red,
    with a sentence, until it is typed anew or given up with Escape.
    """

    troubled = Signal()
    """Other cells are red, or none any more."""

    said = Signal(list)
    """What could not be pasted, in sentences; none after a paste without a doubt."""

    def __init__(
        self,
        parse: Callable[[int, int, str], object],
        save: Callable[[Mapping[At, Any]], object],
        place: Callable[[Block, int, int], Placed],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._parse, self._save, self._place = parse, save, place
        self._cells = GridCells()
        self._begun = -1
        self._menu = QMenu(self)
        self._menu.setObjectName(f"{name}_menu")
        self.setModel(self._cells)
        self._painter = GridPainter(self._cells, self)
        self.setItemDelegate(self._painter)
        self._arrange()
        self._cells.typed.connect(self._take_one)
        self._painter.left.connect(self._go)
        self.customContextMenuRequested.connect(self._open_menu)
        theme.appearance().changed.connect(self._size)

    def _arrange(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(_MENU)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        names = self.verticalHeader()
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)
        self._size()

    def show_rows(self, columns: Sequence[GridColumn], rows: Sequence[GridRow], about: str) -> None:
        """Show these columns and rows; red cells stay red. `about` heads the last column."""
        index, top = self.currentIndex(), self.verticalScrollBar().value()
        same = self._cells.show(columns, rows, about)
        self._size()
        if same and index.isValid():
            here = self._cells.index(index.row(), index.column())
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.verticalScrollBar().setValue(top)
        self.troubled.emit()

    def wrong(self) -> list[Wrong]:
        """Return the red cells, in the order of the rows."""
        return self._cells.wrong_in_order()

    def forget_wrong(self) -> None:
        """Let go of what stands in red, before other people or columns are shown."""
        self._cells.wrong.clear()

    def show_wrong(self) -> None:
        """Bring the first red cell into view."""
        for one in self.wrong()[:1]:
            index = self._cells.index(*self._cells.place_of(one.at))
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.setFocus()

    def begin(self) -> None:
        """Put the cursor on the first empty cell, or on the first one."""
        row, column = self._cells.first_empty()
        self.setCurrentIndex(self._cells.index(row, column))
        self.setFocus()

    def flush(self) -> bool:
        """Save what is being typed; False when a cell is red."""
        self._painter.finish()
        return not self._cells.wrong

    def paste(self) -> None:
        """Paste from the current cell on what was copied elsewhere."""
        index = self.currentIndex()
        block = read_block(QGuiApplication.clipboard().text())
        if Editor.only_to_look or not index.isValid():
            return
        if not block:
            self.said.emit([tr("What you copied has no table to paste.")])
            return
        texts, sentences = self._place(block, index.row(), index.column())
        self._take(texts)
        self.said.emit(list(sentences))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event, arrows=False)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._empty()
        elif event.key() == Qt.Key.Key_Escape:
            self._give_up()
        elif step is not None:
            self._go(*step)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, _next: bool) -> bool:
        return False  # the Tab key goes to the next cell; with Ctrl it leaves the grid

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.setFocus()

    # -- moving

    def _go(self, down: int, right: int) -> None:
        """Go on as a spreadsheet does: Enter after some Tabs begins the next row where they did."""
        index = self.currentIndex()
        row, column = index.row() + down, index.column() + right
        last = len(self._cells.columns) - 1
        if right:
            self._begun = index.column() if self._begun < 0 else self._begun
            row, column = (row + 1, 0) if column > last else (row, column)
            row, column = (row - 1, last) if column < 0 else (row, column)
        elif down > 0 and self._begun >= 0:
            column, self._begun = self._begun, -1
        if 0 <= row < len(self._cells.rows):
            self.setCurrentIndex(self._cells.index(row, min(max(column, 0), last)))

    @override
    def mousePressEvent(self, event: Any) -> None:
        self._begun = -1
        super().mousePressEvent(event)

    # -- what is typed

    def _take_one(self, row: int, column: int, text: str) -> None:
        self._take({(row, column): text})

    def _take(self, texts: Mapping[At, str]) -> None:
        """Save the texts that can be right in one step, and keep the others in red."""
        good: dict[At, object] = {}
        typed: dict[At, str] = {}
        for (row, column), text in texts.items():
            at = self._cells.keys_at(row, column)
            if at is None:
                continue
            typed[at] = text
            try:
                good[at] = self._parse(*at, text)
            except Invalid as problem:
                self._cells.keep_wrong(at, text, problem.sentence)
        for at in good:
            self._cells.wrong.pop(at, None)
        try:
            if good:
                self._save(good)
        except CareKeeperError as problem:
            for at in good:
                self._cells.keep_wrong(at, typed[at], problem.sentence)
        self._cells.look_again()
        self.troubled.emit()

    def _empty(self) -> None:
        if not Editor.only_to_look:
            places = ((one.row(), one.column()) for one in self.selectedIndexes())
            self._take(dict.fromkeys(places, ""))

    def _give_up(self) -> None:
        for one in self.selectedIndexes():
            at = self._cells.keys_at(one.row(), one.column())
            if at is not None:
                self._cells.wrong.pop(at, None)
        self._cells.look_again()
        self.troubled.emit()

    def _copy(self) -> None:
        rows: dict[int, list[str]] = {}
        for one in sorted(self.selectedIndexes(), key=lambda one: (one.row(), one.column())):
            rows.setdefault(one.row(), []).append(str(one.data() or ""))
        QGuiApplication.clipboard().setText("\n".join(map("\t".join, rows.values())))

    def _open_menu(self, where: QPoint) -> None:
        self._menu.clear()
        self._menu.addAction(tr("Copy"), QKeySequence.StandardKey.Copy, self._copy)
        self._menu.addAction(tr("Paste"), QKeySequence.StandardKey.Paste, self.paste)
        self._menu.popup(self.viewport().mapToGlobal(where))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()

    def _size(self) -> None:
        """Give each column room for its notes where there is any, and the rest to the last one."""
        columns, head = self._cells.columns, self.horizontalHeader()
        names = QFontMetrics(theme.font("body", bold=True))
        widest = max((names.horizontalAdvance(row.name) for row in self._cells.rows), default=0)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_HEIGHT))
        least, most = (theme.px(width) for width in _NAME_WIDTHS)
        self.verticalHeader().setFixedWidth(min(max(widest + theme.px(18), least), most))
        lines = max((len(column.more) + 1 for column in columns), default=1)
        head.setFixedHeight(theme.px(_HEAD + lines * _HEAD_LINE))
        room = self.viewport().width() - theme.px(_ABOUT_WIDTH)
        share = min(max(room // max(len(columns), 1), theme.px(_NARROW)), theme.px(_WIDE))
        for place in range(len(columns)):
            self.setColumnWidth(place, max(share, head.sectionSizeHint(place)))
        self.setColumnWidth(len(columns), theme.px(_ABOUT_WIDTH))


def read_block(text: str) -> list[list[str]]:
    """Return the cells of what was copied: parted by tabs, also from a cell with two lines.

    What has more in a cell than any table is none.
    """
    lines = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t")
    try:
        rows = [[" ".join(cell.split()) for cell in line] for line in lines]
    except csv.Error:
        return []
    while rows and not any(rows[-1]):
        rows.pop()
    return rows
