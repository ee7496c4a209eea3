"""A list as a table: one heading for each column, one line for each row with cells."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

KEEP = ""
"""The column is kept with the student as it came (其他资料), and goes out again on export."""
LEAVE_OUT = "-"
"""The column is not brought in."""

AS_TOLD = "="
"""What is remembered of a column that the teacher sent nowhere else: it goes where it says."""

NAME = "name"


class Column(Struct, frozen=True):
    """A column: its heading for the eye, and where it goes.

    `target` is a field of the student's file, `father.phones`, `father.*name,phones` for several
    things in one cell, `KEEP`, `LEAVE_OUT`, or one of `vocabulary.ROW_NUMBER`, `CLASS`, `GRADE`.
    """

    heading: str
    target: str
    path: tuple[str, ...] = ()
    doubt: str = ""
    """Why nothing can be told for sure of the column, in the teacher's language."""


class Line(Struct, frozen=True):
    """A row of the list; `row` is what the sheet calls it, `cells` are those of the columns."""

    row: int
    cells: tuple[str, ...]
    unsure: frozenset[int] = frozenset()
    """Columns whose number had more digits than a spreadsheet keeps."""
    group: str = ""
    """The class whose columns the line was taken from, where there are several side by side."""


class Table(Struct, frozen=True):
    """What was found in a sheet: columns, lines, and the rows that are neither."""

    name: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    titles: tuple[str, ...] = ()
    """Rows above, between and below the lines that are no students: title, totals, remarks."""
    heading_row: int = 0
    """The row of the heading, 0 when there is none."""
    looks_like: str = "table"
    """`table`, `chat` or `form` (one page for one student)."""

    def at(self, target: str) -> int | None:
        """Return the column that goes to a place, None when none does."""
        return next((at for at, one in enumerate(self.columns) if one.target == target), None)


def with_column(table: Table, at: int, heading: str, target: str) -> Table:
    """Return a table with a column more, whose cells are empty."""
    column = Column(heading, target, (heading,))
    lines = tuple(
        replace(
            line,
            cells=(*line.cells[:at], "", *line.cells[at:]),
            unsure=frozenset(one + (one >= at) for one in line.unsure),
        )
        for line in table.lines
    )
    return replace(table, columns=(*table.columns[:at], column, *table.columns[at:]), lines=lines)
