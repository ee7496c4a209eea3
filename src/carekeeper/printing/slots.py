"""Facts as cells of a ruled table, side by side in the slots of a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carekeeper.printing.cards import COLUMNS, Fact
from carekeeper.printing.fonts import text_width
from carekeeper.printing.style import BODY
from carekeeper.printing.tables import Cell, label, value

_NARROWEST = 62.0
"""The room for a value in the narrowest slot, in points."""

_MOST_LINES = 2


def in_slots(facts: Sequence[Fact], slots: Sequence[int]) -> Iterator[tuple[Cell, ...]]:
    """Yield rows of cells: each fact where there is room first, a long one over several slots.

    `slots` are the columns of the table that each slot of a row takes, a label and its value.
    The last fact of a row takes what is left.
    """
    rows: list[list[tuple[int, Fact]]] = []
    for fact in facts:
        wanted = min(_slots(fact, len(slots)), len(slots))
        found = next((row for row in rows if _taken(row) + wanted <= len(slots)), None)
        if found is None:
            rows.append([(wanted, fact)])
        else:
            found.append((wanted, fact))
    for row in rows:
        wanted, last = row[-1]
        row[-1] = (wanted + len(slots) - _taken(row), last)
        yield tuple(_cells(row, slots))


def _taken(row: Sequence[tuple[int, Fact]]) -> int:
    return sum(wanted for wanted, _fact in row)


def _slots(fact: Fact, count: int) -> int:
    """Return how many of so many slots a fact takes, at least those that it asks for."""
    longest = max((text_width(line, BODY) for line in fact.value.splitlines()), default=0)
    lines = longest / _NARROWEST
    needed = 1 if lines <= _MOST_LINES else 2 if lines <= 4 * _MOST_LINES else count
    return max(needed, -(-fact.columns * count // COLUMNS))


def _cells(row: Sequence[tuple[int, Fact]], slots: Sequence[int]) -> Iterator[Cell]:
    start = 0
    for wanted, fact in row:
        yield label(fact.caption)
        columns = sum(slots[start : start + wanted]) - 1
        yield value(fact.value, columns, bold=fact.strong)
        start += wanted
