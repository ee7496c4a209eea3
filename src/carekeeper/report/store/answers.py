"""Reading who is left behind by which definition on a day."""

from __future__ import annotations

from sqlalchemy import select

from carekeeper.core import family, left_behind
from carekeeper.core.school_year import grade_of
from carekeeper.db.class_file import ClassFile
from carekeeper.db.enrolment import enrolments
from carekeeper.db.schema import students
from carekeeper.db.students import everyone, school_class
from carekeeper.report.facts.definitions import Answered, Count, counts
from carekeeper.report.facts.term import ReportTerm

_REGISTERED = select(students.c.id, students.c.registration_kind)


def answered(class_file: ClassFile, term: ReportTerm) -> list[Answered]:
    """Return the three answers of all who are on the roll on the day of a report.

    They follow from what the cards say of the parents now, with the day since when they are away.
    """
    day = term.as_of
    with class_file.reading() as unit:
        enrolled, lines = enrolments(unit), everyone(unit)
        registered = {row.id: row.registration_kind for row in unit.rows(_REGISTERED)}
    return [
        Answered(
            one.id,
            one.name,
            one.sex,
            left_behind.answers(
                *family.parents(one.family),
                birth_date=one.birth_date,
                registration=registered[one.id],
                day=day,
            ),
        )
        for one in lines
        if enrolled[one.id].is_here_on(day)
    ]


def counted(class_file: ClassFile, told: list[Answered], term: ReportTerm) -> list[Count]:
    """Return the students of a class by definition, grade and sex."""
    with class_file.reading() as unit:
        entry_year = school_class(unit).entry_year
    grade = None if entry_year is None else grade_of(entry_year, term.as_of)
    return counts(told, grade)
