"""The record of a mentor's check-ins (帮扶记录): filled in, or with rows to write in."""

from __future__ import annotations

from datetime import date

from carekeeper.core import dates, fields
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr
from carekeeper.features.mentors import facts
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import CheckIn, Support
from carekeeper.features.mentors.paper import say
from carekeeper.printing import cards
from carekeeper.printing.cards import Fact
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import A4_HEIGHT, BODY, MARGIN, NAME, TITLE, Align
from carekeeper.printing.tables import Cell, Kind, Row, Table, value

_WIDTHS = (87.0, 60.0, 174.0, 100.0, 84.2)
_BLANK_ROW = 62.0
_BOTTOM = A4_HEIGHT - 78
_FEWEST = 7


def title() -> str:
    """Return the title of the record."""
    return tr("Record of mentoring")


def draw(
    sheets: Sheets,
    school: SchoolClass,
    support: Support,
    student: StudentLine,
    day: date,
    *,
    blank: bool,
) -> None:
    """Draw the record of one pairing, the first check-in on top; `blank` ones have rows only."""

    def turn() -> float:
        _draw_end(sheets, school)
        sheets.new_page()
        y = cards.draw_head(
            sheets, title(), over=say.school_and_class(school), notes=[say.printed(day)]
        )
        words = tr("{student} and {mentor}, continued").format(
            student=student.name, mentor=say.who(support)
        )
        sheets.text(MARGIN, y + 20, words, BODY, bold=True)
        return y + 30

    top = _draw_top(sheets, school, support, student, day)
    rows = [_heading()]
    if blank or not support.check_ins:
        room = int((_BOTTOM - top - rows[0].height) // _BLANK_ROW)
        rows += [
            Row(tuple(value("") for _ in _WIDTHS), _BLANK_ROW) for _ in range(max(room, _FEWEST))
        ]
    else:
        rows += [_row(one) for one in reversed(support.check_ins)]
    Table(_WIDTHS, rows).draw(sheets, MARGIN, top, bottom=_BOTTOM, turn=turn, repeat=1)
    _draw_end(sheets, school)


def _draw_top(
    sheets: Sheets, school: SchoolClass, support: Support, student: StudentLine, day: date
) -> float:
    y = cards.draw_head(
        sheets, title(), over=say.school_and_class(school), notes=[say.printed(day)]
    )
    base = y + 31
    left = MARGIN + sheets.fitted(MARGIN, base, student.name, 160, TITLE - 1, BODY, bold=True) + 10
    left += sheets.text(left, base, say.about(student, day), BODY) + 16
    number, right = say.number(support.mentor), say.RIGHT
    if number:
        right -= 12 + sheets.text(right, base, number, NAME, bold=True, align=Align.RIGHT)
    who = say.who(support)
    sheets.fitted(right, base, who, right - left, NAME, 7, bold=True, align=Align.RIGHT)
    pairing = support.mentoring
    told = [
        Fact(tr("Role"), rules.kind_shown(support.mentor), 1),
        Fact(tr("Starts on"), say.on(pairing.starts_on), 1),
        Fact(tr("Check-ins agreed"), pairing.check_ins_agreed, 1),
        Fact(tr("Goal"), pairing.goal, 3),
    ]
    return cards.draw_grid(sheets, MARGIN, base + 10, say.RIGHT - MARGIN, told) + 4


def _draw_end(sheets: Sheets, school: SchoolClass) -> None:
    signatures = (
        tr("Mentor's signature __________"),
        tr("Class teacher's signature ____________"),
    )
    cards.draw_spread(sheets, A4_HEIGHT - 54, signatures)
    say.draw_foot(sheets, school)


def _heading() -> Row:
    titles = (tr("Date"), tr("How"), tr("What was done"), tr("Effect"), tr("Next step"))
    return Row(tuple(Cell(one, kind=Kind.LABEL, align=Align.CENTRE) for one in titles))


def _row(one: CheckIn) -> Row:
    step = one.next_step
    if step and one.next_by is not None:
        step = tr("{text}, by {day}").format(text=step, day=dates.show_short(one.next_by))
    return Row(
        (
            value(say.on(one.held_on)),
            value(fields.shown(facts.CHECK_IN_BY_NAME["manner"], one.manner)),
            value(one.content),
            value(one.effect),
            value(step),
        )
    )
