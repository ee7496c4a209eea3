"""A student's records of a room as tables for the whole file, from their declarations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from carekeeper.core import dates
from carekeeper.core.ids import StudentId
from carekeeper.core.words import tr
from carekeeper.db import enrolment
from carekeeper.db.class_file import ClassFile
from carekeeper.db.students import by_id
from carekeeper.printing.logs import LogPart, StudentLog, Titles, draw_student_logs
from carekeeper.printing.shapes import lacking
from carekeeper.printing.tables import Row, value
from carekeeper.records.kind import Dated, Record, partakers_of, todo_of
from carekeeper.room import FilePart

_DAY = 98.0


def log_part(dated: Dated[Record], records: Sequence[Record], day: date) -> LogPart:
    """Return a table of a student's records until a day, the first one first."""
    columns = [(tr("Date"), _DAY), (tr("What"), 100.0), (tr("What was written"), 206.0)]
    if dated.follow_up is not None:
        columns.append((tr("To follow up"), 112.0))

    def said(record: Record) -> list[str]:
        todo = todo_of(dated, record)
        told = [dated.said(record), todo.shown() if todo.text else ""]
        return told[: len(columns) - 2]

    return _part(dated, records, day, tuple(columns), said)


def log_part_of_class(
    dated: Dated[Record], records: Sequence[Record], student_id: StudentId, day: date
) -> LogPart:
    """Return a table of what a student took part in; of the others nothing is told."""
    columns = ((tr("Date"), _DAY), (tr("What"), 216.0), (tr("Part or result"), 202.0))

    def said(record: Record) -> list[str]:
        own = [one.said for one in partakers_of(record) if one.student_id == student_id]
        return [tr(", ").join(text for text in own if text)]

    return _part(dated, records, day, columns, said)


def _part(
    dated: Dated[Record],
    records: Sequence[Record],
    day: date,
    columns: Titles,
    told: Callable[[Record], Sequence[str]],
) -> LogPart:
    rows = [
        Row(tuple(map(value, (dates.show_date(dated.on(one)), dated.title(one), *told(one)))))
        for one in sorted(records, key=dated.on)
        if dated.on(one) <= day
    ]
    return LogPart(tr(dated.kind.label), columns, rows)


def log_file_part(
    class_file: ClassFile,
    title: str,
    student_id: StudentId,
    parts: tuple[LogPart, ...],
    day: date,
) -> FilePart | None:
    """Return the pages of a room in a student's whole file, None when nothing was written."""
    if not any(part.rows for part in parts):
        return None
    with class_file.reading() as unit:
        school = enrolment.class_of(unit, student_id, day)
        log = StudentLog(by_id(unit)[student_id], parts, school)
    texts = [cell.text for part in parts for row in part.rows for cell in row.cells]
    return FilePart(
        lambda _style: draw_student_logs(title, [log], day),
        tuple(lacking([log.student.name, *texts])),
    )
