"""Cells on their way from one process to another: text, parted by the signs made for it.

No cell holds such a sign: `tidy.cell_text` takes away whatever cannot be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_Area = tuple[int, int, int, int]
_Place = tuple[int, int]
Cells = tuple[str, Sequence[Sequence[str]], Sequence[_Area], Sequence[_Place], bool]
"""A sheet: name, rows, what is merged, the unsure numbers, whether it is out of sight."""

_SHEET, _PART, _ROW, _CELL = "\x1c\x1d\x1e\x1f"
_NO_SIGNS = dict.fromkeys(map(ord, (_SHEET, _PART, _ROW, _CELL)))


def pack(sheets: Iterable[Cells]) -> bytes:
    """Return sheets as bytes."""
    return _SHEET.join(map(_packed, sheets)).encode()


def _packed(sheet: Cells) -> str:
    name, rows, merged, unsure, hidden = sheet
    places = (_ROW.join(_CELL.join(map(str, one)) for one in some) for some in (merged, unsure))
    told = (name.translate(_NO_SIGNS), _ROW.join(map(_CELL.join, rows)), *places)
    return _PART.join((*told, "1" if hidden else ""))


def unpack(data: bytes) -> list[Cells]:
    """Return the sheets that were packed."""
    return [_sheet(*sheet.split(_PART)) for sheet in data.decode().split(_SHEET)] if data else []


def _sheet(name: str, rows: str, merged: str, unsure: str, hidden: str) -> Cells:
    areas = [(int(a), int(b), int(c), int(d)) for a, b, c, d in _split(merged)]
    places = [(int(row), int(column)) for row, column in _split(unsure)]
    return name, _split(rows), areas, places, bool(hidden)


def _split(text: str) -> list[list[str]]:
    return [row.split(_CELL) for row in text.split(_ROW)] if text else []
