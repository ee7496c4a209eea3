"""The tables of what the class teacher hands in each term: the work plan and the summary."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from carekeeper.db.columns import binned, long_text, metadata, numbered, row_id, text
from carekeeper.db.types import IsoDate, IsoTime

term_papers = numbered(
    "term_papers",
    Column("kind", Text, nullable=False),
    Column("school_year", Integer, nullable=False),
    Column("term", Integer, nullable=False),
    binned(),
    Index("ix_term_papers_term", "school_year", "term", "kind"),
)
"""Work plans and summaries, each of a term."""

term_sections = numbered(
    "term_sections",
    Column("paper_id", ForeignKey("term_papers.id", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False, server_default="0"),
    text("about"),
    text("heading"),
    long_text("body"),
    binned(),
    Index("ix_term_sections_paper", "paper_id", "place", "binned_at"),
)
"""The sections of these papers in their order; `about` says which one of the draft it was."""

term_copies = Table(
    "term_copies",
    metadata,
    row_id(),
    Column("kind", Text, nullable=False),
    Column("school_year", Integer, nullable=False),
    Column("term", Integer, nullable=False),
    Column("at", IsoTime, nullable=False),
    Column("as_of", IsoDate, nullable=False),
    text("destination"),
    Column("sections", Text, nullable=False),
    Column("figures", Text, nullable=False),
    Index("ix_term_copies_term", "school_year", "term", "kind"),
)
"""What was handed in as it was then, with the figures of its day. Never undone."""
