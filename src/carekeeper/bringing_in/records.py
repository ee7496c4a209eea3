"""Bringing in a list of records, such as mentors or visits, as the rooms declare it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.bringing_in import Class, Fields
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.lists import blocks, record_lists
from carekeeper.lists.matching import Comparison
from carekeeper.lists.progress import Report, quiet
from carekeeper.lists.reader import Reading
from carekeeper.lists.table import Table
from carekeeper.room import ListOf, Room

STUDENTS = "students"
STUDENTS_LABEL = mark("Students")


class RecordList(Struct, frozen=True):
    """A list of records as a room declares it, with what the class has of them."""

    of: ListOf
    there: Any
    fields: Fields
    """Those of the record, and those that say whose row it is."""


def lists_of(rooms: Sequence[Room]) -> tuple[ListOf, ...]:
    """Return the lists of records that the rooms declare."""
    return tuple(one for room in rooms for one in room.lists)


def read(class_file: ClassFile, rooms: Sequence[Room], fields: Fields) -> dict[str, RecordList]:
    """Read what the class has of each kind of record that a list may hold."""
    telling = {name: fields.student[name] for name in record_lists.TELLING}
    return {
        one.name: RecordList(one, one.read(class_file), Fields({**telling, **one.fields}, {}))
        for one in lists_of(rooms)
    }


def recognised(reading: Reading, lists: Sequence[ListOf]) -> str:
    """Return the name of the records that a list holds, `students` for a list of the class."""
    likeness = {
        one.name: record_lists.likeness(reading.table, one.headings, one.needs, one.titles)
        for one in lists
    }
    best = max(likeness, key=lambda name: likeness[name], default=STUDENTS)
    return best if likeness.get(best) else STUDENTS


def table_of(reading: Reading, held: RecordList) -> tuple[Table, RecordList]:
    """Return the table of a list with its columns going to the fields of the records.

    With it come the records with the fields of columns that only this list has.
    """
    of = held.of
    sheet, row = reading.sheets[reading.chosen], reading.table.heading_row
    table = reading.table
    told = of.above((table.name, *table.titles))
    if row and sheet.merged:
        filled = record_lists.filled_down(sheet, row - sheet.first_row + 1)
        table = blocks.table_of(filled, row) or table
    going = record_lists.as_record_list(table, of.headings)
    going, own = record_lists.with_own(going, partial(of.own, held.there))
    whole = record_lists.with_told_above(
        going, {name: (tr(of.fields[name].label), text) for name, text in told.items()}
    )
    return whole, replace(held, fields=Fields({**held.fields.student, **own}, {}))


def compare(
    table: Table,
    records: RecordList,
    known: Class,
    *,
    today: date,
    chosen: Mapping[int, int | None],
    report: Report = quiet,
) -> Comparison:
    """Hold the rows of a list of records against the class."""
    return record_lists.compare(
        table,
        records.fields.student,
        records.of.needs,
        known.students,
        lambda student, values: records.of.make(records.there, student, values, today),
        today=today,
        chosen=chosen,
        report=report,
    )


def write(
    class_file: ClassFile,
    records: RecordList,
    comparison: Comparison,
    today: date,
    rows_wanted: Collection[int] | None = None,
) -> str:
    """Write what is new as one step, and return what it is called; `""` when nothing is."""
    made = []
    for one in comparison.outcomes:
        wanted = rows_wanted is None or one.proposal.row in rows_wanted
        if one.goes_in and wanted and one.known is not None:
            values = record_lists.record_values(one.proposal)
            made.append(records.of.make(records.there, one.known.id, values, today))
    told = [one for one in made if one is not None]
    return records.of.write(class_file, told) if told else ""


def label_of(name: str, lists: Sequence[ListOf]) -> str:
    """Return what a list holds, in the teacher's language."""
    return tr(next((one.label for one in lists if one.name == name), STUDENTS_LABEL))
