"""The dialog that writes a backup for the school office, and shows how the others stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from carekeeper.core.words import mark, tr
from carekeeper.db import backup_file
from carekeeper.db.backup_file import BackupInfo, Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import private_tables
from carekeeper.db.giving_out import has_private
from carekeeper.safekeeping import facts, store
from carekeeper.safekeeping.view.backup_form import PasswordChoice, PlaceChoice
from carekeeper.safekeeping.view.backup_state import BackupState
from carekeeper.safekeeping.view.done_page import DonePage
from carekeeper.safekeeping.view.manifest_card import counts_of
from carekeeper.widgets.background import Report
from carekeeper.widgets.boxes import fill, grow, in_column
from carekeeper.widgets.buttons import Button, CheckBox
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.drives import Drive, removable_drives
from carekeeper.widgets.labels import Label

_WHY = mark(
    "It goes onto a USB stick or into a folder of the school, away from this "
    "computer. If the computer breaks or is lost, it is all that is left of the "
    "records."
)


_ADVICE = mark("The backup was read back and is intact. Eject the USB stick before you unplug it.")


class BackupDialog(Dialog):
    """Writes a backup that leaves the computer, and one that stays, each checked."""

    backed_up = Signal()
    """A backup was written and checked, here or outside."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        drives: Callable[[], Sequence[Drive]] = removable_drives,
    ) -> None:
        title = tr("Backup for the school office")
        super().__init__(title, name="backup_dialog", width=660, parent=parent)
        self._class_file = class_file
        self._desk = desk
        self._place = PlaceChoice(drives(), desk.settings.current.office_folder)
        self._password = PasswordChoice(file_has_password=class_file.encrypted)
        self._private = CheckBox(
            tr("With the individual education plans, only for a backup that you keep yourself"),
            name="backup_private",
        )
        self._private.setVisible(has_private(class_file))
        self._done = DonePage()
        self._pages = QStackedWidget()
        self._state = BackupState(class_file, desk)
        self._write = Button(
            tr("Save backup"),
            icon="hard-drive-download",
            look="primary",
            name="backup_write",
            on_click=self._write_outside,
        )
        self._close = Button(tr("Close"), name="backup_close", on_click=self.accept)
        self._arrange()
        self._place.changed.connect(self._judge)
        self._password.changed.connect(lambda: self.refuse(""))
        self._password.entered.connect(self._write_outside)
        self._state.wanted.connect(self._back_up_here)
        self._judge()

    def _judge(self) -> None:
        self.refuse("")
        self._write.setEnabled(self._place.folder() is not None)

    def _write_outside(self) -> None:
        folder = self._place.folder()
        if folder is None or self.is_working() or not self._password.insist():
            return
        name = facts.backup_name(store.class_name(self._class_file), self._desk.today())
        target = folder / name
        if self._may_be_bare() and self._may_replace(target):
            self._start(target, self._password.password(self._class_file.password))

    def _start(self, target: Path, backup_password: str) -> None:
        path, password = self._class_file.path, self._class_file.password
        leave_out = () if self._private.isChecked() else private_tables()

        def work(report: Report, _stopped: Callable[[], bool]) -> BackupInfo:
            return backup_file.write(
                path,
                password,
                target,
                backup_password,
                reason=Reason.BY_HAND,
                leave_out=leave_out,
                overwrite=True,
                progress=report,
            )

        sentence = tr("Saving and checking the backup…")
        self.carry_out(self._desk.background, sentence, work, self._finish, self._desk.messages)

    def _finish(self, info: BackupInfo) -> None:
        store.note_outside_backup(self._class_file, info)
        self._desk.settings.change(office_folder=str(info.path.parent))
        self._done.show_file(info.path, counts_of(info), tr(_ADVICE))
        self._pages.setCurrentWidget(self._done)
        self._write.hide()
        self._close.setFocus()
        self.backed_up.emit()

    def _back_up_here(self) -> None:
        automatic = store.automatic_backups(self._class_file, self._desk.settings)
        path, password = self._class_file.path, self._class_file.password

        def work(report: Report, _stopped: Callable[[], bool]) -> BackupInfo:
            return automatic.make(path, password, Reason.BY_HAND, report)

        def done(_info: BackupInfo) -> None:
            self._state.renew()
            self.backed_up.emit()

        sentence = tr("Saving and checking the backup…")
        self.carry_out(self._desk.background, sentence, work, done, self._desk.messages)

    def _may_be_bare(self) -> bool:
        if self._password.way() != "none":
            return True
        question = tr(
            "Without a password, whoever finds the USB stick can read names, addresses "
            "and phone numbers of all the children. Save it without one anyway?"
        )
        return self._desk.messages.ask(question, tr("Save without a password"))

    def _may_replace(self, target: Path) -> bool:
        if not target.exists():
            return True
        question = tr("“{name}” already exists. Replace it with a new backup?")
        return self._desk.messages.ask(question.format(name=target.name), tr("Replace it"))

    def _arrange(self) -> None:
        form = QWidget()
        in_column(
            Label(tr(_WHY), "second", wrap=True),
            8,
            Label(tr("Where to"), "caption"),
            self._place,
            8,
            Label(tr("Password of the backup"), "caption"),
            self._password,
            self._private,
            grow(),
            gap=8,
            on=form,
        )
        self._pages.addWidget(form)
        self._pages.addWidget(self._done)
        fill(self.body, grow(self._pages), 8, self._state)
        fill(self.foot, grow(), self._close, self._write)
