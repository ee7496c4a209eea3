"""The sheets of a dated record as a job for the print dialog: for whom, of which time, or blank."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Generic

from carekeeper.core.paths import Paths
from carekeeper.core.school_year import school_year_of
from carekeeper.core.words import mark, tr
from carekeeper.db import handouts, students
from carekeeper.db.class_file import ClassFile
from carekeeper.records.kind import Record, number_of
from carekeeper.records.sheet import STYLES, RecordSheet, draw_record_sheets, missing_in
from carekeeper.records.store import Records
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.print_job import Choice, Drawn, Group, Layout, PrintJob, Report, Request

_LAYOUTS = (
    Layout("filled", mark("Filled in"), mark("A sheet for each record of these days"), "file-text"),
    Layout("blank", mark("Blank"), mark("to fill in by hand"), "square"),
)
_STYLES = {"clean": mark("Clean"), "table": mark("Form table")}


def record_print_job(
    class_file: ClassFile,
    desk: Desk,
    records: Records[Record],
    title: str,
    student_ids: Sequence[int],
    record_id: int = 0,
) -> PrintJob:
    """Return the job for the sheets of some students, with those in `student_ids` ticked.

    `title` stands on the sheet, in words. With `record_id`, the sheet of that record is printed.
    """
    today = desk.today()
    with class_file.reading() as unit:
        here = [one for one in students.everyone(unit) if not one.archived or one.id in student_ids]
    left_behind = frozenset(one.id for one in here if one.left_behind)
    work = _Work(class_file, desk, records, title, record_id)
    return PrintJob(
        title=tr("Print: {title}").format(title=title),
        file_name=title,
        choices=[Choice(one.id, one.name, one.name_keys) for one in here],
        groups=(Group("left_behind", tr("Left behind"), left_behind),),
        chosen=frozenset(student_ids) or left_behind,
        layouts=[Layout(x.name, tr(x.label), tr(x.about), x.icon, styled=True) for x in _LAYOUTS],
        styles=[(style, tr(_STYLES[style])) for style in STYLES],
        style="clean",
        span=(date(school_year_of(today), 9, 1), today),
        temporary=Paths.of().temporary,
        read=work.read,
        draw=work.draw,
        page_image=page_image,
        printed=work.note,
    )


class _Work(Generic[Record]):
    """Reads in the window's thread, draws in another one."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        records: Records[Record],
        title: str,
        record_id: int,
    ) -> None:
        self._file = class_file
        self._day = desk.today()
        self._records = records
        self._title = title
        self._record_id = record_id
        self._sheets: list[RecordSheet[Record]] = []

    def read(self, request: Request) -> None:
        """Read the sheets of the students that are asked for."""
        with self._file.reading() as unit:
            known, school_class = students.by_id(unit), students.school_class(unit)
        self._sheets = [
            RecordSheet(known[number], school_class, record)
            for number in request.ids
            for record in self._wanted(number, request)
        ]

    def draw(self, request: Request, _report: Report) -> Drawn:
        """Return the pages and what they lack."""
        from carekeeper.printing.raster import page_count

        dated = self._records.dated
        style = STYLES[request.style == "table"]
        pdf = draw_record_sheets(dated, self._title, self._sheets, style=style, day=self._day)
        warnings = missing_in(dated, self._sheets)
        if not self._sheets:
            warnings.append(tr("Nothing was written down in these days."))
        return Drawn(pdf, page_count(pdf), tuple(warnings))

    def note(self, request: Request, destination: str) -> None:
        """Note of whom something was given out."""
        handouts.note(
            self._file,
            tr("{title} printed").format(title=self._title),
            self._records.dated.table,
            request.ids,
            layout=request.layout,
            destination=destination,
        )

    def _wanted(self, student_id: int, request: Request) -> Sequence[Record | None]:
        if request.layout == "blank":
            return [None]
        found = self._records.of_student(student_id)
        if self._record_id:
            return [one for one in found if number_of(one) == self._record_id]
        assert request.span is not None
        first, last = request.span
        return [one for one in found if first <= self._records.dated.on(one) <= last]


def page_image(pdf: bytes, index: int, dpi: float) -> tuple[int, int, bytes]:
    """Return a page as width, height and rows of pixels, as the print dialog takes them."""
    from carekeeper.printing.raster import page_pixels

    pixels = page_pixels(pdf, index, dpi)
    return pixels.width, pixels.height, pixels.data
