"""Reads what stands on the talk-record sheets, and notes that they were printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, func, select

from carekeeper.core import relations
from carekeeper.core.enrolment import ARCHIVED
from carekeeper.core.ids import StudentId, TalkId
from carekeeper.core.words import tr
from carekeeper.db.care_tables import talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import asked_for, rule_of
from carekeeper.db.schema import class_info, guardians, handouts, steps, students
from carekeeper.db.units import Reading, columns_of, to_record
from carekeeper.features.talks.facts import rules
from carekeeper.features.talks.facts.record import Talk
from carekeeper.features.talks.facts.sheet import SheetClass, SheetStudent, TalkSheet

TOPIC = "talks"
HANDOUTS_TOPIC = "handouts"
HANDOUT = "talk_sheet"
_PARENTS = ("father", "mother")


class TalkSheets:
    """The sheets of a class file."""

    def __init__(self, class_file: ClassFile) -> None:
        self._file = class_file

    def enter(self, filled_in: Sequence[tuple[int, Mapping[str, Any]]], label: str) -> list[TalkId]:
        """Write down a pile of filled-in sheets in one step: the student and the values of each.

        Raises `Invalid` at `held_on` when a talk would be in the future.
        """
        today = self._file.now().date()
        for _student_id, values in filled_in:
            rules.check_held_on(values.get("held_on"), today=today, birth=None, year=None)
        with self._file.writing(label, TOPIC) as unit:
            return [
                TalkId(unit.insert(talks, {**values, "student_id": student_id}))
                for student_id, values in filled_in
            ]

    def of(self, student_ids: Sequence[int], month: str) -> list[TalkSheet]:
        """Return the sheets of a month in the order of the students asked for.

        A sheet for each talk, and a blank one for a student without any. The number of queries
        does not depend on the number of students.
        """
        wanted = list(dict.fromkeys(student_ids))
        first, last = rules.span_of(month)
        with self._file.reading() as unit:
            students = _sheet_students(unit, wanted)
            held = select(*columns_of(Talk, talks)).where(
                talks.c.student_id.in_(wanted),
                talks.c.held_on.between(first, last),
                talks.c.binned_at.is_(None),
            )
            found = unit.records(Talk, held.order_by(talks.c.held_on, talks.c.id))
            row = unit.row(select(*columns_of(SheetClass, class_info)).limit(1))
        school_class = SheetClass() if row is None else to_record(SheetClass, row)
        made: list[TalkSheet] = []
        for key in (key for key in wanted if key in students):
            mine: list[Talk | None] = [one for one in found if one.student_id == key]
            made += [
                TalkSheet(
                    student=students[key],
                    school_class=school_class,
                    month=month,
                    talk=talk,
                    number=number,
                    of=max(1, len(mine)),
                )
                for number, talk in enumerate(mine or [None], start=1)
            ]
        return made

    def of_student(self, student_id: int, *, confidential: bool) -> list[TalkSheet]:
        """Return the sheets of all talks with a student, the first talk first."""
        mine = (talks.c.student_id == student_id, talks.c.binned_at.is_(None))
        query = select(talks.c.held_on).where(*mine).order_by(talks.c.held_on)
        with self._file.reading() as unit:
            days = [row.held_on for row in unit.rows(query) if row.held_on is not None]
        months = dict.fromkeys(rules.month_of(day) for day in days)
        return [
            sheet
            for month in months
            for sheet in self.of([student_id], month)
            if sheet.talk is not None and (confidential or not sheet.talk.confidential)
        ]

    def students_here(self) -> list[StudentId]:
        """Return the students who are at this school now, in the order of the class."""
        number = students.c.class_number
        query = (
            select(students.c.id)
            .where(students.c.binned_at.is_(None), students.c.enrolment.not_in(sorted(ARCHIVED)))
            .order_by(number.is_(None), number, students.c.sort_key, students.c.id)
        )
        with self._file.reading() as unit:
            return [StudentId(row.id) for row in unit.rows(query)]

    def asked(self) -> frozenset[int]:
        """Return the students with whom talks are to be held, by the rule of the class."""
        with self._file.reading() as unit:
            rule = rule_of(unit, "talk")
            return frozenset(
                row.id for row in unit.rows(select(students.c.id).where(asked_for(rule)))
            )

    def note_print(self, student_ids: Sequence[int], layout: str, destination: str) -> None:
        """Note that sheets were given out on paper or as a PDF; the note is never undone."""
        at = self._file.now()
        with self._file.writing(tr("Talk records printed"), HANDOUTS_TOPIC) as unit:
            last_step = int(unit.value(select(func.max(steps.c.id))) or 0)
            handout = {"at": at, "kind": HANDOUT, "layout": layout, "destination": destination}
            for student_id in dict.fromkeys(student_ids):
                unit.insert(handouts, {**handout, "student_id": student_id, "step_id": last_step})


def _sheet_students(unit: Reading, wanted: Sequence[int]) -> dict[int, SheetStudent]:
    own = [name for name in SheetStudent.__struct_fields__ if name in students.c]
    rows = unit.rows(
        select(*(students.c[name] for name in own)).where(
            students.c.id.in_(wanted), students.c.binned_at.is_(None)
        )
    )
    people = (
        select(guardians)
        .where(
            guardians.c.student_id.in_(wanted),
            guardians.c.binned_at.is_(None),
            guardians.c.gone == "",
        )
        .order_by(guardians.c.call_order.is_(None), guardians.c.call_order, guardians.c.id)
    )
    persons: dict[int, list[Row[Any]]] = {}
    for person in unit.rows(people):
        persons.setdefault(person.student_id, []).append(person)
    return {
        row.id: SheetStudent(**row._mapping, **_family(persons.get(row.id, []))) for row in rows
    }


def _family(persons: Sequence[Row[Any]]) -> dict[str, Any]:
    away = tuple(one.relation for one in persons if one.relation in _PARENTS and one.away)
    carer = _carer(persons)
    if carer is None:
        return {"parents_away": away}
    relation = relations.relation_shown(carer.relation, carer.relation_note)
    phone = carer.phones[0] if carer.phones else ""
    told = {"carer": relation, "carer_name": carer.name, "carer_phone": phone}
    return {"parents_away": away, **told}


def _carer(persons: Sequence[Row[Any]]) -> Row[Any] | None:
    """Return who is said to care; else a guardian who is at home, else who is called first."""
    here = [one for one in persons if not one.away]
    for fits in (
        [one for one in here if one.cares],
        [one for one in here if one.kind in ("guardian", "entrusted")],
        persons,
    ):
        if fits:
            return fits[0]
    return None
