"""The check-ins of one pairing: the latest first, and the panel in which one is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carekeeper.core.words import mark, tr
from carekeeper.features.mentors.facts import CHECK_IN, told
from carekeeper.features.mentors.facts.record import CheckIn, Mentoring
from carekeeper.records.open_record import OpenRecord
from carekeeper.records.timeline import RecordList
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.parts import Button, Label

Opens = Callable[[Mentoring], OpenRecord]

_AT_ONCE = 4
_EMPTY = mark("No check-in yet. Note what the mentor did with the student.")


class CheckInList(QWidget):
    """The timeline of one pairing; `opens` makes the panel when one is first written in."""

    done_requested = Signal(int)
    """The next step of this check-in is done."""

    def __init__(self, pairing: Mentoring, today: Callable[[], date], opens: Opens) -> None:
        super().__init__()
        self.setObjectName(f"check_ins_{pairing.id}")
        self._pairing = pairing
        self._opens = opens
        self._check_ins: Sequence[CheckIn] = ()
        self.opened: OpenRecord | None = None
        self.list = RecordList(CHECK_IN, told, today, _EMPTY, at_once=_AT_ONCE)
        self._place = QVBoxLayout()
        self._count = Label("", "second")
        self._add = Button(
            tr("Note a check-in"),
            icon="plus",
            look="small",
            name=f"add_check_in_{pairing.id}",
            on_click=self.open_new,
        )
        self._arrange()
        self.list.opened.connect(self.open_one)
        self.list.done_requested.connect(self.done_requested)

    def show_check_ins(self, check_ins: Sequence[CheckIn], *, running: bool) -> None:
        """Show the check-ins; the one that is open stays open while it is there."""
        self._check_ins = check_ins
        self._add.setVisible(running)
        self._count.setText(tr("{n} so far").format(n=len(check_ins)))
        number = 0
        if self.opened is not None:
            self.opened.look_again(check_ins)
            self.opened.panel.setVisible(self.opened.record is not None)
            number = self.opened.number
        self.list.show_records(check_ins, number)

    def open_new(self) -> None:
        """Open a new check-in of today."""
        if self.flush():
            opened = self._made()
            self._open(opened, opened.book.draft(self._pairing.student_id))

    def open_one(self, check_in_id: int) -> None:
        """Open a check-in, if it is one of this pairing."""
        for one in self._check_ins:
            if one.id == check_in_id and self.flush():
                self._open(self._made(), one)

    def flush(self) -> bool:
        """Save what is typed; False when something typed cannot be right."""
        return self.opened is None or self.opened.flush()

    def forget(self) -> None:
        """Let go of what was opened, before the list itself goes."""
        if self.opened is not None:
            self.opened.deleteLater()

    def _made(self) -> OpenRecord:
        if self.opened is None:
            self.opened = self._opens(self._pairing)
            self._place.addWidget(self.opened.panel)
            self.opened.left.connect(self._add.setFocus)
        return self.opened

    def _open(self, opened: OpenRecord, check_in: CheckIn) -> None:
        opened.show(check_in)
        opened.panel.show()
        self.list.show_opened(opened.number)
        opened.start()

    def _arrange(self) -> None:
        head = in_row(Label(tr("Check-ins"), "strong"), self._count, grow(), self._add, gap=8)
        in_column(head, self._place, self.list, grow(), gap=8, on=self)
