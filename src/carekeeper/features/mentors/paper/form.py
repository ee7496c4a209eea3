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
from carekeeper.printing import filing
from carekeeper.printing.cards import Fact
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.passages import CLEAN, LABEL, RULED, Passage, draw_passages
from carekeeper.printing.sections import Section, draw_sections
from carekeeper.printing.style import BODY
from carekeeper.printing.tables import Row, Table, label, value
from carekeeper.printing.text import wrap

_WIDTHS = (LABEL, 106.0, 50.0, 106.0, LABEL, 110.0)
_TO_WRITE = 80.0


def title() -> str:
    """Return the title of the form."""
    return tr("Pairing form")


def draw(
    sheets: Sheets,
    school: SchoolClass,
    support: Support | None,
    student: StudentLine,
    day: date,
    style: str,
) -> None:
    """Draw the form of one pairing; what is not known becomes lines to write on."""
    one = support or Support(mentoring=Mentoring(), mentor=Mentor(kind=""))
    y = sheets.open(
        Running(
            lambda: say.draw_head(sheets, title(), school, day, style),
            lambda: filing.draw_form_foot(sheets),
            filing.bottom(sheets, signed=True),
            student.name,
            school.name,
        )
    )
    if style == "table":
        y, look = Table(sheets, _WIDTHS, _rows(one, student, day)).draw(y), RULED
    else:
        sections = (*_student(one, student, day), _mentor(one), _agreed(one))
        y, look = draw_sections(sheets, y, sections), CLEAN
    draw_passages(sheets, y, _passages(one, look.width(sheets)), look)
    signatures = (
        tr("Mentor's signature __________"),
        tr("Guardian's signature __________"),
        tr("Class teacher's signature ____________"),
    )
    filing.draw_signed(sheets, signatures)
    sheets.close()


def _passages(one: Support, width: float) -> list[Passage]:
    texts = (
        (tr("Situation before"), one.mentoring.situation_before),
        (tr("What the mentor will do"), ""),
        (tr("Summary of the term"), one.mentoring.term_summary),
        (tr("Situation after"), one.mentoring.situation_after),
    )
    return [
        Passage(caption, tuple(wrap(text, width, BODY)) if text else (), _TO_WRITE, True)
        for caption, text in texts
    ]


# -- the clean style


def _student(one: Support, student: StudentLine, day: date) -> tuple[Section, ...]:
    """Return the student with whom to call first; a study helper is not told a number."""
    about = student.sex_and_age(day)
    if one.mentor.name and not is_grown_up(one.mentor):
        return (Section(student.name, about, named=False),)
    who, number = _first(student)
    address = Fact(tr("Home address"), student.address, 6 if student.name else 4)
    if not student.name:
        facts = (Fact(tr("Sex, age"), about, 2), address)
        return Section(tr("Student"), facts=facts), Section(tr("Call first"))
    return (Section(student.name, about, who, (number,) if number else (), (address,)),)


def _mentor(one: Support) -> Section:
    kind, name, number = _of_mentor(one)
    facts = (
        Fact(tr("Occupation"), one.mentor.occupation, 2),
        Fact(tr("Address"), one.mentor.address, 4),
    )
    return Section(tr("Mentor"), kind, name, (number,) if number else (), facts)


def _agreed(one: Support) -> Section:
    return Section(tr("Agreed"), facts=(*_terms(one), _goal(one)), named=False)


# -- the ruled style


def _rows(one: Support, student: StudentLine, day: date) -> list[Row]:
    kind, name, number = _of_mentor(one)
    rows = [_pair(tr("Student"), student.name, tr("Sex, age"), student.sex_and_age(day))]
    if is_grown_up(one.mentor) or not one.mentor.name:
        who, to_call = _first(student)
        rows.append(_pair(tr("Call first"), who, tr("Phone"), to_call))
        rows.append(Row((label(tr("Home address")), value(student.address, 5))))
    rows += [
        _pair(tr("Mentor"), name, tr("Phone"), number),
        _pair(tr("Address"), one.mentor.address, tr("Role"), kind),
        Row((label(tr("Occupation")), value(one.mentor.occupation, 5))),
        Row(
            tuple(cell for fact in _terms(one) for cell in (label(fact.caption), value(fact.value)))
        ),
        Row((label(tr("Goal")), value(one.mentoring.goal, 5))),
    ]
    return rows


def _pair(first: str, long: str, second: str, short: str) -> Row:
    """Return two facts in a row; the first has room for a name."""
    return Row((label(first), value(long, 3, bold=True), label(second), value(short)))


# -- what both tell


def _first(student: StudentLine) -> tuple[str, str]:
    who, numbers = next(iter(say.calls(student)), ("", [""]))
    return who, numbers[0]


def _of_mentor(one: Support) -> tuple[str, str, str]:
    """Return role, name and number of the mentor, as far as there is one."""
    mentor = one.mentor
    kind = rules.kind_shown(mentor) if mentor.kind else ""
    return kind, say.who(one) if mentor.name else "", say.number(mentor)


def _terms(one: Support) -> tuple[Fact, ...]:
    pairing = one.mentoring
    return (
        Fact(tr("Starts on"), say.on(pairing.starts_on), 2),
        Fact(tr("Check-ins agreed"), pairing.check_ins_agreed, 2),
        Fact(tr("Agreement signed on"), say.on(pairing.agreement_signed_on), 2),
    )


def _goal(one: Support) -> Fact:
    return Fact(tr("Goal"), one.mentoring.goal, 6)
