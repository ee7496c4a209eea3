"""What all buttons have in common: Enter presses them, a double click presses them once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from carekeeper.core.typing import override

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SAME_PLACE = 12
"""Pixels that the pointer may move between the two clicks of a double click."""


class _LastPress:
    """When and where a button was pressed last, whichever it was."""

    def __init__(self) -> None:
        self._when = -1_000_000
        self._where = QPoint()

    def is_second(self, event: QMouseEvent) -> bool:
        """Tell whether a press is the second of a double click on a button."""
        soon = 0 <= event.timestamp() - self._when < QApplication.doubleClickInterval()
        moved = (event.globalPosition().toPoint() - self._where).manhattanLength()
        return soon and moved <= _SAME_PLACE

    def note(self, event: QMouseEvent) -> None:
        """Remember a press."""
        self._when, self._where = event.timestamp(), event.globalPosition().toPoint()


_LAST = _LastPress()


def is_second_click(event: QMouseEvent) -> bool:
    """Tell whether a press belongs to a click on a button that may be gone by now."""
    return _LAST.is_second(event)


class PushButton(QPushButton):
    """A button that Enter presses, too, and that takes a double click for one.

    The first click can bring another button under the pointer, such as that of the next line; the
    second one was never meant for it. One that `repeats`, such as to the next page, takes all.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.repeats = False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        second = _LAST.is_second(event)
        _LAST.note(event)
        if second and not self.repeats:
            event.accept()
            return
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)
