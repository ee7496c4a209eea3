"""Leaving rows out of a copy of a class file, for good.

What goes takes along what hangs on it, what the journal keeps of all of it, and the photos that
nothing shows any more. The class file itself is never touched: a copy is cut before it is checked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path

from msgspec import Struct
from sqlalchemy import ColumnElement, Table, column, delete, func, select, table, true, update

from carekeeper.db import kept_photos
from carekeeper.db.columns import metadata
from carekeeper.db.engine import make_engine
from carekeeper.db.schema import JOURNALED, changes, handouts, steps
from carekeeper.db.snapshot import Edit
from carekeeper.db.units import Reading, Writing

_NUMBERS = table("sqlite_sequence", column("name"))
"""Where SQLite keeps the highest number that each table has given."""


class Cut(Struct, frozen=True):
    """Rows of a table that a copy goes without: those of a condition, or all."""

    table: Table
    where: ColumnElement[bool] | None = None


def without_tables(names: Collection[str]) -> Edit:
    """Return what takes all rows of some tables out of a copy, and each sign that there were any.

    That is also that they were printed, what steps that stay were about, and how many there were.
    """
    return partial(edited, change=partial(_forget_tables, names=frozenset(names)))


def _forget_tables(unit: Writing, names: frozenset[str]) -> None:
    whole = (Cut(metadata.tables[name]) for name in sorted(names))
    leave_out(unit, [*whole, Cut(handouts, handouts.c.kind.in_(names))])
    unit.execute(delete(_NUMBERS).where(_NUMBERS.c.name.in_(names)))
    for number, topics in unit.rows(select(steps.c.id, steps.c.topics)):
        if names.intersection(topics):
            kept = tuple(one for one in topics if one not in names)
            unit.execute(update(steps).where(steps.c.id == number).values(topics=kept))


def edited(path: Path, password: str, change: Callable[[Writing], object]) -> None:
    """Change a copy that nobody has open, so that nothing of what went stays in its pages.

    A copy that is interrupted is thrown away, so its journal stays in memory.
    """
    engine = make_engine(path, password)
    try:
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA journal_mode = MEMORY")
            raw.execute("PRAGMA temp_store = MEMORY")
            with connection.execution_options(writing=True).begin():
                change(Writing(connection))
            raw.execute("VACUUM")
    finally:
        engine.dispose()


def leave_out(unit: Writing, cuts: Iterable[Cut]) -> None:
    """Delete these rows, with all that tells of them."""
    touched: set[str] = set()
    for cut in cuts:
        unit.execute(delete(cut.table).where(_all_of(cut)))
        touched |= _hanging_on(cut.table)
    for name in touched & set(JOURNALED):
        gone = changes.c.row_id.not_in(select(JOURNALED[name].c.id))
        unit.forget((changes.c.table_name == name) & gone)
    unit.execute(delete(steps).where(steps.c.id.not_in(select(changes.c.step_id))))
    kept_photos.sweep(unit)


def _hanging_on(table: Table) -> set[str]:
    """Return the tables whose rows go with the rows of a table, and the table itself."""
    found = {table.name}
    for other in metadata.sorted_tables:
        for key in other.foreign_keys:
            if key.column.table is table and key.ondelete == "CASCADE" and other is not table:
                found |= _hanging_on(other)
    return found


def count_left(path: Path, password: str, cuts: Iterable[Cut]) -> int:
    """Return how many rows of what was to be left out are in a copy all the same."""
    engine = make_engine(path, password, read_only=True)
    try:
        with engine.connect() as connection:
            unit = Reading(connection)
            return sum(
                int(unit.value(select(func.count()).select_from(cut.table).where(_all_of(cut))))
                for cut in cuts
            )
    finally:
        engine.dispose()


def _all_of(cut: Cut) -> ColumnElement[bool]:
    return true() if cut.where is None else cut.where
