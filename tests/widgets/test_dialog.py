"""A dialog waits for its work, can be stopped, and says itself what went wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.recording import RecordingMessages

from carekeeper.core.errors import Refused
from carekeeper.widgets.background import Report
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.labels import Label


@pytest.fixture
def dialog(qtbot: QtBot) -> Dialog:
    made = Dialog("Backup", name="some_dialog")
    made.body.addWidget(QLineEdit())
    qtbot.addWidget(made)
    made.show()
    return made


def test_while_it_works_nothing_else_can_be_touched(
    qtbot: QtBot, dialog: Dialog, desk: Desk
) -> None:
    go_on = threading.Event()
    results: list[int] = []

    def work() -> int:
        go_on.wait(60)
        return 19

    dialog.carry_out(desk.background, "Copying…", work, results.append, desk.messages)
    assert not dialog.page.isEnabled()
    assert dialog.work_line.isVisible()
    assert dialog.work_line.sentence.text() == "Copying…"
    go_on.set()
    qtbot.waitUntil(lambda: results == [19])
    assert dialog.page.isEnabled()
    assert not dialog.work_line.isVisible()


def test_a_failure_is_said_in_the_dialog_and_goes_with_the_next_try(
    qtbot: QtBot, dialog: Dialog, desk: Desk
) -> None:
    def work() -> None:
        raise Refused("The stick is full.")

    dialog.carry_out(desk.background, "Copying…", work, pytest.fail, desk.messages)
    qtbot.waitUntil(lambda: dialog.problem.text() == "The stick is full.")
    assert dialog.problem.isVisible()
    dialog.carry_out(desk.background, "Copying…", lambda: 1, lambda _: None, desk.messages)
    assert not dialog.problem.isVisible()
    qtbot.waitUntil(lambda: not dialog.is_working())


def test_what_nobody_expected_goes_to_the_one_error_door(
    qtbot: QtBot, dialog: Dialog, desk: Desk, messages: RecordingMessages
) -> None:
    def work() -> None:
        raise ZeroDivisionError

    dialog.carry_out(desk.background, "Copying…", work, pytest.fail, desk.messages)
    qtbot.waitUntil(lambda: len(messages.crashes) == 1)


def test_escape_stops_the_work_first_and_closes_then(
    qtbot: QtBot, dialog: Dialog, desk: Desk
) -> None:
    def work(_report: Report, stopped: Callable[[], bool]) -> None:
        while not stopped():
            threading.Event().wait(0.01)

    dialog.carry_out(desk.background, "Copying…", work, pytest.fail, desk.messages)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.is_working())
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_dialog_opens_as_high_as_its_texts_need(qtbot: QtBot) -> None:
    made = Dialog("Backup", name="wordy_dialog", width=300)
    for _ in range(6):
        made.body.addWidget(Label("What is written here takes several lines. " * 3, wrap=True))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    layout = made.layout()
    assert layout is not None
    assert made.height() >= layout.totalHeightForWidth(made.width())


def test_a_dialog_makes_room_for_its_progress(qtbot: QtBot, desk: Desk) -> None:
    made = Dialog("Backup", name="wordy_dialog", width=300)
    for _ in range(3):
        made.body.addWidget(Label("What is written here takes several lines. " * 3, wrap=True))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    go_on = threading.Event()

    made.carry_out(
        desk.background, "Copying…", lambda: go_on.wait(60), lambda _: None, desk.messages
    )

    layout = made.layout()
    assert layout is not None
    assert made.height() >= layout.totalHeightForWidth(made.width())
    go_on.set()
    qtbot.waitUntil(lambda: not made.is_working())


@pytest.mark.parametrize("lines", [1, 3])
def test_the_buttons_stay_under_the_pointer_when_a_sentence_comes(
    lines: int, qtbot: QtBot, desk: Desk
) -> None:
    dialog = Dialog("Backup", name="some_dialog")
    for _line in range(4):
        dialog.body.addWidget(QLineEdit())
    button = QPushButton("Back up")
    dialog.foot.addWidget(button)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.move(100, 200)
    qtbot.waitExposed(dialog)
    QApplication.processEvents()

    def place() -> QPoint:
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        return button.mapToGlobal(QPoint(0, 0))

    before = place()
    dialog.refuse("The disk is full. Make room and try again. " * 3 * lines)
    assert place() == before
    dialog.refuse("")
    assert place() == before
    go_on = threading.Event()
    dialog.carry_out(
        desk.background, "Copying…", lambda: go_on.wait(60), lambda _done: None, desk.messages
    )
    assert place() == before
    go_on.set()
    qtbot.waitUntil(lambda: not dialog.work_line.isVisible())
    assert place() == before
