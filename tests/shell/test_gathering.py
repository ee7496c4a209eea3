"""The office opens the backups of many teachers in the window, looks, and saves a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD, TODAY
from tests.recording import RecordingMessages

from carekeeper import sample
from carekeeper.app import Application
from carekeeper.db import backup_file
from carekeeper.db.backup_file import Reason
from carekeeper.giving_out.tables import OutTable
from carekeeper.lists import sources
from carekeeper.rooms import ROOMS
from carekeeper.shell.gathering import GatherDialog
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

OFFICE = "office 2026"


@pytest.fixture(scope="module")
def backups(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two backups of a small class, and a file that is none."""
    folder = tmp_path_factory.mktemp("backups")
    book = tmp_path_factory.mktemp("class") / "six.carebook"
    sample.make(book, students=6, left_behind=4, months=1, today=TODAY, password=PASSWORD)
    for name in ("a", "b"):
        target, why = folder / f"{name}.carebak", Reason.BY_HAND
        backup_file.write(book, PASSWORD, target, OFFICE, reason=why, leave_out=())
    (folder / "c.carebak").write_bytes(b"nothing")
    return folder


@pytest.fixture
def dialog(qapp: QApplication, backups: Path, desk: Desk, qtbot: QtBot) -> GatherDialog:
    theme.apply(qapp, "light")
    shown = GatherDialog(desk, ROOMS, ask=lambda _parent: str(backups))
    qtbot.addWidget(shown)
    shown.show()
    button = shown.findChild(QAbstractButton, "gather_folder")
    button.click()
    return shown


def read(dialog: GatherDialog, qtbot: QtBot, password: str = OFFICE) -> None:
    dialog.password.setText(password)
    dialog.read.click()
    qtbot.waitUntil(lambda: not dialog.is_working())


def test_the_figures_of_all_classes_stand_in_one_table(dialog: GatherDialog, qtbot: QtBot) -> None:
    assert dialog.found.text() == "3 backups found"
    read(dialog, qtbot)
    classes, lost = dialog.tables()
    assert [len(classes.rows), len(lost.rows)] == [2, 1]
    assert classes.rows[0][classes.headings.index("Students")] == "6"
    assert dialog.pages.count() == 2


def test_names_are_shown_only_when_they_are_asked_for(dialog: GatherDialog, qtbot: QtBot) -> None:
    dialog.names.setChecked(True)
    read(dialog, qtbot)
    assert [table.title for table in dialog.tables()] == ["Classes", "Students", "Not read"]
    assert len(dialog.tables()[1].rows) == 12


def test_what_is_shown_is_saved_as_a_workbook(
    dialog: GatherDialog, qtbot: QtBot, tmp_path: Path, messages: RecordingMessages
) -> None:
    read(dialog, qtbot)
    out = tmp_path / "office.xlsx"
    dialog.save_to(out)
    qtbot.waitUntil(lambda: not dialog.is_working())
    assert [sheet.name for sheet in sources.read_file(out)] == ["Classes", "Not read"]


def test_a_large_workbook_is_written_beside_the_window_and_can_be_stopped(
    dialog: GatherDialog, qtbot: QtBot, tmp_path: Path, messages: RecordingMessages
) -> None:
    """A county's names are tens of thousands of rows, which take seconds."""
    out = tmp_path / "county.xlsx"
    row = ("三（2）班", "王小雨", "", "")
    heads = ("Class", "Student", "Left behind", "Still to come")
    dialog.tables().append(OutTable("Students", heads, (row,) * 60_000))
    dialog.save_to(out)
    assert dialog.is_working()
    dialog.stop_work()
    qtbot.waitUntil(lambda: not dialog.is_working())
    assert not list(tmp_path.rglob("*county*"))
    assert not messages.saved_texts


def test_a_wrong_password_is_said(dialog: GatherDialog, qtbot: QtBot) -> None:
    read(dialog, qtbot, "wrong")
    assert "check the password" in dialog.problem.text()
    assert not dialog.save.isEnabled()


def test_it_can_be_stopped(dialog: GatherDialog, qtbot: QtBot) -> None:
    dialog.password.setText(OFFICE)
    dialog.read.click()
    dialog.stop_work()
    qtbot.waitUntil(lambda: not dialog.is_working())
    assert dialog.tables() == []


def test_the_menu_opens_it_without_a_class(welcomed: Application) -> None:
    welcomed.do("gather")
    (shown,) = welcomed.window.findChildren(GatherDialog)
    shown.reject()
