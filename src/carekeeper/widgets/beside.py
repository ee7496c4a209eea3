"""A main column with a narrow one at its side, or below it where both have no room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from carekeeper.core.typing import override

_NO_LIMIT = 16_777_215


class Beside(QWidget):
    """Puts the side below the main column instead of cutting it off in a small window."""

    def __init__(self, main: QWidget, side: QWidget, width: int, *, least: int) -> None:
        """Take both, the width of the side, and the least width of the main column, in pixels."""
        super().__init__()
        self._side = side
        self._width = width
        self._least = least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(main, 1)
        self._row.addWidget(side)
        side.setFixedWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def is_below(self) -> bool:
        """Whether the side stands below the main column."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = event.size().width() < self._least + self._row.spacing() + self._width
        if below == self.is_below:
            return
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if below else directions.LeftToRight)
        self._side.setMinimumWidth(0 if below else self._width)
        self._side.setMaximumWidth(_NO_LIMIT if below else self._width)
