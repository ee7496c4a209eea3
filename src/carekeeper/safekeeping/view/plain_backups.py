"""After a password was set: what becomes of the backups that were made without one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.words import mark, tr, trn
from carekeeper.db.backup_file import BackupInfo
from carekeeper.safekeeping.store import plain_backups
from carekeeper.safekeeping.view.backup_list import BackupList
from carekeeper.widgets import theme
from carekeeper.widgets.background import Report
from carekeeper.widgets.boxes import fill, grow
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.labels import Label

_HEIGHT = 180

_NOT_FROM_THE_DISK = mark(
    "What was once written without a password may still be found on this disk "
    "with special tools. Backups on USB sticks and in the office stay as they "
    "are: collect them and make new ones."
)


class PlainBackupsDialog(Dialog):
    """Lists the backups that anybody can read, and encrypts or deletes them."""

    def __init__(
        self,
        plain: Sequence[BackupInfo],
        password: str,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Backups without a password"), name="plain_backups", width=620, parent=parent
        )
        self._plain = plain
        self._password = password
        self._desk = desk
        sentence = trn(
            "{n} automatic backup on this computer was made before and has no password: whoever "
            "finds it can read everything about the children.",
            "{n} automatic backups on this computer were made before and have no password: "
            "whoever finds them can read everything about the children.",
            len(plain),
        )
        self.body.addWidget(Label(sentence.format(n=len(plain)), wrap=True))
        listed = BackupList("plain_backups_list")
        listed.setFixedHeight(theme.px(_HEIGHT))
        listed.show_backups(plain)
        fill(self.body, listed, Label(tr(_NOT_FROM_THE_DISK), "caption", wrap=True))
        fill(
            self.foot,
            Button(
                tr("Leave them as they are"), look="link", name="plain_leave", on_click=self.reject
            ),
            grow(),
            Button(tr("Delete them"), icon="trash-2", name="plain_delete", on_click=self._delete),
        )
        encrypt = Button(
            tr("Encrypt them"), look="primary", name="plain_encrypt", on_click=self._encrypt
        )
        encrypt.setDefault(True)
        self.foot.addWidget(encrypt)

    def _encrypt(self) -> None:
        plain, password = self._plain, self._password

        def work(report: Report, _stopped: Callable[[], bool]) -> None:
            plain_backups.encrypt(plain, password, report)

        self.carry_out(
            self._desk.background,
            tr("Encrypting the backups…"),
            work,
            lambda _: self._finish(tr("The older backups have the new password now")),
            self._desk.messages,
        )

    def _delete(self) -> None:
        try:
            plain_backups.remove(self._plain)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return
        self._finish(tr("The older backups were deleted"))

    def _finish(self, said: str) -> None:
        self._desk.messages.saved(said)
        self.accept()
