"""A talk-record sheet (谈心记录卡) as one record: the student, the talk, and which of how many."""

from __future__ import annotations

from msgspec import Struct

from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.features.talks.facts.record import Talk


class TalkSheet(Struct, frozen=True, kw_only=True):
    """One sheet; without a talk it is blank, to be filled in by hand."""

    student: StudentLine
    school_class: SchoolClass
    month: str
    talk: Talk | None = None
    number: int = 1
    of: int = 1


def as_blank(sheets: list[TalkSheet]) -> list[TalkSheet]:
    """Return one blank sheet for each student of some sheets."""
    students = {one.student.id: one for one in sheets}
    return [
        TalkSheet(student=one.student, school_class=one.school_class, month=one.month)
        for one in students.values()
    ]
