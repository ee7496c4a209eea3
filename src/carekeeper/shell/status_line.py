"""The line at the foot: what was saved, how the file is kept, and how old the backups are."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStatusBar, QWidget

from carekeeper.core import dates
from carekeeper.core.words import tr
from carekeeper.widgets.boxes import fill, grow, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Icon
from carekeeper.widgets.labels import ElidedLabel, Label, renew_style

_OLD_DAYS = 30


class StatusLine(QStatusBar):
    """Quiet news at the left with Undo beside it, safekeeping at the right."""

    undo_requested = Signal(int)
    """The step that is to be taken back."""
    backup_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self.setSizeGripEnabled(False)
        self._news_icon = Icon("check", "second")
        self._news = ElidedLabel("", "caption", name="status_news")
        self._undo = Button(
            tr("Undo"),
            look="link-caption",
            name="status_undo",
            on_click=lambda: self.undo_requested.emit(self._step),
        )
        self._step = 0
        self._key_icon = Icon("shield-check", "second")
        self._key = Label("", "caption-due", name="status_encrypted")
        self._here = Label("", "caption", name="status_backup_here")
        self._outside_icon = Icon("usb", "second")
        self._outside = Button(
            look="link-caption", name="status_backup_outside", on_click=self.backup_requested.emit
        )
        self._arrange()
        self.say("", 0)

    def say(self, text: str, step: int) -> None:
        """Say what was just done; a `step` is offered to be taken back."""
        self._step = step
        self._news.setText(text)
        self._news.updateGeometry()
        self._news_icon.setVisible(bool(text))
        self._undo.setVisible(bool(step and text))

    def show_encrypted(self, encrypted: bool) -> None:
        """Say plainly whether the class file has a password."""
        self._key.setText(tr("Encrypted") if encrypted else tr("No password: not encrypted"))
        self._key.set_role("caption" if encrypted else "caption-due")
        self._key_icon.set_icon(
            "shield-check" if encrypted else "shield-off", "second" if encrypted else "due"
        )

    def show_backups(self, here: datetime | None, outside: datetime | None, today: date) -> None:
        """Say how old the last good backups are, on this computer and outside of it."""
        self._here.setText(tr("Backup here: {when}").format(when=_when(here, today)))
        self._outside.setText(tr("Given to the school: {when}").format(when=_when(outside, today)))
        old = outside is None or dates.days_between(outside.date(), today) > _OLD_DAYS
        self._outside_icon.set_icon("usb", "due" if old else "second")
        if self._outside.property("due") != old:
            self._outside.setProperty("due", old)
            renew_style(self._outside)

    def _arrange(self) -> None:
        line = QWidget()
        # While it is empty: what is in it would be polished, and once more with what it is to say.
        self.addWidget(line, 1)
        row = in_row(gap=8, margins=(14, 2, 14, 2), on=line)
        fill(row, self._news_icon, self._news, self._undo, grow(), 24)
        for icon, label in (
            (self._key_icon, self._key),
            (Icon("hard-drive-download", "second"), self._here),
            (self._outside_icon, self._outside),
        ):
            fill(row, icon, label, 12)


def _when(moment: datetime | None, today: date) -> str:
    if moment is None:
        return tr("never")
    age = dates.days_between(moment.date(), today)
    if age <= 0:
        return tr("today {time}").format(time=dates.show_time(moment))
    return tr("yesterday") if age == 1 else tr("{n} days ago").format(n=age)
