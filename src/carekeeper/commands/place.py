"""Putting a new file in its place: never over another one unasked, and never half-written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from carekeeper.core import unfinished
from carekeeper.core.errors import Refused, Trouble
from carekeeper.core.file_names import expect_possible
from carekeeper.core.words import tr
from carekeeper.db.connection import clear_errors
from carekeeper.db.troubles import trouble


def expect_free(target: Path, source: Path | None = None, *, force: bool) -> None:
    """Raise when a file cannot be put there.

    Raises `Refused` for a folder that is not there, for the source itself and for a name that
    the system does not take, `StorageTrouble`
    for a file that is there already, unless it is to be replaced.
    """
    expect_possible(target)
    if not target.parent.is_dir():
        sentence = tr("There is no folder “{name}”. Please create it first.")
        raise Refused(sentence.format(name=target.parent))
    if source is not None and target.exists() and target.samefile(source):
        raise Refused(tr("The result would replace the file that it is made from."))
    if target.is_dir() or (target.exists() and not force):
        raise trouble(Trouble.EXISTS, target)


@contextmanager
def made_beside(target: Path) -> Iterator[Path]:
    """Give the place where a file is made; it is moved to its target when all went well.

    Raises `StorageTrouble` when it cannot be.
    """
    with clear_errors(target), unfinished.made_beside(target) as part:
        yield part
