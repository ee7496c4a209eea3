"""The rows of a record table, as Qt wants to be told about them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets.columns import Column

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
"""The role under which a cell gives its row."""

_NOWHERE = QModelIndex()
_WORDS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_BOX = _WORDS | Qt.ItemFlag.ItemIsUserCheckable


class TableRows(QAbstractTableModel):
    """Plain objects shown in columns; with `checks`, a first column of boxes to tick."""

    ticked = Signal()

    def __init__(
        self, columns: Sequence[Column], key: Callable[[Any], int], *, checks: bool = False
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        self.first = 1 if checks else 0
        self.rows: list[Any] = []
        self.checked: set[int] = set()
        self.sorted_by = -1
        self.order = Qt.SortOrder.AscendingOrder

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Take other rows, in the order last asked for; ticks of rows that stay are kept."""
        self.beginResetModel()
        self.rows = self._in_order(list(rows))
        self.checked &= {self.key(row) for row in self.rows}
        self.endResetModel()

    def tick(self, keys: Collection[int]) -> None:
        """Tick the rows of these keys and no others."""
        self.checked = {self.key(row) for row in self.rows} & set(keys)
        if self.rows and self.first:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.ticked.emit()

    def position(self, key: int) -> int:
        """Return the row's place from the top, -1 when it is not shown."""
        return next((i for i, row in enumerate(self.rows) if self.key(row) == key), -1)

    def column_at(self, section: int) -> Column | None:
        """Return what stands in a column, None for the boxes."""
        return self.columns[section - self.first] if section >= self.first else None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns) + self.first

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.column_at(index.column())
        if role == ROW:
            return row
        if column is None:
            is_box = role == Qt.ItemDataRole.CheckStateRole
            return self._tick_state(self.key(row)) if is_box else None
        return column.shown(row) if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self.column_at(index.column()) is not None:
            return False
        key = self.key(self.rows[index.row()])
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.checked.add(key)
        else:
            self.checked.discard(key)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _BOX if self.column_at(index.column()) is None else _WORDS

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = self.column_at(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(column.title) if column else ""
        if role == Qt.ItemDataRole.ToolTipRole and column is None:
            return tr("Tick all or none")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0 and self.column_at(column) is None:
            return
        self.sorted_by, self.order = column, order
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key(self.rows[index.row()]) for index in before]
        self.rows = self._in_order(self.rows)
        place = {self.key(row): i for i, row in enumerate(self.rows)}
        after = [
            self.index(place[key], index.column()) for key, index in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _in_order(self, rows: list[Any]) -> list[Any]:
        column = self.column_at(self.sorted_by) if self.sorted_by >= 0 else None
        if column is None:
            return rows
        empty = [row for row in rows if column.sort_key(row)[0]]
        filled = [row for row in rows if not column.sort_key(row)[0]]
        backwards = self.order == Qt.SortOrder.DescendingOrder
        filled.sort(key=lambda row: column.sort_key(row)[1], reverse=backwards)
        return filled + empty

    def _tick_state(self, key: int) -> Qt.CheckState:
        return Qt.CheckState.Checked if key in self.checked else Qt.CheckState.Unchecked
