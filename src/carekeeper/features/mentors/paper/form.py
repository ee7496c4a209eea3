"""The form that a pairing is agreed on (结对帮扶登记表), filled in as far as it is known."""

from __future__ import annotations

from datetime import date

from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import (
    Mentor,
    Mentoring,
    Support,
    is_grown_up,
)
from carekeeper.features.mentors.paper import say
from carekeeper.printing import cards
from carekeeper.printing.cards import Fact, Section
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import A4_HEIGHT, BODY, CAPTION, GREY, LEADING, MARGIN
from carekeeper.printing.text import wrap

_SIGNING = A4_HEIGHT - 96


def title() -> str:
    """Return the title of the form."""
    return tr("Pairing form")


def draw(
    sheets: Sheets, school: SchoolClass, support: Support | None, student: StudentLine, day: date
) -> None:
    """Draw the form of one pairing on one page; what is not known becomes lines to write on."""
    one = support or Support(mentoring=Mentoring(), mentor=Mentor(kind=""))
    y = cards.draw_head(
        sheets, title(), over=say.school_and_class(school), notes=[say.printed(day)]
    )
    for section in (_student(one, student, day), _mentor(one), _agreed(one)):
        y = cards.draw_section(sheets, y, section)
    sheets.rule(MARGIN, y, say.RIGHT)
    blocks = (
        (tr("Situation before"), one.mentoring.situation_before),
        (tr("What the mentor will do"), ""),
        (tr("Summary of the term"), one.mentoring.term_summary),
        (tr("Situation after"), one.mentoring.situation_after),
    )
    room = (_SIGNING - 24 - y) / len(blocks)
    for label, text in blocks:
        _draw_block(sheets, y, room, label, text)
        y += room
    _draw_end(sheets, school)


def _student(one: Support, student: StudentLine, day: date) -> Section:
    """Return the student with whom to call first; a study helper is not told a number."""
    facts = (Fact(tr("Home address"), say.address(student), 6),)
    if one.mentor.name and not is_grown_up(one.mentor):
        return Section(student.name, say.about(student, day), named=False)
    who, number = next(iter(say.numbers(student)), ("", ""))
    return Section(student.name, say.about(student, day), who, (number,) if number else (), facts)


def _mentor(one: Support) -> Section:
    mentor = one.mentor
    kind = rules.kind_shown(mentor) if mentor.kind else ""
    name = say.who(one) if mentor.name else ""
    number = say.number(mentor)
    facts = (
        Fact(tr("Occupation"), mentor.occupation, 2),
        Fact(tr("Address"), mentor.address, 4),
    )
    return Section(tr("Mentor"), kind, name, (number,) if number else (), facts)


def _agreed(one: Support) -> Section:
    pairing = one.mentoring
    facts = (
        Fact(tr("Starts on"), say.on(pairing.starts_on), 2),
        Fact(tr("Check-ins agreed"), pairing.check_ins_agreed, 2),
        Fact(tr("Agreement signed on"), say.on(pairing.agreement_signed_on), 2),
        Fact(tr("Goal"), pairing.goal, 6),
    )
    return Section(tr("Agreed"), facts=facts, named=False)


def _draw_block(sheets: Sheets, y: float, room: float, label: str, text: str) -> None:
    """Draw a heading with its text below, and lines to write on in the room that is left."""
    sheets.text(MARGIN, y + 19, label, BODY, bold=True)
    at = y + 36
    if text:
        most = max(1, int((room - 24) // (BODY * LEADING)))
        lines = wrap(text, say.RIGHT - MARGIN, BODY, max_lines=most)
        at = sheets.lines(MARGIN, at, lines)
    at = y + 25 if not text else at - 8
    while at + cards.WRITING < y + room:
        at += cards.WRITING
        sheets.write_line(MARGIN, at, say.RIGHT)


def _draw_end(sheets: Sheets, school: SchoolClass) -> None:
    signatures = (
        tr("Mentor's signature __________"),
        tr("Guardian's signature __________"),
        tr("Class teacher's signature ____________"),
    )
    y = cards.draw_spread(sheets, _SIGNING + 14, signatures)
    hint = tr("Signed on ______________")
    sheets.text(MARGIN, y + 12, hint, CAPTION, grey=GREY)
    say.draw_foot(sheets, school)
