"""What a list tells of a student, and what of it is doubtful."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from carekeeper.lists.table import Table


class Doubt(Struct, frozen=True):
    """A place of the list that cannot be brought in as it stands."""

    row: int
    column: int
    """The column of the table; -1 for the row as a whole."""
    text: str
    sentence: str
    target: str = ""


class Proposal(Struct):
    """A student as the list tells it."""

    lines: list[int] = field(default_factory=list)
    """The lines of the table that tell of the student."""
    row: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    persons: list[dict[str, Any]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """Relations of parents of whom the list says that they have died."""
    kept: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    class_name: str = ""
    number: int | None = None
    """The running number in the list."""
    month: str = ""
    """The month of birth, where the list tells no day."""

    @property
    def name(self) -> str:
        """The student's name."""
        return str(self.values.get("name", ""))

    def doubt_at(self, line: int, column: int, table: Table) -> str:
        """Return the sentence about a cell, `""` when nothing is doubtful."""
        row = table.lines[line].row
        return next((d.sentence for d in self.doubts if (d.row, d.column) == (row, column)), "")
