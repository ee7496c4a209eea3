"""The gathered figures for engines: Parquet, or a DuckDB file, where a spreadsheet is outgrown.

DuckDB, which writes both, is an extra of the installation; the program itself does not need it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carekeeper.core.errors import Refused
from carekeeper.core.words import tr
from carekeeper.giving_out.gathering import Office

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SUFFIXES = (".parquet", ".duckdb")

_CLASS = (
    *(("school", "VARCHAR"), ("class", "VARCHAR"), ("teacher", "VARCHAR"), ("as_of", "DATE")),
    ("backup", "VARCHAR"),
)
_COUNTS = (("students", "INTEGER"), ("left_behind", "INTEGER"), ("key_support", "INTEGER"))
_FIGURE = (
    *(("figure", "VARCHAR"), ("done", "INTEGER"), ("due", "INTEGER")),
    ("definition", "VARCHAR"),
)
_STUDENT = (("student", "VARCHAR"), ("left_behind", "BOOLEAN"), ("still_to_come", "VARCHAR[]"))
_PROBLEM = (("backup", "VARCHAR"), ("problem", "VARCHAR"))

Columns = Sequence[tuple[str, str]]
_AS_PARQUET = (
    "COPY (SELECT classes.*, figure, done, due, definition FROM classes "
    "LEFT JOIN figures USING (school, class, teacher, as_of, backup)) TO ? (FORMAT parquet)"
)


def expect_engine() -> None:
    """Raise `Refused` with what to do when the extra is not installed."""
    try:
        import duckdb  # noqa: F401 - only whether it is there
    except ImportError:
        sentence = tr(
            "Parquet and DuckDB files need an extra that is not installed. Please run: {command}"
        )
        raise Refused(sentence.format(command='pip install "carekeeper[county]"')) from None


def write(path: Path, office: Office, suffix: str) -> None:
    """Write the figures: a row for each class and figure in Parquet, all tables in DuckDB.

    Raises `Refused` when the extra is not installed.
    """
    expect_engine()
    import duckdb

    held = ":memory:" if suffix == ".parquet" else str(path)
    with duckdb.connect(held) as engine:
        _fill(engine, "classes", (*_CLASS, *_COUNTS), _classes(office))
        _fill(engine, "figures", (*_CLASS, *_FIGURE), _figures(office))
        if suffix == ".parquet":
            engine.execute(_AS_PARQUET, [str(path)])
            return
        _fill(engine, "not_read", _PROBLEM, office.problems)
        if any(one.listed for one in office.classes):
            _fill(engine, "students", (*_CLASS, *_STUDENT), _students(office))


def _fill(
    engine: DuckDBPyConnection, table: str, columns: Columns, rows: Iterable[Sequence[Any]]
) -> None:
    """Make a table and put the rows in with one statement: one for each row would take minutes."""
    described = ", ".join(f"{name} {kind}" for name, kind in columns)
    engine.execute(f"CREATE TABLE {table} ({described})")
    values = [list(column) for column in zip(*rows, strict=True)]
    if values:
        given = ", ".join(f"unnest(?::{kind}[])" for _name, kind in columns)
        engine.execute(f"INSERT INTO {table} SELECT {given}", values)


def _classes(office: Office) -> Iterable[Sequence[Any]]:
    for one in office.classes:
        about = (one.school, one.name, one.teacher, one.as_of, one.backup)
        yield (*about, one.students, one.left_behind, one.key_support)


def _figures(office: Office) -> Iterable[Sequence[Any]]:
    for one in office.classes:
        about = (one.school, one.name, one.teacher, one.as_of, one.backup)
        for rate in one.rates:
            yield (*about, rate.label, rate.done, rate.of, rate.definition)


def _students(office: Office) -> Iterable[Sequence[Any]]:
    for one in office.classes:
        about = (one.school, one.name, one.teacher, one.as_of, one.backup)
        for name, left_behind, lacking in one.listed:
            yield (*about, name, left_behind, list(lacking))
