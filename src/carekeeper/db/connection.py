"""One connection to a class file: key, pragmas, and the world's errors in clear words.

Nothing here needs SQLAlchemy, so a worker thread or the unlock page can look at a file early.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from carekeeper.core.errors import CareKeeperError, StorageTrouble, Trouble
from carekeeper.core.in_place import is_held
from carekeeper.core.words import tr
from carekeeper.db.troubles import BadValue, is_encrypted, kind_of_the_system, trouble

_PRAGMAS = {
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "secure_delete": ("ON", 1),
}

_BY_CODE = {
    5: Trouble.IN_USE,
    6: Trouble.IN_USE,
    3: Trouble.NO_PERMISSION,
    8: Trouble.NO_PERMISSION,
    14: Trouble.NO_PERMISSION,
    23: Trouble.NO_PERMISSION,
    11: Trouble.DAMAGED,
    26: Trouble.DAMAGED,
    13: Trouble.DISK_FULL,
    10: Trouble.OTHER,
}
"""SQLite's primary result codes, as our kinds of trouble."""

_READ_ONLY = "attempt to write a readonly database"

_BY_TEXT = {
    "database or disk is full": Trouble.DISK_FULL,
    "database disk image is malformed": Trouble.DAMAGED,
    "file is not a database": Trouble.DAMAGED,
    "disk I/O error": Trouble.OTHER,
    _READ_ONLY: Trouble.NO_PERMISSION,
    "unable to open database file": Trouble.NO_PERMISSION,
}
"""What `sqlcipher_export` says, which keeps the words of SQLite's code but not the code."""


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn errors of the driver and of the operating system into `StorageTrouble`.

    Errors that are ours already, and programming errors, pass through.
    """
    try:
        yield
    except CareKeeperError:
        raise
    except OSError as problem:
        raise trouble(kind_of_the_system(problem, path), path) from problem
    except (UnicodeDecodeError, BadValue) as problem:  # such as in a file without a password
        raise trouble(Trouble.DAMAGED, path) from problem
    except Exception as problem:
        cause = getattr(problem, "orig", None) or problem
        if not isinstance(cause, driver.OperationalError | driver.DatabaseError) or isinstance(
            cause, driver.IntegrityError | driver.ProgrammingError
        ):
            raise
        kind = _of_the_driver(cause)
        if kind is None:
            raise
        if str(cause) == _READ_ONLY:
            # SQLite says so too of a file that does not lie at its place any more.
            kind = Trouble.NO_PERMISSION if _is_protected(path) else Trouble.REPLACED
        if kind is Trouble.NO_PERMISSION and is_held(PermissionError(), path):
            kind = Trouble.IN_USE
        raise trouble(kind, path) from problem


def _is_protected(path: Path) -> bool:
    return path.exists() and not os.access(path, os.W_OK)


def _of_the_driver(problem: Exception) -> Trouble | None:
    """Return the kind of trouble; None for a mistake in our SQL, which is no trouble of a file."""
    code = (getattr(problem, "sqlite_errorcode", 0) or 0) & 0xFF
    if code == driver.SQLITE_ERROR:
        return _BY_TEXT.get(str(problem))
    return _BY_CODE.get(code, Trouble.OTHER)


def data_version(connection: Any) -> int:
    """Return a number that stays the same until somebody else writes into the file.

    A class file belongs to one connection, so another number means that it was overwritten.
    """
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def quoted(text: str) -> str:
    """Return a text as an SQL string literal, for PRAGMA and ATTACH, which take no parameters."""
    return "'" + text.replace("\x00", "").replace("'", "''") + "'"


def connect(path: Path, password: str, *, create: bool = False, read_only: bool = False) -> Any:
    """Open a DB-API connection with key and pragmas, each read back.

    An empty password opens a plain file. A `read_only` one needs no right to write. Raises
    `StorageTrouble`; a wrong password and a damaged first page look the same to SQLCipher and
    are named together.
    """
    if not create and not path.exists():
        raise trouble(Trouble.NOT_FOUND, path)
    if not create:
        _expect(is_encrypted(path), password, path)
    with clear_errors(path):
        place = f"{path.absolute().as_uri()}?mode=ro" if read_only else str(path)
        connection = driver.connect(place, isolation_level=None, timeout=5, uri=read_only)
        try:
            _unlock(connection, password, path)
            if not read_only:
                _set_pragmas(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _expect(encrypted: bool, password: str, path: Path) -> None:
    if encrypted and not password:
        raise trouble(Trouble.PASSWORD_NEEDED, path)
    if password and not encrypted:
        raise StorageTrouble(
            Trouble.WRONG_PASSWORD,
            tr("“{name}” has no password. Open it without one.").format(name=path.name),
        )


def _unlock(connection: Any, password: str, path: Path) -> None:
    if password:
        connection.execute(f"PRAGMA key = {quoted(password)}")
        connection.execute("PRAGMA cipher_log_level = NONE")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError as problem:
        if password and getattr(problem, "sqlite_errorcode", 0) == driver.SQLITE_NOTADB:
            raise trouble(Trouble.WRONG_PASSWORD_OR_DAMAGED, path) from problem
        raise


def _set_pragmas(connection: Any) -> None:
    for name, (wanted, expected) in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {wanted}")
        got = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if got != expected:
            raise RuntimeError(f"PRAGMA {name} is {got!r}, not {expected!r}")
