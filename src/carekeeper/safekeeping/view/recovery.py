"""The dialog that opens a class file with its recovery sheet when the password is forgotten."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.words import tr
from carekeeper.db import backup_file, recovery
from carekeeper.safekeeping.store import automatic_backups
from carekeeper.safekeeping.view.sheet_form import SheetForm
from carekeeper.widgets.boxes import fill
from carekeeper.widgets.buttons import Button, CheckBox
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.labels import Label


class RecoveryEntryDialog(Dialog):
    """Asks for the key on the sheet and finds the password with it.

    `path` is a class file or a backup. The backups on this computer are looked into when the
    sealed password is not beside the class file any more.
    """

    password_found = Signal(str, bool)
    """The password, and whether the teacher wants to set a new one at once."""

    def __init__(self, path: Path, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Open with the recovery sheet"), name="recovery_dialog", width=620, parent=parent
        )
        self._path = path
        self._automatic = automatic_backups(None, desk.settings)
        self._sheet = SheetForm()
        self._new = CheckBox(tr("Set a new password right after"), name="recovery_new_password")
        self._open = Button(
            tr("Open"), icon="key-round", look="primary", name="recovery_open", on_click=self._try
        )
        self._arrange()
        self._sheet.changed.connect(self._judge)
        self._sheet.entered.connect(self._try)
        self._judge()

    def _judge(self) -> None:
        self.refuse("")
        self._open.setEnabled(self._sheet.is_right())

    def _try(self) -> None:
        if not self._sheet.is_right():
            return
        try:
            password = self._find(self._sheet.text())
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return
        wants_new = self._new.isChecked()
        self.accept()
        self.password_found.emit(password, wants_new)

    def _find(self, sheet: str) -> str:
        if self._path.suffix == backup_file.SUFFIX:
            return recovery.password_of_backup(self._path, sheet)
        backups = (info.path for info in self._automatic.of_book(self._path))
        return recovery.open_with_sheet(self._path, sheet, backups)

    def _arrange(self) -> None:
        sentence = tr(
            "Type the groups as they are on the sheet. Capital or small letters are "
            "the same; a copied text can be pasted into the first field."
        )
        fill(self.body, Label(sentence, "second", wrap=True), 4, self._sheet, 4, self._new)
        self._new.setVisible(self._path.suffix != backup_file.SUFFIX)
        self._new.setChecked(self._path.suffix != backup_file.SUFFIX)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), name="recovery_cancel", on_click=self.reject))
        self.foot.addWidget(self._open)
