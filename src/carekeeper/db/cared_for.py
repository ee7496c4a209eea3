"""Reading of whom rules asked on earlier days: enrolments and the teacher's marks, with days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from carekeeper.core.cared_for import CaredFor
from carekeeper.core.dates import loose_first_day
from carekeeper.core.span import Span, Stretch
from carekeeper.core.student_line import StudentLine
from carekeeper.db.due import terms_of
from carekeeper.db.enrolment import enrolments
from carekeeper.db.schema import concern_spans, students
from carekeeper.db.students import NOT_BINNED, everyone, in_order
from carekeeper.db.units import Reading

_READS = frozenset({"students", "concern_spans", "enrolment_spans"})
_MARKS = in_order(
    select(
        *(students.c.id, students.c.left_behind, students.c.left_behind_since),
        *(students.c.left_behind_ended_on, students.c.key_support, students.c.key_support_since),
    ).where(NOT_BINNED)
)
_ENDED = select(concern_spans.c.student_id, concern_spans.c.since, concern_spans.c.until).where(
    concern_spans.c.what == "key_support", concern_spans.c.binned_at.is_(None)
)


def cared_for(unit: Reading) -> Mapping[int, CaredFor]:
    """Return all students with the days of their marks, in the order of the class."""
    return unit.kept("cared for", lambda: _cared_for(unit), _READS)


def asked_in(unit: Reading, whom: str, span: Span) -> list[int]:
    """Return of whom a rule asked on any school day of a span, as far as it had come."""
    first, last = span.stretch
    days = span.school_days(terms_of(unit, first))
    return unit.kept(
        ("asked in", whom, first, last),
        lambda: [key for key, one in cared_for(unit).items() if one.is_asked_in(whom, days)],
        _READS | {"terms"},
    )


def asked_on(unit: Reading, whom: str, day: date) -> list[int]:
    """Return of whom a rule asked on a day."""
    return [key for key, one in cared_for(unit).items() if one.is_asked(whom, day)]


def on_roll(unit: Reading, whom: str, day: date) -> list[StudentLine]:
    """Return those `whom` who were on the roll on a day, in the order of the class."""
    known = cared_for(unit)
    return [one for one in everyone(unit) if known[one.id].is_on_roll(whom, day)]


def _cared_for(unit: Reading) -> dict[int, CaredFor]:
    enrolled = enrolments(unit)
    ended: dict[int, list[Stretch]] = {}
    for row in unit.rows(_ENDED):
        ended.setdefault(row.student_id, []).append((row.since or date.min, row.until))
    return {
        row.id: CaredFor(
            enrolment=enrolled[row.id],
            left_behind=_left_behind(row),
            key_support=(*ended.get(row.id, ()), *_key_support(row)),
        )
        for row in unit.rows(_MARKS)
    }


def _left_behind(row: Row[Any]) -> tuple[Stretch, ...]:
    """Return from when to when the mark held; one that was taken away says when it ended."""
    since = loose_first_day(row.left_behind_since) if row.left_behind_since else date.min
    if row.left_behind:
        return ((since, date.max),)
    ended = row.left_behind_ended_on
    return ((since, ended),) if row.left_behind is False and ended is not None else ()


def _key_support(row: Row[Any]) -> tuple[Stretch, ...]:
    return ((row.key_support_since or date.min, date.max),) if row.key_support else ()
