"""The class, as it stands at the head of every sheet."""

from __future__ import annotations

from msgspec import Struct


class SchoolClass(Struct, frozen=True, kw_only=True):
    """The one class of the class file (班级). Fields in `features.classes.facts.FIELDS`."""

    id: int = 1
    name: str = ""
    school: str = ""
    entry_year: int | None = None
    teacher: str = ""
    teacher_phone: str = ""
    hotline: str = ""
    hotline_person: str = ""
    reporting_unit: str = ""
    card_title: str = ""
    talk_title: str = ""
