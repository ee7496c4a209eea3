"""Reads what stands on the talk-record sheets, and notes that they were printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from carekeeper.core.ids import StudentId, TalkId
from carekeeper.core.words import tr
from carekeeper.db import handouts
from carekeeper.db.care_tables import talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import asked, rule_of
from carekeeper.db.enrolment import enrolments
from carekeeper.db.students import by_id, class_over_time, everyone
from carekeeper.db.units import columns_of
from carekeeper.features.talks.facts import ASKING, TALK, rules
from carekeeper.features.talks.facts.record import Talk
from carekeeper.features.talks.facts.sheet import TalkSheet
from carekeeper.records.kind import check_days

HANDOUT = "talk_sheet"


class TalkSheets:
    """The sheets of a class file."""

    def __init__(self, class_file: ClassFile) -> None:
        self._file = class_file

    def enter(self, filled_in: Sequence[tuple[int, Mapping[str, Any]]], label: str) -> list[TalkId]:
        """Write down a pile of filled-in sheets in one step: the student and the values of each.

        Raises `Invalid` at `held_on` when a talk would be in the future.
        """
        today = self._file.now().date()
        for student_id, values in filled_in:
            check_days(TALK, Talk(student_id=StudentId(student_id), **values), None, today)
        with self._file.writing(label) as unit:
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
            students = by_id(unit)
            held = select(*columns_of(Talk, talks)).where(
                talks.c.student_id.in_(wanted),
                talks.c.held_on.between(first, last),
                talks.c.binned_at.is_(None),
            )
            found = unit.records(Talk, held.order_by(talks.c.held_on, talks.c.id))
            at_school = class_over_time(unit)
        made: list[TalkSheet] = []
        for key in (key for key in wanted if key in students):
            mine: list[Talk | None] = [one for one in found if one.student_id == key]
            made += [
                TalkSheet(
                    student=students[key],
                    school_class=at_school.on(last if talk is None else talk.held_on),
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

    def students_of(self, month: str) -> list[StudentId]:
        """Return the students who were on the roll in a month, in the order of the class."""
        span = rules.span_of(month)
        with self._file.reading() as unit:
            known = enrolments(unit)
            return [one.id for one in everyone(unit) if known[one.id].is_here_between(*span)]

    def asked(self) -> frozenset[int]:
        """Return the students with whom talks are to be held, by the rule of the class."""
        with self._file.reading() as unit:
            return frozenset(asked(unit, rule_of(unit, ASKING.rule)))

    def note_print(self, student_ids: Sequence[int], layout: str, destination: str) -> None:
        """Note that sheets were given out on paper or as a PDF; the note is never undone."""
        ids = list(dict.fromkeys(student_ids))
        handouts.note(
            self._file,
            HANDOUT,
            ids,
            printed=tr("Talk records printed"),
            saved=tr("Talk records saved as PDF"),
            layout=layout,
            destination=destination,
        )
