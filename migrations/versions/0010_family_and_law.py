"""What is forbidden with a person, lunar birthdays, how long files are kept, concern before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:

    def text(name: str, default: str = "") -> sa.Column[str]:
        return sa.Column(name, sa.Text(), server_default=default, nullable=False)

    op.add_column("guardians", text("barred", "[]"))
    op.add_column("guardians", text("barred_since"))
    op.add_column("guardians", text("barred_reason"))
    op.add_column("students", text("lunar_birthday"))
    op.add_column("class_info", sa.Column("keep_years", sa.Integer(), nullable=True))
    op.create_table(
        "concern_spans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=False),
        text("reason"),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_concern_spans_student_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_spans")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_concern_spans_student_id"), "concern_spans", ["student_id"])
