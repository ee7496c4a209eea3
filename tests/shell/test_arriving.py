"""What comes into the window from outside: dragged onto it, or opened by a double click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD, TODAY
from tests.db.stories import student_names
from tests.recording import RecordingMessages
from tests.shell.test_entrance import line, page, press

from carekeeper.app import Application
from carekeeper.db import parcel
from carekeeper.db.parcel import Label
from carekeeper.safekeeping.view.receive import ReceiveDialog
from carekeeper.safekeeping.view.restore import RestoreDialog
from carekeeper.shell.lists.dialog import BringInDialog

WORD = "a word for the way"
Start = Callable[[Path | None], Application]


@pytest.fixture
def coming(small_class: Path, tmp_path: Path) -> Path:
    """A parcel with one student of another class."""
    path = tmp_path / "Students to 四（2）班.careparcel"
    label = Label("0a" * 16, TODAY, "四（2）班")
    parcel.pack(small_class, PASSWORD, path, WORD, label, [1], leave_out=())
    return path


def drop(application: Application, path: Path) -> None:
    """Let a file fall onto the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    application.window.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, none))


def in_front() -> QDialog | None:
    """Return the dialog in front."""
    found = QApplication.activeModalWidget()
    return found if isinstance(found, QDialog) else None


def make_class(application: Application, qtbot: QtBot) -> None:
    """Begin a class without a password on the welcome page."""
    line(page(application, "welcome_page"), "welcome_class").setText("四（2）班")
    press(qtbot, page(application, "welcome_page"), "welcome_begin_plain")


def test_a_parcel_falls_onto_the_window_and_is_received(
    welcomed: Application, coming: Path, qtbot: QtBot
) -> None:
    make_class(welcomed, qtbot)
    drop(welcomed, coming)
    dialog = in_front()
    assert isinstance(dialog, ReceiveDialog)
    assert dialog.found.text() == coming.name
    dialog.password.setText(WORD)
    dialog.look.click()
    qtbot.waitUntil(lambda: not dialog.is_working())
    dialog.receive.click()
    qtbot.waitUntil(lambda: in_front() is None)
    assert welcomed.open_class is not None
    assert len(student_names(welcomed.open_class.class_file)) == 1


def test_a_double_click_opens_the_last_class_and_then_the_parcel(
    start: Start, small: Path, coming: Path, messages: RecordingMessages, qtbot: QtBot
) -> None:
    first = start(small)
    first.open_file(small, PASSWORD)
    first.quit()

    again = start(coming)
    unlock = page(again, "unlock_page")
    qtbot.waitUntil(lambda: messages.warned != [])
    assert messages.warned[-1].startswith("Please open the class that the students come into.")
    assert in_front() is None
    line(unlock, "unlock_password").setText(PASSWORD)
    press(qtbot, unlock, "unlock_open")
    dialog = in_front()
    assert isinstance(dialog, ReceiveDialog)
    assert dialog.look.isEnabled()


def test_without_any_class_it_waits_for_the_first_one(
    start: Start, coming: Path, messages: RecordingMessages, qtbot: QtBot
) -> None:
    application = start(coming)
    qtbot.waitUntil(lambda: messages.warned != [])
    make_class(application, qtbot)
    assert isinstance(in_front(), ReceiveDialog)


def test_a_second_start_hands_it_to_the_open_class(application: Application, coming: Path) -> None:
    loud = coming.rename(coming.with_name("STUDENTS.CAREPARCEL"))
    application.come_forward(loud)
    assert isinstance(in_front(), ReceiveDialog)


def test_a_locked_window_takes_no_parcel(
    application: Application, coming: Path, messages: RecordingMessages
) -> None:
    application.do("lock")
    drop(application, coming)
    assert messages.warned[-1].startswith("The window is locked.")
    assert in_front() is None


def test_a_backup_and_a_list_fall_where_they_belong(
    application: Application, tmp_path: Path
) -> None:
    for name, dialog in (("三2班.carebak", RestoreDialog), ("名单.txt", BringInDialog)):
        path = tmp_path / name
        path.write_text("姓名\n王小雨\n", encoding="utf-8")
        drop(application, path)
        shown = in_front()
        assert isinstance(shown, dialog)
        shown.reject()
