"""The tables of the exams and their scores; points and full marks are in hundredths."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Text

from carekeeper.db.columns import binned, numbered, student, text
from carekeeper.db.types import IsoDate

exams = numbered(
    "exams",
    text("name"),
    Column("held_on", IsoDate, nullable=False),
    binned(),
)

exam_subjects = numbered(
    "exam_subjects",
    Column("exam_id", ForeignKey("exams.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("full_mark", Integer, nullable=False),
    Column("place", Integer, nullable=False),
)
"""The subjects of an exam, in their order."""

scores = numbered(
    "scores",
    Column("subject_id", ForeignKey("exam_subjects.id", ondelete="CASCADE"), nullable=False),
    student(),
    Column("points", Integer),
    text("answer"),
    Index("ix_scores_subject", "subject_id", "student_id", unique=True),
)
"""What a student has in a subject: points, or why there are none. A missing one has no row."""
