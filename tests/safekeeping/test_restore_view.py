"""A backup comes back: as a class file of its own, or over the open one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot
from tests.db.stories import RAW_KEY, STUDENTS, add_student, student_names
from tests.recording import RecordingMessages
from tests.safekeeping.finding import button, part, words

from carekeeper.core.paths import Paths
from carekeeper.db import backup_file
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.safekeeping import store
from carekeeper.safekeeping.view.restore import RestoreDialog
from carekeeper.widgets.desk import Desk


@pytest.fixture
def backup(chens: ClassFile, desk: Desk) -> Path:
    """An automatic backup, after which one more student came."""
    automatic = store.automatic_backups(chens, desk.settings)
    made = automatic.make(chens.path, RAW_KEY, Reason.CLOSING)
    add_student(chens, "新同学")
    return made.path


def shown(qtbot: QtBot, class_file: ClassFile | None, desk: Desk, other: str = "") -> RestoreDialog:
    dialog = RestoreDialog(class_file, desk, ask=lambda _parent: other)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def restore(qtbot: QtBot, dialog: RestoreDialog) -> tuple[Path, str]:
    with qtbot.waitSignal(dialog.restored) as told:
        button(dialog, "restore_restore").click()
    path, password = told.args
    return path, password


def restore_new(qtbot: QtBot, dialog: RestoreDialog) -> Path:
    with qtbot.waitSignal(dialog.restored_new) as told:
        button(dialog, "restore_restore").click()
    (path,) = told.args
    assert isinstance(path, Path)
    return path


def test_the_newest_backup_is_chosen_and_told_of(
    qtbot: QtBot, chens: ClassFile, backup: Path, desk: Desk
) -> None:
    dialog = shown(qtbot, chens, desk)
    assert words(dialog, "manifest_class") == "三（2）班 · 青石镇中心小学"
    assert words(dialog, "manifest_counts") == "12 students, 12 guardians"
    qtbot.waitUntil(lambda: words(dialog, "manifest_state") == "✓ Checked: intact")


def test_it_becomes_a_class_file_of_its_own(
    qtbot: QtBot, chens: ClassFile, backup: Path, desk: Desk
) -> None:
    path = restore_new(qtbot, shown(qtbot, chens, desk))
    assert path.parent == Paths.of().data
    with ClassFile.open(path, RAW_KEY) as restored:
        assert len(student_names(restored)) == STUDENTS
    assert len(student_names(chens)) == STUDENTS + 1
    assert backup.exists()


def test_it_replaces_the_open_class_file_after_a_question_and_a_backup(
    qtbot: QtBot,
    chens: ClassFile,
    backup: Path,
    desk: Desk,
    messages: RecordingMessages,
) -> None:
    messages.answers = [True]
    dialog = shown(qtbot, chens, desk)
    part(dialog, QRadioButton, "restore_over_open").click()
    path, password = restore(qtbot, dialog)
    assert (path, password) == (chens.path, RAW_KEY)
    assert "三2班.carebook" in messages.asked[0]
    assert len(student_names(chens)) == STUDENTS
    reasons = {info.reason: info for info in store.automatic_backups(chens, desk.settings).all()}
    assert reasons[Reason.RESTORE].counts["students"] == STUDENTS + 1


def test_saying_no_changes_nothing(
    qtbot: QtBot, chens: ClassFile, backup: Path, desk: Desk, messages: RecordingMessages
) -> None:
    dialog = shown(qtbot, chens, desk)
    part(dialog, QRadioButton, "restore_over_open").click()
    button(dialog, "restore_restore").click()
    assert len(messages.asked) == 1
    assert not dialog.is_working()
    assert len(student_names(chens)) == STUDENTS + 1


def test_a_backup_of_the_office_gets_a_password_of_the_teacher_s_own(
    qtbot: QtBot, chens: ClassFile, desk: Desk, tmp_path: Path
) -> None:
    stick = tmp_path / "office.carebak"
    why = Reason.BY_HAND
    backup_file.write(chens.path, RAW_KEY, stick, "office word", reason=why, leave_out=())
    dialog = shown(qtbot, None, desk, other=str(stick))
    assert not button(dialog, "restore_restore").isEnabled()
    button(dialog, "restore_other").click()
    assert not part(dialog, QRadioButton, "restore_over_open").isVisible()
    part(dialog, QLineEdit, "restore_password").setText("office word")
    button(dialog, "restore_restore").click()
    assert not dialog.is_working()
    assert words(dialog, "restore_new_password_word") == "Please type a password."
    for line in ("restore_new_password_first", "restore_new_password_again"):
        part(dialog, QLineEdit, line).setText("spring rain 2026")
    path = restore_new(qtbot, dialog)
    with ClassFile.open(path, "spring rain 2026") as restored:
        assert len(student_names(restored)) == STUDENTS


def test_a_wrong_password_is_said_and_the_dialog_stays(
    qtbot: QtBot, chens: ClassFile, backup: Path, desk: Desk
) -> None:
    dialog = shown(qtbot, chens, desk)
    part(dialog, QLineEdit, "restore_password").setText("wrong word")
    button(dialog, "restore_restore").click()
    qtbot.waitUntil(lambda: "password" in dialog.problem.text())
    assert dialog.isVisible()
    assert not list(Paths.of().data.glob("*.carebook"))


def test_a_damaged_backup_is_called_damaged(
    qtbot: QtBot, chens: ClassFile, backup: Path, desk: Desk
) -> None:
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 1
    backup.write_bytes(data)
    dialog = shown(qtbot, chens, desk)
    qtbot.waitUntil(lambda: "damaged" in words(dialog, "manifest_state"))


def test_a_file_that_is_no_backup_is_named(
    qtbot: QtBot, chens: ClassFile, desk: Desk, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.carebak"
    letter.write_text("Dear parents", encoding="utf-8")
    dialog = shown(qtbot, chens, desk)
    dialog.choose(letter)
    assert "letter.carebak" in dialog.problem.text()
    assert not button(dialog, "restore_restore").isEnabled()


def test_wrong_passwords_of_a_backup_are_looked_at_more_and_more_slowly(
    qtbot: QtBot, chens: ClassFile, backup: Path, desk: Desk
) -> None:
    for _ in range(4):
        desk.tries.wrong(backup)
    dialog = shown(qtbot, chens, desk)
    part(dialog, QLineEdit, "restore_password").setText(RAW_KEY)
    button(dialog, "restore_restore").click()
    assert "looked at in" in dialog.problem.text()
    assert not dialog.is_working()
