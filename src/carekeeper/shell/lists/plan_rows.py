"""The rows of a list before they are brought in: ticked, corrected, changes and doubts shown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from carekeeper import bringing_in
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.lists import matching
from carekeeper.lists.table import KEEP, LEAVE_OUT
from carekeeper.shell.lists.plan import ALL, Plan
from carekeeper.widgets import theme
from carekeeper.widgets.tips import tip

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
OLD_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a cell takes the place of; None where nothing changes."""
DOUBT_ROLE = Qt.ItemDataRole.UserRole + 2
"""What is doubtful about a cell."""
OWN_COLUMNS = 2
"""The box to tick and the state stand before the columns of the list."""

STATES = {
    matching.NEW: (mark("New"), "good"),
    matching.CHANGED: (mark("Changed"), "info"),
    matching.SAME: (mark("The same"), "third"),
    matching.UNCLEAR: (mark("To look at"), "due"),
}


_NEW_RECORD = mark("New record")

Check = Callable[[Plan], object]
"""Renews a plan, in its own time, and has it shown."""


class PlanRows(QAbstractTableModel):
    """A list; column 0 ticks the students, column 1 says what becomes of them."""

    checked = Signal()
    """The lines were read anew: other doubts, another number of students."""

    def __init__(self, check: Check) -> None:
        super().__init__()
        self._check = check
        self.plan: Plan | None = None
        self.filter = ALL
        self._lines: list[int] = []

    def show_plan(self, plan: Plan) -> None:
        """Show another list."""
        self.beginResetModel()
        self.plan = plan
        self.filter = ALL
        self._lines = plan.lines(ALL)
        self.endResetModel()
        self.checked.emit()

    def show_only(self, state: str) -> None:
        """Show the students of a state only."""
        if self.plan is None:
            return
        self.beginResetModel()
        self.filter = state
        self._lines = self.plan.lines(state)
        self.endResetModel()

    def line(self, row: int) -> int:
        """Return the line of the list that stands in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else -1

    def row_of(self, line: int) -> int:
        """Return the row in which a line stands, -1 when it is filtered out."""
        row = bisect_left(self._lines, line)
        return row if self.line(row) == line else -1

    def assign(self, column: int, target: str) -> None:
        """Let a column of the list go somewhere else."""
        if self.plan is not None:
            self._check(self.plan.assigned(column, target))

    def choose(self, row: int, student_id: int | None) -> None:
        """Say which student of the class a row means; None for one who is new."""
        if self.plan is not None:
            self._check(self.plan.answered(self.line(row), student_id))

    def undo(self) -> None:
        """Take back the last correction, choice, column or tick."""
        if self.plan is not None and self.plan.worked_on:
            self._check(self.plan.undone())

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid() or self.plan is None:
            return 0
        return len(self.plan.table.columns) + OWN_COLUMNS

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() >= OWN_COLUMNS else flags

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid() or self.plan is None:
            return None
        line = self.line(index.row())
        if index.column() == 0:
            return self._tick_data(self.plan, line, role)
        if index.column() == 1:
            return self._state_data(self.plan, line, role)
        return self._cell_data(self.plan, line, index.column() - OWN_COLUMNS, role)

    @override
    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if self.plan is None or index.column() == 1:
            return False
        line = self.line(index.row())
        if index.column() == 0:
            if role != _ROLE.CheckStateRole:
                return False
            on = Qt.CheckState(value) == Qt.CheckState.Checked
            self.show_checked(self.plan.ticked(line, on=on))
        else:
            self._check(self.plan.corrected(line, index.column() - OWN_COLUMNS, str(value)))
        return True

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if self.plan is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._whose(self.plan, self.line(section)) if role == _ROLE.DisplayRole else None
        if role == _ROLE.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role not in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole) or section < OWN_COLUMNS:
            return None
        column = self.plan.table.columns[section - OWN_COLUMNS]
        goes_to = bringing_in.target_label(column.target, self.plan.fields)
        heading = column.heading or tr("Column {n}").format(n=section - OWN_COLUMNS + 1)
        return f"{goes_to}\n{heading}"

    def _whose(self, plan: Plan, line: int) -> str:
        """Return whose row it is, for when the name has been scrolled out of sight."""
        outcome = plan.outcome(line)
        return outcome.proposal.name if outcome is not None and plan.begins(line) else ""

    def _tick_data(self, plan: Plan, line: int, role: int) -> Any:
        if role == _ROLE.CheckStateRole and plan.begins(line):
            on = plan.is_ticked(line)
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == _ROLE.AccessibleTextRole:
            return tr("Import")
        return None

    def _state_data(self, plan: Plan, line: int, role: int) -> Any:
        outcome = plan.outcome(line)
        if outcome is None or not plan.begins(line):
            return None
        label, colour = STATES[matching.UNCLEAR if outcome.is_doubtful else outcome.state]
        if plan.records is not None and label == STATES[matching.NEW][0]:
            label = _NEW_RECORD
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return tr(label)
        return theme.colour(colour) if role == _ROLE.ForegroundRole else None

    def _cell_data(self, plan: Plan, line: int, column: int, role: int) -> Any:
        cell = plan.table.lines[line].cells[column]
        if role == _ROLE.DisplayRole:
            return plan.shown(line, column)
        if role == _ROLE.EditRole:
            return cell
        sentence = plan.doubt(line, column)
        if role == DOUBT_ROLE:
            return sentence
        if role == OLD_ROLE:
            return plan.old(line, column)
        if role == _ROLE.ToolTipRole:
            return tip(sentence) or None
        if role == _ROLE.AccessibleTextRole:
            return f"{cell} {sentence}".strip()
        if role == _ROLE.BackgroundRole:
            return theme.colour("due_soft") if sentence else None
        if role == _ROLE.ForegroundRole:
            return theme.colour(self._colour(plan, line, column, sentence))
        return None

    def _colour(self, plan: Plan, line: int, column: int, sentence: str) -> str:
        if sentence:
            return "due"
        quiet = plan.table.columns[column].target in (KEEP, LEAVE_OUT)
        return "third" if quiet or not plan.is_ticked(line) else "text"

    def show_checked(self, plan: Plan) -> None:
        """Show the same list, after something was done in it."""
        self.plan = plan
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
        self.checked.emit()
