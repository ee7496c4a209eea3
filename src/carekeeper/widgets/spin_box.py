"""A box for a small whole number, that the mouse wheel does not change in passing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from carekeeper.core.typing import override

_MARGIN = 10


class SpinBox(QSpinBox):
    """Typed, or changed with the arrow keys; a style sheet leaves no room for arrows."""

    def __init__(
        self, lowest: int, highest: int, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setRange(lowest, highest)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(_MARGIN, 0, _MARGIN, 0)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
