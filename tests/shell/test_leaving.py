"""Whoever leaves with something that could not be saved is asked first."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD
from tests.db.small_disk import mounted
from tests.recording import RecordingMessages
from tests.shell.test_window import field, front, type_into

from carekeeper.app import Application
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.store import Students
from carekeeper.shell.unsaved import UnsavedDialog


def asked(application: Application) -> UnsavedDialog:
    """Return the question that is open."""
    found = [one for one in application.window.findChildren(UnsavedDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def press(dialog: QDialog, name: str) -> None:
    """Press a button of the question."""
    button = dialog.findChild(QPushButton, f"unsaved_{name}")
    assert button is not None
    button.click()


def shown(dialog: QDialog) -> str:
    """Return the text that the question shows."""
    text = dialog.findChild(QPlainTextEdit, "unsaved_text")
    assert text is not None
    return text.toPlainText() if text.isVisible() else ""


@pytest.fixture
def wrong(application: Application) -> Application:
    """Somebody has typed a day that cannot be."""
    front(application).show_student(7, "students")
    type_into(field(front(application), "birth_date"), "31 Sept 2017")
    return application


class TestClosing:
    def test_a_day_that_cannot_be_keeps_the_window_open(self, wrong: Application) -> None:
        assert not wrong.window.close()

        dialog = asked(wrong)
        assert "31 Sept 2017" in shown(dialog)
        assert wrong.open_class is not None
        press(dialog, "stay")
        assert wrong.window.isVisible()
        assert field(front(wrong), "birth_date").text() == "31 Sept 2017"

    def test_it_can_be_taken_along(self, wrong: Application, tmp_path: Path) -> None:
        wrong.window.close()
        dialog = asked(wrong)
        press(dialog, "copy")
        assert "31 Sept 2017" in QGuiApplication.clipboard().text()

        dialog._ask = lambda _parent: str(tmp_path / "not saved.txt")
        press(dialog, "save")
        assert "31 Sept 2017" in (tmp_path / "not saved.txt").read_text(encoding="utf-8")
        dialog._ask = lambda _parent: str(tmp_path / "no" / "folder.txt")
        press(dialog, "save")
        assert dialog.problem.text()

    def test_mended_and_tried_again_it_closes(self, wrong: Application, small: Path) -> None:
        wrong.window.close()
        dialog = asked(wrong)
        type_into(field(front(wrong), "birth_date"), "2017-09-30")
        press(dialog, "again")

        assert not wrong.window.isVisible()
        with ClassFile.open(small, PASSWORD) as class_file:
            assert str(Students(class_file).get(7).birth_date) == "2017-09-30"

    def test_what_is_given_up_is_given_up(self, wrong: Application, small: Path) -> None:
        wrong.window.close()
        press(asked(wrong), "leave")

        assert not wrong.window.isVisible()
        ClassFile.open(small, PASSWORD).close()

    def test_a_locked_window_shows_nothing_of_it(self, wrong: Application) -> None:
        wrong.do("lock")
        wrong.window.close()

        dialog = asked(wrong)
        assert shown(dialog) == ""
        assert not dialog.findChild(QPushButton, "unsaved_copy").isVisible()


@pytest.mark.parametrize("action", ["new_class", "sample", "restore"])
def test_whatever_leaves_the_class_asks_first(action: str, wrong: Application) -> None:
    wrong.do(action)

    dialog = asked(wrong)
    assert front(wrong).isVisible()
    press(dialog, "stay")
    assert wrong.open_class is not None


def test_another_file_waits_for_the_answer(wrong: Application, small: Path, qtbot: QtBot) -> None:
    other = small.with_name("other.carebook")
    ClassFile.create(other).close()
    wrong.open_file(other)
    assert wrong.open_class is not None
    assert wrong.open_class.class_file.path == small

    press(asked(wrong), "leave")

    assert wrong.open_class.class_file.path == other


def test_another_language_waits_until_it_is_mended(wrong: Application) -> None:
    wrong.do("zh_CN")

    assert field(front(wrong), "birth_date").text() == "31 Sept 2017"
    assert wrong.window.menus.actions["en"].isChecked()
    assert not wrong.window.menus.actions["zh_CN"].isChecked()


def test_the_crash_box_does_not_say_that_it_was_saved(
    wrong: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    wrong._guard.tell(RuntimeError("made up"))
    assert "not saved" in said[0]


def test_a_full_disk_keeps_the_words_and_when_there_is_room_they_are_saved(
    start: Callable[[Path | None], Application],
    small: Path,
    tmp_path: Path,
    messages: RecordingMessages,
) -> None:
    with mounted(tmp_path / "stick", "4m") as disk:
        book = disk.folder / "三2班.carebook"
        shutil.copyfile(small, book)
        application = start(book)
        application.open_file(book, PASSWORD)
        front(application).show_student(7, "students")
        notes = front(application).findChild(QPlainTextEdit, "field_notes")
        assert notes is not None
        disk.leave(0)
        notes.insertPlainText("汉" * 4000)

        assert not application.window.close()
        assert "汉" * 4000 in shown(asked(application))
        disk.make_room()
        press(asked(application), "again")

        assert not application.window.isVisible()
        assert messages.crashes == []
        with ClassFile.open(book, PASSWORD) as class_file:
            assert "汉" * 4000 in Students(class_file).get(7).notes


def test_a_file_that_is_overwritten_meanwhile_takes_nothing_more_and_what_is_typed_stays(
    start: Callable[[Path | None], Application],
    small: Path,
    tmp_path: Path,
    messages: RecordingMessages,
) -> None:
    another = tmp_path / "another.carebook"
    ClassFile.create(another, PASSWORD).close()
    application = start(small)
    application.open_file(small, PASSWORD)
    front(application).show_student(7, "students")
    notes = front(application).findChild(QPlainTextEdit, "field_notes")
    assert notes is not None
    shutil.copyfile(another, small)
    notes.insertPlainText("今天很高兴")

    assert not application.window.close()

    assert "今天很高兴" in shown(asked(application))
    assert "overwrote" in shown(asked(application))
    press(asked(application), "leave")
    assert messages.crashes == []
    backups = list((tmp_path / "profile").rglob("*.carebak"))
    assert backups == [], "another class became the newest backup of this one"


def test_a_profile_that_cannot_be_written_keeps_nobody_from_working(
    start: Callable[[Path | None], Application],
    small: Path,
    tmp_path: Path,
    messages: RecordingMessages,
    qtbot: QtBot,
) -> None:
    with mounted(tmp_path / "profile", "1m") as disk:
        application = start(small)
        disk.leave(0)
        application.open_file(small, PASSWORD)
        front(application).show_student(7, "students")
        type_into(field(front(application), "birth_date"), "2017-09-30")
        application.do("dark")
        qtbot.waitUntil(lambda: any("settings" in one for one in messages.warned))

        assert application.window.close()

        assert messages.crashes == []
        with ClassFile.open(small, PASSWORD) as class_file:
            assert str(Students(class_file).get(7).birth_date) == "2017-09-30"


def test_a_write_protected_profile_is_told_and_the_window_starts(
    start: Callable[[Path | None], Application],
    tmp_path: Path,
    messages: RecordingMessages,
    qtbot: QtBot,
) -> None:
    with mounted(tmp_path / "profile", "1m") as disk:
        disk.protect()
        application = start(None)
        assert application.window.isVisible()
        qtbot.waitUntil(lambda: any("own folder" in one for one in messages.warned))


@pytest.mark.parametrize(
    "last", ["/nowhere/at/all.carebook", "x" * 4000, "/proc/1/mem", "\ud800", "."]
)
def test_whatever_the_last_file_was_the_window_starts(
    last: str,
    start: Callable[[Path | None], Application],
    tmp_path: Path,
    messages: RecordingMessages,
) -> None:
    from carekeeper.core.paths import Paths
    from carekeeper.core.settings import Settings

    config = Paths.of(tmp_path / "profile").make().config
    Settings(config / "settings.json").change(last_file=last)
    application = start(None)
    assert application.window.isVisible()
    assert application.window.page().objectName() in ("rescue_page", "welcome_page")
    assert messages.crashes == []
