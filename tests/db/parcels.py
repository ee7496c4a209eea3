"""Parcels of students out of the class of whom everything is kept that can be kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import select
from tests.db.stories import OTHER_KEY, RAW_KEY

from carekeeper.db import parcel
from carekeeper.db.class_file import ClassFile
from carekeeper.db.parcel import ROWS, Label, Parcel
from carekeeper.db.schema import students

DAY = date(2026, 11, 23)
WORD = OTHER_KEY
LABEL = Label("0a" * 16, DAY, "四（2）班", "白石镇小学")
OF_STUDENTS = [table for table in ROWS if table is students or "student_id" in table.c]


def packed(giving: ClassFile, ids: list[int], label: Label = LABEL) -> Path:
    """Return a parcel with these students."""
    path = giving.path.with_name("学生.careparcel")
    parcel.pack(giving.path, RAW_KEY, path, WORD, label, ids, leave_out=())
    return path


def unpacked(giving: ClassFile, ids: list[int]) -> Parcel:
    """Return what lies in a parcel with these students."""
    return parcel.unpack(packed(giving, ids), WORD)


def everyone(class_file: ClassFile) -> list[int]:
    """Return the numbers of all students who are not in the bin."""
    with class_file.reading() as unit:
        query = select(students.c.id).where(students.c.binned_at.is_(None))
        return [row.id for row in unit.rows(query.order_by(students.c.id))]
