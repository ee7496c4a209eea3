"""The check-ins of one pairing on a timeline, and the form that writes one and saves itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core import dates, fields
from carekeeper.core.ids import CheckInId, MentoringId
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.mentors import facts
from carekeeper.features.mentors.facts.record import CheckIn, has_next_step
from carekeeper.widgets import theme
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Button, Label
from carekeeper.widgets.record_form import RecordForm

_AT_ONCE = 4
_RAIL = 84
_DOT = 4


class CheckInForm(QFrame):
    """Writes one check-in. `committed` tells a field that was left; who hears it saves.

    A new one is nothing until the first field is told; `adopt` then gives it its number.
    """

    committed = Signal(object, str, object)
    """The form itself, the field's name and its new value."""

    closed = Signal()
    bin_requested = Signal(int)

    def __init__(self, check_in: CheckIn, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("check_in_form")
        self.setProperty("look", "sunken")
        self.check_in = check_in
        self.form = RecordForm(facts.CHECK_IN_FIELDS, today=today, name="check_in_fields")
        self._title = Label("", "strong")
        self._bin = Button(
            tr("Move to the recycle bin"),
            icon="trash-2",
            look="small",
            name="bin_check_in",
            on_click=lambda: self.bin_requested.emit(self.check_in.id),
        )
        self._arrange()
        self.form.committed.connect(lambda name, value: self.committed.emit(self, name, value))
        self.form.show_record(check_in)
        self._show_state()

    def adopt(self, check_in_id: CheckInId, field: str, value: Any) -> None:
        """Take the number that the new check-in was given when its first field was saved."""
        self.check_in = replace(self.check_in, id=check_in_id, **{field: value})
        self._show_state()

    def refresh(self, check_in: CheckIn) -> None:
        """Show the same check-in after a change."""
        self.check_in = check_in
        self.form.refresh(check_in)
        self._show_state()

    def draft(self) -> dict[str, object]:
        """Return what a new check-in begins with."""
        return {"held_on": self.check_in.held_on}

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def close_form(self) -> None:
        """Ask to be closed, when nothing typed is wrong."""
        if self.form.flush():
            self.closed.emit()

    def _show_state(self) -> None:
        new = not self.check_in.id
        self._title.setText(tr("New check-in") if new else tr("Check-in"))
        self._bin.setVisible(not new)
        done = self.form.editor("next_done_on")
        done.setVisible(not new and has_next_step(self.check_in))
        self.form.editor("next_by").setVisible(True)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(Label(tr("Saved as you go"), "caption"))
        head.addStretch(1)
        head.addWidget(self._bin)
        done = Button(tr("Done"), icon="check", look="small", name="close_check_in")
        done.clicked.connect(self.close_form)
        head.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.form)


class CheckInList(QWidget):
    """The timeline of one pairing: the latest first, one of them open for writing."""

    committed = Signal(object, str, object)
    """A `CheckInForm`, the field's name and its new value."""

    bin_requested = Signal(int)
    done_requested = Signal(int)
    """The next step of this check-in is done."""

    def __init__(self, mentoring_id: MentoringId, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName(f"check_ins_{mentoring_id}")
        self._mentoring_id = mentoring_id
        self._today = today
        self._check_ins: Sequence[CheckIn] = ()
        self._shown = _AT_ONCE
        self.form: CheckInForm | None = None
        self._place = QVBoxLayout()
        self._lines = QVBoxLayout()
        self._count = Label("", "second")
        self._add = Button(
            tr("Note a check-in"), icon="plus", look="small", name=f"add_check_in_{mentoring_id}"
        )
        self._add.clicked.connect(self.open_new)
        self._arrange()

    def show_check_ins(self, check_ins: Sequence[CheckIn], *, running: bool) -> None:
        """Show the check-ins; the form that is open stays open while its check-in is there."""
        self._check_ins = check_ins
        self._add.setVisible(running)
        edited = 0 if self.form is None else self.form.check_in.id
        if self.form is not None and edited:
            now = next((one for one in check_ins if one.id == edited), None)
            if now is None:
                self._drop_form()
            else:
                self.form.refresh(now)
        self._show_lines()

    def open_new(self) -> None:
        """Open the form for a new check-in of today."""
        self._open(CheckIn(mentoring_id=self._mentoring_id, held_on=self._today()), "content")

    def open_one(self, check_in: CheckIn) -> None:
        """Open the form of a check-in."""
        self._open(check_in, "content")

    def flush(self) -> bool:
        """Tell what is typed and not told yet; False when something typed cannot be right."""
        return self.form is None or self.form.form.flush()

    def adopt(self, check_in_id: CheckInId, field: str, value: object) -> None:
        """Give the open form the number of the check-in that was just made."""
        if self.form is not None:
            self.form.adopt(check_in_id, field, value)
            self._show_lines()

    def _open(self, check_in: CheckIn, field: str) -> None:
        if not self.flush():
            return
        self._drop_form()
        self.form = CheckInForm(check_in, self._today)
        self.form.committed.connect(self.committed)
        self.form.bin_requested.connect(self.bin_requested)
        self.form.closed.connect(self._close)
        self._place.addWidget(self.form)
        self._show_lines()
        self.form.form.focus_field(field)

    def _close(self) -> None:
        self._drop_form()
        self._show_lines()
        self._add.setFocus()

    def _drop_form(self) -> None:
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _show_lines(self) -> None:
        empty(self._lines)
        edited = 0 if self.form is None else self.form.check_in.id
        shown = [one for one in self._check_ins if one.id != edited]
        self._count.setText(tr("{n} so far").format(n=len(self._check_ins)))
        for place, one in enumerate(shown[: self._shown]):
            row = CheckInRow(one, self._today(), last=place == min(len(shown), self._shown) - 1)
            row.edit_requested.connect(self.open_one)
            row.done_requested.connect(self.done_requested)
            self._lines.addWidget(row)
        if not self._check_ins and self.form is None:
            words = tr("No check-in so far. Note what the mentor did with the student.")
            self._lines.addWidget(Label(words, "second", wrap=True))
        if len(shown) > self._shown:
            more = Button(tr("Show earlier ones"), look="link", name="more_check_ins")
            more.clicked.connect(self._show_more)
            self._lines.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_more(self) -> None:
        self._shown += 3 * _AT_ONCE
        self._show_lines()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(tr("Check-ins"), "strong"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._add)
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._place)
        column.addLayout(self._lines)
        column.addStretch(1)


class CheckInRow(QWidget):
    """One check-in beside the line of time; a double click or the pencil opens it."""

    edit_requested = Signal(object)
    done_requested = Signal(int)

    def __init__(self, check_in: CheckIn, today: date, *, last: bool) -> None:
        super().__init__()
        self.setObjectName(f"check_in_{check_in.id}")
        self._check_in = check_in
        self._last = last
        manner = fields.shown(facts.CHECK_IN_BY_NAME["manner"], check_in.manner)
        when = QVBoxLayout()
        when.setSpacing(0)
        when.addWidget(Label(_day(check_in.held_on, today), "strong"))
        when.addWidget(Label(manner, "caption"))
        when.addStretch(1)
        left = QWidget()
        left.setFixedWidth(theme.px(_RAIL))
        left.setLayout(when)
        when.setContentsMargins(0, 0, 0, 0)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(Label(check_in.content or tr("Nothing written yet"), wrap=True))
        if check_in.effect:
            words = tr("Effect: {text}").format(text=check_in.effect)
            said.addWidget(Label(words, "second", wrap=True))
        if check_in.next_step:
            said.addLayout(self._next_step(today))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 10)
        row.setSpacing(24)
        row.addWidget(left)
        row.addLayout(said, 1)
        tip = tr("Change the check-in of {day}").format(day=_day(check_in.held_on, today))
        pencil = Button(icon="pencil", look="icon", name=f"edit_check_in_{check_in.id}", tip=tip)
        pencil.clicked.connect(self._ask_to_edit)
        row.addWidget(pencil, 0, Qt.AlignmentFlag.AlignTop)

    @override
    def mouseDoubleClickEvent(self, event: object) -> None:
        self._ask_to_edit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = theme.px(_RAIL) + 11.5, 12.0
        painter.setPen(theme.colour("line"))
        if not self._last:
            painter.drawLine(int(x), int(y) + 2 * _DOT, int(x), self.height() + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(QRectF(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT))

    def _ask_to_edit(self) -> None:
        self.edit_requested.emit(self._check_in)

    def _next_step(self, today: date) -> QHBoxLayout:
        one = self._check_in
        row = QHBoxLayout()
        row.setSpacing(8)
        text = tr("Next: {text}").format(text=one.next_step)
        if one.next_done_on is not None:
            done = tr("{text}, done on {day}").format(text=text, day=_day(one.next_done_on, today))
            row.addWidget(Label(done, "second", wrap=True), 1)
            return row
        late = one.next_by is not None and one.next_by <= today
        if one.next_by is not None:
            by = dates.show_short(one.next_by)
            text = tr("{text}, by {day}").format(text=text, day=by)
        row.addWidget(Label(text, "due" if late else "second", wrap=True), 1)
        done_button = Button(tr("Done"), look="small", name=f"next_done_{one.id}")
        done_button.clicked.connect(lambda: self.done_requested.emit(one.id))
        row.addWidget(done_button, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _day(day: date | None, today: date) -> str:
    if day is None:
        return ""
    near = abs((today - day).days) < 300
    return dates.show_short(day) if near else dates.show_loose(f"{day:%Y-%m}")
