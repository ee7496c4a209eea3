"""Paints the grid of the year: a sign in each month, so that grey tells as much as colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from carekeeper.core.typing import override
from carekeeper.features.talks.facts import rules
from carekeeper.features.talks.facts.rules import Cell, State
from carekeeper.features.talks.view.month_rows import NAME, GridRows, Index
from carekeeper.widgets import icons, theme

ROW_HEIGHT = 38
MARGIN = 12
BOX = (28, 24)
_SIGN = 14


class MonthHead(QHeaderView):
    """The months, the one of today in colour; the last column tells how it is sorted."""

    def __init__(self, rows: GridRows, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(20)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        months = self._rows.months
        month = months[section - 1] if 0 < section <= len(months) else ""
        now = bool(month) and month == self._rows.month_now
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.setFont(theme.font("caption", bold=now))
        painter.setPen(theme.colour("accent" if now else "second"))
        flags = Qt.AlignmentFlag.AlignCenter
        if section == NAME:
            rect = rect.adjusted(MARGIN, 0, 0, 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        text = str(self._rows.headerData(section, Qt.Orientation.Horizontal) or "")
        if section == len(months) + 1 and self._rows.by_days is not None:
            text += " ↓" if self._rows.by_days == Qt.SortOrder.DescendingOrder else " ↑"
        if month and self._is_narrow(rect.width()):
            text = month[5:].lstrip("0")
        painter.drawText(rect, int(flags), text)
        painter.restore()

    def _is_narrow(self, width: int) -> bool:
        """Tell whether the longest month does not fit, so that all stand as figures alone."""
        measure = QFontMetrics(theme.font("caption", bold=True))
        names = (rules.month_short(month) for month in self._rows.months)
        return any(measure.horizontalAdvance(name) > width for name in names)


class MonthPainter(QStyledItemDelegate):
    """Paints names, months and days; a sign in each month, so that grey tells as much."""

    def __init__(self, rows: GridRows, grid: QAbstractItemView) -> None:
        super().__init__(grid)
        self._rows = rows
        self._signs = {
            State.HELD: icons.icon("check", "good"),
            State.TICKED: icons.icon("check", "second"),
            State.DUE: icons.icon("plus", "due"),
            State.LATE: icons.icon("plus", "late"),
        }

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(BOX[0]), theme.px(ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        row = self._rows.rows[index.row()]
        painter.save()
        if row.student_id == self._rows.student_id:
            painter.fillRect(rect, theme.colour("selected"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        cell = self._rows.cell_at(index)
        if cell is None:
            self._paint_words(painter, rect, index)
        else:
            box = _box_in(rect)
            self._paint_cell(painter, box, cell)
            if self._rows.is_open(row, cell):
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
        painter.setPen(theme.colour("text" if index.column() == NAME else "second"))
        if index.column() == NAME:
            inside = rect.adjusted(MARGIN, 0, -4, -1)
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
    width, height = min(theme.px(BOX[0]), rect.width() - 4), theme.px(BOX[1])
    left = rect.x() + (rect.width() - width) // 2
    return QRect(left, rect.y() + (rect.height() - 1 - height) // 2, width, height)


def _frame(painter: QPainter, box: QRect, role: str, weight: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(role), weight))
    painter.drawRoundedRect(box, 5, 5)
