"""The contact cards of the whole class: a calm table that one can dial from."""

from __future__ import annotations

from carekeeper.core import dates, phone
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.guardians.facts.card import CardLine, clauses, manner_shown
from carekeeper.records.class_table import LEFT_BEHIND, STUDENT, ClassTable, Filter
from carekeeper.widgets.columns import Column, Tone
from carekeeper.widgets.parts import Button


def to_confirm(line: CardLine) -> bool:
    """Tell whether a card of a left-behind student still has to be confirmed in this term."""
    return line.student.left_behind is True and not line.confirmed_this_term


FILTERS = (
    LEFT_BEHIND,
    Filter("to_confirm", mark("To confirm"), to_confirm),
    Filter("changed", mark("Changed after the print"), lambda line: line.changed_since_print),
    Filter("missing", mark("Fields missing"), lambda line: line.missing_count > 0),
)


def state(line: CardLine) -> str:
    """Return what is to be done about a card; when nothing is, the day it was confirmed."""
    parts = []
    if to_confirm(line):
        parts.append(tr("not confirmed this term"))
    if line.changed_since_print:
        parts.append(tr("changed after the print"))
    if line.missing_count:
        n = line.missing_count
        parts.append(trn("{n} field missing", "{n} fields missing", n).format(n=n))
    return clauses(parts) or _last(line)


def _last(line: CardLine) -> str:
    confirmed = line.confirmed
    if confirmed is None or confirmed.confirmed_on is None:
        return ""
    day = dates.show_short(confirmed.confirmed_on)
    if not line.confirmed_this_term:
        day = dates.show_date(confirmed.confirmed_on)
    return clauses((day, manner_shown(confirmed)))


def _state_tone(line: CardLine) -> Tone:
    waits = to_confirm(line) or line.changed_since_print or line.missing_count > 0
    return "due" if waits else "second"


def _phone(line: CardLine) -> str:
    return phone.shown(line.phone) if line.phone else tr("no phone")


COLUMNS = (
    STUDENT,
    Column("contact", mark("First contact"), 140, lambda line: line.contact),
    Column(
        "phone",
        mark("Phone"),
        150,
        _phone,
        tone=lambda line: "text" if line.phone else "due",
        bold=True,
    ),
    Column(
        "parents",
        mark("Where the parents are"),
        226,
        lambda line: line.parents,
        tone=lambda _line: "second",
    ),
    Column("state", mark("Confirmation"), 240, state, tone=_state_tone),
)


class ClassCards(ClassTable):
    """The cards of the class; one can be ticked, dialled from, or opened."""

    def __init__(self) -> None:
        self.grid = Button(
            tr("Fill in who is away…"), icon="table", look="small", name="open_situation_grid"
        )
        title = mark("Contact cards of the class")
        super().__init__("cards", title, COLUMNS, FILTERS, buttons=(self.grid,))

    def summary(self) -> str:
        """Return the sentence that sums up the cards."""
        lines = self.base()
        n = len(lines)
        words = trn(
            "{n} card; {done} confirmed this term", "{n} cards; {done} confirmed this term", n
        )
        parts = [words.format(n=n, done=sum(line.confirmed_this_term for line in lines))]
        changed = sum(line.changed_since_print for line in lines)
        if changed:
            parts.append(tr("{n} changed after the print").format(n=changed))
        missing = sum(line.missing_count > 0 for line in lines)
        if missing:
            parts.append(tr("{n} with fields missing").format(n=missing))
        return clauses(parts)
