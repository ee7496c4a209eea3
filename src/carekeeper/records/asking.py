"""How a rule that asks for records stands in the period of a day, student by student."""

from __future__ import annotations

from datetime import date
from typing import Generic

from msgspec import Struct
from sqlalchemy import ColumnElement

from carekeeper.core.due import DueRule, Period
from carekeeper.core.ids import StudentId
from carekeeper.db.due import asked, period_of, rule_of, ticks
from carekeeper.db.students import names
from carekeeper.db.units import Reading
from carekeeper.records.kind import Record
from carekeeper.records.store import Records


class Asked(Struct, Generic[Record], frozen=True):
    """A student for whom a rule asks, as the period stands."""

    id: StudentId
    name: str
    held: int
    """Records of the period that fit the rule."""
    last: Record | None


class PeriodState(Struct, Generic[Record], frozen=True):
    """How what a rule asks for stands in the period of a day."""

    rule: DueRule
    period: Period
    students: tuple[Asked[Record], ...]
    ticked: frozenset[int]

    def lacking(self) -> list[Asked[Record]]:
        """Return those of whom there are too few records, ticked off or not."""
        return [one for one in self.students if one.held < self.rule.times]

    def open(self) -> list[Asked[Record]]:
        """Return those of whom something is still to come."""
        return [one for one in self.lacking() if one.id not in self.ticked]


def period_state(
    unit: Reading,
    records: Records[Record],
    declared: DueRule,
    day: date,
    fits: ColumnElement[bool] | None = None,
) -> PeriodState[Record] | None:
    """Return how a rule stands on a day; None when nothing is asked for.

    `fits` is the condition on a record to count for it. The number of queries does not depend on
    the number of students.
    """
    rule = rule_of(unit, declared)
    period = period_of(unit, rule, day)
    if period is None:
        return None
    first, last, of_rule = period.starts_on, period.ends_on, (rule.name, records.table.name)
    held = unit.kept(
        ("held", of_rule, first, last),
        lambda: records.held_between(unit, first, last, fits),
        records.tables,
    )
    lasts = unit.kept(("last", of_rule), lambda: records.last_of_each(unit, fits), records.tables)
    called = names(unit)
    everyone = tuple(
        Asked(StudentId(one), called[one], held[one], lasts.get(one)) for one in asked(unit, rule)
    )
    ticked = frozenset(
        one.student_id
        for one in ticks(unit)
        if (one.rule, one.period) == (rule.name, period.key) and one.postponed_to is None
    )
    return PeriodState(rule, period, everyone, ticked)
