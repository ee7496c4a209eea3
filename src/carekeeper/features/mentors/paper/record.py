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
from carekeeper.printing import cards, filing
from carekeeper.printing.cards import Fact
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.tables import Row, Table, titles, value

_WIDTHS = (92.0, 54.0, 172.0, 102.0, 85.2)
_BLANK_ROW = 62.0
_FEWEST = 4


def title() -> str:
    """Return the title of the record."""
    return tr("Record of mentoring")


def draw(
    sheets: Sheets,
    school: SchoolClass,
    support: Support,
    student: StudentLine,
    day: date,
    style: str,
    *,
    blank: bool,
) -> None:
    """Draw the record of one pairing, the first check-in on top; `blank` ones have rows only."""
    both = tr("{student} and {mentor}").format(student=student.name, mentor=say.who(support))
    y = sheets.open(
        Running(
            lambda: say.draw_head(sheets, title(), school, day, style),
            lambda: filing.draw_form_foot(sheets),
            filing.bottom(sheets, signed=True),
            both,
            school.name,
        )
    )
    y = _draw_top(sheets, y + 9, support, student, day)
    rows = [titles(tr("Date"), tr("How"), tr("What was done"), tr("Effect"), tr("Next step"))]
    if blank or not support.check_ins:
        room = int((sheets.bottom - y - rows[0].height) // _BLANK_ROW)
        empty = Row(tuple(value("") for _ in _WIDTHS), _BLANK_ROW)
        rows += [empty] * max(room, _FEWEST)
    else:
        rows += [_row(one) for one in reversed(support.check_ins)]
    Table(sheets, _WIDTHS, rows).draw(y, repeat=1)
    signatures = (
        tr("Mentor's signature __________"),
        tr("Class teacher's signature ____________"),
    )
    filing.draw_signed(sheets, signatures)
    sheets.close()


def _draw_top(sheets: Sheets, y: float, support: Support, student: StudentLine, day: date) -> float:
    pairing = support.mentoring
    told = [
        Fact(tr("Student"), student.name, 1, strong=True),
        Fact(tr("Sex, age"), student.sex_and_age(day), 1),
        Fact(tr("Mentor"), say.who(support), 2, strong=True),
        Fact(tr("Phone"), say.number(support.mentor), 2),
        Fact(tr("Role"), rules.kind_shown(support.mentor), 1),
        Fact(tr("Starts on"), say.on(pairing.starts_on), 1),
        Fact(tr("Check-ins agreed"), pairing.check_ins_agreed, 1),
        Fact(tr("Goal"), pairing.goal, 3),
    ]
    wide = [cards.as_wide(one, sheets.room) for one in told]
    return cards.draw_grid(sheets, sheets.left, y, sheets.room, wide) + 4


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
