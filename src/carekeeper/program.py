"""The program as the system starts it: one `QApplication`, the window in it, until it is closed."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from carekeeper.app import Application
from carekeeper.core import logs, resources, words
from carekeeper.core.paths import Paths
from carekeeper.shell.only_window import OnlyWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_STARTED = 1500
"""Milliseconds after which the start is over, also the imports behind the unlock page."""
_LISTENING = 300
"""Milliseconds after which the window hears of later starts: after the first page is painted."""
_LOOK, _LATE = 200, 20_000
"""Milliseconds between two looks at a window that opens, and after which it is late."""
COLOURFUL = 5
"""So many colours has a window at least in which a class is shown."""


def choose_input_method() -> None:
    """Let a teacher on UOS or Kylin type Chinese.

    PySide6 has no plugin for fcitx; fcitx's maker advises ibus, whose protocol it speaks too.
    """
    if sys.platform.startswith("linux") and os.environ.get("QT_IM_MODULE") == "fcitx":
        os.environ["QT_IM_MODULE"] = "ibus"


def _collect_garbage() -> None:
    """Collect again, as `commands.window` has held it up; what the start has made stays."""
    gc.freeze()
    gc.enable()


def paint(file: Path, password: str, picture: Path) -> tuple[int, int, int]:
    """Open a class, keep a picture of the window, and close; for `carekeeper selftest`.

    Returns the picture's width and height in pixels, and how many colours there are in it.
    """
    from PySide6.QtCore import QElapsedTimer
    from PySide6.QtGui import QImage

    app = _application()
    application = Application(app, Paths.of().make(), words.language())
    application.start(file)
    application.open_file(file, password)
    look, late = QTimer(app, interval=_LOOK), QElapsedTimer()
    seen = QImage()

    def look_again() -> None:
        nonlocal seen
        seen = application.window.grab().toImage()
        if _colours(seen) >= COLOURFUL or late.hasExpired(_LATE):
            app.quit()  # this closes the window, and the class with it

    look.timeout.connect(look_again)
    late.start()
    look.start()
    app.exec()
    look.stop()
    seen.save(str(picture))
    return seen.width(), seen.height(), _colours(seen)


def _colours(image: QImage) -> int:
    """Count the colours of a picture at a grid of points, away from its edges."""
    wide, high = image.width(), image.height()
    points = ((x, y) for x in range(0, wide, 16) for y in range(high // 4, 3 * high // 4, 16))
    return len({image.pixel(x, y) for x, y in points})


def _application() -> QApplication:
    # One style on all systems. Named here and not set later, because setting it costs 8 ms.
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(app, QApplication)
    app.setApplicationName("CareKeeper")
    app.setDesktopFileName("carekeeper")
    app.setWindowIcon(QIcon(str(resources.folder("icons", "program", "carekeeper.svg"))))
    return app


def run(file: Path | None, profile: Path | None, language: str) -> int:
    """Open the window and return the exit code when it is closed.

    `language` holds for this run only; an empty one follows the settings or the system.
    """
    choose_input_method()
    paths = Paths.of(profile).make()
    only = OnlyWindow(paths)
    if not only.is_first() and only.call_first(file):
        return 0
    handler = logs.start(paths)
    paths.sweep()
    app = _application()
    application = Application(app, paths, language)
    only.called.connect(application.come_forward)
    application.start(file)
    QTimer.singleShot(_STARTED, _collect_garbage)
    QTimer.singleShot(_LISTENING, only, only.listen)
    try:
        return app.exec()
    finally:
        only.leave()
        logs.stop(handler)
