"""The window locks when the computer does, where the platform tells."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from carekeeper.shell.system_lock import SystemLock

_HEAR = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from carekeeper.shell.system_lock import SystemLock
app = QCoreApplication([])
lock = SystemLock()
lock.locked.connect(lambda: print("locked", flush=True))
lock.listen(None)
signal, *values = sys.argv[1:]
send = ["dbus-send", "--session", "/somewhere", signal, *values]
QTimer.singleShot(0, lambda: subprocess.run(send, check=True))
QTimer.singleShot(1500, app.quit)
app.exec()
"""


@pytest.mark.skipif(
    shutil.which("dbus-run-session") is None, reason="needs a message bus of its own"
)
@pytest.mark.parametrize(
    ("signal", "locks"),
    [
        (("org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"), True),
        (("org.gnome.ScreenSaver.ActiveChanged", "boolean:true"), True),
        (("org.gnome.ScreenSaver.ActiveChanged", "boolean:false"), False),
    ],
)
def test_a_locked_screen_is_heard_of(signal: tuple[str, ...], locks: bool) -> None:
    bus = ["dbus-run-session", "--", sys.executable, "-c", _HEAR, *signal]
    told = subprocess.run(bus, check=True, capture_output=True, encoding="utf-8")
    assert ("locked" in told.stdout) is locks, told.stderr


def test_the_end_of_the_sleep_locks_nothing(qtbot: QtBot) -> None:
    lock = SystemLock()
    heard = QSignalSpy(lock.locked)
    lock.tell_if(False)
    assert heard.count() == 0
    lock.tell_if(True)
    lock.tell()
    assert heard.count() == 2
