"""What is asked of the class itself when a school year begins."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.fields import Field, Kind
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.school_year import TermSpan, default_terms, next_name
from carekeeper.core.words import mark
from carekeeper.db.new_year import NewYear

HEAD_FIELDS: tuple[Field, ...] = (
    Field("name", mark("Class"), Kind.TEXT, width=4, longest=30),
    Field("school", mark("School"), Kind.TEXT, width=8, longest=60),
    Field("teacher", mark("Class teacher"), Kind.NAME, width=4, longest=40),
    Field("teacher_phone", mark("Class teacher's phone"), Kind.PHONE, width=4),
    Field("since", mark("Since"), Kind.DATE, width=4),
)
TERM_FIELDS: tuple[Field, ...] = (
    Field("first_starts", mark("First term starts on"), Kind.DATE, width=3),
    Field("first_ends", mark("First term ends on"), Kind.DATE, width=3),
    Field("second_starts", mark("Second term starts on"), Kind.DATE, width=3),
    Field("second_ends", mark("Second term ends on"), Kind.DATE, width=3),
)


class Asked(Struct, frozen=True, kw_only=True):
    """The answers to these fields; what was there already is proposed."""

    name: str = ""
    school: str = ""
    teacher: str = ""
    teacher_phone: str = ""
    since: date | None = None
    first_starts: date | None = None
    first_ends: date | None = None
    second_starts: date | None = None
    second_ends: date | None = None


def proposed(school: SchoolClass, year: int) -> Asked:
    """Return what is proposed: the name of the next grade, the usual terms, the rest as it is."""
    first, second = default_terms(year)
    return Asked(
        name=next_name(school.name),
        school=school.school,
        teacher=school.teacher,
        teacher_phone=school.teacher_phone,
        since=date(year, 9, 1),
        first_starts=first.starts_on,
        first_ends=first.ends_on,
        second_starts=second.starts_on,
        second_ends=second.ends_on,
    )


def missing(asked: Asked) -> tuple[str, ...]:
    """Return the fields without which no school year can begin."""
    days = ("since", *(field.name for field in TERM_FIELDS))
    return tuple(name for name in ("name", *days) if not getattr(asked, name))


def new_year(asked: Asked, year: int) -> NewYear:
    """Return the school year as it is to be written; nothing of it may be `missing`."""
    assert asked.since is not None
    assert asked.first_starts is not None
    assert asked.first_ends is not None
    assert asked.second_starts is not None
    assert asked.second_ends is not None
    head = ("name", "school", "teacher", "teacher_phone")
    return NewYear(
        year=year,
        since=asked.since,
        head={name: getattr(asked, name) for name in head},
        terms=(
            TermSpan(1, asked.first_starts, asked.first_ends),
            TermSpan(2, asked.second_starts, asked.second_ends),
        ),
    )
