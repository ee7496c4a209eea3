"""A planned round of visits: its day, who goes, and the houses in walking order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from carekeeper.core import dates
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.features.visits.facts.rounds import FIELDS, House, Round, where
from carekeeper.widgets import theme
from carekeeper.widgets.editor import Today
from carekeeper.widgets.parts import Button, Card, FlowLayout
from carekeeper.widgets.record_form import RecordForm
from carekeeper.widgets.tips import tip

_ROW = 28
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RoundCard(Card):
    """Shows a round; what is changed is told, and who hears it saves."""

    committed = Signal(str, object)
    moved = Signal(int, int)
    """The house at one place is to stand at another."""
    removed = Signal(int)
    print_requested = Signal()
    entering_requested = Signal()
    bin_requested = Signal()

    def __init__(self, today: Today) -> None:
        self._bin = Button(
            icon="trash-2",
            look="icon",
            name="round_bin",
            tip=tr("Move to the recycle bin"),
            on_click=self._ask_bin,
        )
        super().__init__(tr("Round of visits"), note=" ", right=self._bin, name="round_card")
        self.form = RecordForm(FIELDS, today=today, name="round_form")
        self.list = _Stops()
        self._print = Button(
            tr("Print the round"),
            icon="printer",
            look="small",
            name="round_print",
            on_click=self.print_requested.emit,
        )
        self._enter = Button(
            tr("Note the visits"),
            icon="pencil",
            look="small",
            name="round_enter",
            on_click=self.entering_requested.emit,
        )
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6)
        flow.addWidget(self._print)
        flow.addWidget(self._enter)
        self.add(self.form)
        self.add(self.list)
        self.add(buttons)
        self.form.committed.connect(self.committed)
        self.list.moved.connect(self.moved)
        self.list.removed.connect(self.removed)

    def show_round(self, made: Round, houses: list[House]) -> None:
        """Show a round with its houses; what is being typed stays."""
        day = "" if made.held_on is None else dates.show_short(made.held_on)
        self.title.setText(tr("Round of {day}").format(day=day))
        n = len(houses)
        self.note.setText(trn("{n} house", "{n} houses", n).format(n=n))
        self.form.refresh(made)
        self.list.show_houses(houses)

    def _ask_bin(self) -> None:
        self.bin_requested.emit()


class _Stops(QListWidget):
    """The houses; dragging or Alt with an arrow key moves one, Delete takes it out."""

    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("round_stops")
        self.setAccessibleName(tr("The houses in walking order"))
        words = tr("Drag a house, or press Alt with an arrow key; press Delete to remove it")
        self.setToolTip(tip(words))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_houses(self, houses: list[House]) -> None:
        """Show the houses; the chosen one stays chosen."""
        chosen = self.currentRow()
        self.clear()
        for place, house in enumerate(houses, start=1):
            noted = "✓ " if house.visit is not None else ""
            name = noted + house.student.name
            self.addItem(QListWidgetItem(f"{place}  {name}  {where(house.student)}"))
        self.setCurrentRow(min(chosen, len(houses) - 1))
        high = self.sizeHintForRow(0) if houses else theme.px(_ROW)
        self.setFixedHeight(high * max(len(houses), 1) + 2 * self.frameWidth() + 2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, step = self.currentRow(), _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(here, here + step)
        elif event.key() == Qt.Key.Key_Delete and here >= 0:
            self.removed.emit(here)
        else:
            super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        at = self.indexAt(event.position().toPoint()).row()
        event.ignore()
        self._move(self.currentRow(), at if at >= 0 else self.count() - 1)

    def _move(self, here: int, to: int) -> None:
        if here != to and 0 <= to < self.count():
            self.setCurrentRow(to)
            self.moved.emit(here, to)
