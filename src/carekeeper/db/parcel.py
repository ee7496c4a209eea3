"""A parcel (`*.careparcel`): some students on the way from one class file into another.

It is a backup of the class file cut down to these students: their rows, what these rows stand on,
such as a mentor or a meeting, and their history. Which tables those are is told by the foreign
keys, so that each new kind of record goes along by itself. Everything here opens connections of
its own and can run in a worker thread.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    Column,
    ColumnElement,
    Row,
    Table,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    true,
)

from carekeeper.core import file_names
from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.words import tr
from carekeeper.db import backup_file, giving_out
from carekeeper.db.backup_file import BackupInfo, Progress, Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import metadata
from carekeeper.db.leaving_out import Cut, edited, leave_out
from carekeeper.db.schema import (
    JOURNALED,
    changes,
    class_info,
    file_facts,
    handouts,
    photos,
    steps,
    students,
    terms,
)
from carekeeper.db.troubles import trouble
from carekeeper.db.units import Reading, Writing

SUFFIX = file_names.PARCEL
ROWS = [table for table in metadata.sorted_tables if table.name in {*JOURNALED, handouts.name}]
"""The tables whose rows can go along, those first on which others stand."""

_WHOLE = (class_info, terms)
"""What tells where the students come from, and when its terms were."""
_KEPT_APART = {table.name for table in (*ROWS, steps, changes, photos, file_facts)}
_FACT = "move"


class Label(Struct, frozen=True):
    """What is written on a parcel; `move` is the same text in both class files, and no other."""

    move: str
    moved_on: date
    to_class: str
    to_school: str = ""


class Parcel(Struct, frozen=True):
    """What lies in a parcel; `steps` and `changes` are the history of its rows."""

    label: Label
    from_class: str
    from_school: str
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    photos: Mapping[str, tuple[bytes, bytes]]
    steps: Sequence[Row[Any]]
    changes: Sequence[Row[Any]]


def pack(
    book: Path,
    password: str,
    target: Path,
    parcel_password: str,
    label: Label,
    ids: Collection[int],
    *,
    leave_out: Collection[str],
    cuts: Sequence[Cut] = (),
    progress: Progress | None = None,
) -> BackupInfo:
    """Write a parcel with these students, checked whole, or nothing.

    The class file stays as it is. The parcel goes without the tables to `leave_out`, and without
    `cuts`. Raises `StorageTrouble` as a backup does.
    """
    change = partial(_cut_down, label=label, ids=ids, cuts=cuts)
    return backup_file.write(
        book,
        password,
        target,
        parcel_password,
        reason=Reason.MOVE,
        leave_out=leave_out,
        overwrite=True,
        progress=progress,
        edit=partial(edited, change=change),
    )


def unpack(path: Path, password: str, only: Collection[int] | None = None) -> Parcel:
    """Check a parcel whole and return what lies in it, of `only` these students when named.

    Raises `StorageTrouble`: not found, no parcel, damaged, made by a newer program, password
    missing or wrong.
    """
    with _named_parcel(path), backup_file.unpacked(path, password) as (info, payload):
        if info.reason != Reason.MOVE:
            sentence = tr("“{name}” is no parcel of students.").format(name=path.name)
            raise StorageTrouble(Trouble.NOT_OURS, sentence)
        word = password if info.encrypted else ""
        if only is not None:
            edited(payload, word, partial(_keep, ids=only))
        try:
            with ClassFile.open(payload, word) as class_file:
                return _read(class_file)
        except (LookupError, ValueError, TypeError) as problem:  # not written by us
            raise trouble(Trouble.DAMAGED, path) from problem


@contextmanager
def _named_parcel(path: Path) -> Iterator[None]:
    """Say of a damaged parcel what helps: there is no other backup of it to take."""
    try:
        yield
    except StorageTrouble as problem:
        if problem.trouble is not Trouble.DAMAGED:
            raise
        words = tr("“{name}” is damaged. Please ask the other class teacher to save it once more.")
        raise StorageTrouble(Trouble.DAMAGED, words.format(name=path.name)) from problem


def _read(class_file: ClassFile) -> Parcel:
    told = json.loads(class_file.fact(_FACT) or "{}")
    rows = giving_out.all_rows(class_file, binned=True, private=True)
    pictures = {
        row["sha256"]: giving_out.photo(class_file, row["sha256"]) for row in rows["photos"]
    }
    with class_file.reading() as unit:
        at = unit.rows(select(steps).order_by(steps.c.id))
        written = unit.rows(select(changes).order_by(changes.c.id))
    day = date.fromisoformat(told["moved_on"])
    label = Label(class_file.fact("identity"), day, told["to_class"], told["to_school"])
    own: Mapping[str, Any] = next(iter(rows["class_info"]), {})
    names = (str(own.get("name", "")), str(own.get("school", "")))
    return Parcel(label, *names, rows, pictures, at, written)


def _cut_down(unit: Writing, label: Label, ids: Collection[int], cuts: Sequence[Cut]) -> None:
    """Cut a copy of a class file down to a parcel."""
    leave_out(unit, cuts)
    _keep(unit, ids)
    for table in metadata.sorted_tables:
        if table.name not in _KEPT_APART:
            unit.execute(delete(table))
    told = {
        "moved_on": label.moved_on.isoformat(),
        "to_class": label.to_class,
        "to_school": label.to_school,
    }
    facts = {"identity": label.move, _FACT: json.dumps(told, ensure_ascii=False)}
    unit.execute(delete(file_facts))
    for name, value in facts.items():
        unit.execute(insert(file_facts).values(name=name, value=value))


def _keep(unit: Writing, ids: Collection[int]) -> None:
    """Leave out whatever does not go with these students."""
    apart = [*(table.name for table in _WHOLE), handouts.name]
    unit.execute(delete(changes).where(changes.c.table_name.in_(apart)))
    kept = rows_of(unit, ids)
    leave_out(
        unit,
        [
            Cut(table, table.c.id.not_in(_listed(kept[table.name])))
            for table in reversed(ROWS)
            if table not in _WHOLE
        ],
    )


def rows_of(unit: Reading, ids: Collection[int]) -> dict[str, set[int]]:
    """Return the rows that go with some students, by table.

    Whatever belongs to one of them goes, what it stands on too, and of that what is nobody's,
    such as the subjects of an exam; but nothing that belongs to another student.
    """
    kept: dict[str, set[int]] = {table.name: set() for table in ROWS}
    kept[students.name] = set(ids)
    before = -1
    while before < (now := sum(map(len, kept.values()))):
        before = now
        for table in ROWS:
            for column, parent in keys_of(table):
                if parent is not students:
                    kept[parent.name] |= _stood_on(unit, column, kept[table.name])
                if _hangs_on(column):
                    below = column.in_(_listed(kept[parent.name]))
                    mine = select(table.c.id).where(below, _of_nobody_else(table, kept))
                    kept[table.name] |= {row.id for row in unit.rows(mine)}
    return kept


def _stood_on(unit: Reading, column: Column[Any], ids: Collection[int]) -> set[int]:
    here = column.table.c.id.in_(_listed(ids))
    return {row[0] for row in unit.rows(select(column).where(here, column.is_not(None)))}


def keys_of(table: Table) -> Iterator[tuple[Column[Any], Table]]:
    """Return the columns of a table that name rows of other tables, with these tables."""
    for key in table.foreign_keys:
        yield key.parent, key.column.table


def _hangs_on(column: Column[Any]) -> bool:
    """Tell whether a row goes with the row that this column names."""
    return any(key.ondelete == "CASCADE" for key in column.foreign_keys)


def _of_nobody_else(table: Table, kept: Mapping[str, set[int]]) -> ColumnElement[bool]:
    own = [column for column, parent in keys_of(table) if parent is students and _hangs_on(column)]
    ours = _listed(kept[students.name])
    return and_(true(), *(or_(column.is_(None), column.in_(ours)) for column in own))


def _listed(ids: Collection[int]) -> Any:
    """Return numbers as a query, which may be longer than SQLite takes as values."""
    listed = func.json_each(json.dumps(sorted(ids))).table_valued("value")
    return select(listed.c.value)
