"""Visits and other contacts with the families."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:

    def text(name: str) -> sa.Column[str]:
        return sa.Column(name, sa.Text(), server_default="", nullable=False)

    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=False),
        text("starts_at"),
        text("ends_at"),
        sa.Column("manner", sa.Text(), server_default="home", nullable=False),
        text("visitors"),
        sa.Column("met", sa.Text(), server_default="[]", nullable=False),
        text("purpose"),
        text("home"),
        text("child"),
        text("told"),
        text("wishes"),
        text("follow_up"),
        sa.Column("follow_up_by", sa.Text(), nullable=True),
        sa.Column("follow_up_done_on", sa.Text(), nullable=True),
        sa.Column("photos", sa.Text(), server_default="[]", nullable=False),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["student_id"], ["students.id"], name=op.f("fk_contacts_student_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_contacts_student", "contacts", ["student_id", "held_on", "binned_at"], unique=False
    )
    op.create_index(
        "ix_contacts_held_on", "contacts", ["held_on", "student_id", "binned_at"], unique=False
    )
