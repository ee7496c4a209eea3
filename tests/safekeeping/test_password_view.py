"""The password is set, changed and taken away; the recovery sheet opens what was forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.db.stories import RAW_KEY, add_student, student_names
from tests.recording import RecordingMessages
from tests.safekeeping.finding import button, part, words

from carekeeper.core.typing import override
from carekeeper.db import recovery
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.connection import is_encrypted
from carekeeper.db.recovery_code import sheet_groups
from carekeeper.safekeeping import store
from carekeeper.safekeeping.view.password import PasswordDialog
from carekeeper.safekeeping.view.recovery import RecoveryEntryDialog
from carekeeper.safekeeping.view.sheet import RecoverySheetDialog
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.password_field import NewPassword
from carekeeper.widgets.press import Press

NEW = "every child in mind"


class NoPress(Press):
    """A computer without a printer."""

    @override
    def names(self) -> list[str]:
        return []


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


def asks(qtbot: QtBot, file: ClassFile, desk: Desk, **more: Any) -> PasswordDialog:
    dialog = PasswordDialog(file, desk, **more)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def type_new(dialog: PasswordDialog, password: str) -> None:
    lines = part(dialog, NewPassword, "password_new")
    lines.first.setText(password)
    lines.again.setText(password)


def test_a_first_password_encrypts_the_file_and_leads_to_the_sheet(
    qtbot: QtBot, plain: ClassFile, desk: Desk, window: QWidget
) -> None:
    dialog = PasswordDialog(plain, desk, window)
    dialog.show()
    assert "not encrypted" in dialog.findChild(QWidget, "password_bare").text.text()
    type_new(dialog, NEW)
    with qtbot.waitSignal(dialog.changed):
        button(dialog, "password_do").click()
    assert is_encrypted(plain.path)
    assert student_names(plain) == ["王小雨"]
    sheet = part(window, RecoverySheetDialog, "sheet_dialog")
    assert sheet.isVisible()
    sheet.close()


def test_a_change_asks_for_the_present_password(qtbot: QtBot, chens: ClassFile, desk: Desk) -> None:
    dialog = asks(qtbot, chens, desk)
    part(dialog, QLineEdit, "password_old").setText("not it")
    type_new(dialog, NEW)
    button(dialog, "password_do").click()
    assert "not the current password" in dialog.problem.text()
    assert chens.password == RAW_KEY


def test_a_changed_password_keeps_the_sheet_and_backs_up_before(
    qtbot: QtBot, chens: ClassFile, desk: Desk
) -> None:
    chens.adopt_sheet(recovery.new_key())
    dialog = asks(qtbot, chens, desk)
    assert "stays valid" in words(dialog, "password_note")
    part(dialog, QLineEdit, "password_old").setText(RAW_KEY)
    type_new(dialog, NEW)
    with qtbot.waitSignal(dialog.changed):
        button(dialog, "password_do").click()
    assert chens.password == NEW
    assert not dialog.isVisible()
    newest = store.automatic_backups(chens, desk.settings).all()[0]
    assert newest.reason == Reason.PASSWORD


def test_taking_it_away_is_asked_about_in_plain_words(
    qtbot: QtBot, chens: ClassFile, desk: Desk, messages: RecordingMessages
) -> None:
    dialog = asks(qtbot, chens, desk)
    button(dialog, "password_way_remove").click()
    part(dialog, QLineEdit, "password_old").setText(RAW_KEY)
    button(dialog, "password_remove").click()
    assert "not encrypted" in messages.asked[0]
    assert is_encrypted(chens.path)
    messages.answers = [True]
    with qtbot.waitSignal(dialog.changed):
        button(dialog, "password_remove").click()
    assert not is_encrypted(chens.path)


def test_after_the_sheet_nobody_asks_for_the_forgotten_password(
    qtbot: QtBot, chens: ClassFile, desk: Desk
) -> None:
    dialog = asks(qtbot, chens, desk, recovered=True)
    assert not part(dialog, QLineEdit, "password_old").isVisible()


@pytest.fixture
def sheet(qtbot: QtBot, chens: ClassFile, desk: Desk, tmp_path: Path) -> RecoverySheetDialog:
    """The dialog of a new sheet, drawn; a PDF goes to `sheet.pdf`."""
    dialog = RecoverySheetDialog(
        chens, desk, press=NoPress(), ask=lambda _parent, _name: str(tmp_path / "sheet.pdf")
    )
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: button(dialog, "sheet_save").isEnabled())
    return dialog


def test_a_first_sheet_that_was_saved_opens_the_file_even_when_the_dialog_is_put_off(
    qtbot: QtBot, sheet: RecoverySheetDialog, chens: ClassFile, tmp_path: Path
) -> None:
    button(sheet, "sheet_save").click()
    button(sheet, "sheet_later").click()
    assert not sheet.isVisible()
    paper = groups_on_paper(tmp_path / "sheet.pdf")
    assert recovery.open_with_sheet(chens.path, paper) == RAW_KEY


def test_a_new_sheet_that_does_not_count_yet_says_so_before_it_is_put_off(
    qtbot: QtBot, chens: ClassFile, desk: Desk, tmp_path: Path
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
    button(dialog, "sheet_later").click()
    assert dialog.isVisible()
    assert "does not open the class file yet" in dialog.problem.text()
    button(dialog, "sheet_later").click()
    assert not dialog.isVisible()
    assert chens.fact(recovery.RECIPIENT_FACT) == old.recipient


def test_a_sheet_counts_when_she_has_it_in_her_hands(
    sheet: RecoverySheetDialog, chens: ClassFile
) -> None:
    assert not button(sheet, "sheet_keep").isEnabled()
    part(sheet, QCheckBox, "sheet_have").click()
    button(sheet, "sheet_keep").click()
    assert chens.fact(recovery.RECIPIENT_FACT)
    assert recovery.sealed_path(chens.path).exists()


def test_a_sheet_put_off_changes_nothing(sheet: RecoverySheetDialog, chens: ClassFile) -> None:
    button(sheet, "sheet_later").click()
    assert not chens.fact(recovery.RECIPIENT_FACT)


class CloseByHand(QCloseEvent):
    """What the system sends when the X of a window is pressed."""

    @override
    def spontaneous(self) -> bool:
        return True


def press_x(dialog: RecoverySheetDialog) -> bool:
    """Press the X of a dialog; tell whether it closes."""
    event = CloseByHand()
    dialog.closeEvent(event)
    return event.isAccepted()


def test_the_x_says_once_that_the_sheet_was_neither_printed_nor_saved(
    sheet: RecoverySheetDialog, chens: ClassFile
) -> None:
    assert not press_x(sheet)
    assert "neither printed nor saved" in sheet.problem.text()
    assert press_x(sheet)
    assert not chens.fact(recovery.RECIPIENT_FACT)


def test_the_x_of_a_new_sheet_that_does_not_count_yet_is_asked_about_like_the_button(
    qtbot: QtBot, chens: ClassFile, desk: Desk, tmp_path: Path
) -> None:
    chens.adopt_sheet(recovery.new_key())
    dialog = RecoverySheetDialog(
        chens, desk, press=NoPress(), ask=lambda _parent, _name: str(tmp_path / "new.pdf")
    )
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: button(dialog, "sheet_save").isEnabled())
    button(dialog, "sheet_save").click()
    assert not press_x(dialog)
    assert "does not open the class file yet" in dialog.problem.text()


def test_the_lock_of_the_window_does_not_wait_for_a_sheet(sheet: RecoverySheetDialog) -> None:
    assert sheet.close()
    assert not sheet.isVisible()


def test_without_a_printer_the_sheet_is_saved(sheet: RecoverySheetDialog, tmp_path: Path) -> None:
    assert not button(sheet, "sheet_print").isEnabled()
    assert "No printer" in words(sheet, "sheet_said")
    button(sheet, "sheet_save").click()
    assert len(PdfReader(tmp_path / "sheet.pdf").pages) == 1


def test_a_new_sheet_in_the_settings_needs_the_password(
    qtbot: QtBot, chens: ClassFile, desk: Desk
) -> None:
    dialog = RecoverySheetDialog(chens, desk, asks_password=True, press=NoPress())
    qtbot.addWidget(dialog)
    dialog.show()
    line = part(dialog, QLineEdit, "sheet_password")
    line.setText("not it")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "not the current password" in dialog.problem.text()
    line.setText(RAW_KEY)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: button(dialog, "sheet_save").isEnabled())


def groups_on_paper(pdf: Path) -> str:
    """Return the key as it stands on the printed sheet."""
    text = PdfReader(pdf).pages[0].extract_text()
    lines = [line.strip() for line in text.splitlines()]
    # A group may be of figures alone, which have no upper case.
    return " ".join(line for line in lines if re.fullmatch("[0-9A-Z]{5}", line))


def test_what_is_on_the_paper_opens_the_file(
    qtbot: QtBot, sheet: RecoverySheetDialog, chens: ClassFile, desk: Desk, tmp_path: Path
) -> None:
    button(sheet, "sheet_save").click()
    part(sheet, QCheckBox, "sheet_have").click()
    button(sheet, "sheet_keep").click()
    entry = RecoveryEntryDialog(chens.path, desk)
    qtbot.addWidget(entry)
    QGuiApplication.clipboard().setText(groups_on_paper(tmp_path / "sheet.pdf"))
    first = part(entry, QLineEdit, "sheet_group_1")
    qtbot.keyClick(first, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(entry.password_found) as told:
        button(entry, "recovery_open").click()
    assert told.args == [RAW_KEY, True]


@pytest.fixture
def entry(qtbot: QtBot, chens: ClassFile, desk: Desk) -> RecoveryEntryDialog:
    dialog = RecoveryEntryDialog(chens.path, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_cursor_goes_on_when_a_group_is_right(qtbot: QtBot, entry: RecoveryEntryDialog) -> None:
    groups = [group.lower() for group in sheet_groups(recovery.new_key().secret)]
    first = part(entry, QLineEdit, "sheet_group_1")
    first.setFocus()
    qtbot.keyClicks(first, groups[0])
    assert first.text() == groups[0].upper()
    assert words(entry, "sheet_word") == "1 of 13 groups"
    assert entry.focusWidget() is part(entry, QLineEdit, "sheet_group_2")


def test_a_mistyped_group_is_named(entry: RecoveryEntryDialog) -> None:
    groups = sheet_groups(recovery.new_key().secret)
    wrong = groups[3][:4] + ("Q" if groups[3][4] != "Q" else "P")
    part(entry, QLineEdit, "sheet_group_4").setText(wrong)
    assert words(entry, "sheet_word") == "Compare with the sheet once more: group 4"
    assert not button(entry, "recovery_open").isEnabled()


def test_the_sheet_of_another_class_is_refused_in_words(
    qtbot: QtBot, chens: ClassFile, entry: RecoveryEntryDialog
) -> None:
    chens.adopt_sheet(recovery.new_key())
    for number, group in enumerate(sheet_groups(recovery.new_key().secret), start=1):
        part(entry, QLineEdit, f"sheet_group_{number}").setText(group)
    assert words(entry, "sheet_word") == "✓ All groups are right"
    button(entry, "recovery_open").click()
    assert "does not belong to" in entry.problem.text()


def test_the_text_of_the_qr_code_can_be_pasted(
    qtbot: QtBot, chens: ClassFile, entry: RecoveryEntryDialog
) -> None:
    key = recovery.new_key()
    chens.adopt_sheet(key)
    QGuiApplication.clipboard().setText(key.secret)
    first = part(entry, QLineEdit, "sheet_group_1")
    qtbot.keyClick(first, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(entry.password_found):
        button(entry, "recovery_open").click()
