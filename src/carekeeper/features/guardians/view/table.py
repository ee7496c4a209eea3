"""The contact cards of the whole class: a calm table that one can dial from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core import dates, phone
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.guardians.facts.card import CardLine, clauses, manner_shown
from carekeeper.widgets.columns import Column, Face, Tone
from carekeeper.widgets.parts import Button, Card, Chip
from carekeeper.widgets.record_table import RecordTable

_LEFT_BEHIND = "left_behind"


def to_confirm(line: CardLine) -> bool:
    """Tell whether a card of a left-behind student still has to be confirmed in this term."""
    return line.left_behind is True and not line.confirmed_this_term


FILTERS: tuple[tuple[str, str, Callable[[CardLine], bool]], ...] = (
    ("to_confirm", mark("To confirm"), to_confirm),
    ("changed", mark("Changed after the print"), lambda line: line.changed_since_print),
    ("missing", mark("Fields missing"), lambda line: line.missing_count > 0),
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


def _face(line: CardLine) -> Face:
    return Face(line.student_id, line.name, line.photo)


def _phone(line: CardLine) -> str:
    return phone.shown(line.phone) if line.phone else tr("no phone")


COLUMNS = (
    Column(
        "name",
        mark("Student"),
        196,
        lambda line: line.name,
        value=lambda line: line.class_number if line.class_number is not None else 999,
        bold=True,
        face=_face,
    ),
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


class ClassCards(QWidget):
    """The table with its filters."""

    opened = Signal(int)
    """The student whose card the teacher opens."""

    grid_requested = Signal()
    """The teacher wants to fill in who is away for many students at once."""

    marked = Signal()
    """Other rows are ticked or chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("class_cards")
        self.table = RecordTable(
            COLUMNS,
            key=lambda line: int(line.student_id),
            checks=True,
            name="cards_table",
        )
        self.table.setAccessibleName(tr("Contact cards of the class"))
        self.left_behind = Chip(tr("Left-behind students"), name="filter_left_behind")
        self.chips = {name: Chip(tr(label), name=f"filter_{name}") for name, label, _ in FILTERS}
        self._lines: Sequence[CardLine] = ()
        self._begun = False
        self._arrange()
        self.left_behind.toggled.connect(self._filter)
        for chip in self.chips.values():
            chip.toggled.connect(self._filter)
        self.table.opened.connect(lambda line: self.opened.emit(line.student_id))
        self.table.ticked.connect(self.marked)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.marked.emit())

    def show_lines(self, lines: Sequence[CardLine]) -> None:
        """Show the cards of the class; at first only those of left-behind students, if any."""
        self._lines = lines
        self.table.say_empty(
            mark("No card fits these filters.") if lines else mark("The class is still empty.")
        )
        left_behind = sum(line.left_behind is True for line in lines)
        self.left_behind.set_count(left_behind)
        self.left_behind.setVisible(left_behind > 0 or self.left_behind.isChecked())
        if not self._begun and lines:
            self._begun = True
            self.left_behind.setChecked(left_behind > 0)
        self._filter()

    def base(self) -> list[CardLine]:
        """Return the cards that the page is about: of left-behind students, or of all."""
        only = self.left_behind.isChecked()
        return [line for line in self._lines if line.left_behind is True or not only]

    def marked_ids(self) -> list[int]:
        """Return the students whose rows are ticked, or else chosen."""
        ticked = self.table.checked_keys()
        return ticked or [int(line.student_id) for line in self.table.selected_rows()]

    def shown_ids(self) -> list[int]:
        """Return all students in the table, in its order."""
        return [int(line.student_id) for line in self.table.rows()]

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

    def _filter(self) -> None:
        lines = self.base()
        for name, _label, fits in FILTERS:
            chip = self.chips[name]
            chip.set_count(sum(map(fits, lines)))
        for name, _label, fits in FILTERS:
            if self.chips[name].isChecked():
                lines = [line for line in lines if fits(line)]
        self.table.show_rows(lines)
        self.marked.emit()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.left_behind)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addStretch(1)
        grid = Button(
            tr("Fill in who is away…"),
            icon="table",
            look="small",
            name="open_situation_grid",
            on_click=self.grid_requested.emit,
        )
        row.addWidget(grid)
        frame = Card(flush=True)
        frame.add(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 20)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(frame, 1)
