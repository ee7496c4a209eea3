"""Photos in the class file: kept once for all who show them, and let go with the last one.

The stores of students and diaries need it, so it lies with the schema. Photos are named by the
digest of their bytes, so a row never changes and the journal does not keep it.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import asdict
from sqlalchemy import String, cast, delete, select

from carekeeper.core.photos import Photo
from carekeeper.db.care_tables import diary_entries
from carekeeper.db.schema import photos, students
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
    """Erase those of these photos that neither a student's file nor a diary shows any more."""
    for sha256 in set(shas) - {""}:
        of_file = select(students.c.id).where(students.c.photo == sha256)
        shown = cast(diary_entries.c.photos, String).contains(sha256)
        in_diary = select(diary_entries.c.id).where(shown)
        if unit.value(of_file) is None and unit.value(in_diary) is None:
            unit.execute(delete(photos).where(photos.c.sha256 == sha256))
