"""The page of the settings for password, lock and backups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from carekeeper.core import paths
from carekeeper.core.words import tr
from carekeeper.db import recovery
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.safekeeping import store
from carekeeper.safekeeping.view.backup_state import BackupState
from carekeeper.safekeeping.view.password import NO_PASSWORD, PasswordDialog
from carekeeper.safekeeping.view.sheet import RecoverySheetDialog
from carekeeper.widgets.boxes import fill, grow, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Card
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.labels import Label
from carekeeper.widgets.spin_box import SpinBox

_LONGEST_IDLE = 240


def ask_for_folder(parent: QWidget) -> str:
    """Let the teacher choose a folder; `""` when it was given up."""
    return QFileDialog.getExistingDirectory(
        parent, tr("Where should the automatic backups be kept?")
    )


class SafekeepingPane(QWidget):
    """Password and recovery sheet, idle lock, automatic backups; each change holds at once."""

    changed = Signal()
    """The password or the folder of the backups is another one."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        ask: Callable[[QWidget], str] = ask_for_folder,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("safekeeping_pane")
        self._class_file = class_file
        self._desk = desk
        self._ask = ask
        self._password_state = Label("", "body", wrap=True, name="pane_password_state")
        self._sheet_state = Label("", "second", wrap=True, name="pane_sheet_state")
        self._password = Button(name="pane_password", on_click=self._change_password)
        self._sheet = Button(
            tr("Renew recovery sheet…"),
            icon="key-round",
            name="pane_sheet",
            on_click=self._new_sheet,
        )
        self._idle = SpinBox(0, _LONGEST_IDLE, name="pane_idle")
        self._idle.setAccessibleName(tr("Minutes until the window locks by itself"))
        self._problem = Label("", "late", wrap=True, name="pane_problem")
        self._state = BackupState(class_file, desk)
        self._own = Button(
            tr("Use the usual folder again"),
            look="link",
            name="pane_own_folder",
            on_click=lambda: self._use_folder(""),
        )
        self._arrange()
        self._idle.setValue(desk.settings.current.idle_minutes)
        self._idle.valueChanged.connect(lambda minutes: self._keep(idle_minutes=minutes))
        self._state.wanted.connect(self._back_up)
        self._renew()

    def _renew(self) -> None:
        encrypted = self._class_file.encrypted
        has_sheet = bool(self._class_file.fact(recovery.RECIPIENT_FACT))
        self._password_state.setText(
            tr("The class file is encrypted with your password.") if encrypted else tr(NO_PASSWORD)
        )
        self._password_state.set_role("body" if encrypted else "due")
        self._password.setText(tr("Change the password…") if encrypted else tr("Set a password…"))
        self._sheet.setVisible(encrypted)
        self._sheet_state.setVisible(encrypted)
        self._sheet_state.setText(
            tr("There is a recovery sheet.")
            if has_sheet
            else tr(
                "There is no recovery sheet: nobody can open the file when the password is "
                "forgotten."
            )
        )
        self._sheet_state.set_role("second" if has_sheet else "due")
        self._own.setVisible(bool(self._desk.settings.current.backup_folder))

    def _change_password(self) -> None:
        dialog = PasswordDialog(self._class_file, self._desk, self)
        dialog.changed.connect(self._renew)
        dialog.changed.connect(self.changed)
        dialog.finished.connect(self._renew)
        dialog.open()

    def _new_sheet(self) -> None:
        dialog = RecoverySheetDialog(self._class_file, self._desk, self, asks_password=True)
        dialog.kept.connect(self._renew)
        dialog.open()

    def _choose_folder(self) -> None:
        chosen = self._ask(self)
        if chosen:
            self._use_folder(str(Path(chosen)))

    def _use_folder(self, folder: str) -> None:
        self._keep(backup_folder=folder)
        cloud = paths.cloud_folder(Path(folder)) if folder else None
        if cloud:
            warning = tr(
                "This folder belongs to {cloud}: the backups leave this computer. They are "
                "encrypted only when the class file has a password."
            )
            self._problem.setText(warning.format(cloud=cloud))
        self._renew()
        self._state.renew()
        self.changed.emit()

    def _keep(self, **changes: object) -> None:
        self._problem.setText("")
        self._desk.settings.change(**changes)

    def _back_up(self) -> None:
        automatic = store.automatic_backups(self._class_file, self._desk.settings)
        path, password = self._class_file.path, self._class_file.password
        self._desk.background.run(
            lambda: automatic.make(path, password, Reason.BY_HAND),
            done=lambda _info: self._desk.messages.saved(tr("Backed up and checked")),
        ).ended.connect(self._state.renew)

    def _arrange(self) -> None:
        self._state.body.addLayout(self._folder_row())
        column = in_column(gap=12, margins=(0, 0, 8, 0), on=self)
        fill(column, self._password_card(), self._lock_card(), self._state, self._problem, grow())

    def _password_card(self) -> Card:
        card = Card(tr("Password"), name="pane_password_card")
        card.add(self._password_state)
        card.add(self._sheet_state)
        card.body.addLayout(in_row(self._password, self._sheet, grow(), gap=12))
        return card

    def _lock_card(self) -> Card:
        card = Card(tr("Lock"), name="pane_lock_card")
        caption = Label(tr("Lock after this many minutes without keyboard or mouse:"))
        caption.setBuddy(self._idle)
        self._idle.setFixedWidth(72)
        row = in_row(caption, self._idle, Label(tr("0 = never lock"), "caption"), grow(), gap=8)
        card.body.addLayout(row)
        return card

    def _folder_row(self) -> QHBoxLayout:
        return in_row(
            Button(
                tr("Choose another folder…"),
                icon="folder",
                name="pane_folder",
                on_click=self._choose_folder,
            ),
            self._own,
            grow(),
            gap=12,
        )
