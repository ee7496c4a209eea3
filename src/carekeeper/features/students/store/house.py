"""What the students' files tell the house: the profile's facts, words that are found, prints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Row, or_, select

from carekeeper.core import family
from carekeeper.core.enrolment import IN_CLASS, Enrolment
from carekeeper.core.fields import Field, Kind
from carekeeper.core.half_width import half_width
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.story import StoryLine
from carekeeper.core.texts import MOST_FOUND, Texts, around
from carekeeper.core.words import tr
from carekeeper.db.bring_in import kept_of
from carekeeper.db.class_file import ClassFile
from carekeeper.db.enrolment import class_of, enrolments
from carekeeper.db.handouts import is_pdf
from carekeeper.db.move_tables import moves
from carekeeper.db.schema import handouts, photos, students
from carekeeper.db.students import NOT_BINNED, by_id, in_order, names
from carekeeper.db.units import Reading, columns_of, to_record
from carekeeper.features.students.facts import FIELDS, enrolment_shown, rules
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.facts.sheet import ProfileSheet
from carekeeper.room import Found

_ROOM = "students"
_HANDOUT = "file"
_ICON = "user-round"
_CAME_FROM = (
    select(moves.c.other_class, moves.c.other_school)
    .where(moves.c.came.is_(True))
    .order_by(moves.c.id.desc())
)
"""The last move of a student into this class file comes first."""
_WORDED = tuple(
    field
    for field in FIELDS
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.NAME)
    and not field.name.endswith("_number")
    and field.name != "name"
)
"""So many signs of a text are shown before the word that was found."""


def profile_sheet(
    class_file: ClassFile, student_id: int, day: date, *, private: bool
) -> ProfileSheet | None:
    """Return what a student's profile page shows; None for a student who is not there (any more).

    With `private`, the official answers come along.
    """
    query = (
        select(*columns_of(Student, students), photos.c.data)
        .select_from(students.outerjoin(photos, photos.c.sha256 == students.c.photo))
        .where(students.c.id == student_id, NOT_BINNED)
    )
    with class_file.reading() as unit:
        row = unit.row(query)
        if row is None:
            return None
        line = by_id(unit)[student_id]
        at_school = class_of(unit, student_id, day)
    student = replace(to_record(Student, row), name=line.name)
    parents = family.parents(line.family)
    return ProfileSheet(
        student=student,
        day=day,
        school_class=at_school,
        photo=row.data,
        situation=rules.situation(student, parents, day) if private else None,
    )


def search(class_file: ClassFile, words: str) -> list[Found]:
    """Return the first places of the files where all the words stand in one text.

    Without any word, what is needed to search is read.
    """
    with class_file.reading() as unit:
        texts = unit.kept("texts of the files", lambda: _texts(unit))
        beside = unit.kept("kept columns", lambda: _kept_texts(unit))
        called = names(unit)
        numbered = _by_number(unit, words, called)
    of_fields = [
        Found(
            Place(_ROOM, student.id, field=field.name),
            called[student.id],
            _excerpt(field, student, words),
        )
        for student, field in texts.holding(words)
    ]
    kept = [
        Found(place, called[place.student_id], line)
        for place, line in beside.holding(words)
        if place.student_id is not None
    ]
    return [*numbered, *of_fields, *kept]


_SHORTEST_TAIL = 4


def _by_number(unit: Reading, words: str, called: Mapping[int, str]) -> list[Found]:
    """Return who has an ID number or a school number that ends like this."""
    tail = half_width(words).upper()
    if len(tail) < _SHORTEST_TAIL or not re.fullmatch("[0-9A-Z]+", tail):
        return []
    numbers = (students.c.id_number, students.c.school_number)
    ends = or_(*(number.endswith(tail, autoescape=True) for number in numbers))
    query = in_order(select(students.c.id).where(NOT_BINNED, ends))
    return [
        Found(Place(_ROOM, StudentId(row.id), field="id_number"), called[row.id], f"…{tail[-4:]}")
        for row in unit.rows(query.limit(MOST_FOUND))
    ]


def _kept_texts(unit: Reading) -> Texts[tuple[Place, str]]:
    """Return the kept columns of all students, to be searched: place and the line shown."""
    query = in_order(select(students.c.id, students.c.register_extras))
    found = []
    for row in unit.rows(query.where(NOT_BINNED, students.c.register_extras != "")):
        place = Place(_ROOM, StudentId(row.id), field="kept")
        for heading, text in kept_of(row.register_extras).items():
            line = tr("{person}: {field}").format(person=heading, field=text)
            found.append(((place, line), f"{heading} {text}"))
    return Texts(found)


def _texts(unit: Reading) -> Texts[tuple[Student, Field]]:
    query = select(*columns_of(Student, students)).where(NOT_BINNED)
    everyone = unit.records(Student, query.order_by(students.c.sort_key, students.c.id))
    return Texts(
        ((student, field), str(getattr(student, field.name)))
        for student in everyone
        for field in _WORDED
        if getattr(student, field.name)
    )


def _excerpt(field: Field, student: Student, words: str) -> str:
    """Return the label of the field, and its text from shortly before the first word."""
    line = around(str(getattr(student, field.name)), words.split())
    return tr("{person}: {field}").format(person=tr(field.label), field=line)


def story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    """Return how the student came and went, and when the whole file was given out."""
    query = select(handouts.c.id, handouts.c.at, handouts.c.layout, handouts.c.destination).where(
        handouts.c.kind == _HANDOUT, handouts.c.student_id == student_id
    )
    with class_file.reading() as unit:
        rows = unit.rows(query)
        enrolment = enrolments(unit).get(student_id)
        came_from = unit.row(_CAME_FROM.where(moves.c.student_id == student_id))
    told = [] if enrolment is None else _came_and_went(enrolment, _place(came_from))
    return told + [
        StoryLine(
            Place(_ROOM, student_id),
            row.at.date(),
            tr("Whole file saved as PDF") if is_pdf(row.destination) else tr("Whole file printed"),
            row.destination,
            icon="printer",
        )
        for row in rows
    ]


def _place(came_from: Row[Any] | None) -> str:
    """Return the class out of whose file a student came, with its school."""
    told = () if came_from is None else (came_from.other_class, came_from.other_school)
    return tr(" · ").join(filter(None, told))


def _came_and_went(enrolment: Enrolment, came_from: str) -> list[StoryLine]:
    place = Place(_ROOM, enrolment.student_id, field="enrolment")
    joined = enrolment.joined_on
    where = tr("From {place}").format(place=came_from) if came_from else ""
    title = tr("Joined the class")
    lines = [] if joined is None else [StoryLine(place, joined, title, where, icon=_ICON)]
    for one in (*enrolment.ended, enrolment.now):
        title = tr("Back in class") if one.status == IN_CLASS else enrolment_shown(one.status)
        if one.since is not None:
            lines.append(StoryLine(place, one.since, title, one.reason, icon=_ICON))
    return lines
