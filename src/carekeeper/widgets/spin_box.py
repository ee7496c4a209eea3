"""A box for a small whole number that is typed; no wheel and no arrow key changes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from carekeeper.core.typing import override

_MARGIN = 10


class SpinBox(QSpinBox):
    """A whole number that is typed; a style sheet leaves no room for arrows."""

    def __init__(
        self, lowest: int, highest: int, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setRange(lowest, highest)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(_MARGIN, 0, _MARGIN, 0)

    @override
    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        return QAbstractSpinBox.StepEnabledFlag.StepNone

    @override
    def stepBy(self, steps: int) -> None:
        """Do nothing: arrow and page keys would change what is saved at once."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
