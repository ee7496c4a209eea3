"""Indexes for what a class asks of its talks, check-ins and diaries.

A file of the second schema may have them already: some were made while that was still growing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_REPLACED = {
    "ix_check_ins_mentoring_id": "check_ins",
    "ix_diary_entries_student": "diary_entries",
    "ix_talks_held_on": "talks",
    "ix_talks_student": "talks",
}
_INDEXES = {
    "ix_check_ins_mentoring": ("check_ins", ["mentoring_id", "held_on", "binned_at"]),
    "ix_diary_entries_student": ("diary_entries", ["student_id", "written_on", "binned_at"]),
    "ix_diary_entries_written_on": ("diary_entries", ["written_on"]),
    "ix_talks_held_on": ("talks", ["held_on", "student_id", "binned_at"]),
    "ix_talks_place": ("talks", ["place", "binned_at"]),
    "ix_talks_student": ("talks", ["student_id", "held_on", "binned_at"]),
}
_FOLLOW_UP = "follow_up != '' AND follow_up_done_on IS NULL AND binned_at IS NULL"
_NEXT_STEP = "next_step != '' AND next_done_on IS NULL AND binned_at IS NULL"
_OPEN = {
    "ix_check_ins_open": ("check_ins", "next_by", _NEXT_STEP),
    "ix_diary_entries_open": ("diary_entries", "follow_up_by", _FOLLOW_UP),
    "ix_talks_open": ("talks", "held_on", _FOLLOW_UP),
}


def upgrade() -> None:

    for name, table in _REPLACED.items():
        op.drop_index(name, table_name=table, if_exists=True)
    for name, (table, columns) in _INDEXES.items():
        op.create_index(name, table, columns, unique=False, if_not_exists=True)
    for name, (table, column, condition) in _OPEN.items():
        op.create_index(
            name,
            table,
            [column],
            unique=False,
            sqlite_where=sa.text(condition),
            if_not_exists=True,
        )
