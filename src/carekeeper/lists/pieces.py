"""Tables of one page that are one list: split where a page ended, or apart from their heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from carekeeper.lists.grid import Sheet
from carekeeper.lists.headings import is_heading


def joined(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Return the sheets, each with those that go on with it: as wide, and without other words."""
    found: list[Sheet] = []
    for sheet in sheets:
        if found and _goes_on(found[-1], sheet):
            found[-1] = _below(found[-1], sheet)
        else:
            found.append(sheet)
    return found


def _goes_on(upper: Sheet, lower: Sheet) -> bool:
    if upper.chat or lower.chat or not (upper.rows and lower.rows):
        return False
    heading = next(filter(is_heading, upper.rows), None)
    if heading is None or _width(upper.rows) != _width(lower.rows):
        return False
    return all(row == heading for row in lower.rows if is_heading(row))


def _width(rows: Sequence[Sequence[str]]) -> int:
    return len(rows[0])


def _below(upper: Sheet, lower: Sheet) -> Sheet:
    down = len(upper.rows)
    areas = ((top + down, left, bottom + down, right) for top, left, bottom, right in lower.merged)
    return replace(
        upper,
        rows=upper.rows + lower.rows,
        merged=(*upper.merged, *areas),
        numbers=upper.numbers | {(row + down, column) for row, column in lower.numbers},
    )
