"""How the automatic backups on this computer stand: where they lie, how old the newest is."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent

from carekeeper.core import dates
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.db.backup_file import BackupInfo
from carekeeper.db.class_file import ClassFile
from carekeeper.safekeeping import store
from carekeeper.safekeeping.view.manifest_card import counts_of
from carekeeper.widgets.background import Job
from carekeeper.widgets.boxes import grow, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Card
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.labels import ElidedLabel, Label


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class BackupState(Card):
    """Shows the newest backup of which every byte is good, and offers to make one now."""

    wanted = Signal()

    def __init__(self, class_file: ClassFile, desk: Desk) -> None:
        self._now = Button(tr("Back up now"), look="small", name="backup_now", on_click=self._want)
        super().__init__(tr("On this computer"), right=self._now, name="backup_state")
        self._class_file = class_file
        self._desk = desk
        self._newest = Label("", "body", wrap=True, name="backup_newest")
        self._job: Job | None = None
        self._folder = ElidedLabel("", "caption", name="backup_folder")
        row = in_row(
            grow(self._folder),
            Button(
                tr("Open the folder"),
                look="link-caption",
                name="backup_show_folder",
                on_click=lambda: open_folder(self.folder()),
            ),
            gap=12,
        )
        self.add(self._newest)
        whole = tr("These are complete, with the individual education plans.")
        self.add(Label(whole, "caption", wrap=True, name="backup_whole"))
        self.body.addLayout(row)

    def folder(self) -> Path:
        """Return where the automatic backups of all classes lie."""
        return store.backups_folder(self._desk.settings)

    def renew(self) -> None:
        """Look for the newest good backup anew; each byte is read, so not in this thread."""
        self._folder.setText(str(self.folder()))
        self._newest.setText(tr("Looking for the newest backup…"))
        automatic = store.automatic_backups(self._class_file, self._desk.settings)
        self._stop()
        self._job = self._desk.background.run(automatic.newest_verified, done=self._show)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.renew()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._stop()
        super().hideEvent(event)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _want(self) -> None:
        self.wanted.emit()

    def _show(self, info: BackupInfo | None) -> None:
        self._job = None
        if info is None:
            self._newest.setText(tr("There is no good backup on this computer yet."))
            self._newest.set_role("due")
            return
        sentence = tr("Newest good backup: {when} ({counts})")
        when = age_of(info.made_at, self._desk.today())
        self._newest.setText(sentence.format(when=when, counts=counts_of(info)))
        self._newest.set_role("body")


def age_of(moment: datetime, today: date) -> str:
    """Return how old something is, as one says it."""
    days = dates.days_between(moment.date(), today)
    if days <= 0:
        return tr("today {time}").format(time=dates.show_time(moment))
    if days == 1:
        return tr("yesterday {time}").format(time=dates.show_time(moment))
    return tr("{n} days ago").format(n=days)
