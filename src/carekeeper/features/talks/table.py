"""The grid of the year: a line for each pupil, a small field for each month."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.features.talks import rules
from carekeeper.features.talks.rules import Cell, GridRow, State
from carekeeper.widgets import icons, theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
CELL = Qt.ItemDataRole.UserRole
_NAME = 0
_ROW_HEIGHT = 38
_HEAD_HEIGHT = 35
_NAME_WIDTH = 96
_DAYS_WIDTH = 62
_MARGIN = 12
_BOX = (28, 24)
_SIGN = 14
_LONG_AGO = 10**6


class GridRows(QAbstractTableModel):
    """The lines in the order of the class, or by the days since the last talk."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[GridRow] = []
        self.months: list[str] = []
        self.month_now = ""
        self.by_days: Qt.SortOrder | None = None
        self._in_class_order: Sequence[GridRow] = ()

    def show_rows(self, rows: Sequence[GridRow], month_now: str) -> None:
        """Show these lines; months in which nothing is asked for or held are left out."""
        self.beginResetModel()
        self._in_class_order = rows
        used = {cell.month for row in rows for cell in row.cells if _is_used(cell)}
        every = [cell.month for cell in rows[0].cells] if rows else []
        self.months = [month for month in every if month in used] or every
        self.month_now = month_now
        self._sort()
        self.endResetModel()

    def sort_by_days(self, order: Qt.SortOrder | None) -> None:
        """Sort by the days since the last talk; None is the order of the class."""
        self.layoutAboutToBeChanged.emit()
        self.by_days = order
        self._sort()
        self.layoutChanged.emit()

    def cell_at(self, index: Index) -> Cell | None:
        """Return the month of a pupil that stands there, None in another column."""
        place = index.column() - 1
        if not index.isValid() or not 0 <= place < len(self.months):
            return None
        month = self.months[place]
        return next(cell for cell in self.rows[index.row()].cells if cell.month == month)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.months) + 2

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, cell = self.rows[index.row()], self.cell_at(index)
        if role == CELL:
            return cell
        if cell is None:
            days = index.column() != _NAME
            if role == Qt.ItemDataRole.DisplayRole:
                return _days_shown(row) if days else row.name
            if role == Qt.ItemDataRole.ToolTipRole:
                return _days_told(row) if days else row.name
        elif role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr("{name}, {month}: {state}").format(
                name=row.name, month=rules.month_name(cell.month), state=rules.describe(cell)
            )
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        last = section == len(self.months) + 1
        if role == Qt.ItemDataRole.ToolTipRole and last:
            return tr("Days since the last talk; a click sorts by them")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == _NAME:
            return tr("Pupil")
        return tr("Days ago") if last else rules.month_short(self.months[section - 1])

    def _sort(self) -> None:
        self.rows = list(self._in_class_order)
        if self.by_days is not None:
            longest_first = self.by_days == Qt.SortOrder.DescendingOrder
            self.rows.sort(key=_days_key, reverse=longest_first)


def _is_used(cell: Cell) -> bool:
    return cell.state is not State.NONE or cell.asked > 0


def _days_key(row: GridRow) -> int:
    return _LONG_AGO if row.days_since is None else row.days_since


def _days_shown(row: GridRow) -> str:
    return "—" if row.days_since is None else str(row.days_since)


def _days_told(row: GridRow) -> str:
    if row.days_since is None:
        return tr("{name}: no talk so far").format(name=row.name)
    told = trn("{n} day since the last talk", "{n} days since the last talk", row.days_since)
    return f"{row.name}: {told.format(n=row.days_since)}"


class _Head(QHeaderView):
    """The months, the one of today in colour; the last column tells how it is sorted."""

    def __init__(self, rows: GridRows, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        now = 0 < section <= len(self._rows.months) and (
            self._rows.months[section - 1] == self._rows.month_now
        )
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.setFont(theme.font("caption", bold=now))
        painter.setPen(theme.colour("accent" if now else "second"))
        flags = Qt.AlignmentFlag.AlignCenter
        if section == _NAME:
            rect = rect.adjusted(_MARGIN, 0, 0, 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        text = str(self._rows.headerData(section, Qt.Orientation.Horizontal) or "")
        if section == len(self._rows.months) + 1 and self._rows.by_days is not None:
            text += " ↓" if self._rows.by_days == Qt.SortOrder.DescendingOrder else " ↑"
        painter.drawText(rect, int(flags), text)
        painter.restore()


class _CellPainter(QStyledItemDelegate):
    """Paints names, months and days; a sign in each month, so that grey tells as much."""

    def __init__(self, rows: GridRows, grid: MonthGrid) -> None:
        super().__init__(grid)
        self._rows = rows
        self._grid = grid
        self._signs = {
            State.HELD: icons.icon("check", "good"),
            State.TICKED: icons.icon("check", "second"),
            State.DUE: icons.icon("plus", "due"),
            State.LATE: icons.icon("plus", "late"),
        }

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(_BOX[0]), theme.px(_ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        row = self._rows.rows[index.row()]
        painter.save()
        if row.student_id == self._grid.student_id:
            painter.fillRect(rect, theme.colour("selected"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        cell = self._rows.cell_at(index)
        if cell is None:
            self._paint_words(painter, rect, index)
        else:
            box = _box_in(rect)
            self._paint_cell(painter, box, cell)
            if self._grid.is_open(row, cell):
                _frame(painter, box, "accent", 2)
        if option.state & QStyle.StateFlag.State_HasFocus:
            inside = rect.adjusted(2, 2, -3, -4)
            painter.setPen(QPen(theme.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(inside)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index) -> None:
        text = str(index.data() or "")
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text" if index.column() == _NAME else "second"))
        if index.column() == _NAME:
            inside = rect.adjusted(_MARGIN, 0, -4, -1)
            text = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, inside.width()
            )
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), text)
        else:
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_cell(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.state in (State.HELD, State.TICKED, State.MISSING):
            ground = {State.HELD: "good_soft", State.MISSING: "due_soft"}
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground.get(cell.state, "sunken")))
            painter.drawRoundedRect(box, 5, 5)
        if cell.state in (State.DUE, State.LATE):
            painter.setBrush(theme.colour("surface"))
            painter.setPen(theme.colour(cell.state))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        side = theme.px(_SIGN)
        middle = box.center()
        if cell.held > 1 or (cell.held and cell.state is not State.HELD):
            painter.setFont(theme.font("caption", bold=True))
            painter.setPen(theme.colour("good" if cell.state is State.HELD else cell.state))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(cell.held))
        elif cell.state in self._signs:
            left, top = middle.x() - side // 2 + 1, middle.y() - side // 2 + 1
            self._signs[cell.state].paint(painter, QRect(left, top, side, side))
        elif cell.state is State.MISSING:
            painter.fillRect(middle.x() - 4, middle.y(), 10, 2, theme.colour("due"))
        elif cell.state is State.AHEAD:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("third"))
            painter.drawEllipse(QRectF(middle.x() - 0.5, middle.y() - 0.5, 3, 3))


def _box_in(rect: QRect) -> QRect:
    width, height = min(theme.px(_BOX[0]), rect.width() - 4), theme.px(_BOX[1])
    left = rect.x() + (rect.width() - width) // 2
    return QRect(left, rect.y() + (rect.height() - 1 - height) // 2, width, height)


def _frame(painter: QPainter, box: QRect, role: str, weight: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(role), weight))
    painter.drawRoundedRect(box, 5, 5)


class MonthGrid(QTableView):
    """Arrow keys go through the months; Enter or a click opens one to write."""

    opened = Signal(int, str)
    """A pupil's number and a month; `""` when the name was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("month_grid")
        self.setAccessibleName(tr("Talks by pupil and month"))
        self.student_id: int | None = None
        self._open_month = ""
        self._rows = GridRows()
        self.setModel(self._rows)
        self.setItemDelegate(_CellPainter(self._rows, self))
        self.setHorizontalHeader(_Head(self._rows, self))
        self._arrange()
        self.clicked.connect(self._open)
        self.horizontalHeader().sectionClicked.connect(self._click_head)
        theme.appearance().changed.connect(self._size)

    def show_rows(self, rows: Sequence[GridRow], month_now: str) -> None:
        """Show these pupils; the cursor stays on its pupil and month."""
        pupil, month = self._cursor()
        top = self.verticalScrollBar().value()
        self._rows.show_rows(rows, month_now)
        self._size()
        self._put_cursor(pupil, month)
        self.verticalScrollBar().setValue(top)

    def mark(self, student_id: int | None, month: str) -> None:
        """Mark the line of a pupil and the month that is open, and bring them into view."""
        self.student_id, self._open_month = student_id, month
        if student_id is not None:
            self._put_cursor(student_id, month)
        self.viewport().update()

    def is_open(self, row: GridRow, cell: Cell) -> bool:
        """Tell whether a month of a pupil is the one that stands open beside the grid."""
        return row.student_id == self.student_id and cell.month == self._open_month

    def rows(self) -> list[GridRow]:
        """Return the pupils in the order shown."""
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

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            cell = self._rows.cell_at(index)
            row = self._rows.rows[index.row()]
            self.opened.emit(row.student_id, cell.month if cell else "")

    def _click_head(self, section: int) -> None:
        orders = (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder, None)
        if section == _NAME:
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
            column = months.index(month) + 1 if month in months else _NAME
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
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(theme.px(_HEAD_HEIGHT))
        months = max(1, len(self._rows.months))
        name, days, least = theme.px(_NAME_WIDTH), theme.px(_DAYS_WIDTH), theme.px(_BOX[0]) + 4
        room = self.viewport().width()
        share = min(theme.px(44), max(least, (room - name - days) // months))
        self.setColumnWidth(_NAME, max(name, room - days - share * months))
        for column in range(1, months + 1):
            self.setColumnWidth(column, share)
        self.setColumnWidth(months + 1, days)
