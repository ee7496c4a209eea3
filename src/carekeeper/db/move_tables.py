"""The tables of students who went into another class file, and of the letter that goes along."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Text

from carekeeper.db.columns import long_text, numbered, student, text
from carekeeper.db.types import IsoDate

moves = numbered(
    "moves",
    student(),
    Column("move", Text, nullable=False),
    Column("there", Integer, nullable=False),
    Column("came", Boolean, nullable=False),
    Column("moved_on", IsoDate, nullable=False),
    text("other_class"),
    text("other_school"),
)
"""A student who moved: `move` is the same text in both files, `there` the student's number in the
file that gave; `came` says that this is the file that received."""

handover_sections = numbered(
    "handover_sections",
    Column("about", Text, nullable=False, unique=True),
    long_text("body"),
)
"""What the class teacher wrote over in the letter to the next one; the rest is drafted."""
