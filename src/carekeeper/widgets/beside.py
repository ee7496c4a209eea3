"""A main column with a narrow one at its side, or below it where both have no room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from carekeeper.core.typing import override

_NO_LIMIT = 16_777_215


class _Turning(QBoxLayout):
    """A layout that turns before it lays out; afterwards, all in it would be laid out twice."""

    def __init__(self, parent: QWidget, turn: Callable[[int], None]) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent)
        self._turn = turn

    @override
    def setGeometry(self, rect: QRect) -> None:
        self._turn(rect.width())
        super().setGeometry(rect)


class Beside(QWidget):
    """Puts the side below the main column instead of cutting it off in a small window."""

    def __init__(self, main: QWidget, side: QWidget, width: int, *, least: int) -> None:
        """Take both, the width of the side, and the least width of the main column, in pixels."""
        super().__init__()
        self._side = side
        self._width = width
        self._least = least
        self._row = _Turning(self, self._turn)
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

    def _turn(self, width: int) -> None:
        """Put the side where it has room in so many pixels."""
        below = width < self._least + self._row.spacing() + self._width
        if below == self.is_below:
            return
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if below else directions.LeftToRight)
        self._side.setMinimumWidth(0 if below else self._width)
        self._side.setMaximumWidth(_NO_LIMIT if below else self._width)
