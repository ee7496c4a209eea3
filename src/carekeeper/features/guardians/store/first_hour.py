"""What a list leaves open about the persons of the cards, and saying it for all of them at once."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from carekeeper.core import family, names, pinyin
from carekeeper.core.family import Person
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians
from carekeeper.db.students import here
from carekeeper.features.guardians.facts.record import usual_kind


class Unsaid(Struct, frozen=True, kw_only=True):
    """A person of whom nobody said what he or she is to the student."""

    id: int
    student_id: int
    shown: str
    letters: str
    """The pinyin by which person and student are found."""
    same_surname: bool
    there: frozenset[str]
    """The relations that others of the card have."""


def without_relation(class_file: ClassFile) -> list[Unsaid]:
    """Return the persons of whom nobody said what they are, by student."""
    with class_file.reading() as unit:
        lines = here(unit)
    return [_unsaid(line, one) for line in lines for one in line.family if not one.relation]


def _unsaid(line: StudentLine, person: Person) -> Unsaid:
    surname = names.split_chinese(line.own_name)[0]
    return Unsaid(
        id=person.id,
        student_id=line.id,
        shown=tr(" · ").join((family.called_with_number(person), line.name)),
        letters=f"{pinyin.keys(person.name)} {line.name_keys}",
        same_surname=bool(surname) and names.split_chinese(person.name)[0] == surname,
        there=frozenset(one.relation for one in line.family if one.relation),
    )


def away_unknown(class_file: ClassFile) -> list[StudentLine]:
    """Return the left-behind students of whom no parent is known to be away or at home."""
    with class_file.reading() as unit:
        marked = [one for one in here(unit) if one.left_behind]
    return [
        one
        for one in marked
        if all(person.away is None for person in one.family if family.is_parent(person))
    ]


def say_relation(class_file: ClassFile, relation: str, ids: Collection[int]) -> None:
    """Say of persons what they are to their student, as one thing that can be undone."""
    label = trn("Relation of {n} person", "Relation of {n} people", len(ids))
    values = {"relation": relation, "kind": usual_kind(relation)}
    with class_file.writing(label.format(n=len(ids))) as unit:
        for guardian_id in ids:
            unit.update(guardians, guardian_id, values)
