"""The tab of the day: what is due in all rooms, done from its own line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QVBoxLayout, QWidget

from carekeeper.core import dates
from carekeeper.core.changes import Changed
from carekeeper.core.due import Urgency
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.room import NEXT, DueItem, Rate
from carekeeper.today import facts
from carekeeper.today.store import Agenda
from carekeeper.today.view.page import DueLine, GroupCard
from carekeeper.today.view.side import ComingCard, PostponedCard, RateLine
from carekeeper.widgets import theme
from carekeeper.widgets.beside import Beside
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Card
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.labels import Label
from carekeeper.widgets.notices import Banner, Hint
from carekeeper.widgets.tab import RoomTab

_SIDE_WIDTH, _LINES_LEAST = 300, 560
_SETTLE = 1200
"""Milliseconds that a line stays in its place after it is done."""
_REASONS = (
    mark("done in another way"),
    mark("not needed this time"),
    mark("the student is away"),
)


class TodayTab(RoomTab):
    """What is due, by urgency; the figures of the class; what comes soon."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        agenda: Agenda,
        *,
        week: Callable[[], str],
        faces: Callable[[], Mapping[int, tuple[str, bytes | None]]],
    ) -> None:
        super().__init__(desk, "today_tab")
        self._class_file = class_file
        self._agenda = agenda
        self._week = week
        self._faces = faces
        self.reads = agenda.reads
        self._shown: object = None
        self._day = Label("", "page", name="today_day")
        self._summary = Label("", "second", wrap=True, name="today_summary")
        self._make_buttons()
        # One menu for good: PySide can crash when a menu that closes takes its actions with it.
        self._menu = QMenu(self)
        self._menu.setObjectName("today_menu")
        self._cards: list[GroupCard] = []
        self._lines = QVBoxLayout()
        self._side = QVBoxLayout()
        self._scroll = QScrollArea()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE)
        self._settling.timeout.connect(self._look_again)
        self._arrange()

    def _make_buttons(self) -> None:
        """Make the buttons of the head: for the cards, or for the talks while some are due."""
        desk = self.desk
        self._print = Button(
            tr("Print contact cards…"),
            icon="printer",
            look="primary",
            name="today_print",
            on_click=lambda: desk.print_requested.emit(Wish("cards")),
        )
        self._print_talks = Button(
            tr("Print the talks of the month…"),
            icon="printer",
            name="today_print_talks",
            on_click=lambda: desk.print_requested.emit(Wish("talk-sheets")),
        )
        self._write_talk = Button(
            tr("Note a talk"),
            icon="plus",
            look="primary",
            name="today_write_talk",
            on_click=lambda: self._start_talk(),  # noqa: PLW0108 - a click carries nothing
        )

    @override
    def load(self) -> None:
        """Gather what is due and show it."""
        self._settling.stop()
        today = self.desk.today()
        items = self._agenda.items()
        students = self._faces()
        shown = (today, self._week(), items, self._agenda.rates(), students)
        if shown == self._shown:
            return
        self._shown = shown
        self._day.setText(
            tr("{weekday}, {day}").format(
                day=dates.show_short(today), weekday=dates.show_weekday(today)
            )
        )
        self._summary.setText(self._sum_up(items))
        self._offer(bool(students), facts.talk_to_hold(items) is not None)
        place = self._place_of_cursor()
        if place is not None:  # a button that goes would hand it on, and the page would jump
            self._scroll.setFocus()
        empty(self._lines)
        empty(self._side)
        self._show_groups(items, students)
        self._show_side(items, students)
        if place is not None:
            self._put_cursor(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing searches: on this page there is nothing else to type into."""
        typed = event.text().strip()
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if typed and typed.isprintable() and not event.modifiers() & commands:
            self.desk.action_requested.emit(f"find:{typed}")
        else:
            super().keyPressEvent(event)

    @override
    def show_student(self, student_id: int | None) -> None:
        """Stay as it is: this page shows all students."""

    @override
    def note_change(self, changed: Changed) -> None:
        """Look again after a change; lines that are done stay for a moment, pale.

        What slides under the pointer then would be taken for what was there.
        """
        done = self._lines_done() if self.isVisible() else []
        if not done:
            super().note_change(changed)
            return
        for line in done:
            line.show_done()
        self._settling.start()

    def _lines_done(self) -> list[DueLine]:
        """Return the lines in sight that are not due any more."""
        here = self._agenda.items()
        lines = [line for card in self._cards for line in card.lines]
        return [line for line in lines if line.item not in here]

    def _offer(self, students: bool, talks: bool) -> None:
        """Offer what the day asks for: a talk, or else the cards to give out."""
        self._print.setVisible(students and not talks)
        self._print_talks.setVisible(talks)
        self._write_talk.setVisible(talks)

    def _start_talk(self) -> None:
        item = facts.talk_to_hold(self._agenda.items())
        if item is not None:
            self._act(item)

    def _sum_up(self, items: list[DueItem]) -> str:
        parts = [self._week()]
        due = facts.pressing(items)
        late = [item for item in due if item.urgency == Urgency.LATE]
        ending = [item for item in due if item.urgency == Urgency.ENDING]
        if not due:
            parts.append(tr("Nothing is due today."))
        elif late:
            text = trn("{n} thing to do, {m} overdue.", "{n} things to do, {m} overdue.", len(due))
            parts.append(text.format(n=len(due), m=len(late)))
        elif ending:
            text = trn(
                "{n} thing to do, {m} due soon.",
                "{n} things to do, {m} due soon.",
                len(due),
            )
            parts.append(text.format(n=len(due), m=len(ending)))
        else:
            text = trn("{n} thing is due today.", "{n} things are due today.", len(due))
            parts.append(text.format(n=len(due)))
        week, sentence = parts
        return tr("{week} {sentence}").format(week=week, sentence=sentence) if week else sentence

    def _place_of_cursor(self) -> int | None:
        """Return the number of the line that the cursor is in, None when it is in none."""
        cursor = QApplication.focusWidget()
        lines = [line for card in self._cards for line in card.lines]
        here = (n for n, line in enumerate(lines) if cursor and line.isAncestorOf(cursor))
        return next(here, None)

    def _put_cursor(self, place: int) -> None:
        """Go on with the line that has come into the place of the one that is done."""
        lines = [line for card in self._cards for line in card.lines]
        if lines:
            lines[min(place, len(lines) - 1)].button.setFocus()

    def _show_groups(
        self, items: list[DueItem], students: Mapping[int, tuple[str, bytes | None]]
    ) -> None:
        unfolded = {card.title.text() for card in self._cards if card.unfolded}
        self._cards = []
        groups = facts.groups(items, self._agenda.rooms)
        for group in groups:
            card = GroupCard(
                group,
                lambda item: students.get(item.student_id or 0, ("", None))[1],
                unfolded=group.title in unfolded,
            )
            self._cards.append(card)
            card.acted.connect(self._act)
            card.opened.connect(self._open)
            card.later.connect(self._offer_later)
            self._lines.addWidget(card)
        steps = facts.next_steps(items)
        for step in reversed(steps):
            self._lines.insertWidget(0, self._banner(step))
        if not students:
            self._lines.addWidget(self._empty_class(), 1)
        elif not groups and not steps:
            done = tr("Everything is done for the students. What becomes due next appears here.")
            self._lines.addWidget(Hint("circle-check", done))
        self._lines.addStretch(1)

    def _empty_class(self) -> Hint:
        hint = Hint(
            "users-round",
            tr("The class is still empty. Drag the file of the list here, or paste the list."),
            tr("Import the class list…"),
            more=tr("One name a line is enough. Everything else can follow later."),
            name="today_empty",
        )
        hint.acted.connect(lambda: self.desk.action_requested.emit("bring_in"))
        return hint

    def _show_side(
        self, items: list[DueItem], students: Mapping[int, tuple[str, bytes | None]]
    ) -> None:
        rates = self._agenda.rates()
        if rates and students:
            card = Card(tr("Left-behind students: {n}").format(n=rates[0].of))
            for rate in rates:
                line = RateLine(rate)
                line.asked.connect(self._list_missing)
                card.add(line)
            self._side.addWidget(card)
        soon = facts.coming(items)
        if soon:
            coming = ComingCard(soon, self.desk.today())
            coming.opened.connect(self._open)
            self._side.addWidget(coming)
        waiting = self._agenda.postponed()
        if waiting:
            put_off = PostponedCard(waiting)
            put_off.brought_back.connect(self._agenda.bring_back)
            self._side.addWidget(put_off)
        for item in facts.of_the_class(items):
            if item.action == NEXT:
                continue
            self._side.addWidget(self._banner(item))
        self._side.addStretch(1)

    def _banner(self, item: DueItem) -> Banner:
        banner = Banner(
            "due",
            item.reason,
            title=item.title,
            icon=item.icon,
            action=item.action_label,
            name=f"due_{item.action}" if item.action != NEXT else f"next_{item.place.field}",
        )
        banner.acted.connect(lambda: self._act(item))
        return banner

    def _act(self, item: DueItem) -> None:
        room = self._agenda.room_of(item)
        if room.act is None or item.action in ("", NEXT):
            self.desk.place_requested.emit(item.place)
            return
        try:
            room.act(item, self._class_file, self.desk)
        except CareKeeperError as problem:
            self.desk.messages.failed(problem)

    def _offer_later(self, item: DueItem, button: QWidget) -> None:
        today = self.desk.today()
        menu = self._menu
        menu.clear()
        for text, days in (
            (tr("Tomorrow"), 1),
            (tr("In three days"), 3),
            (tr("In a week"), 7),
        ):
            action = menu.addAction(text)
            day = today + timedelta(days=days)
            action.triggered.connect(partial(self._agenda.postpone, item, day))
        menu.addSeparator()
        for reason in _REASONS:
            action = menu.addAction(tr("Tick off: {reason}").format(reason=tr(reason)))
            action.triggered.connect(partial(self._agenda.tick_off, item, tr(reason)))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _open(self, item: DueItem) -> None:
        if item.student_id is not None:
            self.desk.place_requested.emit(Place(item.room, item.student_id))

    def _list_missing(self, rate: Rate) -> None:
        if not rate.missing:
            return
        menu = self._menu
        menu.clear()
        students = self._faces()
        for number in rate.missing:
            name = students.get(number, ("", None))[0]
            action = menu.addAction(name)
            action.triggered.connect(partial(self._show_file, number))
        menu.popup(QCursor.pos())

    def _show_file(self, student_id: int) -> None:
        self.desk.place_requested.emit(Place("students", StudentId(student_id)))

    def _arrange(self) -> None:
        head = in_row(grow(in_column(self._day, self._summary, gap=2)), gap=12)
        for button in (self._print, self._print_talks, self._write_talk):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._lines.setSpacing(12)
        self._side.setSpacing(12)
        lines, side = QWidget(), QWidget()
        for part, layout in ((lines, self._lines), (side, self._side)):
            layout.setContentsMargins(0, 0, 0, 0)
            part.setLayout(layout)
        columns = Beside(lines, side, theme.px(_SIDE_WIDTH), least=theme.px(_LINES_LEAST))
        page = QWidget()
        page.setProperty("look", "page")
        in_column(head, grow(columns), gap=12, margins=(20, 14, 20, 20), on=page)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        in_column(scroll, on=self)
