"""Cut, copy and paste of the menu: the key that does it, given to whatever has the cursor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

KEYS = {"cut": Qt.Key.Key_X, "copy": Qt.Key.Key_C, "paste": Qt.Key.Key_V}


def press(action: QAction, key: Qt.Key, window: QWidget) -> None:
    """Press the key of an entry of the menu; lines, tables and photos each know what it means."""
    widget = QApplication.focusWidget() or window.focusWidget()
    if widget is None:
        return
    # From whoever does not know the key it would come back to the menu, and so on.
    action.setEnabled(False)
    try:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.ControlModifier)
            QApplication.sendEvent(widget, event)
    finally:
        action.setEnabled(True)
