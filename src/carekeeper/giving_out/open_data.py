"""Everything as one open zip: JSON that any program reads, the photos, and what it is.

`carekeeper.json` names format and version; `data/<table>.json` holds the rows of each table by
the names of their columns, days as `2026-11-23`; `photos/` the pictures by their digest. What is
read back into an empty class file gives the same class.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

import carekeeper
from carekeeper.core.errors import Refused
from carekeeper.core.words import tr
from carekeeper.db import giving_out
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import private_tables
from carekeeper.db.revisions import REVISION, known_revisions

MANIFEST = "carekeeper.json"
_FORMAT = "carekeeper-open-data"
_MOST = 2_000_000_000

_README = """CareKeeper open data
====================
data/<table>.json   the rows of each table: a list of objects, one for each row, by column names
photos/<digest>.jpg the photos, by the SHA-256 of their bytes; .thumb is the small picture
carekeeper.json     format, version of the schema, day, which tables were left out

Days are written 2026-11-23, moments 2026-11-23T08:15:00. A null is a value that is not known.
The texts are those that the teacher typed. "carekeeper import FILE THIS.zip" reads it back into
an empty class file.

This file is NOT encrypted. Keep it as carefully as the children's paper files.

CareKeeper 开放数据：data 下是每张表的全部行（JSON），photos 下是照片。此文件没有加密，请妥善保管。
"""


class OpenData(Struct, frozen=True):
    """The rows and pictures of an open zip."""

    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    pictures: Mapping[str, tuple[bytes, bytes]]


def write(class_file: ClassFile, path: Path, now: datetime, *, private: bool) -> int:
    """Write everything of a class, what is private only when chosen; return of how many students.

    What was left out is named, so that nobody takes the data for complete.
    """
    rows = giving_out.all_rows(class_file, binned=True, private=private)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        told = {
            "format": _FORMAT,
            "schema": REVISION,
            "program": carekeeper.__version__,
            "made_at": now.isoformat(timespec="seconds"),
            "left_out": [] if private else sorted(private_tables()),
        }
        package.writestr("README.txt", _README)
        package.writestr(MANIFEST, json.dumps(told, indent=2))
        for table, found in rows.items():
            text = json.dumps([_plain(row) for row in found], ensure_ascii=False, indent=1)
            package.writestr(f"data/{table}.json", text)
        for one in rows["photos"]:
            data, thumb = giving_out.photo(class_file, one["sha256"])
            package.writestr(f"photos/{one['sha256']}.jpg", data)
            package.writestr(f"photos/{one['sha256']}.thumb", thumb)
    return len(rows["students"])


def is_open_data(path: Path) -> bool:
    """Tell whether a file is an open zip of ours."""
    try:
        with zipfile.ZipFile(path) as package:
            return MANIFEST in package.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def read(path: Path) -> OpenData:
    """Read an open zip; raises `Refused` when it is damaged or made by a newer program."""
    try:
        with zipfile.ZipFile(path) as package:
            if sum(one.file_size for one in package.infolist()) > _MOST:
                raise Refused(tr("This file is damaged, or is not open data of CareKeeper."))
            told = json.loads(package.read(MANIFEST))
            if told.get("schema") not in known_revisions():
                raise Refused(tr("These data were saved by a newer CareKeeper."))
            names = package.namelist()
            rows = {
                name.removeprefix("data/").removesuffix(".json"): json.loads(package.read(name))
                for name in names
                if name.startswith("data/") and name.endswith(".json")
            }
            pictures = {
                name.removeprefix("photos/").removesuffix(".jpg"): (
                    package.read(name),
                    package.read(name.removesuffix(".jpg") + ".thumb"),
                )
                for name in names
                if name.startswith("photos/") and name.endswith(".jpg")
            }
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, AttributeError):
        raise Refused(tr("This file is damaged, or is not open data of CareKeeper.")) from None
    return OpenData(rows, pictures)


def bring_in(class_file: ClassFile, data: OpenData) -> int:
    """Fill an empty class file; return the number of students."""
    return giving_out.fill(class_file, data.rows, data.pictures, tr("Open data imported"))


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
