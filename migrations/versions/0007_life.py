"""Life and health, goals of self-care, aid, and grave matters with their reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _life_entries()
    _care_goals()
    _aid()
    _incidents()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _day(name: str, *, needed: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=not needed)


def _table(name: str, *columns: sa.Column[str] | sa.Column[bool] | sa.Column[int]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        *columns,
        _day("binned_at"),
        sa.ForeignKeyConstraint(
            ["student_id"], ["students.id"], name=f"fk_{name}_student_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sqlite_autoincrement=True,
    )


def _index(name: str, table: str, *columns: str) -> None:
    op.create_index(name, table, list(columns), unique=False)


def _life_entries() -> None:
    _table(
        "life_entries",
        _day("happened_on", needed=True),
        sa.Column("kind", sa.Text(), server_default="illness", nullable=False),
        _text("lasted"),
        _text("text"),
        _text("treatment"),
        sa.Column("told", sa.Text(), server_default="[]", nullable=False),
        _day("told_on"),
        _text("follow_up"),
        _day("follow_up_by"),
        _day("follow_up_done_on"),
        sa.Column("confidential", sa.Boolean(), nullable=True),
    )
    _index("ix_life_entries_student", "life_entries", "student_id", "happened_on", "binned_at")
    _index("ix_life_entries_happened_on", "life_entries", "happened_on", "student_id", "binned_at")


def _care_goals() -> None:
    _table(
        "care_goals",
        _text("goal"),
        _day("begun_on", needed=True),
        _day("sometimes_on"),
        _day("mastered_on"),
        _text("note"),
    )
    _index("ix_care_goals_student", "care_goals", "student_id", "begun_on", "binned_at")


def _aid() -> None:
    _table(
        "aid",
        _day("given_on", needed=True),
        _text("kind"),
        _text("source"),
        sa.Column("amount", sa.Integer(), nullable=True),
        _text("often"),
        _text("used_for"),
    )
    _index("ix_aid_student", "aid", "student_id", "given_on", "binned_at")
    _index("ix_aid_given_on", "aid", "given_on", "student_id", "binned_at")


def _incidents() -> None:
    _table(
        "incidents",
        _day("found_on", needed=True),
        _text("found_at"),
        _text("situation"),
        _text("what"),
        _text("done"),
        _day("police_on"),
        _text("police_at"),
        _text("police_by"),
        _day("education_on"),
        _text("education_at"),
        _text("education_by"),
        _day("civil_on"),
        _text("civil_at"),
        _text("civil_by"),
        _day("school_on"),
        _text("school_at"),
        _text("school_by"),
        _text("reference"),
        _text("outcome"),
        _text("follow_up"),
        _day("follow_up_by"),
        _day("follow_up_done_on"),
        sa.Column("confidential", sa.Boolean(), server_default="1", nullable=True),
    )
    _index("ix_incidents_student", "incidents", "student_id", "found_on", "binned_at")
