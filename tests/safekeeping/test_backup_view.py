"""Ms Chen takes a backup to the school office, and looks after those on her computer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot
from tests.db.stories import RAW_KEY, STUDENTS
from tests.recording import RecordingMessages
from tests.safekeeping.finding import button, part, words

from carekeeper.core.errors import StorageTrouble
from carekeeper.db import backup_file
from carekeeper.db.class_file import ClassFile
from carekeeper.safekeeping import store
from carekeeper.safekeeping.view.backup import BackupDialog
from carekeeper.safekeeping.view.backup_form import PlaceChoice
from carekeeper.widgets.combo import Combo
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.drives import Drive
from carekeeper.widgets.password_field import NewPassword

WORDS = "a word for the office"


@pytest.fixture
def dialog(qtbot: QtBot, chens: ClassFile, desk: Desk, stick: Drive) -> BackupDialog:
    made = BackupDialog(chens, desk, drives=lambda: [stick])
    qtbot.addWidget(made)
    made.show()
    return made


def type_password(dialog: BackupDialog, first: str, again: str | None = None) -> None:
    lines = part(dialog, NewPassword, "backup_password")
    lines.first.setText(first)
    lines.again.setText(first if again is None else again)


def choose(dialog: BackupDialog, way: str) -> None:
    part(dialog, QRadioButton, f"backup_password_{way}").click()


def write(qtbot: QtBot, dialog: BackupDialog) -> None:
    with qtbot.waitSignal(dialog.backed_up):
        button(dialog, "backup_write").click()


def test_the_stick_gets_a_checked_backup_under_a_password_of_its_own(
    qtbot: QtBot, dialog: BackupDialog, chens: ClassFile, desk: Desk, stick: Drive
) -> None:
    type_password(dialog, WORDS)
    write(qtbot, dialog)
    [backup] = stick.folder.iterdir()
    assert backup.name == "三（2）班 2026-11-23.carebak"
    assert backup_file.check(backup, WORDS).counts["students"] == STUDENTS
    told = "12 students, 12 guardians, without individual education plans"
    assert words(dialog, "backup_counts") == told
    assert words(dialog, "backup_file") == str(backup)
    assert not button(dialog, "backup_write").isVisible()
    assert desk.settings.current.office_folder == str(stick.folder)
    outside = store.last_outside_backup(chens)
    assert outside is not None
    assert outside.destination == str(backup)


def test_two_passwords_that_differ_are_told_before_anything_is_written(
    dialog: BackupDialog, stick: Drive
) -> None:
    type_password(dialog, WORDS, "another word")
    button(dialog, "backup_write").click()
    assert not dialog.is_working()
    assert "The two passwords differ" in words(dialog, "backup_password_word")
    assert list(stick.folder.iterdir()) == []


def test_the_password_of_the_class_file_can_do(
    qtbot: QtBot, dialog: BackupDialog, stick: Drive
) -> None:
    choose(dialog, "same")
    write(qtbot, dialog)
    [backup] = stick.folder.iterdir()
    assert backup_file.check(backup, RAW_KEY).encrypted


def test_no_password_is_asked_about_and_no_means_no(
    dialog: BackupDialog, messages: RecordingMessages, stick: Drive
) -> None:
    choose(dialog, "none")
    button(dialog, "backup_write").click()
    assert "whoever finds the USB stick" in messages.asked[0]
    assert not dialog.is_working()
    assert list(stick.folder.iterdir()) == []


def test_no_password_at_all_when_she_insists(
    qtbot: QtBot, dialog: BackupDialog, messages: RecordingMessages, stick: Drive
) -> None:
    messages.answers = [True]
    choose(dialog, "none")
    write(qtbot, dialog)
    [backup] = stick.folder.iterdir()
    assert not backup_file.check(backup, "").encrypted


def test_the_backup_of_the_same_day_is_only_replaced_after_a_question(
    qtbot: QtBot, dialog: BackupDialog, messages: RecordingMessages, stick: Drive
) -> None:
    there = stick.folder / "三（2）班 2026-11-23.carebak"
    there.write_bytes(b"of this morning")
    choose(dialog, "same")
    button(dialog, "backup_write").click()
    assert there.name in messages.asked[0]
    assert there.read_bytes() == b"of this morning"
    messages.answers = [True]
    write(qtbot, dialog)
    assert backup_file.check(there, RAW_KEY).counts["students"] == STUDENTS


def test_a_stick_that_was_pulled_out_is_said_in_the_dialog(
    qtbot: QtBot, dialog: BackupDialog, chens: ClassFile, stick: Drive
) -> None:
    choose(dialog, "same")
    stick.folder.rmdir()
    button(dialog, "backup_write").click()
    qtbot.waitUntil(lambda: bool(dialog.problem.text()))
    assert "三（2）班 2026-11-23.carebak" in dialog.problem.text()
    assert store.last_outside_backup(chens) is None


def test_without_a_stick_a_folder_is_asked_for(qtbot: QtBot, chens: ClassFile, desk: Desk) -> None:
    dialog = BackupDialog(chens, desk, drives=lambda: [])
    qtbot.addWidget(dialog)
    assert not button(dialog, "backup_write").isEnabled()


def test_the_folder_of_last_time_is_offered(
    qtbot: QtBot, chens: ClassFile, desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    desk.settings.change(office_folder=str(folder))
    dialog = BackupDialog(chens, desk, drives=lambda: [])
    qtbot.addWidget(dialog)
    choose(dialog, "same")
    write(qtbot, dialog)
    assert len(list(folder.iterdir())) == 1


def test_the_newest_good_backup_here_is_in_sight_and_one_more_is_a_click(
    qtbot: QtBot, dialog: BackupDialog, chens: ClassFile, desk: Desk
) -> None:
    nothing = "There is no good backup on this computer yet."
    qtbot.waitUntil(lambda: words(dialog, "backup_newest") == nothing)
    with qtbot.waitSignal(dialog.backed_up):
        button(dialog, "backup_now").click()
    qtbot.waitUntil(lambda: "12 students" in words(dialog, "backup_newest"))
    [made] = store.automatic_backups(chens, desk.settings).all()
    assert made.reason == backup_file.Reason.BY_HAND


def test_a_stopped_backup_leaves_nothing_behind(
    qtbot: QtBot, dialog: BackupDialog, stick: Drive
) -> None:
    choose(dialog, "same")
    button(dialog, "backup_write").click()
    dialog.stop_work()
    qtbot.waitUntil(lambda: not dialog.is_working())
    assert list(stick.folder.iterdir()) == []
    assert not words(dialog, "backup_counts")


def test_a_damaged_backup_is_no_good_backup(
    qtbot: QtBot, chens: ClassFile, desk: Desk, dialog: BackupDialog
) -> None:
    automatic = store.automatic_backups(chens, desk.settings)
    made = automatic.make(chens.path, RAW_KEY, backup_file.Reason.CLOSING)
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2] ^= 1
    made.path.write_bytes(data)
    with pytest.raises(StorageTrouble):
        backup_file.check(made.path, None)
    dialog.hide()
    dialog.show()
    nothing = "There is no good backup on this computer yet."
    qtbot.waitUntil(lambda: words(dialog, "backup_newest") == nothing)


def test_a_folder_is_listed_once_however_it_is_written(
    qtbot: QtBot, stick: Drive, tmp_path: Path
) -> None:
    """Qt writes all slashes forward, and a folder chosen by hand may end in one."""
    chosen = [f"{stick.folder.as_posix()}/", f"{(tmp_path / 'office').as_posix()}//"]
    (tmp_path / "office").mkdir()
    place = PlaceChoice([stick], f"{stick.folder.as_posix()}/", ask=lambda _parent: chosen.pop())
    qtbot.addWidget(place)
    box = part(place, Combo, "backup_place")
    assert box.count() == 1
    button(place, "backup_other_place").click()
    assert place.folder() == tmp_path / "office"
    button(place, "backup_other_place").click()
    assert place.folder() == stick.folder
    assert [box.itemData(at) for at in range(box.count())] == [
        str(stick.folder),
        str(tmp_path / "office"),
    ]
