"""The grid of the year: arrow keys go through the months, Enter or a click opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.talks.facts.rules import GridRow
from carekeeper.features.talks.view.month_painter import MARGIN, ROW_HEIGHT, MonthHead, MonthPainter
from carekeeper.features.talks.view.month_rows import NAME, GridRows
from carekeeper.widgets import theme

_HEAD_HEIGHT = 35
_NAME_WIDTH = (72, 140)
_DAYS_WIDTH = 50
_MONTH_WIDTH = (26, 44)


class MonthGrid(QTableView):
    """Arrow keys go through the months; Enter or a click opens one to write."""

    opened = Signal(int, str)
    """A student's number and a month; `""` when the name was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("month_grid")
        self.setAccessibleName(tr("Talks by student and month"))
        self._rows = GridRows()
        self.setModel(self._rows)
        self.setItemDelegate(MonthPainter(self._rows, self))
        self.setHorizontalHeader(MonthHead(self._rows, self))
        self._arrange()
        self.clicked.connect(self._open)
        self.horizontalHeader().sectionClicked.connect(self._click_head)
        theme.appearance().changed.connect(self._size)

    def show_rows(self, rows: Sequence[GridRow], month_now: str) -> None:
        """Show these students; the cursor stays on its student and month."""
        student, month = self._cursor()
        top = self.verticalScrollBar().value()
        self._rows.show_rows(rows, month_now)
        self._size()
        self._put_cursor(student, month)
        self.verticalScrollBar().setValue(top)

    def show_open(self, student_id: int | None, month: str) -> None:
        """Mark the line of a student and the month that is open, and bring them into view."""
        self._rows.student_id, self._rows.open_month = student_id, month
        if student_id is not None:
            self._put_cursor(student_id, month)
        self.viewport().update()

    def rows(self) -> list[GridRow]:
        """Return the students in the order shown."""
        return list(self._rows.rows)

    def months(self) -> list[str]:
        """Return the months that have a column."""
        return list(self._rows.months)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()
        if self._rows.student_id is not None:  # a lower grid would cut the line that is open
            self.scrollTo(self.currentIndex())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._rows.rows:
            painter = QPainter(self.viewport())
            painter.setPen(theme.colour("second"))
            centre = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            room = self.viewport().rect().adjusted(24, 0, -24, 0)
            painter.drawText(room, centre, tr("There is nobody to talk with yet."))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            cell = self._rows.cell_at(index)
            row = self._rows.rows[index.row()]
            self.opened.emit(row.student_id, cell.month if cell else "")

    def _click_head(self, section: int) -> None:
        orders = (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder, None)
        if section == NAME:
            self._rows.sort_by_days(None)
        elif section == len(self._rows.months) + 1:
            now = orders.index(self._rows.by_days)
            self._rows.sort_by_days(orders[(now + 1) % len(orders)])
        self.horizontalHeader().viewport().update()
        self.viewport().update()

    def _cursor(self) -> tuple[int | None, str]:
        index = self.currentIndex()
        if not index.isValid() or index.row() >= len(self._rows.rows):
            return None, ""
        cell = self._rows.cell_at(index)
        return self._rows.rows[index.row()].student_id, cell.month if cell else ""

    def _put_cursor(self, student_id: int | None, month: str) -> None:
        ids: list[int] = [row.student_id for row in self._rows.rows]
        if student_id is not None and student_id in ids:
            months = self._rows.months
            column = months.index(month) + 1 if month in months else NAME
            self.setCurrentIndex(self._rows.index(ids.index(student_id), column))

    def _arrange(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()

    def _size(self) -> None:
        """Give each month the same share of what the name and the days leave."""
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(theme.px(_HEAD_HEIGHT))
        months = len(self._rows.months)
        room = self.viewport().width()
        title = QFontMetrics(theme.font("caption")).horizontalAdvance(tr("Days ago"))
        days = max(theme.px(_DAYS_WIDTH), title + MARGIN)
        measure = QFontMetrics(theme.font())
        widest = max((measure.horizontalAdvance(row.name) for row in self._rows.rows), default=0)
        least, most = (theme.px(width) for width in _NAME_WIDTH)
        name = min(most, max(least, widest + 2 * MARGIN))
        share = max(_MONTH_WIDTH[0], (room - name - days) // max(1, months))
        share = min(theme.px(_MONTH_WIDTH[1]), share)
        self.setColumnWidth(NAME, max(name, room - days - share * months))
        for column in range(1, months + 1):
            self.setColumnWidth(column, share)
        self.setColumnWidth(months + 1, days)
