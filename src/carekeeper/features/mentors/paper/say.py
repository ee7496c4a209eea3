"""What the sheets of pairing say, in words that all of them share."""

from __future__ import annotations

from datetime import date

from carekeeper.core import dates, family, phone
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import Mentor, Support
from carekeeper.printing import cards
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import A4_HEIGHT, A4_WIDTH, MARGIN

RIGHT = A4_WIDTH - MARGIN
BOTTOM = A4_HEIGHT - 58
BETWEEN = "\u3000"

_SEX = {"male": mark("Male"), "female": mark("Female")}


def school_and_class(school: SchoolClass) -> str:
    """Return school and class in one line."""
    return BETWEEN.join(part for part in (school.school, school.name) if part)


def printed(day: date) -> str:
    """Return when the sheet was printed."""
    return tr("Printed {date}").format(date=dates.show_date(day))


def about(student: StudentLine, day: date) -> str:
    """Return sex and age of a student."""
    born = student.birth_date
    age = "" if born is None else tr("{n} years old").format(n=dates.age_on(born, day))
    return BETWEEN.join(part for part in (tr(_SEX.get(student.sex, "")), age) if part)


def address(student: StudentLine) -> str:
    """Return where a student lives, with village and group where they are not in it yet."""
    home, village = student.home_address, student.village_group
    if not home or not village or village in home:
        return home or village
    return tr("{home}, {village}").format(home=home, village=village)


def numbers(student: StudentLine) -> list[tuple[str, str]]:
    """Return whom to call about a student and the number, in the order of the contact card."""
    return [
        (family.called(person), phone.shown(number))
        for person in student.family
        if family.is_here(person)
        for number in person.phones
    ]


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


def draw_foot(sheets: Sheets, school: SchoolClass, *, personal: bool = True) -> None:
    """Draw the foot of a sheet: whom to ask, and that it is to be kept safe."""
    right = tr("Contains personal data. Please keep it safe.") if personal else ""
    cards.draw_foot(sheets, teacher(school), right)
