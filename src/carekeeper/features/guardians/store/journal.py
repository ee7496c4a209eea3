"""What the change journal tells of a contact card."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists

from carekeeper.db.history import unpack
from carekeeper.db.schema import JOURNALED, changes, guardians, students
from carekeeper.features.guardians.facts.since_print import JournalLine

_ARRIVAL = changes.alias()


def on_the_card() -> ColumnElement[bool]:
    """Return the condition on `changes` that a card can be different since.

    A step by which a student came, or that was taken back, is no change of what the card says.
    """
    arrival = exists().where(
        _ARRIVAL.c.step_id == changes.c.step_id,
        _ARRIVAL.c.table_name == students.name,
        _ARRIVAL.c.row_id == changes.c.student_id,
        _ARRIVAL.c.operation.in_(("insert", "delete")),
    )
    return and_(changes.c.table_name.in_((guardians.name, students.name)), ~arrival)


def journal_line(row: Row[Any]) -> JournalLine:
    """Return a row of `changes` with the moment of its step as it is folded."""
    table = JOURNALED[row.table_name]
    before, after = unpack(table, row.before), unpack(table, row.after)
    return JournalLine(row.at.date(), table.name, row.row_id, row.operation, before, after)
