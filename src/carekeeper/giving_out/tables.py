"""The class as tables of text: the roster in the register's order, and the contacts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct

from carekeeper.bringing_in import Fields, target_label
from carekeeper.core import fields as core_fields
from carekeeper.core import phone, relations
from carekeeper.core.namesakes import Namesake, told_apart
from carekeeper.core.words import tr
from carekeeper.db.bring_in import kept_of
from carekeeper.lists import vocabulary
from carekeeper.lists.matching import Known

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]

ROSTER = (
    *("school_number", "name", "sex", "birth_date", "id_kind", "id_number", "ethnic_group"),
    *("registration_kind", "registered_address", "home_address", "village_group", "only_child"),
    *("left_behind", "left_behind_since", "health", "health_notes", "allergies", "joined_on"),
    *("boarding", "dormitory", "inclusive_learning", "disability_kind", "way_home_km"),
    *("way_home_means", "school_bus", "former_name", "strengths", "class_number", "categories"),
    *("care_situation", "key_support", "study", "notes"),
)
"""The fields of the roster, in the order of the national register."""

_FEW = ("class_number", "name", "sex", "birth_date", "home_address", "left_behind", "notes")
_FAMILY = ("father", "mother")
_TITLES = {"father": "父亲", "mother": "母亲", "guardian": "监护人"}
_WORDS = {
    "name": "姓名",
    "relation": "关系",
    "phones": "联系电话",
    "away": "是否外出",
    "away_place": "务工地点",
}
_FAMILY_COLUMNS = (
    *(f"{role}.{part}" for role in _FAMILY for part in ("name", "phones", "away", "away_place")),
    *(f"guardian.{part}" for part in ("name", "relation", "phones")),
)
_KEPT = "kept."
_Column = tuple[str, Callable[["Row"], str]]
"""The heading of a column, and what reads its cell of a student."""


class OutTable(Struct, frozen=True):
    """A table that is given out: its title, its headings and its rows, all of text."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def names_of(rows: Rows) -> dict[int, str]:
    """Return what each student is called in a list without a number of its own, told apart."""
    students = rows["students"]
    alike = (
        Namesake(one["id"], one["name"], one["class_number"], one["birth_date"]) for one in students
    )
    return {**{one["id"]: str(one["name"]) for one in students}, **told_apart(alike)}


def heading_of(name: str) -> str:
    """Return the usual heading of a field in a school's list, which every reader knows."""
    return vocabulary.STUDENT[name].split()[0]


def roster(
    rows: Rows, fields: Fields, *, sensitive: bool, wanted: Sequence[str] | None = None
) -> OutTable:
    """Return the roster: the fields that are filled in anywhere, the family, the kept columns.

    `wanted` are the columns to show instead, in their order, each by its name in `offered`.
    """
    students = _in_order(rows["students"])
    own = {
        name: (heading_of(name), _field(fields, name))
        for name in ROSTER
        if name in fields.student and (sensitive or not fields.student[name].sensitive)
    }
    columns = {**own, **_family_columns(_by_student(rows["guardians"]))}
    columns |= _kept_columns(students, {heading for heading, _read in columns.values()})
    if wanted is None:
        told = {name for name in own if _is_told(name, students)}
        wanted = [name for name in columns if name in told or name not in own]
    chosen = [columns[name] for name in wanted if name in columns]
    cells = [list(map(read, students)) for _heading, read in chosen]
    headings = tuple(heading for heading, _read in chosen)
    return OutTable(tr("Roster"), headings, tuple(zip(*cells, strict=True)))


def noted(name: str) -> str:
    """Return by which word a column is noted in the history: its field, else its heading."""
    who, dot, part = name.partition(".")
    return (_TITLES[who] + _WORDS[part] if who in _TITLES else part) if dot else name


def _is_told(name: str, students: Sequence[Row]) -> bool:
    return name in _FEW or any(not core_fields.is_empty(one.get(name)) for one in students)


def offered(students: Iterable[Known], fields: Fields, *, sensitive: bool) -> dict[str, str]:
    """Return the columns that a class list can have, with their labels for the eye.

    The names are those of the places into which a list is brought in; kept columns are offered
    as far as a student of the class has one.
    """
    own = ("class_number", *(name for name in ROSTER if name != "class_number"))
    names = [name for name in own if sensitive or not fields.student[name].sensitive]
    kept = {f"{_KEPT}{heading}": heading for one in students for heading in one.kept}
    labels = {name: target_label(name, fields) for name in (*names, *_FAMILY_COLUMNS)}
    return {**labels, **kept}


def _field(fields: Fields, name: str) -> Callable[[Row], str]:
    field = fields.student[name]

    @cache
    def shown(value: Any) -> str:
        if isinstance(value, date):
            return value.isoformat()
        if name == "class_number":
            return "" if value is None else str(value)
        return core_fields.shown(field, value)

    return lambda row: shown(row.get(name))


def _family_columns(people: Mapping[int, Sequence[Row]]) -> dict[str, _Column]:
    first: dict[str, dict[int, Row]] = {"father": {}, "mother": {}, "guardian": {}}
    for student, family in people.items():
        for one in family:
            role = one["relation"] if one["relation"] in _FAMILY else "guardian"
            first[role].setdefault(student, one)
    split = [(name, *name.split(".")) for name in _FAMILY_COLUMNS]
    return {name: (_TITLES[who] + _WORDS[part], _of(first[who], part)) for name, who, part in split}


def _of(persons: Mapping[int, Row], part: str) -> Callable[[Row], str]:
    def read(row: Row) -> str:
        person = persons.get(row["id"])
        return "" if person is None else _part(person, part)

    return read


def _part(person: Row, part: str) -> str:
    if part == "name":
        return "—" if person["gone"] == "deceased" and not person["name"] else str(person["name"])
    if part == "phones":
        return "" if "call" in person["barred"] else "、".join(person["phones"])
    if part == "relation":
        return relations.relation_shown(person["relation"], person["relation_note"])
    if part == "away":
        return {True: tr("Yes"), False: tr("No")}.get(person["away"], "")
    return f"{person['away_province']}{person['away_city']}"


def _kept_columns(students: Sequence[Row], taken: set[str]) -> dict[str, _Column]:
    kept = {row["id"]: kept_of(row["register_extras"]) for row in students}
    headings = dict.fromkeys(heading for told in kept.values() for heading in told)
    return {
        f"{_KEPT}{heading}": (heading, _kept(kept, heading))
        for heading in headings
        if heading not in taken
    }


def _kept(kept: Mapping[int, Mapping[str, str]], heading: str) -> Callable[[Row], str]:
    return lambda row: kept[row["id"]].get(heading, "")


def contacts(rows: Rows) -> OutTable:
    """Return one row for each person of each card."""
    names = names_of(rows)
    people = _by_student(rows["guardians"])
    made = [
        (
            names[student["id"]],
            _part(one, "relation"),
            _part(one, "name"),
            _numbers(one),
            _part(one, "away_place"),
            str(one["address"]),
        )
        for student in _in_order(rows["students"])
        for one in people.get(student["id"], ())
        if one["gone"] == ""
    ]
    headings = ("学生姓名", "与学生关系", "联系人姓名", "联系电话", "务工地点", "住址")
    return OutTable(tr("Contacts"), headings, tuple(made))


def _numbers(person: Row) -> str:
    if "call" in person["barred"]:
        return tr("Must not be called")
    return tr(", ").join(phone.shown(number) for number in person["phones"])


def _in_order(students: Sequence[Row]) -> list[Row]:
    return sorted(
        students,
        key=lambda one: (one["class_number"] is None, one["class_number"] or 0, one["sort_key"]),
    )


def _by_student(people: Sequence[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for one in sorted(people, key=lambda one: (one["call_order"] or 99, one["id"])):
        found.setdefault(one["student_id"], []).append(one)
    return found
