"""What stands in the cells of a typing grid, and how a cell is painted and typed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from carekeeper.core.typing import override
from carekeeper.widgets import theme
from carekeeper.widgets.columns import Tone
from carekeeper.widgets.editor import Editor
from carekeeper.widgets.line_editor import Line
from carekeeper.widgets.tips import tip

Index = QModelIndex | QPersistentModelIndex
At = tuple[int, int]
"""A cell: the key of its row and of its column."""

_NOWHERE = QModelIndex()
_MARGIN = 8
WIDEST = 104
"""No column is wider, however long its name is."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class GridColumn(Struct, frozen=True):
    """A column to type in; a long name is cut in its head, `more` stands there below it."""

    key: int
    name: str
    more: tuple[str, ...] = ()


class GridCell(Struct, frozen=True):
    """What is kept in a cell; `note` stands small beside it, and says more in `told`."""

    text: str = ""
    note: str = ""
    told: str = ""
    tone: Tone = "text"


class GridRow(Struct, frozen=True):
    """The row of a person, and what is said of it in the last column."""

    key: int
    name: str
    cells: tuple[GridCell, ...]
    about: str = ""
    tone: Tone = "second"


class Wrong(Struct, frozen=True):
    """A text that is not saved: in which cell, of whom, and why not."""

    at: At
    name: str
    column: str
    text: str
    sentence: str


class GridCells(QAbstractTableModel):
    """The rows, with what is typed and not saved in front of what is kept."""

    typed = Signal(int, int, str)
    """Row, column, and what was typed there."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[GridColumn, ...] = ()
        self.rows: tuple[GridRow, ...] = ()
        self.wrong: dict[At, tuple[str, str]] = {}
        self._about = ""

    def show(self, columns: Sequence[GridColumn], rows: Sequence[GridRow], about: str) -> bool:
        """Take other rows; True when they are the same people and columns as before."""
        keys = [one.key for one in rows], [one.key for one in columns]
        same = keys == ([one.key for one in self.rows], [one.key for one in self.columns])
        if not same:
            self.beginResetModel()
        self.columns, self.rows, self._about = tuple(columns), tuple(rows), about
        if same:
            self.look_again()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns))
        else:
            self.endResetModel()
        return same

    def look_again(self) -> None:
        """Tell the view that any cell can be different."""
        if self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns))
            self.dataChanged.emit(self.index(0, 0), last)

    def keys_at(self, row: int, column: int) -> At | None:
        """Return the keys of a cell to type in, None where there is none."""
        inside = 0 <= row < len(self.rows) and 0 <= column < len(self.columns)
        return (self.rows[row].key, self.columns[column].key) if inside else None

    def place_of(self, at: At) -> At:
        """Return row and column of a cell by its keys."""
        row = [one.key for one in self.rows].index(at[0])
        return row, [one.key for one in self.columns].index(at[1])

    def keep_wrong(self, at: At, text: str, sentence: str) -> None:
        """Keep what was typed into a cell, in red."""
        self.wrong[at] = text, sentence

    def wrong_in_order(self) -> list[Wrong]:
        """Return the red cells that are shown."""
        return [
            Wrong((row.key, column.key), row.name, column.name, *self.wrong[row.key, column.key])
            for row in self.rows
            for column in self.columns
            if (row.key, column.key) in self.wrong
        ]

    def first_empty(self) -> At:
        """Return row and column of the first empty cell, or of the first one."""
        for place, row in enumerate(self.rows):
            for column, cell in enumerate(row.cells):
                if not cell.text:
                    return place, column
        return 0, 0

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns) + 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self.keys_at(index.row(), index.column()) is None:
            return flags & ~Qt.ItemFlag.ItemIsSelectable
        return flags if Editor.only_to_look else flags | Qt.ItemFlag.ItemIsEditable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, at = self.rows[index.row()], self.keys_at(index.row(), index.column())
        text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
        if at is None:
            told = tip(row.about) if role == Qt.ItemDataRole.ToolTipRole else None
            return row.about if text else told
        typed, sentence = self.wrong.get(at, (None, ""))
        cell = row.cells[index.column()]
        if text:
            return cell.text if typed is None else typed
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(sentence or cell.told)
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        at = self.keys_at(index.row(), index.column())
        if at is None or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value) != self.data(index):
            self.typed.emit(index.row(), index.column(), str(value))
        return True

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation == Qt.Orientation.Vertical:
                return self.rows[section].name
            return self._head(section) if section < len(self.columns) else self._about
        if role == Qt.ItemDataRole.ToolTipRole:
            across = orientation == Qt.Orientation.Horizontal
            if across:
                return tip(self.columns[section].name) if section < len(self.columns) else None
            return tip(self.rows[section].name)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = orientation == Qt.Orientation.Horizontal
            return int(_RIGHT if across and section < len(self.columns) else _LEFT)
        return None

    def _head(self, section: int) -> str:
        column, metrics = self.columns[section], QFontMetrics(theme.font("caption"))
        cut = Qt.TextElideMode.ElideRight
        name = metrics.elidedText(column.name, cut, theme.px(WIDEST) - 2 * _MARGIN)
        return "\n".join((name, *column.more))


class GridPainter(QStyledItemDelegate):
    """Paints a cell, and lets one type in it."""

    left = Signal(int, int)
    """A cell was left with a key: so many rows down and columns to the right."""

    def __init__(self, cells: GridCells, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._cells = cells
        self._editor: QWidget | None = None

    def finish(self) -> None:
        """Take what is being typed, as if the cell were left."""
        if self._editor is not None:
            self.commitData.emit(self._editor)
            self.closeEditor.emit(self._editor)

    @override
    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        line = Line(parent)
        line.setObjectName("grid_line")
        line.setProperty("look", "cell")
        line.setAlignment(_RIGHT)
        self._editor = line
        return line

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._editor = None
        super().destroyEditor(editor, index)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = step_of(event, arrows=True)
            if step is not None:
                self.finish()
                self.left.emit(*step)
                return True
        return super().eventFilter(watched, event)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        at = self._cells.keys_at(index.row(), index.column())
        row = self._cells.rows[index.row()]
        wrong = at in self._cells.wrong
        if wrong:
            painter.fillRect(rect, theme.colour("late_soft"))
        elif option.state & QStyle.StateFlag.State_Selected and at is not None:
            painter.fillRect(rect, theme.colour("selected"))
        line = theme.colour("line")
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, line)
        room = rect.adjusted(_MARGIN, 0, -_MARGIN, -1)
        if at is None:
            _write(painter, room, row.about, row.tone, _LEFT)
        else:
            painter.fillRect(rect.right(), rect.y(), 1, rect.height(), line)
            cell = row.cells[index.column()]
            text = str(index.data() or "")
            _write(painter, room, text, "late" if wrong else "text", _RIGHT)
            if not wrong and _fits(painter, room, text, cell.note):
                painter.setFont(theme.font("caption"))
                _write(painter, room, cell.note, cell.tone, _LEFT)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(theme.colour("accent"))
                for inset in (0, 1):
                    painter.drawRect(rect.adjusted(inset, inset, -1 - inset, -1 - inset))
        painter.restore()


def _fits(painter: QPainter, room: QRect, text: str, note: str) -> bool:
    """Tell whether a note has room beside the text of its cell."""
    metrics = painter.fontMetrics()
    return metrics.horizontalAdvance(text) + metrics.horizontalAdvance(note) < room.width()


def _write(painter: QPainter, room: QRect, text: str, tone: Tone, where: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.setPen(theme.colour(tone))
    painter.drawText(room, int(where), shown)


def step_of(event: QKeyEvent, *, arrows: bool) -> tuple[int, int] | None:
    """Return by how many rows and columns a key goes on; None for another key.

    The arrows leave a cell that is typed in only up and down.
    """
    back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    key = event.key()
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return (-1 if back else 1), 0
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return 0, (-1 if back or key == Qt.Key.Key_Backtab else 1)
    if arrows and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return (-1 if key == Qt.Key.Key_Up else 1), 0
    return None
