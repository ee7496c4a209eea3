"""The program's log: what happened and where in the program, never about whom.

No message of an error and no local value is written, because either may hold a child's data,
and no path of this computer, because it may hold the teacher's name.
"""

from __future__ import annotations

import logging
import sys
import traceback
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import carekeeper
from carekeeper.core.paths import Paths
from carekeeper.core.typing import override

_LOGGER = logging.getLogger("carekeeper")
_FILE = "carekeeper.log"
_BYTES = 512 * 1024
_OLD_FILES = 3


def start(paths: Paths) -> logging.Handler:
    """Write the log into the log folder from now on; `stop` closes it.

    A file that has grown to half a megabyte is set aside, and three older ones are kept. The
    logging library's own handler for that imports sockets, which would slow down each start.
    A log that cannot be written is left out: it is never a reason not to start.
    """
    with suppress(OSError):
        paths.logs.mkdir(parents=True, exist_ok=True)
        _set_aside(paths.logs)
    handler = _File(paths.logs / _FILE, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.addHandler(handler)
    _LOGGER.info(
        "CareKeeper %s, Python %s on %s",
        carekeeper.__version__,
        ".".join(map(str, sys.version_info[:3])),
        sys.platform,
    )
    return handler


class _File(logging.FileHandler):
    """Writes what can be written, and is quiet about the rest."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            super().emit(record)

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        return


def _set_aside(folder: Path) -> None:
    """Begin a new file when the last one is long; each gets the next older name."""
    newest = folder / _FILE
    files = [newest, *(folder / f"{_FILE}.{age}" for age in range(1, _OLD_FILES + 1))]
    with suppress(OSError):  # another window of the program has it open on Windows
        if newest.stat().st_size < _BYTES:
            return
        for younger, older in reversed(list(pairwise(files))):
            if younger.exists():
                younger.replace(older)


def stop(handler: logging.Handler) -> None:
    """Close a log that `start` opened."""
    _LOGGER.removeHandler(handler)
    handler.close()


def report(exc: BaseException) -> str:
    """Log an error's type and the places it went through, and return the same text.

    The errors that led to it follow; none is written with its message.
    """
    lines: list[str] = []
    seen: set[int] = set()
    error: BaseException | None = exc
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(("caused by " if lines else "") + _type_name(error))
        lines += [f"  {place}" for place in _places(error)]
        error = error.__cause__ or error.__context__
    text = "\n".join(lines)
    _LOGGER.error("%s", text)
    return text


def _type_name(error: BaseException) -> str:
    kind = type(error)
    return (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )


def _places(error: BaseException) -> list[str]:
    frames = traceback.walk_tb(error.__traceback__)
    return [
        f"{_inside(frame.f_code.co_filename)}:{line}:{frame.f_code.co_name}"
        for frame, line in frames
    ]


def _inside(file: str) -> str:
    """Return a file's place without the folders of this computer."""
    parts = Path(file).parts
    for root in ("carekeeper", "site-packages"):
        if root in parts[:-1]:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at:])
    return parts[-1] if parts else file
