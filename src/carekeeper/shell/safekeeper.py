"""What the window does to keep a class file safe: backups, password, history, recycle bin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from carekeeper.core.changes import Changed
from carekeeper.core.errors import StorageTrouble
from carekeeper.core.settings import Settings
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.room import DueItem, Room
from carekeeper.safekeeping import store
from carekeeper.safekeeping.room import status as backup_status
from carekeeper.shell.status_line import StatusLine
from carekeeper.widgets.desk import Desk

SOON = 10 * 60_000
"""Milliseconds from the first change of a day until it is backed up."""


class Safekeeper(QObject):
    """The dialogs of safekeeping for one open class file, and its automatic backups."""

    password_changed = Signal()
    backed_up = Signal()

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        rooms: Sequence[Room],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._class_file = class_file
        self._desk = desk
        self._rooms = rooms
        self._kinds = {kind.table: kind for room in rooms for kind in room.kinds}
        self._window = window
        self._backups = store.automatic_backups(class_file, desk.settings)
        self._backed_up_on: date | None = None
        self._backed_up_just_now = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._back_up_soon)
        class_file.listen(self._note_change)

    def show_status(self, line: StatusLine) -> None:
        """Tell at the foot how the file is kept and how old its backups are."""
        known = backup_status(self._class_file, self._backups)
        line.show_encrypted(self._class_file.encrypted)
        line.show_backups(known.last_automatic, known.last_outside, self._desk.today())

    def back_up(self) -> None:
        """Let the teacher write a backup for the school office."""
        from carekeeper.safekeeping.view.backup import BackupDialog

        BackupDialog(self._class_file, self._desk, self._window).open()

    def change_password(self, *, recovered: bool = False) -> None:
        """Let the teacher set, change or take away the password, or print the sheet anew."""
        from carekeeper.safekeeping.view.password import PasswordDialog

        dialog = PasswordDialog(self._class_file, self._desk, self._window, recovered=recovered)
        dialog.changed.connect(self.password_changed)
        dialog.open()

    def make_recovery_sheet(self, *, just_typed: bool = False) -> None:
        """Let the teacher print or save the recovery sheet, who knows the present password."""
        from carekeeper.safekeeping.view.sheet import RecoverySheetDialog

        RecoverySheetDialog(
            self._class_file, self._desk, self._window, asks_password=not just_typed
        ).open()

    def show_history(self, student_id: int, *, private: bool = False) -> None:
        """Show what was changed of a student, or of the class for 0; or the `private` records."""
        from carekeeper.safekeeping.view.history import HistoryDialog

        about = (self._class_file, self._desk, self._kinds, student_id, self._window)
        HistoryDialog(*about, private=private).open()

    def show_recycle_bin(self) -> None:
        """Show what was deleted, to bring it back or to delete it for good."""
        from carekeeper.safekeeping.view.bin import RecycleBinDialog

        own = self._class_file
        dialog = RecycleBinDialog(
            own,
            self._desk,
            self._kinds,
            self._window,
            restore={
                table: partial(restore, own)
                for room in self._rooms
                for table, restore in room.restore.items()
            },
            erase={
                table: partial(erase, own)
                for room in self._rooms
                for table, erase in room.erase.items()
            },
        )
        dialog.open()

    def hand_over(self) -> None:
        """Let the teacher hand the class over to the next class teacher."""
        from carekeeper.safekeeping.view.hand_over import HandOverDialog

        kinds = self._kinds.values()
        HandOverDialog(self._class_file, self._desk, kinds, self._agenda, self._window).open()

    def _agenda(self, class_file: ClassFile, day: date) -> list[DueItem]:
        """Return what is due in all rooms, which the letter tells."""
        asked = (room.due_items for room in self._rooms if room.due_items is not None)
        return [item for ask in asked for item in ask(class_file, day)]

    def give_students(self, student_id: int) -> None:
        """Let students go into another class file; the one in front is ticked, if there is one."""
        from carekeeper.safekeeping.view.give import GiveDialog

        chosen = frozenset({student_id} if student_id else ())
        backup = self.backup_before(Reason.BULK_DELETE)
        GiveDialog(self._class_file, self._desk, backup, chosen, self._window).open()

    def receive_students(self, parcel: Path | None) -> None:
        """Take in students of another class file."""
        from carekeeper.safekeeping.view.receive import ReceiveDialog

        backup = self.backup_before(Reason.IMPORT)
        dialog = ReceiveDialog(self._class_file, self._desk, self._kinds, backup, self._window)
        dialog.open()
        if parcel is not None:
            dialog.choose(parcel)

    def pane(self) -> QWidget:
        """Return the page of the settings for password, lock and backup folder."""
        from carekeeper.safekeeping.view.pane import SafekeepingPane

        pane = SafekeepingPane(self._class_file, self._desk)
        pane.changed.connect(self.password_changed)
        return pane

    def back_up_daily(self, done: Callable[[], object]) -> None:
        """Back up what was changed while the class file stays open; a teacher may never quit.

        `done` is called when there is a backup; one that fails is told, and is tried again.
        """
        if not self._class_file.worth_a_backup():
            return
        path, password = self._class_file.path, self._class_file.password
        self._class_file.changed_since_open = False

        def failed(problem: BaseException) -> None:
            self._class_file.changed_since_open = True
            self._desk.messages.failed(problem)

        self._desk.background.run(
            lambda: self._backups.make(path, password, Reason.DAILY),
            done=lambda _info: done(),
            failed=failed,
        )

    def _note_change(self, _changed: Changed) -> None:
        """Back up soon after the first changes of a day, for a teacher whose computer goes off.

        A backup that came before this change is told of at the foot.
        """
        if self._backed_up_just_now:
            self._backed_up_just_now = False
            self.backed_up.emit()
        if self._backed_up_on != self._desk.today() and not self._soon.isActive():
            self._soon.start()

    def _back_up_soon(self) -> None:
        self._backed_up_on = self._desk.today()
        self.back_up_daily(self.backed_up.emit)

    def backup_before(self, reason: Reason) -> Callable[[], object]:
        """Return what backs the class up before much is changed, also in another thread."""
        path, password = self._class_file.path, self._class_file.password

        def back_up() -> None:
            self._backups.make(path, password, reason)
            self._backed_up_just_now = True

        return back_up

    def close_file(self) -> None:
        """Close the class file; it is backed up when something has changed.

        Whatever fails is told. It neither keeps the file from closing nor the backup from being
        made.
        """
        changed = self._class_file.worth_a_backup()
        path, password = self._class_file.path, self._class_file.password
        self._try(self._class_file.close)
        if changed:
            self._try(lambda: self._backups.make(path, password, Reason.CLOSING))

    def _try(self, step: Callable[[], object]) -> None:
        try:
            step()
        except StorageTrouble as problem:
            self._desk.messages.failed(problem)


def back_up_before_upgrade(path: Path, password: str, settings: Settings) -> None:
    """Back a class file up before its schema is brought up to date."""
    backups = store.automatic_backups(None, settings)
    backups.make(path, password, Reason.UPGRADE)
