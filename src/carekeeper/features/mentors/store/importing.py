"""Mentors from a list: who they are, whether they are there, and their pairings as one step."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import select

from carekeeper.core import names
from carekeeper.core.errors import Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.words import tr
from carekeeper.db.care_tables import mentorings, mentors
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import students
from carekeeper.db.units import columns_of
from carekeeper.features.mentors.facts import MENTOR_BY_NAME, MENTORING_BY_NAME, rules
from carekeeper.features.mentors.facts.record import Mentor, Mentoring
from carekeeper.features.mentors.store import rows
from carekeeper.records.lists import choice_in, imported

_KINDS = {
    "teacher": "教师 老师 班主任 教员 校长 主任",
    "parent": "家长 家长志愿",
    "study_helper": "帮手 同学 学生 小老师 小组长",
    "volunteer": "志愿 爱心 义工 社工 大学生",
    "retired_cadre": "五老 退休 老干部 老党员 关工委",
    "village_cadre": "村干部 村委 村支书 镇干部 乡干部 驻村 社区干部 妇联",
}
_TEACHER = re.compile(r"^(.{1,4}?)(老师|教师)$")
_SEVERAL = re.compile(r"[、,，;；/]|\n")


class There(Struct, frozen=True):
    """What the rows are held against."""

    mentors: tuple[Mentor, ...]
    pairings: tuple[Mentoring, ...]
    births: Mapping[int, date | None]


def there(class_file: ClassFile) -> There:
    """Read the mentors, their pairings, and when the students were born."""
    kept = select(*columns_of(Mentoring, mentorings)).where(mentorings.c.binned_at.is_(None))
    born = select(students.c.id, students.c.birth_date)
    with class_file.reading() as unit:
        return There(
            tuple(rows.everyone(unit)),
            tuple(unit.records(Mentoring, kept)),
            {row.id: row.birth_date for row in unit.rows(born)},
        )


def made_of(
    known: There, student: int, values: Mapping[str, Any], today: date
) -> Mapping[str, Any] | None:
    """Return the mentor and the pairing of a row, None when the two are paired as it says.

    Raises `Invalid` at a field for what cannot be told for sure, and what pairing raises.
    """
    mentor = _mentor(values)
    found = _found(known.mentors, mentor)
    own = found or Mentor(**mentor)
    student_id = StudentId(student)
    rules.check_helps(own, student_id, "")
    told = {name: values[name] for name in values if name in MENTORING_BY_NAME}
    pairing = Mentoring(mentor_id=own.id, student_id=student_id, **told)
    rules.check_pairing(pairing, known.births.get(student), None, today)
    if found is not None and any(_is_again(one, pairing) for one in known.pairings):
        return None
    filled = {name: value for name, value in mentor.items() if found and not getattr(found, name)}
    return {
        "mentor_id": None if found is None else found.id,
        "mentor": filled if found else mentor,
        "pairing": {**told, "student_id": student_id},
    }


def _is_again(there: Mentoring, new: Mentoring) -> bool:
    if (there.mentor_id, there.student_id) != (new.mentor_id, new.student_id):
        return False
    return there.ends_on is None or there.starts_on == new.starts_on


def _mentor(values: Mapping[str, Any]) -> dict[str, Any]:
    said = str(values.get("mentor", ""))
    if _SEVERAL.search(said):
        raise Invalid(tr("Several people are named here. Please give each a row."), "mentor")
    made = {name: values[name] for name in values if name in MENTOR_BY_NAME and name != "kind"}
    name = names.clean(said)
    teacher = _TEACHER.match(name)
    kind = str(values.get("kind", ""))
    subject = _TEACHER.match(kind)
    if subject and not made.get("subject") and subject[1] not in ("任课", "科任", "党员", "帮扶"):
        made["subject"] = subject[1]
    if kind:
        made["kind"] = choice_in(MENTOR_BY_NAME["kind"], kind, _KINDS)
    elif teacher or made.get("subject"):
        made["kind"] = "teacher"
    else:
        made["kind"] = ""
    return {**made, "name": teacher[1] if teacher and made["kind"] == "teacher" else name}


def _found(there: Sequence[Mentor], mentor: Mapping[str, Any]) -> Mentor | None:
    """Return who of the mentors is meant, None for a new one."""
    named = [one for one in there if one.name == mentor["name"]]
    phone = mentor.get("phone")
    same = [one for one in named if phone and one.phone == phone]
    if len(same) == 1:
        return same[0]
    may_be = [one for one in named if not (phone and one.phone)]
    if len(may_be) > 1:
        raise Invalid(
            tr("There are several mentors of this name. Please choose which one."), "mentor"
        )
    return may_be[0] if may_be else None


def write(class_file: ClassFile, made: Sequence[Mapping[str, Any]]) -> str:
    """Write new mentors and the pairings as one step, and return what it is called."""
    label = imported(tr("Mentors"), len(made))
    new = _new(made)
    with class_file.writing(label) as unit:
        numbers = {key: rows.insert_mentor(unit, values) for key, values in new.items()}
        for one in made:
            mentor_id = one["mentor_id"] or numbers[_key(one["mentor"], new)]
            if one["mentor_id"] and one["mentor"]:
                unit.update(mentors, mentor_id, one["mentor"])
            unit.insert(mentorings, {**one["pairing"], "mentor_id": mentor_id})
    return label


def _new(made: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    """Return each new mentor once, with all that any row says; a phone tells two of a name."""
    told = [one["mentor"] for one in made if one["mentor_id"] is None]
    phones: dict[str, set[str]] = {}
    for one in told:
        phones.setdefault(one["name"], set()).add(one.get("phone", ""))
    several = {name for name, numbers in phones.items() if len(numbers - {""}) > 1}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for one in told:
        key = (one["name"], one.get("phone", "") if one["name"] in several else "")
        into = found.setdefault(key, {})
        into.update({name: value for name, value in one.items() if value and not into.get(name)})
    return found


def _key(
    mentor: Mapping[str, Any], new: Mapping[tuple[str, str], Mapping[str, Any]]
) -> tuple[str, str]:
    only = (mentor["name"], "")
    return only if only in new else (mentor["name"], mentor.get("phone", ""))
