"""Calls with the parents, meetings, rounds of visits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _text(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _day(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=optional)


def upgrade() -> None:
    op.create_table(
        "parent_calls",
        _number(),
        sa.Column("student_id", sa.Integer(), nullable=False),
        _day("held_on"),
        _text("parent", "mother"),
        _text("way", "video"),
        sa.Column("minutes", sa.Integer(), nullable=True),
        _text("after"),
        _day("binned_at", optional=True),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_parent_calls_student_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parent_calls")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_parent_calls_student",
        "parent_calls",
        ["student_id", "held_on", "binned_at"],
        unique=False,
    )
    op.create_table(
        "meetings",
        _number(),
        _day("held_on"),
        _text("starts_at"),
        _text("ends_at"),
        _text("place"),
        _text("kind", "all"),
        _text("subject"),
        _text("minutes"),
        _text("decisions"),
        _text("follow_up"),
        _day("follow_up_by", optional=True),
        _day("follow_up_done_on", optional=True),
        _text("photos", "[]"),
        _day("binned_at", optional=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "meeting_people",
        _number(),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=True),
        _text("person"),
        _text("said"),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_people_record_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_meeting_people_student_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_people")),
        sqlite_autoincrement=True,
    )
    for column in ("record_id", "student_id"):
        name = op.f(f"ix_meeting_people_{column}")
        op.create_index(name, "meeting_people", [column], unique=False)
    op.create_table(
        "visit_rounds",
        _number(),
        _day("held_on"),
        _text("starts_at"),
        _text("visitors"),
        _text("stops", "[]"),
        _day("binned_at", optional=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_rounds")),
        sqlite_autoincrement=True,
    )
