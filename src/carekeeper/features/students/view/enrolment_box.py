"""How a student came, went and came back before, below the fields of today."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from carekeeper.core import dates
from carekeeper.core.enrolment import Enrolment, Episode
from carekeeper.core.words import tr
from carekeeper.features.students.facts import enrolment_shown
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Button, Label, Line


class EnrolmentBox(QFrame):
    """The enrolments that have ended, the last first; without any it hides itself."""

    removed = Signal(int)
    """The number of an episode that was written by mistake."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("enrolment_before")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(Line())
        column.addWidget(Label(tr("Enrolment before"), "caption"))
        column.addLayout(self._rows)

    def show_enrolment(self, enrolment: Enrolment | None) -> None:
        """Show what has ended."""
        ended = () if enrolment is None else enrolment.ended
        self.setVisible(bool(ended))
        empty(self._rows)
        for row, one in enumerate(reversed(ended)):
            remove = Button(
                tr("Remove"),
                look="link-caption",
                name=f"remove_episode_{one.id}",
                on_click=partial(self.removed.emit, one.id),
            )
            reason = Label(one.reason, "second", wrap=True)
            cells = (
                Label(enrolment_shown(one.status), "strong"),
                Label(_span(one)),
                reason,
                remove,
            )
            for column, widget in enumerate(cells):
                self._rows.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)


def _span(one: Episode) -> str:
    until = "" if one.until is None else dates.show_date(one.until)
    if one.since is None:
        return tr("before {day}").format(day=until)
    return tr("{first} to {last}").format(first=dates.show_date(one.since), last=until)
