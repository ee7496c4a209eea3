"""The two doors to the database: reading, and writing as one unit of work."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Result,
    Row,
    Select,
    Table,
    UpdateBase,
    column,
    insert,
    select,
)
from sqlalchemy import table as light_table

from carekeeper.core.changes import CLASS_LIST_FIELDS, Changed, tables_of
from carekeeper.core.words import language
from carekeeper.db import history
from carekeeper.db.history import Change
from carekeeper.db.schema import JOURNALED, changes

_SEQUENCE = light_table("sqlite_sequence", column("name"), column("seq"))
"""Where SQLite keeps the last number of each table that never gives one twice."""

Record = TypeVar("Record")
Answer = TypeVar("Answer")


def to_record(kind: Callable[..., Record], row: Row[Any]) -> Record:
    """Make a frozen record from a row by the names of its fields."""
    values = row._mapping
    return kind(**{name: values[name] for name in _names(kind)})


def _names(kind: Any) -> tuple[str, ...]:
    names: tuple[str, ...] = kind.__struct_fields__
    return names


def columns_of(kind: type, table: Table, but: str = "") -> list[Any]:
    """Return the columns of a table that a record has fields for; one field can have none."""
    return [table.c[name] for name in _names(kind) if name != but]


class Kept:
    """What was read before, until something is written that it can depend on.

    Some of it is in words already, such as what is missing: it holds for one language.
    """

    def __init__(self) -> None:
        self._language = language()
        self.answers: dict[Hashable, tuple[frozenset[str], Any]] = {}
        self.of_students: dict[Hashable, dict[int, Any]] = {}

    def speak(self) -> None:
        """Forget everything when another language is spoken now."""
        if self._language != language():
            self._language = language()
            self.forget()

    def forget(self, changed: Changed | None = None) -> None:
        """Forget what can be different after a change, or everything."""
        students = None if changed is None else changed.students
        if changed is None:
            self.answers.clear()
        else:
            told = self.answers.items()
            self.answers = {
                name: one for name, one in told if one[0] and not changed.concerns(one[0])
            }
        if students is None:
            self.of_students.clear()
        for known in self.of_students.values():
            for student_id in students or ():
                known.pop(student_id, None)


class Reading:
    """Read-only access inside one transaction."""

    def __init__(self, connection: Connection, kept: Kept | None = None) -> None:
        self._connection = connection
        self._kept = kept

    def kept(
        self, name: Hashable, read: Callable[[], Answer], reads: frozenset[str] = frozenset()
    ) -> Answer:
        """Return what `read` gave before under this name, or read it now.

        It holds until one of the tables is written that it `reads`; when these are not named,
        until anything is. For answers that several rooms ask for at once, such as the terms;
        `name` says on what the answer depends, such as the day.
        """
        if self._kept is None:
            return read()
        if name not in self._kept.answers:
            self._kept.answers[name] = (reads, read())
        answer: Answer = self._kept.answers[name][1]
        return answer

    def kept_of(
        self,
        name: Hashable,
        ids: Sequence[int],
        read: Callable[[Sequence[int]], Mapping[int, Answer]],
    ) -> list[Answer]:
        """Return what `read` gives of some students, in their order; each is read once.

        It holds until a row of that student is written, or one that is nobody's. For answers
        that depend on rows of the one student, and on those that are nobody's.
        """
        known = {} if self._kept is None else self._kept.of_students.setdefault(name, {})
        missing = [student_id for student_id in ids if student_id not in known]
        if missing:
            known.update(read(missing))
        return [known[student_id] for student_id in ids]

    def rows(self, query: Executable, **given: Any) -> Sequence[Row[Any]]:
        """Return all rows of a query, in which values may be given by name."""
        return self._connection.execute(query, given).all()

    def row(self, query: Executable) -> Row[Any] | None:
        """Return the first row of a query, None when there is none."""
        return self._connection.execute(query).first()

    def value(self, query: Executable) -> Any:
        """Return the first column of the first row, None when there is no row."""
        return self._connection.execute(query).scalar()

    def records(self, kind: type[Record], query: Select[Any], **given: Any) -> list[Record]:
        """Return all rows of a query as records, by name; values of it may be given."""
        return _records(kind, self._connection.execute(query, given))


def _records(kind: Callable[..., Record], found: Result[Any]) -> list[Record]:
    """Make records of all rows; fast where the query asks for just their fields."""
    names = tuple(found.keys())
    if set(names) == set(_names(kind)):
        return [kind(**dict(zip(names, row, strict=True))) for row in found.all()]
    return [to_record(kind, row) for row in found.all()]


class Writing(Reading):
    """One thing that the teacher does: every row written is noted for the journal."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.changes: list[Change] = []
        self.tables: set[str] = set()
        """The tables that were written."""
        self.students: set[int | None] = set()
        """Whose rows were written, None for a row that is no single student's."""

    def insert(self, table: Table, values: Mapping[str, Any]) -> int:
        """Insert a row and return its id (0 for a table without one)."""
        result = self._connection.execute(insert(table).values(dict(values)))
        key = result.inserted_primary_key
        row_id = int(key[0]) if key is not None and isinstance(key[0], int) else 0
        student = self._touch(table, row_id, values)
        if table.name in JOURNALED:
            after = {**values, "id": row_id}
            self.changes.append(Change(table.name, row_id, "insert", None, after, student))
        return row_id

    def insert_all(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert many rows of students into a journaled table; each has the same columns."""
        if not rows:
            return
        # Told their numbers beforehand, SQLite takes all rows with one statement.
        last = self.value(select(_SEQUENCE.c.seq).where(_SEQUENCE.c.name == table.name)) or 0
        numbered = [{**values, "id": last + n} for n, values in enumerate(rows, start=1)]
        self._connection.execute(insert(table), numbered)
        self.tables.add(table.name)
        self.students |= {values["student_id"] for values in numbered}
        self.changes += [
            Change(table.name, values["id"], "insert", None, values, values["student_id"])
            for values in numbered
        ]

    def update(self, table: Table, row_id: int, values: Mapping[str, Any]) -> bool:
        """Write new values to a row; returns False when nothing was different.

        Raises `LookupError` when there is no such row.
        """
        before = self._before(table, row_id, list(values))
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return False
        self._connection.execute(table.update().where(table.c.id == row_id).values(changed))
        student = self._touch(table, row_id, before, changed)
        if table.name in JOURNALED:
            old = {name: before[name] for name in changed}
            self.changes.append(Change(table.name, row_id, "update", old, changed, student))
        return True

    def delete(self, table: Table, row_id: int) -> None:
        """Delete a row; its children must have been deleted before.

        Raises `LookupError` when there is no such row.
        """
        before = self._before(table, row_id, [column.name for column in table.c])
        self._connection.execute(table.delete().where(table.c.id == row_id))
        student = self._touch(table, row_id, before)
        if table.name in JOURNALED:
            self.changes.append(Change(table.name, row_id, "delete", before, None, student))

    def execute(self, statement: UpdateBase) -> None:
        """Run a statement on a table that the journal does not keep."""
        self._connection.execute(statement)
        table = statement.entity_description["table"]
        self._touch(table, 0, {})

    def carry(self, label: str, made: list[Change], *, at: datetime, gone: bool) -> int:
        """Write a step of another class file's history; `gone` when it was taken back there."""
        return history.carry(self._connection, label, made, at=at, gone=gone)

    def forget(self, condition: ColumnElement[bool]) -> None:
        """Erase changes from the journal for good."""
        history.forget(self._connection, condition)

    def forget_student(self, student_id: int) -> None:
        """Erase what the journal keeps of a student, when the student is deleted for good."""
        self.forget(changes.c.student_id == student_id)
        self.changes = [one for one in self.changes if one.student_id != student_id]
        self._touch(changes, 0, {"student_id": student_id})

    def erase(self, table: Table, row_id: int) -> None:
        """Delete a row for good, with all that hangs on it and all that the journal keeps of it.

        Raises `LookupError` when there is no such row.
        """
        before = self._before(table, row_id, [])
        gone = {(table.name, row_id)} | history.hanging_on(self._connection, table, row_id)
        self._connection.execute(table.delete().where(table.c.id == row_id))
        for name, one in gone:
            self._touch(JOURNALED[name], one, before)
            history.forget_row(self._connection, JOURNALED[name], one)
        self.changes = [one for one in self.changes if (one.table, one.row_id) not in gone]

    def _touch(
        self,
        table: Table,
        row_id: int,
        values: Mapping[str, Any],
        fields: Collection[str] = CLASS_LIST_FIELDS,
    ) -> int | None:
        """Note that these fields of a row were written, and return the student whose it is."""
        student = row_id if table.name == "students" else values.get("student_id")
        self.tables |= tables_of(table.name, fields)
        self.students.add(student or None)
        return student

    def _before(self, table: Table, row_id: int, names: list[str]) -> dict[str, Any]:
        wanted = [*names, "student_id" if "student_id" in table.c else "id"]
        columns = [table.c[name] for name in dict.fromkeys(wanted)]
        row = self._connection.execute(select(*columns).where(table.c.id == row_id)).first()
        if row is None:
            raise LookupError(f"no row {row_id} in {table.name}")
        return dict(row._mapping)
