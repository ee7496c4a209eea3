"""What a mentor gets: the students who are paired, with whom to call about each.

A study helper is a child too: on that sheet stand names and goals, and nobody's address or
number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr, trn
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import Support, is_grown_up
from carekeeper.features.mentors.paper import say
from carekeeper.printing import cards
from carekeeper.printing.cards import Fact, Section
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import BODY, GREY, MARGIN, NAME, TITLE, Align

_LINES = 3
_OTHERS = 3


def title() -> str:
    """Return the title of the sheet."""
    return tr("Sheet for the mentor")


def draw(
    sheets: Sheets,
    school: SchoolClass,
    supports: Sequence[Support],
    students: Mapping[int, StudentLine],
    day: date,
) -> None:
    """Draw the sheet of one mentor on as many pages as the students need."""
    y = _draw_head(sheets, school, supports, day)
    for one in supports:
        section = _section(one, students[one.mentoring.student_id], day)
        if y + cards.section_height(section) > say.BOTTOM:
            say.draw_foot(sheets, school)
            sheets.new_page()
            y = _draw_head(sheets, school, supports, day)
        y = cards.draw_section(sheets, y, section)
    sheets.rule(MARGIN, y, say.RIGHT)
    if y + 40 + _LINES * cards.WRITING < say.BOTTOM:
        hint = tr("what the teacher should know")
        cards.draw_corrections(sheets, y, tr("Notes"), hint, _LINES)
    say.draw_foot(sheets, school)


def _draw_head(
    sheets: Sheets, school: SchoolClass, supports: Sequence[Support], day: date
) -> float:
    mentor, n = supports[0].mentor, len(supports)
    y = cards.draw_head(
        sheets, title(), over=say.school_and_class(school), notes=[say.printed(day)]
    )
    x = MARGIN + sheets.fitted(
        MARGIN, y + 30, say.who(supports[0]), 260, TITLE - 2, NAME, bold=True
    )
    x += 12
    x += sheets.text(x, y + 30, rules.kind_shown(mentor), BODY, grey=GREY) + 14
    sheets.text(x, y + 30, say.number(mentor), NAME, bold=True, spacing=0.2)
    count = trn("{n} student", "{n} students", n).format(n=n)
    sheets.text(say.RIGHT, y + 30, count, BODY, grey=GREY, align=Align.RIGHT)
    return y + 44


def _section(one: Support, student: StudentLine, day: date) -> Section:
    pairing = one.mentoring
    facts = [
        Fact(tr("Goal"), pairing.goal, 3),
        Fact(tr("Starts on"), say.on(pairing.starts_on), 2),
        Fact(tr("Check-ins agreed"), pairing.check_ins_agreed, 1),
    ]
    if not is_grown_up(one.mentor):
        return Section(student.name, "", facts=tuple(facts), named=False)
    numbers = say.numbers(student)
    first, others = numbers[:1], numbers[1 : 1 + _OTHERS]
    facts.append(Fact(tr("Home address"), say.address(student), 6))
    if others:
        told = say.BETWEEN.join(f"{who} {number}" for who, number in others)
        facts.append(Fact(tr("Other numbers"), told, 6))
    return Section(
        student.name,
        say.about(student, day),
        first[0][0] if first else "",
        tuple(number for _who, number in first),
        tuple(facts),
    )
