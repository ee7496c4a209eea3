"""The class, as it stands at the head of every sheet."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

HEAD = (
    *("name", "school", "teacher", "teacher_phone"),
    *("hotline", "hotline_person", "reporting_unit"),
)
"""What may be another from one year to the next, and sheets say as of their day."""


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
    concern_words: tuple[str, ...] = ()
    """The school's own words for the levels of concern, the highest first; empty for colours."""
    keep_years: int | None = None
    school_year: int | None = None
    """The school year that was begun last; None while none was begun here."""

    @property
    def full_name(self) -> str:
        """School and class in one line."""
        return "\u3000".join(part for part in (self.school, self.name) if part)

    @property
    def unit(self) -> str:
        """The unit that reports (填报单位); the school's class, when the school names none."""
        return self.reporting_unit or self.full_name


class ClassSpan(Struct, frozen=True, kw_only=True):
    """What stood at the head of the sheets before a day."""

    id: int = 0
    until: date
    name: str = ""
    school: str = ""
    teacher: str = ""
    teacher_phone: str = ""
    hotline: str = ""
    hotline_person: str = ""
    reporting_unit: str = ""


class ClassOverTime(Struct, frozen=True):
    """The class as it is now, and as it was before, the longest ago first."""

    now: SchoolClass
    before: tuple[ClassSpan, ...]

    def until(self, day: date | None) -> SchoolClass:
        """Return the class of something that ended on a day, on which the next one can begin."""
        return self.on(None if day is None else day - timedelta(days=1))

    def on(self, day: date | None) -> SchoolClass:
        """Return the class as it was called and taught on a day; as it is now without one."""
        then = next((one for one in self.before if day is not None and day < one.until), None)
        if then is None:
            return self.now
        return replace(self.now, **{name: getattr(then, name) for name in HEAD})
