"""A talk-record sheet (谈心记录卡) as one record: the student, the talk, and which of how many."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.ids import StudentId
from carekeeper.features.talks.facts.record import Talk


class SheetStudent(Struct, frozen=True, kw_only=True):
    """What a sheet tells of the student; read from file and card, never written here."""

    id: StudentId
    name: str
    name_keys: str = ""
    sex: str = ""
    birth_date: date | None = None
    class_number: int | None = None
    left_behind: bool | None = None
    parents_away: tuple[str, ...] = ()
    """`father` and `mother`, whichever works away."""
    carer: str = ""
    """The person who cares, by relation: 奶奶."""
    carer_name: str = ""
    carer_phone: str = ""


class SheetClass(Struct, frozen=True, kw_only=True):
    """What stands on every sheet: school, class, class teacher, and the title the school wants."""

    name: str = ""
    school: str = ""
    teacher: str = ""
    talk_title: str = ""


class TalkSheet(Struct, frozen=True, kw_only=True):
    """One sheet; without a talk it is blank, to be filled in by hand."""

    student: SheetStudent
    school_class: SheetClass
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
