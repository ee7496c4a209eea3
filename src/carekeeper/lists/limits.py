"""What is too large to be a list of a school, and is refused before it is read.

A file of a few kilobytes can unpack to gigabytes, and a sheet whose last cell stands in its last
row takes a place in memory for each cell before it. The figures are far above any class list.
"""

from __future__ import annotations

from carekeeper.core.errors import Refused
from carekeeper.core.words import tr

MOST_BYTES = 200_000_000
MOST_TEXT = 20_000_000
MOST_ROWS = 60_000
MOST_COLUMNS = 2_000
MOST_CELLS = 4_000_000


def too_large() -> Refused:
    """Return the refusal of a file that cannot be the list of a class."""
    return Refused(
        tr(
            "This file is far larger than a class list. Copy the list itself into a new, "
            "empty file and import that."
        )
    )


def damaged() -> Refused:
    """Return the refusal of a file that cannot be read as what it is."""
    return Refused(
        tr(
            "This file is damaged, or is not a table. Open it in a spreadsheet program "
            "and save it again."
        )
    )


def check_size(rows: int, columns: int) -> None:
    """Raise `Refused` for a sheet that is too large to be a list."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise too_large()
