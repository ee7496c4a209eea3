"""What a list leaves open about the persons of the cards, and saying it for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, and_, select

from carekeeper.core import family
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import trn
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians, students
from carekeeper.db.students import HERE, here
from carekeeper.features.guardians.facts.record import usual_kind

_UNSAID = (
    select(guardians.c.id, guardians.c.student_id)
    .join(students, students.c.id == guardians.c.student_id)
    .where(and_(HERE, guardians.c.binned_at.is_(None), guardians.c.relation == ""))
)


def without_relation(class_file: ClassFile) -> Sequence[Row[Any]]:
    """Return the persons of whom nobody said what they are to the student."""
    with class_file.reading() as unit:
        return unit.rows(_UNSAID)


def away_unknown(class_file: ClassFile) -> list[StudentLine]:
    """Return the left-behind students of whom no parent is known to be away or at home."""
    with class_file.reading() as unit:
        marked = [one for one in here(unit) if one.left_behind]
    return [
        one
        for one in marked
        if all(person.away is None for person in one.family if family.is_parent(person))
    ]


def say_relation(class_file: ClassFile, relation: str) -> None:
    """Say of all persons without a relation what they are, as one thing that can be undone.

    Who would be a second father or mother of the card is left as it is.
    """
    people = without_relation(class_file)
    with class_file.reading() as unit:
        there = {
            one.id for one in here(unit) if any(who.relation == relation for who in one.family)
        }
    label = trn("Relation of {n} person", "Relation of {n} people", len(people))
    with class_file.writing(label.format(n=len(people))) as unit:
        for one in people:
            if one.student_id not in there:
                values = {"relation": relation, "kind": usual_kind(relation)}
                unit.update(guardians, one.id, values)
                there.add(one.student_id)
