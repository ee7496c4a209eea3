"""The naming of keys, and the columns that many tables have alike."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

from carekeeper.db.types import IsoDate, IsoTime, TextList, TextRows

SITTING = "sitting"
"""Marks the columns whose saves in one sitting are one step of the history."""

PHOTO = "photo"
"""Marks the columns that name kept photos: a photo is let go with the last row that names it."""

PRIVATE = {"private": True}
"""Marks the tables (`info=PRIVATE`) of which nothing is shown or told outside their own page, and
nothing leaves the program unless it is chosen each time."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def private_tables() -> frozenset[str]:
    """Return the names of the tables that are marked as private: every door asks this one list."""
    return frozenset(name for name, table in metadata.tables.items() if table.info == PRIVATE)


def row_id() -> Column[int]:
    """Return the number of a row."""
    return Column("id", Integer, primary_key=True)


def numbered(name: str, *parts: SchemaItem, info: dict[str, bool] | None = None) -> Table:
    """Return a table whose rows have numbers, none of which is ever given to another row."""
    return Table(name, metadata, row_id(), *parts, sqlite_autoincrement=True, info=info)


def text(name: str) -> Column[str]:
    """Return a text that is empty when not filled in."""
    return Column(name, Text, nullable=False, server_default="")


def long_text(name: str) -> Column[str]:
    """Return a text that is written in one sitting and saved several times meanwhile."""
    return Column(name, Text, nullable=False, server_default="", info={SITTING: True})


def flag(name: str) -> Column[bool]:
    """Return a yes or no that may be unknown."""
    return Column(name, Boolean)


def day(name: str) -> Column[date]:
    """Return a day that may be unknown."""
    return Column(name, IsoDate)


def several(name: str) -> Column[tuple[str, ...]]:
    """Return several short texts."""
    return Column(name, TextList, nullable=False, server_default="[]")


def rows(name: str) -> Column[tuple[tuple[str, ...], ...]]:
    """Return rows of a few short texts each, such as measures with time, content and who."""
    return Column(name, TextRows, nullable=False, server_default="[]")


def follow_up() -> tuple[Column[str], Column[date], Column[date]]:
    """Return what is to be done after a record, by when, and when it was done."""
    return text("follow_up"), day("follow_up_by"), day("follow_up_done_on")


def photo(name: str) -> Column[str]:
    """Return the digest of a kept photo, empty without one."""
    return Column(name, Text, nullable=False, server_default="", info={PHOTO: True})


def several_photos(name: str) -> Column[tuple[str, ...]]:
    """Return the digests of several kept photos."""
    return Column(name, TextList, nullable=False, server_default="[]", info={PHOTO: True})


def student(*, index: bool = True) -> Column[int]:
    """Return the student that the row belongs to."""
    return Column(
        "student_id", ForeignKey("students.id", ondelete="CASCADE"), nullable=False, index=index
    )


def partakers(name: str, owner: Table) -> Table:
    """Return the table of those who took part in the records of another table.

    A row is a student, somebody who belongs to one, or, without a student, somebody else.
    """
    return numbered(
        name,
        Column("record_id", ForeignKey(owner.c.id, ondelete="CASCADE"), nullable=False, index=True),
        Column("student_id", ForeignKey("students.id", ondelete="CASCADE"), index=True),
        text("person"),
        text("said"),
    )


def binned() -> Column[datetime]:
    """Return when the row was moved to the recycle bin; empty while it was not."""
    return Column("binned_at", IsoTime)
