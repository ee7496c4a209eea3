"""Letters to the parents, turns on the hotline, what counts as a visit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "class_info", sa.Column("visit_manners", sa.Text(), server_default="[]", nullable=False)
    )
    op.create_table(
        "hotline_turns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.Text(), server_default="", nullable=False),
        sa.Column("students", sa.Text(), server_default="[]", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hotline_turns")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("written_on", sa.Text(), nullable=False),
        sa.Column("addressed_to", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["student_id"], ["students.id"], name=op.f("fk_letters_student_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_letters_student", "letters", ["student_id", "written_on", "binned_at"], unique=False
    )
