"""The engine of a class file: one connection; each unit of work looks whether it is still ours."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver

from carekeeper.core.errors import Trouble
from carekeeper.db.connection import connect, data_version
from carekeeper.db.troubles import trouble

_VERSION = "data_version"


def make_engine(
    path: Path, password: str, *, create: bool = False, read_only: bool = False
) -> Engine:
    """Make the engine for one class file: one connection, and no value ever in an error text."""
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, password, create=create, read_only=read_only),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: _begin(connection, path))
    return engine


def _begin(connection: Connection, path: Path) -> None:
    raw = connection.connection.driver_connection
    assert raw is not None
    writing = connection.get_execution_options().get("writing", False)
    try:
        raw.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
        overwritten = is_overwritten(connection)
    except driver.DatabaseError as problem:
        if not _is_no_database(problem):
            raise
        overwritten = True
    if overwritten:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise trouble(Trouble.REPLACED, path)


def is_overwritten(connection: Connection) -> bool:
    """Tell whether another program has written into the file since we did."""
    version = data_version(connection.connection.driver_connection)
    return bool(connection.info.setdefault(_VERSION, version) != version)


def _is_no_database(problem: driver.DatabaseError) -> bool:
    """Tell whether what was one is no database of this password any more."""
    return bool(getattr(problem, "sqlite_errorcode", 0) == driver.SQLITE_NOTADB)


def forget_version(connection: Connection) -> None:
    """Take what is read next as ours: after a failed write SQLite counts on by itself."""
    connection.info.pop(_VERSION, None)
