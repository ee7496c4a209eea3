"""How the rows of a list are painted: boxes to tick, old values struck out, doubts, headings."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.shell.lists.plan_rows import DOUBT_ROLE, OLD_ROLE, OWN_COLUMNS, Index
from carekeeper.widgets import icons, theme
from carekeeper.widgets.tick_box import TickBox

MARGIN = 8
ARROW = 12
_LEAST = 24
"""So many pixels a second text in a cell needs to say anything."""
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_ROLE = Qt.ItemDataRole


class PlanCell(QStyledItemDelegate):
    """Paints a cell as the tables of the program do; a click on a box ticks it."""

    def __init__(self, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._box = TickBox()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        ground: QColor | None = index.data(_ROLE.BackgroundRole)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = theme.colour("selected")
        if ground is not None:
            painter.fillRect(rect, ground)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if index.column() == 0 and index.data(_ROLE.CheckStateRole) is not None:
            self._box.paint(painter, rect, ticked=_is_ticked(index))
        else:
            _paint_text(painter, rect.adjusted(MARGIN, 0, -MARGIN, -1), index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        painter.restore()

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if index.column() != 0 or not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        if event.type() == QEvent.Type.MouseButtonRelease:
            state = Qt.CheckState.Unchecked if _is_ticked(index) else Qt.CheckState.Checked
            return model.setData(index, state, _ROLE.CheckStateRole)
        return True


class TargetHeader(QHeaderView):
    """Where a column goes, with an arrow to press, and below it the list's own heading."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._arrow = icons.icon("chevron-down", "second")
        self.setSectionsClickable(True)
        self.setStretchLastSection(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        told = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
        goes_to, _, heading = str(told or "").partition("\n")
        inside = rect.adjusted(MARGIN, 4, -MARGIN, -5)
        upper, lower = QRect(inside), QRect(inside)
        upper.setHeight(inside.height() // 2)
        lower.setTop(upper.bottom() + 1)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text"))
        side = theme.px(ARROW)
        end = _draw(painter, upper.adjusted(0, 0, -side - 2, 0), goes_to)
        if goes_to:
            top = upper.y() + (upper.height() - side) // 2
            self._arrow.paint(painter, QRect(end + 2, top, side, side))
        painter.setPen(theme.colour("second"))
        _draw(painter, lower, heading)
        painter.restore()


def _paint_text(painter: QPainter, inside: QRect, index: Index) -> None:
    """Paint a value, behind it what it takes the place of, or what is doubtful about it."""
    text = str(index.data(_ROLE.DisplayRole) or "")
    old = index.data(OLD_ROLE)
    font = theme.font("caption" if index.column() < OWN_COLUMNS else "body")
    font.setBold(old is not None or index.column() < OWN_COLUMNS)
    painter.setFont(font)
    painter.setPen(index.data(_ROLE.ForegroundRole) or theme.colour("text"))
    end = _draw(painter, inside, text)
    behind = str(old) if old is not None else str(index.data(DOUBT_ROLE) or "")
    rest = QRect(inside)
    rest.setLeft(end + MARGIN)
    if not behind or rest.width() < _LEAST:
        return
    font = theme.font("caption")
    if old is not None:
        font.setStrikeOut(old != tr("nothing before"))
        painter.setPen(theme.colour("third"))
    painter.setFont(font)
    _draw(painter, rest, behind)


def _draw(painter: QPainter, inside: QRect, text: str) -> int:
    """Draw a line of text, with dots where it does not fit; return where it ends."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, _MIDDLE, shown)
    return inside.x() + metrics.horizontalAdvance(shown)


def _is_ticked(index: Index) -> bool:
    return bool(index.data(_ROLE.CheckStateRole) == Qt.CheckState.Checked)
