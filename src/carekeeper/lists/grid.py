"""A sheet of cells, as every source of a list is brought to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

Area = tuple[int, int, int, int]
"""Cells that are merged into one: top, left, bottom, right, all counted from 0 and included."""


class Sheet(Struct, frozen=True):
    """The cells of one sheet, as texts; every row has as many as there are columns."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...] = ()
    numbers: frozenset[tuple[int, int]] = frozenset()
    """The cells that were numbers with more digits than a spreadsheet keeps."""
    chat: bool = False
    """Whether it is text without columns, as one writes it in a chat."""
    hidden: bool = False
    """Whether whoever made the workbook put the sheet out of sight."""
    first_row: int = 1
    """What the source calls its first row."""


def sheet_of(
    name: str,
    rows: Iterable[Sequence[str]],
    merged: Iterable[Area] = (),
    numbers: Iterable[tuple[int, int]] = (),
    hidden: bool = False,
) -> Sheet:
    """Return a sheet without the empty rows and columns behind its cells."""
    cells = [tuple(row) for row in rows]
    while cells and not any(cells[-1]):
        cells.pop()
    width = max((_width(row) for row in cells), default=0)
    even = tuple(row if len(row) == width else (row + ("",) * width)[:width] for row in cells)
    areas = tuple(_apart(merged, len(even), width))
    return Sheet(name, even, areas, frozenset(numbers), hidden=hidden)


def _apart(merged: Iterable[Area], height: int, width: int) -> Iterator[Area]:
    """Yield the areas that lie on the cells; in a sound sheet they never take one twice."""
    free = height * width
    for top, left, bottom, right in merged:
        low, far = min(bottom, height - 1), min(right, width - 1)
        if 0 <= top <= low and 0 <= left <= far:
            free -= (low - top + 1) * (far - left + 1)
            if free < 0:
                return
            yield top, left, low, far


def _width(row: Sequence[str]) -> int:
    return next((at for at in range(len(row), 0, -1) if row[at - 1]), 0)
