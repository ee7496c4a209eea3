"""Locking hides the class behind its password, and keeps what is typed."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD
from tests.recording import RecordingMessages
from tests.shell.test_window import field, front, type_into, words_in

from carekeeper.app import Application


class TestLock:
    def test_it_hides_everything(self, application: Application) -> None:
        front(application).show_student(7, "students")
        application.do("history")
        assert QApplication.activeModalWidget() is not None

        application.do("lock")

        page = application.window.page()
        assert page is not None
        assert page.objectName() == "unlock_page"
        assert application.window.windowTitle() == "CareKeeper"
        assert QApplication.activeModalWidget() is None
        assert "王小雨" not in words_in(application.window)
        actions = application.window.menus.actions
        assert not actions["undo"].isEnabled()
        assert "王小雨" not in actions["undo"].text()

    def test_what_could_not_be_saved_is_still_there_after_unlocking(
        self, application: Application
    ) -> None:
        front(application).show_student(7, "students")
        type_into(field(front(application), "birth_date"), "31 Sept 2017")

        application.do("lock")
        unlock = application.window.page()
        assert unlock is not None
        unlock.findChild(QLineEdit, "unlock_password").setText(PASSWORD)
        unlock.findChild(QPushButton, "unlock_open").click()

        page = front(application)
        assert page.student() == 7
        assert field(page, "birth_date").text() == "31 Sept 2017"

    def test_a_day_that_cannot_be_keeps_the_student_in_view_until_it_is_mended(
        self, application: Application, messages: RecordingMessages
    ) -> None:
        front(application).show_student(7, "students")
        type_into(field(front(application), "birth_date"), "31 Sept 2017")

        front(application).show_student(8, "guardians")

        page = front(application)
        assert (page.student(), page.current_tab()) == (7, "students")
        assert field(page, "birth_date").text() == "31 Sept 2017"
        assert "cannot be right yet" in messages.saved_texts[-1]

        type_into(field(page, "birth_date"), "2017-09-30")
        page.show_student(8, "guardians")
        assert page.student() == 8

    def test_a_list_half_pasted_is_hidden_and_is_there_again_after_unlocking(
        self, application: Application
    ) -> None:
        application.do("bring_in")
        dialog = application.window.findChild(QDialog, "bring_in")
        assert dialog is not None
        dialog.findChild(QPlainTextEdit).setPlainText("赵一诺\n钱小川")

        application.do("lock")
        assert not dialog.isVisible()
        unlock = application.window.page()
        assert unlock is not None
        unlock.findChild(QLineEdit, "unlock_password").setText(PASSWORD)
        unlock.findChild(QPushButton, "unlock_open").click()

        assert dialog.isVisible()
        assert dialog.findChild(QPlainTextEdit).toPlainText() == "赵一诺\n钱小川"
        dialog.reject()

    def test_a_wrong_password_does_not_unlock(self, application: Application) -> None:
        application.do("lock")
        unlock = application.window.page()
        assert unlock is not None

        unlock.findChild(QLineEdit, "unlock_password").setText("wrong one")
        unlock.findChild(QPushButton, "unlock_open").click()

        assert application.window.page() is unlock
        assert unlock.findChild(QLabel, "unlock_problem").text()

    def test_it_locks_by_itself_when_nobody_touches_it(
        self, application: Application, qtbot: QtBot
    ) -> None:
        application._idle.wait_for(0.002)

        qtbot.waitUntil(
            lambda: application.window.page().objectName() == "unlock_page"  # type: ignore[union-attr]
        )

    def test_a_class_without_a_password_has_no_lock(
        self, welcomed: Application, qtbot: QtBot
    ) -> None:
        welcome = welcomed.window.page()
        assert welcome is not None
        welcome.findChild(QLineEdit, "welcome_class").setText("三（2）班")
        welcome.findChild(QPushButton, "welcome_begin_plain").click()

        welcomed.do("lock")

        assert front(welcomed).findChild(QPushButton, "lock_button").isHidden()
