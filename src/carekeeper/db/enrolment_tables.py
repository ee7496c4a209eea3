"""The tables of what was so before: enrolments that have ended, and the class in earlier years."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from carekeeper.db.columns import binned, day, metadata, row_id, student, text
from carekeeper.db.types import IsoDate

enrolment_spans = Table(
    "enrolment_spans",
    metadata,
    row_id(),
    student(),
    Column("status", Text, nullable=False),
    day("since"),
    Column("until", IsoDate, nullable=False),
    text("reason"),
    binned(),
    sqlite_autoincrement=True,
)
"""Enrolments that have ended; that of today stands in `students`."""

class_spans = Table(
    "class_spans",
    metadata,
    row_id(),
    Column("until", IsoDate, nullable=False),
    text("name"),
    text("school"),
    text("teacher"),
    text("teacher_phone"),
    text("hotline"),
    text("hotline_person"),
    text("reporting_unit"),
    sqlite_autoincrement=True,
)
"""What the class was called and who taught it until a day; what is so now is in `class_info`."""
