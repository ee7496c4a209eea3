"""Pages that are cut apart into cards of one size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from carekeeper.printing.page import Sheets

Piece = TypeVar("Piece")


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


def for_a_stack(pieces: Sequence[Piece], per_sheet: int) -> list[Piece]:
    """Return pieces in the order in which each place of the sheets holds those of one pile.

    Once the sheets are cut as a stack, the piles lie on each other in the order of the pieces.
    """
    sheets = -(-len(pieces) // per_sheet)
    on_last = len(pieces) - per_sheet * (sheets - 1)
    starts = [place * sheets - max(place - on_last, 0) for place in range(per_sheet)]
    return [
        pieces[starts[place] + sheet]
        for sheet in range(sheets)
        for place in range(per_sheet if sheet < sheets - 1 else on_last)
    ]
