"""From the bytes of a file, or pasted text, to sheets of cells; told by content, not by suffix."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from carekeeper.core.errors import CareKeeperError, Refused, StorageTrouble, Trouble
from carekeeper.core.words import tr
from carekeeper.lists import limits, packages, texts
from carekeeper.lists.grid import Sheet
from carekeeper.lists.progress import Report, quiet

SUFFIXES = (
    *(".xlsx", ".xls", ".et", ".ods", ".fods", ".xml"),
    *(".csv", ".txt", ".tsv", ".docx", ".htm", ".html"),
)
"""The usual suffixes, for a file dialog; a file with another one is looked at as well."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"{\\rtf": "RTF",
}


def read_file(path: Path, report: Report = quiet) -> list[Sheet]:
    """Return the sheets of a file, those with cells only.

    Raises `StorageTrouble` when it cannot be read, and `Refused` with a sentence when it is no
    list, is protected by a password, damaged, or too large.
    """
    try:
        if path.stat().st_size > limits.MOST_BYTES:
            raise limits.too_large()
        data = path.read_bytes()
    except FileNotFoundError:
        sentence = tr("There is no file “{name}”.").format(name=path.name)
        raise StorageTrouble(Trouble.NOT_FOUND, sentence) from None
    except OSError:
        sentence = tr("“{name}” cannot be read. Is it open in another program, or on a USB stick?")
        raise StorageTrouble(Trouble.NO_PERMISSION, sentence.format(name=path.name)) from None
    return read_bytes(data, path.stem, report)


def read_bytes(data: bytes, name: str = "", report: Report = quiet) -> list[Sheet]:
    """Return the sheets of a file's content; `name` is given to a sheet that has none."""
    try:
        found = _by_content(data, name, report)
    except CareKeeperError:
        raise
    except (MemoryError, RecursionError):
        raise limits.too_large() from None
    sheets = [sheet for sheet in found if any(any(row) for row in sheet.rows)]
    if not sheets:
        raise Refused(tr("There is nothing in this file."))
    return sheets


def _by_content(data: bytes, name: str, report: Report) -> Sequence[Sheet]:
    if data.startswith(_ZIP):
        return _package(data, report)
    if data.startswith(_OLE):
        from carekeeper.lists import apart

        return apart.read(data, report)
    for sign, kind in _OTHERS.items():
        if data.startswith(sign):
            sentence = tr("This is a {kind} file. Import the table it was made from instead.")
            raise Refused(sentence.format(kind=kind))
    text = texts.decode(data)
    from carekeeper.lists import flat_xml

    if flat_xml.is_workbook(text):
        return flat_xml.read(text)
    if _is_page(text):
        from carekeeper.lists import pages

        return pages.read(text, name)
    return [texts.sheet(text, name)]


def _package(data: bytes, report: Report) -> Sequence[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {one.lower() for one in package.namelist()}
            packages.check_package(package)
            if "word/document.xml" in names:
                from carekeeper.lists import documents

                return documents.read(package)
            packages.check_worksheets(package)
    except packages.DAMAGED_ZIP:
        raise limits.damaged() from None
    from carekeeper.lists import apart

    return apart.read(data, report)


def _is_page(text: str) -> bool:
    start = text[:20_000].lstrip().lower()
    markup = start.startswith(("<html", "<!doctype", "<table", "<meta", "<head", "<?xml", "<style"))
    return (markup or "<table" in start) and "<t" in text.lower()
