"""What a restore asks: the password of the backup, and where its contents go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from carekeeper.core import file_names
from carekeeper.core.paths import Paths
from carekeeper.core.words import tr
from carekeeper.db.backup_file import BackupInfo, Reason
from carekeeper.db.class_file import SUFFIX, ClassFile
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.buttons import Button, CheckBox
from carekeeper.widgets.labels import ElidedLabel, Label
from carekeeper.widgets.password_field import NewPassword, PasswordField
from carekeeper.widgets.radio import Radio


class RestoreForm(QWidget):
    """Password and place of one restore."""

    entered = Signal()

    def __init__(self, class_file: ClassFile | None) -> None:
        super().__init__()
        self._class_file = class_file
        self._target = Path()
        self._encrypted = False
        self._same_class = False
        self._caption = Label(tr("Password of the backup"), "caption")
        self._password = PasswordField("restore_password", tr("Password of the backup"))
        self._hint = Label("", "caption", wrap=True, name="restore_password_hint")
        self._own = CheckBox(
            tr("Give the new file a password of its own"), name="restore_own_password"
        )
        self._new_password = NewPassword("restore_new_password")
        self._new = Radio(tr("Into a new class file"), name="restore_into_new")
        self._over = Radio(tr("Replace the open class file"), name="restore_over_open")
        self._place = ElidedLabel("", "caption", name="restore_place")
        self._change = Button(
            tr("Change…"), look="link-caption", name="restore_change", on_click=self._ask
        )
        self._note = Label("", "caption", wrap=True, name="restore_note")
        self._new.setChecked(True)
        self._arrange()
        self._password.returnPressed.connect(self.entered)
        self._new.toggled.connect(self._show_way)
        self._own.toggled.connect(self._show_way)
        self._show_way()

    def show_backup(self, info: BackupInfo) -> None:
        """Ask for what this backup needs."""
        file = self._class_file
        self._encrypted = info.encrypted
        self._same_class = bool(
            file is not None and file.encrypted and file.fact("identity") == info.identity
        )
        self._target = free_place(info)
        self._place.setText(str(self._target))
        self._password.clear()
        self._new_password.clear()
        # The office's word is not the teacher's; her own backups have her own password already.
        self._own.setChecked(info.reason == Reason.BY_HAND)
        for widget in (self._caption, self._password, self._hint):
            widget.setVisible(info.encrypted)
        self._hint.setText(
            tr("If this is left empty, the password of the open class file is tried.")
            if self._same_class
            else tr("The password that was used when this backup was made.")
        )

    def password(self) -> str:
        """Return the password to open the backup with."""
        if not self._encrypted:
            return ""
        file = self._class_file
        if not self._password.text() and self._same_class and file is not None:
            return file.password
        return self._password.text()

    def new_password(self) -> str:
        """Return the password of the new class file."""
        return self._new_password.password() if self._own.isChecked() else self.password()

    def insist(self) -> bool:
        """Tell whether the new file's password can be used; else say why not."""
        return not self._own.isChecked() or self._new_password.insist()

    def target(self) -> Path:
        """Return the new class file's place."""
        return self._target

    def goes_over_open_file(self) -> bool:
        """Tell whether the open class file is to be replaced."""
        return self._over.isChecked()

    def _ask(self) -> None:
        kinds = tr("Class files ({pattern})").format(pattern=f"*{SUFFIX}")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, tr("Where should the new class file be kept?"), str(self._target), kinds
        )
        if chosen:
            self._target = Path(chosen).with_suffix(SUFFIX)
            self._place.setText(str(self._target))

    def _show_way(self) -> None:
        new = self._new.isChecked()
        self._place.setVisible(new)
        self._change.setVisible(new)
        self._own.setVisible(new)
        self._new_password.setVisible(new and self._own.isChecked())
        self._note.setText(
            tr("The class file that is open now stays as it is.")
            if new and self._class_file is not None
            else ""
            if new
            else tr("What is there now is backed up first; the password stays the same.")
        )
        self._note.setVisible(bool(self._note.text()))

    def _arrange(self) -> None:
        row = in_row(grow(self._place), self._change, margins=(24, 0, 0, 0))
        self._over.setVisible(self._class_file is not None)
        in_column(
            self._caption,
            self._password,
            self._hint,
            8,
            Label(tr("Where to"), "caption"),
            self._new,
            row,
            self._own,
            self._new_password,
            self._over,
            self._note,
            gap=6,
            on=self,
        )


def free_place(info: BackupInfo) -> Path:
    """Return a place for the restored file in the program's folder that nothing takes yet."""
    stem = f"{file_names.stem(info.class_name) or info.path.stem} {info.made_at:%Y-%m-%d}"
    folder, number = Paths.of().data, 2
    place = folder / f"{stem}{SUFFIX}"
    while place.exists():
        place, number = folder / f"{stem} ({number}){SUFFIX}", number + 1
    return place
