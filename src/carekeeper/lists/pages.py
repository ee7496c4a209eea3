"""Tables of web pages, which school systems hand out under the name of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

from carekeeper.core.typing import override
from carekeeper.lists import limits, pieces, texts
from carekeeper.lists.grid import Area, Sheet, sheet_of
from carekeeper.lists.tidy import cell_text

_WIDEST = 1000


def read(page: str, name: str) -> Sequence[Sheet]:
    """Return each table of a page as a sheet; text without any table as text."""
    parser = _Tables()
    parser.feed(page)
    parser.close()
    found = [table for table in parser.tables if table.rows]
    if not found:
        return [texts.sheet("\n".join(parser.words), name)]
    one = len(found) == 1
    return pieces.joined(
        _placed(table, name if one else f"{name} {at}") for at, table in enumerate(found, 1)
    )


class _Cell:
    def __init__(self, down: int, right: int) -> None:
        self.down, self.right = down, right
        self.words: list[str] = []


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[_Cell]] = []


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.words: list[str] = []
        self._open: list[_Table] = []
        self._cell: list[_Cell | None] = []
        self._quiet = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script", "title"):
            self._quiet += 1
        elif tag == "table":
            self._open.append(_Table())
            self._cell.append(None)
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._open[-1].rows.append([])
            self._cell[-1] = None
            limits.check_size(len(self._open[-1].rows), 1)
        elif tag in ("td", "th") and self._open:
            self._begin(dict(attrs))
        elif tag in ("br", "p", "div"):
            self._say("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script", "title"):
            self._quiet = max(self._quiet - 1, 0)
        elif tag == "table" and self._open:
            self._open.pop()
            self._cell.pop()
        elif tag in ("td", "th", "tr") and self._cell:
            self._cell[-1] = None

    @override
    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self._say(data)

    def _begin(self, told: dict[str, str | None]) -> None:
        rows = self._open[-1].rows
        if not rows:
            rows.append([])
        cell = _Cell(_span(told.get("rowspan")), _span(told.get("colspan")))
        self._cell[-1] = cell
        rows[-1].append(cell)

    def _say(self, words: str) -> None:
        cell = self._cell[-1] if self._cell else None
        (self.words if cell is None else cell.words).append(words)


def _span(told: str | None) -> int:
    plain = (told or "1").strip()
    return min(max(int(plain), 1), _WIDEST) if plain.isascii() and plain.isdigit() else 1


def _placed(table: _Table, name: str) -> Sheet:
    """Lay cells out in a grid, as a browser does: a cell may take several rows and columns."""
    taken: dict[tuple[int, int], str] = {}
    merged: list[Area] = []
    for top, row in enumerate(table.rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            bottom = min(top + cell.down, len(table.rows))
            limits.check_size(len(table.rows), left + cell.right)
            for y in range(top, bottom):
                for x in range(left, left + cell.right):
                    taken[y, x] = ""
            taken[top, left] = cell_text("".join(cell.words))
            if len(taken) > limits.MOST_CELLS:
                raise limits.too_large()
            if cell.right > 1 or bottom > top + 1:
                merged.append((top, left, bottom - 1, left + cell.right - 1))
            left += cell.right
    width = max((x for _y, x in taken), default=-1) + 1
    rows = [[taken.get((y, x), "") for x in range(width)] for y in range(len(table.rows))]
    return sheet_of(name, rows, merged)
