"""What the profile page of a student's file (一人一档) shows, as one record."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.school_class import SchoolClass
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.facts.rules import OfficialAnswers


class ProfileSheet(Struct, frozen=True, kw_only=True):
    """One student's profile page, as of a day.

    `situation` holds the official answers. Without it the page is for others to see: nothing on
    it says that a child is left behind, or of concern.
    """

    student: Student
    day: date
    school_class: SchoolClass = SchoolClass()
    photo: bytes | None = None
    situation: OfficialAnswers | None = None
