"""What the sheets of pairing say, in words that all of them share."""

from __future__ import annotations

from datetime import date

from carekeeper.core import dates, family, phone
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import Mentor, Support
from carekeeper.printing import cards, filing
from carekeeper.printing.page import Sheets

BETWEEN = "\u3000"


def printed(day: date) -> str:
    """Return when the sheet was printed."""
    return tr("Printed {date}").format(date=dates.show_date(day))


def who(support: Support) -> str:
    """Return the mentor's name as it is said."""
    return rules.called(support.mentor, support.child)


def number(mentor: Mentor) -> str:
    """Return the mentor's phone number in groups."""
    return phone.shown(mentor.phone) if mentor.phone else ""


def on(day: date | None) -> str:
    """Return a day in full, `""` when it is not known."""
    return "" if day is None else dates.show_date(day)


def teacher(school: SchoolClass) -> str:
    """Return the class teacher with the number, and the class hotline."""
    shown = phone.shown(school.teacher_phone) if school.teacher_phone else ""
    mine = " ".join(part for part in (school.teacher, shown) if part)
    parts = [tr("Class teacher: {teacher}").format(teacher=mine)] if mine else []
    if school.hotline:
        hotline = phone.shown(school.hotline)
        parts.append(tr("Class hotline: {number}").format(number=hotline))
    return BETWEEN.join(parts)


def calls(student: StudentLine) -> list[tuple[str, list[str]]]:
    """Return whom to call about a student, each with all numbers, in the order of the card."""
    return [
        (family.called(person), [phone.shown(number) for number in family.numbers_to_call(person)])
        for person in student.family
        if family.may_be_called(person)
    ]


def others(student: StudentLine) -> str:
    """Return who else can be called, and the further numbers of the first person, last."""
    known = calls(student)
    spare = [("", numbers[1:]) for _who, numbers in known[:1] if numbers[1:]]
    told = [
        " ".join(part for part in (who, tr(", ").join(numbers)) if part)
        for who, numbers in (*known[1:], *spare)
    ]
    return tr("; ").join(told)


def draw_head(
    sheets: Sheets, title: str, school: SchoolClass, day: date, style: str, note: str = ""
) -> float:
    """Draw the head in either style; return where the content begins."""
    if style == "table":
        on_day = tr("Filled in on: {date}").format(date=dates.show_date(day))
        return filing.draw_form_head(sheets, title, school, (note, on_day))
    notes = [one for one in (note, printed(day)) if one]
    return cards.draw_head(sheets, title, over=school.full_name, notes=notes)


def draw_foot(sheets: Sheets, school: SchoolClass) -> None:
    """Draw the foot of a sheet: whom to ask, and that it is to be kept safe."""
    cards.draw_foot(sheets, teacher(school))
