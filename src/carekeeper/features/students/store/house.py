"""What the students' files tell the house: the profile's facts, words that are found, prints."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from carekeeper.core.fields import Field, Kind
from carekeeper.core.ids import StudentId
from carekeeper.core.left_behind import ParentFacts
from carekeeper.core.place import Place
from carekeeper.core.story import StoryLine
from carekeeper.core.texts import Texts, around
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import class_info, guardians, handouts, photos, students
from carekeeper.db.units import Reading, columns_of, to_record
from carekeeper.features.students.facts import FIELDS, rules
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.facts.sheet import ProfileSheet, SheetClass
from carekeeper.room import Found

_ROOM = "students"
_HANDOUT = "file"
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
        .where(students.c.id == student_id, students.c.binned_at.is_(None))
    )
    with class_file.reading() as unit:
        row = unit.row(query)
        if row is None:
            return None
        student = to_record(Student, row)
        known = unit.row(select(*columns_of(SheetClass, class_info)).limit(1))
        parents = rules.both(_parents(unit, student_id))
    return ProfileSheet(
        student=student,
        day=day,
        school_class=SheetClass() if known is None else to_record(SheetClass, known),
        photo=row.data,
        situation=rules.situation(student, parents, day) if private else None,
    )


def _parents(unit: Reading, student_id: int) -> dict[str, ParentFacts]:
    person = guardians.c
    query = select(
        person.relation, person.away, person.away_since, person.able_to_care, person.gone
    ).where(
        person.student_id == student_id,
        person.binned_at.is_(None),
        person.relation.in_(rules.ROLES),
    )
    return {
        row.relation: ParentFacts(
            role=row.relation,
            present=True,
            away=row.away,
            away_since=row.away_since,
            able_to_care=row.able_to_care,
            gone=row.gone,
        )
        for row in reversed(unit.rows(query.order_by(person.id)))
    }


def search(class_file: ClassFile, words: str) -> list[Found]:
    """Return the first places of the files where all the words stand in one text.

    Without any word, what is needed to search is read.
    """
    with class_file.reading() as unit:
        texts = unit.kept("texts of the files", lambda: _texts(unit))
    return [
        Found(
            Place(_ROOM, student.id, field=field.name),
            student.name,
            _excerpt(field, student, words),
        )
        for student, field in texts.holding(words)
    ]


def _texts(unit: Reading) -> Texts[tuple[Student, Field]]:
    query = select(*columns_of(Student, students)).where(students.c.binned_at.is_(None))
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
    """Return when the student's whole file was printed."""
    query = select(handouts.c.id, handouts.c.at, handouts.c.layout, handouts.c.destination).where(
        handouts.c.kind == _HANDOUT, handouts.c.student_id == student_id
    )
    with class_file.reading() as unit:
        rows = unit.rows(query)
    return [
        StoryLine(
            Place(_ROOM, student_id),
            row.at.date(),
            tr("Whole file printed"),
            row.destination,
            icon="printer",
        )
        for row in rows
    ]
