"""The contact card for a pocket: eight on a sheet, to cut apart.

A child carries it, so it holds only whom to call and where it lives: no workplace, no health, no
mark of any kind, and nobody who has died or is out of contact.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core import dates, phone
from carekeeper.core.words import tr, trn
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.facts.record import Guardian
from carekeeper.features.guardians.paper import say
from carekeeper.printing import vcard
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import A4_HEIGHT, A4_WIDTH, BLACK, CAPTION, GREY, STRONG, Align
from carekeeper.printing.text import fit

ACROSS, DOWN = 2, 4
WIDTH, HEIGHT = A4_WIDTH / ACROSS, A4_HEIGHT / DOWN
_PAD = 18.0
_CODE = 46.5
_SIZE = 9.75
_STEPS = (18.0, 15.0, 12.5)
_LAST = 183.0
_BLANK_ROWS = 4


class _Line(Struct, frozen=True):
    """One number, and whose it is; empty to write in."""

    who: str
    number: str


def draw(sheets: Sheets, left: float, top: float, card: ContactCard, day: date) -> None:
    """Draw a card with its top left corner at (left, top)."""
    card = say.without_gone(card)
    x, right = left + _PAD, left + WIDTH - _PAD
    _draw_name(sheets, x, right, top + 31, card, day)
    y = _draw_where(sheets, x, right, top + 48, say.where_to_find(card))
    sheets.rule(x, y, right, STRONG, BLACK)
    code = say.call_code(card, vcard.POCKET)
    if code:
        sheets.qr(code, right - _CODE, y + 6, _CODE)
        right -= _CODE + 12
    _draw_numbers(sheets, x, right, y, top + _LAST, card)
    _draw_foot(sheets, x, left + WIDTH - _PAD, top + 196, card, day)


def _draw_name(
    sheets: Sheets, x: float, right: float, y: float, card: ContactCard, day: date
) -> None:
    room = (right - x) * 0.3
    name = card.school_class.name
    used = sheets.fitted(right, y, name, room, CAPTION, 6, grey=GREY, align=Align.RIGHT)
    about = " ".join(part for part in (say.sex(card), say.age(card, day)) if part)
    room = right - x - used - 8 - text_width(about, _SIZE) - 6
    if card.student.name:
        end = x + sheets.fitted(x, y, card.student.name, room, 15, 6, bold=True)
    else:
        end = x + min(room, 90)
        sheets.write_line(x, y + 3, end)
    sheets.text(end + 6, y, about, _SIZE)


def _draw_where(sheets: Sheets, x: float, right: float, y: float, where: str) -> float:
    """Draw where the student lives; return the height of the rule below it."""
    if not where:
        sheets.write_line(x, y + 2, right)
        return y + 14
    size, lines = fit(where, right - x, _SIZE, 7, max_lines=2)
    step = size * 1.2
    sheets.lines(x, y, lines, size, leading=step)
    return y + (len(lines) - 1) * step + 8.5


def _draw_numbers(
    sheets: Sheets, x: float, right: float, y: float, bottom: float, card: ContactCard
) -> None:
    """Draw whom to call, in order; what does not fit is counted at the end."""
    room = bottom - y - 5
    lines = _lines(card, int(room // _STEPS[-1]))
    step = next((one for one in _STEPS if one * len(lines) <= room), _STEPS[-1])
    size = min(_SIZE, step * 0.66)
    most = int(room // step)
    shown = lines if len(lines) <= most else lines[: most - 1]
    number = max(text_width(line.number, size, True) for line in shown)
    who = min(max(text_width(line.who, size) for line in shown) + 14, right - x - number)
    who = max(who, min(88.0, right - x - number))
    base = y + step + 1
    for line in shown:
        _draw_line(sheets, x, base, who, right, line, size)
        base += step
    if rest := len(lines) - len(shown):
        more = trn("and {n} more number", "and {n} more numbers", rest)
        sheets.fitted(x, base, more.format(n=rest), right - x, CAPTION, 6, grey=GREY)


def _draw_line(
    sheets: Sheets, x: float, y: float, who: float, right: float, line: _Line, size: float
) -> None:
    if line.who:
        sheets.fitted(x, y, line.who, who - 6, size, 5)
    else:
        sheets.write_line(x, y + 2, x + who - 10)
    if line.number:
        sheets.fitted(x + who, y, line.number, right - x - who, size, 5, bold=True)
    else:
        sheets.write_line(x + who, y + 2, right)


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
    sheets.fitted(x, y, line, right - x, 8.25, 5.5, grey=GREY)
