"""The contact card on half a page, to take along on a visit: two on a sheet, to cut apart.

No mark as left-behind, no category and no concern stands here: it is seen by others.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core import phone
from carekeeper.core.words import tr, trn
from carekeeper.features.guardians.facts import age_shown
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.facts.record import Guardian, cares_here, is_entrusted
from carekeeper.features.guardians.paper import say
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import (
    A4_HEIGHT,
    A4_WIDTH,
    BLACK,
    BODY,
    CAPTION,
    GREY,
    STRONG,
    Align,
)
from carekeeper.printing.text import fit, wrap

HEIGHT = A4_HEIGHT / 2
_LEFT, _RIGHT = 40.5, A4_WIDTH - 40.5
_CODE, _CODE_BYTES = 57.0, 260
_LAST_ROW = 330.0
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_WHO = (58.0, 130.0)
_GAP = 12.0
_LINE = 1.35
_PAD = 10.0
_TIGHT_PAD = 5.0
_LONG, _SHORT = 14, 7
"""Signs of a line to write on, for an address and for an age."""


class _Row(Struct, frozen=True):
    """A person: who, the numbers, what else is to be known, as lines of one size."""

    who: list[str]
    numbers: list[str]
    about: list[str]

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


def draw(sheets: Sheets, top: float, card: ContactCard, day: date) -> None:
    """Draw a card in the half of the page that begins at `top`."""
    y = _draw_student(sheets, top, card, day)
    rows = _laid_out(card, day, top + _LAST_ROW - y)
    for place, row in enumerate(rows.rows):
        if y + row.height(rows.size, rows.pad) > top + _LAST_ROW - _reserve(rows, place):
            _draw_rest(sheets, y, len(rows.rows) - place)
            break
        y = _draw_row(sheets, y, row, rows)
    _draw_foot(sheets, top, card)


def _draw_student(sheets: Sheets, top: float, card: ContactCard, day: date) -> float:
    """Draw head, address and first contact; return where the persons begin."""
    over = tr("Contact card")
    if where := say.school_and_class(card.school_class):
        over = f"{where}　{over}"
    room = (_RIGHT - _LEFT) * 0.48
    used = sheets.fitted(_RIGHT, top + 44, over, room, CAPTION, 6.5, grey=GREY, align=Align.RIGHT)
    _draw_name(sheets, top + 44, _RIGHT - used - _GAP, card, day)
    sheets.rule(_LEFT, top + 54, _RIGHT, STRONG, BLACK)
    right = _RIGHT
    if code := say.call_code(card, _CODE_BYTES):
        sheets.qr(code, _RIGHT - _CODE, top + 62, _CODE)
        right -= _CODE + 18
    sheets.text(_LEFT, top + 70, tr("Home address"), CAPTION, grey=GREY)
    y = _draw_address(sheets, top + 84.5, right, say.address(card))
    sheets.text(_LEFT, y + 4, tr("Call first"), CAPTION, grey=GREY)
    _draw_first(sheets, y + 20, right, card)
    return max(y + 32, top + 126)


def _draw_name(sheets: Sheets, y: float, right: float, card: ContactCard, day: date) -> None:
    about = "　".join(
        part for part in (say.sex(card), say.age(card, day), say.number(card)) if part
    )
    beside = text_width(about, BODY)
    if card.student.name:
        room = right - _LEFT - beside - 9
        x = _LEFT + sheets.fitted(_LEFT, y, card.student.name, room, 15, 7, bold=True)
    else:
        x = _LEFT + 110
        sheets.write_line(_LEFT, y + 3, x)
    sheets.text(x + 9, y, about)


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
        sheets.write_line(_LEFT, y + 3, _LEFT + 110)
        sheets.write_line(_LEFT + 124, y + 3, _LEFT + 270)
        return
    large = text_width(number, 15.75, True) + 0.4 * len(number)
    used = sheets.fitted(_LEFT, y, who, right - _LEFT - large - 10, 12, CAPTION, bold=True)
    sheets.text(_LEFT + used + 10, y, number, 15.75, bold=True, spacing=0.4)


def _laid_out(card: ContactCard, day: date, room: float) -> _Rows:
    """Return the rows at the largest size at which all fit.

    Where they do not fit at the smallest either, what matters least gives way: of what else is
    to be known, one line stays.
    """
    people = [
        (_who(one), say.numbers(one) or ("___________",), _about(one, day))
        for one in say.people(card)
    ]
    for size in _SIZES:
        pad = _PAD if size == _SIZES[0] else _TIGHT_PAD
        rows = _at_size(people, size, pad)
        if sum(row.height(size, pad) for row in rows.rows) <= room:
            return rows
    return _at_size(people, _SIZES[-1], _TIGHT_PAD, about_lines=1)


def _at_size(
    people: Sequence[tuple[str, tuple[str, ...], str]],
    size: float,
    pad: float,
    about_lines: int | None = None,
) -> _Rows:
    widest = max(text_width(who, size, True) for who, _numbers, _about in people)
    who = min(max(widest, _WHO[0]), _WHO[1])
    number = max(text_width(one, size, True) for _who, numbers, _about in people for one in numbers)
    rest = _RIGHT - _LEFT - who - number - 2 * _GAP - 6
    rows = [
        _Row(
            wrap(name, who, size, True),
            list(numbers),
            wrap(about, rest, size, max_lines=about_lines),
        )
        for name, numbers, about in people
    ]
    return _Rows(size, pad, who, number, rows)


def _reserve(rows: _Rows, place: int) -> float:
    """Return the room that the line 'and n more' needs below all rows but the last."""
    return 0.0 if place == len(rows.rows) - 1 else 14.0 * _overflows(rows)


def _overflows(rows: _Rows) -> bool:
    return rows.size == _SIZES[-1]


def _draw_row(sheets: Sheets, y: float, row: _Row, rows: _Rows) -> float:
    sheets.rule(_LEFT, y, _RIGHT)
    size, step = rows.size, rows.size * _LINE
    base = y + rows.pad / 2 + step / 2 + size * 0.36
    x = _LEFT
    for lines, width, bold in (
        (row.who, rows.who, True),
        (row.numbers, rows.number + 6, True),
        (row.about, 0.0, False),
    ):
        sheets.lines(x, base, lines, size, leading=step, bold=bold)
        x += width + _GAP
    return y + row.height(size, rows.pad)


def _draw_rest(sheets: Sheets, y: float, count: int) -> None:
    sheets.rule(_LEFT, y, _RIGHT)
    more = trn("and {n} more, on the full card", "and {n} more, on the full card", count)
    sheets.text(_LEFT, y + 11, more.format(n=count), CAPTION, grey=GREY)


def _draw_foot(sheets: Sheets, top: float, card: ContactCard) -> None:
    hint = tr("Checked face to face; write changes here")
    last = say.confirmed(card)
    sheets.text(_LEFT, top + 344, hint, CAPTION, grey=GREY)
    sheets.text(_RIGHT, top + 344, last, CAPTION, grey=GREY, align=Align.RIGHT)
    sheets.write_line(_LEFT, top + 364, _RIGHT)
    sheets.write_line(_LEFT, top + 384, _RIGHT)
    sign = tr("Checked on ________  Signature ____________")
    used = sheets.text(_RIGHT, top + 399, sign, CAPTION, grey=GREY, align=Align.RIGHT)
    room = _RIGHT - _LEFT - used - _GAP
    sheets.fitted(_LEFT, top + 399, _school(card), room, CAPTION, 6, grey=GREY)


def _school(card: ContactCard) -> str:
    pairs = (
        (tr("Class hotline"), say.hotline(card.school_class)),
        (tr("Class teacher"), say.teacher(card.school_class)),
    )
    return "　".join(f"{caption} {text}" for caption, text in pairs if text)


def _who(guardian: Guardian) -> str:
    relation = say.relation(guardian) or say.kind(guardian)
    return f"{relation} {guardian.name or '________'}"


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
