"""Bringing a list in: what the class has, and writing what is new, as one step of the history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import func, select

from carekeeper.core import pinyin
from carekeeper.core.changes import CLASS_LIST
from carekeeper.core.fields import Field, is_empty
from carekeeper.core.to_check import Waiting
from carekeeper.core.words import tr, trn
from carekeeper.db import enrolment
from carekeeper.db.class_file import ClassFile
from carekeeper.db.list_tables import list_choices, to_check
from carekeeper.db.schema import class_info, guardians, students
from carekeeper.db.units import Writing, columns_of

_WAITING = (
    select(*columns_of(Waiting, to_check))
    .join(students, students.c.id == to_check.c.student_id)
    .where(students.c.binned_at.is_(None))
    .order_by(students.c.sort_key, to_check.c.student_id, to_check.c.id)
)
_READS = frozenset({to_check.name, CLASS_LIST})


class Present(Struct, frozen=True):
    """A student who is there, with the persons of the card, as plain values."""

    id: int
    values: Mapping[str, Any]
    kept: Mapping[str, str]
    persons: tuple[Mapping[str, Any], ...]


class ToCheck(Struct, frozen=True):
    """A value that was not brought in, and what is doubtful about it."""

    place: str
    heading: str
    text: str
    sentence: str


class Draft(Struct, frozen=True):
    """What is written of one student: `student_id` is None for one who is new.

    Of each person there is the number of the card's row, None for a new person.
    """

    student_id: int | None
    values: Mapping[str, Any]
    kept: Mapping[str, str]
    persons: Sequence[tuple[int | None, Mapping[str, Any]]]
    to_check: Sequence[ToCheck] = ()


def everyone(class_file: ClassFile) -> list[Present]:
    """Return every student who is not in the recycle bin, in the order of the class."""
    number = students.c.class_number
    query = (
        select(students)
        .where(students.c.binned_at.is_(None))
        .order_by(number.is_(None), number, students.c.sort_key, students.c.id)
    )
    people = select(guardians).where(guardians.c.binned_at.is_(None)).order_by(guardians.c.id)
    with class_file.reading() as unit:
        rows = unit.rows(query)
        persons: dict[int, list[Mapping[str, Any]]] = {}
        for row in unit.rows(people):
            persons.setdefault(row.student_id, []).append(dict(row._mapping))
    return [
        Present(
            row.id, dict(row._mapping), kept_of(row.register_extras), tuple(persons.get(row.id, ()))
        )
        for row in rows
    ]


def kept_of(text: str) -> dict[str, str]:
    """Return the kept columns of a student: heading -> what stood there."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def class_name(class_file: ClassFile) -> str:
    """Return the name of the class, `""` while it has none."""
    with class_file.reading() as unit:
        return str(unit.value(select(class_info.c.name)) or "")


def bring_in(
    class_file: ClassFile,
    drafts: Sequence[Draft],
    others: Sequence[tuple[int, Mapping[str, Any]]] = (),
) -> str:
    """Write students and persons as one step, and return what it is called.

    `others` are persons on the cards of others, with what changes there too.
    """
    n = len(drafts)
    label = trn("{n} student imported", "{n} students imported", n).format(n=n)
    with class_file.writing(label) as unit:
        for draft in drafts:
            _write(unit, draft, class_file.now().date())
        for guardian_id, values in others:
            unit.update(guardians, guardian_id, values)
    return label


def next_class_number(class_file: ClassFile) -> int:
    """Return the number behind the last one of the class."""
    with class_file.reading() as unit:
        query = select(func.max(students.c.class_number)).where(students.c.binned_at.is_(None))
        return int(unit.value(query) or 0) + 1


def _write(unit: Writing, draft: Draft, today: date) -> None:
    values = dict(draft.values)
    if draft.kept:
        values["register_extras"] = json.dumps(dict(draft.kept), ensure_ascii=False)
    if draft.student_id is None:
        student_id = unit.insert(students, {**values, **_name_keys(values)})
    else:
        student_id = draft.student_id
        if values.get("enrolment"):
            enrolment.change(unit, student_id, values["enrolment"], today)
        if values:
            unit.update(students, student_id, values)
    for guardian_id, person in draft.persons:
        if guardian_id is None:
            unit.insert(guardians, {**person, "student_id": student_id})
        elif person:
            unit.update(guardians, guardian_id, person)
    _note(unit, student_id, draft.to_check)


def _name_keys(values: Mapping[str, Any]) -> dict[str, str]:
    name = str(values.get("name", ""))
    return {"name_keys": pinyin.keys(name), "sort_key": pinyin.sort_key(name)}


def _note(unit: Writing, student_id: int, found: Sequence[ToCheck]) -> None:
    query = select(to_check.c.place, to_check.c.text).where(to_check.c.student_id == student_id)
    there = {(row.place, row.text) for row in unit.rows(query)}
    for one in found:
        if (one.place, one.text) not in there:
            unit.insert(
                to_check,
                {
                    "student_id": student_id,
                    "place": one.place,
                    "heading": one.heading,
                    "text": one.text,
                    "sentence": one.sentence,
                },
            )


def waiting(class_file: ClassFile, student_id: int | None = None) -> list[Waiting]:
    """Return every value that waits to be checked (待核对), by student; or those of one student."""
    with class_file.reading() as unit:
        everyone = unit.kept("waiting", lambda: unit.records(Waiting, _WAITING), _READS)
    return [one for one in everyone if student_id in (None, one.student_id)]


def settle(class_file: ClassFile, waiting_id: int) -> None:
    """Take a value off the list of those to be checked."""
    with class_file.writing(tr("Imported value settled")) as unit:
        take_off(unit, [waiting_id])


def take_off(unit: Writing, waiting_ids: Iterable[int]) -> None:
    """Take values off the list in a step that fills in the fields which they belong to."""
    for waiting_id in waiting_ids:
        unit.delete(to_check, waiting_id)


def choices_for(class_file: ClassFile, headings: Sequence[str]) -> tuple[str, ...]:
    """Return where columns of these headings went the last time; empty when they are new."""
    query = select(list_choices.c.targets).where(list_choices.c.headings == _key(headings))
    with class_file.reading() as unit:
        return tuple(unit.value(query) or ())


def remember_choices(
    class_file: ClassFile, headings: Sequence[str], targets: Sequence[str]
) -> None:
    """Remember where columns of these headings go, for the next list like it."""
    key = _key(headings)
    with class_file.writing("") as unit:
        unit.execute(list_choices.delete().where(list_choices.c.headings == key))
        unit.insert(list_choices, {"headings": key, "targets": tuple(targets)})


def _key(headings: Sequence[str]) -> str:
    return json.dumps(list(headings), ensure_ascii=False)


def given(values: Mapping[str, Any], known_fields: Mapping[str, Field]) -> dict[str, Any]:
    """Return the values that a field knows and that are filled in."""
    return {
        name: value
        for name, value in values.items()
        if name in known_fields and not is_empty(value)
    }
