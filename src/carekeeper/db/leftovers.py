"""What a killed program, or SQLite, leaves beside a class file, and who clears it away."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from carekeeper.core.in_place import part_of, patiently, sweep
from carekeeper.db import recovery, snapshot


def clear_away(path: Path) -> None:
    """Clear away what a killed program has left; where that fails, the file opens all the same."""
    with suppress(OSError):
        snapshot.settle(path)
    with suppress(OSError):
        sweep(part_of(recovery.sealed_path(path)))


def sweep_journal(path: Path) -> None:
    """Remove the rollback journal that a closed file leaves, when nothing is to be rolled back.

    A journal that begins with a zero was never finished: SQLite does not play it back (its file
    format, 4.1), the class file had not been touched yet. One that would be played back stays,
    and so does one that may not be removed in a folder of others: it does no harm.
    """
    journal = path.with_name(path.name + "-journal")
    if not journal.exists():
        return
    with suppress(OSError):
        if patiently(lambda: _first_byte(journal)) in (b"", b"\0"):
            sweep(journal)


def _first_byte(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(1)
