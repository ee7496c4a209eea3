"""One file for one receiver: what it holds, how it is written, and the note that it left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from carekeeper.bringing_in import Fields
from carekeeper.core import fields as core_fields
from carekeeper.core.span import Span
from carekeeper.core.words import mark, tr
from carekeeper.db import giving_out as held
from carekeeper.db import handouts
from carekeeper.db.class_file import ClassFile
from carekeeper.giving_out import care, files, open_data, phone_book, tables, template
from carekeeper.giving_out.tables import OutTable
from carekeeper.room import Room

HANDOUT = "export"
USUAL = {
    ".xlsx": "office",
    ".csv": "roster",
    ".vcf": "contacts",
    ".ics": "calendar",
    ".zip": "everything",
}
"""What a file of a suffix holds when nothing else is asked for."""

PRIVATE = ("office", "everything")
"""What individual education plans can be in, where that is chosen."""

_OF_THOSE_GONE_TOO = ("office", "everything")
"""What tells of students who have left: what was done for them in the term, and the open data."""

FITS = {
    ".xlsx": ("office", "roster", "contacts", "template"),
    ".csv": ("roster", "contacts"),
    ".vcf": ("contacts",),
    ".ics": ("calendar",),
    ".zip": ("everything",),
}
LABELS = {
    "office": mark("Workbook for the office"),
    "roster": mark("Roster"),
    "contacts": mark("Contacts"),
    "calendar": mark("Calendar"),
    "everything": mark("Everything as open data"),
    "template": mark("Blank list"),
}


class Wish(Struct, frozen=True):
    """What is to be written: which kind, into a file of which suffix.

    `columns` are the fields of a class list for one receiver; empty for all that are filled in.
    Individual education plans are in it only when `private` was chosen.
    """

    what: str
    suffix: str
    sensitive: bool = False
    password: str = ""
    columns: tuple[str, ...] = ()
    private: bool = False


def write(
    class_file: ClassFile, path: Path, wish: Wish, rooms: Sequence[Room], now: datetime
) -> int:
    """Write a file; return how many students of the class it tells of."""
    fields = Fields.of(rooms)
    if wish.what == "everything":
        return open_data.write(class_file, path, now, private=wish.private)
    if wish.what == "template":
        template.write(path, fields)
        return 0
    rows: tables.Rows = held.all_rows(class_file, private=wish.private)
    if wish.what not in _OF_THOSE_GONE_TOO:
        rows = held.of_the_class(rows)
    if wish.suffix == ".vcf":
        path.write_text(phone_book.vcards(rows), encoding="utf-8", newline="")
    elif wish.suffix == ".ics":
        path.write_text(phone_book.calendar(rows, now), encoding="utf-8", newline="")
    elif wish.suffix == ".csv":
        files.write_csv(path, _table(rows, fields, wish))
    elif wish.what == "office":
        made = _office(class_file, rows, fields, wish, rooms, now.date())
        files.write_workbook(path, made, wish.password)
    else:
        files.write_workbook(path, [_table(rows, fields, wish)], wish.password)
    return len(held.of_the_class(rows)["students"])


def note(class_file: ClassFile, wish: Wish, destination: Path) -> None:
    """Note in the class file what left the program, of whom, and where it went."""
    if wish.what == "template":
        return
    ids = held.students_told(class_file, gone=wish.what in _OF_THOSE_GONE_TOO)
    added = [name for name in ("sensitive", "private") if getattr(wish, name)]
    held_in_it = [wish.what, *added, *map(tables.noted, wish.columns)]
    handouts.note(
        class_file,
        HANDOUT,
        ids,
        printed=tr(LABELS[wish.what]),
        saved=tr(LABELS[wish.what]),
        layout=",".join(held_in_it),
        destination=str(destination),
    )


def _table(rows: tables.Rows, fields: Fields, wish: Wish) -> OutTable:
    if wish.what == "contacts":
        return tables.contacts(rows)
    wanted = wish.columns or None
    return tables.roster(rows, fields, sensitive=wish.sensitive, wanted=wanted)


def _office(
    class_file: ClassFile,
    rows: tables.Rows,
    fields: Fields,
    wish: Wish,
    rooms: Sequence[Room],
    day: date,
) -> list[OutTable]:
    first, last = held.term(class_file, day)
    known = {kind.table: core_fields.by_name(kind.fields) for room in rooms for kind in room.kinds}
    here = held.of_the_class(rows)
    made = [
        tables.roster(here, fields, sensitive=wish.sensitive),
        tables.contacts(here),
        care.mentors(rows),
        care.talks(rows, first, last),
        care.visits(rows, known["contacts"], first, last),
        care.meetings(rows, known["meetings"], first, last),
        care.activities(rows, known["activities"], first, last),
        _coverage(class_file, rooms, Span(day, first, last)),
    ]
    if wish.private:
        made.append(care.education_plans(rows, known["education_plans"]))
    return made


def _coverage(class_file: ClassFile, rooms: Sequence[Room], span: Span) -> OutTable:
    """Return the figures of the term, the same as in the report."""
    asked = [room.rates for room in rooms if room.rates is not None]
    made = tuple(
        (rate.label, str(rate.done), str(rate.of), rate.definition, rate.as_of.isoformat())
        for rates in asked
        for rate in rates(class_file, span)
    )
    return OutTable(tr("Coverage"), ("指标", "已完成", "应完成", "口径", "截至"), made)
