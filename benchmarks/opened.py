"""The program with a class open in it, in this process."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from bare import floor_of
from PySide6.QtWidgets import QApplication

_SIZE = (1366, 768)
"""Of the window: the screen of a small notebook."""


class Opened:
    """A class that is open in the window."""

    def __init__(self, book: Path, profile: Path, password: str = "") -> None:
        from carekeeper.app import Application
        from carekeeper.core.paths import Paths

        self.app = QApplication([sys.argv[0], "-style", "fusion"])
        self._application = Application(self.app, Paths.of(profile).make(), "zh_CN")
        self._application.start(None)
        sys.excepthook = sys.__excepthook__  # a fault ends the run, no box waits for an answer
        self._application.open_file(book, password)
        self.window = self._application.window
        self.window.showNormal()
        self.window.resize(*_SIZE)
        self.app.processEvents()
        opened = self._application.open_class
        assert opened is not None
        self.class_file = opened.class_file
        self.workspace = opened._workspace
        self.students = sorted(int(line.id) for line in self.workspace._lines)

    def painted(self, work: Callable[[], object]) -> float:
        """Return how many milliseconds of the processor it takes until something is painted.

        What other programs do meanwhile does not count.
        """
        start = time.process_time()
        work()
        self.app.processEvents()
        return 1000 * (time.process_time() - start)

    def floor(self) -> list[float]:
        """Return how long Qt alone takes for the parts of the page that is in front."""
        return floor_of(self.workspace._tab(self.workspace.current_tab()), self.painted)

    def close(self) -> None:
        """Close the class and the program."""
        self._application.quit()
