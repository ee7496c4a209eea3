"""One mentor of a student as a card: a number to dial, the goal, and the check-ins beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core import dates, fields, phone
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.mentors import facts
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import Mentoring, Support, has_ended
from carekeeper.features.mentors.view.check_in_list import CheckInList, Opens
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import aligned, fill, grow, in_column, in_row
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.flow import FlowLayout
from carekeeper.widgets.parts import Badge, Button, Card, Label
from carekeeper.widgets.record_form import RecordForm

_LEFT = 352
_CAPTION_WIDTH = 84
_ROWS = (
    *("starts_on", "goal", "check_ins_agreed", "agreement_signed_on", "situation_before"),
    *("term_summary", "ends_on", "end_reason", "situation_after"),
)
_ASKED = frozenset({"goal", "agreement_signed_on", "situation_before"})
"""What a running pairing should have; a missing one is told as such."""


class SupportCard(Card):
    """Shows a pairing, or its editor; what is typed is told, and who hears it saves."""

    pairing_committed = Signal(int, str, object)
    mentor_committed = Signal(int, str, object)
    end_requested = Signal(int)
    bin_requested = Signal(int)
    copied = Signal(str)

    def __init__(self, support: Support, today: Callable[[], date], opens: Opens) -> None:
        super().__init__(name=f"support_{support.mentoring.id}")
        self.support = support
        self.check_ins = CheckInList(support.mentoring, today, opens)
        self._today = today
        self._left = QVBoxLayout()
        self._editor: PairingEditor | None = None
        self._place()
        self.refresh(support)

    def refresh(self, support: Support) -> None:
        """Show the same pairing after a change; an open editor stays open."""
        self.support = support
        running = not has_ended(support.mentoring)
        self.setAccessibleName(rules.called(support.mentor, support.child))
        if self._editor is not None:
            self._editor.refresh(support)
        else:
            self._show_facts()
        self.check_ins.show_check_ins(support.check_ins, running=running)

    def open_editor(self, field: str = "") -> None:
        """Turn the left side into the editor of the pairing and the mentor."""
        if self._editor is None:
            self._clear()
            self._editor = PairingEditor(self.support, self._today)
            self._editor.closed.connect(self.close_editor)
            self._editor.pairing_committed.connect(self.pairing_committed)
            self._editor.mentor_committed.connect(self.mentor_committed)
            self._left.addWidget(self._editor)
        self._editor.focus_field(field or "goal")

    def close_editor(self) -> None:
        """Turn the editor back into what it says."""
        self._editor = None
        self._show_facts()

    def refuse(self, field: str, sentence: str) -> None:
        """Say at a field of the open editor why it could not be saved."""
        if self._editor is not None:
            self._editor.refuse(field, sentence)

    def flush(self) -> bool:
        """Tell what is typed and not told yet; False when something typed cannot be right."""
        edited = self._editor is None or self._editor.flush()
        return self.check_ins.flush() and edited

    def _show_facts(self) -> None:
        self._clear()
        pairing, mentor = self.support.mentoring, self.support.mentor
        who = FlowLayout()
        who.addWidget(Label(rules.called(mentor, self.support.child), "section", wrap=True))
        kind = rules.kind_shown(mentor)
        if kind:
            who.addWidget(Badge(kind, "info"))
        if has_ended(pairing):
            who.addWidget(Badge(tr("Ended"), "plain"))
        tip = tr("Edit {person}").format(person=rules.called(mentor))
        pencil = Button(
            icon="pencil",
            look="icon",
            name=f"edit_pairing_{pairing.id}",
            tip=tip,
            on_click=self.open_editor,
        )
        self._left.addLayout(in_row(grow(who), aligned(pencil, Qt.AlignmentFlag.AlignTop), gap=8))
        if mentor.phone:
            self._left.addLayout(self._phone_row(mentor.phone))
        fill(self._left, self._rows(pairing), grow(), self._foot(pairing))

    def _phone_row(self, number: str) -> QHBoxLayout:
        tip = tr("Copy {number}").format(number=phone.shown(number))
        copy = Button(icon="copy", look="icon", name=f"copy_{number}", tip=tip)
        copy.clicked.connect(lambda: self._copy(number))
        return in_row(Label(phone.shown(number), "phone", selectable=True), copy, grow(), gap=6)

    def _copy(self, number: str) -> None:
        QGuiApplication.clipboard().setText(phone.shown(number))
        self.copied.emit(number)

    def _rows(self, pairing: Mentoring) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, theme.px(_CAPTION_WIDTH))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, (name, text) in enumerate(_told(pairing)):
            label = tr(facts.MENTORING_BY_NAME[name].label)
            caption = Label(label, "second")
            caption.setContentsMargins(0, 0, 12, 0)
            grid.addWidget(caption, place, 0, top)
            if text:
                grid.addWidget(Label(text, wrap=True), place, 1, top)
            else:
                link = Button(tr("Not filled in"), look="link-due", name=f"fill_{name}")
                link.setAccessibleName(tr("{label}: not filled in").format(label=label))
                link.clicked.connect(lambda _on=False, name=name: self.open_editor(name))
                grid.addWidget(link, place, 1, top | Qt.AlignmentFlag.AlignLeft)
        return grid

    def _foot(self, pairing: Mentoring) -> QHBoxLayout:
        row = in_row(gap=8, margins=(0, 6, 0, 0))
        if not has_ended(pairing):
            end = Button(tr("End the pairing…"), look="small", name=f"end_{pairing.id}")
            end.clicked.connect(lambda: self.end_requested.emit(pairing.id))
            row.addWidget(end)
        remove = Button(
            icon="trash-2",
            look="icon",
            name=f"bin_pairing_{pairing.id}",
            tip=tr("Move the pairing to the recycle bin"),
            on_click=lambda: self.bin_requested.emit(pairing.id),
        )
        fill(row, remove, grow())
        return row

    def _clear(self) -> None:
        empty(self._left)

    def _place(self) -> None:
        left = QWidget()
        left.setFixedWidth(theme.px(_LEFT))
        left.setLayout(self._left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(6)
        between = QFrame()
        between.setProperty("look", "line")
        between.setFixedWidth(1)
        self.body.addLayout(in_row(left, between, grow(self.check_ins), gap=16))


def _told(pairing: Mentoring) -> list[tuple[str, str]]:
    found = []
    for name in _ROWS:
        text = fields.shown(facts.MENTORING_BY_NAME[name], getattr(pairing, name))
        if name == "starts_on" and pairing.starts_on is not None:
            text = dates.show_date(pairing.starts_on)
        if text or (name in _ASKED and not has_ended(pairing)):
            found.append((name, text))
    return found


class PairingEditor(QWidget):
    """Edits the pairing and, below, the mentor; each field is saved when it is left."""

    pairing_committed = Signal(int, str, object)
    mentor_committed = Signal(int, str, object)
    closed = Signal()

    def __init__(self, support: Support, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("pairing_editor")
        self._support = support
        self._pairing = RecordForm(
            _wide(facts.MENTORING_FIELDS), today=today, framed=False, name="pairing_form"
        )
        self._mentor = RecordForm(
            _wide(facts.MENTOR_FIELDS), today=today, framed=False, name="mentor_form"
        )
        self._pairing.show_record(support.mentoring)
        self._mentor.show_record(support.mentor)
        self._pairing.committed.connect(
            lambda name, value: self.pairing_committed.emit(self._support.mentoring.id, name, value)
        )
        self._mentor.committed.connect(
            lambda name, value: self.mentor_committed.emit(self._support.mentor.id, name, value)
        )
        self._arrange()

    def refresh(self, support: Support) -> None:
        """Show the same pairing after a change."""
        self._support = support
        self._pairing.refresh(support.mentoring)
        self._mentor.refresh(support.mentor)

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        form = self._pairing if name in facts.MENTORING_BY_NAME else self._mentor
        form.focus_field(name)

    def refuse(self, name: str, sentence: str) -> None:
        """Say at a field why it could not be saved."""
        form = self._pairing if name in facts.MENTORING_BY_NAME else self._mentor
        form.refuse(name, sentence)

    def flush(self) -> bool:
        """Tell what is typed and not told yet; False when something typed cannot be right."""
        told = self._pairing.flush()
        return self._mentor.flush() and told

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        if self.flush():
            self.closed.emit()

    def _arrange(self) -> None:
        done = Button(tr("Done"), icon="check", look="small", name="close_pairing")
        done.clicked.connect(self._close)
        head = in_row(
            Label(tr("Pairing"), "section"), Label(tr("Saved as you go"), "caption"), grow(), done
        )
        in_column(
            head,
            self._pairing,
            Label(tr("About the mentor"), "section"),
            self._mentor,
            grow(),
            gap=8,
            on=self,
        )


def _wide(listed: tuple[fields.Field, ...]) -> list[fields.Field]:
    """Return the fields as they fit into a narrow column: two in a row, or one."""
    return [replace(one, width=6 if one.width <= 4 else 12) for one in listed]
