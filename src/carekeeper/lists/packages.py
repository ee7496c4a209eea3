"""How large the parts of a package (.xlsx, .ods, .docx) are, found out before one is unpacked."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from zipfile import ZipFile, ZipInfo

from carekeeper.lists import limits

_MOST_UNPACKED = 400_000_000
_MOST_STRINGS = 40_000_000
_CHUNK = 1 << 20
DAMAGED_ZIP = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, LookupError, ValueError),
    *(NotImplementedError, RuntimeError),
)
"""What reading a zip raises that was cut, changed, packed unusually or with a password."""
_TEXT_PARTS = (".xml", ".bin", ".rels")
_VALUE_END = (b"</v>", b"</t>", b"</is>", b"</f>")
_REFERENCE = re.compile(rb'r="([A-Z]{1,3})(\d{1,7})"')
_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]{1,3})\d+"')


def check_package(package: ZipFile) -> None:
    """Raise `Refused` for a zip whose parts would unpack to more than a list can be."""
    parts = [one for one in package.infolist() if one.filename.lower().endswith(_TEXT_PARTS)]
    if sum(one.file_size for one in parts) > _MOST_UNPACKED:
        raise limits.too_large()
    for part in parts:
        name = part.filename.lower()
        if name.endswith("sharedstrings.xml") and part.file_size > _MOST_STRINGS:
            raise limits.too_large()
        if name.endswith("content.xml") and part.file_size > _MOST_STRINGS * 2:
            raise limits.too_large()


def check_worksheets(package: ZipFile) -> None:
    """Raise `Refused` for a workbook with a sheet whose cells with values reach too far."""
    for part in package.infolist():
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part.filename, re.IGNORECASE):
            limits.check_size(*_reach(package, part))


def _reach(package: ZipFile, part: ZipInfo) -> tuple[int, int]:
    """Return the last row with a value and the last column of a sheet, without reading cells."""
    last_row, columns, carried, seen = 0, 0, b"", 0
    for chunk in _chunks(package, part):
        seen += len(chunk)
        if seen > _MOST_UNPACKED:
            raise limits.too_large()
        text = carried + chunk
        if found := _DIMENSION.search(text):
            columns = _column(found[1])
        end = max(text.rfind(sign) for sign in _VALUE_END)
        start = text.rfind(b"<c ", 0, end) if end > 0 else -1
        if start >= 0 and (reference := _REFERENCE.search(text, start)):
            last_row = int(reference[2])
            columns = columns or _column(reference[1])
        carried = text[-400:]
    return last_row, columns


def _chunks(package: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    try:
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except DAMAGED_ZIP:
        return


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
