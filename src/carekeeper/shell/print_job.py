"""Any paper of the house as a job for the one print dialog."""

from __future__ import annotations

from msgspec.structs import replace

from carekeeper.core import sheet
from carekeeper.core.paths import Paths
from carekeeper.core.print_job import Drawn, Layout, PrintJob, Report, Request, Wish
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.room import Offer, Paper
from carekeeper.widgets.desk import Desk


def print_job(paper: Paper, class_file: ClassFile, wish: Wish, desk: Desk) -> PrintJob:
    """Return the job for a paper: what it offers for the class, in the teacher's words."""
    offer = paper.offer(class_file, wish, desk.today())
    settings = desk.settings
    return PrintJob(
        title=tr(paper.title),
        file_name=offer.file_name,
        choices=offer.choices,
        groups=offer.groups,
        chosen=offer.chosen,
        layouts=[_said(one) for one in paper.layouts],
        styles=[(key, tr(label)) for key, label in paper.styles],
        style=settings.current.card_style,
        ticks=[replace(one, label=tr(one.label)) for one in paper.ticks],
        ticks_label=tr(paper.ticks_label) if paper.ticks_label else "",
        pick=offer.pick,
        span=offer.span,
        temporary=Paths.of().temporary,
        read=offer.read,
        draw=lambda request, report: _drawn(offer, request, report),
        page_image=_page_image,
        printed=_not_noted if class_file.read_only else offer.note,
        remember_style=lambda style: settings.change(card_style=style),
        sheet=sheet.kept_in(settings),
        remember_sheet=lambda chosen: sheet.keep_in(settings, chosen),
    )


def _not_noted(_request: Request, _where: str) -> None:
    """What is printed from a file that can only be read leaves no note in it."""


def _said(layout: Layout) -> Layout:
    if not layout.label:
        return layout
    return replace(layout, label=tr(layout.label), about=tr(layout.about))


def _drawn(offer: Offer, request: Request, report: Report) -> Drawn:
    """Return the pages and what they lack; runs in another thread."""
    from carekeeper.printing.raster import page_count

    pdf = offer.pages(request, report)
    return Drawn(pdf, page_count(pdf), tuple(offer.missing(request)), offer.question(request))


def _page_image(pdf: bytes, index: int, dpi: float) -> tuple[int, int, bytes]:
    """Return a page as width, height and rows of pixels, as the print dialog takes them."""
    from carekeeper.printing.raster import page_pixels

    pixels = page_pixels(pdf, index, dpi)
    return pixels.width, pixels.height, pixels.data
