"""The backups on this computer as a table, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from carekeeper.core import dates, words
from carekeeper.core.words import mark, tr
from carekeeper.db.backup_file import BackupInfo, Reason
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import in_column
from carekeeper.widgets.columns import Column
from carekeeper.widgets.record_table import RecordTable

_STUDENTS = "students"
_LEAST_HEIGHT = 250

REASONS: dict[str, str] = {
    Reason.BY_HAND: mark("By hand"),
    Reason.CLOSING: mark("On closing"),
    Reason.DAILY: mark("On a new day"),
    Reason.UPGRADE: mark("Before a new version"),
    Reason.RESTORE: mark("Before a restore"),
    Reason.IMPORT: mark("Before an import"),
    Reason.BULK_DELETE: mark("Before a large deletion"),
    Reason.PASSWORD: mark("Before a new password"),
    Reason.MOVE: mark("Students who move"),
    Reason.SCHOOL_YEAR: mark("Before a new school year"),
}

_EMPTY = mark("There is no backup on this computer yet.")


def students_in(info: BackupInfo) -> int:
    """Return how many students a backup holds."""
    return info.counts.get(_STUDENTS, 0)


class BackupList(QWidget):
    """Shows backups to choose from; Enter or a double click takes one."""

    chosen = Signal(Path)
    taken = Signal(Path)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._table = RecordTable(
            _COLUMNS, lambda info: hash(info.path), empty=_EMPTY, name=f"{name}_table"
        )
        self._table.setAccessibleName(tr("Backups on this computer"))
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setObjectName(name)
        self.setFocusProxy(self._table)
        in_column(self._table, on=self)
        self._table.setMinimumHeight(theme.px(_LEAST_HEIGHT))
        self._table.chosen.connect(self._tell)
        self._table.opened.connect(lambda info: self.taken.emit(info.path))

    def show_backups(self, backups: Sequence[BackupInfo]) -> None:
        """Show these, the newest first, and choose the newest."""
        ordered = sorted(backups, key=lambda info: info.made_at, reverse=True)
        self._table.show_rows(ordered)
        if ordered:
            key = hash(ordered[0].path)
            self._table.select_keys([key], key)

    def current(self) -> BackupInfo | None:
        """Return the backup that is chosen."""
        rows = self._table.selected_rows()
        return rows[0] if rows else None

    def newest(self) -> BackupInfo | None:
        """Return the newest backup in the list."""
        return max(self._table.rows(), key=lambda info: info.made_at, default=None)

    def unchoose(self) -> None:
        """Choose none of them."""
        self._table.select_keys([])

    def _tell(self, info: BackupInfo | None) -> None:
        if info is not None:
            self.chosen.emit(info.path)


def when(moment: datetime) -> str:
    """Return the day and the time of a backup, as one reads it in a list."""
    return dates.show_moment(moment)


def _size(info: BackupInfo) -> str:
    plain = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    return QLocale(words.language()).formattedDataSize(info.payload_size, 0, plain)


_COLUMNS = (
    Column(
        "made_at",
        mark("When"),
        190,
        lambda info: when(info.made_at),
        value=lambda info: info.made_at,
        bold=True,
    ),
    Column("reason", mark("Why"), 150, lambda info: tr(REASONS.get(info.reason, info.reason))),
    Column(
        "students",
        mark("Students"),
        60,
        lambda info: str(students_in(info)),
        value=students_in,
    ),
    Column("size", mark("Size"), 80, _size, value=lambda info: info.payload_size),
)
