"""Tells when another day has begun.

A laptop that slept overnight would go on showing what was due yesterday.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_EVERY = 60_000


class DayWatch(QObject):
    """Looks at the calendar once a minute, and whenever it is asked to."""

    turned = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)

    def look(self) -> None:
        """Tell it when today is not the day it was at the last look."""
        if self._today() != self._day:
            self._day = self._today()
            self.turned.emit()
