"""Reading and writing how students came, went and came back.

The profile, a list that is brought in and the new school year change an enrolment in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, select

from carekeeper.core import dates
from carekeeper.core.enrolment import ARCHIVED, IN_CLASS, Enrolment, Episode
from carekeeper.core.errors import Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.words import tr
from carekeeper.db import leaving
from carekeeper.db.enrolment_tables import enrolment_spans
from carekeeper.db.schema import students
from carekeeper.db.students import NOT_BINNED, class_over_time
from carekeeper.db.units import Reading, Writing

_READS = frozenset({"students", "enrolment_spans"})
_SPAN = enrolment_spans.c
_EVERYONE = (
    select(
        students.c.id,
        *(students.c[name] for name in ("joined_on", "enrolment", "enrolment_on")),
        students.c.enrolment_reason,
        *(_SPAN[name].label(f"span_{name}") for name in Episode.__struct_fields__),
    )
    .select_from(
        students.outerjoin(
            enrolment_spans, and_(_SPAN.student_id == students.c.id, _SPAN.binned_at.is_(None))
        )
    )
    .where(NOT_BINNED)
    .order_by(students.c.id, _SPAN.until, _SPAN.id)
)


def enrolments(unit: Reading) -> Mapping[int, Enrolment]:
    """Return how each student came, went and came back; those in the recycle bin are left out."""
    return unit.kept("enrolments", lambda: _enrolments(unit), _READS)


def _enrolments(unit: Reading) -> dict[int, Enrolment]:
    grouped: dict[int, list[Row[Any]]] = {}
    for row in unit.rows(_EVERYONE):
        grouped.setdefault(row.id, []).append(row)
    return {student_id: _enrolment(rows) for student_id, rows in grouped.items()}


def _enrolment(rows: list[Row[Any]]) -> Enrolment:
    first = rows[0]
    ended = tuple(
        Episode(**{name: getattr(row, f"span_{name}") for name in Episode.__struct_fields__})
        for row in rows
        if row.span_id is not None
    )
    now = Episode(status=first.enrolment, since=first.enrolment_on, reason=first.enrolment_reason)
    return Enrolment(
        student_id=StudentId(first.id), joined_on=first.joined_on, ended=ended, now=now
    )


def class_of(unit: Reading, student_id: int, day: date) -> SchoolClass:
    """Return the class of a student on a day; of one who left, as it was when that was so."""
    known = enrolments(unit).get(student_id)
    return class_over_time(unit).on(day if known is None else known.last_day_here(day))


def change(
    unit: Writing,
    student_id: int,
    status: str,
    on: date,
    reason: str = "",
    *,
    today: date | None = None,
) -> None:
    """Write that a student is enrolled otherwise since a day, and keep what was until then.

    Who leaves is paired and helped no longer: that ends on the day, or `today` when it lies ahead.

    What was set on that day already, or for later, was a slip and is no history: what was before
    it goes on.
    """
    before = _of(unit, student_id)
    now, last = before.now, before.ended[-1] if before.ended else None
    if status == now.status:
        return
    since: date | None = on
    slip = now.since is not None and now.since >= on
    if status in ARCHIVED and now.status not in ARCHIVED:
        leaving.end(unit, student_id, min(on, today or on))
    elif slip and status not in ARCHIVED and now.status in ARCHIVED:
        leaving.take_back(unit, student_id)
    if slip:
        if last is None:
            since = None if status == IN_CLASS else on
        elif last.until == now.since and last.status == status:
            unit.delete(enrolment_spans, last.id)
            since, reason = last.since, reason or last.reason
        else:
            since = now.since
    elif now.status != IN_CLASS or now.since is not None:
        ended = {"status": now.status, "since": now.since, "until": on, "reason": now.reason}
        unit.insert(enrolment_spans, {"student_id": student_id, **ended})
    values = {"enrolment": status, "enrolment_on": since, "enrolment_reason": reason}
    unit.update(students, student_id, values)


def change_day(unit: Writing, student_id: int, day: date | None) -> None:
    """Write since when a student is enrolled as today; what was before ends on that day.

    So does what ended as the student left.

    Raises `Invalid` when that had only begun later.
    """
    before = _of(unit, student_id)
    last = before.ended[-1] if before.ended else None
    if day is not None and last is not None and before.now.since in (None, last.until):
        if last.since is not None and day <= last.since:
            sentence = tr("What was before began on {day} only. Please check the date.")
            raise Invalid(sentence.format(day=dates.show_date(last.since)), "enrolment_on")
        unit.update(enrolment_spans, last.id, {"until": day})
    if day is not None and before.now.status in ARCHIVED:
        leaving.take_back(unit, student_id)
        leaving.end(unit, student_id, day)
    unit.update(students, student_id, {"enrolment_on": day})


def _of(unit: Writing, student_id: int) -> Enrolment:
    rows = list(unit.rows(_EVERYONE.where(students.c.id == student_id)))
    if not rows:
        raise LookupError(f"no student {student_id}")
    return _enrolment(rows)
