"""The table of students who went into another class file, or came out of one."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table, Text

from carekeeper.db.columns import metadata, row_id, student, text
from carekeeper.db.types import IsoDate

moves = Table(
    "moves",
    metadata,
    row_id(),
    student(),
    Column("move", Text, nullable=False),
    Column("there", Integer, nullable=False),
    Column("came", Boolean, nullable=False),
    Column("moved_on", IsoDate, nullable=False),
    text("other_class"),
    text("other_school"),
    sqlite_autoincrement=True,
)
"""A student who moved: `move` is the same text in both files, `there` the student's number in the
file that gave; `came` says that this is the file that received."""
