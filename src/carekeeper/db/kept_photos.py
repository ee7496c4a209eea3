"""Photos in the class file: kept once for all who show them, and let go with the last one.

The stores of all records with photos need it, so it lies with the schema. Photos are named by the
digest of their bytes, so a row never changes and the journal does not keep it.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import Select, String, cast, delete, func, select

from carekeeper.core.photos import Photo
from carekeeper.db.columns import PHOTO, metadata
from carekeeper.db.schema import changes, photos, steps
from carekeeper.db.units import Reading, Writing

_NAMING = [
    column for table in metadata.sorted_tables for column in table.c if column.info.get(PHOTO)
]
"""The columns that name photos, whichever table has them."""

_SHA = re.compile(r"[0-9a-f]{64}")


def keep(unit: Writing, photo: Photo) -> None:
    """Keep a photo, unless the very same one is there already."""
    kept = unit.value(select(photos.c.sha256).where(photos.c.sha256 == photo.sha256))
    if kept is None:
        unit.insert(photos, asdict(photo))


def data_of(unit: Reading, sha256: str) -> bytes:
    """Return the bytes of a photo; raises `LookupError` when it is not kept."""
    data = unit.value(select(photos.c.data).where(photos.c.sha256 == sha256))
    if data is None:
        raise LookupError(f"no photo {sha256}")
    return bytes(data)


def sweep(unit: Writing) -> None:
    """Erase the photos that nobody shows any more, and that undo and redo cannot bring back."""
    kept = set(_texts(unit, select(photos.c.sha256)))
    if not kept:
        return
    shown = {
        sha
        for column in _NAMING
        for query in (select(cast(column, String)), *_revivable(column.table.name, column.name))
        for text in _texts(unit, query)
        for sha in _SHA.findall(text)
    }
    for sha256 in kept - shown:
        unit.execute(delete(photos).where(photos.c.sha256 == sha256))


def _revivable(table: str, column: str) -> list[Select[Any]]:
    """Return the questions for what undo and redo can still write into a column."""
    named = [
        func.json_extract(values, f"$.{column}") for values in (changes.c.before, changes.c.after)
    ]
    return [
        select(one)
        .join(steps, steps.c.id == changes.c.step_id)
        .where(
            changes.c.table_name == table,
            steps.c.state.in_(("done", "undone")),
            one.is_not(None),
        )
        for one in named
    ]


def _texts(unit: Reading, query: Select[Any]) -> list[str]:
    return [str(row[0]) for row in unit.rows(query)]
