"""Where a person of the card is edited in place, and where a card is confirmed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from carekeeper.core import family
from carekeeper.core.relations import RELATIONS
from carekeeper.core.to_check import Waiting
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.features.guardians import facts
from carekeeper.features.guardians.facts.record import CardConfirmation, Guardian
from carekeeper.widgets.boxes import fill, grow, in_row
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.parts import Button, Card, FlowLayout, Hint, Label
from carekeeper.widgets.record_form import RecordForm
from carekeeper.widgets.waiting_lines import WaitingLines

QUICK = (
    *("father", "mother", "grandmother_paternal", "grandfather_paternal"),
    *("grandmother_maternal", "grandfather_maternal", "aunt", "uncle"),
)
"""The relations that are offered with one click."""

_WHO_ELSE = mark("Entrusted guardian, neighbour, village committee…")


class GuardianEditor(Card):
    """Edits one person; each field is saved when it is left. Escape or the button closes it."""

    committed = Signal(int, str, object)
    """The person's number, the field's name and its new value."""

    closed = Signal()
    first_requested = Signal(int)
    bin_requested = Signal(int)
    settled = Signal(int)
    """The number of a value of a list that is settled."""

    def __init__(self, guardian: Guardian, today: Callable[[], date], *, first: bool) -> None:
        super().__init__(name=f"editor_{guardian.id}")
        self.guardian = guardian
        self.title = Label("", "section")
        self.form = RecordForm(
            facts.TYPED_FIELDS, facts.SECTIONS, today=today, framed=False, name="guardian_form"
        )
        self.first_button = Button(
            tr("Call this person first"),
            icon="phone-call",
            look="small",
            name="make_first_contact",
            on_click=lambda: self.first_requested.emit(self.guardian.id),
        )
        self.first_button.setVisible(not first)
        self._fill()
        self.form.committed.connect(
            lambda field, value: self.committed.emit(self.guardian.id, field, value)
        )
        self.form.settled.connect(self.settled)
        self.set_marked(True)
        self.form.show_record(guardian)
        self._show_title()

    def refresh(self, guardian: Guardian) -> None:
        """Show the same person after a change."""
        self.guardian = guardian
        self.form.refresh(guardian)
        self._show_title()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        if self.form.flush():
            self.closed.emit()

    def _show_title(self) -> None:
        self.title.setText(family.called(self.guardian) or tr("Contact person"))
        self.setAccessibleName(self.title.text())
        self.form.mark_missing(field.name for field in facts.missing_fields(self.guardian))

    def _fill(self) -> None:
        done = Button(tr("Done"), icon="check", look="small", name="close_editor")
        done.clicked.connect(self._close)
        remove = Button(
            tr("Remove from the card"),
            icon="trash-2",
            look="small",
            name="bin_guardian",
            on_click=lambda: self.bin_requested.emit(self.guardian.id),
        )
        row = in_row(
            self.title,
            Label(tr("Saved as you go"), "caption"),
            grow(),
            self.first_button,
            remove,
            done,
            gap=8,
        )
        fill(self.body, row, self.form)


class AddCard(Hint):
    """The place of the next person, with the usual relations one click away."""

    chosen = Signal(str)
    """The code of a relation; `""` for any other person."""

    settled = Signal(int)
    """The number of a value of a list that is settled."""

    def __init__(self, taken: frozenset[str], waiting: Sequence[Waiting] = ()) -> None:
        super().__init__(
            "user-round-plus", tr("Add a contact"), more=tr(_WHO_ELSE), name="add_contact"
        )
        labels = {choice.code: choice.label for choice in RELATIONS}
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6, centred=True)
        for code in QUICK:
            if code not in taken:
                flow.addWidget(self._quick(code, tr(labels[code])))
        flow.addWidget(self._quick("", tr("Someone else…")))
        column = self.layout()
        assert column is not None
        column.addWidget(buttons)
        if waiting:
            lines = WaitingLines(waiting)
            lines.settled.connect(self.settled)
            column.addWidget(lines)

    def focus_relation(self, relation: str) -> None:
        """Put the cursor on the button that adds the person of whom a list tells."""
        name = f"add_{relation if relation in QUICK else 'other'}"
        button = self.findChild(Button, name)
        if button is not None:
            button.setFocus()

    def _quick(self, code: str, words: str) -> Button:
        return Button(
            words,
            look="small",
            name=f"add_{code or 'other'}",
            on_click=lambda: self.chosen.emit(code),
        )


class ConfirmDialog(Dialog):
    """When, how and with whom cards were gone through."""

    confirmed = Signal(object, str, str)
    """The day, the code of the manner, and with whom."""

    def __init__(
        self,
        about: str,
        numbers: Sequence[tuple[str, str]],
        today: Callable[[], date],
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Take whose cards they are, and who is called by which number, to be read out.

        A card without any number cannot be gone through.
        """
        super().__init__(
            tr("The card was confirmed"), name="confirm_dialog", width=460, parent=parent
        )
        self._values: dict[str, object] = {
            "confirmed_on": today(),
            "manner": "in_person",
            "with_whom": "",
        }
        self.form = RecordForm(facts.CONFIRMATION_FIELDS, today=today, name="confirm_form")
        self.form.show_record(
            CardConfirmation(confirmed_on=today(), manner="in_person", with_whom="")
        )
        self.form.committed.connect(self._take)
        fill(self.body, Label(about, "second", wrap=True), _numbers(numbers), self.form)
        fill(self.foot, grow(), Button(tr("Cancel"), name="confirm_cancel", on_click=self.reject))
        note = Button(tr("Note it"), look="primary", name="confirm_accept", on_click=self._finish)
        note.setDefault(True)
        note.setEnabled(bool(numbers))
        self.foot.addWidget(note)
        if not numbers:
            self.refuse(tr("This card has no phone number yet. Please fill one in first."))

    def _take(self, field: str, value: object) -> None:
        self._values[field] = value

    def _finish(self) -> None:
        if not self.form.flush():
            return
        day = self._values["confirmed_on"]
        if not isinstance(day, date):
            self.refuse(tr("Please fill in the date."))
            return
        self.confirmed.emit(day, str(self._values["manner"]), str(self._values["with_whom"]))
        self.accept()


def _numbers(numbers: Sequence[tuple[str, str]]) -> QGridLayout:
    """Return the numbers as they are read out, each behind the person who is called by it."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, (who, number) in enumerate(numbers):
        grid.addWidget(Label(who, "second"), row, 0)
        grid.addWidget(Label(number, "phone", selectable=True, name="confirm_number"), row, 1)
    return grid
