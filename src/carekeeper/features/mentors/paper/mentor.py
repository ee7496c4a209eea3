"""What a mentor gets: the students who are paired, with whom to call about each.

A study helper is a child too: on that sheet stand names and goals, and nobody's address or
number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import Support, is_grown_up
from carekeeper.features.mentors.paper import say
from carekeeper.printing import cards
from carekeeper.printing.cards import Fact
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.sections import Section, draw_sections

_LINES = 3


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
    y = sheets.open(
        Running(
            lambda: say.draw_head(sheets, title(), school, day, "clean"),
            lambda: say.draw_foot(sheets, school),
            sheets.height - 58,
            say.who(supports[0]),
            school.name,
        )
    )
    y = _draw_mentor(sheets, y, supports)
    sections = [_section(one, students[one.mentoring.student_id], day) for one in supports]
    y = draw_sections(sheets, y, sections)
    sheets.rule(sheets.left, y, sheets.right)
    if y + 40 + _LINES * cards.WRITING < sheets.bottom:
        hint = tr("what the teacher should know")
        cards.draw_corrections(sheets, y, tr("Notes"), hint, _LINES)
    sheets.close()


def _draw_mentor(sheets: Sheets, y: float, supports: Sequence[Support]) -> float:
    mentor, n = supports[0].mentor, len(supports)
    told = [
        Fact(tr("Mentor"), say.who(supports[0]), 2, strong=True),
        Fact(tr("Role"), rules.kind_shown(mentor), 1),
        Fact(tr("Phone"), say.number(mentor), 2, strong=True),
        Fact(tr("Students"), str(n), 1),
    ]
    wide = [cards.as_wide(one, sheets.room) for one in told]
    return cards.draw_grid(sheets, sheets.left, y + 9, sheets.room, wide) + 4


def _section(one: Support, student: StudentLine, day: date) -> Section:
    pairing = one.mentoring
    facts = [
        Fact(tr("Goal"), pairing.goal, 3),
        Fact(tr("Starts on"), say.on(pairing.starts_on), 2),
        Fact(tr("Check-ins agreed"), pairing.check_ins_agreed, 1),
    ]
    if not is_grown_up(one.mentor):
        return Section(student.name, "", facts=tuple(facts), named=False)
    facts.append(Fact(tr("Home address"), student.address, 6))
    if others := say.others(student):
        facts.append(Fact(tr("Other numbers"), others, 6))
    who, numbers = next(iter(say.calls(student)), ("", []))
    return Section(student.name, student.sex_and_age(day), who, tuple(numbers[:1]), tuple(facts))
