"""The contact card of one student on the screen: persons as cards, one of them open for writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from carekeeper.core.to_check import Waiting
from carekeeper.features.guardians import facts
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.facts.record import Guardian
from carekeeper.features.guardians.facts.to_check import of_nobody, of_person, whose
from carekeeper.features.guardians.view.form import AddCard, GuardianEditor
from carekeeper.features.guardians.view.guardian_card import GuardianCard, rows
from carekeeper.features.guardians.view.side_column import WIDTH, SideColumn
from carekeeper.widgets import theme
from carekeeper.widgets.beside import Beside
from carekeeper.widgets.boxes import grow, holding, in_column, in_row
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import scrolled

_COLUMNS = 2


class CardPage(QWidget):
    """Shows a contact card. What is typed is told with `committed`; who hears it saves."""

    committed = Signal(int, str, object)
    """A person's number, a field's name and its new value."""

    add_requested = Signal(str)
    first_requested = Signal(int)
    move_requested = Signal(int, int)
    """A person's number, and the place in the order of calling, counted from 0."""

    bin_requested = Signal(int)
    copied = Signal(str)
    settled = Signal(int)
    """The number of a value of a list that is settled."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("card_page")
        self.side = SideColumn()
        self._today = today
        self._card: ContactCard | None = None
        self._waiting: Sequence[Waiting] = ()
        self._add = AddCard(frozenset())
        self._editor: GuardianEditor | None = None
        self._wanted: QWidget | None = None
        self._people: dict[int, GuardianCard] = {}
        self._placed: object = None
        self._grid = QGridLayout()
        self._area = self._arrange()
        self._area.verticalScrollBar().rangeChanged.connect(self._follow)

    def show_card(
        self, card: ContactCard, *, confirmed_this_term: bool, waiting: Sequence[Waiting] = ()
    ) -> None:
        """Show a contact card; the editor of a person who is still on it stays open.

        `waiting` are the values of lists that belong to its persons and wait to be checked.
        """
        same = self._card is not None and self._card.student.id == card.student.id
        top = self._area.verticalScrollBar().value() if same else 0
        self._card = card
        self._waiting = waiting
        edited = self._edited_in(card)
        if self._editor is not None and edited is None:
            self._drop_editor()
        elif self._editor is not None and edited is not None:
            self._editor.refresh(edited)
            first = card.first_contact
            self._editor.first_button.setVisible(first is None or first.id != edited.id)
            self._editor.form.show_waiting(self._waits_at(edited))
        self._place()
        self.side.show_card(card, confirmed_this_term=confirmed_this_term)
        self._area.verticalScrollBar().setValue(top)

    def open_editor(self, guardian_id: int, field: str = "") -> None:
        """Turn the card of a person into its editor, and put the cursor into a field."""
        if self._card is None or not self.flush():
            return
        guardian = next((one for one in self._card.guardians if one.id == guardian_id), None)
        if guardian is None:
            return
        if self._editor is None or self._editor.guardian.id != guardian_id:
            self._drop_editor()
            self._editor = self._make_editor(guardian)
            self._place()
        self._wanted = self._editor.form.editor(field or "name")
        self._editor.form.focus_field(field or "name")

    def go_to_waiting(self, place: str) -> None:
        """Go to the field that a value of a list belongs to, or to where its person is added."""
        if self._card is None:
            return
        people = self._card.guardians
        found = next((one for one in self._waiting if one.place == place), None)
        owner = None if found is None else whose(found, people)
        if found is not None and owner is not None:
            known = found.field in facts.BY_NAME
            self.open_editor(owner.id, found.field if known else "")
        elif found is not None:
            self._add.focus_relation(found.role)
            self._area.ensureWidgetVisible(self._add)

    def _waits_at(self, guardian: Guardian) -> dict[str, list[Waiting]]:
        people = () if self._card is None else self._card.guardians
        return of_person(self._waiting, guardian, people)

    def close_editor(self) -> None:
        """Turn the editor back into the card of the person, with the focus on it."""
        if self._editor is None:
            return
        guardian_id = self._editor.guardian.id
        self._drop_editor()
        self._place()
        if guardian_id in self._people:
            self._people[guardian_id].setFocus()

    def edited(self) -> int | None:
        """Return the number of the person whose editor is open."""
        return None if self._editor is None else self._editor.guardian.id

    def flush(self) -> bool:
        """Tell what is typed and not told yet; False when something typed cannot be right."""
        return self._editor is None or self._editor.form.flush()

    def refuse(self, field: str, sentence: str) -> None:
        """Say at a field of the open editor why it could not be saved."""
        if self._editor is not None:
            self._editor.form.refuse(field, sentence)

    def forget(self) -> None:
        """Close the editor without a card to go back to, before another student is shown."""
        self._drop_editor()
        self._card = None

    def _follow(self) -> None:
        """Bring the wanted field into view again, once the editor has got its place."""
        if self._wanted is not None:
            if self._editor is not None:  # its buttons too, as far as both have room
                self._area.ensureWidgetVisible(self._editor.title)
            self._area.ensureWidgetVisible(self._wanted)
            QTimer.singleShot(0, self, self._forget_wanted)

    def _forget_wanted(self) -> None:
        self._wanted = None

    def _edited_in(self, card: ContactCard) -> Guardian | None:
        wanted = self.edited()
        return next((one for one in card.guardians if one.id == wanted), None)

    def _make_editor(self, guardian: Guardian) -> GuardianEditor:
        first = self._card.first_contact if self._card is not None else None
        is_first = first is not None and first.id == guardian.id
        editor = GuardianEditor(guardian, self._today, first=is_first)
        editor.committed.connect(self.committed)
        editor.closed.connect(self.close_editor)
        editor.first_requested.connect(self.first_requested)
        editor.bin_requested.connect(self.bin_requested)
        editor.settled.connect(self.settled)
        editor.form.show_waiting(self._waits_at(guardian))
        return editor

    def _drop_editor(self) -> None:
        if self._editor is not None:
            self._grid.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
            self._wanted = None

    def _place(self) -> None:
        """Lay the persons out in two columns; the editor takes the width of both."""
        shown = self._what_is_placed()
        if shown is not None and shown == self._placed:
            return
        self._placed = shown
        self._clear_grid()
        if self._card is None:
            return
        cells: list[QWidget] = []
        row = 0
        for guardian in self._card.guardians:
            if self._editor is not None and guardian.id == self._editor.guardian.id:
                row = self._place_row(cells, row)
                self._grid.addWidget(self._editor, row, 0, 1, _COLUMNS)
                row += 1
                continue
            cells.append(self._make_person(guardian))
            if len(cells) == _COLUMNS:
                row = self._place_row(cells, row)
        taken = frozenset(one.relation for one in self._card.guardians)
        self._add = AddCard(taken, of_nobody(self._waiting, self._card.guardians))
        self._add.chosen.connect(self.add_requested)
        self._add.settled.connect(self.settled)
        cells.append(self._add)
        self._place_row(cells, row)

    def _what_is_placed(self) -> object:
        """Return all on which the cards of the persons depend; None without any."""
        if self._card is None:
            return None
        student, day, people = self._card.student, self._today(), self._card.guardians
        told = [rows(one, student.home_address, day) for one in people]
        about = (student.id, self._card.first_contact, day, people, told)
        return (*about, self.edited(), tuple(self._waiting))

    def _place_row(self, cells: list[QWidget], row: int) -> int:
        for column, widget in enumerate(cells):
            self._grid.addWidget(widget, row, column)
        used = bool(cells)
        cells.clear()
        return row + used

    def _make_person(self, guardian: Guardian) -> GuardianCard:
        assert self._card is not None
        first = self._card.first_contact
        made = GuardianCard(
            guardian,
            self._card.student.home_address,
            self._today(),
            first=first is not None and first.id == guardian.id,
            waiting=self._waits_at(guardian),
        )
        made.edit_requested.connect(self.open_editor)
        made.copied.connect(self.copied)
        made.first_requested.connect(self.first_requested)
        made.moved.connect(self._move_to)
        made.stepped.connect(self._step)
        self._people[guardian.id] = made
        return made

    def _order(self) -> list[int]:
        return [] if self._card is None else [int(one.id) for one in self._card.guardians]

    def _move_to(self, guardian_id: int, other_id: int) -> None:
        """Put a person in the place of another one, who is called before or after then."""
        if guardian_id in self._order() and other_id in self._order():
            self.move_requested.emit(guardian_id, self._order().index(other_id))

    def _step(self, guardian_id: int, by: int) -> None:
        order = self._order()
        place = order.index(guardian_id) + by
        if 0 <= place < len(order):
            self.move_requested.emit(guardian_id, place)
            self._people[guardian_id].setFocus()

    def _clear_grid(self) -> None:
        self._people.clear()
        if self._editor is not None:
            # Not with takeAt: what it gives back lives on and keeps the editor's old height.
            self._grid.removeWidget(self._editor)
        empty(self._grid)

    def _arrange(self) -> QScrollArea:
        self._grid.setSpacing(12)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 240)
        people = holding(in_column(self._grid, grow()))
        page = QWidget()
        in_row(
            Beside(people, self.side, theme.px(WIDTH), least=_COLUMNS * theme.px(252)),
            margins=(20, 4, 20, 20),
            on=page,
        )
        area = scrolled(page, name="card_area")
        in_column(area, on=self)
        return area
