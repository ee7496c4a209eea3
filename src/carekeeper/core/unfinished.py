"""Files on the way to their place: none of them outlives the program that made it for long.

Killed, a program leaves such a file beside its place, perhaps on a stick, with the children's data
in it, and nobody looks for it there. So each is named in the program's own temporary folder before
it is begun; a later start removes what was named by a program that lives no more.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from carekeeper.core.file_names import nameless
from carekeeper.core.in_place import part_of, put_in_place, remove, sweep
from carekeeper.core.paths import Paths

_NOTE = ".unfinished"


@contextmanager
def made_beside(target: Path) -> Iterator[Path]:
    """Give the place where a file is made; it is moved to its target when all went well.

    Raises `OSError` when it cannot be moved; then what was there before is still there.
    """
    part = part_of(target)
    note(part)
    try:
        remove(part)
        yield part
        put_in_place(part, target)
    finally:
        sweep(part)
        forget(part)


def note(part: Path) -> None:
    """Name a file or folder that is about to be begun, and that is moved when it is finished."""
    with suppress(OSError):
        Paths.of().claim()
        _note_of(part).write_bytes(str(part.absolute()).encode("utf-8", "surrogatepass"))


def forget(part: Path) -> None:
    """Take the name of a file back that has been moved, or removed."""
    sweep(_note_of(part))


def _note_of(part: Path) -> Path:
    return Paths.of().temporary / (nameless(part) + _NOTE)


def clear(folder: Path) -> bool:
    """Remove what a program that lives no more has named in its temporary folder, and the rest.

    Returns False when some of it is out of reach, such as on a stick that is not plugged in; then
    only these names are left.
    """
    left = False
    for path in folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ():
        if path.suffix == _NOTE and not _removed(path):
            left = True
        elif path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            sweep(path)
    return not left


def _removed(note_of: Path) -> bool:
    """Tell whether a file is gone; only what has the name of an unfinished one is touched."""
    try:
        part = Path(note_of.read_bytes().decode("utf-8", "surrogatepass"))
        if not part.parent.is_dir():
            return False
        if part == part_of(part.with_suffix("")):
            shutil.rmtree(part) if part.is_dir() and not part.is_symlink() else remove(part)
    except OSError:
        return False
    except ValueError:  # no path at all
        return True
    return True
