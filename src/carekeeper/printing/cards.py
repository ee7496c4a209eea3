"""The clean style of a card: head, foot, facts in a grid, sections with a label at the left.

All functions take the page, draw from `y` downward and return the `y` below what they drew, in
points. What is not known becomes a line to write on, never an empty gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from carekeeper.core.words import tr
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import (
    A4_HEIGHT,
    A4_WIDTH,
    BLACK,
    BODY,
    CAPTION,
    GREY,
    LEADING,
    MARGIN,
    NAME,
    STRONG,
    TITLE,
    Align,
)
from carekeeper.printing.text import fit, wrap

COLUMNS = 6
"""Columns of the grid of facts in a section."""

WRITING = 21.0
"""The distance of two lines to write on, in points."""

_RIGHT = A4_WIDTH - MARGIN
_MARK_TOP, _MARK_HEIGHT = 24.0, 21.0
_GAP = 10.5
_LABEL_WIDTH = 82.5
_LABEL_SIZE = 11.25
_TO_VALUE = 13.5
_ROW = 30.0
_LINE = BODY * LEADING
_TO_LINE = 17.0
_NUMBER_SPACING = 0.2
_LEAST_HINT = 60.0
_BETWEEN = "\u3000\u3000\u3000"


class Fact(Struct, frozen=True):
    """A caption with its value below; `columns` is its width in the grid."""

    caption: str
    value: str
    columns: int = 2


class Section(Struct, frozen=True):
    """A person, or one kind of facts, between two rules.

    `label` and `sublabel` stand in the left column (父亲, 在外务工). `name` and `numbers` are
    large, for dialling; with `named`, they become lines to write on when they are not known.
    `hint` stands small at the end of that line, where there is room (`hint_fits`).
    `remarks` are short texts side by side.
    """

    label: str
    sublabel: str = ""
    name: str = ""
    numbers: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    remarks: tuple[str, ...] = ()
    named: bool = True
    hint: str = ""


def draw_head(
    sheets: Sheets, title: str, *, over: str = "", notes: Sequence[str] = (), y: float = 53.0
) -> float:
    """Draw the head of a full page: `over` above the title, `notes` at the right, a rule."""
    sheets.text(MARGIN, y, over, CAPTION, grey=GREY)
    sheets.fitted(MARGIN, y + 24, title, 380, TITLE, NAME, bold=True)
    first = y + 27 - 12 * len(notes)
    sheets.lines(_RIGHT, first + 12, notes, CAPTION, leading=12, grey=GREY, align=Align.RIGHT)
    sheets.rule(MARGIN, y + 37.5, _RIGHT, STRONG, BLACK)
    return y + 37.5


def draw_confidential(sheets: Sheets) -> None:
    """Draw the mark of a confidential page at the upper right corner, where a file is leafed by."""
    words = tr("CONFIDENTIAL")
    width = text_width(words, NAME, True) + 16
    sheets.box(_RIGHT - width, _MARK_TOP, width, _MARK_HEIGHT, STRONG)
    base = _MARK_TOP + _MARK_HEIGHT - 6.5
    sheets.text(_RIGHT - width / 2, base, words, NAME, bold=True, align=Align.CENTRE)


def draw_foot(sheets: Sheets, left: str = "", right: str = "", y: float = A4_HEIGHT - 32) -> None:
    """Draw the foot of a full page in small grey type."""
    used = sheets.text(MARGIN, y, left, CAPTION, grey=GREY)
    room = _RIGHT - MARGIN - used - _GAP
    sheets.fitted(_RIGHT, y, right, room, CAPTION, 6.5, grey=GREY, align=Align.RIGHT)


def draw_first_call(
    sheets: Sheets, y: float, caption: str, who: str, number: str, hint: str = ""
) -> float:
    """Draw the box with whom to call first, large enough to dial from across a desk."""
    height, base = 35.5, y + 23.0
    sheets.box(MARGIN, y, _RIGHT - MARGIN, height, STRONG)
    x = MARGIN + 11
    x += sheets.text(x, base, caption, BODY, bold=True) + 12
    if who:
        taken = (text_width(number, 17, True) + 0.3 * len(number) if number else 130) + 16
        room = max(150, _RIGHT - 11 - x - 13 - taken - (_LEAST_HINT if hint else 0))
        x += sheets.fitted(x, base, who, room, NAME + 0.5, CAPTION, bold=True) + 13
    else:
        sheets.write_line(x, base + 3, x + 100)
        x += 113
    if number:
        x += sheets.text(x, base, number, 17, bold=True, spacing=0.3) + 16
    else:
        sheets.write_line(x, base + 3, x + 130)
        x += 146
    size, lines = fit(hint, max(_LEAST_HINT, _RIGHT - 11 - x), CAPTION, 6.5, max_lines=2)
    first = base - (len(lines) - 1) * size * 0.6
    sheets.lines(_RIGHT - 11, first, lines, size, leading=size * 1.25, grey=GREY, align=Align.RIGHT)
    return y + height


def grid_height(facts: Sequence[Fact], width: float, columns: int = COLUMNS) -> float:
    """Return the height of a grid of facts in points."""
    return sum(_row_height(row, width, columns) for row in in_rows(facts, columns))


def draw_grid(
    sheets: Sheets,
    x: float,
    y: float,
    width: float,
    facts: Sequence[Fact],
    columns: int = COLUMNS,
) -> float:
    """Draw facts side by side, each `Fact.columns` wide, in as many rows as they need."""
    for row in in_rows(facts, columns):
        left = x
        for fact in row:
            room = _room(fact, width, columns)
            draw_fact(sheets, left, y, room, fact)
            left += room + _GAP
        y += _row_height(row, width, columns)
    return y


def draw_fact(sheets: Sheets, x: float, y: float, width: float, fact: Fact) -> None:
    """Draw a caption and, below, its value or a line to write on."""
    base = y + CAPTION
    sheets.fitted(x, base, fact.caption, width, CAPTION, 6.5, grey=GREY)
    if fact.value:
        sheets.lines(x, base + _TO_VALUE, wrap(fact.value, width, BODY), leading=_LINE)
    else:
        sheets.write_line(x, base + _TO_LINE, x + width)


def section_height(section: Section, width: float = _RIGHT - MARGIN) -> float:
    """Return the height of a section with its upper rule, in points."""
    inner = width - _LABEL_WIDTH
    height = 8.0 if not section.facts else grid_height(section.facts, inner) + 7.5
    height += 27.5 if _has_name(section) else 8.0
    height += len(_remark_lines(section, inner)) * _LINE
    sublabel = len(wrap(section.sublabel, _LABEL_WIDTH - _GAP, CAPTION)) if section.sublabel else 0
    lines = len(wrap(section.label, _LABEL_WIDTH - _GAP, _LABEL_SIZE, True))
    return max(height, 16 + lines * 14.0 + sublabel * 12)


def hint_fits(section: Section, width: float = _RIGHT - MARGIN) -> bool:
    """Tell whether the hint of a section has room at the end of the line with the name."""
    if not section.name or not section.numbers:
        return False
    name = min(text_width(section.name, NAME, True), 150)
    numbers = sum(
        text_width(number, NAME, True) + _NUMBER_SPACING * len(number) + 13.5
        for number in section.numbers
    )
    used = _LABEL_WIDTH + name + 13.5 + numbers
    return used + text_width(section.hint, CAPTION) <= width


def draw_section(
    sheets: Sheets, y: float, section: Section, x: float = MARGIN, right: float = _RIGHT
) -> float:
    """Draw a section under a rule from `x` to `right`."""
    sheets.rule(x, y, right)
    base = sheets.lines(
        x,
        y + 19.5,
        wrap(section.label, _LABEL_WIDTH - _GAP, _LABEL_SIZE, True),
        _LABEL_SIZE,
        leading=14,
        bold=True,
    )
    sheets.lines(
        x,
        base - 0.5,
        wrap(section.sublabel, _LABEL_WIDTH - _GAP, CAPTION),
        CAPTION,
        leading=12,
        grey=GREY,
    )
    inner, at = x + _LABEL_WIDTH, y + 8.0
    if _has_name(section):
        _draw_name(sheets, inner, y + 21.5, right, section)
        at = y + 27.5
    for line in _remark_lines(section, right - inner):
        sheets.text(inner, at + 11, line)
        at += _LINE
    draw_grid(sheets, inner, at + 3, right - inner, section.facts)
    return y + section_height(section, right - x)


def draw_corrections(
    sheets: Sheets,
    y: float,
    label: str,
    hint: str,
    count: int = 4,
    x: float = MARGIN,
    right: float = _RIGHT,
) -> float:
    """Draw room to write changes by hand: a label, a hint, `count` lines."""
    used = sheets.text(x, y + 19, label, BODY, bold=True)
    sheets.text(x + used + (9 if used else 0), y + 19, hint, CAPTION, grey=GREY)
    y += 25
    for _ in range(count):
        y += WRITING
        sheets.write_line(x, y, right)
    return y


def draw_spread(
    sheets: Sheets,
    y: float,
    texts: Sequence[str],
    size: float = BODY,
    x: float = MARGIN,
    right: float = _RIGHT,
) -> float:
    """Draw short texts on one line, the first at the left, the last at the right.

    For signatures and dates: `____` in a text is a line to write on.
    """
    widths = [text_width(text, size) for text in texts]
    gap = (right - x - sum(widths)) / max(1, len(texts) - 1)
    for text, width in zip(texts, widths, strict=True):
        sheets.text(x, y, text, size)
        x += width + gap
    return y + size


def _has_name(section: Section) -> bool:
    return section.named or bool(section.name or section.numbers)


def _draw_name(sheets: Sheets, x: float, y: float, right: float, section: Section) -> None:
    if section.name:
        x += sheets.fitted(x, y, section.name, 150, NAME, BODY, bold=True) + 13.5
    else:
        sheets.write_line(x, y + 3, x + 90)
        x += 103.5
    for number in section.numbers:
        width = text_width(number, NAME, True) + _NUMBER_SPACING * len(number)
        size = NAME if x + width <= right else BODY
        x += sheets.text(x, y, number, size, bold=True, spacing=_NUMBER_SPACING) + 13.5
    if not section.numbers:
        sheets.write_line(x, y + 3, x + 130)
    if section.hint:
        hint, room = section.hint, max(_LEAST_HINT, right - x)
        sheets.fitted(right, y, hint, room, CAPTION, 6.5, grey=GREY, align=Align.RIGHT)


def _remark_lines(section: Section, width: float) -> list[str]:
    """Return the remarks, as many on a line as stand whole beside each other."""
    lines: list[str] = []
    for remark in section.remarks:
        joined = f"{lines[-1]}{_BETWEEN}{remark}" if lines else remark
        if lines and text_width(joined, BODY) <= width:
            lines[-1] = joined
        else:
            lines += wrap(remark, width, BODY)
    return lines


def in_rows(facts: Sequence[Fact], columns: int = COLUMNS) -> Iterator[list[Fact]]:
    """Yield the facts row by row, as many side by side as the columns take."""
    row: list[Fact] = []
    used = 0
    for fact in facts:
        if row and used + fact.columns > columns:
            yield row
            row, used = [], 0
        row.append(fact)
        used += fact.columns
    if row:
        yield row


def _room(fact: Fact, width: float, columns: int) -> float:
    one = (width + _GAP) / columns
    return one * min(fact.columns, columns) - _GAP


def _row_height(row: Sequence[Fact], width: float, columns: int) -> float:
    lines = max(len(wrap(fact.value, _room(fact, width, columns), BODY)) for fact in row)
    return _ROW + (lines - 1) * _LINE
