"""The column beside the persons: is the card confirmed, and what is different on paper."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core import dates, phone
from carekeeper.core.words import tr
from carekeeper.features.guardians.facts.card import CardChange, ContactCard, confirmation_shown
from carekeeper.widgets.boxes import fill, grow, in_column, in_row
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Button, Card, Icon, Label

WIDTH = 264
_ONE_LINE = 28
"""So many half-width characters of the old and the new value fit beside each other."""
_CHANGES = 6


class SideColumn(QWidget):
    """Small cards about a contact card as a whole."""

    address_requested = Signal()
    """The teacher wants to fill in or change the student's home address."""

    history_requested = Signal()
    """The teacher wants to see all changes of this student's records."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card_side")
        self._column = in_column(gap=12, on=self)

    def show_card(self, card: ContactCard, *, confirmed_this_term: bool) -> None:
        """Show what is to be said of a contact card."""
        empty(self._column)
        self._column.addWidget(_confirmation(card, confirmed_this_term))
        if card.changed_since_print:
            self._column.addWidget(self._changes(card))
        elif card.printed_at is not None:
            self._column.addWidget(_printed(card))
        self._column.addWidget(self._address(card))
        if card.school_class.hotline:
            self._column.addWidget(_hotline(card))
        self._column.addStretch(1)

    def _changes(self, card: ContactCard) -> Card:
        made = Card(tr("Changed after the print"), name="card_changes")
        made.add(Label(_printed_words(card), "caption"))
        for change in card.changed_since_print[:_CHANGES]:
            made.body.addLayout(_change(change))
        rest = len(card.changed_since_print) - _CHANGES
        if rest > 0:
            words = tr("Show {n} more in the history").format(n=rest)
            made.add(Button(words, look="link", on_click=self.history_requested.emit))
        return made

    def _address(self, card: ContactCard) -> Card:
        made = Card(tr("Home address"), name="card_address")
        address = card.student.home_address
        if address:
            made.add(Label(address, wrap=True))
        else:
            made.add(
                Button(
                    tr("Not filled in"),
                    look="link-due",
                    name="fill_home_address",
                    on_click=self.address_requested.emit,
                )
            )
        if card.student.village_group and card.student.village_group not in address:
            made.add(Label(card.student.village_group, "second", wrap=True))
        return made


def _confirmation(card: ContactCard, confirmed_this_term: bool) -> Card:
    made = Card(tr("Confirmation"), name="card_confirmation")
    row = QHBoxLayout()
    row.setSpacing(8)
    if confirmed_this_term:
        fill(row, Icon("circle-check", "good"), grow(Label(tr("Confirmed this term"), "good")))
    else:
        row.addWidget(Icon("circle-alert", "due"))
        row.addWidget(Label(tr("Not confirmed yet this term"), "due"), 1)
    made.body.addLayout(row)
    words = tr("Never confirmed")
    if card.confirmed is not None:
        words = tr("Last: {when}").format(when=confirmation_shown(card.confirmed))
    made.add(Label(words, "caption", wrap=True))
    return made


def _printed(card: ContactCard) -> Card:
    made = Card(tr("Print"), name="card_printed")
    row = in_row(
        Icon("circle-check", "good"),
        grow(Label(tr("The printed card is up to date"), "good")),
        gap=8,
    )
    made.body.addLayout(row)
    made.add(Label(_printed_words(card), "caption"))
    return made


def _printed_words(card: ContactCard) -> str:
    if card.printed_at is None:
        return ""
    return tr("Last printed or exported {day}").format(day=dates.show_date(card.printed_at.date()))


def _change(change: CardChange) -> QVBoxLayout:
    words = tr("{day}   {person}: {field}").format(
        day=dates.show_short(change.on), person=change.who, field=change.field
    )
    column = in_column(Label(words, "caption", wrap=True), gap=1)
    if not change.before and not change.after:
        return column
    nothing = tr("not filled in")
    before = _struck(change.before or nothing, struck=bool(change.before))
    after = Label(f"→ {change.after or nothing}", "strong", wrap=True)
    if _half_widths(change.before + change.after) <= _ONE_LINE:
        after.setWordWrap(False)
        column.addLayout(in_row(before, after, grow(), gap=4))
    else:
        before.setWordWrap(True)
        fill(column, before, after)
    return column


def _half_widths(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _struck(text: str, *, struck: bool) -> Label:
    label = Label(text, "third")
    font = label.font()
    font.setStrikeOut(struck)
    label.setFont(font)
    return label


def _hotline(card: ContactCard) -> Card:
    made = Card(tr("Class hotline"), name="card_hotline")
    made.body.setSpacing(4)
    made.add(Label(phone.shown(card.school_class.hotline), "section", selectable=True))
    person = card.school_class.hotline_person
    words = tr("printed on every card")
    if person:
        words = tr("Contact: {person}, {words}").format(person=person, words=words)
    made.add(Label(words, "caption", wrap=True))
    return made
