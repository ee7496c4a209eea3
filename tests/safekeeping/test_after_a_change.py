"""What a new password and a new sheet do not reach by themselves is asked about at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot
from tests.db.stories import RAW_KEY, add_student
from tests.recording import RecordingMessages
from tests.safekeeping.finding import button, part
from tests.safekeeping.test_password_view import NEW, NoPress, type_new

from carekeeper.core.errors import Refused
from carekeeper.db import backup_file, recovery
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.safekeeping import store
from carekeeper.safekeeping.view.password import PasswordDialog
from carekeeper.safekeeping.view.plain_backups import PlainBackupsDialog
from carekeeper.safekeeping.view.sheet import RecoverySheetDialog
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.password_field import NewPassword


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[ClassFile]:
    """A class file without a password."""
    with ClassFile.create(tmp_path / "open.carebook") as made:
        add_student(made, "王小雨")
        yield made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def question(qtbot: QtBot, plain: ClassFile, desk: Desk, window: QWidget) -> PlainBackupsDialog:
    """A password was set; a backup of yesterday has none."""
    store.automatic_backups(plain, desk.settings).make(plain.path, "", Reason.DAILY)
    dialog = PasswordDialog(plain, desk, window)
    dialog.show()
    type_new(dialog, NEW)
    with qtbot.waitSignal(dialog.changed):
        button(dialog, "password_do").click()
    asked = part(window, PlainBackupsDialog, "plain_backups")
    assert asked.isVisible()
    return asked


def backups(plain: ClassFile, desk: Desk) -> list[backup_file.BackupInfo]:
    """Return the automatic backups that are there."""
    return list(store.automatic_backups(plain, desk.settings).all())


def test_the_backups_without_a_password_get_it(
    qtbot: QtBot, question: PlainBackupsDialog, plain: ClassFile, desk: Desk
) -> None:
    kept = len(backups(plain, desk))
    assert any(not info.encrypted for info in backups(plain, desk))

    button(question, "plain_encrypt").click()
    qtbot.waitUntil(lambda: all(info.encrypted for info in backups(plain, desk)))

    found = backups(plain, desk)
    assert (len(found), [info for info in found if not info.encrypted]) == (kept, [])
    for info in found:
        backup_file.check(info.path, NEW)


def test_or_they_are_deleted(question: PlainBackupsDialog, plain: ClassFile, desk: Desk) -> None:
    button(question, "plain_delete").click()
    assert not question.isVisible()
    assert [info for info in backups(plain, desk) if not info.encrypted] == []


def test_or_they_stay_as_they_are(
    question: PlainBackupsDialog, plain: ClassFile, desk: Desk
) -> None:
    before = [info.path for info in backups(plain, desk)]
    button(question, "plain_leave").click()
    assert not question.isVisible()
    assert [info.path for info in backups(plain, desk)] == before


def test_one_that_cannot_be_deleted_is_told(
    question: PlainBackupsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path, **_how: object) -> None:
        raise PermissionError("made up")

    monkeypatch.setattr(Path, "unlink", held)
    button(question, "plain_delete").click()
    assert question.isVisible()
    assert question.problem.text()


def test_a_new_sheet_and_a_new_password_in_one_step_shut_the_old_sheet_out(
    qtbot: QtBot, chens: ClassFile, desk: Desk, tmp_path: Path, messages: RecordingMessages
) -> None:
    old = recovery.new_key()
    chens.adopt_sheet(old)
    dialog = RecoverySheetDialog(
        chens, desk, press=NoPress(), ask=lambda _parent, _name: str(tmp_path / "new.pdf")
    )
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: button(dialog, "sheet_save").isEnabled())
    button(dialog, "sheet_save").click()
    part(dialog, QCheckBox, "sheet_renew").click()
    lines = part(dialog, NewPassword, "sheet_new")
    lines.first.setText(NEW)
    lines.again.setText(NEW)
    part(dialog, QCheckBox, "sheet_have").click()
    button(dialog, "sheet_keep").click()
    qtbot.waitUntil(lambda: not dialog.isVisible())

    assert chens.password == NEW
    assert chens.fact(recovery.RECIPIENT_FACT) != old.recipient
    with pytest.raises(Refused):
        recovery.open_with_sheet(chens.path, old.secret)
    older = store.automatic_backups(chens, desk.settings).all()
    assert [info.reason for info in older] == [Reason.PASSWORD]
    backup_file.check(older[0].path, RAW_KEY)
    assert messages.crashes == []
