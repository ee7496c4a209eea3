"""The tables of what helps the students learn: help plans, their sessions and stage results."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Text

from carekeeper.db.columns import binned, day, long_text, numbered, rows, several, student, text
from carekeeper.db.types import IsoDate

study_plans = numbered(
    "study_plans",
    student(index=False),
    text("subject"),
    text("focus"),
    text("study_group"),
    text("teacher"),
    text("helper"),
    Column("helper_id", ForeignKey("students.id", ondelete="SET NULL")),
    Column("begins_on", IsoDate, nullable=False),
    day("ends_on"),
    day("review_on"),
    Column("state", Text, nullable=False, server_default="running"),
    text("end_reason"),
    several("causes"),
    long_text("analysis"),
    long_text("near_goal"),
    long_text("far_goal"),
    rows("measures"),
    binned(),
    Index("ix_study_plans_student", "student_id", "begins_on", "binned_at"),
)
"""How a student is helped in a subject; `helper` stays readable when that student is gone."""


def _of_plan() -> Column[int]:
    key = ForeignKey("study_plans.id", ondelete="CASCADE")
    return Column("plan_id", key, nullable=False, index=True)


study_sessions = numbered(
    "study_sessions",
    _of_plan(),
    student(index=False),
    Column("held_on", IsoDate, nullable=False),
    long_text("content"),
    long_text("went"),
    binned(),
    Index("ix_study_sessions_student", "student_id", "held_on", "binned_at"),
)

study_results = numbered(
    "study_results",
    _of_plan(),
    student(index=False),
    Column("checked_on", IsoDate, nullable=False),
    text("rating"),
    long_text("result"),
    binned(),
    Index("ix_study_results_student", "student_id", "checked_on", "binned_at"),
)
