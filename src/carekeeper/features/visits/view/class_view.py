"""The visits of the class: the table, the round that is planned, meetings, who comes home."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from carekeeper.core import dates
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.visits.facts import Contact, meeting_at
from carekeeper.features.visits.facts.meetings import MEETING, told
from carekeeper.features.visits.facts.rounds import House, Round, at_hand, moved, round_name
from carekeeper.features.visits.store import Visits
from carekeeper.features.visits.view.hotline_page import HotlinePage
from carekeeper.features.visits.view.round_card import RoundCard
from carekeeper.features.visits.view.round_page import RoundPage
from carekeeper.records.class_tab import ClassTab
from carekeeper.records.class_table import ClassTable
from carekeeper.records.pages import lately
from carekeeper.records.tab import ClassView, RecordsTab
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import fill, grow, in_column, in_row
from carekeeper.widgets.open_row import OpenLine, OpenRows
from carekeeper.widgets.parts import Button, Card, Label, scrolled

_AHEAD = mark(
    "This date is still to come. If you have been there already, fill in that date first."
)
_SIDE = 300
_AT_ONCE = 5


class VisitsClass(ClassView):
    """What stands around the table of the visits, and the pages for meetings and for a round."""

    card_confirmed = Signal(int, object)
    """The card of a student was gone through with the family on a day."""

    def __init__(
        self,
        tab: RecordsTab,
        table: ClassTable,
        visits: Visits,
        meetings: Callable[[], ClassTab],
    ) -> None:
        super().__init__()
        self._tab = tab
        self._table = table
        self._visits = visits
        self._make_meetings = meetings
        self._meetings: ClassTab | None = None
        self._round: Round | None = None
        self.round = RoundCard(tab.desk.today)
        self.page = RoundPage(visits.records, tab.desk.today)
        self.hotline = HotlinePage(visits.hotline, tab.desk.today)
        self._rows = {
            "rounds": OpenRows(lined_up=True),
            "meetings": OpenRows(tr("No meeting yet."), "no_meeting", lined_up=True),
            "hotline": OpenRows(tr("Nobody has a turn yet."), "no_turn", lined_up=True),
            "returns": OpenRows(
                tr("It is not known yet who comes home when."), "no_return", lined_up=True
            ),
        }
        self._overview = QWidget()
        self._pages = QStackedWidget()
        self._plan = Button(
            tr("Plan a round"), icon="map-pin", name="plan_round", on_click=self._plan_round
        )
        self._meet = Button(
            tr("Open meetings"),
            icon="users-round",
            name="open_meetings",
            on_click=self._open_meetings,
        )
        self._arrange()
        self._connect()

    @override
    def show_class(self) -> None:
        if self._pages.currentWidget() is self.hotline:
            self.hotline.load()
        elif self._pages.currentWidget() is self.page:
            self._look_again()
        elif self._pages.currentWidget() is self._overview:
            self._show_overview()

    def _look_again(self) -> None:
        """Show the houses of the round as they are noted now; a round that is gone is left."""
        wanted = self._round.id if self._round else None
        self._round = next((one for one in self._visits.rounds.all() if one.id == wanted), None)
        if self._round is None:
            self._back()
        else:
            self.page.look_again(*self._houses(self._round))

    def _show_overview(self) -> None:
        rounds = self._visits.rounds.all()
        known = {one.id: one for one in rounds}
        self._round = known.get(self._round.id) if self._round else None
        self._show_round(self._round or at_hand(rounds, self._tab.desk.today()))
        others = [self._round_line(one) for one in rounds if one != self._round]
        self._earlier.setVisible(bool(others))
        for name, lines in (
            ("rounds", others),
            ("meetings", self._meeting_lines()),
            ("hotline", self._turn_lines()),
            ("returns", self._return_lines()),
        ):
            self._rows[name].show_lines(lines)

    @override
    def go_to(self, place: Place) -> None:
        if place.kind == MEETING.table:
            self._open_meetings()
            assert self._meetings is not None
            self._meetings.go_to(place)
            return
        if place.kind == "visit_rounds":
            self._choose(self._visits.rounds.get(place.record_id))

    @override
    def flush(self) -> bool:
        told = [self.round.form.flush(), self.page.flush(), self.hotline.flush()]
        told.append(self._meetings is None or self._meetings.flush())
        return all(told)

    @override
    def buttons(self) -> list[QWidget]:
        return [self._meet, self._plan]

    # -- rounds

    def _plan_round(self) -> None:
        marked = self._table.marked_ids()
        if not marked:
            self._tab.desk.messages.tell(tr("Tick in the list whom you want to visit."))
        elif self.flush():
            number = self._visits.rounds.plan(marked)
            self._table.unmark()
            self._choose(self._visits.rounds.get(number))
            self.round.form.focus_field("held_on")

    def _choose(self, made: Round) -> None:
        if self.flush():
            self._round = made
            self._pages.setCurrentIndex(0)
            self.show_class()

    def _show_round(self, made: Round | None) -> None:
        self._round = made
        self.round.setVisible(made is not None)
        if made is not None:
            self.round.show_round(made, self._visits.rounds.houses(made))

    def _save(self, field: str, value: object) -> None:
        if self._round is None:
            return
        try:
            self._visits.rounds.change(self._round, {field: value}, initiator=self._tab)
        except CareKeeperError as problem:
            self.round.form.refuse(field, problem.sentence)
            return
        self.show_class()

    def _move(self, here: int, to: int) -> None:
        if self._round is not None:
            self._change_stops(moved(self._round, self._stops(), here, to))

    def _remove(self, place: int) -> None:
        if self._round is not None:
            out = self._stops()[place]
            self._change_stops(tuple(one for one in self._round.stops if one != out))

    def _change_stops(self, stops: tuple[str, ...]) -> None:
        assert self._round is not None
        self._visits.rounds.change(self._round, {"stops": stops}, initiator=self._tab)
        self.show_class()

    def _stops(self) -> tuple[str, ...]:
        """Return the houses as the list shows them, without students in the recycle bin."""
        houses = self._visits.rounds.houses(self._round) if self._round else []
        return tuple(str(house.student.id) for house in houses)

    def _bin(self) -> None:
        if self._round is not None:
            self._visits.rounds.bin(self._round)
            self._round = None
            self.show_class()

    def _print(self) -> None:
        if self._round is not None and self.flush():
            self._tab.desk.print_requested.emit(Wish("round", record_id=self._round.id))

    def _enter(self) -> None:
        if self._round is None or not self.flush():
            return
        if self._round.held_on is None or self._round.held_on > self._tab.desk.today():
            self.round.form.focus_field("held_on")
            self.round.form.refuse("held_on", tr(_AHEAD))
            return
        title = round_name({"held_on": self._round.held_on})
        self.page.show_houses(title, *self._houses(self._round))
        self._pages.setCurrentWidget(self.page)

    def _houses(self, made: Round) -> tuple[list[House], Callable[[House], Contact]]:
        return self._visits.rounds.houses(made), partial(self._draft, made)

    def _draft(self, made: Round, house: House) -> Contact:
        return self._visits.at_house(made, house.student.id)

    def _back(self) -> None:
        self._pages.setCurrentIndex(0)
        self.show_class()

    def _confirm(self, student_id: int) -> None:
        if self._round is not None:
            self.card_confirmed.emit(student_id, self._round.held_on)

    def _round_line(self, made: Round) -> OpenLine:
        n = len(made.stops)
        return OpenLine(
            name=f"visit_rounds_{made.id}",
            words=tr("Round of {day}").format(day=self._day(made.held_on)),
            about=trn("{n} house", "{n} houses", n).format(n=n),
            opens=partial(self._choose, made),
        )

    # -- meetings and who comes home

    def _open_meetings(self) -> None:
        if not self.flush():
            return
        if self._meetings is None:
            self._meetings = self._make_meetings()
            self._pages.addWidget(self._page_of(self._meetings))
        parent = self._meetings.parentWidget()
        assert parent is not None
        self._pages.setCurrentWidget(parent)

    def _page_of(self, meetings: ClassTab) -> QWidget:
        page = QWidget()
        page.setObjectName("meetings_page")
        back = Button(
            tr("Back to the class"), icon="arrow-left", name="meetings_back", on_click=self._leave
        )
        head = in_row(gap=12, margins=(20, 0, 20, 0))
        fill(head, back, grow(Label(tr("Meetings"), "section")), *meetings.header_actions())
        in_column(head, grow(meetings), gap=10, on=page)
        return page

    def _leave(self) -> None:
        if self.flush():
            self._back()

    def _meeting_lines(self) -> list[OpenLine]:
        return [
            OpenLine(
                name=f"meeting_{one.id}",
                words=self._day(one.held_on),
                about=told(one).title,
                opens=partial(self.go_to, meeting_at(one.id)),
            )
            for one in lately(self._visits.meetings, None, most=_AT_ONCE)
        ]

    def _day(self, day: date | None) -> str:
        return "" if day is None else dates.show_near(day, self._tab.desk.today())

    def _turn_lines(self) -> list[OpenLine]:
        return [
            OpenLine(
                name=f"turn_{turn.weekday}",
                words=turn.when,
                about=tr(", ").join(one.called() for one in turn.partakers),
                opens=self._open_hotline,
            )
            for turn in self._visits.hotline.turns()
            if turn.partakers
        ]

    def _open_hotline(self) -> None:
        if self.flush():
            self.hotline.load()
            self._pages.setCurrentWidget(self.hotline)

    def _print_hotline(self) -> None:
        self._tab.desk.print_requested.emit(Wish("hotline"))

    def _return_lines(self) -> list[OpenLine]:
        month = self._tab.desk.today().replace(day=1)
        ask = self._tab.desk.place_requested.emit
        return [
            OpenLine(
                name=f"return_{one.student_id}",
                words=dates.show_loose(one.on),
                about=tr("{student}'s {parent}").format(student=one.student, parent=one.parent),
                opens=partial(ask, Place("guardians", one.student_id)),
            )
            for one in self._visits.returns()
            if dates.loose_first_day(one.on) >= month
        ]

    def _connect(self) -> None:
        card = self.round
        card.committed.connect(self._save)
        card.moved.connect(self._move)
        card.removed.connect(self._remove)
        card.bin_requested.connect(self._bin)
        card.print_requested.connect(self._print)
        card.entering_requested.connect(self._enter)
        self.page.left.connect(self._back)
        self.page.card_confirmed.connect(self._confirm)
        self.hotline.left.connect(self._back)
        self.hotline.print_requested.connect(self._print_hotline)
        self._table.marked.connect(self._count)
        self._count()

    def _count(self) -> None:
        n = len(self._table.marked_ids())
        words = tr("Plan a round ({n})").format(n=n) if n else tr("Plan a round")
        self._plan.setText(words)

    def _arrange(self) -> None:
        self._earlier = Card(tr("Other rounds"), name="rounds_card")
        meetings = Card(tr("Meetings"), name="meetings_card")
        returns = Card(tr("Who comes home when"), name="returns_card")
        edit = Button(tr("Plan turns"), look="link", name="plan_turns", on_click=self._open_hotline)
        turns = Card(tr("Turns on the hotline"), right=edit, name="turns_card")
        for name, card in (
            ("rounds", self._earlier),
            ("meetings", meetings),
            ("hotline", turns),
            ("returns", returns),
        ):
            card.body.addLayout(self._rows[name])
        side = QWidget()
        column = in_column(gap=12, margins=(0, 0, 20, 16), on=side)
        fill(column, self.round, meetings, turns, returns, self._earlier, grow())
        area = scrolled(side, name="visits_side")
        area.setFixedWidth(theme.px(_SIDE))
        in_row(grow(self._table), area, gap=0, on=self._overview)
        self._pages.addWidget(self._overview)
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.hotline)
        in_column(self._pages, on=self)
