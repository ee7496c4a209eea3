"""A calm table of records: sorted by what the cells mean, chosen and ticked by hand or key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import compress
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import column_room, theme
from carekeeper.widgets.cell_painter import ROW_HEIGHT, CellPainter
from carekeeper.widgets.columns import Column
from carekeeper.widgets.table_rows import TableRows

_BOX_COLUMN = 40
_HEADER_HEIGHT = 35
_LOOKED_AT = 300
"""So many rows tell how wide a column is to be; more would cost time with each change."""


class RecordTable(QTableView):
    """Shows plain objects in columns. `key` gives the number that a row is known by.

    Enter or a double click opens a row. The space bar ticks the chosen rows, Ctrl+C copies
    them. Choice, ticks and order stay when the rows come anew. Columns are as wide as their
    words need, but for those that the teacher has drawn to a width; one in which no row has a
    word goes where the words of others would be cut. The menu says which are shown; one that is
    not has the width 0.
    """

    opened = Signal(object)
    """The row that the teacher opens."""

    chosen = Signal(object)
    """The row that the cursor is on; None when there is none."""

    ticked = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        key: Callable[[Any], int],
        *,
        checks: bool = False,
        empty: str = "",
        name: str = "table",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._rows = TableRows(columns, key, checks=checks)
        self._empty = empty
        self._by_hand: dict[str, int] = {}
        self._needed = [0] * len(columns)
        self._wordless: set[str] = set()
        self._only_when_told = {column.name for column in columns if column.only_when_told}
        self._fitting = False
        self._menu = QMenu(self)
        self._menu.setObjectName(f"{name}_menu")
        self._columns_menu = QMenu(tr("Columns"), self)
        self._columns_menu.setObjectName(f"{name}_columns")
        self.setModel(self._rows)
        self._painter = CellPainter(self._rows, self)
        self.setItemDelegate(self._painter)
        self._arrange()
        self._rows.ticked.connect(self.ticked)
        self.activated.connect(lambda index: self.opened.emit(self._rows.rows[index.row()]))
        self.selectionModel().currentRowChanged.connect(self._tell_choice)
        self.customContextMenuRequested.connect(self._open_menu)
        self.horizontalHeader().sectionClicked.connect(self._click_header)
        self.horizontalHeader().sectionResized.connect(self._note_width)
        self.horizontalHeader().customContextMenuRequested.connect(self._offer_columns)
        theme.appearance().changed.connect(self._size_rows)

    def _arrange(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        for column in self._rows.columns[1:]:  # whom a row is about is always told
            action = self._columns_menu.addAction(tr(column.title))
            action.setCheckable(True)
            action.setChecked(True)
            action.setData(column.name)
            action.triggered.connect(lambda on, name=column.name: self._show_column(name, shown=on))
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_BOX_COLUMN)
        header.setStretchLastSection(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        if self._rows.first:
            self.setColumnWidth(0, _BOX_COLUMN)
        self._size_rows()

    def say_empty(self, text: str) -> None:
        """Say this, a source text, while there is no row."""
        self._empty = text
        self.viewport().update()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; those chosen, ticked and in view before stay so."""
        chosen = [self._rows.key(row) for row in self.selected_rows()]
        current = self._current_key()
        top = self.verticalScrollBar().value()
        waiting = self.selectionModel().blockSignals(True)
        self._rows.show_rows(rows)
        self._measure()
        self.select_keys(chosen, current)
        self.selectionModel().blockSignals(waiting)
        self.verticalScrollBar().setValue(top)
        self.viewport().update()

    def rows(self) -> list[Any]:
        """Return all rows in the order shown."""
        return list(self._rows.rows)

    def selected_rows(self) -> list[Any]:
        """Return the rows that are chosen, in the order shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.rows[place] for place in places]

    def checked_keys(self) -> list[int]:
        """Return the keys of the ticked rows, in the order shown."""
        keys = (self._rows.key(row) for row in self._rows.rows)
        return [key for key in keys if key in self._rows.checked]

    def check_keys(self, keys: Collection[int]) -> None:
        """Tick the rows of these keys and no others."""
        self._rows.tick(keys)

    def select_keys(self, keys: Collection[int], current: int | None = None) -> None:
        """Choose the rows of these keys and no others."""
        selection = self.selectionModel()
        selection.clearSelection()
        flag = QItemSelectionModel.SelectionFlag
        for key in keys:
            place = self._rows.position(key)
            if place >= 0:
                selection.select(self._rows.index(place, 0), flag.Select | flag.Rows)
        place = self._rows.position(current) if current is not None else -1
        if place >= 0:
            selection.setCurrentIndex(self._rows.index(place, self._rows.first), flag.NoUpdate)

    def widths(self) -> dict[str, int]:
        """Return the widths that the teacher gave to columns, to be kept."""
        return dict(self._by_hand)

    def set_widths(self, widths: dict[str, int]) -> None:
        """Give columns the widths that were kept."""
        names = {column.name for column in self._rows.columns}
        self._by_hand = {name: width for name, width in widths.items() if name in names}
        for action in self._columns_menu.actions():
            action.setChecked(self._by_hand.get(str(action.data())) != 0)
        self._fit()

    def copied_text(self) -> str:
        """Return the chosen rows as lines with tabs, as a workbook takes them."""
        return "\n".join(
            "\t".join(
                column.shown(row).replace("\n", " ")
                for column in self._rows.columns
                if self._is_shown(column.name)
            )
            for row in self.selected_rows()
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_Space and self._rows.first:
            self._tick_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self._rows.rows[self.currentIndex().row()])
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._rows.rows and self._empty:
            painter = QPainter(self.viewport())
            painter.setPen(theme.colour("second"))
            centre = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            room = self.viewport().rect().adjusted(24, 0, -24, 0)
            painter.drawText(room, centre, tr(self._empty))

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(theme.px(_HEADER_HEIGHT))
        self._measure()

    def _measure(self) -> None:
        """Look how much room the words of each column need, and give it to them."""
        rows, first = self._rows.rows[:_LOOKED_AT], self._rows.first
        header = self.horizontalHeader()
        self._needed = []
        self._wordless.clear()
        for place, column in enumerate(self._rows.columns, first):
            metrics = QFontMetrics(theme.font("body", bold=column.bold))
            words = column_room.widest(map(column.shown, rows), metrics)
            if rows and not words:
                self._wordless.add(column.name)
            needed = words + self._painter.beside_words(column)
            self._needed.append(max(needed, header.sectionSizeHint(place)))
        self._fit()

    def _fit(self) -> None:
        columns, first = self._rows.columns, self._rows.first
        kept = [self._by_hand.get(column.name) for column in columns]
        needed = [n if k is None else k for n, k in zip(self._needed, kept, strict=True)]
        usual = [
            column.width if width is None else width
            for column, width in zip(columns, kept, strict=True)
        ]
        room = self.viewport().width() - (_BOX_COLUMN if first else 0)
        shown = [self._is_shown(column.name) for column in columns]
        if sum(compress(needed, shown)) > room:
            gives = self._wordless - self._by_hand.keys()
            shown = [
                one and column.name not in gives for one, column in zip(shown, columns, strict=True)
            ]
        wide = iter(
            column_room.shares(list(compress(needed, shown)), list(compress(usual, shown)), room)
        )
        self._fitting = True
        for place, here in enumerate(shown, first):
            self.setColumnHidden(place, not here)
            if here:
                self.setColumnWidth(place, next(wide))
        self._fitting = False

    def _note_width(self, section: int, _before: int, width: int) -> None:
        column = self._rows.column_at(section)
        # The last one takes what the others leave.
        places = range(self._rows.first, self.model().columnCount())
        last = self._rows.column_at(max(one for one in places if not self.isColumnHidden(one)))
        if width and column is not None and column is not last and not self._fitting:
            self._by_hand[column.name] = width

    def _is_shown(self, name: str) -> bool:
        untold = name in self._wordless and name in self._only_when_told
        return self._by_hand.get(name) != 0 and not untold

    def _show_column(self, name: str, *, shown: bool) -> None:
        """Show a column with the width that its words need, or leave it out."""
        self._by_hand.pop(name, None)
        if not shown:
            self._by_hand[name] = 0
        elif name in self._wordless:
            place = [column.name for column in self._rows.columns].index(name)
            self._by_hand[name] = self._needed[place]
        self._fit()

    def _offer_columns(self, where: QPoint) -> None:
        self._columns_menu.popup(self.horizontalHeader().mapToGlobal(where))

    def _current_key(self) -> int | None:
        index = self.currentIndex()
        return self._rows.key(self._rows.rows[index.row()]) if index.isValid() else None

    def _tell_choice(self) -> None:
        index = self.currentIndex()
        self.chosen.emit(self._rows.rows[index.row()] if index.isValid() else None)

    def _tick_selected(self) -> None:
        keys = {self._rows.key(row) for row in self.selected_rows()}
        checked = set(self._rows.checked)
        self._rows.tick(checked - keys if keys <= checked else checked | keys)

    def _click_header(self, section: int) -> None:
        if section < self._rows.first:
            everyone = {self._rows.key(row) for row in self._rows.rows}
            self._rows.tick(set() if everyone == self._rows.checked else everyone)
            self.horizontalHeader().setSortIndicator(self._rows.sorted_by, self._rows.order)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.copied_text())

    def _open_menu(self, where: QPoint) -> None:
        self._menu.clear()
        if self.selected_rows():
            self._menu.addAction(tr("Copy"), QKeySequence.StandardKey.Copy, self._copy)
        self._menu.addMenu(self._columns_menu)
        self._menu.popup(self.viewport().mapToGlobal(where))
