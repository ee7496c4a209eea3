"""Follows the lock of the computer itself: screen locked, lid closed, sleep.

On Linux logind and the screen savers tell over D-Bus, on Windows the session's notifications.
Where nobody tells, the window still locks by itself after a time without a touch.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from carekeeper.core.typing import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SLEEPS = ("org.freedesktop.login1.Manager", "PrepareForSleep")
_SESSION_LOCK = ("org.freedesktop.login1.Session", "Lock")
_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "com.deepin.ScreenSaver",
)
"""What tells with `ActiveChanged` that the screen was locked; UOS has Deepin's."""


class SystemLock(QObject):
    """Tells when the computer is locked or goes to sleep."""

    locked = Signal()

    def listen(self, window: QWidget) -> None:
        """Begin to hear of it; whatever fails, the program goes on without."""
        with suppress(Exception):
            _listen(self, window)

    @Slot(bool)
    def tell_if(self, on: bool) -> None:
        """Tell it when the screen saver or the sleep begins, not when it ends."""
        if on:
            self.locked.emit()

    @Slot()
    def tell(self) -> None:
        """Tell that the session is being locked."""
        self.locked.emit()


if sys.platform == "win32":
    from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

    _SESSION_CHANGE, _POWER = 0x02B1, 0x0218
    _SESSION_LOCKED, _SUSPENDS = 7, 4
    """WM_WTSSESSION_CHANGE, WM_POWERBROADCAST, WTS_SESSION_LOCK, PBT_APMSUSPEND."""

    class _Filter(QAbstractNativeEventFilter):
        def __init__(self, lock: SystemLock) -> None:
            super().__init__()
            self._lock = lock

        @override
        def nativeEventFilter(
            self, _kind: QByteArray | bytes | bytearray | memoryview, message: int, /
        ) -> tuple[bool, int]:
            from ctypes import wintypes

            told = wintypes.MSG.from_address(int(message))
            news = (told.message, told.wParam)
            if news in ((_SESSION_CHANGE, _SESSION_LOCKED), (_POWER, _SUSPENDS)):
                self._lock.tell()
            return False, 0

    def _listen(lock: SystemLock, window: QWidget) -> None:
        import ctypes

        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)
        app = QCoreApplication.instance()
        if app is not None:
            lock.filter = _Filter(lock)  # type: ignore[attr-defined] # Qt does not keep it
            app.installNativeEventFilter(lock.filter)  # type: ignore[attr-defined]
else:
    # The stubs of PySide want bytes here; the library itself takes a text only.
    _TELL_IF: Any = SLOT("tell_if(bool)")
    _TELL: Any = SLOT("tell()")

    def _listen(lock: SystemLock, _window: QWidget) -> None:
        from PySide6.QtDBus import QDBusConnection

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        system.connect("", "", *_SLEEPS, lock, _TELL_IF)
        system.connect("", "", *_SESSION_LOCK, lock, _TELL)
        for saver in _SAVERS:
            session.connect("", "", saver, "ActiveChanged", lock, _TELL_IF)
