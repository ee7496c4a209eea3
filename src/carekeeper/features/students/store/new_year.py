"""Who leaves when a school year begins, and whom the class teacher goes on to look after most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from carekeeper.core import concern, dates, school_year
from carekeeper.core.enrolment import ARCHIVED, IN_CLASS
from carekeeper.core.errors import Refused
from carekeeper.core.fields import Choice
from carekeeper.core.words import mark, tr
from carekeeper.db import enrolment
from carekeeper.db.class_file import ClassFile
from carekeeper.db.new_year import GOES_ON, YearAnswer, YearLine, YearPart, carried_on
from carekeeper.db.schema import students
from carekeeper.db.students import name_of, school_class
from carekeeper.db.units import Writing
from carekeeper.features.students.facts import answers
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.store import Students, keep_concern

_ENDS = "ends"
_LEAVE = ("graduated", "moved_away", "left", "suspended")


def parts(class_file: ClassFile, day: date) -> list[YearPart]:
    """Return who may leave, the levels of concern, and key support."""
    present = [one for one in Students(class_file).everyone() if one.enrolment not in ARCHIVED]
    with class_file.reading() as unit:
        school = school_class(unit)
    grade, _number = school_year.class_from_name(school.name)
    return [
        _leaving(present, day, all_graduate=school_year.is_last_grade(grade)),
        _levels(present, concern.levels(school.concern_words), day),
        _support(present, day),
    ]


def _leaving(present: Sequence[Student], day: date, *, all_graduate: bool) -> YearPart:
    kinds = {one.code: one for one in answers.ENROLMENT}
    offered = (Choice(IN_CLASS, mark("Comes along")), *(kinds[code] for code in _LEAVE))
    lines = tuple(
        YearLine(
            key=one.id,
            student_id=one.id,
            who=one.name,
            answers=offered,
            answer="graduated" if all_graduate else IN_CLASS,
        )
        for one in present
    )
    about = tr("Their files and records are kept; they are no longer asked for.")
    title = tr("Students who leave")
    write = partial(_leave, today=day)
    return YearPart(
        name="leaving", title=title, about=about, lines=lines, write=write, leaving=True
    )


def _leave(unit: Writing, given: Mapping[int, YearAnswer], since: date, today: date) -> None:
    known = enrolment.enrolments(unit)
    for key, answer in given.items():
        on = answer.on or since
        begun = known[key].now.since
        if answer.code == IN_CLASS:
            continue
        if begun is not None and on <= begun:
            sentence = tr("{name}: what was before began on {day} only. Please check the date.")
            name, day = name_of(unit, key), dates.show_date(begun)
            raise Refused(sentence.format(name=name, day=day))
        enrolment.change(unit, key, answer.code, on, answer.reason, today=today)


def _levels(present: Sequence[Student], levels: Sequence[Choice], day: date) -> YearPart:
    offered = (Choice(GOES_ON, mark("Stays")), *levels, Choice(_ENDS, mark("Ends")))
    known: dict[int, Student] = {one.id: one for one in present if one.concern_level}
    lines = tuple(
        YearLine(
            key=one.id,
            student_id=one.id,
            who=one.name,
            what=_told(concern.shown(one.concern_level), one.concern_reason),
            answers=tuple(choice for choice in offered if choice.code != one.concern_level),
            answer=GOES_ON,
        )
        for one in known.values()
    )

    def write(unit: Writing, given: Mapping[int, YearAnswer], _since: date) -> None:
        for key, answer in given.items():
            if answer.code != GOES_ON:
                level = "" if answer.code == _ENDS else answer.code
                _change(unit, known[key], "concern_level", level, day)

    about = tr("What ends or changes is kept in the story, with its days and its reason.")
    return YearPart(
        name="levels", title=tr("Concern levels"), about=about, lines=lines, write=write
    )


def _support(present: Sequence[Student], day: date) -> YearPart:
    known: dict[int, Student] = {one.id: one for one in present if one.key_support}

    def end(unit: Writing, key: int, _since: date) -> None:
        _change(unit, known[key], "key_support", False, day)

    return carried_on(
        "support",
        tr("Key support"),
        tr("Without a tick, key support ends."),
        ((one.id, one.id, one.name, one.key_support_reason) for one in known.values()),
        end,
    )


def _change(unit: Writing, student: Student, field: str, value: object, day: date) -> None:
    """Write a field, and keep what was until now."""
    beside = keep_concern(unit, student, field, value, day)
    unit.update(students, student.id, {field: value, **beside})


def _told(level: str, reason: str) -> str:
    return " · ".join(part for part in (level, reason) if part)
