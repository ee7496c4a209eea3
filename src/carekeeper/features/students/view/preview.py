"""The rows of a pasted class before they are brought in: ticked, corrected, doubts in colour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.students.facts.bring_in import Known, ListedStudent, check, target_label
from carekeeper.features.students.facts.pasted import KEEP, LEAVE_OUT, MERGED, Sheet
from carekeeper.widgets import theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


class PreviewRows(QAbstractTableModel):
    """A pasted sheet; column 0 ticks the rows, the others are the columns of the sheet."""

    checked = Signal()
    """The rows were read anew: other doubts, another number of students."""

    def __init__(self, known: Sequence[Known], today: date) -> None:
        super().__init__()
        self._known = known
        self._today = today
        self._ticks: dict[int, bool] = {}
        self.sheet = Sheet((), (), (), ())
        self.students: list[ListedStudent] = []

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._ticks = {}
        self.sheet = sheet
        self._check()
        self.endResetModel()
        self.checked.emit()

    def assign(self, column: int, target: str) -> None:
        """Let a column of the sheet go somewhere else; who had that place gives it up."""
        targets = list(self.sheet.targets)
        if target not in (KEEP, LEAVE_OUT, *MERGED):
            targets = [KEEP if old == target else old for old in targets]
        targets[column] = target
        self.sheet = replace(self.sheet, targets=tuple(targets))
        self._renew()

    def is_ticked(self, row: int) -> bool:
        """Tell whether a row is to be brought in."""
        wanted = self._ticks.get(row, self.students[row].suggested)
        return wanted and bool(self.students[row].values.get("name"))

    def ticked(self) -> list[ListedStudent]:
        """Return the students to be brought in, in their order."""
        return [student for row, student in enumerate(self.students) if self.is_ticked(row)]

    def doubts(self) -> list[tuple[int, int]]:
        """Return the places of all doubts: row and column of the sheet, in their order."""
        return [
            (row, at) for row, student in enumerate(self.students) for at in sorted(student.doubts)
        ]

    def doubt(self, row: int, column: int) -> str:
        """Return the sentence about a cell of the sheet, `""` when nothing is doubtful."""
        in_sheet = 0 <= row < len(self.students)
        return self.students[row].doubts.get(column, "") if in_sheet else ""

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.sheet.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.sheet.targets) + 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if index.column() == 0:
            return self._tick_data(index.row(), role)
        return self._cell_data(index.row(), index.column() - 1, role)

    @override
    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        row, column = index.row(), index.column() - 1
        if column < 0:
            if role != _ROLE.CheckStateRole:
                return False
            self._ticks[row] = Qt.CheckState(value) == Qt.CheckState.Checked
        else:
            rows = [list(cells) for cells in self.sheet.rows]
            rows[row][column] = " ".join(str(value).split())
            self.sheet = replace(self.sheet, rows=tuple(map(tuple, rows)))
        self._renew()
        return True

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == _ROLE.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role not in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole) or section == 0:
            return None
        goes_to = target_label(self.sheet.targets[section - 1])
        heading = self.sheet.headings[section - 1] or tr("Column {n}").format(n=section)
        return f"{goes_to}\n{heading}"

    def _tick_data(self, row: int, role: int) -> Any:
        if role == _ROLE.CheckStateRole:
            on = self.is_ticked(row)
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == _ROLE.AccessibleTextRole:
            return tr("Bring in")
        return None

    def _cell_data(self, row: int, column: int, role: int) -> Any:
        cell = self.sheet.rows[row][column]
        if role in (_ROLE.DisplayRole, _ROLE.EditRole):
            return cell
        sentence = self.doubt(row, column)
        if role == _ROLE.ToolTipRole:
            return sentence or None
        if role == _ROLE.AccessibleTextRole:
            return f"{cell} {sentence}".strip()
        if role == _ROLE.BackgroundRole:
            return theme.colour("due_soft") if sentence else None
        if role == _ROLE.ForegroundRole:
            return theme.colour(self._colour(row, column, sentence))
        return None

    def _colour(self, row: int, column: int, sentence: str) -> str:
        if sentence:
            return "due"
        quiet = not self.is_ticked(row) or self.sheet.targets[column] in (KEEP, LEAVE_OUT)
        return "third" if quiet else "text"

    def _check(self) -> None:
        self.students = check(self.sheet, self._known, today=self._today)

    def _renew(self) -> None:
        self._check()
        self.dataChanged.emit(
            self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1)
        )
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.checked.emit()
