"""The program's log: what happened and where in the program, never about whom.

No message of an error and no local value is written, because either may hold a child's data,
and no path of this computer, because it may hold the teacher's name.
"""

from __future__ import annotations

import logging
import logging.handlers
import platform
import traceback
from pathlib import Path

import carekeeper
from carekeeper.core.paths import Paths

_LOGGER = logging.getLogger("carekeeper")
_FILE = "carekeeper.log"
_BYTES = 512 * 1024
_OLD_FILES = 3


def start(paths: Paths) -> logging.Handler:
    """Write the log into the log folder from now on; `stop` closes it.

    The file is kept under half a megabyte, with three older ones beside it.
    """
    paths.logs.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        paths.logs / _FILE, maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.addHandler(handler)
    _LOGGER.info(
        "CareKeeper %s, Python %s, %s %s",
        carekeeper.__version__,
        platform.python_version(),
        platform.system(),
        platform.release(),
    )
    return handler


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
