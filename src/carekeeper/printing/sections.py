"""Sections of the clean style: a label at the left, a person or facts at the right, a rule above.

A section goes on over the page wherever it is, under its rule and its label.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from carekeeper.core.words import tr
from carekeeper.printing.cards import (
    TO_NAME,
    TO_PHONE,
    Fact,
    cut_row,
    draw_row,
    in_rows,
    row_height,
)
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import BODY, CAPTION, GREY, LEADING, NAME
from carekeeper.printing.text import wrap

LABEL_WIDTH = 82.5
"""The width of the column of the labels, in points."""

_GAP = 13.5
_LABEL_SIZE, _LABEL_LINE, _SUBLABEL_LINE = 11.25, 14.0, 12.0
_LABEL_TOP = 19.5
_LINE = BODY * LEADING
_NAME_LINE = 19.5
_SPACING = 0.2
_BETWEEN = "\u3000\u3000\u3000"
_TOP, _BOTTOM = 8.0, 4.5
_LEAST_LINES = 2
_SMALL = 0.2
"""A section no higher than this part of a page is not torn."""


class Section(Struct, frozen=True):
    """A person, or one kind of facts, between two rules.

    `label` and `sublabel` stand in the left column (父亲, 在外务工). `name` and `numbers` are
    large, for dialling; with `named`, they become lines to write on when they are not known.
    `hint` stands small behind them. `remarks` are short texts side by side.
    """

    label: str
    sublabel: str = ""
    name: str = ""
    numbers: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    remarks: tuple[str, ...] = ()
    named: bool = True
    hint: str = ""


class _Word(Struct, frozen=True):
    """A name, a number or a hint; without a text, a line to write on behind its caption."""

    text: str
    width: float
    caption: str = ""
    small: bool = False


class _Block(Struct, frozen=True):
    """What is not torn, unless it is a row of facts."""

    height: float
    draw: Callable[[float], object]
    row: tuple[Fact, ...] = ()


def draw_sections(
    sheets: Sheets, y: float, sections: Sequence[Section], below: float = 0.0
) -> float:
    """Draw sections one below the other; so much room stays below the last, on the same page."""
    for place, section in enumerate(sections, start=1):
        y = draw_section(sheets, y, section, below if place == len(sections) else 0.0)
    return y


def section_height(sheets: Sheets, section: Section) -> float:
    """Return the height of a section with its upper rule, in points, when nothing breaks."""
    blocks = sum(block.height for block in _blocks(sheets, section))
    return max(_TOP + blocks + _BOTTOM, _label_height(section))


def draw_section(sheets: Sheets, y: float, section: Section, below: float = 0.0) -> float:
    """Draw a section under a rule, on as many pages as it needs."""
    waiting = [*_blocks(sheets, section)][::-1]
    if _is_to_turn(sheets, y, section, waiting, below):
        y = sheets.turn()
    end = _begin(sheets, y, section, section.sublabel)
    y, fresh = y + _TOP, False
    while waiting:
        block = waiting.pop()
        room = sheets.bottom - y
        if block.height <= room or (fresh and _cut(sheets, block, room) is None):
            block.draw(y)
            y, fresh = y + block.height, False
            continue
        parts = _cut(sheets, block, room)
        if parts is not None:
            parts[0].draw(y)
        waiting.append(block if parts is None else parts[1])
        y, fresh = sheets.turn(), True
        end = _begin(sheets, y, section, tr("continued"))
        y += _TOP
    return max(y + _BOTTOM, end)


def _is_to_turn(
    sheets: Sheets, y: float, section: Section, waiting: Sequence[_Block], below: float
) -> bool:
    """Tell whether a section begins on the next page: where only its label would stand here.

    A small one is not torn, and the last one takes along what is to stand below it.
    """
    room, whole = sheets.bottom - y, section_height(sheets, section)
    if whole + below <= room:
        return False
    first = max(_TOP + waiting[-1].height if waiting else 0.0, _label_height(section))
    cut = _cut(sheets, waiting[-1], room - _TOP) if waiting else None
    return (first > room and cut is None) or whole <= max(room, sheets.height * _SMALL)


def _cut(sheets: Sheets, block: _Block, room: float) -> tuple[_Block, _Block] | None:
    """Return a row of facts in two parts, the first as high as the room."""
    if not block.row:
        return None
    parts = cut_row(block.row, sheets.room - LABEL_WIDTH, room, _LEAST_LINES)
    return None if parts is None else (_row_block(sheets, parts[0]), _row_block(sheets, parts[1]))


def _label_height(section: Section) -> float:
    sublabel = len(_sublabel(section.sublabel)) * _SUBLABEL_LINE
    return 16 + len(_label(section.label)) * _LABEL_LINE + sublabel


def _label(text: str) -> list[str]:
    return wrap(text, LABEL_WIDTH - 10, _LABEL_SIZE, True)


def _sublabel(text: str) -> list[str]:
    return wrap(text, LABEL_WIDTH - 10, CAPTION) if text else []


def _begin(sheets: Sheets, y: float, section: Section, sublabel: str) -> float:
    """Draw rule and label; return where the label ends."""
    sheets.rule(sheets.left, y, sheets.right)
    base = sheets.lines(
        sheets.left,
        y + _LABEL_TOP,
        _label(section.label),
        _LABEL_SIZE,
        leading=_LABEL_LINE,
        bold=True,
    )
    lines = _sublabel(sublabel)
    below = sheets.lines(sheets.left, base - 0.5, lines, CAPTION, leading=_SUBLABEL_LINE, grey=GREY)
    return below - _SUBLABEL_LINE + 8 if lines else base - _LABEL_LINE + 10


# -- what a section is made of


def _blocks(sheets: Sheets, section: Section) -> Iterator[_Block]:
    inner = sheets.room - LABEL_WIDTH

    def line(words: Sequence[_Word]) -> _Block:
        return _Block(_NAME_LINE, lambda y: _draw_words(sheets, y + 13.5, words))

    def remark(text: str) -> _Block:
        return _Block(_LINE, lambda y: sheets.text(sheets.left + LABEL_WIDTH, y + 11, text))

    yield from map(line, _name_lines(section, inner))
    yield from map(remark, _remark_lines(section, inner))
    yield from (_row_block(sheets, row) for row in in_rows(section.facts, inner))


def _row_block(sheets: Sheets, row: Sequence[Fact]) -> _Block:
    inner = sheets.room - LABEL_WIDTH

    def draw(y: float) -> None:
        draw_row(sheets, sheets.left + LABEL_WIDTH, y + 3, inner, row)

    return _Block(row_height(row, inner), draw, tuple(row))


def _name_lines(section: Section, width: float) -> list[list[_Word]]:
    """Return name, numbers and hint, as many on a line as stand whole beside each other."""
    lines: list[list[_Word]] = []
    left = 0.0
    for word in _words(section, width):
        if lines and word.width <= left:
            lines[-1].append(word)
        else:
            lines.append([word])
            left = width
        left -= word.width + _GAP
    return lines


def _words(section: Section, width: float) -> Iterator[_Word]:
    if section.name:
        for line in wrap(section.name, width, NAME, True):
            yield _Word(line, text_width(line, NAME, True))
    elif section.named:
        yield _to_write(tr("Name"), TO_NAME)
    for number in section.numbers:
        yield _Word(number, text_width(number, NAME, True) + _SPACING * len(number))
    if section.named and not section.numbers:
        yield _to_write(tr("Phone"), TO_PHONE)
    if section.hint:
        for line in wrap(section.hint, width, CAPTION):
            yield _Word(line, text_width(line, CAPTION), small=True)


def _to_write(caption: str, length: float) -> _Word:
    return _Word("", text_width(caption, CAPTION) + 5 + length, caption)


def _draw_words(sheets: Sheets, y: float, words: Sequence[_Word]) -> None:
    x = sheets.left + LABEL_WIDTH
    for word in words:
        if word.small:
            x = max(x, sheets.right - word.width)
            sheets.text(x, y, word.text, CAPTION, grey=GREY)
        elif word.text:
            is_number = word.text[0].isdigit()
            sheets.text(x, y, word.text, NAME, bold=True, spacing=_SPACING if is_number else 0)
        else:
            used = sheets.text(x, y, word.caption, CAPTION, grey=GREY) + 5
            sheets.write_line(x + used, y + 3, x + word.width)
        x += word.width + _GAP


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
