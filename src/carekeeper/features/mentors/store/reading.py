"""The queries of the mentors' store: each answers for all students at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Row, Select, and_, select

from carekeeper.core.family import Person, is_here
from carekeeper.core.relations import relation_shown
from carekeeper.core.student_line import StudentLine
from carekeeper.core.texts import Texts
from carekeeper.core.words import tr
from carekeeper.db.care_tables import check_ins, mentorings, mentors
from carekeeper.db.schema import staff, students
from carekeeper.db.students import NOT_BINNED, class_over_time, here, in_order, names, school_class
from carekeeper.db.units import Reading, columns_of, to_record
from carekeeper.features.mentors.facts.record import (
    Candidate,
    CheckIn,
    Mentor,
    Mentoring,
    Papers,
    Support,
)

_NOT_BINNED = and_(
    mentorings.c.binned_at.is_(None),
    mentors.c.binned_at.is_(None),
    NOT_BINNED,
)
_MENTOR = tuple(column.label(f"by_{column.name}") for column in columns_of(Mentor, mentors))
PAIRINGS: Select[Any] = (
    select(*columns_of(Mentoring, mentorings), *_MENTOR)
    .select_from(
        mentorings.join(mentors, mentors.c.id == mentorings.c.mentor_id).join(
            students, students.c.id == mentorings.c.student_id
        )
    )
    .where(_NOT_BINNED)
)
"""Pairings that are in no recycle bin, neither themselves nor with their mentor or student."""


def prefixed(kind: Any, row: Row[Any], prefix: str) -> Any:
    """Make a record from the columns of a row that begin with a prefix."""
    values = row._mapping
    return kind(**{name: values[f"{prefix}_{name}"] for name in kind.__struct_fields__})


def mentor_of(row: Row[Any]) -> Mentor:
    """Return the mentor in a row of `PAIRINGS`."""
    mentor = prefixed(Mentor, row, "by")
    assert isinstance(mentor, Mentor)
    return mentor


def spans(unit: Reading) -> list[tuple[int, date | None, date | None]]:
    """Return of each pairing the student, and from when to when it went."""
    columns = (mentorings.c.student_id, mentorings.c.starts_on, mentorings.c.ends_on)
    return [(row[0], row[1], row[2]) for row in unit.rows(PAIRINGS.with_only_columns(*columns))]


def supports(
    unit: Reading, of: ColumnElement[bool] | None = None, *, running: bool = False
) -> list[Support]:
    """Return pairings with their check-ins: those at work first, then the ended.

    `of` is a condition on the pairings; without one, all of them are meant.
    """
    query = in_order(PAIRINGS).order_by(
        mentorings.c.ends_on.is_not(None),
        mentorings.c.ends_on.desc(),
        mentorings.c.starts_on,
        mentorings.c.id,
    )
    query = query if of is None else query.where(of)
    rows = unit.rows(query.where(mentorings.c.ends_on.is_(None)) if running else query)
    made = select(*columns_of(CheckIn, check_ins)).join(mentorings)
    made = made.where(check_ins.c.binned_at.is_(None), *(() if of is None else (of,)))
    by_pairing: dict[int, list[CheckIn]] = {}
    called = names(unit)
    in_time = made.order_by(check_ins.c.held_on.desc(), check_ins.c.id.desc())
    for one in unit.records(CheckIn, in_time):
        by_pairing.setdefault(one.mentoring_id, []).append(one)
    return [
        replace(_support(row, called), check_ins=tuple(by_pairing.get(row.id, ()))) for row in rows
    ]


def candidates(unit: Reading) -> list[Candidate]:
    """Return the class teacher, the work group, the families, and the students themselves."""
    present = here(unit)
    teachers = select(staff).where(staff.c.name != "").order_by(staff.c.role != "head", staff.c.id)
    group = [_teacher(row) for row in unit.rows(teachers)]
    return [
        *_class_teacher(unit, {one.mentor.name for one in group}),
        *group,
        *(
            _relative(student, person)
            for student in present
            for person in student.family
            if person.name and is_here(person)
        ),
        *(
            Candidate(
                mentor=Mentor(name=one.own_name, kind="study_helper", helper_id=one.id),
                about=one.name if one.alone else "",
                keys=one.name_keys,
            )
            for one in present
        ),
    ]


def _class_teacher(unit: Reading, group: set[str]) -> list[Candidate]:
    """Return who leads the class, unless the work group names the same person."""
    known = school_class(unit)
    if not known.teacher or known.teacher in group:
        return []
    made = Mentor(name=known.teacher, kind="teacher", phone=known.teacher_phone)
    return [Candidate(mentor=made, about=tr("Class teacher"))]


def _teacher(row: Row[Any]) -> Candidate:
    made = Mentor(name=row.name, kind="teacher", subject=row.subject, phone=row.phone)
    return Candidate(mentor=made, about=row.subject)


def _relative(student: StudentLine, person: Person) -> Candidate:
    relation = relation_shown(person.relation, person.relation_note)
    return Candidate(
        mentor=Mentor(
            name=person.name,
            kind="parent",
            parent_of=student.id,
            occupation=person.occupation,
            phone=next(iter(person.phones), ""),
        ),
        about=tr("{relation} of {student}").format(relation=relation, student=student.name),
        keys=student.name_keys,
    )


def papers(unit: Reading) -> Papers:
    """Return everything that the sheets of this room can show: of the students who are here."""
    students = tuple(here(unit))
    known = {one.id for one in students}
    running = supports(unit, running=True)
    return Papers(
        school=class_over_time(unit),
        students=students,
        supports=tuple(one for one in running if one.mentoring.student_id in known),
    )


def found(unit: Reading, words: str) -> list[tuple[Support, str]]:
    """Return the pairings in which all words stand, with the student's name.

    Without any word, what is needed to search is read.
    """
    known = unit.kept("pairing texts", lambda: _pairing_texts(unit)).holding(words)
    rows = unit.rows(PAIRINGS.where(mentorings.c.id.in_(known))) if known else []
    called = names(unit)
    return [(_support(row, called), called[row.student_id]) for row in rows]


def _support(row: Row[Any], called: Mapping[int, str]) -> Support:
    child = called.get(row.by_parent_of, "")
    return Support(mentoring=to_record(Mentoring, row), mentor=mentor_of(row), child=child)


def _pairing_texts(unit: Reading) -> Texts[int]:
    rows = unit.rows(PAIRINGS.order_by(mentorings.c.id))
    kept = ("by_name", "by_occupation", "by_subject", "by_notes", "goal", "situation_before")
    texts = (*kept, "situation_after", "term_summary")
    return Texts((row.id, "\n".join(row._mapping[name] for name in texts)) for row in rows)
