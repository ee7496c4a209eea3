"""Reads and writes the talks with the students."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from carekeeper.core.due import DueRule
from carekeeper.core.ids import StudentId
from carekeeper.core.school_year import school_year_of
from carekeeper.core.typing import override
from carekeeper.db.care_tables import talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import asked, rule_of, terms_of, ticks
from carekeeper.db.students import everyone, school_class
from carekeeper.db.units import Reading
from carekeeper.features.talks.facts import ASKING, TALK, rules
from carekeeper.features.talks.facts.record import Talk
from carekeeper.features.talks.facts.rules import GridRow, GridStudent, Year
from carekeeper.records.asking import PeriodState, period_state
from carekeeper.records.store import Records


class Talks(Records[Talk]):
    """The talks of a class file, with the year of the month grid."""

    def __init__(self, class_file: ClassFile, today: Callable[[], date] | None = None) -> None:
        super().__init__(class_file, TALK, today)

    def grid(self, school_year: int, day: date) -> list[GridRow]:
        """Return a line for each student who is here, or was talked with in that school year.

        The number of queries does not depend on the number of students.
        """
        first, last = date(school_year, 9, 1), date(school_year + 1, 8, 31)
        lasts = self.last_days()
        with self.file.reading() as unit:
            rule = rule_of(unit, ASKING.rule)
            year = Year(school_year, day, rule, terms_of(unit, first))
            held = _days(unit, first, last)

            asked = _asked(unit, rule)
            known = everyone(unit)
            ticked = _reasons(unit)
        periods = [] if rule.whom == "nobody" or rule.times < 1 else year.periods()
        shown = (
            GridStudent(
                one.id,
                one.name,
                one.id in asked,
                rules.asked_from(one, rule),
                tuple(held.get(one.id, ())),
                ticked.get(one.id, {}),
                lasts.get(one.id),
            )
            for one in known
            if one.id in held or not one.archived
        )
        return rules.rows_of(shown, year, periods)

    def period(self, day: date) -> PeriodState[Talk] | None:
        """Return how the talks of the period of a day stand; None when nothing is asked for."""
        with self.file.reading() as unit:
            return unit.kept((ASKING.rule, day), lambda: period_state(unit, self, ASKING.rule, day))

    def of_month(self, student_id: int, month: str) -> list[Talk]:
        """Return the talks with a student in a month such as `2026-11`, in their order."""
        first, last = rules.span_of(month)
        query = self.query().where(talks.c.student_id == student_id, self.day.between(first, last))
        with self.file.reading() as unit:
            return unit.records(Talk, query.order_by(talks.c.held_on, talks.c.id))

    def draft(self, student_id: int, month: str) -> Talk:
        """Return what a new record of a month begins with; nothing is written."""
        with self.file.reading() as unit:
            teacher = school_class(unit).teacher
        return Talk(
            student_id=StudentId(student_id),
            held_on=rules.day_for(month, self.today()),
            occasion="monthly",
            manner="face_to_face",
            talked_by=teacher,
        )

    @override
    def add(
        self,
        student_id: int,
        values: Mapping[str, Any],
        *,
        year: int | None = None,
        initiator: object | None = None,
    ) -> int:
        """Write a new talk and return its number.

        Raises what every record raises, and `Invalid` at `held_on` for a day outside of `year`,
        the school year that is shown: that of today when there is none.
        """
        wanted = school_year_of(self.today()) if year is None else year
        rules.check_year(values.get("held_on"), wanted)
        return super().add(student_id, values, initiator=initiator)

    @override
    def change(
        self, record_id: int, values: Mapping[str, Any], *, initiator: object | None = None
    ) -> None:
        """Write some fields of a talk, which stays in its school year."""
        before = self.get(record_id).held_on or self.today()
        rules.check_year(values.get("held_on"), school_year_of(before))
        super().change(record_id, values, initiator=initiator)


def _days(unit: Reading, first: date, last: date) -> dict[int, list[date]]:
    query = select(talks.c.student_id, talks.c.held_on).where(
        talks.c.binned_at.is_(None), talks.c.held_on.between(first, last)
    )
    found: dict[int, list[date]] = {}
    for row in unit.rows(query):
        found.setdefault(row.student_id, []).append(row.held_on)
    return found


def _asked(unit: Reading, rule: DueRule) -> frozenset[int]:
    return frozenset(asked(unit, rule))


def _reasons(unit: Reading) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for tick in ticks(unit):
        if tick.rule == ASKING.rule.name and tick.postponed_to is None:
            found.setdefault(tick.student_id, {})[tick.period] = tick.reason
    return found
