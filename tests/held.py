"""Files that another program has open, such as a virus scanner: only Windows knows that.

Elsewhere the errors that Windows would raise are raised in its stead.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from carekeeper.core import in_place

ACCESS_DENIED, SHARING, LOCKED = 5, 32, 33


def refusal(number: int = SHARING) -> PermissionError:
    """Return the error that Windows raises for a file that is held."""
    problem = PermissionError(errno.EACCES, "held by another program")
    problem.winerror = number  # type: ignore[attr-defined,unused-ignore]
    return problem


@contextmanager
def held(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> Iterator[None]:
    """Hold files that are there, so that they can be read, but neither moved nor removed."""
    with monkeypatch.context() as patch, ExitStack() as opened:
        patch.setattr(in_place, "_PAUSE", 0.01)
        if sys.platform == "win32":
            for path in paths:
                opened.enter_context(path.open("rb"))
        else:
            _refuse(patch, {path.name for path in paths})
        yield


def _refuse(patch: pytest.MonkeyPatch, names: set[str]) -> None:
    for name in ("unlink", "replace"):
        patch.setattr(Path, name, _unless_held(getattr(Path, name), names))


def _unless_held(act: Any, names: set[str]) -> Any:
    def checked(path: Path, *given: Any, **named: Any) -> Any:
        if names & {path.name, *(Path(one).name for one in given)}:
            raise refusal()
        return act(path, *given, **named)

    return checked
