"""Work that takes its time shows how far it is, and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.recording import RecordingMessages

from carekeeper.widgets.background import Background, Report
from carekeeper.widgets.waiting import Waiting


@pytest.fixture
def background(qtbot: QtBot, messages: RecordingMessages) -> Iterator[Background]:
    made = Background(messages.failed)
    yield made
    made.close()


def test_slow_work_shows_its_steps_and_stops_when_asked(
    qtbot: QtBot, background: Background
) -> None:
    ended: list[bool] = []
    stopped = threading.Event()

    def work(report: Report, cancelled: Callable[[], bool]) -> None:
        report(3, 19)
        while not cancelled():
            stopped.wait(0.01)
        stopped.set()

    job = background.run(work, done=pytest.fail)
    job.ended.connect(lambda: ended.append(True))
    sheet = Waiting(job, "Reading the roster…")
    sheet._timer.setInterval(1)
    bar = sheet.findChild(QProgressBar)
    qtbot.waitUntil(sheet.isVisible)
    qtbot.waitUntil(lambda: bar.value() == 3 and bar.maximum() == 19)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.findChild(QPushButton, "waiting_cancel").isEnabled()
    qtbot.waitUntil(lambda: ended == [True])
    assert stopped.is_set()
    qtbot.waitUntil(lambda: not isValid(sheet))


def test_quick_work_shows_nothing(qtbot: QtBot, background: Background) -> None:
    results: list[int] = []
    shown: list[bool] = []
    job = background.run(lambda: 48, done=results.append)
    sheet = Waiting(job, "Reading the roster…")
    job.ended.connect(lambda: shown.append(sheet.isVisible()))
    qtbot.waitUntil(lambda: results == [48])
    assert shown == [False]
