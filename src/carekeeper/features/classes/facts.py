"""The class itself: names and numbers that stand on every sheet, its terms and its staff."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from carekeeper.core import fields
from carekeeper.core.contact_manners import MANNERS
from carekeeper.core.fields import Choice, Field, Kind, Section
from carekeeper.core.school_class import HEAD
from carekeeper.core.words import mark, tr
from carekeeper.room import RecordKind


class Term(Struct, frozen=True, kw_only=True):
    """A term of a school year: 1 from September, 2 from about February."""

    id: int = 0
    school_year: int = 0
    number: int = 1
    starts_on: date | None = None
    ends_on: date | None = None


class StaffMember(Struct, frozen=True, kw_only=True):
    """A teacher of the class's work group (领导小组)."""

    id: int = 0
    name: str = ""
    subject: str = ""
    phone: str = ""
    role: str = "member"


ROLES = (Choice("head", mark("Head")), Choice("member", mark("Member")))

SECTIONS = (
    Section("class", mark("Class")),
    Section("paper", mark("Head and foot of the sheets")),
)

FIELDS: tuple[Field, ...] = (
    Field("name", mark("Class"), Kind.TEXT, "class", width=6, counts=True, longest=30),
    Field("school", mark("School"), Kind.TEXT, "class", width=6, longest=60),
    Field("teacher", mark("Class teacher"), Kind.NAME, "class", width=6, longest=40),
    Field("teacher_phone", mark("Class teacher's phone"), Kind.PHONE, "class", width=6),
    Field("hotline", mark("Class hotline"), Kind.PHONE, "class", width=6),
    Field("hotline_person", mark("Hotline contact"), Kind.NAME, "class", width=6, longest=40),
    Field("entry_year", mark("Year of entry to first grade"), Kind.NUMBER, "class", width=6),
    Field(
        "visit_manners",
        mark("What counts as a home visit"),
        Kind.CHOICES,
        "class",
        width=12,
        choices=MANNERS,
        hint=mark("Nothing ticked: at home and at school"),
    ),
    Field(
        "concern_words",
        mark("Levels of concern"),
        Kind.TEXTS,
        "class",
        width=12,
        hint=mark("The school's words, the highest first; nothing: red, yellow, blue, green"),
    ),
    Field(
        "keep_years",
        mark("Files kept after leaving"),
        Kind.NUMBER,
        "class",
        width=6,
        unit=mark("years"),
    ),
    Field("reporting_unit", mark("Reporting unit"), Kind.TEXT, "paper", width=6, longest=60),
    Field("card_title", mark("Title of the contact card"), Kind.TEXT, "paper", width=6, longest=30),
    Field("talk_title", mark("Title of the talk record"), Kind.TEXT, "paper", width=6, longest=30),
)

TERM_FIELDS: tuple[Field, ...] = (
    Field("school_year", mark("School year"), Kind.NUMBER),
    Field("number", mark("Term"), Kind.NUMBER),
    Field("starts_on", mark("Starts on"), Kind.DATE),
    Field("ends_on", mark("Ends on"), Kind.DATE),
)

STAFF_FIELDS: tuple[Field, ...] = (
    Field("name", mark("Name"), Kind.NAME, longest=40),
    Field("subject", mark("Subject"), Kind.TEXT, longest=20),
    Field("phone", mark("Phone"), Kind.PHONE),
    Field("role", mark("In the work group"), Kind.CHOICE, choices=ROLES),
)

BY_NAME = fields.by_name(FIELDS)


def _named(values: Mapping[str, Any]) -> str:
    return str(values.get("name") or "")


def _term_name(values: Mapping[str, Any]) -> str:
    year = values.get("school_year") or ""
    number = tr("First term") if values.get("number") == 1 else tr("Second term")
    return f"{year} {number}"


BEFORE_FIELDS: tuple[Field, ...] = (
    Field("until", mark("Until"), Kind.DATE),
    *(BY_NAME[name] for name in HEAD),
)

CLASS = RecordKind("class_info", mark("Class"), FIELDS, _named)
BEFORE = RecordKind("class_spans", mark("Class before"), BEFORE_FIELDS, _named)
"""What was at the head of the sheets until a day; dated papers say it on."""
TERM = RecordKind("terms", mark("Term"), TERM_FIELDS, _term_name)
STAFF = RecordKind("staff", mark("Teacher"), STAFF_FIELDS, _named)
