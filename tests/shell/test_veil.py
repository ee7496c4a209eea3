"""F9 hides names, numbers and photos at once, without locking, and shows them again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from carekeeper.app import Application
from carekeeper.shell.workspace import Workspace

F9 = Qt.Key.Key_F9


@pytest.fixture
def line(application: Application, workspace: Workspace, qtbot: QtBot) -> QLineEdit:
    """The former name of a student, with the cursor in it."""
    qtbot.waitExposed(application.window)
    workspace.show_student(7, "students")
    found = workspace.findChild(QLineEdit, "field_former_name")
    assert isinstance(found, QLineEdit)
    found.setFocus()
    return found


def covers(window: QWidget) -> list[QWidget]:
    """Return the veils that lie over a window and are seen."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    made = window.findChildren(QWidget, "veil", options=direct)
    found = [one for one in made if one.isVisible()]
    assert all(one.geometry() == window.rect() for one in found)
    return found


def sharpness(picture: QImage) -> int:
    """Return the greatest step of brightness between two pixels beside each other."""
    small = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    row = range(0, small.height() // 3, 2)  # the words of the veil itself are below
    return max(
        abs(small.pixelColor(x, y).lightness() - small.pixelColor(x + 1, y).lightness())
        for y in row
        for x in range(small.width() - 1)
    )


def test_the_key_hides_everything_and_shows_it_again(
    application: Application, line: QLineEdit
) -> None:
    window = application.window
    assert sharpness(window.grab().toImage()) > 80
    assert window.menus.actions["veil"].shortcut() == QKeySequence(F9)
    application.do("veil")
    assert len(covers(window)) == 1
    assert sharpness(window.grab().toImage()) < 12, "no letter has an edge any more"
    assert application.open_class is not None
    assert application.open_class.visible(), "it is not locked"
    QTest.keyClick(line, F9)
    assert covers(window) == []
    assert window.focusWidget() is line


def test_nothing_is_typed_or_pressed_below_the_veil(
    application: Application, line: QLineEdit
) -> None:
    application.do("veil")
    QTest.keyClicks(line, "abc")
    assert line.text() == ""
    QTest.keyClick(line, F9)
    QTest.keyClicks(line, "x")
    assert line.text() == "x"


def test_dialogs_are_hidden_with_the_window_and_know_the_key(
    application: Application, line: QLineEdit, qtbot: QtBot
) -> None:
    application.do("find_anything")
    search = application.window.findChild(QDialog, "search_dialog")
    assert search is not None
    words = search.findChild(QLineEdit, "search_line")
    assert words is not None
    words.setFocus()
    qtbot.waitUntil(lambda: bool(search.property("knows_veil")))
    QTest.keyClick(words, F9)
    assert len(covers(search)) == 1
    assert len(covers(application.window)) == 1
    QTest.keyClick(words, F9)
    assert covers(search) == []


def test_a_window_that_comes_by_itself_is_hidden_too(
    application: Application, line: QLineEdit, qtbot: QtBot
) -> None:
    application.do("veil")
    late = QDialog(application.window)
    late.show()
    qtbot.waitUntil(lambda: len(covers(late)) == 1)


def test_the_lock_takes_the_place_of_the_veil(application: Application, line: QLineEdit) -> None:
    application.do("veil")
    application.lock()
    assert covers(application.window) == []
    assert application.window.findChild(QLineEdit, "unlock_password") is not None
