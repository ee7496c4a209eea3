"""What was so before, in rows below what is so now; each can be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from carekeeper.core import dates
from carekeeper.core.words import tr
from carekeeper.widgets.boxes import in_column
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Line
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.labels import Label


class Earlier(Struct, frozen=True):
    """Something that has ended: what it was, from when until when, and why."""

    id: int
    what: str
    since: date | None
    until: date | None
    reason: str = ""

    def span(self) -> str:
        """Return the days in words."""
        until = "" if self.until is None else dates.show_date(self.until)
        if self.since is None:
            return tr("before {day}").format(day=until)
        return tr("{first} to {last}").format(first=dates.show_date(self.since), last=until)


class EarlierBox(QFrame):
    """Rows of what has ended, the last first; without any it hides itself."""

    removed = Signal(int)
    """The number of what was written by mistake."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(2, 1)
        in_column(Line(), Label(title, "caption"), self._rows, gap=8, margins=(0, 4, 0, 0), on=self)

    def show_rows(self, ended: Sequence[Earlier]) -> None:
        """Show what has ended."""
        self.setVisible(bool(ended))
        empty(self._rows)
        for row, one in enumerate(reversed(ended)):
            remove = Button(
                tr("Remove"),
                look="link-caption",
                name=f"remove_earlier_{one.id}",
                on_click=partial(self.removed.emit, one.id),
            )
            why = Label(one.reason, "second", wrap=True)
            cells = (Label(one.what, "strong"), Label(one.span()), why, remove)
            for column, widget in enumerate(cells):
                self._rows.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
