"""What a list brings beside the fields: values still to be checked, choices, sets of columns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "to_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("heading", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("sentence", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["student_id"], ["students.id"], name=op.f("fk_to_check_student_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_to_check")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_to_check_student_id", "to_check", ["student_id"], unique=False)
    op.create_table(
        "list_choices",
        sa.Column("headings", sa.Text(), nullable=False),
        sa.Column("targets", sa.Text(), server_default="[]", nullable=False),
        sa.PrimaryKeyConstraint("headings", name=op.f("pk_list_choices")),
    )
    op.create_table(
        "column_sets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("columns", sa.Text(), server_default="[]", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_column_sets")),
        sqlite_autoincrement=True,
    )
