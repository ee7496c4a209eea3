"""The contact card on half a page, to take along on a visit: two on a sheet, to cut apart.

No mark as left-behind, no category and no concern stands here: it is seen by others. Persons who
find no room stand on a further half.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core import phone
from carekeeper.core.words import tr
from carekeeper.features.guardians.facts import age_shown
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.facts.record import Guardian, cares_here, is_entrusted
from carekeeper.features.guardians.paper import say
from carekeeper.printing.cards import TO_NAME, TO_PHONE, draw_captions
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import (
    A4_WIDTH,
    BLACK,
    BODY,
    CAPTION,
    GREY,
    LEAST_NUMBER,
    SMALLEST,
    STRONG,
    Align,
)
from carekeeper.printing.text import fit, wrap

_LEFT, _RIGHT = 40.5, A4_WIDTH - 40.5
_CODE, _CODE_BYTES = 57.0, 260
_LAST_ROW, _CHECKED, _SIGNED, _END = 330.0, 344.0, 384.0, 402.0
_WRITING = 20.0
_SIZES = (10.0, 9.5, 9.0)
"""No number is set smaller than the last, and there are some among the other facts."""

_WHO = (58.0, 130.0)
_GAP = 12.0
_LINE = 1.35
_PAD, _TIGHT_PAD = 10.0, 5.0
_LONG, _SHORT = 14, 7
"""Signs of a line to write on, for an address and for an age."""


class _Row(Struct, frozen=True):
    """A person: who, the numbers, what else is to be known; blank names and numbers are lines."""

    who: list[str]
    numbers: list[str]
    about: list[str]
    named: bool = True

    def height(self, size: float, pad: float) -> float:
        lines = max(len(self.who), len(self.numbers), len(self.about))
        return lines * size * _LINE + pad


class _Rows(Struct, frozen=True):
    """The rows of a card at one size of type, with the widths of the first two columns."""

    size: float
    pad: float
    who: float
    number: float
    rows: list[_Row]

    @property
    def height(self) -> float:
        """The height of all rows in points."""
        return sum(row.height(self.size, self.pad) for row in self.rows)


def draw(
    sheets: Sheets, top: float, card: ContactCard, day: date, people: Sequence[Guardian]
) -> Sequence[Guardian]:
    """Draw a card in the half of the page that begins at `top`; return for whom there is no room.

    `people` are those whom earlier halves had no room for, all of them on the first.
    """
    first = len(people) == len(say.people(card))
    y = _draw_student(sheets, top, card, day) if first else _draw_again(sheets, top, card)
    rows = _laid_out(people, day, top + _LAST_ROW - y)
    for row in rows.rows:
        y = _draw_row(sheets, y, row, rows)
    _draw_foot(sheets, y, top, card)
    return people[len(rows.rows) :]


def _draw_student(sheets: Sheets, top: float, card: ContactCard, day: date) -> float:
    """Draw head, address and first contact; return where the persons begin."""
    about = "　".join(
        part
        for part in (card.student.sex_shown, card.student.age_shown(day), say.number(card))
        if part
    )
    y = _draw_head(sheets, top, card, about)
    right = _RIGHT
    if code := say.call_code(card, _CODE_BYTES):
        sheets.qr(code, _RIGHT - _CODE, y + 8, _CODE)
        right -= _CODE + 18
    sheets.text(_LEFT, y + 16, tr("Home address"), CAPTION, grey=GREY)
    below = _draw_address(sheets, y + 30.5, right, card.student.address)
    sheets.text(_LEFT, below + 4, tr("Call first"), CAPTION, grey=GREY)
    _draw_first(sheets, below + 20, right, card)
    return max(below + 32, y + 72)


def _draw_again(sheets: Sheets, top: float, card: ContactCard) -> float:
    return _draw_head(sheets, top, card, tr("continued")) + 8


def _draw_head(sheets: Sheets, top: float, card: ContactCard, about: str) -> float:
    """Draw the name, what is said beside it, school and class; return the height of the rule."""
    y, beside = top + 44, text_width(about, BODY)
    over = "　".join(part for part in (card.school_class.full_name, tr("Contact card")) if part)
    room = (_RIGHT - _LEFT) * 0.42
    used = sheets.fitted(_RIGHT, y, over, room, CAPTION, SMALLEST, grey=GREY, align=Align.RIGHT)
    room = _RIGHT - used - _GAP - _LEFT - beside - 9
    if card.student.name:
        x = _LEFT + sheets.fitted(_LEFT, y, card.student.name, room, 15, BODY, bold=True)
    else:
        x = _LEFT + min(room, TO_NAME)
        sheets.write_line(_LEFT, y + 3, x)
    sheets.text(x + 9, y, about)
    sheets.rule(_LEFT, top + 54, _RIGHT, STRONG, BLACK)
    return top + 54


def _draw_address(sheets: Sheets, y: float, right: float, address: str) -> float:
    """Draw the address; return the baseline of what comes after."""
    if not address:
        sheets.write_line(_LEFT, y + 2, right)
        return y + 15
    size, lines = fit(address, right - _LEFT, 11.25, CAPTION, True, max_lines=2)
    return sheets.lines(_LEFT, y, lines, size, leading=size * 1.3, bold=True)


def _draw_first(sheets: Sheets, y: float, right: float, card: ContactCard) -> None:
    who, number, _hint = say.first_call(card)
    if not who:
        sheets.write_line(_LEFT, y + 3, _LEFT + TO_NAME)
        sheets.write_line(_LEFT + TO_NAME + 14, y + 3, _LEFT + TO_NAME + 14 + TO_PHONE)
        return
    large = text_width(number, 15.75, True) + 0.4 * len(number)
    used = sheets.fitted(_LEFT, y, who, right - _LEFT - large - 10, 12, CAPTION, bold=True)
    sheets.text(_LEFT + used + 10, y, number, 15.75, bold=True, spacing=0.4)


def _laid_out(people: Sequence[Guardian], day: date, room: float) -> _Rows:
    """Return the rows at the largest size at which all fit, else as many as fit at the smallest."""
    for size in _SIZES:
        pad = _PAD if size > _SIZES[-1] else _TIGHT_PAD
        rows = _at_size(people, day, size, pad)
        if rows.height <= room:
            return rows
    count = len(people)
    while count > 1 and rows.height > room:
        count -= 1
        rows = _at_size(people[:count], day, _SIZES[-1], _TIGHT_PAD)
    return rows


def _at_size(people: Sequence[Guardian], day: date, size: float, pad: float) -> _Rows:
    names = [_who(one) for one in people]
    blank = any(not one.name for one in people)
    widest = max(text_width(name, size, True) for name in names)
    who = widest + 6 + TO_NAME if blank else min(max(widest, _WHO[0]), _WHO[1])
    numbers = [say.numbers(one) for one in people]
    shown = [text_width(one, size, True) for some in numbers for one in some]
    number = max([TO_PHONE if not all(numbers) else 0.0, *shown])
    rest = _RIGHT - _LEFT - who - number - 2 * _GAP - 6
    rows = [
        _Row(
            wrap(name, who, size, True),
            list(some),
            wrap(_about(one, day), rest, size),
            bool(one.name),
        )
        for one, name, some in zip(people, names, numbers, strict=True)
    ]
    return _Rows(size, pad, who, number, rows)


def _draw_row(sheets: Sheets, y: float, row: _Row, rows: _Rows) -> float:
    sheets.rule(_LEFT, y, _RIGHT)
    size, step = rows.size, rows.size * _LINE
    base = y + rows.pad / 2 + step / 2 + size * 0.36
    sheets.lines(_LEFT, base, row.who, size, leading=step, bold=True)
    x = _LEFT + rows.who + _GAP
    if not row.named:
        used = text_width(row.who[-1], size, True) + 6
        sheets.write_line(_LEFT + used, base + 3, x - _GAP)
    sheets.lines(x, base, row.numbers, size, leading=step, bold=True)
    if not row.numbers:
        sheets.write_line(x, base + 3, x + rows.number)
    sheets.lines(x + rows.number + 6 + _GAP, base, row.about, size, leading=step)
    return y + row.height(size, rows.pad)


def _draw_foot(sheets: Sheets, y: float, top: float, card: ContactCard) -> None:
    """Draw lines for changes in all the room that is left, and who signs."""
    hint = tr("Checked face to face; write changes here")
    last = say.confirmed(card)
    y = min(y + 16, top + _CHECKED)
    sheets.text(_LEFT, y, hint, CAPTION, grey=GREY)
    sheets.text(_RIGHT, y, last, CAPTION, grey=GREY, align=Align.RIGHT)
    while y + _WRITING <= top + _SIGNED + 0.01:
        y += _WRITING
        sheets.write_line(_LEFT, y, _RIGHT)
    middle = (_LEFT + _RIGHT) / 2
    signed = (tr("Checked on ________"), tr("Signature ____________"))
    draw_captions(sheets, middle, _RIGHT, top + _END, signed, CAPTION)
    room = middle - _LEFT - _GAP
    lines = wrap(_school(card), room, LEAST_NUMBER)
    first = top + _END + 4 - (len(lines) - 1) * 10
    sheets.lines(_LEFT, first, lines, LEAST_NUMBER, leading=10, grey=GREY)


def _school(card: ContactCard) -> str:
    pairs = (
        (tr("Class hotline"), say.hotline(card.school_class)),
        (tr("Class teacher"), say.teacher(card.school_class)),
    )
    return "　".join(f"{caption} {text}" for caption, text in pairs if text)


def _who(guardian: Guardian) -> str:
    relation = say.relation(guardian) or say.kind(guardian)
    return f"{relation} {guardian.name}".strip()


def _about(guardian: Guardian, day: date) -> str:
    if guardian.gone:
        return ""
    groups = _away(guardian) if say.is_asked_where(guardian) else _at_home(guardian, day)
    texts = [say.clauses(*group) for group in groups]
    return tr("; ").join(text for text in texts if text)


def _at_home(guardian: Guardian, day: date) -> list[list[str]]:
    kind = say.kind(guardian)
    asked = cares_here(guardian)
    role = kind if kind != say.relation(guardian) else ""
    return [
        [role, *say.situation(guardian)],
        [
            guardian.occupation or _line(tr("Occupation"), asked, _SHORT),
            age_shown(guardian, day) or _line(tr("Age"), asked, _SHORT),
        ],
        [guardian.health or _line(tr("Health"), asked, _SHORT)],
        [_own_address(guardian) or _line(tr("Address"), _needs_address(guardian))],
        _reached(guardian),
    ]


def _away(guardian: Guardian) -> list[list[str]]:
    work_phone = phone.shown(guardian.workplace_phone) if guardian.workplace_phone else ""
    role = tr("Entrusted guardian") if is_entrusted(guardian) else ""
    back = tr("comes home: {when}").format(when=guardian.comes_home) if guardian.comes_home else ""
    return [
        [
            role,
            guardian.workplace or _line(tr("Workplace"), True),
            guardian.workplace_address or _line(tr("Workplace address"), True),
            work_phone or _line(tr("Workplace phone"), True),
        ],
        [back],
        _reached(guardian),
    ]


def _reached(guardian: Guardian) -> list[str]:
    if not guardian.best_time:
        return []
    return [tr("best reached: {when}").format(when=guardian.best_time)]


def _own_address(guardian: Guardian) -> str:
    """Return where the person lives, unless that was said already."""
    if guardian.same_address and guardian.lives_with:
        return ""
    return say.home(guardian)


def _needs_address(guardian: Guardian) -> bool:
    return cares_here(guardian) and not guardian.same_address


def _line(caption: str, wanted: bool, length: int = _LONG) -> str:
    """Return a caption with a line to write on, where the card wants it."""
    return f"{caption} {'_' * length}" if wanted else ""
