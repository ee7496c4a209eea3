"""Bringing a class file to the newest schema, whole or not at all.

Alembic is imported only here, when there is something to upgrade. Its batch mode with foreign
keys switched on would delete child rows silently, so they are off while it works and checked
afterwards, together with the count of each table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2 as driver

from carekeeper.core import resources
from carekeeper.core.errors import Trouble
from carekeeper.db.columns import metadata
from carekeeper.db.revisions import REVISION, known_revisions
from carekeeper.db.troubles import trouble

_HAS_VERSION = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"

_COLUMNS = (
    "SELECT tables.name, columns.name FROM sqlite_master AS tables "
    "JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'"
)

_FOREIGN = "SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')"


def revision_of(connection: Connection) -> str:
    """Return the schema revision of a class file; `""` for a file without a schema."""
    found = connection.execute(text(_HAS_VERSION)).first()
    if found is None:
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def needs_upgrade(revision: str, path: Path) -> bool:
    """Tell whether a file of this revision is older than the program.

    Raises `StorageTrouble`: for a file from a newer program, and for one that is not ours.
    """
    if revision == REVISION:
        return False
    if not revision:
        raise trouble(Trouble.NOT_OURS, path)
    if revision not in known_revisions():
        raise trouble(Trouble.TOO_NEW, path)
    return True


def expect_ours(connection: Connection, path: Path) -> None:
    """Raise `StorageTrouble` for a database of somebody else's that only carries our revision."""
    found: dict[str, set[str]] = {}
    for table, column in connection.execute(text(_COLUMNS)):
        found.setdefault(table, set()).add(column)
    wanted = {name: {one.name for one in table.c} for name, table in metadata.tables.items()}
    lacking = any(not columns <= found.get(name, set()) for name, columns in wanted.items())
    if lacking or connection.execute(text(_FOREIGN)).first():
        raise trouble(Trouble.NOT_OURS, path)


def to_newest(engine: Engine, path: Path) -> None:
    """Run the missing migrations in one transaction.

    Raises, with everything rolled back, `RuntimeError` when a row was lost on the way, and
    `StorageTrouble` when the file has not the tables of its revision, so that it is not ours.
    """
    try:
        _to_newest(engine, path)
    except OperationalError as problem:
        if getattr(problem.orig, "sqlite_errorcode", 0) == driver.SQLITE_ERROR:
            raise trouble(Trouble.NOT_OURS, path) from problem
        raise


def _to_newest(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.execution_options(writing=True).begin():
                _run(connection)
                # Migrations that only add tables would also go through in somebody else's file.
                expect_ours(connection, path)
        finally:
            raw.execute("PRAGMA foreign_keys = ON")


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    before = _counts(connection)
    config = Config()
    config.set_main_option("script_location", str(resources.migrations()))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    after = _counts(connection)
    lost = {name: count for name, count in before.items() if after.get(name, count) != count}
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if lost or broken:
        raise RuntimeError(f"the upgrade lost rows: {sorted(lost)}, {len(broken)} broken keys")


def _counts(connection: Connection) -> dict[str, int]:
    query = text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    names: list[Any] = [row[0] for row in connection.execute(query)]
    names = [name for name in names if name != "alembic_version"]
    return {
        name: int(connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar() or 0)  # noqa: S608
        for name in names
    }
