"""One window for one teacher: a second start hands its file to the first and raises it.

The first window holds the folder of calls. A second one leaves a note in it, which the first
takes away; where nobody takes it, the second opens its own window.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from carekeeper.core.hold import Hold
from carekeeper.core.paths import Paths, make_private

PATIENCE = 3.0
"""Seconds that the first window has to answer a call."""
_STEP = 0.05
_END = ".call"
_LONGEST = 64 * 1024


class OnlyWindow(QObject):
    """The right to be the window of this profile, and the ear for those that come later."""

    called = Signal(object)
    """Another start: the path of its file, None when it had none."""

    def __init__(self, paths: Paths) -> None:
        super().__init__()
        self._folder = paths.temporary.parent.with_name("calls")
        self._hold = Hold(self._folder / "window.lock")
        self._watcher: QFileSystemWatcher | None = None

    def is_first(self) -> bool:
        """Take the right to be the only window; without a folder for it everybody is the first."""
        try:
            make_private(self._folder)
            return self._hold.take()
        except OSError:
            return True

    def call_first(self, file: Path | None, wait: Callable[[float], object] = time.sleep) -> bool:
        """Hand a file to the first window; False when it does not answer."""
        call = self._folder / f"{os.getpid()}-{os.urandom(4).hex()}{_END}"
        part = call.with_suffix(".part")
        text = "" if file is None else str(file.absolute())
        try:
            part.write_text(text, encoding="utf-8", errors="surrogatepass")
            _let_it_come_to_the_front()
            part.replace(call)
            for _ in range(round(PATIENCE / _STEP)):
                if not call.exists():
                    return True
                wait(_STEP)
            call.unlink(missing_ok=True)
        except OSError:
            return False
        return False

    def listen(self) -> None:
        """Hear the calls of later starts from now on; old ones that nobody heard go."""
        for call in self._calls():
            _take(call)
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._hear)

    def leave(self) -> None:
        """Give the right back."""
        self._watcher = None
        self._hold.give_back()

    def _hear(self) -> None:
        for call in self._calls():
            text = _take(call)
            if text is not None:
                self.called.emit(Path(text) if text else None)

    def _calls(self) -> list[Path]:
        with suppress(OSError):
            return sorted(self._folder.glob(f"*{_END}"))
        return []


def _take(call: Path) -> str | None:
    """Return what a call says, and take it away, which is the answer to it."""
    try:
        with call.open(encoding="utf-8", errors="surrogatepass") as stream:
            text = stream.read(_LONGEST)
        call.unlink()
    except (OSError, ValueError):
        return None
    return None if "\0" in text else text


def _let_it_come_to_the_front() -> None:
    """Windows lets only the program that the teacher has just started give the front away."""
    if sys.platform == "win32":
        import ctypes

        any_program = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_program)
