"""The clean style of a card: head, foot, facts in a grid.

All functions take the page, draw from `y` downward and return the `y` below what they drew, in
points. What is not known becomes a line to write on, never an empty gap.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core.words import tr
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import (
    BLACK,
    BODY,
    CAPTION,
    GREY,
    LEADING,
    LEAST_NUMBER,
    MM,
    NAME,
    SMALLEST,
    STRONG,
    TITLE,
    Align,
)
from carekeeper.printing.text import fit, parted, wrap

COLUMNS = 6
"""Columns of the grid of facts in a section."""

WRITING = 21.0
"""The distance of two lines to write on, in points."""

TO_NAME, TO_PHONE, TO_SIGN = 60 * MM, 35 * MM, 30 * MM
"""The least length of a line for a name, for a number and for a signature, in points."""

_MARK_TOP, _MARK_HEIGHT = 24.0, 21.0
_GAP = 10.5
_TO_VALUE = 13.5
_ROW = 30.0
_LINE, _STRONG_LINE = BODY * LEADING, 17.0
_TO_LINE = 17.0
_LEAST_HINT = 60.0
_MOST_LINES = 2
_FOOT = 36.0
_OVER = 11.0


class Fact(Struct, frozen=True):
    """A caption with its value below; `columns` is its least width in the grid.

    A `strong` one is large and bold, as the name of whom a sheet is about.
    """

    caption: str
    value: str
    columns: int = 2
    strong: bool = False


# -- head and foot


def draw_head(
    sheets: Sheets, title: str, *, over: str = "", notes: Sequence[str] = (), y: float = 53.0
) -> float:
    """Draw the head of a full page: `over` above the title, `notes` at the right, a rule.

    What is long takes more lines, and all below it stands lower.
    """
    beside = max((text_width(note, CAPTION) for note in notes), default=0) + 2 * _GAP
    room = sheets.room - beside
    known = over if text_width(over, CAPTION) <= room else over.replace("\u3000", "\n")
    lines = wrap(known, room, CAPTION)
    y = sheets.lines(sheets.left, y, lines, CAPTION, leading=_OVER, grey=GREY) - _OVER + 24
    size, lines = fit(title, room, TITLE, NAME, True)
    y = sheets.lines(sheets.left, y, lines, size, leading=size * 1.2, bold=True) - size * 1.2
    sheets.lines(
        sheets.right,
        y + 3 - 12 * (len(notes) - 1),
        notes,
        CAPTION,
        leading=12,
        grey=GREY,
        align=Align.RIGHT,
    )
    sheets.rule(sheets.left, y + 13.5, sheets.right, STRONG, BLACK)
    return y + 13.5


def draw_confidential(sheets: Sheets) -> None:
    """Draw the mark of a confidential page at the upper right corner, where a file is leafed by."""
    words = tr("CONFIDENTIAL")
    width = text_width(words, NAME, True) + 16
    sheets.box(sheets.right - width, _MARK_TOP, width, _MARK_HEIGHT, STRONG)
    base = _MARK_TOP + _MARK_HEIGHT - 6.5
    sheets.text(sheets.right - width / 2, base, words, NAME, bold=True, align=Align.CENTRE)


def draw_foot(sheets: Sheets, left: str = "", right: str | None = None) -> None:
    """Draw the foot of a full page in small grey type; unless told, that it is to be kept safe.

    At the left may stand a number.
    """
    right = tr("Contains personal data. Please keep it safe.") if right is None else right
    y, wanted = sheets.height - _FOOT, text_width(right, CAPTION) + _GAP
    room = max(sheets.room / 2, sheets.room - wanted)
    used = sheets.fitted(sheets.left, y, left, room, LEAST_NUMBER, LEAST_NUMBER, grey=GREY)
    room = sheets.room - used - _GAP
    sheets.fitted(sheets.right, y, right, room, CAPTION, SMALLEST, grey=GREY, align=Align.RIGHT)


def draw_signatures(sheets: Sheets, y: float, captions: Sequence[str], size: float = BODY) -> None:
    """Draw captions from margin to margin, their baseline at `y`.

    A caption that ends with `_` gets a line to write on, as long as there is room.
    """
    draw_captions(sheets, sheets.left, sheets.right, y, captions, size)


def draw_captions(
    sheets: Sheets,
    left: float,
    right: float,
    y: float,
    captions: Sequence[str],
    size: float = BODY,
) -> None:
    """Draw captions between `left` and `right`, as `draw_signatures` does."""
    texts = [caption.rstrip("_ ") + " " for caption in captions]
    lined = [caption.endswith("_") for caption in captions]
    room = right - left - sum(text_width(text, size) for text in texts)
    line = (room - _GAP * (len(texts) - 1)) / max(1, sum(lined))
    if line < TO_SIGN and size > SMALLEST:
        draw_captions(sheets, left, right, y, captions, max(SMALLEST, size - 0.5))
        return
    x = left
    for text, has_line in zip(texts, lined, strict=True):
        x += sheets.text(x, y, text, size)
        if has_line:
            sheets.write_line(x, y + 2.5, x + line)
            x += line
        x += _GAP


def draw_corrections(sheets: Sheets, y: float, label: str, hint: str, count: int) -> float:
    """Draw room to write changes by hand: a label, a hint, `count` lines."""
    used = sheets.text(sheets.left, y + 19, label, BODY, bold=True)
    sheets.text(sheets.left + used + (9 if used else 0), y + 19, hint, CAPTION, grey=GREY)
    y += 25
    for _ in range(count):
        y += WRITING
        sheets.write_line(sheets.left, y, sheets.right)
    return y


def draw_first_call(
    sheets: Sheets, y: float, caption: str, who: str, number: str, hint: str = ""
) -> float:
    """Draw the box with whom to call first, large enough to dial from across a desk.

    A long hint stands below them.
    """
    base, right = y + 23.0, sheets.right - 11
    x = sheets.left + 11
    x += sheets.text(x, base, caption, BODY, bold=True) + 12
    if who:
        taken = (text_width(number, 17, True) + 0.3 * len(number) if number else 130) + 16
        room = max(120, right - x - 13 - taken - (_LEAST_HINT if hint else 0))
        x += sheets.fitted(x, base, who, room, NAME + 0.5, CAPTION, bold=True) + 13
    else:
        sheets.write_line(x, base + 3, x + TO_NAME)
        x += TO_NAME + 13
    if number:
        x += sheets.text(x, base, number, 17, bold=True, spacing=0.3) + 16
    else:
        sheets.write_line(x, base + 3, min(right, x + TO_PHONE))
        x += TO_PHONE + 16
    size, lines = fit(hint, max(_LEAST_HINT, right - x), CAPTION, SMALLEST, max_lines=2)
    height = 35.5
    if len(lines) > 2:
        lines = wrap(hint, sheets.room - 22, CAPTION)
        sheets.lines(sheets.left + 11, base + 17, lines, CAPTION, leading=12, grey=GREY)
        height += 12 * len(lines) + 2
    else:
        first, step = base - (len(lines) - 1) * size * 0.6, size * 1.25
        sheets.lines(right, first, lines, size, leading=step, grey=GREY, align=Align.RIGHT)
    sheets.box(sheets.left, y, sheets.room, height, STRONG)
    return y + height


def draw_name(sheets: Sheets, x: float, y: float, width: float, name: str, about: str) -> float:
    """Draw a student's name, large, with what else is to be said beside or below it."""
    if not name:
        used = sheets.text(x, y + 21, tr("Name"), CAPTION, grey=GREY) + 5
        line = min(TO_NAME / sheets.scale, width - used)
        sheets.write_line(x + used, y + 24, x + used + line)
        return y + 31
    beside = width - text_width(about, BODY) - 11
    size, lines = fit(name, beside, TITLE + 1, NAME, True)
    if len(lines) == 1:
        used = sheets.text(x, y + 21, name, size, bold=True)
        sheets.text(x + used + 11, y + 21, about)
        return y + 31
    end = sheets.lines(x, y + 19, wrap(name, width, NAME, True), NAME, leading=17, bold=True)
    return sheets.lines(x, end - 2, wrap(about, width, BODY)) - 9


# -- facts


def as_wide(fact: Fact, width: float) -> Fact:
    """Return a fact in more columns of a grid of that width where its value is long."""
    for columns in (fact.columns, 3, COLUMNS):
        if columns >= fact.columns:
            wider = replace(fact, columns=columns)
            if _lines(wider, width) <= (1 if columns == 1 else _MOST_LINES):
                return wider
    return replace(fact, columns=COLUMNS)


def draw_grid(sheets: Sheets, x: float, y: float, width: float, facts: Sequence[Fact]) -> float:
    """Draw facts side by side, each at least `Fact.columns` wide, in as many rows as they need."""
    for row in in_rows(facts, width):
        y = draw_row(sheets, x, y, width, row)
    return y


def draw_row(sheets: Sheets, x: float, y: float, width: float, row: Sequence[Fact]) -> float:
    """Draw one row of a grid."""
    for fact in row:
        room = _room(fact.columns, width)
        draw_fact(sheets, x, y, room, fact)
        x += room + _GAP
    return y + row_height(row, width)


def draw_fact(sheets: Sheets, x: float, y: float, width: float, fact: Fact) -> None:
    """Draw a caption and, below, its value or a line to write on."""
    base = y + CAPTION
    sheets.fitted(x, base, fact.caption, width, CAPTION, SMALLEST, grey=GREY)
    if fact.value:
        size, step = (NAME, _STRONG_LINE) if fact.strong else (BODY, _LINE)
        lines = wrap(fact.value, width, size, fact.strong)
        sheets.lines(x, base + _TO_VALUE, lines, size, leading=step, bold=fact.strong)
    else:
        sheets.write_line(x, base + _TO_LINE, x + width)


def in_rows(facts: Sequence[Fact], width: float) -> list[list[Fact]]:
    """Return the facts row by row: each where there is room first, none beside an empty gap."""
    rows: list[list[Fact]] = []
    for fact in facts:
        least = min(fact.columns, COLUMNS)
        found = next((row for row in rows if _columns(row) + least <= COLUMNS), None)
        if found is None:
            rows.append([replace(fact, columns=least)])
        else:
            found.append(replace(fact, columns=least))
    return [_stretched(row, width) for row in rows]


def row_height(row: Sequence[Fact], width: float) -> float:
    """Return the height of one row of a grid in points."""
    return _ROW + max(
        (_lines(fact, width) - 1) * (_STRONG_LINE if fact.strong else _LINE) for fact in row
    )


def cut_row(
    row: Sequence[Fact], width: float, room: float, least: int
) -> tuple[list[Fact], list[Fact]] | None:
    """Return a row in two, the first as high as the room; None where too little would stand there.

    `least` lines stay at least on either side.
    """
    count = int((room - _ROW) // _LINE) + 1
    count = min(count, _most_lines(row, width) - least)
    if count < least:
        return None
    parts = [
        (fact, parted(wrap(fact.value, _room(fact.columns, width), BODY), count)) for fact in row
    ]
    first = [replace(fact, value="\n".join(lines)) for fact, (lines, _rest) in parts]
    rest = [replace(fact, value="\n".join(lines)) for fact, (_first, lines) in parts if lines]
    return first, rest


def _stretched(row: list[Fact], width: float) -> list[Fact]:
    """Give the columns that are left to whoever needs the most lines, else to the last."""
    for _ in range(COLUMNS - _columns(row)):
        lines = [_lines(fact, width) for fact in row]
        place = max(range(len(row)), key=lambda one: (lines[one], one))
        if lines[place] == 1:
            break
        row[place] = replace(row[place], columns=row[place].columns + 1)
    return row


def _columns(row: Sequence[Fact]) -> int:
    return sum(fact.columns for fact in row)


def _lines(fact: Fact, width: float) -> int:
    size = NAME if fact.strong else BODY
    return len(wrap(fact.value, _room(fact.columns, width), size, fact.strong))


def _most_lines(row: Sequence[Fact], width: float) -> int:
    return max(_lines(fact, width) for fact in row)


def _room(columns: int, width: float) -> float:
    return columns * (width + _GAP) / COLUMNS - _GAP
