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
    visit_manners: tuple[str, ...] = ()
    """Which manners count as a visit; empty for the usual ones."""
    keep_years: int | None = None

    @property
    def full_name(self) -> str:
        """School and class in one line."""
        return "\u3000".join(part for part in (self.school, self.name) if part)

    @property
    def unit(self) -> str:
        """The unit that reports (填报单位); the school's class, when the school names none."""
        return self.reporting_unit or self.full_name
