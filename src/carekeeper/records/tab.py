"""The tab of a dated record: what was before at the left, what is being written at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.records import pages
from carekeeper.records.aside import Aside
from carekeeper.records.class_table import ClassTable, Filter
from carekeeper.records.kind import Told
from carekeeper.records.open_record import Book, OpenRecord
from carekeeper.records.phrases import Phrases
from carekeeper.records.timeline import RecordList
from carekeeper.widgets.boxes import holding, in_row
from carekeeper.widgets.cards import beside_bar
from carekeeper.widgets.columns import Column
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Button, Hint, scrolled
from carekeeper.widgets.tab import RoomTab

_BAR = 10
"""Pixels of a bar to scroll, as the style sheet has them."""
_LIST_SHARE, _ASIDE_SHARE = 54, 28
"""The width of the list, beside what is open in all the rest of a hundred, or what stands aside."""


class ClassView(QWidget):
    """What a room shows around the table of the class, and other pages of the class as a whole."""

    def show_class(self) -> None:
        """Read and show what there is of the class beside the table."""
        raise NotImplementedError

    def go_to(self, place: Place) -> None:
        """Open the record of the class that a place means."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Save what is typed; False when some of it cannot be right."""
        raise NotImplementedError

    def buttons(self) -> list[QWidget]:
        """Return the buttons that stand in the head while the class is shown."""
        raise NotImplementedError


class Parts(Struct, frozen=True, kw_only=True):
    """What a room gives to the tab of its records.

    `others` are kinds of records that are written in this tab beside its own, opened from what
    stands `aside`. `lines` reads the class, a line with its `student` for each; `columns` and
    `filters` show it, `summary` sums it up in a sentence, `around` makes what stands around the
    table. The words are source texts.
    """

    book: Book
    told: Callable[[Any], Told]
    lines: Callable[[], Sequence[Any]]
    columns: Sequence[Column]
    filters: Sequence[Filter]
    summary: Callable[[Sequence[Any]], str]
    new: str
    empty: str
    reads: frozenset[str]
    others: Sequence[Book] = ()
    aside: Aside | None = None
    around: Callable[[RecordsTab, ClassTable], ClassView] | None = None


class RecordsTab(RoomTab):
    """Puts list, panels, class table and store together. A record is kept with its first word."""

    def __init__(self, phrases: Phrases, desk: Desk, parts: Parts) -> None:
        self.reads = parts.reads
        self._records = parts.book.records
        dated = self._records.dated
        super().__init__(desk, f"{dated.room}_tab")
        self._parts = parts
        self.list = RecordList(dated, parts.told, desk.today, parts.empty)
        closes = parts.aside is not None
        self._books = {
            book.records.dated.table: OpenRecord(self, book, phrases, closes=closes)
            for book in (parts.book, *parts.others)
        }
        self._own = self._books[dated.table]
        self._opened: OpenRecord | None = None
        self.panel = self._own.panel
        self.table = ClassTable(dated.table, mark("The class"), parts.columns, parts.filters)
        hint = Hint(dated.icon, tr(parts.empty), name=f"{dated.table}_hint")
        self._rest: QWidget = hint if parts.aside is None else parts.aside
        self._beside = QStackedWidget()
        self._new = Button(
            tr(parts.new),
            icon="plus",
            look="primary",
            name=f"new_{dated.table}",
            on_click=partial(self._begin, self._own),
        )
        self._print = Button(
            tr("Print…"), icon="printer", name=f"print_{dated.table}", on_click=self._ask_print
        )
        self._class = None if parts.around is None else parts.around(self, self.table)
        self._of_class: QWidget = self.table if self._class is None else self._class
        own = [] if self._class is None else self._class.buttons()
        self._pair = self._arranged()
        self.arrange((self._pair, self._of_class), (*own, self._print, self._new))
        self._connect()

    @override
    def load(self) -> None:
        """Read the records of the student, or the class, and show them."""
        self._new.setVisible(self.student_id is not None)
        for button in [] if self._class is None else self._class.buttons():
            button.setVisible(self.student_id is None)
        if self.student_id is None:
            self.table.show_lines(self._parts.lines())
            if self._class is not None:
                self._class.show_class()
            self.turn_to(self._of_class)
            return
        self.turn_to(self._pair)
        self._show_list()
        self._show_aside()
        self._show_opened()

    @override
    def show_student(self, student_id: int | None) -> None:
        if student_id != self.student_id and self.flush():
            self._let_go()
        super().show_student(student_id)

    @override
    def go_to(self, place: Place) -> None:
        """Open the record that a place means, or a new one."""
        if place.student_id is None and self._class is not None:
            self._class.go_to(place)
            return
        opened = self._books.get(place.kind, self._own)
        if place.record_id:
            self._open_one(opened, place.record_id)
        elif place.begin:
            self._begin(opened)

    @override
    def flush(self) -> bool:
        of_class = self._class is None or self._class.flush()
        return of_class and (self._opened is None or self._opened.flush())

    @override
    def class_summary(self) -> str:
        return self._parts.summary(self.table.lines())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for opened in self._books.values():
            opened.panel.fit(beside_bar(self._beside))

    # -- showing

    def _show_list(self) -> None:
        assert self.student_id is not None
        read = partial(pages.lately, self._records, self.student_id)
        counts = pages.counts(self._records, self.student_id)
        self.list.show_pages(read, counts, self._own.number)

    def _show_aside(self) -> None:
        if self._parts.aside is not None and self.student_id is not None:
            self._parts.aside.show_student(self.student_id)

    def _show_opened(self) -> None:
        """Show the open record as it is kept now; one that is gone is let go."""
        if self._opened is not None:
            self._opened.look_again(self._found(self._opened, self._opened.number))
            if self._opened.record is not None:
                self._show_panel(self._opened)
                return
        self._let_go()

    def _show_panel(self, opened: OpenRecord) -> None:
        self._opened = opened
        self._beside.setCurrentIndex(list(self._books.values()).index(opened))
        self._widen(100 - _LIST_SHARE)
        self.list.show_opened(self._own.number)

    def _let_go(self) -> None:
        if self._opened is not None:
            self._opened.record = None
        self._opened = None
        self._beside.setCurrentIndex(len(self._books))
        self._widen(100 - _LIST_SHARE if self._parts.aside is None else _ASIDE_SHARE)

    def _widen(self, share: int) -> None:
        row = self._pair.layout()
        assert isinstance(row, QHBoxLayout)
        row.setStretch(1, share)

    def _found(self, opened: OpenRecord, number: int) -> list[Any]:
        """Return a record of the student, if it is kept."""
        student_id = self.student_id
        return [] if student_id is None else pages.found(opened.book.records, number, student_id)

    def _open(self, opened: OpenRecord, record: Any) -> None:
        self._let_go()
        opened.show(record)
        self._show_panel(opened)
        opened.start()

    def _begin(self, opened: OpenRecord) -> None:
        if self.student_id is not None and self.flush():
            self._open(opened, opened.book.draft(self.student_id))
            if opened.book.at_once:
                opened.keep()

    def _open_one(self, opened: OpenRecord, record_id: int) -> None:
        if not self.flush():
            return
        for record in self._found(opened, record_id):
            self._open(opened, record)

    def _open_wanted(self, table: str, record_id: int) -> None:
        opened = self._books[table]
        if record_id:
            self._open_one(opened, record_id)
        else:
            self._begin(opened)

    def _mark_done(self, record_id: int) -> None:
        if self.flush():
            self._own.mark_done(record_id)

    # -- printing

    def _ask_print(self) -> None:
        if self.flush():
            ids = [self.student_id] if self.student_id is not None else self.table.wanted_ids()
            self.desk.print_requested.emit(Wish(self._parts.book.paper, tuple(ids)))

    def _connect(self) -> None:
        for opened in self._books.values():
            opened.written.connect(self._show_list if opened is self._own else self._show_aside)
            opened.left.connect(self.load)
        self.list.opened.connect(partial(self._open_one, self._own))
        self.list.done_requested.connect(self._mark_done)
        if self._parts.aside is not None:
            self._parts.aside.wanted.connect(self._open_wanted)
        room = self._records.dated.room
        self.table.opened.connect(
            lambda key: self.desk.place_requested.emit(Place(room, StudentId(key)))
        )

    def _arranged(self) -> QWidget:
        """Return the page of one student: the list, and beside it what is open."""
        for table, opened in self._books.items():
            self._beside.addWidget(page_of(opened.panel, f"{table}_area"))
        if self._parts.aside is None:
            self._beside.addWidget(without_bar(self._rest))
        else:
            self._beside.addWidget(
                page_of(self._rest, f"{self.objectName()}_aside_area", whole=True)
            )
        return side_by_side(self.list, self._beside, _LIST_SHARE, f"{self.objectName()}_list_area")


def page_of(part: QWidget, name: str, *, whole: bool = False) -> QScrollArea:
    """Return a part at the top of a page that scrolls; a `whole` one has the width it needs."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    return scrolled(page, name=name, room_for_bar=True, whole=whole)


def without_bar(part: QWidget) -> QWidget:
    """Return a part that ends where the pages that scroll end, before their bar."""
    return holding(in_row(part, margins=(0, 0, _BAR, 0)))


def side_by_side(listed: QWidget, beside: QWidget, share: int, name: str) -> QWidget:
    """Return the page of a list, with so many hundredths of the width, and what is beside it."""
    page = QWidget()
    row = QHBoxLayout(page)
    # The bars of both pages are in what would else be free.
    row.setContentsMargins(20, 4, 20 - _BAR, 16)
    row.setSpacing(16 - _BAR)
    row.addWidget(scrolled(listed, name=name, room_for_bar=True), share)
    row.addWidget(beside, 100 - share)
    return page
