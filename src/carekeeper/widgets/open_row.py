"""One line of a card that opens something."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from carekeeper.core.typing import override
from carekeeper.widgets.parts import ElidedLabel


class OpenRow(QFrame):
    """Some words with more about them; a click or Enter opens what they mean."""

    opened = Signal()

    def __init__(self, words: str, about: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 1, 0, 1)
        self.row.setSpacing(10)
        self.words = ElidedLabel(words)
        self.row.addWidget(self.words, 0 if about else 1)
        if about:
            self.row.addWidget(ElidedLabel(about, "second"), 1)

    @staticmethod
    def line_up(rows: Sequence[QWidget]) -> None:
        """Let what the rows tell begin below each other."""
        words = [row.words for row in rows if isinstance(row, OpenRow)]
        wide = max((one.sizeHint().width() for one in words), default=0)
        for one in words:
            one.setMinimumWidth(wide)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
