"""The settings of safekeeping hold at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot
from tests.db.stories import add_student
from tests.safekeeping.finding import button, part, words

from carekeeper.db import recovery
from carekeeper.db.class_file import ClassFile
from carekeeper.safekeeping import store
from carekeeper.safekeeping.view.pane import SafekeepingPane
from carekeeper.safekeeping.view.password import PasswordDialog
from carekeeper.safekeeping.view.sheet import RecoverySheetDialog
from carekeeper.widgets.desk import Desk


@pytest.fixture
def pane(qtbot: QtBot, chens: ClassFile, desk: Desk, tmp_path: Path) -> SafekeepingPane:
    made = SafekeepingPane(chens, desk, ask=lambda _parent: str(tmp_path / "elsewhere"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_says_how_the_file_is_kept(pane: SafekeepingPane) -> None:
    assert "is encrypted" in words(pane, "pane_password_state")
    assert "no recovery sheet" in words(pane, "pane_sheet_state")


def test_a_sheet_that_is_there_is_told(qtbot: QtBot, chens: ClassFile, desk: Desk) -> None:
    chens.adopt_sheet(recovery.new_key())
    pane = SafekeepingPane(chens, desk)
    qtbot.addWidget(pane)
    assert words(pane, "pane_sheet_state") == "There is a recovery sheet."


def test_without_a_password_it_says_plainly_what_that_means(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    with ClassFile.create(tmp_path / "open.carebook") as plain:
        add_student(plain, "王小雨")
        pane = SafekeepingPane(plain, desk)
        qtbot.addWidget(pane)
        assert "whoever gets this computer" in words(pane, "pane_password_state")
        assert button(pane, "pane_password").text() == "Set a password…"
        assert button(pane, "pane_sheet").isHidden()


def test_the_minutes_until_the_lock_are_kept(pane: SafekeepingPane, desk: Desk) -> None:
    assert part(pane, QSpinBox, "pane_idle").value() == 10
    part(pane, QSpinBox, "pane_idle").setValue(5)
    assert desk.settings.current.idle_minutes == 5


def test_backups_go_to_another_folder_and_back(
    qtbot: QtBot, pane: SafekeepingPane, chens: ClassFile, desk: Desk, tmp_path: Path
) -> None:
    with qtbot.waitSignal(pane.changed):
        button(pane, "pane_folder").click()
    assert words(pane, "backup_folder") == str(tmp_path / "elsewhere")
    button(pane, "backup_now").click()
    qtbot.waitUntil(lambda: "12 students" in words(pane, "backup_newest"))
    [made] = store.automatic_backups(chens, desk.settings).all()
    assert made.path.is_relative_to(tmp_path / "elsewhere")
    button(pane, "pane_own_folder").click()
    assert desk.settings.current.backup_folder == ""


def test_a_folder_in_the_cloud_is_warned_of(
    qtbot: QtBot, chens: ClassFile, desk: Desk, tmp_path: Path
) -> None:
    pane = SafekeepingPane(chens, desk, ask=lambda _parent: str(tmp_path / "OneDrive" / "backups"))
    qtbot.addWidget(pane)
    button(pane, "pane_folder").click()
    assert "OneDrive" in words(pane, "pane_problem")


def test_password_and_sheet_are_a_button_away(pane: SafekeepingPane) -> None:
    button(pane, "pane_password").click()
    dialog = part(pane, PasswordDialog, "password_dialog")
    assert dialog.isVisible()
    dialog.close()
    button(pane, "pane_sheet").click()
    sheet = part(pane, RecoverySheetDialog, "sheet_dialog")
    assert sheet.isVisible()
    assert not button(sheet, "sheet_keep").isEnabled()
    sheet.close()
