"""The tab of the talks: click a month of a student, write, done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carekeeper.core.errors import CareKeeperError, Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.school_year import school_year_of, show_school_year
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.talks.facts import TALK, rules
from carekeeper.features.talks.facts.record import Talk
from carekeeper.features.talks.facts.rules import GridRow
from carekeeper.features.talks.store import Talks
from carekeeper.features.talks.view.form import Shown
from carekeeper.features.talks.view.page import TalksPage
from carekeeper.records.kind import said_at
from carekeeper.records.phrases import Phrases
from carekeeper.widgets.boxes import in_column
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Button
from carekeeper.widgets.tab import RoomTab

_ROOM = "talks"
_PAPER = "talk-sheets"
_NEW = 0


class TalksTab(RoomTab):
    """Puts the page and the stores together. A new record is written with its first word."""

    reads = frozenset({"talks", "students", "guardians", "terms", "due_rules", "due_ticks"})

    def __init__(self, talks: Talks, phrases: Phrases, desk: Desk) -> None:
        super().__init__(desk, "talks_tab")
        self._talks = talks
        self._phrases = phrases
        self._month = rules.month_of(desk.today())
        self._year = school_year_of(desk.today())
        self._talk_id: int | None = None
        self._rows: list[GridRow] = []
        self.page = TalksPage(desk.today, phrases.of)
        self._print = Button(
            icon="printer",
            look="primary",
            name="print_talks",
            on_click=lambda: self._ask_print(),  # noqa: PLW0108 - a click carries nothing
        )
        in_column(self.page, on=self)
        self._connect()
        self._label_print()

    @override
    def load(self) -> None:
        """Read the grid and what stands beside it, and show them."""
        self._show_grid()
        if self.student_id is None:
            self._show_class()
            return
        try:
            self._show_month()
        except LookupError:
            # The student was moved to the recycle bin; the window turns to the class.
            self._show_class()

    @override
    def show_student(self, student_id: int | None) -> None:
        if student_id == self.student_id:
            return
        self.save_what_can_be()
        self._talk_id = None
        if student_id is None:
            self._go_to_today()
        super().show_student(student_id)

    @override
    def flush(self) -> bool:
        return self.page.panel.shown is None or self.page.panel.flush()

    @override
    def header_actions(self) -> list[QWidget]:
        return [self._print]

    @override
    def class_summary(self) -> str:
        held, to_go = rules.counts(self._rows, self._month)
        words = tr("{year}   {month}: {n} talked to, {m} to go")
        return words.format(
            year=show_school_year(self._year),
            month=rules.month_name(self._month),
            n=held,
            m=to_go,
        )

    def open_month(self, student_id: int, month: str, talk_id: int | None = None) -> None:
        """Open a month of a student to write in, or one talk of it."""
        if not self.all_saved():
            return
        if student_id != self.student_id:
            self.desk.place_requested.emit(Place(_ROOM, StudentId(student_id)))
        if month != self._month or talk_id is not None:
            self._month, self._year = month, rules.year_of(month)
            self._talk_id = talk_id
        self.load()
        self._label_print()
        if self.student_id is not None and not self._is_ahead():
            self.page.panel.start("topics")

    # -- showing

    def _read(self) -> list[GridRow]:
        return self._talks.grid(self._year, self.desk.today())

    def _show_grid(self) -> None:
        self._rows = self._read()
        everybody = self.page.whose.current() == "all"
        shown = [row for row in self._rows if everybody or self._belongs(row)]
        self.page.whose.set_label(
            "asked", tr("To talk with: {n}").format(n=sum(row.asked for row in self._rows))
        )
        self.page.whose.set_label("all", tr("Whole class: {n}").format(n=len(self._rows)))
        self.page.year.show_year(self._year, school_year_of(self.desk.today()))
        self.page.grid.show_rows(shown, rules.month_of(self.desk.today()))
        self.page.grid.show_open(self.student_id, self._month if self.student_id else "")

    def _belongs(self, row: GridRow) -> bool:
        talked_with = any(cell.held for cell in row.cells)
        return row.asked or talked_with or row.student_id == self.student_id

    def _show_class(self) -> None:
        todo = self._talks.open_follow_ups(self.desk.today())
        self.page.panel.shown = None
        self.page.side.show_class(self._rows, self._month, todo)
        self.page.show_side()

    def _is_ahead(self) -> bool:
        return rules.span_of(self._month)[0] > self.desk.today()

    def _show_month(self) -> None:
        assert self.student_id is not None
        if self._is_ahead():
            self.page.panel.shown = None
            self.page.show_ahead()
            return
        shown = self._shown(self.student_id)
        before = self.page.panel.shown
        if shown.talk.id or not shown.talks:
            self._talk_id = shown.talk.id or None
        if before is not None and _same(before, shown):
            self.page.panel.show_again(shown)
        else:
            self.page.panel.suggest_places(self._talks.used("place"))
            self.page.panel.show_talk(shown)
        self.page.show_panel()

    def _shown(self, student_id: StudentId) -> Shown:
        talks = tuple(self._talks.of_month(student_id, self._month))
        chosen = next((one for one in talks if one.id == self._talk_id), None)
        if chosen is None and talks and self._talk_id != _NEW:
            chosen = talks[-1]
        talk = chosen or self._draft(student_id)
        last = self._talks.last_before(talk)
        name = self._talks.name_of(student_id)
        return Shown(student_id, name, self._month, talks, talk, last)

    def _draft(self, student_id: StudentId) -> Talk:
        """Return the new record; what was set in it and not written yet stays."""
        shown = self.page.panel.shown
        if (
            shown is not None
            and not shown.talk.id
            and (shown.student_id, shown.month) == (student_id, self._month)
        ):
            return shown.talk
        return self._talks.draft(student_id, self._month)

    def _label_print(self) -> None:
        month = rules.month_name(self._month)
        self._print.setText(tr("Print the records of {month}…").format(month=month))

    # -- writing

    def _save(self, field: str, value: object) -> None:
        shown = self.page.panel.shown
        if shown is None:
            return
        try:
            if shown.talk.id:
                self._talks.change(shown.talk.id, {field: value}, initiator=self)
            number = shown.talk.id or self._add(shown, field, value)
        except Invalid as problem:
            self.page.panel.refuse(field, said_at(TALK, field, problem))
            return
        except CareKeeperError as problem:
            self.page.panel.refuse(field, problem.sentence)
            return
        self._follow(self._talks.get(number))

    def _add(self, shown: Shown, field: str, value: object) -> int:
        draft = shown.talk
        values = {
            "held_on": draft.held_on,
            "occasion": draft.occasion,
            "manner": draft.manner,
            "talked_by": draft.talked_by,
            field: value,
        }
        year = rules.year_of(shown.month)
        return self._talks.add(shown.student_id, values, year=year, initiator=self)

    def _follow(self, talk: Talk) -> None:
        """Show a talk that was written just now, in the month of its day."""
        shown = self.page.panel.shown
        if shown is None:
            return
        self._talk_id = talk.id
        if talk.held_on is not None:
            self._month = rules.month_of(talk.held_on)
        if self.student_id == shown.student_id:
            talks = tuple(self._talks.of_month(shown.student_id, self._month))
            last = self._talks.last_before(talk)
            self.page.panel.show_again(
                Shown(shown.student_id, shown.name, self._month, talks, talk, last)
            )
        self._show_grid()
        self._label_print()

    def _choose(self, talk_id: int) -> None:
        if not self.all_saved():
            return
        self._talk_id = talk_id
        self._show_month()
        if talk_id == _NEW:
            self.page.panel.start("topics")

    def _bin(self) -> None:
        shown = self.page.panel.shown
        if shown is None or not shown.talk.id:
            return
        self.save_what_can_be()
        self._talk_id = None
        self._talks.bin(shown.talk.id)

    def _mark_done(self, talk_id: int) -> None:
        self.save_what_can_be()
        self._talks.change(talk_id, {"follow_up_done_on": self.desk.today()})

    # -- going

    def _turn_year(self, year: int) -> None:
        if not self.all_saved():
            self.page.year.show_year(self._year, school_year_of(self.desk.today()))
            return
        self._year = year
        months = rules.months_of(year)
        now = rules.month_of(self.desk.today())
        self._month = now if now in months else months[0]
        self._talk_id = None
        self.load()
        self._label_print()

    def _go_to_today(self) -> None:
        self._month = rules.month_of(self.desk.today())
        self._year = school_year_of(self.desk.today())
        self._label_print()

    @override
    def go_to(self, place: Place) -> None:
        if place.student_id is not None:
            month = place.month or rules.month_of(self.desk.today())
            self.open_month(place.student_id, month, place.record_id or None)

    def _ask_print(self) -> None:
        if not self.all_saved():
            return
        ids = () if self.student_id is None else (self.student_id,)
        self.desk.print_requested.emit(Wish(_PAPER, ids, self._month))

    def _ask_print_one(self) -> None:
        shown = self.page.panel.shown if self.all_saved() else None
        if shown is not None and shown.talk.id:
            wish = Wish(_PAPER, (shown.student_id,), shown.month, shown.talk.id)
            self.desk.print_requested.emit(wish)

    def _connect(self) -> None:
        page, panel = self.page, self.page.panel
        page.grid.opened.connect(self._open_from_grid)
        page.side.asked.connect(lambda key: self.open_month(key, self._month))
        page.side.done.connect(self._mark_done)
        page.year.turned.connect(self._turn_year)
        page.whose_changed.connect(lambda _side: self._show_grid())
        panel.committed.connect(self._save)
        panel.switch.chosen.connect(self._choose)
        panel.bin_requested.connect(self._bin)
        panel.print_requested.connect(self._ask_print_one)
        panel.last.done.connect(self._mark_done)
        for button in panel.phrase_buttons:
            button.kept.connect(lambda place, text: self._phrases.add(place, text, initiator=self))
            button.removed.connect(lambda key: self._phrases.remove(key, initiator=self))

    def _open_from_grid(self, student_id: int, month: str) -> None:
        self.open_month(student_id, month or self._month)


def _same(before: Shown, after: Shown) -> bool:
    key = (before.student_id, before.month, before.talk.id)
    return key == (after.student_id, after.month, after.talk.id)
