"""Reading a list in a story, and what it says of the students."""

from __future__ import annotations

from datetime import date
from typing import Any

from carekeeper.bringing_in import Fields
from carekeeper.lists import reader, rows, sources
from carekeeper.lists.proposals import Proposal
from carekeeper.lists.reader import Reading
from carekeeper.rooms import ROOMS

TODAY = date(2026, 11, 23)
FIELDS = Fields.of(ROOMS)


def read(text: str | bytes) -> Reading:
    """Read a file that holds this text."""
    data = text.encode() if isinstance(text, str) else text
    return reader.read_sheets(sources.read_bytes(data, "list"))


def students(reading: Reading | str | bytes) -> list[Proposal]:
    """Return the students of a list."""
    found = reading if isinstance(reading, Reading) else read(reading)
    return rows.propose(found.table, FIELDS.student, FIELDS.person, today=TODAY)


def student(text: str | bytes) -> Proposal:
    """Return the one student of a list."""
    (one,) = students(text)
    return one


def person(proposal: Proposal, relation: str) -> dict[str, Any]:
    """Return the person of a relation."""
    (one,) = [one for one in proposal.persons if one["relation"] == relation]
    return one


def sentences(reading: Reading | str) -> list[str]:
    """Return every doubt of a list, of columns and of cells."""
    found = read(reading) if isinstance(reading, str) else reading
    told = [column.doubt for column in found.table.columns if column.doubt]
    return told + [doubt.sentence for one in students(found) for doubt in one.doubts]
