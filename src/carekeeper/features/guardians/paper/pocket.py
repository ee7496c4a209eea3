"""The contact card for a pocket: eight on a sheet, to cut apart.

A child carries it, so it holds only whom to call and where it lives: no workplace, no health, no
mark of any kind, and nobody who has died or is out of contact.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core import dates, phone
from carekeeper.core.words import tr, trn
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.facts.record import Guardian
from carekeeper.features.guardians.paper import say
from carekeeper.printing import vcard
from carekeeper.printing.cards import TO_PHONE
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import (
    A4_WIDTH,
    BLACK,
    CAPTION,
    GREY,
    LEAST_NUMBER,
    SMALLEST,
    STRONG,
    Align,
)
from carekeeper.printing.text import fit, wrap

ACROSS, DOWN = 2, 4
WIDTH = A4_WIDTH / ACROSS
_PAD = 18.0
_CODE = 46.5
_SIZE, _NUMBER = 9.75, 10.5
_STEPS = (18.0, 15.0, 12.5)
_LAST, _FOOT = 181.0, 195.0
_BLANK_ROWS = 4
_GAP = 8.0
_CLOSE = 1.15


class _Line(Struct, frozen=True):
    """One number, and whose it is; empty to write in."""

    who: str
    number: str


class _Set(Struct, frozen=True):
    """A line as it is set: the name in as many lines as it needs, and its height."""

    number: str
    size: float
    who: list[str]
    height: float


def draw(sheets: Sheets, left: float, top: float, card: ContactCard, day: date) -> None:
    """Draw a card with its top left corner at (left, top)."""
    card = say.without_gone(card)
    x, right = left + _PAD, left + WIDTH - _PAD
    y = _draw_name(sheets, x, right, top, card, day)
    y = _draw_where(sheets, x, right, y, say.where_to_find(card))
    sheets.rule(x, y, right, STRONG, BLACK)
    code = say.call_code(card, vcard.POCKET)
    if code:
        sheets.qr(code, right - _CODE, y + 6, _CODE)
        right -= _CODE + 12
    _draw_numbers(sheets, x, right, y, top + _LAST, card)
    _draw_foot(sheets, x, left + WIDTH - _PAD, top + _FOOT, card, day)


def _draw_name(
    sheets: Sheets, x: float, right: float, top: float, card: ContactCard, day: date
) -> float:
    """Draw the name, and school and class at the right; return the baseline of what follows."""
    room, school, y = (right - x) * 0.36, card.school_class, top + 31
    of = "\n".join(part for part in (school.school, school.name) if part)
    lines = wrap(of, room, SMALLEST)
    below = sheets.lines(
        right, top + 22, lines, SMALLEST, leading=8.0, grey=GREY, align=Align.RIGHT
    )
    used = max(text_width(line, SMALLEST) for line in lines)
    student = card.student
    about = " ".join(part for part in (student.sex_shown, student.age_shown(day)) if part)
    room = right - x - used - _GAP - text_width(about, _SIZE) - 6
    if not student.name:
        sheets.write_line(x, y + 3, x + room)
        sheets.text(x + room + 6, y, about, _SIZE)
        return max(top + 48, below + 6)
    size, lines = fit(student.name, room, 15, SMALLEST, True)
    step = size * _CLOSE
    y = y if len(lines) == 1 else top + 22
    end = x + max(text_width(line, size, True) for line in lines) + 6
    sheets.text(end, y, about, _SIZE)
    under = sheets.lines(x, y, lines, size, leading=step, bold=True)
    return max(top + 48, below + 6, under + 6)


def _draw_where(sheets: Sheets, x: float, right: float, y: float, where: str) -> float:
    """Draw where the student lives; return the height of the rule below it."""
    if not where:
        sheets.write_line(x, y + 2, right)
        return y + 14
    size, lines = fit(where, right - x, _SIZE, SMALLEST, max_lines=2)
    step = size * 1.2
    sheets.lines(x, y, lines, size, leading=step)
    return y + (len(lines) - 1) * step + 8.5


def _draw_numbers(
    sheets: Sheets, x: float, right: float, y: float, bottom: float, card: ContactCard
) -> None:
    """Draw whom to call, in order; what does not fit is counted at the end."""
    room = bottom - y - 4
    lines = _lines(card, int(room // _STEPS[-1]))
    number = max(text_width(line.number, _NUMBER, True) for line in lines) or TO_PHONE
    mark = tr("Call first") if card.first_contact else ""
    who = right - x - number - _GAP
    for step in _STEPS:
        rows = [
            _set(line, who, step, mark if place == 0 else "") for place, line in enumerate(lines)
        ]
        if sum(row.height for row in rows) <= room:
            break
    shown = _within(rows, room)
    for place, row in enumerate(shown):
        _draw_row(
            sheets, x, y + 2, (x + who, x + who + _GAP, right), row, bold=bool(mark) and not place
        )
        y += row.height
    if rest := len(rows) - len(shown):
        more = trn("and {n} more number", "and {n} more numbers", rest)
        sheets.text(x, y + 11, more.format(n=rest), CAPTION, grey=GREY)


def _draw_row(
    sheets: Sheets, x: float, y: float, ends: tuple[float, float, float], row: _Set, *, bold: bool
) -> None:
    """Draw whose number it is, and the number; either is a line to write on when not known."""
    end, number, right = ends
    leading = row.size * _CLOSE
    base = y + (row.height - (len(row.who) - 1) * leading) / 2 + row.size * 0.36
    if row.who == [""]:
        sheets.write_line(x, base + 2, end)
    sheets.lines(x, base, row.who, row.size, leading=leading, bold=bold)
    base = y + row.height / 2 + _SIZE * 0.36
    if row.number:
        size = min(_NUMBER, max(LEAST_NUMBER, row.size + 0.75))
        sheets.fitted(number, base, row.number, right - number, size, LEAST_NUMBER, bold=True)
    else:
        sheets.write_line(number, base + 2, right)


def _set(line: _Line, width: float, step: float, mark: str) -> _Set:
    who = f"{line.who} · {mark}" if mark else line.who
    size, lines = fit(who, width, min(_SIZE, step * 0.66), SMALLEST, bool(mark))
    return _Set(line.number, size, lines, max(step, len(lines) * size * _CLOSE + 3))


def _within(rows: Sequence[_Set], room: float) -> Sequence[_Set]:
    """Return the rows that stand in the room, with a line for how many do not."""
    if sum(row.height for row in rows) <= room:
        return rows
    count = len(rows)
    while count > 1 and sum(row.height for row in rows[:count]) > room - _STEPS[-1]:
        count -= 1
    return rows[:count]


def _lines(card: ContactCard, most: int) -> list[_Line]:
    """Return all numbers of each person, or the first of each where there is no room for all."""
    if not card.guardians:
        return [_Line("", "")] * _BLANK_ROWS
    numbers = [(_who(one), one.phones or ("",)) for one in card.guardians]
    if sum(len(phones) for _who, phones in numbers) > most:
        numbers = [(who, phones[:1]) for who, phones in numbers]
    return [_Line(who, phone.shown(one)) for who, phones in numbers for one in phones]


def _who(guardian: Guardian) -> str:
    relation = say.relation(guardian) or say.kind(guardian)
    return f"{relation} {guardian.name}".strip()


def _draw_foot(
    sheets: Sheets, x: float, right: float, y: float, card: ContactCard, day: date
) -> None:
    on = dates.show_date(day)
    hotline = say.hotline(card.school_class)
    text = tr("Class hotline {number}").format(number=hotline) if hotline else ""
    if not text:
        text = tr("Class teacher {teacher}").format(teacher=say.teacher(card.school_class))
        text = text if say.teacher(card.school_class) else ""
    line = "　".join(part for part in (text, on) if part)
    size, lines = fit(line, right - x, LEAST_NUMBER, LEAST_NUMBER)
    step = size * _CLOSE
    sheets.lines(x, y - (len(lines) - 1) * step, lines, size, leading=step, grey=GREY)
