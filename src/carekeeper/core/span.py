"""Of which days a figure of the class tells, and as of which day."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Span(Struct, frozen=True):
    """The days of a term, a school year or a month, as far as they had come on the day `as_of`.

    Without a first and a last day each figure tells of the period of its own rule: a talk of the
    month in which the day lies, a visit of its term.
    """

    as_of: date
    starts_on: date | None = None
    ends_on: date | None = None
