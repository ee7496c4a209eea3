"""The sheet to take along on a round of visits (走访单): houses in walking order, what to ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core import dates, family, phone, words
from carekeeper.core.family import Person
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr, trn
from carekeeper.features.visits.facts.rounds import Round
from carekeeper.printing import cards
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.style import BODY, CAPTION, FINE, GREY, NAME, SMALLEST, Align
from carekeeper.printing.text import wrap

_FROM_END = 62.0
_INDENT, _GAP = 30.0, 12.0
_LINE, _NAME_LINE, _WRITE = 15.0, 18.0, 25.0
_BOX, _TO_TEXT = 8.0, 11.0
_NUMBER = 18.0
_DIAL = 0.45
"""The most of the width that a number to dial takes."""
_LINES_TO_WRITE = 2


class Stop(Struct, frozen=True):
    """One house of the sheet: whose, and what is to be asked there."""

    student: StudentLine
    questions: tuple[str, ...]


class RoundSheet(Struct, frozen=True):
    """What is drawn of one round."""

    school: SchoolClass
    made: Round
    stops: tuple[Stop, ...]


def draw_rounds(rounds: Sequence[RoundSheet], day: date) -> bytes:
    """Draw each round on pages of its own, as many as it needs."""
    title = tr("Round of visits")
    author = rounds[0].school.teacher if rounds else ""
    sheets = Sheets(title, author=author, language=words.language())
    for one in rounds:
        _draw(sheets, one, day)
    return sheets.finish()


def _draw(sheets: Sheets, sheet: RoundSheet, day: date) -> None:
    made = sheet.made
    on = "" if made.held_on is None else dates.show_short(made.held_on)
    title = "　".join(part for part in (tr("Sheet for the round"), on) if part)
    n = len(sheet.stops)
    houses = trn("{n} house", "{n} houses", n).format(n=n)
    start = tr("setting out {time}").format(time=made.starts_at) if made.starts_at else ""
    notes = (
        tr(", ").join(part for part in (houses, start) if part),
        tr("Who goes: {names}").format(names=made.visitors) if made.visitors else "",
    )

    def head() -> float:
        return cards.draw_head(sheets, title, over=sheet.school.full_name, notes=notes)

    def foot() -> None:
        cards.draw_foot(sheets, tr("Printed on {date}").format(date=dates.show_date(day)))

    y = sheets.open(Running(head, foot, sheets.height - _FROM_END, on, sheet.school.name))
    for number, stop in enumerate(sheet.stops, start=1):
        rows = _rows(stop, sheets.room - _INDENT)
        house = _House.of(stop, sheets.room - _INDENT)
        if y + house.height + _height(rows) > sheets.bottom:
            y = sheets.turn()
        y = _draw_stop(sheets, y, number, house, rows)
        sheets.rule(sheets.left, y, sheets.right)
    sheets.close()


def _height(rows: Sequence[Sequence[Sequence[str]]]) -> float:
    lines = sum(max(len(cell) for cell in row) for row in rows)
    return 10 + lines * _LINE + 7 + _LINES_TO_WRITE * _WRITE + 12


def _rows(stop: Stop, room: float) -> list[list[list[str]]]:
    """Return the questions, two short ones side by side, a long one in lines of its own."""
    rows: list[list[list[str]]] = []
    half = room / 2 - _TO_TEXT - _GAP
    waiting: list[str] | None = None
    for question in stop.questions:
        if text_width(question, BODY) > half:
            rows.append([list(wrap(question, room - _TO_TEXT, BODY))])
        elif waiting is None:
            waiting = [question]
            rows.append([waiting])
        else:
            next(row for row in rows if row[0] is waiting).append([question])
            waiting = None
    return rows


class _House(Struct, frozen=True):
    """Whose house it is, in lines: the name, whom to call if not beside it, the address.

    Below the number to `dial` stands when it is answered best.
    """

    name: tuple[str, ...]
    beside: str
    below: tuple[str, ...]
    dial: str
    best: tuple[str, ...]

    @classmethod
    def of(cls, stop: Stop, room: float) -> _House:
        """Lay out the head of a house in so much room."""
        person = family.first_contact(stop.student.family) or stop.student.carer
        dial = _dial(person)
        whole = room - min(text_width(dial, NAME, True), room * _DIAL) - _GAP
        name = tuple(wrap(stop.student.name, whole, NAME, bold=True))
        called = "" if person is None else family.called(person)
        taken = text_width(name[-1], NAME, True) + _GAP if name else 0.0
        fits = taken + text_width(called, BODY) <= whole
        address = stop.student.home_address or stop.student.village_group
        best = tuple(wrap(person.best_time, room * _DIAL, CAPTION)) if person and dial else ()
        beside = max((text_width(line, CAPTION) + _GAP for line in best), default=0.0)
        left = room - beside
        below = [*([] if fits else wrap(called, left, BODY)), *wrap(address, left, BODY)]
        return cls(name, called if fits else "", tuple(below), dial, best)

    @property
    def height(self) -> float:
        """The height in points."""
        return 21 + _NAME_LINE * (len(self.name) - 1) + 16 + _LINE * self.lines + 3

    @property
    def lines(self) -> int:
        """How many lines stand below the name."""
        return max(len(self.below), len(self.best), 1)


def _draw_stop(
    sheets: Sheets, y: float, number: int, house: _House, rows: Sequence[Sequence[Sequence[str]]]
) -> float:
    x, room = sheets.left + _INDENT, sheets.room - _INDENT
    y += 21
    sheets.text(sheets.left, y, str(number), _NUMBER, bold=True)
    most = room * _DIAL
    sheets.fitted(sheets.right, y, house.dial, most, NAME, BODY, bold=True, align=Align.RIGHT)
    sheets.lines(x, y, house.name, NAME, leading=_NAME_LINE, bold=True)
    y += _NAME_LINE * (len(house.name) - 1)
    sheets.text(x + text_width(house.name[-1], NAME, True) + _GAP, y, house.beside)
    y += 16
    sheets.lines(x, y, house.below, BODY, leading=_LINE, bold=True)
    right = Align.RIGHT
    sheets.lines(sheets.right, y, house.best, CAPTION, leading=_LINE, grey=GREY, align=right)
    y += _LINE * house.lines + 3
    for row in rows:
        for place, cell in enumerate(row):
            at = x + place * room / 2
            sheets.box(at, y - _BOX + 0.7, _BOX, _BOX, FINE)
            sheets.lines(at + _TO_TEXT, y, cell, BODY, leading=_LINE)
        y += _LINE * max(len(cell) for cell in row)
    y += 7
    asked = (tr("Whom you met __________"), tr("Arrived ____:____"), tr("Left ____:____"))
    met = "　".join(asked)
    sheets.fitted(x, y, met, room, CAPTION, SMALLEST, grey=GREY)
    for _ in range(_LINES_TO_WRITE):
        y += _WRITE
        sheets.write_line(x, y, sheets.right)
    return y + 12


def _dial(person: Person | None) -> str:
    numbers = () if person is None else family.numbers_to_call(person)
    return phone.shown(numbers[0]) if numbers else ""
