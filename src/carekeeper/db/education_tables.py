"""The tables of individual education plans, which are private."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index

from carekeeper.db.columns import (
    PRIVATE,
    binned,
    day,
    flag,
    long_text,
    numbered,
    rows,
    several,
    student,
    text,
)
from carekeeper.db.types import IsoDate

education_plans = numbered(
    "education_plans",
    student(index=False),
    Column("begins_on", IsoDate, nullable=False),
    text("reason"),
    long_text("reason_text"),
    long_text("situation"),
    long_text("strengths"),
    long_text("tried"),
    long_text("near_goal"),
    long_text("far_goal"),
    rows("measures"),
    several("people"),
    day("parents_on"),
    text("parents_by"),
    text("parents_how"),
    long_text("parents_answer"),
    day("review_on"),
    flag("named_on_today"),
    day("ends_on"),
    text("reached"),
    long_text("outcome"),
    binned(),
    Index("ix_education_plans_student", "student_id", "begins_on", "binned_at"),
    info=PRIVATE,
)
"""What is done for one student in a serious matter (个别教育管理方案)."""

education_reviews = numbered(
    "education_reviews",
    Column(
        "plan_id",
        ForeignKey("education_plans.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    student(index=False),
    Column("held_on", IsoDate, nullable=False),
    long_text("result"),
    long_text("next_step"),
    day("next_on"),
    binned(),
    Index("ix_education_reviews_student", "student_id", "held_on", "binned_at"),
    info=PRIVATE,
)
"""The reviews of these plans: what has come of it, and what comes next."""
