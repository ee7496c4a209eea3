"""Reading what a student took part in: activities write it, letters and booklets tell it too."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, select

from carekeeper.db.family_tables import activities, activity_students


def joined_in(student_id: int, first: date, last: date) -> Select[Any]:
    """Return the query for day, title and result of a student's activities between two days."""
    told = (activities.c.held_on, activities.c.title, activity_students.c.said)
    query = select(*told).join_from(
        activity_students, activities, activities.c.id == activity_students.c.record_id
    )
    query = query.where(
        activity_students.c.student_id == student_id,
        activities.c.binned_at.is_(None),
        activities.c.held_on.between(first, last),
    )
    return query.order_by(activities.c.held_on, activities.c.id)
