"""The tables beside the records that bringing lists in, and giving them out, needs."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from carekeeper.db.columns import metadata, numbered, several, student, text

to_check = numbered(
    "to_check",
    student(),
    text("place"),
    text("heading"),
    text("text"),
    text("sentence"),
)
"""Values of a list that were not brought in (待核对): where each belongs, and what is doubtful."""

list_choices = Table(
    "list_choices",
    metadata,
    Column("headings", Text, primary_key=True),
    several("targets"),
)
"""Where the teacher let the columns of a list go, for the next list of the same headings."""

column_sets = numbered(
    "column_sets",
    text("name"),
    several("columns"),
)
"""The columns of a class list for one receiver."""
