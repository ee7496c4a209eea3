"""The tab of records of the class: all of them at the left, the open one at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.records import pages
from carekeeper.records.kind import Told
from carekeeper.records.open_record import Book, OpenRecord
from carekeeper.records.phrases import Phrases
from carekeeper.records.tab import page_of, side_by_side, without_bar
from carekeeper.records.timeline import RecordList
from carekeeper.widgets.cards import beside_bar
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Button, Hint
from carekeeper.widgets.tab import RoomTab

_LIST_SHARE = 40

CHOOSE = mark("Choose one on the left, or start a new one.")


class ClassParts(Struct, frozen=True, kw_only=True):
    """What a room gives to the tab of its records of the class.

    `summary` reads how they are summed up in a sentence. The words are source texts.
    """

    book: Book
    told: Callable[[Any], Told]
    summary: Callable[[], str] = lambda: ""
    new: str
    empty: str
    reads: frozenset[str]
    beside: tuple[str, str] = ("", "")
    """The words of a further button and the paper that it prints, such as certificates."""


class ClassTab(RoomTab):
    """Puts list, panel and store together. A record is kept with its first word."""

    def __init__(self, phrases: Phrases, desk: Desk, parts: ClassParts) -> None:
        self.reads = parts.reads
        dated = parts.book.records.dated
        super().__init__(desk, f"{dated.room}_tab")
        self._parts = parts
        self._records = parts.book.records
        self._summary = ""
        self.list = RecordList(dated, parts.told, desk.today, parts.empty)
        self.opened = OpenRecord(self, parts.book, phrases, closes=False)
        self._hint = Hint(dated.icon, tr(CHOOSE), name=f"{dated.table}_hint")
        self._beside = QStackedWidget()
        self._new = Button(
            tr(parts.new),
            icon="plus",
            look="primary",
            name=f"new_{dated.table}",
            on_click=self._begin,
        )
        self._print = Button(
            tr("Print…"), icon="printer", name=f"print_{dated.table}", on_click=self._ask_print
        )
        self._beside.addWidget(page_of(self.opened.panel, f"{dated.table}_area"))
        self._beside.addWidget(without_bar(self._hint))
        page = side_by_side(self.list, self._beside, _LIST_SHARE, f"{self.objectName()}_list_area")
        self.arrange((page,), (*self._more_papers(), self._print, self._new))
        self.opened.written.connect(self._follow)
        self.opened.left.connect(self._load_now)
        self.list.opened.connect(self._open_one)
        self.list.done_requested.connect(self._mark_done)

    @override
    def load(self) -> None:
        """Read all records and show them, the open one as it is kept now."""
        self._show_list()
        self.opened.look_again(pages.found(self._records, self.opened.number, None))
        self._show_beside()

    @override
    def go_to(self, place: Place) -> None:
        """Open the record that a place means, or a new one."""
        if place.record_id:
            self._open_one(place.record_id)
        elif place.begin:
            self._begin()

    @override
    def flush(self) -> bool:
        return self.opened.flush()

    @override
    def class_summary(self) -> str:
        return self._summary

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.opened.panel.fit(beside_bar(self._beside))

    def _show_list(self) -> None:
        self._summary = self._parts.summary()
        read = partial(pages.lately, self._records, None)
        self.list.show_pages(read, pages.counts(self._records, None), self.opened.number)

    def _follow(self) -> None:
        """Show what the open record says now in the list, and in the head of the page."""
        self._show_list()
        self.loaded.emit()

    def _show_beside(self) -> None:
        self._beside.setCurrentIndex(0 if self.opened.record is not None else 1)
        self.list.show_opened(self.opened.number)

    def _begin(self) -> None:
        if self.flush():
            self._open(self._parts.book.draft(StudentId(0)))

    def _open_one(self, record_id: int) -> None:
        if self.flush():
            for record in pages.found(self._records, record_id, None):
                self._open(record)

    def _open(self, record: Any) -> None:
        self.opened.show(record)
        self._show_beside()
        self.opened.start()

    def _mark_done(self, record_id: int) -> None:
        if self.flush():
            self.opened.mark_done(record_id)

    def _more_papers(self) -> list[QWidget]:
        words, paper = self._parts.beside
        if not paper:
            return []
        ask = partial(self._ask_paper, paper)
        return [Button(tr(words), icon="award", name=f"print_{paper}", on_click=ask)]

    def _ask_print(self) -> None:
        self._ask_paper(self._parts.book.paper)

    def _ask_paper(self, paper: str) -> None:
        if self.flush():
            self.desk.print_requested.emit(Wish(paper, record_id=self.opened.number))
