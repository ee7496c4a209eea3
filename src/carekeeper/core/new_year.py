"""Which school year a class is in, and whether the next one can be begun."""

from __future__ import annotations

from datetime import date

from carekeeper.core.school_class import SchoolClass
from carekeeper.core.school_year import class_from_name, school_year_of

_AHEAD_FROM = 7
"""The month from which the school year that begins in September can be begun."""


def begun(school: SchoolClass) -> int | None:
    """Return the school year that the class is in: the one begun last, else as its name tells."""
    if school.school_year is not None:
        return school.school_year
    grade, _number = class_from_name(school.name)
    known = grade is not None and school.entry_year is not None
    return (school.entry_year or 0) + (grade or 0) - 1 if known else None


def year_to_begin(school: SchoolClass, day: date) -> int | None:
    """Return the school year that can be begun on a day, None when it has begun already.

    From July on it is the next one.
    """
    coming = day.year if day.month >= _AHEAD_FROM else day.year - 1
    last = begun(school)
    return coming if last is None or last < coming else None


def is_waited_for(school: SchoolClass, day: date) -> bool:
    """Tell whether the school year of a day has not been begun yet, as far as that is known."""
    last = begun(school)
    return last is not None and last < school_year_of(day)
