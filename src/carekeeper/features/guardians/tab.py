"""The tab of the contact cards: one student's card, or the cards of the whole class."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from carekeeper.core import family, phone
from carekeeper.core.errors import CareKeeperError, Refused
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.school_year import term_or_last
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.features.guardians.facts import BY_NAME, GUARDIAN
from carekeeper.features.guardians.facts.card import is_confirmed_in
from carekeeper.features.guardians.facts.shared import OnAnotherCard, to_be_told
from carekeeper.features.guardians.store import (
    Guardians,
)
from carekeeper.features.guardians.view.confirming import ask_confirmation
from carekeeper.features.guardians.view.page import CardPage
from carekeeper.features.guardians.view.table import ClassCards
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Button
from carekeeper.widgets.tab import RoomTab

if TYPE_CHECKING:
    from carekeeper.features.guardians.view.situation_grid import SituationDialog

_ROOM = "guardians"


class GuardiansTab(RoomTab):
    """Puts the card page, the class table and the store together."""

    reads = frozenset(
        {
            "guardians",
            "card_confirmations",
            "handouts",
            "students",
            "to_check",
            "class_info",
            "class_spans",
            "enrolment_spans",
            "mentors",
            "mentorings",
            "terms",
        }
    )

    def __init__(self, guardians: Guardians, desk: Desk) -> None:
        super().__init__(desk, "guardians_tab")
        self._guardians = guardians
        self.page = CardPage(desk.today)
        self.table = ClassCards()
        self._shown: int | None = None
        self._confirm = Button(
            tr("Mark as confirmed"),
            icon="check-check",
            name="confirm_cards",
            tip=tr("The card was confirmed with the family"),
            on_click=self._ask_confirmation,
        )
        self._print = Button(
            tr("Print contact card…"),
            icon="printer",
            look="primary",
            name="print_cards",
            on_click=self._ask_print,
        )
        self.arrange((self.page, self.table), (self._confirm, self._print))
        self._connect()

    @override
    def load(self) -> None:
        """Read the card or the cards and show them."""
        if self.student_id is None:
            self._shown = None
            self.table.show_lines(self._guardians.overview(self.desk.today()))
            self.turn_to(self.table)
        else:
            self._show_student()
            self.turn_to(self.page)
        self._label_actions()

    @override
    def show_student(self, student_id: int | None) -> None:
        super().show_student(student_id)
        self._label_actions()

    @override
    def flush(self) -> bool:
        return self.page.flush()

    @override
    def class_summary(self) -> str:
        return self.table.summary()

    def _show_student(self) -> None:
        assert self.student_id is not None
        try:
            card = self._guardians.card(self.student_id)
        except LookupError:
            # The student was moved to the recycle bin; the window turns to the class.
            return
        if self._shown != self.student_id:
            self.page.forget()
            self._shown = self.student_id
        term = term_or_last(self._guardians.terms(self.desk.today()), self.desk.today())
        confirmed = is_confirmed_in(term, card.confirmed)
        self.page.show_card(
            card,
            confirmed_this_term=confirmed,
            waiting=self._guardians.waiting(self.student_id),
        )

    def _save(self, guardian_id: int, field: str, value: object) -> None:
        before = self._guardians.get(guardian_id)
        old = getattr(before, field)
        others = to_be_told(self._guardians.shared.elsewhere(before), field, old, value)
        try:
            self._guardians.change(guardian_id, field, value)
        except CareKeeperError as problem:
            self.page.refuse(field, problem.sentence)
            return
        if others:  # when the key or the click that ended the typing has done its work
            ask = partial(self._ask_elsewhere, others, field, old, value)
            QTimer.singleShot(0, self, ask)

    def _ask_elsewhere(
        self, others: Sequence[OnAnotherCard], field: str, old: object, value: object
    ) -> None:
        words = tr("{person} is also on the card of {students}. Change “{field}” there too?")
        question = words.format(
            person=others[0].person.name,
            students=tr(", ").join(one.student_name for one in others),
            field=tr(BY_NAME[field].label),
        )
        if self.desk.messages.ask(question, tr("Change it there too"), tr("Change only here")):
            self._guardians.shared.write(others, field, old, value)

    def _add(self, relation: str) -> None:
        if self.student_id is None or not self.page.flush():
            return
        made = self._guardians.add(self.student_id, {"relation": relation})
        self.page.open_editor(made, "name" if relation else "relation")

    def _make_first(self, guardian_id: int) -> None:
        if not self.page.flush():
            return
        try:
            self._guardians.make_first_contact(guardian_id)
        except Refused as problem:
            self.desk.messages.warn(problem.sentence)
            return

    def _move(self, guardian_id: int, place: int) -> None:
        if self.page.flush():
            self._guardians.move(guardian_id, place)

    def _ids(self) -> list[int]:
        if self.student_id is not None:
            return [self.student_id]
        return self.table.marked_ids()

    def _ask_print(self) -> None:
        if self.page.flush():
            ids = self._ids() or self.table.shown_ids()
            self.desk.print_requested.emit(Wish("cards", tuple(ids)))

    def _ask_confirmation(self) -> None:
        ids = self._ids()
        if not ids or not self.page.flush():
            return
        dialog = ask_confirmation(self._guardians, ids, self.desk.today, self)
        dialog.accepted.connect(lambda: self.table.table.check_keys(()))

    def _undo_in(self, dialog: SituationDialog) -> None:
        self.desk.action_requested.emit("undo")
        dialog.show_lines(self._guardians.situations())

    def _open_grid(self) -> None:
        from carekeeper.features.guardians.view.situation_grid import SituationDialog

        dialog = SituationDialog(self._guardians.situations(), self.desk.today, parent=self)
        dialog.line_changed.connect(self._guardians.set_situation)
        dialog.undo_requested.connect(lambda: self._undo_in(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say_relation(self) -> None:
        """Let the teacher say once what the guardians of a list usually are."""
        from carekeeper.features.guardians.view.relation_dialog import RelationDialog

        people, say = self._guardians.without_relation(), self._guardians.say_relation
        if people:
            RelationDialog(people, say, self).open()

    def _label_actions(self) -> None:
        if self.student_id is not None:
            self._confirm.setText(tr("Mark as confirmed"))
            self._print.setText(tr("Print contact card…"))
            self._confirm.setEnabled(True)
            return
        marked = len(self.table.marked_ids())
        gone = trn("Mark {n} as confirmed", "Mark {n} as confirmed", marked).format(n=marked)
        self._confirm.setText(gone if marked else tr("Mark as confirmed"))
        self._confirm.setEnabled(marked > 0)
        prints = trn("Print {n} card…", "Print {n} cards…", marked).format(n=marked)
        self._print.setText(prints if marked else tr("Print…"))

    @override
    def go_to(self, place: Place) -> None:
        if place.field == "grid":
            self._open_grid()
        elif place.field == "relations":
            self._say_relation()
        elif place.begin == "confirmation":
            self._ask_confirmation()
        elif place.kind == GUARDIAN.table:
            self.page.open_editor(place.record_id, place.field)
        elif place.field == "home_address":
            self._open_address()
        elif "." in place.field:
            self.page.go_to_waiting(place.field)

    def _open_address(self) -> None:
        if self.student_id is not None:
            place = Place("students", self.student_id, field="home_address")
            self.desk.place_requested.emit(place)

    def _bin(self, guardian_id: int) -> None:
        """Take a person off the card; what is empty goes without a question."""
        guardian = self._guardians.get(guardian_id)
        question = tr(
            "Take {person} off the card? Visits and calls with this person stay readable, and the "
            "recycle bin brings the person back."
        ).format(person=family.called(guardian))
        known = bool(guardian.name or guardian.phones)
        if not known or self.desk.messages.ask(question, tr("Remove from the card")):
            self._guardians.bin(guardian_id)

    def _connect(self) -> None:
        self.page.committed.connect(self._save)
        self.page.add_requested.connect(self._add)
        self.page.first_requested.connect(self._make_first)
        self.page.move_requested.connect(self._move)
        self.page.bin_requested.connect(self._bin)
        self.page.settled.connect(self._guardians.settle)
        self.page.copied.connect(
            lambda number: self.desk.messages.saved(
                tr("Copied: {number}").format(number=phone.shown(number))
            )
        )
        self.page.side.address_requested.connect(self._open_address)
        self.page.side.history_requested.connect(
            lambda: self.desk.history_requested.emit(self.student_id or 0)
        )
        self.table.opened.connect(lambda key: self.desk.place_requested.emit(Place(_ROOM, key)))
        self.table.grid.clicked.connect(self._open_grid)
        self.table.marked.connect(self._label_actions)
