"""Ruled tables as Chinese schools file their forms.

Shaded label cells, a head at the left that stands upright (父亲), cells over several rows and
columns, rows that grow with their text. A table breaks between rows; rows that share a cell stay
together when a page can hold them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import (
    A4_HEIGHT,
    BLACK,
    BODY,
    CAPTION,
    FINE,
    GREY,
    LEADING,
    MARGIN,
    PALE,
    Align,
)
from carekeeper.printing.text import fit, wrap

ROW_HEIGHT = 24.0
"""The least height of a row, in points: room for handwriting."""

_PAD = 5.25
_LABEL_PAD = 3.0
_BELOW = 0.36
_STACKED = (1.1, 1.35)
_LABEL_SMALLEST = 8.0
_FIRST_CJK = "\u2e80"


class Kind(StrEnum):
    """What a cell is for: to read, to name another, to head rows, to advise."""

    VALUE = "value"
    LABEL = "label"
    HEAD = "head"
    NOTE = "note"
    PHOTO = "photo"


class Cell(Struct, frozen=True):
    """One cell; `columns` and `rows` say how many it spans."""

    text: str = ""
    columns: int = 1
    rows: int = 1
    kind: Kind = Kind.VALUE
    bold: bool = False
    size: float = BODY
    align: Align = Align.LEFT
    picture: bytes | None = None


class Row(Struct, frozen=True):
    """A row of cells from left to right, without those that reach in from rows above."""

    cells: tuple[Cell, ...]
    height: float = ROW_HEIGHT


class _Placed(Struct, frozen=True, dict=True):
    """A cell with its place: first row, row after the last, left edge and width in points."""

    cell: Cell
    first: int
    after: int
    left: float
    width: float

    @property
    def pad(self) -> float:
        return _PAD if self.cell.kind in (Kind.VALUE, Kind.NOTE) else _LABEL_PAD

    @cached_property
    def setting(self) -> tuple[float, list[str]]:
        """The size of the type and the lines."""
        cell, room = self.cell, self.width - 2 * self.pad
        if cell.kind in (Kind.LABEL, Kind.HEAD):
            bold = cell.kind is Kind.HEAD or cell.bold
            size, lines = fit(cell.text, room, cell.size, _LABEL_SMALLEST, bold, max_lines=2)
            return size, lines
        size = CAPTION if cell.kind in (Kind.NOTE, Kind.PHOTO) else cell.size
        return size, wrap(cell.text, room, size, cell.bold)

    @property
    def needed(self) -> float:
        """The height that the text needs, in points."""
        size, lines = self.setting
        if self.cell.kind is Kind.PHOTO:
            return 0.0
        if self.cell.kind is Kind.HEAD and (len(lines) > 1 or self.cell.rows > 1):
            return _standing_height(self.cell.text, self.cell.size) + 2 * _LABEL_PAD
        return len(lines) * size * LEADING + 2 * _LABEL_PAD


def label(text: str, columns: int = 1, rows: int = 1) -> Cell:
    """Return a shaded cell that names the one at its right."""
    return Cell(text, columns, rows, Kind.LABEL, align=Align.CENTRE)


def head(text: str, rows: int = 1, columns: int = 1) -> Cell:
    """Return a shaded cell that heads rows; it stands upright when it is high and narrow."""
    return Cell(text, columns, rows, Kind.HEAD, bold=True, align=Align.CENTRE)


def value(
    text: str, columns: int = 1, rows: int = 1, *, bold: bool = False, size: float = BODY
) -> Cell:
    """Return a cell with what is known; an empty one is room to write in."""
    return Cell(text, columns, rows, bold=bold, size=size)


def note(text: str, columns: int = 1, rows: int = 1) -> Cell:
    """Return a cell with small grey advice, left in the middle for writing round it."""
    return Cell(text, columns, rows, Kind.NOTE)


def photo(picture: bytes | None, text: str, columns: int = 1, rows: int = 1) -> Cell:
    """Return a cell that a photo fills; `text` stands in it when there is none."""
    return Cell(text, columns, rows, Kind.PHOTO, align=Align.CENTRE, picture=picture)


class Table:
    """A table laid out for given widths; ask its `height`, then `draw` it.

    `widths` are points, one for each column. A row whose text is higher than `tallest` points is
    divided into several, so that each fits on a page.
    """

    def __init__(
        self,
        widths: Sequence[float],
        rows: Iterable[Row],
        *,
        tallest: float = A4_HEIGHT - 4 * MARGIN,
    ) -> None:
        self._edges = [sum(widths[:count]) for count in range(len(widths) + 1)]
        self._rows = [part for row in rows for part in self._divided(row, tallest)]
        self._placed = list(self._place())
        self._heights = self._grown()

    @property
    def width(self) -> float:
        """The width in points."""
        return self._edges[-1]

    @property
    def height(self) -> float:
        """The height in points when nothing breaks."""
        return sum(self._heights)

    def draw(
        self,
        sheets: Sheets,
        x: float,
        y: float,
        *,
        bottom: float = A4_HEIGHT - MARGIN,
        turn: Callable[[], float] | None = None,
        repeat: int = 0,
    ) -> float:
        """Draw the table with its top left corner at (x, y); return where it ends.

        No row goes below `bottom`. `turn` ends the page, begins the next and returns where the
        table goes on there; `repeat` rows from the top are drawn again on each page.
        """
        top, first = y, 0
        for start, stop in self._blocks(bottom - top - sum(self._heights[:repeat])):
            used = sum(self._heights[first:start])
            if start > first and y + used + sum(self._heights[start:stop]) > bottom:
                self._part(sheets, x, y, first, start)
                y = turn() if turn else _turned(sheets)
                y = self._part(sheets, x, y, 0, repeat) if repeat else y
                first = start
        return self._part(sheets, x, y, first, len(self._rows))

    # -- layout

    def _place(self) -> Iterator[_Placed]:
        """Yield the cells with their places, stepping over those that reach in from above."""
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self._rows):
            column = 0
            for cell in row.cells:
                while (number, column) in taken:
                    column += 1
                right = min(column + cell.columns, len(self._edges) - 1)
                after = min(number + cell.rows, len(self._rows))
                taken.update((r, c) for r in range(number, after) for c in range(column, right))
                left = self._edges[column]
                yield _Placed(cell, number, after, left, self._edges[right] - left)
                column = right

    def _grown(self) -> list[float]:
        """Return the heights of the rows: cells of one row first, then those over several."""
        heights = [row.height for row in self._rows]
        for place in sorted(self._placed, key=lambda place: place.after - place.first):
            lacking = place.needed - sum(heights[place.first : place.after])
            if lacking > 0:
                heights[place.after - 1] += lacking
        return heights

    def _divided(self, row: Row, tallest: float) -> Iterator[Row]:
        """Yield a row in parts that are no higher than `tallest`; most rows are one part."""
        step = BODY * LEADING
        most = max(1, int((tallest - 2 * _LABEL_PAD) / step))
        column, texts = 0, []
        for cell in row.cells:
            right = min(column + cell.columns, len(self._edges) - 1)
            room = self._edges[right] - self._edges[column] - 2 * _PAD
            whole = cell.kind is not Kind.VALUE or cell.rows > 1
            texts.append([cell.text] if whole else wrap(cell.text, room, cell.size, cell.bold))
            column = right
        longest = max((len(lines) for lines in texts), default=0)
        if longest <= most:
            yield row
            return
        for start in range(0, longest, most):
            cells = tuple(
                replace(cell, text="\n".join(lines[start : start + most]))
                for cell, lines in zip(row.cells, texts, strict=True)
            )
            yield Row(cells, row.height if start == 0 else ROW_HEIGHT)

    def _blocks(self, room: float) -> Iterator[tuple[int, int]]:
        """Yield the rows that stay together, as first and after the last."""
        reach = list(range(1, len(self._rows) + 1))
        for place in self._placed:
            reach[place.first] = max(reach[place.first], place.after)
        start = 0
        while start < len(self._rows):
            stop = reach[start]
            row = start
            while row < stop:
                stop = max(stop, reach[row])
                row += 1
            if sum(self._heights[start:stop]) > room:
                yield from ((row, row + 1) for row in range(start, stop))
            else:
                yield start, stop
            start = stop

    # -- drawing

    def _part(self, sheets: Sheets, x: float, y: float, first: int, after: int) -> float:
        """Draw the rows from `first` to before `after`; return where they end."""
        tops = [y]
        for height in self._heights[first:after]:
            tops.append(tops[-1] + height)
        shown = [place for place in self._placed if place.first < after and place.after > first]
        boxes = [
            (
                place,
                tops[max(place.first, first) - first],
                tops[min(place.after, after) - first],
            )
            for place in shown
        ]
        for place, top, end in boxes:
            if place.cell.kind in (Kind.LABEL, Kind.HEAD):
                sheets.box(x + place.left, top, place.width, end - top, 0, fill=PALE)
        for place, top, end in boxes:
            again = place.first < first and place.cell.kind in (Kind.VALUE, Kind.PHOTO)
            if not again:
                _draw_inside(sheets, place, x + place.left, top, end - top)
        for place, top, end in boxes:
            sheets.box(x + place.left, top, place.width, end - top, FINE)
        return tops[-1]


def _draw_inside(sheets: Sheets, place: _Placed, x: float, y: float, height: float) -> None:
    cell = place.cell
    if cell.kind is Kind.PHOTO:
        sheets.photo(x, y, place.width, height, cell.picture, empty=cell.text)
        return
    if cell.kind is Kind.HEAD and height > place.width * 1.2 and len(cell.text) > 1:
        _draw_standing(sheets, place, x + place.width / 2, y, height)
        return
    size, lines = place.setting
    step = size * LEADING
    at = x + place.pad if cell.align is Align.LEFT else x + place.width / 2
    base = y + (height - step * len(lines)) / 2 + step / 2 + size * _BELOW
    grey = GREY if cell.kind is Kind.NOTE else BLACK
    sheets.lines(at, base, lines, size, leading=step, bold=cell.bold, grey=grey, align=cell.align)


def _draw_standing(sheets: Sheets, place: _Placed, middle: float, y: float, height: float) -> None:
    """Draw a head upright: Chinese sign below sign, other writing turned to the left."""
    text, size = place.cell.text, place.cell.size
    if not _is_chinese(text):
        smaller, lines = fit(text, height - 2 * _LABEL_PAD, size, _LABEL_SMALLEST, True)
        sheets.turned(middle, y + height / 2, lines[0], smaller, bold=True)
        return
    step = min(_STACKED[1] * size, (height - 2 * _LABEL_PAD) / len(text))
    base = y + (height - step * len(text)) / 2 + step / 2 + size * _BELOW
    sheets.lines(middle, base, text, size, leading=step, bold=True, align=Align.CENTRE)


def _standing_height(text: str, size: float) -> float:
    if _is_chinese(text):
        return len(text) * size * _STACKED[0]
    return text_width(text, size, bold=True)


def _is_chinese(text: str) -> bool:
    return all(sign >= _FIRST_CJK for sign in text)


def _turned(sheets: Sheets) -> float:
    sheets.new_page()
    return MARGIN
