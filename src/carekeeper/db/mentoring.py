"""Reading who supports a student: the mentors' room writes it, the contact card tells it too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from carekeeper.db.care_tables import mentorings, mentors
from carekeeper.db.units import Reading


def mentors_at_work(unit: Reading, student_ids: Sequence[int]) -> dict[int, list[Row[Any]]]:
    """Return name, kind, subject and phone of each student's mentors, the first one first.

    Pairings that have ended, and what lies in the recycle bin, are left out.
    """
    query = (
        select(
            mentorings.c.student_id,
            mentors.c.name,
            mentors.c.kind,
            mentors.c.subject,
            mentors.c.phone,
        )
        .join(mentors, mentors.c.id == mentorings.c.mentor_id)
        .where(
            mentorings.c.student_id.in_(student_ids),
            mentorings.c.ends_on.is_(None),
            mentorings.c.binned_at.is_(None),
            mentors.c.binned_at.is_(None),
        )
        .order_by(mentorings.c.starts_on, mentorings.c.id)
    )
    found: dict[int, list[Row[Any]]] = {}
    for row in unit.rows(query):
        found.setdefault(row.student_id, []).append(row)
    return found
