"""What is printed of records of the class: a sheet for each, a list, who came, a sheet to sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Generic

from carekeeper.core import dates
from carekeeper.core.print_job import Layout, Report, Request, Tickable, Wish
from carekeeper.core.school_year import school_year_of
from carekeeper.core.words import mark, tr
from carekeeper.records.kind import Record, number_of, partakers_of
from carekeeper.records.papers import STYLES
from carekeeper.room import Offer, Paper

if TYPE_CHECKING:
    from carekeeper.core.school_class import ClassOverTime
    from carekeeper.core.student_line import StudentLine
    from carekeeper.db.class_file import ClassFile
    from carekeeper.records.class_records import ClassRecords
    from carekeeper.records.sheet import RecordSheet

_LAYOUTS = (
    Layout("filled", mark("Filled in"), mark("a sheet for each that is chosen"), "file-text", True),
    Layout("blank", mark("Blank"), mark("nothing on it yet, for a pen"), "square", True),
)
_MORE = {
    "list": Layout("list", mark("List"), mark("all of them, a row each"), "list"),
    "people": Layout("people", mark("Who came"), mark("a row for each student"), "users-round"),
    "sign": Layout("sign", mark("To sign"), mark("a row for each who is invited"), "pencil"),
}


def class_record_paper(
    name: str,
    title: str,
    counts: str,
    told: Callable[[int], str],
    records: Callable[[ClassFile, date], ClassRecords[Record]],
    more: Sequence[str],
) -> Paper:
    """Return the paper of a kind of records of the class.

    `more` are layouts beside the sheet of a record: `list`, `people` or `sign`.
    """
    return Paper(
        name=name,
        title=title,
        about=title,
        offer=lambda class_file, wish, day: _offer(
            class_file, wish, day, records(class_file, day), tr(title)
        ),
        of_students=False,
        layouts=(*_LAYOUTS, *(_MORE[one] for one in more)),
        layout_options=True,
        styles=STYLES,
        counts=counts,
        told=told,
    )


def _offer(
    class_file: ClassFile, wish: Wish, day: date, records: ClassRecords[Record], title: str
) -> Offer:
    """Offer the records of the school year, or the one that is wished for."""
    work = _Work(class_file, day, records, title)
    first = date(school_year_of(day), 9, 1)
    dated = records.dated
    known = {number_of(one): one for one in records.everything()}
    chosen = {number for number, one in known.items() if dated.on(one) >= first}
    wanted = {wish.record_id} & set(known) or set(wish.ids) or chosen
    return Offer(
        file_name=title,
        choices=[Tickable(number, _called(work, one)) for number, one in known.items()],
        chosen=frozenset(wanted),
        read=work.read,
        draw=work.draw,
        missing=work.missing,
        note=work.note,
    )


def _called(work: _Work[Record], record: Record) -> str:
    dated = work.records.dated
    return " ".join((dates.show_near(dated.on(record), work.day), dated.title(record)))


class _Work(Generic[Record]):
    """Reads in the window's thread, draws in another one."""

    def __init__(
        self, class_file: ClassFile, day: date, records: ClassRecords[Record], title: str
    ) -> None:
        self.records = records
        self._file = class_file
        self.day = day
        self._title = title
        self._read: list[Record] = []
        self._school: ClassOverTime | None = None
        self._here: Sequence[StudentLine] = ()

    def read(self, request: Request) -> None:
        """Read the records that are asked for, the first day first."""
        from carekeeper.db import students

        known = {number_of(one): one for one in self.records.everything()}
        wanted = [known[number] for number in request.ids if number in known]
        self._read = sorted(wanted, key=lambda one: (self.records.dated.on(one), number_of(one)))
        with self._file.reading() as unit:
            self._school, self._here = students.class_over_time(unit), students.here(unit)

    def draw(self, request: Request, _report: Report) -> bytes:
        """Return the pages."""
        from carekeeper.records import class_sheet
        from carekeeper.records.sheet import STYLES as KNOWN
        from carekeeper.records.sheet import draw_record_sheets

        assert self._school is not None
        dated = self.records.dated
        if request.layout in ("filled", "blank"):
            read: Sequence[Record | None] = self._read if request.layout == "filled" else [None]
            sheets = [self._sheet(self._school, one) for one in read]
            style = KNOWN[request.style == "table"]
            return draw_record_sheets(dated, self._title, sheets, style=style, day=self.day)
        last = dated.on(self._read[-1]) if self._read else None
        school = self._school.on(last)
        drawing = class_sheet.ClassSheet(dated, self._title, school, self._read, self.day)
        return class_sheet.draw(drawing, request.layout, self._here)

    def missing(self, request: Request) -> list[str]:
        """Return what the sheets lack."""
        from carekeeper.records.sheet import missing_in

        if request.layout == "blank":
            return []
        if not self._read or self._school is None:
            return [tr("Nothing was written in this period.")]
        sheets = [self._sheet(self._school, one) for one in self._read]
        return missing_in(self.records.dated, sheets)

    def _sheet(self, school: ClassOverTime, record: Record | None) -> RecordSheet[Record]:
        """Return the sheet of a record, with the class as it was on its day."""
        from carekeeper.records.sheet import RecordSheet

        on = None if record is None else self.records.dated.on(record)
        return RecordSheet(None, school.on(on), record)

    def note(self, request: Request, destination: str) -> None:
        """Note that something was given out of those who are named on it."""
        from carekeeper.db import handouts

        table, ids = self.records.dated.table, sorted(_named_in(self._read))
        handouts.note_paper(self._file, table, ids, self._title, destination, request.layout)


def _named_in(records: Sequence[Record]) -> set[int]:
    """Return the students who are named on the pages."""
    found = (one.student_id for record in records for one in partakers_of(record))
    return {int(number) for number in found if number is not None}
