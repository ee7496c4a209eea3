"""The sheets of a dated record on paper: for whom, of which time, or blank, and who draws them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Generic

from carekeeper.core.print_job import COLLECT, Group, Layout, Report, Request, Tickable, Wish
from carekeeper.core.school_year import school_year_of
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr
from carekeeper.records.kind import Record, number_of
from carekeeper.room import Offer, Paper

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.records.sheet import RecordSheet
    from carekeeper.records.store import Records

LAYOUTS = (
    Layout(
        "filled",
        mark("Filled in"),
        mark("A sheet for each record of these days"),
        "file-text",
        True,
    ),
    Layout("blank", mark("Blank"), mark("to fill in by hand"), "square", True),
)
_OF_A_STUDENT = (*LAYOUTS, COLLECT)
STYLES = (("clean", mark("Clean")), ("table", mark("Form table")))


def record_paper(
    name: str,
    title: str,
    counts: str,
    told: Callable[[int], str],
    records: Callable[[ClassFile, date], Records[Record]],
) -> Paper:
    """Return the paper of a record kind; `title` heads the sheet and the dialog."""
    return Paper(
        name=name,
        title=title,
        about=title,
        offer=lambda class_file, wish, day: _offer(
            class_file, wish, day, records(class_file, day), tr(title)
        ),
        layouts=_OF_A_STUDENT,
        layout_options=True,
        styles=STYLES,
        asks_span=True,
        counts=counts,
        told=told,
    )


def _offer(
    class_file: ClassFile, wish: Wish, day: date, records: Records[Record], title: str
) -> Offer:
    """Offer the sheets of the school year; left-behind students when nobody was named.

    With a record in the wish, the sheet of that record is printed.
    """
    from carekeeper.db import students

    with class_file.reading() as unit:
        here = students.here(unit, wish.ids)
    left_behind = frozenset(one.id for one in here if one.left_behind)
    work = _Work(class_file, day, records, title, wish.record_id)
    return Offer(
        file_name=title,
        choices=[Tickable(one.id, one.name, one.name_keys) for one in here],
        groups=(Group("left_behind", tr("Left behind"), left_behind),),
        chosen=frozenset(wish.ids) or left_behind,
        span=(date(school_year_of(day), 9, 1), day),
        read=work.read,
        draw=work.draw,
        missing=work.missing,
        question=work.question,
        note=work.note,
        counted=work.counted,
    )


class _Work(Generic[Record]):
    """Reads in the window's thread, draws in another one."""

    def __init__(
        self,
        class_file: ClassFile,
        day: date,
        records: Records[Record],
        title: str,
        record_id: int,
    ) -> None:
        self._file = class_file
        self._day = day
        self._records = records
        self._title = title
        self._record_id = record_id
        self._sheets: list[RecordSheet[Record]] = []

    def read(self, request: Request) -> None:
        """Read the sheets of the students that are asked for."""
        from carekeeper.db.students import by_id, class_over_time
        from carekeeper.records.sheet import RecordSheet

        with self._file.reading() as unit:
            known, school = by_id(unit), class_over_time(unit)
        if request.layout == COLLECT.name:
            self._sheets = [RecordSheet(StudentLine(), school.now)]
            return
        self._sheets = [
            RecordSheet(known[number], school.on(self._day_of(record)), record)
            for number in request.ids
            for record in self._wanted(number, request)
        ]

    def draw(self, request: Request, _report: Report) -> bytes:
        """Return the pages."""
        from carekeeper.records.sheet import STYLES, draw_record_sheets

        dated, style = self._records.dated, STYLES[request.style == "table"]
        return draw_record_sheets(dated, self._title, self._sheets, style=style, day=self._day)

    def missing(self, _request: Request) -> list[str]:
        """Return what the sheets lack."""
        from carekeeper.records.sheet import missing_in

        if not self._sheets:
            return [tr("Nothing was written in this period.")]
        return missing_in(self._records.dated, self._sheets)

    def question(self, _request: Request) -> str:
        """Return what is asked before confidential records are given out."""
        from carekeeper.records.sheet import question_before_print

        return question_before_print(self._records.dated, self._sheets)

    def counted(self, _request: Request) -> int:
        """Return how many records are on the sheets."""
        return sum(sheet.record is not None for sheet in self._sheets)

    def note(self, request: Request, destination: str) -> None:
        """Note of whom something was given out."""
        from carekeeper.db import handouts

        table, ids = self._records.dated.table, request.ids
        handouts.note_paper(self._file, table, ids, self._title, destination, request.layout)

    def _day_of(self, record: Record | None) -> date | None:
        return None if record is None else self._records.dated.on(record)

    def _wanted(self, student_id: int, request: Request) -> Sequence[Record | None]:
        if request.layout == "blank":
            return [None]
        found = self._records.of_student(student_id)
        if self._record_id:
            return [one for one in found if number_of(one) == self._record_id]
        assert request.span is not None
        first, last = request.span
        return [one for one in found if first <= self._records.dated.on(one) <= last]
