"""Locks the window when nobody has touched key or mouse for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from carekeeper.core.typing import override

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

_LATER = 500
HURRIED = 2.0
"""Minutes without a touch until a window that shows something private locks itself."""

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """Tells when the time without a touch is over; 0 minutes never tells."""

    idle = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._app = app
        self._listening = False
        self._usual = 0.0
        self._hurries = False

    def wait_for(self, minutes: float) -> None:
        """Begin to count anew; not so long while something private is in front."""
        self._usual = minutes
        if self._hurries:
            minutes = min(minutes or HURRIED, HURRIED)
        self._timer.stop()
        if minutes > 0:
            self._timer.start(int(minutes * 60_000))
            # After the first paint: to show Python an event, PySide makes all its classes (20 ms).
            QTimer.singleShot(_LATER, self, self._listen)

    def hurry(self, on: bool) -> None:
        """Wait a few minutes only, even where it never tells otherwise; or as usual again."""
        self._hurries = on
        self.wait_for(self._usual)

    def _listen(self) -> None:
        """Hear what the windows get from the system: a filter on all widgets would be slow.

        A window is heard of when it gets the focus. What an input method types moves the cursor.
        """
        if self._listening:
            return
        self._listening = True
        self._app.inputMethod().cursorRectangleChanged.connect(self._touch)
        self._app.focusWindowChanged.connect(self._attend)
        for window in self._app.topLevelWindows():
            self._attend(window)

    def _attend(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touch()
        return False

    def _touch(self) -> None:
        if self._timer.isActive():
            self._timer.start()
