"""The pages before the class: first start, password, a file that does not open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD
from tests.db.stories import flip

from carekeeper import sample
from carekeeper.app import Application
from carekeeper.db.class_file import ClassFile
from carekeeper.db.connection import is_encrypted
from carekeeper.features.classes.store import Classes

Start = Callable[[Path | None], Application]


def page(application: Application, name: str) -> QWidget:
    """Return the page in front, which is to be this one."""
    shown = application.window.page()
    assert shown is not None
    assert shown.objectName() == name
    return shown


def line(parent: QWidget, name: str) -> QLineEdit:
    """Return a line to type in."""
    found = parent.findChild(QLineEdit, name)
    assert found is not None
    return found


def says(parent: QWidget, name: str) -> str:
    """Return what a label says."""
    found = parent.findChild(QLabel, name)
    assert found is not None
    return found.text()


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    """Click a button."""
    found = parent.findChild(QPushButton, name)
    assert found is not None
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


class TestWelcome:
    def test_the_cursor_waits_in_the_one_required_field(self, welcomed: Application) -> None:
        focus = welcomed.window.focusWidget()

        assert focus is not None
        assert focus.objectName() == "welcome_class"

    def test_the_class_needs_a_name(self, welcomed: Application, qtbot: QtBot) -> None:
        welcome = page(welcomed, "welcome_page")

        press(qtbot, welcome, "welcome_begin_plain")

        assert (
            says(welcome, "welcome_problem")
            == "Please fill in the class name, such as Class 3 (2)."
        )
        assert welcomed.open_class is None

        qtbot.keyClicks(line(welcome, "welcome_class"), "3")
        assert says(welcome, "welcome_problem") == ""

    @pytest.mark.parametrize(
        ("first", "again", "sentence"),
        [
            ("", "", "Please type a password, or start without one."),
            ("short", "short", "Please use at least 8 characters"),
            ("spring rain", "spring rian", "The two passwords differ."),
        ],
    )
    def test_a_password_that_will_not_do_is_told(
        self, welcomed: Application, qtbot: QtBot, first: str, again: str, sentence: str
    ) -> None:
        welcome = page(welcomed, "welcome_page")
        line(welcome, "welcome_class").setText("三（2）班")
        line(welcome, "welcome_password").setText(first)
        line(welcome, "welcome_password_again").setText(again)

        press(qtbot, welcome, "welcome_begin")

        assert says(welcome, "welcome_problem").startswith(sentence)
        assert welcomed.open_class is None

    def test_a_class_with_a_password_is_encrypted_and_asks_for_a_sheet(
        self, welcomed: Application, qtbot: QtBot
    ) -> None:
        welcome = page(welcomed, "welcome_page")
        line(welcome, "welcome_class").setText("三（2）班")
        line(welcome, "welcome_teacher").setText("陈老师")
        for name in ("welcome_password", "welcome_password_again"):
            line(welcome, name).setText(PASSWORD)

        press(qtbot, welcome, "welcome_begin")

        page(welcomed, "workspace")
        assert welcomed.open_class is not None
        made = welcomed.open_class.class_file
        assert is_encrypted(made.path)
        assert Classes(made).get().teacher == "陈老师"
        sheet = QApplication.activeModalWidget()
        assert sheet is not None
        assert sheet.objectName() == "sheet_dialog"
        sheet.close()

    def test_one_may_begin_without_a_password(self, welcomed: Application, qtbot: QtBot) -> None:
        welcome = page(welcomed, "welcome_page")
        line(welcome, "welcome_class").setText("三（2）班")

        press(qtbot, welcome, "welcome_begin_plain")

        page(welcomed, "workspace")
        assert welcomed.open_class is not None
        assert not is_encrypted(welcomed.open_class.class_file.path)
        assert says(welcomed.window, "status_encrypted") == "No password: not encrypted"

    def test_a_wrong_hotline_is_told_at_once_and_blocks_nothing(
        self, welcomed: Application, qtbot: QtBot
    ) -> None:
        welcome = page(welcomed, "welcome_page")
        line(welcome, "welcome_class").setText("三（2）班")
        hotline = line(welcome, "welcome_hotline")
        hotline.setFocus()
        qtbot.keyClicks(hotline, "12")
        line(welcome, "welcome_password").setFocus()
        assert says(welcome, "welcome_problem").startswith("The hotline is not a phone number")
        assert hotline.property("wrong") is True

        press(qtbot, welcome, "welcome_begin_plain")

        page(welcomed, "workspace")
        assert welcomed.open_class is not None
        assert Classes(welcomed.open_class.class_file).get().hotline == ""

    def test_everything_that_is_in_the_way_is_said_at_once(
        self, welcomed: Application, qtbot: QtBot
    ) -> None:
        welcome = page(welcomed, "welcome_page")
        line(welcome, "welcome_password").setText("short")

        press(qtbot, welcome, "welcome_begin")

        said = says(welcome, "welcome_problem").splitlines()
        assert ("class name" in said[0], "characters" in said[1]) == (True, True)
        wrong = [x for x in welcome.findChildren(QLineEdit) if x.property("wrong")]
        assert {x.objectName() for x in wrong} == {"welcome_class", "welcome_password"}
        assert line(welcome, "welcome_class").hasFocus()

    def test_enter_goes_to_the_next_line(self, welcomed: Application, qtbot: QtBot) -> None:
        welcome = page(welcomed, "welcome_page")
        order = []
        for _line in range(5):
            focus = welcomed.window.focusWidget()
            assert focus is not None
            order.append(focus.objectName())
            qtbot.keyClick(focus, Qt.Key.Key_Return)

        assert order == [
            "welcome_class",
            "welcome_school",
            "welcome_teacher",
            "welcome_hotline",
            "welcome_password",
        ]
        assert welcome.isVisible()

    def test_a_sample_class_can_be_looked_at(
        self, welcomed: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        small = partial(sample.make, students=12, left_behind=4, months=1)
        monkeypatch.setattr(sample, "make", small)

        press(qtbot, page(welcomed, "welcome_page"), "welcome_sample")

        workspace = page(welcomed, "workspace")
        assert "12 students" in says(workspace, "roster_figures")


class TestUnlock:
    def test_nothing_is_told_before_the_password(self, start: Start, small: Path) -> None:
        application = start(small)

        page(application, "unlock_page")
        assert application.window.windowTitle() == "三2班.carebook – CareKeeper"
        assert not application.window.status.isVisible()
        assert not application.window.menus.actions["undo"].isEnabled()
        assert "tab_students" not in application.window.menus.actions

    def test_a_wrong_password_is_told_and_can_be_typed_anew(
        self, start: Start, small: Path, qtbot: QtBot
    ) -> None:
        application = start(small)
        unlock = page(application, "unlock_page")
        line(unlock, "unlock_password").setText("wrong")

        qtbot.keyClick(line(unlock, "unlock_password"), Qt.Key.Key_Return)

        assert "password" in says(unlock, "unlock_problem").lower()
        assert line(unlock, "unlock_password").isEnabled()
        assert line(unlock, "unlock_password").selectedText() == "wrong"
        foot = application.window.findChild(QWidget, "status_line")
        assert foot is None or not foot.isVisible()
        assert unlock.findChild(QPushButton, "unlock_backup").isVisible()

        line(unlock, "unlock_password").setText(PASSWORD)
        press(qtbot, unlock, "unlock_open")
        page(application, "workspace")

    def test_a_file_that_was_open_here_before_is_not_called_damaged(
        self, start: Start, small: Path
    ) -> None:
        first = start(small)
        first.open_file(small, PASSWORD)
        first.quit()

        unlock = page(start(small), "unlock_page")
        line(unlock, "unlock_password").setText("wrong")
        unlock.findChild(QPushButton, "unlock_open").click()
        assert says(unlock, "unlock_problem") == "This password does not open “三2班.carebook”."
        assert unlock.findChild(QLabel, "unlock_hint").isVisible()
        assert not unlock.findChild(QPushButton, "unlock_backup").isVisible()

    def test_one_whose_beginning_is_another_may_be(self, start: Start, small: Path) -> None:
        first = start(small)
        first.open_file(small, PASSWORD)
        first.quit()
        flip(small, 3)

        unlock = page(start(small), "unlock_page")
        line(unlock, "unlock_password").setText(PASSWORD)
        unlock.findChild(QPushButton, "unlock_open").click()
        assert "beginning of the file is damaged" in says(unlock, "unlock_problem")
        assert unlock.findChild(QPushButton, "unlock_backup").isVisible()

    def test_the_eye_shows_what_is_typed(self, start: Start, small: Path) -> None:
        unlock = page(start(small), "unlock_page")
        password = line(unlock, "unlock_password")
        (eye,) = password.actions()
        assert password.echoMode() is QLineEdit.EchoMode.Password
        eye.trigger()
        assert password.echoMode() is QLineEdit.EchoMode.Normal
        eye.trigger()
        assert password.echoMode() is QLineEdit.EchoMode.Password

    def test_a_file_used_before_is_in_the_menu(self, start: Start, small: Path) -> None:
        application = start(small)
        application.open_file(small, PASSWORD)
        other = small.with_name("other.carebook")
        ClassFile.create(other).close()
        application.open_file(other)
        actions = application.window.menus.actions
        assert [actions[f"recent/{n}"].text() for n in (0, 1)] == [other.name, small.name]

        actions["recent/1"].trigger()

        page(application, "unlock_page")

    def test_an_empty_password_does_nothing(self, start: Start, small: Path, qtbot: QtBot) -> None:
        application = start(small)
        unlock = page(application, "unlock_page")

        press(qtbot, unlock, "unlock_open")

        assert says(unlock, "unlock_problem") == ""

    def test_the_caps_lock_is_told(self, start: Start, small: Path, qtbot: QtBot) -> None:
        unlock = page(start(small), "unlock_page")
        password = line(unlock, "unlock_password")
        none = Qt.KeyboardModifier.NoModifier

        QApplication.sendEvent(password, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "A"))
        assert says(unlock, "unlock_caps") == "Caps lock is on"

        qtbot.keyClicks(password, "b")
        assert says(unlock, "unlock_caps") == ""

    def test_while_a_file_is_opened_nothing_can_be_typed(self, start: Start, small: Path) -> None:
        from carekeeper.shell.unlock import UnlockPage

        unlock = page(start(small), "unlock_page")
        assert isinstance(unlock, UnlockPage)

        unlock.set_busy(True)
        assert not line(unlock, "unlock_password").isEnabled()

        unlock.set_busy(False)
        assert line(unlock, "unlock_password").isEnabled()

    def test_the_last_file_is_asked_for_again(self, start: Start, small: Path) -> None:
        first = start(small)
        first.open_file(small, PASSWORD)
        first.window.close()

        page(start(None), "unlock_page")


class TestRescue:
    def test_a_damaged_file_is_not_touched_and_the_way_out_is_shown(
        self, start: Start, small: Path, qtbot: QtBot
    ) -> None:
        content = b"SQLite format 3\x00" + b"\x00\x01 nothing of a class" * 400
        small.write_bytes(content)

        application = start(small)

        rescue = page(application, "rescue_page")
        assert str(small) in says(rescue, "rescue_kept")
        assert small.read_bytes() == content
        assert rescue.findChild(QPushButton, "rescue_other").isVisible()

    def test_a_file_that_is_gone_is_told_and_can_be_tried_again(
        self, start: Start, small: Path, qtbot: QtBot
    ) -> None:
        gone = small.with_name("gone.carebook")
        application = start(gone)

        rescue = page(application, "rescue_page")
        assert "gone.carebook" in says(rescue, "rescue_sentence")
        small.rename(gone)
        press(qtbot, rescue, "rescue_retry")
        page(application, "unlock_page")

    def test_who_has_the_file_open_is_told(self, start: Start, small: Path) -> None:
        first = start(small)
        first.open_file(small, PASSWORD)

        second = start(None)
        second.open_file(small, PASSWORD)

        sentence = says(page(second, "rescue_page"), "rescue_sentence")
        assert "三2班.carebook" in sentence
        assert "has been open since" in sentence
        page(first, "workspace")
