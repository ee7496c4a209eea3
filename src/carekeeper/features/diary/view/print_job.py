"""The growth booklets as a job for the print dialog: for whom, of which time, which kinds.

Texts and photos are read just before the pages are drawn in another thread, those of the chosen
children only.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from carekeeper.core.paths import Paths
from carekeeper.core.school_year import school_year_of
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.diary.facts import KINDS
from carekeeper.features.diary.facts.rules import Booklet, Choosing
from carekeeper.features.diary.store import Diary
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.print_job import (
    Choice,
    Drawn,
    Group,
    Layout,
    PrintJob,
    Report,
    Request,
    Tick,
)

LAYOUT = Layout("booklet", mark("Booklet"), mark("A4, with a cover"), "book-open")
_MOOD = "mood"


def booklet_print_job(class_file: ClassFile, desk: Desk, student_ids: Sequence[int]) -> PrintJob:
    """Return the job for the booklets of the class, with some students ticked.

    Without `student_ids` those are ticked about whom something was written. Students who have
    left are offered only when they were asked for.
    """
    store = Diary(class_file)
    today = desk.today()
    students = store.students([number for number in student_ids if number])
    asked = frozenset(number for number in student_ids if number)
    written = frozenset(line.student.id for line in store.overview(today) if line.count)
    left_behind = frozenset(one.id for one in students if one.left_behind)
    work = _Work(store)
    return PrintJob(
        title=tr("Print growth booklets"),
        file_name=tr("Growth booklet"),
        choices=[Choice(one.id, one.name, one.name_keys) for one in students],
        groups=(
            Group("written", tr("With entries"), written),
            Group("left_behind", tr("Left behind"), left_behind),
        ),
        chosen=asked or written,
        layouts=[Layout(LAYOUT.name, tr(LAYOUT.label), tr(LAYOUT.about), LAYOUT.icon)],
        ticks=[
            *(Tick(kind.code, tr(kind.label), on=True) for kind in KINDS),
            Tick(_MOOD, tr("With the mood of each day")),
        ],
        ticks_label=tr("What goes in"),
        span=(date(school_year_of(today), 9, 1), today),
        temporary=Paths.of().temporary,
        read=work.read,
        draw=work.draw,
        page_image=page_image,
        printed=lambda request, destination: store.note_print(request.ids, destination),
    )


class _Work:
    """Reads in the window's thread, draws in another one."""

    def __init__(self, store: Diary) -> None:
        self._store = store
        self._read: dict[int, Booklet] = {}

    def read(self, request: Request) -> None:
        """Read what was not read before."""
        missing = [number for number in request.ids if number not in self._read]
        if missing:
            found = self._store.booklets(missing)
            self._read |= {int(one.student_id): one for one in found}

    def draw(self, request: Request, report: Report) -> Drawn:
        """Return the pages and what they lack."""
        from carekeeper.features.diary import paper
        from carekeeper.printing.raster import page_count

        booklets = [self._read[number] for number in request.ids]
        assert request.span is not None
        first, last = request.span
        choosing = Choosing(first, last, request.ticks - {_MOOD}, _MOOD in request.ticks)
        pdf = paper.draw_booklet(booklets, choosing=choosing, report=report)
        warnings = tuple(paper.missing_before_print(booklets, choosing))
        return Drawn(pdf, page_count(pdf), warnings)


def page_image(pdf: bytes, index: int, dpi: float) -> tuple[int, int, bytes]:
    """Return a page as width, height and rows of pixels, as the print dialog takes them."""
    from carekeeper.printing.raster import page_pixels

    pixels = page_pixels(pdf, index, dpi)
    return pixels.width, pixels.height, pixels.data
