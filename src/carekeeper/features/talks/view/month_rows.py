"""What the grid of the year shows: a line for each student, a column for each month."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.features.talks.facts import rules
from carekeeper.features.talks.facts.rules import Cell, GridRow, State
from carekeeper.widgets.tips import tip

Index = QModelIndex | QPersistentModelIndex
NAME = 0
"""The column of the names; the months follow, and then the days since the last talk."""
_NOWHERE = QModelIndex()
_LONG_AGO = 10**6


class GridRows(QAbstractTableModel):
    """The lines in the order of the class, or by the days since the last talk."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[GridRow] = []
        self.months: list[str] = []
        self.month_now = ""
        self.by_days: Qt.SortOrder | None = None
        self.student_id: int | None = None
        """The student whose line is marked."""
        self.open_month = ""
        """The month of that student which stands open beside the grid."""
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
        """Return the month of a student that stands there, None in another column."""
        place = index.column() - 1
        if not index.isValid() or not 0 <= place < len(self.months):
            return None
        month = self.months[place]
        return next(cell for cell in self.rows[index.row()].cells if cell.month == month)

    def is_open(self, row: GridRow, cell: Cell) -> bool:
        """Tell whether a month of a student is the one that stands open beside the grid."""
        return row.student_id == self.student_id and cell.month == self.open_month

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.months) + 2

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, cell = self.rows[index.row()], self.cell_at(index)
        if cell is None:
            days = index.column() != NAME
            if role == Qt.ItemDataRole.DisplayRole:
                return _days_shown(row) if days else row.name
            if role == Qt.ItemDataRole.ToolTipRole:
                return tip(_days_told(row) if days else row.name)
        elif role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            told = tr("{name}, {month}: {state}").format(
                name=row.name, month=rules.month_name(cell.month), state=rules.describe(cell)
            )
            return tip(told)
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
        if section == NAME:
            return tr("Student")
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
        return tr("{name}: no talk yet").format(name=row.name)
    told = trn("{n} day since the last talk", "{n} days since the last talk", row.days_since)
    return f"{row.name}: {told.format(n=row.days_since)}"
