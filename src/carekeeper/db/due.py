"""Reading what the class file says of due things: rules, terms, what was ticked off.

The stores of all rooms need it, so it lies with the schema.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, select, true

from carekeeper.core.changes import CLASS_LIST
from carekeeper.core.due import DueRule, Period, Tick, period_on
from carekeeper.core.school_year import TermSpan, default_terms, school_year_of, term_on
from carekeeper.db.care_tables import due_rules, due_ticks
from carekeeper.db.schema import students, terms
from carekeeper.db.students import in_order
from carekeeper.db.units import Reading

_RULES, _TERMS, _TICKS = (frozenset({name}) for name in ("due_rules", "terms", "due_ticks"))
_LISTED = frozenset({CLASS_LIST})


def rule_of(unit: Reading, declared: DueRule) -> DueRule:
    """Return a rule as the teacher has set it, or as the room declares it."""
    query = select(due_rules.c.rule, due_rules.c.times, due_rules.c.per, due_rules.c.whom)
    kept = unit.kept("due rules", lambda: {row.rule: row for row in unit.rows(query)}, _RULES)
    row = kept.get(declared.name)
    if row is None:
        return declared
    return replace(declared, times=row.times, per=row.per, whom=row.whom)


def terms_of(unit: Reading, day: date) -> tuple[TermSpan, ...]:
    """Return the terms of the school year of a day; the usual ones where none are set.

    A term that the teacher lets begin in August belongs to the year that it opens.
    """
    kept = unit.kept("terms", lambda: _kept_terms(unit), _TERMS)
    opened = (year for year, spans in kept.items() if term_on(spans, day))
    year = next(opened, school_year_of(day))
    return kept.get(year) or default_terms(year)


def _kept_terms(unit: Reading) -> dict[int, tuple[TermSpan, ...]]:
    columns = (terms.c.school_year, terms.c.number, terms.c.starts_on, terms.c.ends_on)
    found: dict[int, tuple[TermSpan, ...]] = {}
    for row in unit.rows(select(*columns).order_by(terms.c.school_year, terms.c.number)):
        if row.starts_on is not None and row.ends_on is not None:
            span = TermSpan(row.number, row.starts_on, row.ends_on)
            found[row.school_year] = (*found.get(row.school_year, ()), span)
    return found


def period_of(unit: Reading, rule: DueRule, day: date) -> Period | None:
    """Return the period of a rule on a day, None in the holidays or when it asks for nothing."""
    if rule.whom == "nobody" or rule.times < 1:
        return None
    return period_on(rule.per, day, terms_of(unit, day))


def asked(unit: Reading, rule: DueRule) -> tuple[int, ...]:
    """Return the students in class whom a rule is for, in the order of the class."""
    in_class = students.c.binned_at.is_(None) & (students.c.enrolment == "in_class")
    whom: dict[str, ColumnElement[Any]] = {
        "left_behind": students.c.left_behind.is_(True),
        "key_support": students.c.key_support.is_(True),
        "all": true(),
    }
    query = in_order(select(students.c.id).where(in_class & whom.get(rule.whom, ~true())))
    return unit.kept(
        ("asked", rule.whom), lambda: tuple(row.id for row in unit.rows(query)), _LISTED
    )


def ticks(unit: Reading) -> list[Tick]:
    """Return everything that was ticked off or postponed."""
    query = select(
        due_ticks.c.rule,
        due_ticks.c.student_id,
        due_ticks.c.period,
        due_ticks.c.postponed_to,
        due_ticks.c.reason,
        due_ticks.c.ticked_at.label("on"),
    )

    def read() -> list[Tick]:
        return [
            Tick(row.rule, row.student_id, row.period, row.postponed_to, row.reason, row.on.date())
            for row in unit.rows(query)
        ]

    return unit.kept("ticks", read, _TICKS)
