"""The tables of students who went into another class file, and of the letter that goes along."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table, Text

from carekeeper.db.columns import long_text, metadata, row_id, student, text
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

handover_sections = Table(
    "handover_sections",
    metadata,
    row_id(),
    Column("about", Text, nullable=False, unique=True),
    long_text("body"),
    sqlite_autoincrement=True,
)
"""What the class teacher wrote over in the letter to the next one; the rest is drafted."""
