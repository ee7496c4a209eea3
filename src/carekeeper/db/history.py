"""The change journal: history for the teacher, undo and redo in one.

A step is one thing that the teacher did; its changes are the rows that it wrote. A step is
undone by a new step that writes the old values back, so undo survives a restart and is itself
part of the history. Steps that were undone can be redone until something new is done.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.json import Encoder
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.sql.type_api import TypeEngine

from carekeeper.core.words import tr
from carekeeper.db.columns import SITTING
from carekeeper.db.schema import JOURNALED, changes, handouts, steps
from carekeeper.db.troubles import BadValue
from carekeeper.db.types import IsoDate, IsoTime, TextList, TextRows

_TABLES = {**JOURNALED, handouts.name: handouts}
"""What a step may write; of what was given out only whose it was, while he is not there."""

LONGEST_PAUSE = timedelta(minutes=2)
"""Between two saves of a long text that is still written in the same sitting."""

_LAST_STEP = select(steps).order_by(steps.c.id.desc()).limit(1)
_PRINTED_SINCE = select(handouts.c.id).limit(1)
_WRITE = (
    "INSERT INTO changes (step_id, table_name, row_id, student_id, operation, before, after)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ENCODE = Encoder().encode
_DROP_UNDONE = update(steps).where(steps.c.state == "undone").values(state="dropped")


class Change(Struct, frozen=True):
    """One row written: `before` and `after` hold the values concerned, None when absent."""

    table: str
    row_id: int
    operation: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    student_id: int | None

    @property
    def fields(self) -> set[str]:
        """The names of the fields concerned."""
        return {*(self.before or ()), *(self.after or ())}


class Step(Struct, frozen=True):
    """One thing that the teacher did, as undo and redo name it."""

    id: int
    label: str


def note(
    connection: Connection,
    label: str,
    made: list[Change],
    *,
    undoable: bool = True,
    at: datetime,
) -> int:
    """Write what the teacher did as a step, or let the last step go on.

    A long text is saved every few seconds while it is written. One sitting is one step, or undo
    would take back a few words at a time, and the history would keep the text with each pause.
    What is not `undoable` stays in the history only. Returns the step that undo takes back, 0
    where there is none.
    """
    begun = _same_sitting(connection, label, made, at) if undoable else None
    if begun is None:
        kind = "change" if undoable else "setup"
        step = record(connection, label, made, kind=kind, at=at)
        return step if undoable else 0
    if json.loads(begun.before) == made[0].after:
        _forget(connection, changes.c.id == begun.id)
        return 0
    connection.execute(update(steps).where(steps.c.id == begun.step_id).values(at=at))
    after = _pack(made[0].after)
    connection.execute(update(changes).where(changes.c.id == begun.id).values(after=after))
    return int(begun.step_id)


def _same_sitting(
    connection: Connection, label: str, made: list[Change], at: datetime
) -> Row[Any] | None:
    """Return the change that goes on with these, None when they are something new.

    What was printed meanwhile ends a sitting: the card tells what is different since then.
    """
    name = _long_text_in(made)
    if not name:
        return None
    last = connection.execute(_LAST_STEP).first()
    if last is None or (last.kind, last.state, last.label) != ("change", "done", label):
        return None
    if not timedelta(0) <= at - last.at <= LONGEST_PAUSE:
        return None
    if connection.execute(_PRINTED_SINCE.where(handouts.c.step_id >= last.id)).first():
        return None
    rows = connection.execute(select(changes).where(changes.c.step_id == last.id)).all()
    return rows[0] if len(rows) == 1 and _goes_on(rows[0], made[0], name) else None


def _long_text_in(made: list[Change]) -> str:
    """Return the name of the long text that is all that was changed, else `""`."""
    if len(made) != 1 or made[0].operation != "update":
        return ""
    names = list(made[0].after or {})
    marked = len(names) == 1 and JOURNALED[made[0].table].c[names[0]].info.get(SITTING)
    return names[0] if marked else ""


def _goes_on(row: Row[Any], change: Change, name: str) -> bool:
    here = (row.table_name, row.row_id, row.operation)
    same = here == (change.table, change.row_id, "update")
    return same and list(json.loads(row.after)) == [name]


def record(
    connection: Connection,
    label: str,
    made: list[Change],
    *,
    kind: str = "change",
    at: datetime | None = None,
) -> int:
    """Write a step with its changes and return its id; steps undone before are dropped.

    `at` is when it was done, in the teacher's local time; now, when it is left out.
    """
    if kind == "change":
        connection.execute(_DROP_UNDONE)
    state = "done" if kind == "change" else "kept"
    result = connection.execute(
        insert(steps),
        {
            "at": at or datetime.now(),
            "label": label,
            "topics": tuple(sorted({change.table for change in made})),
            "kind": kind,
            "state": state,
        },
    )
    step_id = int((result.inserted_primary_key or (0,))[0])
    _write(connection, step_id, made)
    return step_id


def carry(
    connection: Connection, label: str, made: list[Change], *, at: datetime, gone: bool
) -> int:
    """Write a step of another class file, which can only be looked at; returns its number."""
    step_id = record(connection, label, made, kind="carried", at=at)
    if gone:
        _set_state(connection, Step(step_id, label), "dropped")
    return step_id


def _write(connection: Connection, step_id: int, made: Iterable[Change]) -> None:
    """Add changes to a step: a pasted table is hundreds, which go past the making of statements."""
    rows = [
        (
            step_id,
            # SQLAlchemy's name is more than a text, and SQLite would ask each one what it is.
            *(str(one.table), one.row_id, one.student_id, one.operation),
            *(_pack(one.before), _pack(one.after)),
        )
        for one in made
    ]
    connection.exec_driver_sql(_WRITE, rows)


def _pack(values: Mapping[str, Any] | None) -> str | None:
    return None if values is None else _ENCODE(values).decode()


def unpack(table: Table, text: str | None) -> dict[str, Any] | None:
    """Return the values that a change holds, as the table's columns want them."""
    if text is None:
        return None
    try:
        plain = json.loads(text)
        return {
            name: _from_plain(table.c[name].type, value)
            for name, value in plain.items()
            if name in table.c
        }
    except (ValueError, TypeError, AttributeError, RecursionError) as problem:
        raise BadValue from problem


def _from_plain(kind: TypeEngine[Any], value: Any) -> Any:
    if isinstance(kind, TextList):
        return tuple(value or ())
    if isinstance(kind, TextRows):
        return tuple(tuple(row) for row in value or ())
    if value is None:
        return None
    if isinstance(kind, IsoDate):
        return datetime.fromisoformat(value).date()
    return datetime.fromisoformat(value) if isinstance(kind, IsoTime) else value


def next_undo(connection: Connection, only: int = 0) -> Step | None:
    """Return the step that undo would take back; with `only`, None when it is another one."""
    step = _one_step(connection, steps.c.state == "done", steps.c.id.desc())
    return step if step is not None and only in (0, step.id) else None


def next_redo(connection: Connection) -> Step | None:
    """Return the step that redo would do again."""
    return _one_step(connection, steps.c.state == "undone", steps.c.id)


def _one_step(connection: Connection, condition: Any, order: Any) -> Step | None:
    query = select(steps.c.id, steps.c.label)
    row = connection.execute(query.where(condition).order_by(order).limit(1)).first()
    return None if row is None else Step(row.id, row.label)


def revert(connection: Connection, step: Step) -> list[Change]:
    """Write the old values of a step back, as a new step of kind `undo`; returns what it wrote."""
    _keep_handouts(connection, step)
    made = [_invert(change) for change in reversed(_changes_of(connection, step))]
    _apply(connection, made)
    record(connection, step.label, made, kind="undo")
    _set_state(connection, step, "undone")
    return made


def _keep_handouts(connection: Connection, step: Step) -> None:
    """Keep what was given out of a student whose arrival is undone: nobody takes that back.

    The notes let go of the student, and find him again when the step is done again.
    """
    arrived = select(changes.c.row_id).where(
        changes.c.step_id == step.id,
        changes.c.table_name == "students",
        changes.c.operation == "insert",
    )
    for note_id, student_id in connection.execute(
        select(handouts.c.id, handouts.c.student_id).where(handouts.c.student_id.in_(arrived))
    ):
        values = ({"student_id": None}, {"student_id": student_id})
        found_again = Change(handouts.name, note_id, "update", *values, student_id)
        _write(connection, step.id, [found_again])


def repeat(connection: Connection, step: Step) -> list[Change]:
    """Write the new values of an undone step again, as a step of kind `redo`; returns them."""
    made = _changes_of(connection, step)
    _apply(connection, made)
    record(connection, step.label, made, kind="redo")
    _forget(connection, (changes.c.step_id == step.id) & (changes.c.table_name == handouts.name))
    _set_state(connection, step, "done")
    return made


def drop(connection: Connection, step: Step) -> None:
    """Leave a step out of undo and redo for good, as what it needs is not there any more."""
    _set_state(connection, step, "dropped")


def _set_state(connection: Connection, step: Step, state: str) -> None:
    connection.execute(update(steps).where(steps.c.id == step.id).values(state=state))


def _changes_of(connection: Connection, step: Step) -> list[Change]:
    query = select(changes).where(changes.c.step_id == step.id).order_by(changes.c.id)
    return [
        Change(
            row.table_name,
            row.row_id,
            row.operation,
            unpack(_TABLES[row.table_name], row.before),
            unpack(_TABLES[row.table_name], row.after),
            row.student_id,
        )
        for row in connection.execute(query)
    ]


_INVERSE = {"insert": "delete", "delete": "insert", "update": "update"}


def _invert(change: Change) -> Change:
    return Change(
        change.table,
        change.row_id,
        _INVERSE[change.operation],
        change.after,
        change.before,
        change.student_id,
    )


def _apply(connection: Connection, made: list[Change]) -> None:
    for change in made:
        table = _TABLES[change.table]
        here = table.c.id == change.row_id
        if change.operation == "insert":
            connection.execute(insert(table).values(dict(change.after or {})))
        elif change.operation == "delete":
            connection.execute(delete(table).where(here))
        else:
            connection.execute(update(table).where(here).values(dict(change.after or {})))


def forget(connection: Connection, condition: ColumnElement[bool]) -> None:
    """Erase changes for good, and the steps that nothing is left of.

    A step that something is left of is named anew, as its name can tell of what is gone.
    """
    left = tr("Several changes, not all of them kept here")
    losing = steps.c.id.in_(select(changes.c.step_id).where(condition))
    connection.execute(update(steps).where(losing).values(label=left))
    _forget(connection, condition)


def forget_row(connection: Connection, table: Table, row_id: int) -> None:
    """Erase each change of one row, and the steps that nothing is left of.

    What other rows said of it in the past is emptied, or undo would point to nothing.
    """
    forget(connection, (changes.c.table_name == table.name) & (changes.c.row_id == row_id))
    for other, column in _pointing_at(table, "SET NULL"):
        for values in (changes.c.before, changes.c.after):
            place = f"$.{column.name}"
            here = changes.c.table_name == other.name, func.json_extract(values, place) == row_id
            emptied = {values: func.json_set(values, place, None)}
            connection.execute(update(changes).where(*here).values(emptied))


def hanging_on(connection: Connection, table: Table, row_id: int) -> set[tuple[str, int]]:
    """Return the rows that go with a row, those too that only the journal still knows."""
    found: set[tuple[str, int]] = set()
    for other, column in _pointing_at(table, "CASCADE"):
        if other.name not in JOURNALED:
            continue
        ids = set(connection.scalars(select(other.c.id).where(column == row_id)))
        for values in (changes.c.before, changes.c.after):
            named = func.json_extract(values, f"$.{column.name}") == row_id
            query = select(changes.c.row_id).where(changes.c.table_name == other.name, named)
            ids |= set(connection.scalars(query))
        for one in ids:
            found |= {(other.name, one)} | hanging_on(connection, other, one)
    return found


def _pointing_at(table: Table, on_delete: str) -> Iterator[tuple[Table, Column[Any]]]:
    for other in table.metadata.tables.values():
        for key in other.foreign_keys:
            if key.column.table is table and key.ondelete == on_delete:
                yield other, key.parent


def _forget(connection: Connection, condition: ColumnElement[bool]) -> None:
    connection.execute(delete(changes).where(condition))
    emptied = steps.c.id.not_in(select(changes.c.step_id))
    connection.execute(delete(steps).where(emptied))
