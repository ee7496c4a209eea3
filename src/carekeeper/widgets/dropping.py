"""Taking files that are dragged in from outside: always as a copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def take_copy(event: QDropEvent) -> None:
    """Accept what is dragged or dropped, as a copy.

    Whoever proposes to move it would delete the file after it was only read here.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
