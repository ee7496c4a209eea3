"""The tab of the report: a term, and what all rooms tell of it, in segments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout

from carekeeper.core import dates
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.report.facts.papers import PLAN, SUMMARY
from carekeeper.report.store import Reports
from carekeeper.report.store.papers import TermPapers
from carekeeper.report.view.definitions import DefinitionsPage
from carekeeper.report.view.page import Page, Parts, Segment
from carekeeper.report.view.paper_page import PaperPage
from carekeeper.report.view.rates import RatesPage
from carekeeper.report.view.switch import TermSwitch
from carekeeper.room import DueItem, Room
from carekeeper.widgets.boxes import grow, in_row
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Button, ElidedLabel, Segmented, scrolled
from carekeeper.widgets.tab import RoomTab

SEGMENTS: tuple[Segment, ...] = (
    Segment("rates", mark("Rates"), RatesPage),
    Segment("definitions", mark("Three definitions"), DefinitionsPage),
    Segment(PLAN, mark("Work plan"), partial(PaperPage, PLAN)),
    Segment(SUMMARY, mark("Work summary"), partial(PaperPage, SUMMARY)),
)
"""The pages of the report, in the order of the switch."""

_OF_FIGURES = ("rates", "definitions")
"""Those that are printed together; plan and summary print themselves."""


class ReportTab(RoomTab):
    """Puts the switches and the pages together; only the page in sight is made and read."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        rooms: Sequence[Room],
        due: Callable[[], Sequence[DueItem]],
    ) -> None:
        super().__init__(desk, "report_tab")
        self._file = class_file
        self._reports = Reports(class_file, rooms, desk.today)
        self._parts = Parts(class_file, desk, rooms, self._reports, due)
        self._term = self._reports.current()
        self._pages: dict[str, Page] = {}
        self._in_sight = QStackedWidget()
        self.switch = TermSwitch()
        self._make_buttons()
        self.segments = Segmented(
            [(one.name, tr(one.label)) for one in SEGMENTS], name="report_segment"
        )
        self.segments.choose(SEGMENTS[0].name)
        bar = in_row(self.segments, grow(), self._told, self._as_of, gap=12, margins=(20, 4, 20, 0))
        self.arrange((self._in_sight,), (self.switch, self._give_out, self._print))
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.insertLayout(0, bar)
        self.switch.turned.connect(self._turn)
        self.segments.chosen.connect(self._choose)

    @override
    def load(self) -> None:
        """Show the term on the switch and in the page in sight."""
        self.switch.show_term(self._term, more=self._has_more())
        day = self._term.as_of
        told = tr("Figures as of {day}").format(day=dates.show_date(day))
        self._told.set_wordings(told, dates.show_short(day))
        page = self._page(self.segments.current())
        self.reads = page.reads
        self._print.setVisible(self.segments.current() in _OF_FIGURES)
        page.load(self._term)

    @override
    def go_to(self, place: Place) -> None:
        """Turn to the work plan or the summary with this number, or to that of today's term."""
        if place.begin and self.all_saved():
            self._term = self._reports.current()
            self.segments.choose(place.begin)
            self._look_again()
            return
        found = [one for one in TermPapers(self._file).everything() if one.id == place.record_id]
        for paper in found if self.all_saved() else ():
            self._term = self._reports.term(paper.school_year, paper.term)
            self.segments.choose(paper.kind)
            self._look_again()

    @override
    def flush(self) -> bool:
        told = [page.flush() for page in self._pages.values()]
        return all(told)

    @override
    def class_summary(self) -> str:
        return self._term.told

    def _page(self, name: str) -> Page:
        """Return a page and bring it into sight; it is made when it is wanted first."""
        if name not in self._pages:
            made = next(one for one in SEGMENTS if one.name == name).make(self._parts)
            self._pages[name] = made
            self._in_sight.addWidget(scrolled(made, name=f"report_{name}_area"))
        at = list(self._pages).index(name)
        self._in_sight.setCurrentIndex(at)
        return self._pages[name]

    def _make_buttons(self) -> None:
        self._days = QMenu(self)
        self._told = ElidedLabel("", "caption", name="report_told")
        self._as_of = Button(
            tr("Choose another day"),
            icon="calendar",
            look="small",
            name="report_as_of",
            on_click=self._offer_days,
        )
        self._give_out = Button(
            tr("Save for the school…"),
            icon="folder",
            name="for_school_button",
            tip=tr("One folder with summary, plan, report, lists, workbook and backup"),
            on_click=partial(self.desk.action_requested.emit, "for_school"),
        )
        self._print = Button(
            tr("Print…"),
            icon="printer",
            look="primary",
            name="print_report",
            on_click=self._ask_print,
        )

    def _offer_days(self) -> None:
        """Offer the day of today, or the last one of the term, and the ends of its months."""
        self._days.clear()
        for day in self._reports.days_of(self._term):
            action = self._days.addAction(dates.show_date(day))
            action.triggered.connect(partial(self._tell_as_of, day))
        self._days.popup(self._as_of.mapToGlobal(QPoint(0, self._as_of.height() + 2)))

    def _tell_as_of(self, day: date, _on: bool = False) -> None:
        self._term = replace(self._term, as_of=day)
        self._look_again()

    def _ask_print(self) -> None:
        number = self._term.number_in_all
        self.desk.print_requested.emit(Wish("report", record_id=number))

    def _has_more(self) -> bool:
        return self._reports.has_begun(self._reports.beside(self._term, 1))

    def _turn(self, step: int) -> None:
        if self.all_saved():
            self._term = self._reports.beside(self._term, step)
            self._look_again()

    def _choose(self, _name: str) -> None:
        if self.all_saved():
            self._look_again()
