"""Names of files that every system takes.

Windows takes fewer than the others: https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
A name made here fits all of them, since a class file may come from one system to another.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from carekeeper.core.errors import Refused
from carekeeper.core.words import tr

CLASS_FILE, BACKUP, PARCEL = OURS = (".carebook", ".carebak", ".careparcel")
"""The endings of our own files, which the installers name to the system."""
PATTERN = " ".join(f"*{ending}" for ending in OURS)

_SIGNS = '<>:"/\\|?*'
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{digit}" for port in ("COM", "LPT") for digit in "123456789¹²³"}
)
_FORBIDDEN = re.compile(f"[{re.escape(_SIGNS)}\\x00-\\x1f]")
_LONGEST = 60


def is_ours(path: Path) -> bool:
    """Tell whether a file ends as ours do, however it is written: Windows knows no case."""
    return path.suffix.lower() in OURS


def stem(text: str, instead: str = " ") -> str:
    """Return a text as a part of a file name that every system takes; `""` when none is left."""
    plain = " ".join(_FORBIDDEN.sub(instead, text).split())[:_LONGEST].strip(" .")
    return f"_{plain}" if _is_device(plain) else plain


def nameless(path: Path) -> str:
    """Return a name for what is noted of a file; it tells nothing of the file."""
    import hashlib  # the first page does without it

    return hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def expect_possible(path: Path, *, windows: bool = sys.platform == "win32") -> None:
    """Raise `Refused` when the system takes no file of this name; only Windows refuses any."""
    if not windows:
        return
    for name in path.parts[bool(path.anchor) :]:
        wrong = sorted(set(_FORBIDDEN.findall(name)))
        if wrong:
            signs = " ".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in wrong)
            sentence = tr(
                "Windows does not allow {signs} in a name. Choose another name than “{name}”."
            )
            raise Refused(sentence.format(signs=signs, name=name))
        if _is_device(name) or (name not in (".", "..") and name != name.rstrip(" .")):
            sentence = tr("Windows reserves the name “{name}”. Choose another one.")
            raise Refused(sentence.format(name=name))


def _is_device(name: str) -> bool:
    return name.partition(".")[0].rstrip(" ").upper() in _DEVICES
