"""The window around the open class: language, look, lock, undo, and what the foot says."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD, TODAY
from tests.recording import RecordingMessages

from carekeeper import program
from carekeeper.app import Application
from carekeeper.core import logs
from carekeeper.core.errors import Trouble
from carekeeper.core.ids import StudentId
from carekeeper.core.paths import Paths
from carekeeper.db import backup_file
from carekeeper.db.troubles import trouble
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.guardians.view.form import ConfirmDialog
from carekeeper.features.students.store import Students
from carekeeper.safekeeping.store import note_outside_backup
from carekeeper.shell.workspace import Workspace
from carekeeper.widgets import theme


def students(application: Application) -> Students:
    """Return what the class file holds of the students."""
    assert application.open_class is not None
    return Students(application.open_class.class_file)


def front(application: Application) -> Workspace:
    """Return the class in the window."""
    page = application.window.page()
    assert isinstance(page, Workspace)
    return page


def field(parent: QWidget, name: str) -> QLineEdit:
    """Return the line of a field that is in sight."""
    found = [one for one in parent.findChildren(QLineEdit, f"field_{name}") if one.isVisible()]
    assert found
    return found[0]


def type_into(line: QLineEdit, text: str) -> None:
    """Type over what stands in a line, without leaving it."""
    line.setFocus()
    line.setText(text)
    line.setModified(True)


def words_in(window: QWidget) -> str:
    """Return all that one can read in a window now."""
    labels = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    buttons = [one.text() for one in window.findChildren(QPushButton) if one.isVisible()]
    lines = [one.text() for one in window.findChildren(QLineEdit) if one.isVisible()]
    return "\n".join([window.windowTitle(), *labels, *buttons, *lines])


class TestLanguage:
    def test_it_changes_at_once_and_keeps_student_tab_and_what_is_typed(
        self, application: Application
    ) -> None:
        front(application).show_student(7, "students")
        type_into(field(front(application), "former_name"), "王雨")

        application.do("zh_CN")

        page = front(application)
        assert page.student() == 7
        assert page.current_tab() == "students"
        assert students(application).get(7).former_name == "王雨"
        assert field(page, "former_name").text() == "王雨"
        bar = page.findChild(QTabBar, "tabs")
        assert bar is not None
        assert bar.tabText(0) == "今日"
        assert application.window.menus.actions["lock"].text() == "锁定"
        assert application.window.menus.actions["zh_CN"].isChecked()

    def test_the_first_page_changes_too(self, welcomed: Application) -> None:
        welcomed.do("zh_TW")

        assert "您的班級" in words_in(welcomed.window)

    def test_nothing_english_is_left_in_a_chinese_window(self, application: Application) -> None:
        application.do("zh_CN")
        page = front(application)
        for tab, student in [(tab, one) for tab in page.tab_names() for one in (None, 7)]:
            page.roster.select(student)
            page.open_tab(tab)
            shown = words_in(application.window)
            for known in ("CareKeeper", "Ctrl", "PDF", "A4", "U盘"):
                shown = shown.replace(known, "")
            english = [word for word in shown.split() if word.isascii() and word.isalpha()]
            assert english == []

    def test_the_menu_of_the_right_mouse_button_speaks_it_too(
        self, application: Application, qtbot: QtBot
    ) -> None:
        search = application.window.findChild(QLineEdit, "roster_search")
        assert search is not None
        for language, word in (("zh_CN", "粘贴"), ("zh_TW", "貼上"), ("en", "Paste")):
            application.do(language)
            menu = search.createStandardContextMenu()
            qtbot.addWidget(menu)
            assert word in " ".join(action.text() for action in menu.actions())


class TestLook:
    def test_the_scheme_changes_at_once(self, application: Application) -> None:
        application.do("dark")
        dark = theme.colour("window").name()

        application.do("light")

        assert dark == "#1b1d1c"
        assert theme.colour("window").name() == "#f5f3ee"
        assert application.window.menus.actions["light"].isChecked()
        assert not application.window.menus.actions["dark"].isChecked()

    def test_large_text_is_larger(self, application: Application) -> None:
        before = theme.font("body").pixelSize()

        application.do("large_text")
        after = theme.font("body").pixelSize()
        application.do("large_text")

        assert after > before
        assert theme.font("body").pixelSize() == before


class TestHead:
    def test_the_class_is_summed_up_right_when_a_file_opens_on_a_tab(
        self, application: Application, small: Path
    ) -> None:
        front(application).roster.select(None)
        front(application).open_tab("diary")

        application.open_file(small, PASSWORD)

        page = front(application)
        assert page.current_tab() == "diary"
        summary = page._tabs["diary"].class_summary()
        assert not summary.startswith("0")
        assert summary in words_in(application.window)


class TestUndo:
    def test_the_menu_names_what_would_be_undone(self, application: Application) -> None:
        students(application).change(7, "former_name", "王雨")
        actions = application.window.menus.actions
        named = actions["undo"].text()
        assert named.startswith("Undo: ")

        application.do("undo")

        assert students(application).get(7).former_name == ""
        assert actions["redo"].text() == named.replace("Undo", "Redo")

        application.do("redo")
        assert students(application).get(7).former_name == "王雨"

    def test_undo_reaches_back_over_a_restart(
        self, application: Application, start: Callable[[Path | None], Application], small: Path
    ) -> None:
        students(application).change(7, "former_name", "王雨")
        application.window.close()

        again = start(small)
        again.open_file(small, PASSWORD)
        again.do("undo")

        assert students(again).get(7).former_name == ""

    def test_what_is_being_typed_is_what_undo_takes_back(self, application: Application) -> None:
        front(application).show_student(7, "students")
        type_into(field(front(application), "former_name"), "王雨")

        application.do("undo")

        assert field(front(application), "former_name").text() == ""


class TestFoot:
    def test_it_says_what_was_saved_and_offers_to_undo(self, application: Application) -> None:
        front(application).show_student(7, "students")
        line = field(front(application), "former_name")
        type_into(line, "王雨")
        front(application).flush()

        assert "王小雨" in application.window.status._news.text()
        undo = application.window.findChild(QPushButton, "status_undo")
        assert undo.isVisible()

        undo.click()
        assert students(application).get(7).former_name == ""
        assert "Undone" in application.window.status._news.text()

    def test_undo_is_offered_only_for_the_very_thing_that_it_takes_back(
        self, application: Application
    ) -> None:
        assert application.open_class is not None
        class_file = application.open_class.class_file
        undo = application.window.findChild(QPushButton, "status_undo")
        students(application).change(StudentId(7), "former_name", "王雨")
        assert undo.isVisible()

        Guardians(class_file).note_print([7], "full", "HP Laser")
        assert "Contact cards printed" in application.window.status._news.text()
        assert not undo.isVisible(), "it would take back the name"

        students(application).change(StudentId(7), "former_name", "王雪")
        students(application).change(StudentId(8), "former_name", "李然", initiator=self)
        application.window.say("Saved: …", class_file.next_undo().id - 1)
        undo.click()
        assert students(application).get(7).former_name == "王雪"
        assert "newer" in application.window.status._news.text()
        assert not undo.isVisible()

    def test_it_says_how_the_file_is_kept(self, application: Application) -> None:
        foot = application.window.status

        assert foot.findChild(QLabel, "status_encrypted").text() == "Encrypted"
        assert "never" in foot.findChild(QPushButton, "status_backup_outside").text()

    def test_a_backup_given_away_is_told_at_once(
        self, application: Application, tmp_path: Path
    ) -> None:
        assert application.open_class is not None
        class_file = application.open_class.class_file
        away = tmp_path / "away.carebak"
        made = backup_file.write(
            class_file.path,
            PASSWORD,
            away,
            PASSWORD,
            reason=backup_file.Reason.BY_HAND,
            leave_out=(),
        )
        note_outside_backup(class_file, made)

        given = application.window.status.findChild(QPushButton, "status_backup_outside").text()
        assert "today" in given

    def test_what_was_saved_in_one_file_is_no_news_of_the_next(
        self, application: Application, small: Path
    ) -> None:
        students(application).change(7, "former_name", "王雨")
        assert application.window.status._news.text()

        application.open_file(small, PASSWORD)

        assert application.window.status._news.text() == ""

    def test_a_changed_class_is_backed_up_when_it_is_closed(
        self, application: Application, tmp_path: Path
    ) -> None:
        students(application).change(7, "former_name", "王雨")

        application.window.close()

        assert list((tmp_path / "profile" / "backups").rglob("*.carebak"))

    def test_a_class_that_does_not_close_cleanly_is_backed_up_and_told(
        self, application: Application, messages: RecordingMessages, tmp_path: Path
    ) -> None:
        students(application).change(7, "former_name", "王雨")
        assert application.open_class is not None
        class_file = application.open_class.class_file
        close = class_file.close

        def close_with_trouble() -> None:
            close()
            raise trouble(Trouble.OTHER, class_file.path)

        class_file.close = close_with_trouble  # type: ignore[method-assign]
        application.window.close()

        assert list((tmp_path / "profile" / "backups").rglob("*.carebak"))
        assert "三2班.carebook" in str(messages.warned)


def test_the_window_has_our_icon(qapp: QApplication) -> None:
    program._application()
    assert not qapp.windowIcon().pixmap(32, 32).isNull()


class TestCrash:
    def test_what_is_typed_is_saved_and_the_teacher_is_told(
        self, application: Application, qtbot: QtBot, tmp_path: Path
    ) -> None:
        handler = logs.start(Paths.of(tmp_path / "profile"))
        front(application).show_student(7, "students")
        type_into(field(front(application), "former_name"), "王雨")
        told: list[str] = []

        def answer() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            assert box.objectName() == "crash_box"
            told.append(box.text())
            box.buttons()[0].click()

        def go_wrong() -> None:
            QTimer.singleShot(0, answer)
            raise KeyError("王小雨 13800001207")

        QTimer.singleShot(0, go_wrong)
        qtbot.waitUntil(lambda: bool(told))
        logs.stop(handler)

        assert "What you typed has been saved." in told[0]
        assert students(application).get(7).former_name == "王雨"
        log = (tmp_path / "profile" / "logs" / "carekeeper.log").read_text(encoding="utf-8")
        assert "KeyError" in log
        assert "test_window.py" in log
        assert "王小雨" not in log
        assert "1207" not in log

    def test_a_refusal_is_told_without_the_crash_box(
        self, application: Application, messages: RecordingMessages
    ) -> None:
        from carekeeper.core.errors import Refused

        error = Refused("Please close the other window first.")
        sys.excepthook(type(error), error, None)

        assert messages.warned == ["Please close the other window first."]


def test_today_is_the_first_tab_and_the_last_one_is_remembered(
    application: Application, start: Callable[[Path | None], Application], small: Path
) -> None:
    assert front(application).current_tab() == "today"
    assert application.desk.today() == TODAY
    application.do("tab_guardians")
    application.window.close()

    again = start(small)
    again.open_file(small, PASSWORD)

    assert front(again).current_tab() == "guardians"


def test_a_new_day_begins_with_today(
    application: Application, start: Callable[[Path | None], Application], small: Path
) -> None:
    application.do("tab_guardians")
    application.window.close()

    tomorrow = start(small)
    tomorrow.desk.today = lambda: TODAY + timedelta(days=1)
    tomorrow.open_file(small, PASSWORD)

    assert front(tomorrow).current_tab() == "today"


def test_what_is_done_leaves_today_after_a_moment(application: Application, qtbot: QtBot) -> None:
    page = front(application)

    def to_confirm() -> int:
        found = [one for one in page.findChildren(QPushButton) if one.text() == "Confirm"]
        return len([one for one in found if one.isVisibleTo(page)])

    QCoreApplication.sendPostedEvents()
    before = to_confirm()
    assert before > 0

    next(one for one in page.findChildren(QPushButton) if one.text() == "Confirm").click()
    panel = application.window.findChild(ConfirmDialog)
    assert panel is not None
    panel.findChild(QPushButton, "confirm_accept").click()

    assert to_confirm() == before, "nothing slides under the pointer"
    qtbot.waitUntil(lambda: to_confirm() == before - 1)
