"""Work plans and summaries as the house knows them: printed, found, kept as they were handed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from carekeeper.core.print_job import Report, Request, Tickable, Wish
from carekeeper.core.words import mark, tr, trn
from carekeeper.records.papers import LAYOUTS, STYLES
from carekeeper.report.facts.papers import PLAN, SUMMARY, TITLES, TermPaper, called
from carekeeper.room import Found, Offer, Paper, Room

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.report.facts.sheet import PaperSheet

_ABOUT = {"filled": mark("with the figures of its term"), "blank": mark("to fill in by hand")}


def search(class_file: ClassFile, words: str) -> list[Found]:
    """Return the papers in which words stand."""
    from carekeeper.report.store.papers import TermPapers

    return TermPapers(class_file).search(words)


def _offer_of(
    kind: str,
) -> Callable[[Sequence[Room]], Callable[[ClassFile, Wish, date], Offer]]:
    return lambda rooms: lambda class_file, wish, day: _offer(kind, rooms, class_file, wish, day)


def _offer(kind: str, rooms: Sequence[Room], class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer the papers of a kind, the last one chosen when none is named."""
    work = _Work(kind, class_file, rooms, day)
    wanted = wish.record_id or (wish.ids[0] if wish.ids else 0)
    chosen = wanted if wanted in work.papers else next(iter(work.papers), 0)
    named = work.papers.get(chosen)
    return Offer(
        file_name=tr(TITLES[kind]) if named is None else _called(named),
        choices=[Tickable(number, _called(one)) for number, one in work.papers.items()],
        chosen=frozenset({chosen} if chosen else ()),
        read=work.read,
        draw=work.draw,
        missing=work.missing,
        note=work.note,
    )


def _called(paper: TermPaper) -> str:
    return called(paper.kind, paper.school_year, paper.term)


class _Work:
    """Reads in the window's thread, draws in another one."""

    def __init__(self, kind: str, class_file: ClassFile, rooms: Sequence[Room], day: date) -> None:
        from carekeeper.report.store.papers import TermPapers

        self._kind, self._file, self._rooms, self._day = kind, class_file, rooms, day
        self._kept = TermPapers(class_file)
        self.papers = {one.id: one for one in self._kept.everything() if one.kind == kind}
        self._sheets: dict[int, PaperSheet] = {}

    def read(self, request: Request) -> None:
        """Read the papers that are asked for, with the figures of their terms."""
        from carekeeper.report.store.sheets import sheet_of

        for number in request.ids:
            if number in self.papers and number not in self._sheets:
                paper = self.papers[number]
                self._sheets[number] = sheet_of(self._file, self._rooms, paper, self._day)

    def draw(self, request: Request, _report: Report) -> bytes:
        """Return the pages."""
        from carekeeper.report.paper.term_papers import draw_papers

        blank = request.layout == "blank"
        sheets = [self._sheets[number] for number in request.ids if number in self._sheets]
        return draw_papers(
            sheets, title=tr(TITLES[self._kind]), ruled=request.style == "table", blank=blank
        )

    def missing(self, request: Request) -> list[str]:
        """Return what the pages lack."""
        from carekeeper.report.paper.term_papers import missing_in

        if not request.ids:
            return [tr("No paper of this kind is written yet.")]
        if request.layout == "blank":
            return []
        return [
            text
            for number in request.ids
            if number in self._sheets
            for text in missing_in(self._sheets[number])
        ]

    def note(self, request: Request, destination: str) -> None:
        """Note that it was given out, and keep it as it is now."""
        from carekeeper.db import handouts

        if request.layout == "blank":
            return
        title = tr(TITLES[self._kind])
        handouts.note_paper(
            self._file, "term_papers", handouts.OF_CLASS, title, destination, request.layout
        )
        for number in request.ids:
            sheet = self._sheets[number]
            told = [(one.heading, one.text) for one in sheet.sections]
            self._kept.hand_in(self.papers[number], sheet.as_of, told, sheet.numbers, destination)


def _paper(kind: str, name: str, about: str, told: Callable[[int], str]) -> Paper:
    return Paper(
        name=name,
        title=about,
        about=about,
        offer_from=_offer_of(kind),
        of_students=False,
        layouts=tuple(replace(one, about=_ABOUT[one.name]) for one in LAYOUTS),
        layout_options=True,
        styles=STYLES,
        counts="term_papers",
        told=told,
    )


PLANS = _paper(
    PLAN,
    "work-plan",
    mark("Print the work plan of the term"),
    lambda n: trn("{n} work plan", "{n} work plans", n).format(n=n),
)
SUMMARIES = _paper(
    SUMMARY,
    "summary",
    mark("Print the summary of the term"),
    lambda n: trn("{n} summary", "{n} summaries", n).format(n=n),
)
