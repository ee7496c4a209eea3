"""Activities of the class, and who took part in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:

    def text(name: str) -> sa.Column[str]:
        return sa.Column(name, sa.Text(), server_default="", nullable=False)

    op.create_table(
        "activities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="class_meeting", nullable=False),
        text("title"),
        text("place"),
        text("responsible"),
        text("record"),
        text("plan"),
        text("follow_up"),
        sa.Column("follow_up_by", sa.Text(), nullable=True),
        sa.Column("follow_up_done_on", sa.Text(), nullable=True),
        sa.Column("photos", sa.Text(), server_default="[]", nullable=False),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_activities_held_on", "activities", ["held_on", "binned_at"], unique=False)
    op.create_table(
        "activity_students",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=True),
        text("person"),
        text("said"),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["activities.id"],
            name=op.f("fk_activity_students_record_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_activity_students_student_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_students")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_activity_students_record_id"), "activity_students", ["record_id"], unique=False
    )
    op.create_index(
        op.f("ix_activity_students_student_id"), "activity_students", ["student_id"], unique=False
    )
