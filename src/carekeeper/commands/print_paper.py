"""`carekeeper print WHAT`: prints any paper of the house into a PDF."""

from __future__ import annotations

from datetime import date
from typing import Any

from carekeeper.commands import output, place
from carekeeper.commands.opened import class_file_of
from carekeeper.commands.output import WrongUse
from carekeeper.commands.result import Result
from carekeeper.commands.selection import selected
from carekeeper.core.print_job import Layout, Request, Wish
from carekeeper.core.sheet import Sheet
from carekeeper.core.words import speaking, tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.db.revisions import REVISION
from carekeeper.db.students import everyone
from carekeeper.printing.raster import page_count
from carekeeper.room import Offer, Paper


def run(paper: Paper, options: Any) -> None:
    """Draw the pages, note in the class file that they were given out, put them in place."""
    ticks = _ticks(paper, options)
    layout = next(one for one in paper.layouts if one.name == options.layout)
    _expect_possible(paper, layout, options)
    place.expect_free(options.out, options.file, force=options.force)
    with class_file_of(options) as class_file:
        of_some = paper.of_students and not layout.of_nobody
        ids = _students(class_file, options) if of_some else ()
        pdf, offer, request = _draw(paper, class_file, ids, ticks, layout, options)
        missing = list(offer.missing(request))
        counts = {paper.counts: offer.counted(request)}
        with place.made_beside(options.out) as part:
            part.write_bytes(pdf)
            offer.note(request, options.out.name)
    output.tell(
        _result(paper, options, len(request.ids), counts, missing, page_count(pdf)), options
    )


def _students(class_file: ClassFile, options: Any) -> tuple[int, ...]:
    with class_file.reading() as unit:
        return tuple(map(int, selected(everyone(unit), options.students)))


def _sheet(options: Any) -> Sheet:
    return Sheet(
        size=options.paper,
        binding=not options.narrow,
        duplex=options.duplex,
        stacked=not getattr(options, "sheet_by_sheet", False),
    )


def _draw(
    paper: Paper,
    class_file: ClassFile,
    ids: tuple[int, ...],
    ticks: frozenset[str],
    layout: Layout,
    options: Any,
) -> tuple[bytes, Offer, Request]:
    """Draw in the language of the run, which also names the month and who cares."""
    today = date.today()
    wish = Wish(paper.name, ids, getattr(options, "month", ""))
    with speaking(options.speaks):
        offer = paper.offer(class_file, wish, getattr(options, "last", None) or today)
        span = _span(offer, options)
        ids = (
            ids
            if layout.of_nobody
            else ids or tuple(one.id for one in offer.choices if one.id in offer.chosen)
        )
        sheet = _sheet(options)
        geometry = sheet.geometry(layout.per_sheet)
        request = Request(
            ids, layout.name, options.style, ticks, wish.month, span, geometry, sheet.stacked
        )
        offer.read(request)
        return offer.pages(request, lambda _step, _of: None), offer, request


def _span(offer: Offer, options: Any) -> tuple[date, date] | None:
    """Return the days asked for; those of the school year when none are named."""
    if offer.span is None:
        return None
    first, last = options.first or offer.span[0], options.last or offer.span[1]
    if first > last:
        raise WrongUse(tr("The start date is after the end date."))
    return first, last


def _ticks(paper: Paper, options: Any) -> frozenset[str]:
    """Return what is ticked: what the list names, or all of it, and the options."""
    known = [tick.name for tick in paper.ticks if tick.on]
    listed = getattr(options, "listed", [])
    if unknown := sorted(set(listed) - set(known)):
        sentence = tr("There is no {what} {names}; there are {known}.")
        names = {"names": ", ".join(unknown), "known": ", ".join(known)}
        raise WrongUse(sentence.format(what=f"--{paper.listed}", **names))
    asked = [tick.name for tick in paper.ticks if tick.about and getattr(options, tick.name)]
    return frozenset(listed or known) | frozenset(asked)


def _expect_possible(paper: Paper, layout: Layout, options: Any) -> None:
    """See that the layout can be drawn in the style, and on the paper that was asked for."""
    if layout.per_sheet > 1 and (options.paper != "a4" or options.duplex):
        raise WrongUse(tr("What is cut apart is printed on one side of A4."))
    if paper.styles and not layout.styled and options.style != paper.styles[0][0]:
        raise WrongUse(tr("The table style is for full pages only."))


def _result(
    paper: Paper,
    options: Any,
    students: int,
    counts: dict[str, int],
    missing: list[str],
    pages: int,
) -> Result:
    on_pages = trn("{n} page", "{n} pages", pages).format(n=pages)
    sentence = tr("{what} on {pages}: {file}")
    told = sentence.format(what=paper.told(students), pages=on_pages, file=options.out)
    month = {"month": options.month} if paper.asks_month else {}
    return Result(
        lines=[told],
        file=options.out,
        kind="pdf",
        schema=REVISION,
        counts=counts,
        notes=missing,
        more={"pages": pages, **month},
    )
