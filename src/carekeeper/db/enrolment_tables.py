"""The tables of what was so before: enrolments that have ended, and the class in earlier years."""

from __future__ import annotations

from sqlalchemy import Column, Text

from carekeeper.db.columns import binned, day, numbered, student, text
from carekeeper.db.types import IsoDate

enrolment_spans = numbered(
    "enrolment_spans",
    student(),
    Column("status", Text, nullable=False),
    day("since"),
    Column("until", IsoDate, nullable=False),
    text("reason"),
    binned(),
)
"""Enrolments that have ended; that of today stands in `students`."""

class_spans = numbered(
    "class_spans",
    Column("until", IsoDate, nullable=False),
    text("name"),
    text("school"),
    text("teacher"),
    text("teacher_phone"),
    text("hotline"),
    text("hotline_person"),
    text("reporting_unit"),
)
"""What the class was called and who taught it until a day; what is so now is in `class_info`."""
