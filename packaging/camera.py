"""Takes pictures of the window and of what opens over it, when all of it is at rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from carekeeper.app import Application
from carekeeper.core.ids import StudentId

TICK = 15
"""Milliseconds; a layout may take several rounds until every text has its size."""

PATIENCE = 20_000
"""Milliseconds after which background work is given up."""


class Camera:
    """Waits until the window is at rest, and keeps numbered pictures of it in a folder."""

    def __init__(self, application: Application, folder: Path) -> None:
        self.application = application
        self.window = application.window
        self._folder = folder
        self._number = 0
        self.student = StudentId(0)

    def settle(self, ticks: int = 4) -> None:
        """Let the window lay itself out and wait for the background work that it has begun."""
        loop = QEventLoop()
        background = self.application.desk.background
        idle = QTimer()
        idle.setInterval(TICK)
        quiet = 0

        def look() -> None:
            nonlocal quiet
            quiet = 0 if background._jobs else quiet + 1
            if quiet >= ticks:
                loop.quit()

        idle.timeout.connect(look)
        QTimer.singleShot(PATIENCE, loop, loop.quit)
        idle.start()
        loop.exec()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of a widget, or of the whole window."""
        self.settle()
        self._number += 1
        shown = widget or self.window
        shown.grab().save(str(self._folder / f"{self._number:02}-{name}.png"))
        room = self.window.size()
        if shown.width() > room.width() or shown.height() > room.height():
            print(f"{name}: {shown.width()}x{shown.height()} is larger than the window")

    @contextmanager
    def dialog(self, open_it: Callable[[], object]) -> Iterator[QDialog]:
        """Open a dialog, hand it over, and close it."""
        open_it()
        self.settle()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), "no dialog was opened"
        yield dialog
        # Without its own question: nothing here is to be kept.
        dialog.setParent(None)
        QDialog.done(dialog, 0)
        dialog.deleteLater()
        self.settle()

    def take_dialog(self, name: str, open_it: Callable[[], object]) -> None:
        """Open a dialog, keep a picture of it and close it."""
        with self.dialog(open_it) as dialog:
            self.take(name, dialog)

    def take_box(self, name: str, ask: Callable[[], object]) -> None:
        """Keep a picture of a message box, which waits for an answer."""

        def look() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QDialog)
            self.take(name, box)
            box.reject()

        QTimer.singleShot(100, look)
        ask()


def press(parent: QWidget, name: str) -> None:
    """Press a button by its name."""
    button = parent.findChild(QAbstractButton, name)
    assert button is not None, f"there is no button {name}"
    button.click()
