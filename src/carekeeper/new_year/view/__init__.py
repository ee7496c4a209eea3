"""The new school year on one page: the class, its terms, who leaves, what goes on or ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.new_year import begun, year_to_begin
from carekeeper.core.school_year import school_year_of, show_school_year
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.new_year import YearAnswer, YearPart, begin
from carekeeper.db.students import school_class
from carekeeper.new_year import facts
from carekeeper.new_year.facts import HEAD_FIELDS, TERM_FIELDS, Asked
from carekeeper.new_year.view.leaving_card import LeavingCard
from carekeeper.new_year.view.part_card import PartCard
from carekeeper.room import Room
from carekeeper.widgets.background import Report
from carekeeper.widgets.boxes import in_column
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.parts import Button, Card, Label, scrolled
from carekeeper.widgets.record_form import RecordForm

_SIZE = (860, 680)


class NewYearDialog(Dialog):
    """Asks for everything at once; with one button it is backed up and begun, or nothing is."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        rooms: Sequence[Room],
        year: int,
        backup: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """Ask of the school `year`; `backup` backs the class up, also in another thread."""
        super().__init__(show_school_year(year), name="new_year", parent=parent)
        self._file = class_file
        self._desk = desk
        self._year = year
        self._backup = backup
        with class_file.reading() as unit:
            school = school_class(unit)
        asked = facts.proposed(school, year)
        assert asked.since is not None
        self.head = RecordForm(HEAD_FIELDS, today=desk.today, name="year_head")
        self.terms = RecordForm(TERM_FIELDS, today=desk.today, name="year_terms")
        for form in (self.head, self.terms):
            form.show_record(asked)
        self.parts: list[PartCard | LeavingCard] = []
        for part in _asked_of(rooms, class_file, desk):
            if part.leaving:
                self.parts.append(LeavingCard(part, desk.today, asked.since))
            else:
                self.parts.append(PartCard(part))
        self.begin = Button(
            tr("Start the school year"), look="primary", name="year_begin", on_click=self._begin
        )
        self._arrange()
        self._follow()
        self.fit(*_SIZE)

    def _arrange(self) -> None:
        page = QWidget()
        page.setProperty("look", "page")
        about = tr(
            "What was before stays in the file: sheets of earlier days say the class and the "
            "teacher of their day. A backup is made first, and one undo takes all of it back."
        )
        column = in_column(
            Label(about, "second", wrap=True),
            _card(tr("Class"), self.head),
            _card(tr("Terms"), self.terms),
            gap=12,
            margins=(0, 0, 12, 8),
            on=page,
        )
        for card in self.parts:
            column.addWidget(card)
            if isinstance(card, LeavingCard):
                card.changed.connect(self._follow)
        column.addStretch(1)
        self.body.addWidget(scrolled(page, name="year_page"), 1)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), name="year_cancel", on_click=self.reject))
        self.foot.addWidget(self.begin)

    def _follow(self) -> None:
        """Ask nothing more of those who leave."""
        leaving = [card.gone() for card in self.parts if isinstance(card, LeavingCard)]
        gone = frozenset().union(*leaving)
        for card in self.parts:
            if isinstance(card, PartCard):
                card.leave_out(gone)

    def _begin(self) -> None:
        """Make the backup; only when it is there and good, the year is written."""
        self.refuse("")
        asked = self._asked()
        if asked is None or self.is_working():
            return

        def work(_report: Report, _stop: Callable[[], bool]) -> object:
            return self._backup()

        words = tr("Making a backup and checking it…")
        self.carry_out(
            self._desk.background,
            words,
            work,
            lambda _info: self._write(asked),
            self._desk.messages,
        )

    def _asked(self) -> Asked | None:
        """Return what is typed; None, with a sentence at the field, when something is missing."""
        leaving = [card for card in self.parts if isinstance(card, LeavingCard)]
        right = [self.head.flush(), self.terms.flush(), *(card.flush() for card in leaving)]
        if not all(right):
            self.refuse(tr("Something cannot be right yet. Please look at the marked fields."))
            return None
        typed: dict[str, Any] = {
            field.name: form.editor(field.name).saved
            for form, fields in ((self.head, HEAD_FIELDS), (self.terms, TERM_FIELDS))
            for field in fields
        }
        asked = Asked(**typed)
        for name in facts.missing(asked):
            form = self.terms if self.head.find_editor(name) is None else self.head
            form.refuse(name, tr("Please fill this in."))
            form.focus_field(name)
            return None
        return asked

    def _write(self, asked: Asked) -> None:
        answers: list[tuple[YearPart, Mapping[int, YearAnswer]]] = [
            (card.part, card.answers()) for card in self.parts
        ]
        try:
            begin(self._file, facts.new_year(asked, self._year), answers)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return
        self.accept()


def begin_year(
    class_file: ClassFile,
    desk: Desk,
    rooms: Sequence[Room],
    backup: Callable[[], object],
    window: QWidget,
) -> None:
    """Let the teacher begin the next school year, unless it has been begun."""
    today = desk.today()
    with class_file.reading() as unit:
        school = school_class(unit)
    year = year_to_begin(school, today)
    if year is None:
        words = tr("{school_year} has been begun already. The next one can be begun in July.")
        called = show_school_year(begun(school) or school_year_of(today))
        desk.messages.tell(words.format(school_year=called))
        return
    NewYearDialog(class_file, desk, rooms, year, backup, window).open()


def _asked_of(rooms: Sequence[Room], class_file: ClassFile, desk: Desk) -> list[YearPart]:
    """Return what the rooms ask; who leaves comes first."""
    found = [
        part
        for room in rooms
        if room.new_year is not None
        for part in room.new_year(class_file, desk.today())
        if part.lines
    ]
    return sorted(found, key=lambda part: not part.leaving)


def _card(title: str, form: RecordForm) -> Card:
    card = Card(title)
    card.add(form)
    return card
