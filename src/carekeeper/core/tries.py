"""Wrong passwords are answered more and more slowly, also after a restart.

Who has a copy of the file can try on a computer of his own, and there the key derivation has to
hold. This holds up who sits down at the teacher's desk for a minute.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from carekeeper.core.file_names import nameless

FREE = 2
"""So many wrong tries are answered at once: everybody mistypes."""
LONGEST = 300.0
"""Seconds."""
_FORGOTTEN = 24 * 3600.0
"""Seconds after which the wrong tries of a file are forgotten."""
_NOT_UNDERSTOOD = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)


class _Told(NamedTuple):
    times: int
    until: float
    """When the next try is answered, in seconds of the computer's clock."""


class Tries:
    """Counts the wrong tries of each file and says how long the next one has to wait."""

    def __init__(self, kept_in: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        """Keep the counts in a file, or in memory only."""
        self._file = kept_in
        self._clock = clock
        self._told = self._read()

    def wait(self, path: Path) -> int:
        """Return the seconds until the next try for a file, rounded up; 0 for at once."""
        told = self._told_of(path)
        if told is None:
            return 0
        # A clock that was put back must not lock the teacher out for longer.
        return max(0, math.ceil(min(told.until - self._clock(), _pause(told.times))))

    def count(self, path: Path) -> int:
        """Return how often a wrong password was given since the last right one."""
        told = self._told_of(path)
        return 0 if told is None else told.times

    def wrong(self, path: Path) -> None:
        """Note a wrong try."""
        count = self.count(path) + 1
        self._told[nameless(path)] = _Told(count, self._clock() + _pause(count))
        self._write()

    def right(self, path: Path) -> None:
        """Forget the wrong tries of a file."""
        if self._told_of(path) is not None:
            del self._told[nameless(path)]
            self._write()

    def _told_of(self, path: Path) -> _Told | None:
        return self._told.get(nameless(path)) if self._told else None

    def _read(self) -> dict[str, _Told]:
        if self._file is None:
            return {}
        try:
            found = _understood(json.loads(self._file.read_bytes()))
        except (OSError, *_NOT_UNDERSTOOD):
            return {}
        now = self._clock()
        return {key: told for key, told in found.items() if now - told.until < _FORGOTTEN}

    def _write(self) -> None:
        if self._file is None:
            return
        kept = {key: {"count": told.times, "until": told.until} for key, told in self._told.items()}
        with suppress(OSError):  # comfort: a full disk keeps nobody from opening the class
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(kept), encoding="utf-8")


def _understood(kept: Any) -> dict[str, _Told]:
    return {key: _Told(int(one["count"]), float(one["until"])) for key, one in kept.items()}


def same_password(typed: str, password: str) -> bool:
    """Compare two passwords; how long that takes tells nothing of where they differ."""
    import hmac

    one, other = (text.encode("utf-8", "surrogatepass") for text in (typed, password))
    return hmac.compare_digest(one, other)


def _pause(count: int) -> float:
    return 0.0 if count <= FREE else min(LONGEST, 2.0 ** min(count - FREE, 30))
