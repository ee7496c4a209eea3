"""Paints the cells of a record table: calm, one line below each row, colour only where late."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from carekeeper.core.typing import override
from carekeeper.widgets import theme
from carekeeper.widgets.avatar import paint_avatar, picture_of
from carekeeper.widgets.columns import Column, Face
from carekeeper.widgets.table_rows import ROW, Index, TableRows
from carekeeper.widgets.tick_box import TickBox

ROW_HEIGHT = 42
_MARGIN = 8
_FACE = 24
_WIDEST = 1.5
"""No sign is wider than so many times the size of its font."""
# As numbers: each cell asks for them, and Python takes long to put flags together.
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange).value
_MIDDLE = Qt.AlignmentFlag.AlignVCenter.value


class CellPainter(QStyledItemDelegate):
    """Paints one cell from its column; a click on a box ticks it."""

    def __init__(self, rows: TableRows, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._rows = rows
        self._box = TickBox()
        self._pictures: dict[int, tuple[bytes, QPixmap | None]] = {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.px(ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: int = option.state.value
        painter.save()
        if state & _SELECTED:
            painter.fillRect(rect, theme.colour("selected"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        column = self._rows.column_at(index.column())
        if column is None:
            self._box.paint(painter, rect, ticked=_is_ticked(index))
        else:
            self._paint_words(painter, rect, column, index)
        if state & _FOCUSED == _FOCUSED:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(1, 1, -2, -3))
        painter.restore()

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if self._rows.column_at(index.column()) is not None:
            return super().editorEvent(event, model, option, index)
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            state = Qt.CheckState.Unchecked if _is_ticked(index) else Qt.CheckState.Checked
            return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        column = self._rows.column_at(index.column())
        if event.type() != QEvent.Type.ToolTip or column is None:
            return super().helpEvent(event, view, option, index)
        text = column.shown(index.data(ROW))
        room = self._words_rect(option.rect, column).width()
        needed = view.fontMetrics().horizontalAdvance(text)
        QToolTip.showText(event.globalPos(), text if needed > room else "", view)
        return True

    def beside_words(self, column: Column) -> int:
        """Return how many pixels of a cell's width are not for its words, with some air."""
        room = 1000
        return room - self._words_rect(QRect(0, 0, room, 1), column).width() + _MARGIN

    def _paint_words(self, painter: QPainter, rect: QRect, column: Column, index: Index) -> None:
        row = self._rows.rows[index.row()]
        if column.face is not None:
            side = theme.px(_FACE)
            top = rect.y() + (rect.height() - side) // 2
            circle = QRectF(rect.x() + _MARGIN, top, side, side)
            face = column.face(row)
            paint_avatar(painter, circle, face.key, face.name, self._picture(face))
        font = theme.font("body", bold=column.bold)
        painter.setFont(font)
        painter.setPen(theme.colour(column.tone(row)))
        inside = self._words_rect(rect, column)
        words = column.shown(row).replace("\n", " ")
        if _WIDEST * len(words) * font.pixelSize() > inside.width():  # else it fits for sure
            dots = Qt.TextElideMode.ElideRight
            words = painter.fontMetrics().elidedText(words, dots, inside.width())
        painter.drawText(inside, _MIDDLE, words)

    def _words_rect(self, rect: QRect, column: Column) -> QRect:
        left = _MARGIN + (theme.px(_FACE) + 10 if column.face is not None else 0)
        return rect.adjusted(left, 0, -_MARGIN, -1)

    def _picture(self, face: Face) -> QPixmap | None:
        if face.photo is None:
            return None
        known = self._pictures.get(face.key)
        if known is None or known[0] is not face.photo:
            known = (face.photo, picture_of(face.photo))
            self._pictures[face.key] = known
        return known[1]


def _is_ticked(index: Index | QModelIndex) -> bool:
    return bool(index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked)
