"""The program speaks in sentences, through one door."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from tests.recording import RecordingMessages

from carekeeper.core.errors import Refused
from carekeeper.widgets.messages import Messages


def _answer_with(button: str, seen: list[str]) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        for found in box.findChildren(QPushButton):
            if found.text() == button:
                found.click()

    QTimer.singleShot(0, press)


def test_a_question_is_answered_with_verbs(qtbot: QtBot) -> None:
    seen: list[str] = []
    _answer_with("Delete", seen)
    assert Messages().ask("Move 2 students to the recycle bin?", "Delete", "Keep")
    _answer_with("Keep", seen)
    assert not Messages().ask("Move 2 students to the recycle bin?", "Delete", "Keep")
    assert seen == ["Move 2 students to the recycle bin?"] * 2


def test_a_warning_is_read_and_put_away(qtbot: QtBot) -> None:
    seen: list[str] = []
    _answer_with("OK", seen)
    Messages().warn("The stick is full. Please free some space.")
    _answer_with("OK", seen)
    Messages().tell("19 cards were printed.")
    assert seen == ["The stick is full. Please free some space.", "19 cards were printed."]


def test_what_was_saved_goes_to_the_status_bar(qtbot: QtBot) -> None:
    messages = Messages()
    with qtbot.waitSignal(messages.status) as heard:
        messages.saved("Saved: Wang Xiaoyu, phone", 7)
    assert heard.args == ["Saved: Wang Xiaoyu, phone", 7]


def test_a_rule_is_told_and_a_surprise_goes_to_the_crash_dialog(
    messages: RecordingMessages,
) -> None:
    messages.failed(Refused("A student is not their own mentor."))
    surprise = ZeroDivisionError()
    messages.failed(surprise)
    assert messages.warned == ["A student is not their own mentor."]
    assert messages.crashes == [surprise]
