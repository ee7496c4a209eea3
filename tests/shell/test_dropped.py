"""A list is dragged onto the window: with a class open, before there is one, and when locked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.recording import RecordingMessages

from carekeeper.app import Application
from carekeeper.shell.lists.dialog import BringInDialog
from carekeeper.shell.workspace import Workspace

ANY = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """The list of the office, in a folder of the teacher."""
    path = tmp_path / "花名册.csv"
    path.write_text("姓名,性别\n何新月,女\n", encoding="utf-8")
    return path


def files(path: Path) -> QMimeData:
    """Return what a folder gives along with a file that is dragged out of it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def may_drop(window: QWidget, data: QMimeData) -> bool:
    """Drag over the window and tell whether it would take what is dragged."""
    entered = QDragEnterEvent(QPoint(9, 9), ANY, data, LEFT, NO_KEY)
    entered.ignore()
    window.dragEnterEvent(entered)
    return entered.isAccepted()


def drop(window: QWidget, data: QMimeData) -> QDropEvent:
    """Let a file go over the window; the folder proposes to move it."""
    dropped = QDropEvent(QPointF(9, 9), ANY, data, LEFT, NO_KEY)
    dropped.setDropAction(Qt.DropAction.MoveAction)
    window.dropEvent(dropped)
    return dropped


def shown(window: QWidget) -> BringInDialog:
    """Return the dialog in which the list is looked at."""
    dialog = window.findChild(QDialog, "bring_in")
    assert isinstance(dialog, BringInDialog)
    return dialog


def test_the_file_is_copied_and_never_moved_away(
    application: Application, workspace: Workspace, roster: Path, qtbot: QtBot
) -> None:
    data = files(roster)
    assert workspace.isVisible()
    assert may_drop(application.window, data)
    assert drop(application.window, data).dropAction() == Qt.DropAction.CopyAction
    dialog = shown(application.window)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert drop(dialog, data).dropAction() == Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: not dialog.is_working())
    assert roster.exists()


def test_a_list_that_comes_before_the_class_is_shown_with_it(
    welcomed: Application, roster: Path, messages: RecordingMessages, qtbot: QtBot
) -> None:
    drop(welcomed.window, files(roster))
    assert messages.told == ["“花名册.csv” is shown as soon as a class is open."]
    page = welcomed.window.page()
    assert page is not None
    name, begin = (page.findChild(QLineEdit, "welcome_class"), "welcome_begin_plain")
    assert name is not None
    name.setText("三（2）班")
    page.findChild(QPushButton, begin).click()
    dialog = shown(welcomed.window)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.head.source.text() == "花名册.csv"


def test_a_locked_window_takes_no_list(application: Application, roster: Path) -> None:
    application.lock()
    assert not may_drop(application.window, files(roster))


def test_the_backup_before_a_list_is_told_of_at_the_foot(
    application: Application, roster: Path, qtbot: QtBot
) -> None:
    here = application.window.findChild(QLabel, "status_backup_here")
    assert here is not None
    assert "never" in here.text()
    drop(application.window, files(roster))
    dialog = shown(application.window)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    dialog.next.click()
    qtbot.waitUntil(lambda: "today" in here.text())
