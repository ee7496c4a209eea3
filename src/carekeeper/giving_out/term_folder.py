"""The folder of a term for the school: all its files, or none.

It is made beside its place under another name. What reads the class file is done at once, in the
window's thread; what only draws and writes comes later, in another one, and can be stopped.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from carekeeper.core import unfinished
from carekeeper.core.file_names import expect_possible
from carekeeper.core.in_place import begin_folder, part_of, put_folder_in_place
from carekeeper.db.connection import clear_errors

Progress = Callable[[int, int], None]


def _nothing(_path: Path) -> None:
    """Some files are written in one go."""


class Piece(Struct, frozen=True, kw_only=True):
    """One file of the folder. `now` and `later` write it, `note` notes that it left the program.

    `later` is also told how to say how far it is, which raises when the work is to stop.
    """

    name: str
    file_name: str
    now: Callable[[Path], object] = _nothing
    later: Callable[[Path, Progress], object] = lambda _path, _progress: None
    note: Callable[[Path], object] = _nothing


def begin(target: Path, pieces: Sequence[Piece]) -> None:
    """Begin a folder and write what reads the class file. Raises `StorageTrouble`, `Refused`."""
    expect_possible(target)
    part = part_of(target)
    with _nothing_left(part), clear_errors(target):
        unfinished.note(part)
        begin_folder(part)
        for one in pieces:
            one.now(part / one.file_name)


def finish(target: Path, pieces: Sequence[Piece], report: Progress) -> None:
    """Write the rest and put the folder in its place; runs in another thread.

    Raises `StorageTrouble`, or what `report` raises; then nothing new is there.
    """
    part, steps = part_of(target), 100
    whole = len(pieces) * steps
    with _nothing_left(part), clear_errors(target):
        for place, one in enumerate(pieces):
            report(place * steps, whole)

            def inside(step: int, of: int, before: int = place) -> None:
                report(before * steps + (step * steps // of if of else 0), whole)

            one.later(part / one.file_name, inside)
        report(whole, whole)
        put_folder_in_place(part, target)
    unfinished.forget(part)


@contextmanager
def _nothing_left(part: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        unfinished.forget(part)
        raise
