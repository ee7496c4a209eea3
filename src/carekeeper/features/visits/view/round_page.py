"""The visits of a round, noted in one go: a card for each house, each of which is a visit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import asdict, replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from carekeeper.core.errors import CareKeeperError, Invalid
from carekeeper.core.words import tr
from carekeeper.features.visits.facts import CONTACT, Contact
from carekeeper.features.visits.facts.rounds import House, where
from carekeeper.records.kind import form_fields, said_at
from carekeeper.records.people import PeopleEditor
from carekeeper.records.store import Records
from carekeeper.widgets.boxes import aligned, fill, grow, in_column, in_row
from carekeeper.widgets.editor import Today
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Button, CheckBox, Label, scrolled
from carekeeper.widgets.record_form import RecordForm

_WIDTHS = {"home": 6, "wishes": 6}
_ASKED = ("met", "starts_at", "ends_at", "home", "wishes", "follow_up", "follow_up_by")


class HouseForm(QFrame):
    """One house: whom one met, what was seen and agreed; the visit is kept with its first word."""

    card_confirmed = Signal(int)

    def __init__(
        self, place: int, house: House, draft: Contact, records: Records[Contact], today: Today
    ) -> None:
        super().__init__()
        self.setObjectName(f"house_{house.student.id}")
        self.setProperty("look", "card")
        self.student_id = house.student.id
        self.visit = draft
        self._records = records
        fields = [
            replace(one, width=_WIDTHS.get(one.name, one.width))
            for one in form_fields(CONTACT, main=True)
            if one.name in _ASKED
        ]
        own = {"met": PeopleEditor}
        self.form = RecordForm(fields, today=today, own=own, name=f"house_form_{house.student.id}")
        people = self.form.editor("met")
        assert isinstance(people, PeopleEditor)
        people.offer(records.persons(house.student.id))
        self.confirm = CheckBox(
            tr("The contact card was checked and is correct"),
            name=f"house_confirm_{house.student.id}",
        )
        in_column(
            in_row(
                Label(f"{place}", "section"),
                Label(house.student.name, "section"),
                grow(Label(where(house.student), "second")),
                gap=10,
            ),
            self.form,
            aligned(self.confirm, Qt.AlignmentFlag.AlignLeft),
            gap=8,
            margins=(16, 10, 16, 12),
            on=self,
        )
        self.form.committed.connect(self._save)
        self.confirm.clicked.connect(self._confirm)
        self.show_house(house, draft)

    def show_house(self, house: House, draft: Contact) -> None:
        """Show what is noted at this house now; what is being typed stays.

        A visit that was undone is a draft again.
        """
        self.visit = house.visit or draft
        self.form.refresh(self.visit)
        self.confirm.setChecked(house.confirmed)
        self.confirm.setEnabled(not house.confirmed)

    def _confirm(self) -> None:
        """Ask for the card to be confirmed; the box is ticked once the file says so."""
        self.confirm.setChecked(False)
        self.card_confirmed.emit(int(self.student_id))

    def _save(self, field: str, value: object) -> None:
        try:
            if self.visit.id:
                self._records.change(self.visit.id, {field: value})
                number = int(self.visit.id)
            else:
                number = self._add({field: value})
        except Invalid as problem:
            self.form.refuse(field, said_at(self._records.dated, field, problem))
            return
        except CareKeeperError as problem:
            self.form.refuse(field, problem.sentence)
            return
        self.visit = self._records.get(number)
        self.form.refresh(self.visit)

    def _add(self, values: dict[str, Any]) -> int:
        draft = {**asdict(self.visit), **values}
        draft.pop("id")
        return self._records.add(int(draft.pop("student_id")), draft)


class RoundPage(QWidget):
    """All houses of a round, one below the other."""

    left = Signal()
    card_confirmed = Signal(int)

    def __init__(self, records: Records[Contact], today: Today) -> None:
        super().__init__()
        self.setObjectName("round_page")
        self._records = records
        self._today = today
        self._title = Label("", "section", name="round_page_title")
        self.forms: list[HouseForm] = []
        back = Button(
            tr("Back to the class"), icon="arrow-left", name="round_back", on_click=self._leave
        )
        head = in_row(back, grow(self._title), gap=12)
        inner = QWidget()
        self._column = in_column(gap=12, on=inner)
        column = in_column(gap=10, margins=(20, 0, 20, 16), on=self)
        fill(column, head, grow(scrolled(inner, name="round_page_area")))

    def show_houses(
        self, title: str, houses: Sequence[House], draft: Callable[[House], Contact]
    ) -> None:
        """Show these houses; `draft` is what the visit of one begins with."""
        self._title.setText(title)
        empty(self._column)
        self.forms = [
            HouseForm(place, house, draft(house), self._records, self._today)
            for place, house in enumerate(houses, start=1)
        ]
        for form in self.forms:
            form.card_confirmed.connect(self.card_confirmed)
            self._column.addWidget(form)
        self._column.addStretch(1)
        if self.forms:
            self.forms[0].form.focus_field("met")

    def look_again(self, houses: Sequence[House], draft: Callable[[House], Contact]) -> None:
        """Show what is noted at the houses now; what is being typed stays."""
        there = {house.student.id: house for house in houses}
        for form in self.forms:
            if house := there.get(form.student_id):
                form.show_house(house, draft(house))

    def flush(self) -> bool:
        """Save what is typed; False when some of it cannot be right."""
        told = [form.form.flush() for form in self.forms]
        return all(told)

    def _leave(self) -> None:
        if self.flush():
            self.left.emit()
