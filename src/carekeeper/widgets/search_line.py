"""A line to search with: its sign at the left, and at the right a cross that empties it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from carekeeper.widgets import icons

_CLEAR_ACTION = "_q_qlineeditclearaction"
"""The name that Qt gives to the cross; its own icon does not follow our colours."""


class SearchLine(QLineEdit):
    """Says in itself what can be searched; `tip` says it more fully to assistive tools."""

    def __init__(self, words: str, *, name: str, tip: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(words)
        self.setAccessibleName(tip or words)
        self.addAction(icons.icon("search", "second"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        cross = self.findChild(QAction, _CLEAR_ACTION)
        assert isinstance(cross, QAction)
        cross.setIcon(icons.icon("x", "second"))
