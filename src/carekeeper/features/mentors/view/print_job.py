"""The sheets of pairing as a job for the print dialog.

All is read when the job is made, so that the pages can be drawn in another thread while the
class file's connection stays in the window's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from carekeeper.core.paths import Paths
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.mentors.facts.record import Papers
from carekeeper.features.mentors.store import Mentors
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.print_job import Choice, Drawn, Group, Layout, PrintJob, Report, Request

LAYOUTS = (
    Layout(
        "mentor", mark("Mentor's sheet"), mark("whom to call for each student"), "contact-round"
    ),
    Layout("list", mark("List of pairings"), mark("all on one list"), "list"),
    Layout("record", mark("Check-ins"), mark("as written down"), "file-text"),
    Layout("blank", mark("Check-ins, blank"), mark("to fill in by hand"), "square"),
    Layout("form", mark("Pairing form"), mark("to agree and sign"), "link"),
)


def mentors_print_job(class_file: ClassFile, desk: Desk, student_ids: Sequence[int]) -> PrintJob:
    """Return the job for the sheets of pairing, with some students ticked.

    Without `student_ids` those are ticked who have a mentor.
    """
    store = Mentors(class_file)
    papers = store.papers()
    paired = frozenset(one.mentoring.student_id for one in papers.supports)
    left_behind = [one for one in papers.students if one.left_behind and one.id not in paired]
    asked = frozenset(number for number in student_ids if number)
    work = _Work(papers, desk.today())
    return PrintJob(
        title=tr("Print pairing sheets"),
        file_name=tr("Pairing"),
        choices=[Choice(one.id, one.name, one.name_keys) for one in papers.students],
        groups=(
            Group("paired", tr("With a mentor"), frozenset(map(int, paired))),
            Group("without", tr("Without a mentor"), frozenset(int(one.id) for one in left_behind)),
        ),
        chosen=asked or frozenset(map(int, paired)),
        layouts=[Layout(one.name, tr(one.label), tr(one.about), one.icon) for one in LAYOUTS],
        temporary=Paths.of().temporary,
        draw=work.draw,
        page_image=page_image,
        printed=lambda request, destination: store.note_print(
            [one for one in request.ids if one in paired or request.layout == "form"],
            request.layout,
            destination,
        ),
    )


class _Work:
    """Draws what was chosen from what was read; runs in another thread."""

    def __init__(self, papers: Papers, day: date) -> None:
        self._papers = papers
        self._day = day

    def draw(self, request: Request, report: Report) -> Drawn:
        """Return the pages and what they lack."""
        from carekeeper.features.mentors import paper
        from carekeeper.printing.raster import page_count

        layout = cast("paper.Layout", request.layout)
        pdf = paper.draw_sheets(
            self._papers, request.ids, layout=layout, day=self._day, report=report
        )
        warnings = paper.missing_before_print(self._papers, request.ids, layout)
        return Drawn(pdf, page_count(pdf), tuple(warnings))


def page_image(pdf: bytes, index: int, dpi: float) -> tuple[int, int, bytes]:
    """Return a page as width, height and rows of pixels, as the print dialog takes them."""
    from carekeeper.printing.raster import page_pixels

    pixels = page_pixels(pdf, index, dpi)
    return pixels.width, pixels.height, pixels.data
