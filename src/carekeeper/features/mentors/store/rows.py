"""Single rows of the mentors' tables, and what must hold before one is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from carekeeper.core import pinyin
from carekeeper.core.errors import Refused
from carekeeper.core.fields import Field
from carekeeper.core.ids import MentorId, StudentId
from carekeeper.core.words import tr
from carekeeper.db.care_tables import mentorings, mentors
from carekeeper.db.students import name_of
from carekeeper.db.units import Reading, Writing, columns_of, to_record
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import Mentor, Mentoring, is_grown_up


def everyone(unit: Reading) -> list[Mentor]:
    """Return all mentors by their names."""
    query = select(*columns_of(Mentor, mentors)).where(mentors.c.binned_at.is_(None))
    return unit.records(Mentor, query.order_by(mentors.c.name_keys, mentors.c.id))


def mentor(unit: Reading, mentor_id: int) -> Mentor:
    """Return a mentor; raises `LookupError` when there is none."""
    row = unit.row(select(*columns_of(Mentor, mentors)).where(mentors.c.id == mentor_id))
    if row is None:
        raise LookupError(f"no mentor {mentor_id}")
    return to_record(Mentor, row)


def pairing(unit: Reading, mentoring_id: int) -> Mentoring:
    """Return a pairing; raises `LookupError` when there is none."""
    query = select(*columns_of(Mentoring, mentorings)).where(mentorings.c.id == mentoring_id)
    row = unit.row(query)
    if row is None:
        raise LookupError(f"no pairing {mentoring_id}")
    return to_record(Mentoring, row)


def identity(mentor: Mentor) -> tuple[object, ...]:
    """Return what tells the same person: the student for a helper, else name and family."""
    if not is_grown_up(mentor):
        return mentor.kind, mentor.helper_id
    return mentor.kind, mentor.name, mentor.parent_of


def insert_mentor(unit: Writing, values: Mapping[str, Any]) -> MentorId:
    """Write a mentor down; raises `Refused` without a name."""
    if not values.get("name"):
        raise Refused(tr("Please fill in the mentor's name."))
    along = follows("name", values["name"])
    return MentorId(unit.insert(mentors, {**values, **along}))


def follows(field: str, value: object) -> dict[str, str]:
    """Return what is written along with a field: the pinyin of a name."""
    return {"name_keys": pinyin.keys(str(value))} if field == "name" else {}


def label_of(by_name: Mapping[str, Field], field: str) -> str:
    """Return the label of a field, for the name of a step."""
    return tr(by_name[field].label) if field in by_name else field


def check_all_students(unit: Reading, mentor: Mentor) -> None:
    """Raise `Refused` when a mentor cannot be that of a student already paired."""
    query = select(mentorings.c.student_id).where(
        mentorings.c.mentor_id == mentor.id, mentorings.c.binned_at.is_(None)
    )
    for row in unit.rows(query):
        student = StudentId(row.student_id)
        rules.check_helps(mentor, student, name_of(unit, student))


def check_only_once(unit: Reading, pairing: Mentoring) -> None:
    """Raise `Refused` when a running pairing would stand beside one of the same two."""
    if pairing.ends_on is not None:
        return
    same = select(mentors.c.name).join(mentorings, mentorings.c.mentor_id == mentors.c.id)
    row = unit.row(
        same.where(
            mentorings.c.mentor_id == pairing.mentor_id,
            mentorings.c.student_id == pairing.student_id,
            mentorings.c.id != pairing.id,
            mentorings.c.ends_on.is_(None),
            mentorings.c.binned_at.is_(None),
        )
    )
    if row is not None:
        raise Refused(
            tr("{student} and {mentor} are already paired.").format(
                student=name_of(unit, pairing.student_id), mentor=row.name
            )
        )
