"""What follows from the facts of a student's file: completeness, official answers, birthdays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from carekeeper.core import dates, family, fields, left_behind, lunar, school_year
from carekeeper.core.enrolment import ARCHIVED
from carekeeper.core.family import Parents
from carekeeper.core.fields import Field
from carekeeper.core.left_behind import Answer
from carekeeper.core.words import tr
from carekeeper.features.students.facts import FIELDS
from carekeeper.features.students.facts.record import Student, is_left_behind

BIRTHDAY_DAYS = 7
"""A birthday is told so many days before it."""


class Completeness(Struct, frozen=True):
    """How much of what counts is filled in: `done` of `of`, and the fields that are missing."""

    done: int
    of: int
    missing: tuple[Field, ...]


def completeness(student: Student) -> Completeness:
    """Return how complete a student's file is, by the fields that count and apply."""
    due = fields.due_fields(FIELDS, student)
    missing = fields.missing(FIELDS, student)
    return Completeness(len(due) - len(missing), len(due), missing)


def missing_by_section(missing: Iterable[Field]) -> dict[str, int]:
    """Return how many fields each section of the form lacks."""
    counted: dict[str, int] = {}
    for field in missing:
        counted[field.section] = counted.get(field.section, 0) + 1
    return counted


def labels(missing: Iterable[Field]) -> str:
    """Return the names of fields in one line."""
    return tr(", ").join(tr(field.label) for field in missing)


_WORK_AWAY = re.compile("留守|务工|打工|在外|外出|不在家")
_NOT_SO = re.compile("非留守|未外出|不是留守|无外出|无留守")
_NO = re.compile(r"(否|无|無|没|不|未|非|在家|本地|[-—/\\]|n(o|one)?$|[0x×✕]$)", re.IGNORECASE)


def hints_at_work_away(heading: str, text: str) -> bool:
    """Tell whether a note or a column of a list hints at parents who work away from home.

    A heading that asks for it is a hint when its answer is not a no: `务工地点` with a place.
    """
    if _NOT_SO.search(text) or not text.strip():
        return False
    asked = _WORK_AWAY.search(heading) is not None and _NO.match(text.strip()) is None
    return asked or _WORK_AWAY.search(text) is not None


def in_care(student: Student) -> bool:
    """Tell whether the student is left behind and at this school now: of whom a file is due."""
    return is_left_behind(student) and student.enrolment not in ARCHIVED


UNKNOWN = family.parents(())
"""The parents of a student whose card is empty."""


class OfficialAnswers(Struct, frozen=True):
    """The three official answers of a student, and a sentence when the mark does not fit them."""

    answers: tuple[Answer, Answer, Answer]
    doubt: str


def situation(student: Student, parents: Parents, day: date) -> OfficialAnswers:
    """Return what the facts say about a student on a day; the teacher's mark is never changed."""
    father, mother = parents
    answers = left_behind.answers(
        father,
        mother,
        birth_date=student.birth_date,
        registration=student.registration_kind,
        day=day,
    )
    return OfficialAnswers(answers, left_behind.mark_fits(student.left_behind, answers) or "")


def age_shown(birth_date: date | None, day: date) -> str:
    """Return the age in full years; `""` when the date of birth is unknown."""
    if birth_date is None:
        return ""
    return tr("{n} years old").format(n=dates.age_on(birth_date, day))


def grade_shown(entry_year: int | None, day: date) -> str:
    """Return the grade of a class that entered grade 1 in a year; `""` when that is unknown."""
    if entry_year is None:
        return ""
    return school_year.show_grade(school_year.grade_of(entry_year, day))


def birthday_soon(student: Student, day: date) -> date | None:
    """Return the birthday when it comes in the next seven days, the day itself included.

    Where the family keeps a lunar one, it is that.
    """
    birthday = lunar.next_birthday(student.birth_date, student.lunar_birthday, day)
    if birthday is None or dates.days_between(day, birthday) > BIRTHDAY_DAYS:
        return None
    return birthday


def is_kept_too_long(student: Student, years: int | None, day: date) -> bool:
    """Tell whether a student left longer ago than the school keeps files."""
    left = student.enrolment_on
    if not years or left is None or student.enrolment not in ARCHIVED:
        return False
    return dates.months_after(left, 12 * years) <= day
