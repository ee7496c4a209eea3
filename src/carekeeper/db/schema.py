"""All tables of the class file, as one relational schema.

Core tables, not mapped classes: records are frozen dataclasses that the stores fill by name,
and importing SQLAlchemy without its ORM halves the time to the first window. A change here
comes with a migration; a test holds the two equal. What the journal keeps never gives the number
of a row that is gone to another one (`sqlite_autoincrement`), or one pupil would get the history
of another.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from carekeeper.db.types import IsoDate, IsoTime, TextList

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean)


def _day(name: str) -> Column[date]:
    return Column(name, IsoDate)


def _list(name: str) -> Column[tuple[str, ...]]:
    return Column(name, TextList, nullable=False, server_default="[]")


def _student(*, index: bool = True) -> Column[int]:
    return Column(
        "student_id", ForeignKey("students.id", ondelete="CASCADE"), nullable=False, index=index
    )


def _binned() -> Column[datetime]:
    return Column("binned_at", IsoTime)


facts = Table(
    "facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the file knows of itself: its identity, when it was made, the recovery recipient."""

class_info = Table(
    "class_info",
    metadata,
    _id(),
    _text("name"),
    _text("school"),
    Column("entry_year", Integer),
    _text("teacher"),
    _text("teacher_phone"),
    _text("hotline"),
    _text("hotline_person"),
    _text("reporting_unit"),
    _text("card_title"),
)

terms = Table(
    "terms",
    metadata,
    _id(),
    Column("school_year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    _day("starts_on"),
    _day("ends_on"),
    sqlite_autoincrement=True,
)

staff = Table(
    "staff",
    metadata,
    _id(),
    _text("name"),
    _text("subject"),
    _text("phone"),
    Column("role", Text, nullable=False, server_default="member"),
    sqlite_autoincrement=True,
)

photos = Table(
    "photos",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("thumb", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""Photos by the digest of their bytes. A row never changes, so the journal needs only the key."""

students = Table(
    "students",
    metadata,
    _id(),
    _text("name"),
    _text("name_keys"),
    _text("sort_key"),
    _text("former_name"),
    _text("sex"),
    _day("birth_date"),
    _text("id_kind"),
    _text("id_number"),
    _text("school_number"),
    Column("class_number", Integer),
    _text("ethnic_group"),
    _text("photo"),
    _day("joined_on"),
    Column("enrolment", Text, nullable=False, server_default="in_class"),
    _day("enrolment_on"),
    _text("enrolment_reason"),
    _flag("left_behind"),
    _text("left_behind_since"),
    _day("left_behind_ended_on"),
    _text("left_behind_end_reason"),
    _text("care_situation"),
    _day("care_situation_on"),
    _text("care_situation_by"),
    _flag("key_support"),
    _day("key_support_since"),
    _text("key_support_reason"),
    _text("concern_level"),
    _day("concern_since"),
    _text("concern_reason"),
    _list("categories"),
    _text("home_address"),
    _text("village_group"),
    _text("registered_address"),
    _text("registration_kind"),
    _text("boarding"),
    _text("dormitory"),
    Column("way_home_km", Float),
    _text("way_home_means"),
    _flag("school_bus"),
    _list("family_income"),
    _text("aid_received"),
    _flag("only_child"),
    _text("siblings"),
    _text("bond_with_carer"),
    _text("health"),
    _text("health_notes"),
    _text("allergies"),
    _text("blood_type"),
    Column("height_cm", Float),
    Column("weight_kg", Float),
    _day("measured_on"),
    _text("disability_kind"),
    _text("disability_level"),
    _text("disability_certificate"),
    _flag("inclusive_learning"),
    _text("insurance"),
    _text("personality"),
    _text("hobbies"),
    _text("strengths"),
    _text("dreams"),
    _text("parents_wishes"),
    _text("study"),
    _text("study_by_subject"),
    _day("consent_on"),
    _text("notes"),
    _text("register_extras"),
    _binned(),
    sqlite_autoincrement=True,
)

guardians = Table(
    "guardians",
    metadata,
    _id(),
    _student(),
    _text("name"),
    _text("relation"),
    _text("relation_note"),
    _text("kind"),
    Column("call_order", Integer),
    _list("phones"),
    _text("wechat"),
    _text("best_time"),
    _flag("call_at_work"),
    Column("birth_year", Integer),
    _text("occupation"),
    _text("education"),
    _text("health"),
    _text("id_number"),
    _flag("same_address"),
    _text("address"),
    _flag("lives_with"),
    _flag("cares"),
    _text("cares_since"),
    _flag("able_to_care"),
    _text("unable_reason"),
    _text("gone"),
    _flag("away"),
    _text("away_since"),
    _text("away_province"),
    _text("away_city"),
    _text("workplace"),
    _text("workplace_address"),
    _text("workplace_phone"),
    _text("comes_home"),
    _text("next_return"),
    _text("entrusted_reason"),
    _day("entrusted_on"),
    _day("notice_received_on"),
    _day("village_told_on"),
    _text("notes"),
    _binned(),
    sqlite_autoincrement=True,
)

card_confirmations = Table(
    "card_confirmations",
    metadata,
    _id(),
    _student(),
    Column("confirmed_on", IsoDate, nullable=False),
    _text("manner"),
    _text("with_whom"),
    sqlite_autoincrement=True,
)

handouts = Table(
    "handouts",
    metadata,
    _id(),
    Column("at", IsoTime, nullable=False),
    Column("kind", Text, nullable=False),
    _text("layout"),
    _text("destination"),
    Column("student_id", ForeignKey("students.id", ondelete="CASCADE"), index=True),
    Column("step_id", Integer, nullable=False, server_default="0"),
)
"""Each time that data left the program: a print, an export, a backup. Never undone."""

steps = Table(
    "steps",
    metadata,
    _id(),
    Column("at", IsoTime, nullable=False),
    Column("label", Text, nullable=False),
    Column("topics", TextList, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""One row for one thing that the teacher did; `changes` holds its rows."""

changes = Table(
    "changes",
    metadata,
    _id(),
    Column("step_id", ForeignKey("steps.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("table_name", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("student_id", Integer),
    Column("operation", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("ix_changes_row", "table_name", "row_id"),
    Index("ix_changes_student", "student_id"),
)

JOURNALED: dict[str, Table] = {
    table.name: table
    for table in (class_info, terms, staff, students, guardians, card_confirmations)
}
"""The tables whose every change is kept in the journal and can be undone."""
