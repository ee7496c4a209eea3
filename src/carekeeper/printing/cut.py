"""Pages that are cut apart into cards of one size."""

from __future__ import annotations

from collections.abc import Iterator

from carekeeper.printing.page import Sheets


def places(sheets: Sheets, across: int, down: int) -> Iterator[tuple[float, float]]:
    """Yield the left upper corner of each card, as many as are asked for, page by page.

    The lines to cut along are drawn with the first card of a page.
    """
    width, height = sheets.width / across, sheets.height / down
    first = True
    while True:
        if not first:
            sheets.new_page()
        first = False
        for column in range(1, across):
            sheets.cut_down(column * width)
        for row in range(1, down):
            sheets.cut_across(row * height)
        yield from (
            (column * width, row * height) for row in range(down) for column in range(across)
        )
