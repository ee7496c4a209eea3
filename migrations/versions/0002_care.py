"""Mentors, talks and diaries, what is due of them, and the talk sheet's own title."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "due_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("per", sa.Text(), nullable=False),
        sa.Column("whom", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_rules")),
        sa.UniqueConstraint("rule"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "phrases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrases")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "diary_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("written_on", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="diary", nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("mood", sa.Text(), server_default="", nullable=False),
        sa.Column("tags", sa.Text(), server_default="[]", nullable=False),
        sa.Column("photos", sa.Text(), server_default="[]", nullable=False),
        sa.Column("follow_up", sa.Text(), server_default="", nullable=False),
        sa.Column("follow_up_by", sa.Text(), nullable=True),
        sa.Column("follow_up_done_on", sa.Text(), nullable=True),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_diary_entries_student_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diary_entries")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_diary_entries_student", "diary_entries", ["student_id", "written_on"], unique=False
    )
    op.create_table(
        "due_ticks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("postponed_to", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("ticked_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_due_ticks_student_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_ticks")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_due_ticks_rule", "due_ticks", ["rule", "period"], unique=False)
    op.create_table(
        "mentors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_keys", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="teacher", nullable=False),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("parent_of", sa.Integer(), nullable=True),
        sa.Column("occupation", sa.Text(), server_default="", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["helper_id"], ["students.id"], name=op.f("fk_mentors_helper_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["parent_of"], ["students.id"], name=op.f("fk_mentors_parent_of"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentors")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "talks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.Text(), server_default="", nullable=False),
        sa.Column("ends_at", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("manner", sa.Text(), server_default="", nullable=False),
        sa.Column("talked_by", sa.Text(), server_default="", nullable=False),
        sa.Column("others_there", sa.Text(), server_default="", nullable=False),
        sa.Column("occasion", sa.Text(), server_default="", nullable=False),
        sa.Column("topics", sa.Text(), server_default="[]", nullable=False),
        sa.Column("said", sa.Text(), server_default="", nullable=False),
        sa.Column("mood", sa.Text(), server_default="", nullable=False),
        sa.Column("guidance", sa.Text(), server_default="", nullable=False),
        sa.Column("effect", sa.Text(), server_default="", nullable=False),
        sa.Column("follow_up", sa.Text(), server_default="", nullable=False),
        sa.Column("follow_up_by", sa.Text(), nullable=True),
        sa.Column("follow_up_done_on", sa.Text(), nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=True),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["student_id"], ["students.id"], name=op.f("fk_talks_student_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talks")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_talks_held_on", "talks", ["held_on"], unique=False)
    op.create_index("ix_talks_student", "talks", ["student_id", "held_on"], unique=False)
    op.create_table(
        "mentorings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=True),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.Column("end_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("agreement_signed_on", sa.Text(), nullable=True),
        sa.Column("goal", sa.Text(), server_default="", nullable=False),
        sa.Column("check_ins_agreed", sa.Text(), server_default="", nullable=False),
        sa.Column("situation_before", sa.Text(), server_default="", nullable=False),
        sa.Column("situation_after", sa.Text(), server_default="", nullable=False),
        sa.Column("term_summary", sa.Text(), server_default="", nullable=False),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["mentors.id"], name=op.f("fk_mentorings_mentor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_mentorings_student_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorings")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_mentorings_mentor_id"), "mentorings", ["mentor_id"], unique=False)
    op.create_index(op.f("ix_mentorings_student_id"), "mentorings", ["student_id"], unique=False)
    op.create_table(
        "check_ins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentoring_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.Column("manner", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.Column("effect", sa.Text(), server_default="", nullable=False),
        sa.Column("next_step", sa.Text(), server_default="", nullable=False),
        sa.Column("next_by", sa.Text(), nullable=True),
        sa.Column("next_done_on", sa.Text(), nullable=True),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mentoring_id"],
            ["mentorings.id"],
            name=op.f("fk_check_ins_mentoring_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_check_ins_student_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_check_ins_mentoring_id"), "check_ins", ["mentoring_id"], unique=False)
    op.create_index("ix_check_ins_student", "check_ins", ["student_id", "held_on"], unique=False)
    op.add_column(
        "class_info", sa.Column("talk_title", sa.Text(), server_default="", nullable=False)
    )
