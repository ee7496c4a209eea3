"""Photos in the class file: kept once for all who show them, and let go with the last one.

The stores of all records with photos need it, so it lies with the schema. Photos are named by the
digest of their bytes, so a row never changes and the journal does not keep it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import Column, ColumnElement, String, cast, delete, select

from carekeeper.core.photos import Photo
from carekeeper.db.columns import PHOTO, metadata
from carekeeper.db.schema import photos
from carekeeper.db.units import Reading, Writing


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


def let_go(unit: Writing, shas: Iterable[str]) -> None:
    """Erase those of these photos that no record of any kind names any more."""
    for sha256 in set(shas) - {""}:
        named = (select(column.table.c.id).where(_holds(column, sha256)) for column in _NAMING)
        if all(unit.value(query.limit(1)) is None for query in named):
            unit.execute(delete(photos).where(photos.c.sha256 == sha256))


def _holds(column: Column[Any], sha256: str) -> ColumnElement[bool]:
    return cast(column, String).contains(sha256)


_NAMING = [
    column for table in metadata.sorted_tables for column in table.c if column.info.get(PHOTO)
]
"""The columns that name photos, whichever table has them."""
