"""Ruled tables as Chinese schools file their forms.

Shaded label cells, a head at the left that stands upright (父亲), cells over several rows and
columns, rows that grow with their text. A table breaks between rows and within a long text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import (
    BLACK,
    BODY,
    CAPTION,
    FINE,
    GREY,
    LEADING,
    PALE,
    SMALLEST,
    Align,
)
from carekeeper.printing.text import balanced, fit, parted, wrap

ROW_HEIGHT = 24.0
"""The least height of a row, in points: room for handwriting."""

_PAD = 5.25
_LABEL_PAD = 3.0
_BELOW = 0.36
_STACKED = (1.1, 1.35)
_LABEL_ON_ONE = 8.5
"""A label is set so much smaller before it takes two lines."""

_CLOSE = 0.01
_SMALL = 0.34
"""A block of rows that is no higher than this part of the page's room is not torn."""

_LONELY = 60.0
"""A last row that is lower than this does not stand on a page alone."""

_SHORT, _LEAST = 24, 9.0
"""In so short a text a number or a word is set smaller, but no smaller than this, to stay whole."""

_PORTRAIT = 1.4
"""A photo is not drawn higher, however high its cell is."""

_WORTH, _LEAST_LINES = 6, 3
"""A text of fewer lines is not divided, and so many of it stay at least on the first page."""

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
    def is_text(self) -> bool:
        """Whether a text stands in it that can go on over the page."""
        return self.cell.kind is Kind.VALUE and self.after - self.first == 1

    @property
    def pad(self) -> float:
        return _PAD if self.cell.kind in (Kind.VALUE, Kind.NOTE) else _LABEL_PAD

    @cached_property
    def setting(self) -> tuple[float, list[str]]:
        """The size of the type and the lines."""
        cell, room = self.cell, self.width - 2 * self.pad
        if cell.kind in (Kind.LABEL, Kind.HEAD):
            bold = cell.kind is Kind.HEAD or cell.bold
            size, lines = fit(cell.text, room, cell.size, _LABEL_ON_ONE, bold)
            if len(lines) == 1:
                return size, lines
            return balanced(cell.text, room, cell.size, SMALLEST, 2, bold)
        size = CAPTION if cell.kind in (Kind.NOTE, Kind.PHOTO) else cell.size
        if len(cell.text) <= _SHORT:
            return fit(cell.text, room, size, min(size, _LEAST), cell.bold, max_lines=_SHORT)
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


def titles(*texts: str) -> Row:
    """Return the row that names the columns."""
    return Row(tuple(Cell(text, kind=Kind.LABEL, align=Align.CENTRE) for text in texts))


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
    """A table laid out for a page; ask its `height`, then `draw` it once.

    `widths` say how the columns share the room between the margins. A table breaks between rows,
    and within a long text; what heads the rows stands again on the next page.
    """

    def __init__(self, sheets: Sheets, widths: Sequence[float], rows: Iterable[Row]) -> None:
        self._sheets = sheets
        share = sheets.room / sum(widths)
        self._edges = [share * sum(widths[:count]) for count in range(len(widths) + 1)]
        wanted = list(rows)
        self._placed = list(self._place(wanted))
        self._least = [row.height for row in wanted]
        self._heights = self._grown()

    @property
    def height(self) -> float:
        """The height in points when nothing breaks."""
        return sum(self._heights)

    def draw(self, y: float, *, repeat: int = 0) -> float:
        """Draw the table from `y` downward; return where it ends.

        `repeat` rows from the top are drawn again on each page.
        """
        first, sheets, turned = 0, self._sheets, False
        while True:
            after = self._fitting(first, sheets.bottom - y, repeat, turned=turned)
            if after > first:
                y = self._part(y, first, after)
            if after == len(self._heights):
                return y
            y, turned, first = sheets.turn(), True, after
            if repeat and first >= repeat:
                y = self._part(y, 0, repeat)

    # -- layout

    def _place(self, rows: Sequence[Row]) -> Iterator[_Placed]:
        """Yield the cells with their places, stepping over those that reach in from above."""
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            column = 0
            for cell in row.cells:
                while (number, column) in taken:
                    column += 1
                right = min(column + cell.columns, len(self._edges) - 1)
                after = min(number + cell.rows, len(rows))
                taken.update((r, c) for r in range(number, after) for c in range(column, right))
                left = self._edges[column]
                yield _Placed(cell, number, after, left, self._edges[right] - left)
                column = right

    def _grown(self) -> list[float]:
        """Return the heights of the rows: cells of one row first, then those over several."""
        heights = [*self._least]
        for place in sorted(self._placed, key=lambda place: place.after - place.first):
            lacking = place.needed - sum(heights[place.first : place.after])
            if lacking > 0:
                heights[place.after - 1] += lacking
        return heights

    # -- how the rows share the pages

    def _fitting(self, first: int, room: float, repeat: int, *, turned: bool) -> int:
        """Return how far the rows from `first` go in the room; a long one is divided for it."""
        after, used = first, 0.0
        while after < len(self._heights) and used + self._heights[after] <= room + _CLOSE:
            used += self._heights[after]
            after += 1
        if after == len(self._heights):
            return after
        must = turned and after == first
        if self._divide(after, room - used, must=must) or must:
            return after + 1
        after = self._kept_together(first, after, room, repeat)
        heads_only = first == 0 and after <= repeat and not turned
        return first if heads_only or (after == first and not turned) else max(after, first + 1)

    def _kept_together(self, first: int, after: int, room: float, repeat: int) -> int:
        """Return where to break instead: small blocks stay whole, and no row goes on alone."""
        block, stop = self._block(after)
        if first < block and sum(self._heights[block:stop]) <= room * _SMALL:
            after = block
        alone = after == len(self._heights) - 1 and self._heights[after] < _LONELY
        return after - 1 if alone and after - 1 > max(first, repeat) else after

    def _block(self, row: int) -> tuple[int, int]:
        """Return the rows that share cells with a row, as first and after the last."""
        reaching = [(one.first, one.after) for one in self._placed if one.after - one.first > 1]
        start, stop = row, row + 1
        while True:
            found = [one for one in reaching if one[0] < stop and one[1] > start]
            wider = (
                min([start, *(one[0] for one in found)]),
                max([stop, *(one[1] for one in found)]),
            )
            if wider == (start, stop):
                return wider
            start, stop = wider

    def _divide(self, row: int, room: float, *, must: bool) -> bool:
        """Divide a row so that its first part fits into the room; tell whether that was done.

        A short text stays whole unless it `must` be divided.
        """
        longest = max(
            (len(one.setting[1]) for one in self._placed if one.first == row and one.is_text),
            default=0,
        )
        count = int((room - 2 * _LABEL_PAD) / (BODY * LEADING))
        if longest - count == 1:
            count -= 1
        if longest <= count or (not must and (longest < _WORTH or count < _LEAST_LINES)):
            return False
        count = max(1, count)
        self._placed = [part for one in self._placed for part in _divided(one, row, count)]
        self._least[row : row + 1] = [min(self._least[row], room), ROW_HEIGHT]
        self._heights = self._grown()
        return True

    # -- drawing

    def _part(self, y: float, first: int, after: int) -> float:
        """Draw the rows from `first` to before `after`; return where they end."""
        sheets, x = self._sheets, self._sheets.left
        tops = [y]
        for height in self._heights[first:after]:
            tops.append(tops[-1] + height)
        boxes = [
            (one, tops[max(one.first, first) - first], tops[min(one.after, after) - first])
            for one in self._placed
            if one.first < after and one.after > first
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


def _divided(place: _Placed, row: int, count: int) -> Iterator[_Placed]:
    """Yield a cell as it stands once a row is divided after so many lines."""
    if place.after <= row:
        yield place
    elif place.first > row:
        yield replace(place, first=place.first + 1, after=place.after + 1)
    elif place.after - place.first > 1 or place.cell.kind is Kind.PHOTO:
        yield replace(place, after=place.after + 1)
    else:
        parts = map("\n".join, parted(place.setting[1], count))
        for after, text in enumerate(parts, start=row + 1):
            shown = text if place.is_text else place.cell.text
            yield replace(place, cell=replace(place.cell, text=shown), first=after - 1, after=after)


def _draw_inside(sheets: Sheets, place: _Placed, x: float, y: float, height: float) -> None:
    cell = place.cell
    if cell.kind is Kind.PHOTO:
        tall = min(height, place.width * _PORTRAIT)
        top = y + (height - tall) / 2
        sheets.photo(x, top, place.width, tall, cell.picture, empty=cell.text)
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
        smaller, lines = fit(text, height - 2 * _LABEL_PAD, size, SMALLEST, True)
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
