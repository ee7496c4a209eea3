"""Locking hides the class behind its password, and keeps what is typed."""

from __future__ import annotations

from pathlib import Path

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
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.tab import StudyTab
from carekeeper.features.study.view.education import EducationPage
from carekeeper.shell.unlock import UnlockPage


class TestLock:
    def test_it_hides_everything(self, application: Application) -> None:
        front(application).show_student(7, "students")
        application.do("history")
        assert QApplication.activeModalWidget() is not None

        application.do("lock")

        page = application.window.page()
        assert page is not None
        assert page.objectName() == "unlock_page"
        assert application.window.windowTitle() == "三2班.carebook – CareKeeper"
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
        assert "is not valid yet" in messages.saved_texts[-1]
        assert page.window().focusWidget() is field(page, "birth_date")

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

    def test_what_is_private_is_gone_after_unlocking(
        self, application: Application, qtbot: QtBot
    ) -> None:
        page = front(application)
        page.show_student(7, "study")
        (study,) = page.findChildren(StudyTab)
        study.turn_to_page("education")
        plans = study.page("education")
        assert isinstance(plans, EducationPage)
        plans.open_plans()
        application.window.findChild(QPushButton, "education_history").click()
        history = application.window.findChild(QDialog, "history_dialog")
        assert history is not None

        with qtbot.waitSignal(history.destroyed):
            application.do("lock")
        unlock = application.window.page()
        assert isinstance(unlock, UnlockPage)
        unlock.password_given.emit(PASSWORD)

        assert front(application).isVisible()
        assert not plans.is_open
        assert application.window.findChild(QDialog, "history_dialog") is None

    def test_nothing_but_unlocking_and_quitting_works(
        self, application: Application, small: Path, messages: RecordingMessages
    ) -> None:
        application.do("lock")

        actions = application.window.menus.actions
        assert [name for name, action in actions.items() if action.isEnabled()] == ["quit"]
        for name in actions:
            if name != "quit":
                application.do(name)
        application.open_file(small.with_name("other.carebook"))
        assert QApplication.activeModalWidget() is None
        assert "locked" in messages.warned[-1]
        unlock = application.window.page()
        assert unlock is not None
        assert unlock.objectName() == "unlock_page"
        assert unlock.findChild(QPushButton, "unlock_other") is None

    def test_a_stranger_s_file_at_its_place_does_not_open_it(
        self, application: Application, small: Path
    ) -> None:
        application.do("lock")
        evil = small.with_name("evil.carebook")
        ClassFile.create(evil, "a stranger's word").close()
        small.rename(small.with_name("aside.carebook"))
        evil.rename(small)

        unlock = application.window.page()
        assert isinstance(unlock, UnlockPage)
        unlock.password_given.emit("a stranger's word")
        assert application.window.page() is unlock
        unlock.password_given.emit(PASSWORD)
        assert front(application).isVisible()

    def test_wrong_passwords_are_answered_more_and_more_slowly(
        self, application: Application
    ) -> None:
        application.do("lock")
        unlock = application.window.page()
        assert isinstance(unlock, UnlockPage)
        opens = unlock.findChild(QPushButton, "unlock_open")
        for _ in range(3):
            unlock.password_given.emit("wrong")
        assert "2 seconds" in opens.text()
        assert not opens.isEnabled()
        unlock.password_given.emit(PASSWORD)
        assert application.window.page() is unlock, "not even the right one, before the time"
        unlock._count_down()
        unlock._count_down()
        assert opens.isEnabled()

    def test_the_file_is_named_unless_the_teacher_does_not_want_it(
        self, application: Application
    ) -> None:
        application.settings.change(name_file=False)
        application.do("lock")
        assert application.window.windowTitle() == "CareKeeper"
        unlock = application.window.page()
        assert unlock is not None
        assert unlock.findChild(QLabel, "unlock_file").text() == ""

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
