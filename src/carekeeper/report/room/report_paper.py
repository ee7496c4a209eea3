"""The report of a term as the house knows it: a paper of one or several terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core.print_job import Layout, Report, Request, Tick, Tickable, Wish
from carekeeper.core.words import mark, tr, trn
from carekeeper.records.papers import STYLES
from carekeeper.report.facts.term import ReportTerm
from carekeeper.room import Offer, Paper, Room

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.report.facts.sheet import ReportSheet

_NAMES = "names"
_TERMS = 6
"""So many terms and school years can be chosen, the last ones."""


def _offer_from(rooms: Sequence[Room]) -> Callable[[ClassFile, Wish, date], Offer]:
    return lambda class_file, wish, day: _offer(rooms, class_file, wish, day)


def _offer(rooms: Sequence[Room], class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer the last terms and school years, that of today chosen when none is named."""
    work = _Work(class_file, rooms, day, wish.record_id)
    return Offer(
        file_name=tr("Report"),
        choices=[Tickable(one.number_in_all, one.told) for one in work.terms.values()],
        chosen=frozenset({work.chosen}),
        read=work.read,
        draw=work.draw,
        missing=lambda request: [] if request.ids else [tr("Please choose a term.")],
        note=work.note,
    )


class _Work:
    """Reads in the window's thread, draws in another one."""

    def __init__(
        self, class_file: ClassFile, rooms: Sequence[Room], day: date, wanted: int
    ) -> None:
        from carekeeper.report.store import Reports

        self._file = class_file
        self._reports = Reports(class_file, rooms, lambda: day)
        term = self._reports.current()
        if wanted:
            term = self._reports.term(*divmod(wanted, 10))
        self.chosen = term.number_in_all
        last = self._reports.current()
        found = [self._reports.beside(last, -step) for step in range(_TERMS)]
        self.terms: dict[int, ReportTerm] = {one.number_in_all: one for one in (*found, term)}
        self._sheets: dict[int, ReportSheet] = {}

    def read(self, request: Request) -> None:
        """Read the terms that are asked for."""
        from carekeeper.report.store.report_sheet import report_sheet

        for number in request.ids:
            if number in self.terms and number not in self._sheets:
                term = self.terms[number]
                self._sheets[number] = report_sheet(self._file, self._reports, term)

    def draw(self, request: Request, _report: Report) -> bytes:
        """Return the pages."""
        from carekeeper.report.paper.report import draw_reports

        wanted = [self._sheets[number] for number in request.ids if number in self._sheets]
        ruled, named = request.style == "table", _NAMES in request.ticks
        return draw_reports(wanted, ruled=ruled, named=named)

    def note(self, request: Request, destination: str) -> None:
        """Note that it was given out, and of whom where there are names on it."""
        from carekeeper.db import handouts

        told = [self._sheets[number] for number in request.ids]
        ids = {key for one in told for figure in one.figures for key in figure.rate.missing}
        ids |= {one.id for sheet in told for one in sheet.dropouts}
        ids |= {one.id for sheet in told for one in sheet.differing}
        named = sorted(ids) if _NAMES in request.ticks else ()
        handouts.note_paper(self._file, "report", named, tr("Report"), destination, request.layout)


REPORT = Paper(
    name="report",
    title=mark("Print the report of the term"),
    about=mark("the report of the term to the school, names only when chosen"),
    offer_from=_offer_from,
    of_students=False,
    layouts=(Layout("report", "", "", "chart-column", True),),
    styles=STYLES,
    ticks=(Tick(_NAMES, mark("List of names"), about=mark("with the names behind each figure")),),
    counts="reports",
    told=lambda n: trn("{n} report", "{n} reports", n).format(n=n),
)
