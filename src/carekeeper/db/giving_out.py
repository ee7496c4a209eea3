"""Reading the class file whole, for what is given out; and filling an empty one from open data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, func, insert, select

from carekeeper.core.enrolment import ARCHIVED
from carekeeper.core.errors import Refused
from carekeeper.core.school_year import school_year_of, term_or_last
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import metadata, private_tables
from carekeeper.db.due import terms_of
from carekeeper.db.schema import JOURNALED, class_info, handouts, photos, students
from carekeeper.db.students import HERE, NOT_BINNED
from carekeeper.db.types import IsoDate, IsoTime, TextList, TextRows
from carekeeper.db.units import Writing

_OWN = frozenset({"facts", "steps", "changes"})
"""What the file knows of itself; it means nothing in another file."""

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def all_rows(
    class_file: ClassFile, *, binned: bool = False, private: bool = False
) -> dict[str, list[dict[str, Any]]]:
    """Return every row of the teacher's tables by table; those in the recycle bin when wanted.

    Of private tables, and that they were printed, only when they were chosen.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    hidden = frozenset() if private else private_tables()
    with class_file.reading() as unit:
        for table in _tables():
            if table.name in hidden:
                continue
            query = select(*[one for one in table.c if one.name not in ("data", "thumb")])
            if "binned_at" in table.c and not binned:
                query = query.where(table.c.binned_at.is_(None))
            if table.name == handouts.name:
                query = query.where(table.c.kind.not_in(hidden))
            order = table.c.id if "id" in table.c else next(iter(table.c))
            names = query.selected_columns.keys()
            rows = unit.rows(query.order_by(order))
            found[table.name] = [dict(zip(names, row, strict=True)) for row in rows]
    return found


def has_private(class_file: ClassFile) -> bool:
    """Tell whether there is anything that leaves the program only when it is chosen."""
    with class_file.reading() as unit:
        tables = (metadata.tables[name] for name in sorted(private_tables()))
        return any(unit.value(select(func.count()).select_from(table)) for table in tables)


def of_the_class(rows: Rows) -> Rows:
    """Return the rows with those students only who are at this school now."""
    here = [one for one in rows["students"] if one["enrolment"] not in ARCHIVED]
    return {**rows, "students": here}


def students_told(class_file: ClassFile, *, gone: bool) -> list[int]:
    """Return the students of whom `all_rows` tells; with those who have left when wanted."""
    with class_file.reading() as unit:
        query = select(students.c.id).where(HERE if not gone else NOT_BINNED)
        return [row.id for row in unit.rows(query)]


def term(class_file: ClassFile, day: date) -> tuple[date, date]:
    """Return the first and the last day of the class's term of a day, or of the one before it.

    Before the first term of a school year has begun, it is the school year so far.
    """
    with class_file.reading() as unit:
        span = term_or_last(terms_of(unit, day), day)
    if span is None:
        return date(school_year_of(day), 9, 1), day
    return span.starts_on, span.ends_on


def photo(class_file: ClassFile, sha256: str) -> tuple[bytes, bytes]:
    """Return a photo and its small picture."""
    query = select(photos.c.data, photos.c.thumb).where(photos.c.sha256 == sha256)
    with class_file.reading() as unit:
        row = unit.row(query)
    assert row is not None
    return bytes(row.data), bytes(row.thumb)


def fill(
    class_file: ClassFile, rows: Rows, pictures: Mapping[str, tuple[bytes, bytes]], label: str
) -> int:
    """Fill an empty class file with the rows of open data; return of how many students.

    Raises `Refused` when students are there already: the numbers of the rows would not fit.
    """
    with class_file.reading() as unit:
        if unit.value(select(func.count()).select_from(students)):
            raise Refused(
                tr(
                    "Open data can only be imported into an empty class file. Start a new class, "
                    "then try again."
                )
            )
    with class_file.writing(label) as unit:
        for row in unit.rows(select(class_info.c.id)):
            unit.delete(class_info, row.id)
        for table in _tables():
            for values in rows.get(table.name, ()):
                _put(unit, table, values, pictures)
    return len(rows.get("students", ()))


def _put(
    unit: Writing,
    table: Table,
    values: Mapping[str, Any],
    pictures: Mapping[str, tuple[bytes, bytes]],
) -> None:
    known = {name: _value(table, name, one) for name, one in values.items() if name in table.c}
    if table.name == photos.name:
        data, thumb = pictures.get(str(values.get("sha256")), (b"", b""))
        unit.execute(insert(table).values(**known, data=data, thumb=thumb))
    elif table.name in JOURNALED:
        unit.insert(table, known)
    else:
        unit.execute(insert(table).values(**known))


def _value(table: Table, name: str, told: Any) -> Any:
    kind = table.c[name].type
    if isinstance(kind, TextList):
        return tuple(told or ())
    if isinstance(kind, TextRows):
        return tuple(map(tuple, told or ()))
    if isinstance(told, str) and isinstance(kind, IsoDate):
        return date.fromisoformat(told)
    if isinstance(told, str) and isinstance(kind, IsoTime):
        return datetime.fromisoformat(told)
    return told


def _tables() -> list[Table]:
    return [table for table in metadata.sorted_tables if table.name not in _OWN]
