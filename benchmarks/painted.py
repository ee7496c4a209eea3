"""One process that opens a window, says when it is painted, and ends.

`painted.py empty` is the floor: a window with nothing in it. `painted.py empty MODULE...` imports
these libraries too. `painted.py carekeeper ARGUMENT...` is the program itself, with the arguments
of its command line.

It prints `painted PEAK PLATFORM`: the peak of memory in KiB, or 0 where the system does not tell
it, and what Qt draws on.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def when_painted(window: QWidget, then: Callable[[], None]) -> None:
    """After the first paint of a window and of all that is in it, do something and end."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                # What is in a window is painted right after it, before anything that is posted.
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
            return False

        def customEvent(self, _event: QEvent) -> None:
            then()
            QApplication.exit()

    window.installEventFilter(Watch(window))


def open_empty(libraries: list[str]) -> int:
    """Open a window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QWidget

    for library in libraries:
        importlib.import_module(library)
    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1280, 720)
    when_painted(window, tell)
    window.show()
    return app.exec()


def open_program(given: list[str], then: Callable[[], None]) -> int:
    """Open the program as its command line does; do something when it is painted."""
    from carekeeper.commands import start, window
    from carekeeper.core import words

    words.use(start.language_in(given))
    options = start.options_of(given)
    application = window.program().Application
    begin = application.start

    def start_and_watch(self: object, file: Path | None) -> None:
        begin(self, file)
        when_painted(self.window, then)  # type: ignore[attr-defined]

    application.start = start_and_watch
    return window.run(options)


def tell() -> None:
    """Say that it is painted."""
    from PySide6.QtGui import QGuiApplication

    print("painted", peak(), QGuiApplication.platformName(), flush=True)


def peak() -> int:
    """Return the peak of this process's memory in KiB, 0 where the system does not tell it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    sys.exit(open_empty(rest) if what == "empty" else open_program(rest, tell))
