"""The window locks when nobody touches it, and each touch puts that off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from carekeeper.shell import idle
from carekeeper.shell.idle import IdleWatch


def press(line: QLineEdit) -> None:
    """Press a key."""
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)


def click(line: QLineEdit) -> None:
    """Click into the window."""
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(line.windowHandle(), Qt.MouseButton.LeftButton, none, QPoint(5, 5))


def move(line: QLineEdit) -> None:
    """Move the mouse over the window."""
    QTest.mouseMove(line.windowHandle(), QPoint(9, 6))


def compose(line: QLineEdit) -> None:
    """Type a Chinese word with an input method, which keeps the keys for itself."""
    typed = QInputMethodEvent()
    typed.setCommitString("小雨")
    QApplication.sendEvent(line, typed)


@pytest.mark.parametrize("touch", [press, click, move, compose])
def test_a_touch_puts_the_lock_off(
    touch: Callable[[QLineEdit], None],
    qapp: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(idle, "_LATER", 0)
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    watch = IdleWatch(qapp, line)
    watch.wait_for(60)
    qtbot.waitUntil(lambda: watch._listening)
    begun: list[str] = []
    monkeypatch.setattr(watch._timer, "start", lambda: begun.append("anew"))

    touch(line)

    qtbot.waitUntil(lambda: bool(begun))
