"""A whole copy of a class file under another password, and the check of a whole file.

Everything here opens connections of its own and needs no SQLAlchemy, so that it can run in a
worker thread while the class file is open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlcipher3 import dbapi2 as driver

from carekeeper.core import in_place, unfinished
from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.in_place import begin, flush, part_of, put_in_place
from carekeeper.db.connection import clear_errors, connect, quoted
from carekeeper.db.revisions import known_revisions
from carekeeper.db.troubles import trouble

_TABLES = "SELECT name FROM {}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
_VERSION = "alembic_version"
_OURS = {_VERSION, "facts", "class_info"}
_FOREIGN = "SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')"


Edit = Callable[[Path, str], object]
"""Changes a copy, at its path and under its password, before it is checked."""


class Contents(Struct, frozen=True):
    """What is in a class file: how many rows in each table, and what it says of itself."""

    counts: Mapping[str, int]
    schema: str
    identity: str
    class_name: str
    school: str
    recovery_recipient: str


def export_copy(source: Path, source_password: str, target: Path, target_password: str) -> Contents:
    """Copy a class file to a new file under another password (none: not encrypted).

    The copy is made beside the target, checked whole, flushed and then moved there; what was at
    the target is replaced. Raises `StorageTrouble`, with the target left as it was.
    """
    part = part_of(target)
    if not target.exists():  # beside one that is there, `settle` knows what it is
        unfinished.note(part)
    try:
        with clear_errors(target):
            contents = export(source, source_password, part, target_password, named=target)
            expect_same(contents, examine(part, target_password), target)
            _replace(part, target)
    finally:
        remove(part)
        unfinished.forget(part)
    return contents


def _replace(part: Path, target: Path) -> None:
    """Put a new file in the place of one that may never have been closed.

    The journal of the old one must not be played into the new one, but the old one needs it as
    long as it is there; `settle` knows which it was when the power goes off in between.
    """
    journal, aside = _journal(target), _aside(target)
    if journal.exists():
        journal.replace(aside)
    try:
        put_in_place(part, target)
    except BaseException:
        if aside.exists():
            aside.replace(journal)
        raise
    in_place.sweep(aside)


def settle(path: Path) -> None:
    """Clear away what a killed program has left beside a class file; nobody else has it open.

    An unfinished copy may hold everything without a password.
    """
    aside = _aside(path)
    if aside.exists() and part_of(path).exists():  # nothing was exchanged
        aside.replace(_journal(path))
    in_place.sweep(aside)
    remove(part_of(path))


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _aside(path: Path) -> Path:
    return path.with_name(path.name + "-journal.aside")


def export(
    source: Path,
    source_password: str,
    part: Path,
    password: str,
    *,
    named: Path | None = None,
    edit: Edit | None = None,
) -> Contents:
    """Write a flushed copy of a class file, not yet checked; returns what the copy must hold.

    That is what the source holds, unless an `edit` leaves something out of the copy
    (`db.leaving_out`). Source and counts are one consistent state, also while the class file is
    being changed. Troubles with the copy are told of `named`, the file that the teacher knows.
    """
    try:
        with clear_errors(named or part):
            remove(part)
            begin(part)
            with closing(connect(source, source_password)) as connection:
                contents = _copy(connection, source, part, password)
            if edit is not None:
                edit(part, password)
                with closing(connect(part, password)) as connection:
                    contents = _contents(connection, part)
            flush(part)
    except StorageTrouble as problem:
        if problem.trouble is Trouble.DAMAGED:
            raise trouble(Trouble.DAMAGED, source) from problem
        raise
    return contents


def _copy(connection: Any, source: Path, part: Path, password: str) -> Contents:
    connection.execute(f"ATTACH DATABASE ? AS copy KEY {quoted(password)}", (str(part),))
    # A copy that is interrupted is thrown away, so it needs no journal.
    connection.execute("PRAGMA copy.journal_mode = OFF")
    connection.execute("BEGIN")
    contents = _contents(connection, source)
    connection.execute("SELECT sqlcipher_export('copy')")
    connection.execute("COMMIT")
    connection.execute("DETACH DATABASE copy")
    return contents


def examine(path: Path, password: str) -> Contents:
    """Check a class file whole: each page's seal, the structure, and the links between rows.

    Raises `StorageTrouble`: not found, not ours, damaged, wrong or missing password, made by a
    newer program.
    """
    with clear_errors(path), closing(connect(path, password)) as connection:
        connection.execute("BEGIN")
        broken = bool(password) and connection.execute("PRAGMA cipher_integrity_check").fetchone()
        if broken or connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise trouble(Trouble.DAMAGED, path)
        contents = _contents(connection, path)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise trouble(Trouble.DAMAGED, path)
    if contents.schema not in known_revisions():
        raise trouble(Trouble.TOO_NEW, path)
    return contents


def last_handout(path: Path, password: str, kind: str) -> datetime | None:
    """Return when something of a kind left the program last, without changing the class file.

    Raises `StorageTrouble` as `examine` does.
    """
    query = "SELECT max(at) FROM handouts WHERE kind = ?"
    with clear_errors(path), closing(connect(path, password)) as connection:
        (at,) = connection.execute(query, (kind,)).fetchone()
    return None if at is None else datetime.fromisoformat(at)


def expect_same(wanted: Contents, got: Contents, path: Path) -> None:
    """Raise `StorageTrouble` when a copy does not hold what its source held."""
    if wanted != got:
        raise trouble(Trouble.DAMAGED, path)


def remove(part: Path) -> None:
    """Remove an unfinished file and its journal, if they are there; one that is held stays."""
    in_place.sweep(part)
    in_place.sweep(_journal(part))


def _contents(connection: Any, path: Path) -> Contents:
    names = {row[0] for row in connection.execute(_TABLES.format("main"))}
    if not names >= _OURS or connection.execute(_FOREIGN).fetchone():
        raise trouble(Trouble.NOT_OURS, path)
    try:
        told = dict(connection.execute("SELECT name, value FROM facts"))
        named = connection.execute("SELECT name, school FROM class_info").fetchone() or ("", "")
        version = connection.execute(f"SELECT version_num FROM {_VERSION}").fetchone()  # noqa: S608
    except driver.OperationalError as problem:
        if problem.sqlite_errorcode == driver.SQLITE_ERROR:  # such a table has other columns
            raise trouble(Trouble.NOT_OURS, path) from problem
        raise
    return Contents(
        counts={name: _count(connection, name) for name in sorted(names - {_VERSION})},
        schema=str(version[0]) if version else "",
        identity=told.get("identity", ""),
        class_name=named[0],
        school=named[1],
        recovery_recipient=told.get("recovery_recipient", ""),
    )


def _count(connection: Any, table: str) -> int:
    name = '"' + table.replace('"', '""') + '"'
    return int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0])  # noqa: S608
