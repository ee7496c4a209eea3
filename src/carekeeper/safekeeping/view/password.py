"""The dialog that sets, changes or takes away the password of the open class file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.words import mark, tr
from carekeeper.db import recovery
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.safekeeping.store import automatic_backups
from carekeeper.safekeeping.store.plain_backups import left_plain
from carekeeper.safekeeping.view.plain_backups import PlainBackupsDialog
from carekeeper.safekeeping.view.present import PresentPassword
from carekeeper.safekeeping.view.sheet import RecoverySheetDialog
from carekeeper.widgets.background import Report
from carekeeper.widgets.boxes import fill, grow
from carekeeper.widgets.buttons import Button, Segmented
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.labels import Label
from carekeeper.widgets.notices import Banner
from carekeeper.widgets.password_field import NewPassword, PasswordField

Way = Literal["set", "change", "remove"]

NO_PASSWORD = mark(
    "Without a password the class file is not encrypted: whoever gets this computer or a copy of "
    "the file can read everything about the children."
)
_OLD_BACKUPS = mark("Earlier backups still open with the password used then.")


class PasswordDialog(Dialog):
    """Asks for the old password first, unless it was just recovered with the sheet."""

    changed = Signal()
    """The file has another password, or none."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        recovered: bool = False,
    ) -> None:
        super().__init__(tr("Password"), name="password_dialog", width=600, parent=parent)
        self._class_file = class_file
        self._desk = desk
        self._asks_old = class_file.encrypted and not recovered
        self._way = Segmented(
            (("change", tr("Change the password")), ("remove", tr("Remove password"))),
            name="password_way",
        )
        self._old_caption = Label(tr("Current password"), "caption")
        self._old = PasswordField("password_old", tr("Current password"))
        self._new = NewPassword("password_new")
        self._note = Label("", "second", wrap=True, name="password_note")
        self._bare = Banner("due", tr(NO_PASSWORD), name="password_bare")
        self._do = Button(look="primary", name="password_do", on_click=self._begin)
        self._remove = Button(
            tr("Remove password"), icon="shield-off", name="password_remove", on_click=self._begin
        )
        self._sheet = Button(
            tr("Renew recovery sheet…"),
            look="link",
            name="password_sheet",
            on_click=self._new_sheet,
        )
        self._way.choose("change")
        self._arrange()
        self._way.chosen.connect(self._show_way)
        self._old.returnPressed.connect(self._leave_old)
        self._present = PresentPassword(class_file, desk, self._old, self.refuse)
        self._new.entered.connect(self._begin)
        self._show_way()

    def way(self) -> Way:
        """Return what the dialog is going to do."""
        if not self._class_file.encrypted:
            return "set"
        return "remove" if self._way.current() == "remove" else "change"

    def _show_way(self, _key: str = "") -> None:
        way = self.way()
        self._new.setVisible(way != "remove")
        self._bare.setVisible(way != "change")
        self._do.setVisible(way != "remove")
        self._remove.setVisible(way == "remove")
        self._do.setText(tr("Set the password") if way == "set" else tr("Change the password"))
        notes: dict[Way, str] = {
            "set": tr(
                "The children's data is encrypted with it. Nobody can open the file without it, "
                "so a recovery sheet is printed right after."
            ),
            "change": self._note_on_change(),
            "remove": tr(_OLD_BACKUPS),
        }
        self._note.setText(notes[way])
        first = self._old if self._asks_old else self._new.first
        first.setFocus()

    def _note_on_change(self) -> str:
        old = tr(_OLD_BACKUPS)
        if self._class_file.fact(recovery.RECIPIENT_FACT):
            return tr("Your recovery sheet stays valid.") + " " + old
        return old

    def _leave_old(self) -> None:
        if self.way() == "remove":
            self._begin()
        else:
            self._new.first.setFocus()

    def _begin(self) -> None:
        if not self._old_is_right():
            return
        way = self.way()
        if way != "remove" and not self._new.insist():
            return
        if way == "remove" and not self._may_remove():
            return
        path, old = self._class_file.path, self._class_file.password
        self._carry_out(path, old, self._new.password() if way != "remove" else "")

    def _old_is_right(self) -> bool:
        return not self._asks_old or self._present.is_right()

    def _may_remove(self) -> bool:
        question = tr(NO_PASSWORD) + "\n\n" + tr("Remove the password anyway?")
        return self._desk.messages.ask(question, tr("Remove password"))

    def _carry_out(self, path: Path, old: str, new: str) -> None:
        automatic = automatic_backups(self._class_file, self._desk.settings)

        def work(report: Report, _stopped: Callable[[], bool]) -> None:
            report(0, 2)
            # What had no password before leaves no readable copy behind on its last day.
            automatic.make(path, old, Reason.PASSWORD, under=old or new)
            report(1, 2)

        self.carry_out(
            self._desk.background,
            tr("Backing up and encrypting again…") if new else tr("Backing up…"),
            work,
            lambda _: self._exchange(new),
            self._desk.messages,
        )

    def _exchange(self, new: str) -> None:
        had_password = self._class_file.encrypted
        try:
            # The open file's connection belongs to this thread.
            self._class_file.change_password(new)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return
        said = tr("The password was changed") if new else tr("The password was removed")
        self._desk.messages.saved(said if had_password else tr("A password was set"))
        self.accept()
        self.changed.emit()
        if new and not had_password:
            self._ask_about_plain_backups()
        if new and not self._class_file.fact(recovery.RECIPIENT_FACT):
            RecoverySheetDialog(self._class_file, self._desk, self.parentWidget()).open()

    def _ask_about_plain_backups(self) -> None:
        automatic = automatic_backups(self._class_file, self._desk.settings)
        plain = left_plain(self._class_file, automatic)
        if plain:
            PlainBackupsDialog(
                plain, self._class_file.password, self._desk, self.parentWidget()
            ).open()

    def _new_sheet(self) -> None:
        if self._old_is_right():
            self.accept()
            RecoverySheetDialog(self._class_file, self._desk, self.parentWidget()).open()

    def _arrange(self) -> None:
        encrypted = self._class_file.encrypted
        self.body.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeft)
        self._way.setVisible(encrypted)
        fill(self.body, self._old_caption, self._old)
        self._old_caption.setBuddy(self._old)
        self._old_caption.setVisible(self._asks_old)
        self._old.setVisible(self._asks_old)
        fill(self.body, self._new, self._note, self._bare, grow())
        self.foot.addWidget(self._sheet)
        self._sheet.setVisible(encrypted)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), name="password_cancel", on_click=self.reject))
        self.foot.addWidget(self._remove)
        self.foot.addWidget(self._do)
