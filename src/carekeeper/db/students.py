"""What every room asks of the students: who is here, in which order, with which family.

Stores begin a query of their own with `HERE` and `in_order`, or take the lines, which are read
once for all rooms until something is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Select, and_, func, not_, select

from carekeeper.core import family
from carekeeper.core.changes import CLASS_LIST
from carekeeper.core.enrolment import ARCHIVED
from carekeeper.core.family import Person
from carekeeper.core.namesakes import Namesake, told_apart
from carekeeper.core.school_class import ClassOverTime, ClassSpan, SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import language
from carekeeper.db.enrolment_tables import class_spans
from carekeeper.db.schema import class_info, guardians, photos, students
from carekeeper.db.units import Reading, columns_of

NOT_BINNED = students.c.binned_at.is_(None)
HERE = and_(NOT_BINNED, students.c.enrolment.not_in(sorted(ARCHIVED)))
"""The condition on `students` that a student is at this school now."""
ORDER = (
    students.c.class_number.is_(None),
    students.c.class_number,
    students.c.sort_key,
    students.c.id,
)
"""By class number, then by name; whoever has no number comes last."""

_OWN = [students.c[name] for name in StudentLine.__struct_fields__ if name in students.c]
_PEOPLE = select(*columns_of(Person, guardians)).where(guardians.c.binned_at.is_(None))
_LISTED = frozenset({CLASS_LIST})
_TOLD_BY = ("id", "name", "class_number", "birth_date")


def in_order(query: Select[Any]) -> Select[Any]:
    """Return a query over students in the order of the class."""
    return query.order_by(*ORDER)


def everyone(unit: Reading) -> Sequence[StudentLine]:
    """Return all students in the order of the class, archived ones too, binned ones not."""
    query = in_order(select(students.c.id).where(NOT_BINNED))
    ids = unit.kept("students in order", lambda: [row.id for row in unit.rows(query)], _LISTED)
    lines = unit.kept_of("student lines", ids, lambda missing: _lines(unit, missing))
    called = _told_apart(unit)
    if not called:
        return lines
    return [
        replace(one, name=called[one.id], alone=one.name) if one.id in called else one
        for one in lines
    ]


def here(unit: Reading, asked: Collection[int] = ()) -> list[StudentLine]:
    """Return the students who are at this school now, and those `asked` for who have left."""
    return [one for one in everyone(unit) if not one.archived or one.id in asked]


def by_id(unit: Reading) -> dict[int, StudentLine]:
    """Return all students by their numbers, in the order of the class."""
    return {one.id: one for one in everyone(unit)}


def _lines(unit: Reading, ids: Sequence[int]) -> dict[int, StudentLine]:
    people: dict[int, list[Person]] = {}
    for person in unit.records(Person, _PEOPLE.where(guardians.c.student_id.in_(ids))):
        people.setdefault(person.student_id, []).append(person)
    return {
        row.id: StudentLine(
            **row._mapping, family=tuple(family.in_calling_order(people.get(row.id, ())))
        )
        for row in unit.rows(select(*_OWN).where(students.c.id.in_(ids)))
    }


def persons(unit: Reading, student_id: int) -> list[str]:
    """Return the persons of a card as they are called, in calling order: 奶奶 陈桂兰."""
    people = by_id(unit)[student_id].family
    return [family.called(one) for one in people if family.is_here(one)]


def with_thumbs(unit: Reading, lines: Sequence[StudentLine]) -> list[StudentLine]:
    """Return lines with the small pictures of those who have one."""
    found = thumbs(unit, (one.photo for one in lines))
    return [replace(one, thumb=found[one.photo]) if one.photo in found else one for one in lines]


def thumbs(unit: Reading, shas: Iterable[str]) -> dict[str, bytes]:
    """Return the small pictures of photos, by the names of the photos."""
    wanted = sorted({sha for sha in shas if sha})
    if not wanted:
        return {}
    query = select(photos.c.sha256, photos.c.thumb).where(photos.c.sha256.in_(wanted))
    return {row.sha256: bytes(row.thumb) for row in unit.rows(query)}


def names(unit: Reading) -> Mapping[int, str]:
    """Return what every student is called, told apart from others of the same name.

    Binned students too. A query that wants the name of a student takes it from here, so that it
    is the same wherever it stands.
    """
    return unit.kept(("names", language()), lambda: _names(unit), _LISTED)


def _names(unit: Reading) -> dict[int, str]:
    rows = unit.rows(select(students.c.id, students.c.name))
    return {**{row.id: row.name for row in rows}, **_told_apart(unit)}


def _told_apart(unit: Reading) -> Mapping[int, str]:
    """Return what those are called who share a name; a usual class has none of them."""
    return unit.kept(("namesakes", language()), lambda: told_apart(_namesakes(unit)), _LISTED)


def _namesakes(unit: Reading) -> list[Namesake]:
    shared = select(students.c.name).group_by(students.c.name).having(func.count() > 1)
    gone = not_(HERE).label("gone")
    columns = (*(students.c[name] for name in _TOLD_BY), gone)
    return unit.records(Namesake, select(*columns).where(students.c.name.in_(shared)))


def name_of(unit: Reading, student_id: int) -> str:
    """Return what a student is called, told apart from others of the same name; also a binned one.

    Raises:
        LookupError: there is no such student.
    """
    try:
        return names(unit)[student_id]
    except KeyError:
        raise LookupError(f"no student {student_id}") from None


def name_and_birth(unit: Reading, student_id: int) -> tuple[str, date | None]:
    """Return what a student is called, and the date of birth; also of a binned one.

    Raises:
        LookupError: there is no such student.
    """
    name = name_of(unit, student_id)
    return name, unit.value(select(students.c.birth_date).where(students.c.id == student_id))


def school_class(unit: Reading) -> SchoolClass:
    """Return the class; an empty one while nothing has been written of it."""
    return unit.kept("class", lambda: _school_class(unit), frozenset({"class_info"}))


def class_over_time(unit: Reading) -> ClassOverTime:
    """Return the class as it is and as it was: a dated paper says the class of its day."""
    query = select(*columns_of(ClassSpan, class_spans)).order_by(class_spans.c.until)
    reads = frozenset({"class_spans"})
    before = unit.kept("class before", lambda: tuple(unit.records(ClassSpan, query)), reads)
    return ClassOverTime(school_class(unit), before)


def _school_class(unit: Reading) -> SchoolClass:
    found = unit.records(SchoolClass, select(*columns_of(SchoolClass, class_info)).limit(1))
    return found[0] if found else SchoolClass()
