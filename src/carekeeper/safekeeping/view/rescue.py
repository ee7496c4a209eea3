"""The page that stands in for a class file that will not open: calm, and with a way on."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.paths import is_there
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.db import backup_file
from carekeeper.db.backup_file import BackupInfo
from carekeeper.safekeeping.store import AutomaticBackups
from carekeeper.safekeeping.view.backup_list import BackupList
from carekeeper.widgets import theme
from carekeeper.widgets.background import Job
from carekeeper.widgets.boxes import aligned, fill, grow, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Card, Icon
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.labels import Label
from carekeeper.widgets.notices import Hint

_WIDTH = 680
_PASSING = frozenset(
    {Trouble.NOT_FOUND, Trouble.IN_USE, Trouble.NO_PERMISSION, Trouble.DISK_FULL, Trouble.OTHER}
)
"""Troubles that may be over in a minute, so that trying again makes sense."""

_NEW_FILE = mark(
    "A backup opens as a new file; the file that does not open is left as it is. "
    "What was written after the backup is not in it."
)


class RescuePage(QWidget):
    """Says what is wrong with a class file and offers its newest good backups.

    Nothing on this page changes the file that would not open.
    """

    restore_requested = Signal(Path)
    """Restore this backup into a new file."""

    other_file_requested = Signal()
    retry_requested = Signal()
    quit_requested = Signal()

    def __init__(
        self,
        path: Path,
        sentence: str,
        backups: Path,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        trouble: Trouble | None = None,
    ) -> None:
        """Take the file that does not open, why, and the folder of the automatic backups."""
        super().__init__(parent)
        self.setObjectName("rescue_page")
        self._path = path
        self._desk = desk
        self._automatic = AutomaticBackups(backups)
        self._job: Job | None = None
        self._title = Label("", "page", wrap=True, name="rescue_title")
        self._sentence = Label("", "body", wrap=True, name="rescue_sentence")
        self._kept = Label("", "second", wrap=True, selectable=True, name="rescue_kept")
        self._list = BackupList("rescue_backups")
        self._none = Hint(
            "hard-drive",
            tr("There is no backup of it on this computer."),
            more=tr("Perhaps the school office has one, or it is on a USB stick."),
            name="rescue_none",
        )
        self._none.setProperty("look", "")  # the card around it has an edge
        self._checked = Label("", "caption", name="rescue_checked")
        self._make_buttons()
        self._arrange()
        self._list.chosen.connect(self._name_choice)
        self._list.taken.connect(self.restore_requested)
        self._explain(sentence, passing=trouble in _PASSING)
        self._look_for_backups()

    def _make_buttons(self) -> None:
        self._restore = Button(
            tr("Open the newest backup"),
            icon="archive-restore",
            look="primary",
            name="rescue_restore",
            on_click=self._ask_restore,
        )
        self._retry = Button(
            tr("Try again"),
            icon="refresh-cw",
            name="rescue_retry",
            on_click=self.retry_requested.emit,
        )

    def _explain(self, sentence: str, *, passing: bool) -> None:
        self._title.setText(
            tr("The class file cannot be opened now")
            if passing
            else tr("The class file does not open")
        )
        self._sentence.setText(sentence)
        kept = tr("It is where it was, and unchanged: {path}")
        self._kept.setText(kept.format(path=self._path))
        self._kept.setVisible(is_there(self._path))
        self._retry.setVisible(passing)

    def _look_for_backups(self) -> None:
        """List the backups at once, then leave out those of which a byte has changed."""
        found = self._automatic.of_book(self._path)
        self._show_backups(found)
        self._checked.setText(tr("Checking…") if found else "")
        if found:
            self._job = self._desk.background.run(lambda: _whole(found), done=self._show_whole)

    def _show_whole(self, whole: list[BackupInfo]) -> None:
        self._job = None
        self._show_backups(whole)
        self._checked.setText(tr("✓ Checked: intact") if whole else "")

    def _show_backups(self, backups: Sequence[BackupInfo]) -> None:
        self._list.show_backups(backups)
        self._list.setVisible(bool(backups))
        self._none.setVisible(not backups)
        self._restore.setVisible(bool(backups))
        if backups:
            self._list.setFocus()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().hideEvent(event)

    def _name_choice(self, path: Path) -> None:
        newest = self._list.newest()
        self._restore.setText(
            tr("Open the newest backup")
            if newest is not None and newest.path == path
            else tr("Open this backup")
        )

    def _ask_restore(self) -> None:
        info = self._list.current()
        if info is not None:
            self.restore_requested.emit(info.path)

    def _arrange(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(10)
        head = in_row(
            aligned(Icon("shield-alert", "due", 32), Qt.AlignmentFlag.AlignTop),
            grow(self._title),
            gap=12,
        )
        fill(column, head, self._sentence, self._kept, 8)
        card = Card(
            tr("Backups on this computer"), right=self._checked, flush=True, name="rescue_card"
        )
        card.add_row(self._list)
        card.add(self._none)
        fill(column, card, Label(tr(_NEW_FILE), "caption", wrap=True), 6, self._buttons())
        frame = QWidget()
        frame.setFixedWidth(theme.px(_WIDTH))
        frame.setLayout(column)
        # Not by alignment: the height of the texts would be reckoned for the whole width.
        middle = in_row(grow(), frame, grow())
        page = QVBoxLayout(self)
        fill(page, grow(), middle, grow(share=2))

    def _buttons(self) -> QHBoxLayout:
        return in_row(
            self._restore,
            self._retry,
            Button(
                tr("Open another file…"),
                icon="folder-open",
                name="rescue_other",
                on_click=self.other_file_requested.emit,
            ),
            grow(),
            Button(tr("Quit"), look="link", name="rescue_quit", on_click=self.quit_requested.emit),
            gap=12,
        )


def _whole(backups: Sequence[BackupInfo]) -> list[BackupInfo]:
    """Return those backups of which every byte is as it was written."""
    good = []
    for info in backups:
        with suppress(StorageTrouble):
            good.append(backup_file.check(info.path, None))
    return good
