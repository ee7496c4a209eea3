"""Bringing a class in: a pasted sheet becomes students; each doubt is named before it is written.

A doubtful value is not brought in as it is: the student comes without it, and the raw text is kept
as a line of the notes, "to check". A value that is corrected in the preview comes in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field

from carekeeper.core import fields, id_number, names, register
from carekeeper.core.errors import Invalid
from carekeeper.core.fields import Field, Kind
from carekeeper.core.half_width import half_width
from carekeeper.core.words import tr
from carekeeper.features.students.facts import BY_NAME, FIELDS
from carekeeper.features.students.facts.pasted import KEEP, LEAVE_OUT, Sheet

LARGEST_NUMBER = 999
_RESIDENT = "resident_id"
PERSON_FIELDS = fields.by_name(register.PERSON_FIELDS)


class Known(Struct, frozen=True):
    """A student who is in the class already, as far as it matters for finding duplicates."""

    name: str
    id_number: str = ""
    class_number: int | None = None


class ListedStudent(Struct):
    """One row of the sheet as a student to be brought in."""

    values: dict[str, Any] = field(default_factory=dict)
    persons: list[dict[str, Any]] = field(default_factory=list)
    doubts: dict[int, str] = field(default_factory=dict)
    """What is doubtful in which column; the sentences for the teacher."""
    suggested: bool = True
    """False for a row that is no student, or one who is in the class already."""


def check(sheet: Sheet, known: Sequence[Known], *, today: date) -> list[ListedStudent]:
    """Read every row by the targets of its columns; one student for each row, in their order."""
    students = [_read_row(sheet, row, today) for row in sheet.rows]
    _find_duplicates(sheet, students, known)
    return students


def without_numbers(sheet: Sheet) -> bool:
    """Tell whether the sheet has no column with the students' numbers in the class."""
    return "class_number" not in sheet.targets


def target_label(target: str) -> str:
    """Return the words for where a column goes."""
    if target == KEEP:
        return tr("Keep as it is")
    if target == LEAVE_OUT:
        return tr("Leave out")
    person, dot, name = target.partition(".")
    if not dot:
        return tr(BY_NAME[target].label)
    return tr("{name} · {field}").format(
        name=tr(register.PERSONS[person]), field=tr(PERSON_FIELDS[name].label)
    )


def targets() -> list[str]:
    """Return every place that a column can go to, in the order of the forms."""
    own = [one.name for one in FIELDS if one.kind is not Kind.PHOTO]
    persons = [f"{person}.{name}" for person in register.PERSONS for name in PERSON_FIELDS]
    return [*own, *persons, KEEP, LEAVE_OUT]


def _read_row(sheet: Sheet, row: Sequence[str], today: date) -> ListedStudent:
    student = ListedStudent()
    extras: dict[str, str] = {}
    people: dict[str, dict[str, Any]] = {}
    columns = enumerate(zip(sheet.targets, row, strict=True))
    for at, (target, cell) in sorted(columns, key=lambda one: one[1][0] != "id_kind"):
        if target == KEEP and cell:
            extras[sheet.headings[at] or tr("Column {n}").format(n=at + 1)] = cell
        elif cell and target != LEAVE_OUT:
            _take(student, people, at, target, cell, today)
    _check_name(student, sheet, row)
    _check_against_id_number(student, sheet, today)
    _note_doubts(student, sheet, row)
    student.persons = _persons(people)
    if extras:
        student.values["register_extras"] = json.dumps(extras, ensure_ascii=False)
    return student


def _take(
    student: ListedStudent,
    people: dict[str, dict[str, Any]],
    at: int,
    target: str,
    cell: str,
    today: date,
) -> None:
    person, dot, name = target.partition(".")
    into = people.setdefault(person, {}) if dot else student.values
    try:
        if name == "relation" or (dot and name == "name" and register.is_relation(cell)):
            into["relation"], note = register.relation_from(cell)
            if note:
                into["relation_note"] = note
            return
        kind = student.values.get("id_kind", _RESIDENT)
        if target == "id_number" and kind != _RESIDENT:
            value: object = id_number.valid_document(kind, cell, today=today)
        else:
            value = read_value(PERSON_FIELDS[name] if dot else BY_NAME[target], cell, today)
    except Invalid as problem:
        student.doubts[at] = problem.sentence
        return
    if not fields.is_empty(value):
        key = name or target
        into[key] = _both(into[key], value) if key == "phones" and key in into else value


def _both(before: tuple[str, ...], more: object) -> tuple[str, ...]:
    more = more if isinstance(more, tuple) else ()
    return tuple(dict.fromkeys((*before, *more)))


_NOTHING = frozenset({"—", "——", "-", "--", "/", "\\", "、", "无", "暂无", "没有", "無"})
_WORDY = (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICES, Kind.FLAG)
_MIDNIGHT = re.compile(r"\s+0{1,2}:00(:00)?$")


def read_value(of: Field, text: str, today: date) -> object:
    """Read one cell in the words of the register or of the form.

    Raises `Invalid` for what cannot be right.
    """
    cell = text.strip()
    if cell in _NOTHING and (of.kind not in _WORDY or not re.search(r"\w", cell)):
        return fields.empty_value(of)
    if of.kind is Kind.ID_NUMBER and id_number.looks_damaged(cell):
        raise Invalid(
            tr("A spreadsheet seems to have damaged this number: its last three digits are 000.")
        )
    if of.name == "class_number":
        return _class_number(cell)
    if of.kind is Kind.DATE:
        cell = _MIDNIGHT.sub("", cell)
    return fields.parse(of, register.plain_value(of.name, cell), today=today)


def _class_number(cell: str) -> int:
    digits = half_width(cell).removesuffix("号").removesuffix("號").removesuffix(".0").strip()
    if not digits.isdecimal() or int(digits[:9]) > LARGEST_NUMBER or len(digits) > 9:
        raise Invalid(tr("A number in the class is a whole number up to 999."))
    return int(digits)


_NO_NAME = re.compile(
    r"^(合计|总计|小计|共计|共\d|备注|说明|注[:：]|班主任|制表|填表|审核|单位负责人|姓名$)"
    r"|^\d+\s*[人名位]$"
)
_TOTAL = re.compile(r"(合计|总计|小计|共计)[:：]?")


def _check_name(student: ListedStudent, sheet: Sheet, row: Sequence[str]) -> None:
    at = sheet.targets.index("name") if "name" in sheet.targets else 0
    name = student.values.get("name", "")
    if not name:
        student.suggested = False
        student.doubts.setdefault(at, tr("There is no name here, so this row is not brought in."))
    elif _is_no_name(name) or any(_TOTAL.fullmatch(cell) for cell in row):
        student.suggested = False
        sentence = tr("This does not look like a student. Tick the row if it is one.")
        student.doubts = {at: sentence}
    elif re.search(r"\d", name) or names.length(name) == 1:
        student.doubts[at] = tr("Is this name complete and without digits?")


def _is_no_name(name: str) -> bool:
    return bool(_NO_NAME.match(name)) or not re.search(r"[^\W\d_]", name)


def _check_against_id_number(student: ListedStudent, sheet: Sheet, today: date) -> None:
    number = student.values.get("id_number")
    if not number or student.values.get("id_kind", _RESIDENT) != _RESIDENT:
        return
    told = id_number.parse(number, today=today)
    for name, value in (("birth_date", told.birth_date), ("sex", told.sex)):
        if name in student.values and student.values[name] != value:
            del student.values[name]
            shown = fields.shown(BY_NAME[name], value)
            student.doubts[sheet.targets.index(name)] = tr(
                "The ID number says {value}; that is what is brought in."
            ).format(value=shown)


def _note_doubts(student: ListedStudent, sheet: Sheet, row: Sequence[str]) -> None:
    """Keep what could not be read in the notes, where the teacher finds it again."""
    lines = [
        tr("To check: {field} {text}").format(field=target_label(sheet.targets[at]), text=row[at])
        for at in sorted(student.doubts)
        if row[at] and sheet.targets[at] not in ("name", "class_number")
    ]
    if lines:
        student.values["notes"] = "\n".join([*filter(None, [student.values.get("notes")]), *lines])


def _find_duplicates(
    sheet: Sheet, students: Sequence[ListedStudent], known: Sequence[Known]
) -> None:
    by_name = {one.name: one for one in known}
    by_id = {one.id_number: one.name for one in known if one.id_number}
    numbers = {one.class_number: one.name for one in known if one.class_number is not None}
    for student in students:
        if not student.suggested:
            continue
        name = student.values["name"]
        _same_id_number(sheet, student, by_id)
        _same_class_number(sheet, student, numbers)
        if name in by_name and _may_be_the_same(student, by_name[name]):
            _say(sheet, student, "name", tr("{name} is there already.").format(name=name))
            student.suggested = False
        by_name[name] = Known(name, student.values.get("id_number", ""))


def _may_be_the_same(student: ListedStudent, other: Known) -> bool:
    own = student.values.get("id_number", "")
    return not own or not other.id_number or own == other.id_number


def _same_id_number(sheet: Sheet, student: ListedStudent, by_id: dict[str, str]) -> None:
    number = student.values.get("id_number", "")
    if not number:
        return
    if number not in by_id:
        by_id[number] = student.values["name"]
        return
    other = by_id[number]
    del student.values["id_number"]
    _say(sheet, student, "id_number", tr("{name} has this ID number already.").format(name=other))
    if other == student.values["name"]:
        _say(sheet, student, "name", tr("{name} is there already.").format(name=other))
        student.suggested = False


def _same_class_number(sheet: Sheet, student: ListedStudent, numbers: dict[int, str]) -> None:
    number = student.values.get("class_number")
    if number is None:
        return
    if number not in numbers:
        numbers[number] = student.values["name"]
    elif numbers[number] != student.values["name"]:
        del student.values["class_number"]
        sentence = tr("{name} has this number.").format(name=numbers[number])
        _say(sheet, student, "class_number", sentence)


def _say(sheet: Sheet, student: ListedStudent, target: str, sentence: str) -> None:
    if target in sheet.targets:
        student.doubts[sheet.targets.index(target)] = sentence


_PARENTS = ("father", "mother")


def _persons(people: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the persons of the card in the order of calling, each once."""
    by_relation: dict[str, dict[str, Any]] = {}
    for role, told in people.items():
        if not told.keys() & {"name", "phones", "workplace", "away", "away_city", "id_number"}:
            continue
        relation = role if role in _PARENTS else told.get("relation", "")
        key = relation if relation in _PARENTS else f"{role} {relation}"
        before = by_relation.get(key, {})
        if before.get("name", told.get("name")) != told.get("name", before.get("name")):
            key = f"{role} {relation}"
            before = {}
        phones = _both(before.get("phones", ()), told.get("phones", ()))
        both = {**told, **before, **({"phones": phones} if phones else {})}
        by_relation[key] = {**both, "relation": relation, "kind": _kind(role, relation)}
    persons = [one for one in by_relation.values() if not _is_only_a_phone_again(one, by_relation)]
    persons.sort(key=lambda one: one["kind"] != "guardian")
    return [{**one, "call_order": at} for at, one in enumerate(persons, start=1)]


def _kind(role: str, relation: str) -> str:
    if relation in _PARENTS:
        return "parent"
    return "guardian" if role == "guardian" else "emergency"


def _is_only_a_phone_again(
    person: Mapping[str, Any], everybody: Mapping[str, Mapping[str, Any]]
) -> bool:
    """Tell whether a nameless contact is one of the persons whose phone is there already."""
    if person.get("name") or person["relation"]:
        return False
    others = {
        phone for one in everybody.values() if one is not person for phone in one.get("phones", ())
    }
    return bool(person.get("phones")) and set(person["phones"]) <= others
