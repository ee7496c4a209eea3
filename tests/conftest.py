"""What every story needs: a language, a class file on disk, and a day."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from tests.recording import RecordingMessages

    from carekeeper.app import Application
    from carekeeper.widgets.desk import Desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from carekeeper.core import words
from carekeeper.db.class_file import ClassFile

# How long an example takes says more about the machine than about the program.
settings.register_profile("carekeeper", deadline=None)
settings.load_profile("carekeeper")

PATIENCE = 60_000
"""Milliseconds until something that must come is missed; a loaded machine may need them."""

PASSWORD = "春风化雨 2026"
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Each story begins in English, the source language, unless it asks for another."""
    words.use("en")
    yield
    words.use("en")


@pytest.fixture(autouse=True)
def _no_key_stays_down() -> Iterator[None]:
    """A key that was typed with Ctrl leaves Qt with Ctrl held down, for the next story, too."""
    yield
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QWindow
    from PySide6.QtTest import QTest

    if QGuiApplication.instance() and QGuiApplication.keyboardModifiers():
        QTest.keyRelease(QWindow(), Qt.Key.Key_Control)


@pytest.fixture
def chinese() -> Iterator[None]:
    """The teacher's window speaks Simplified Chinese."""
    words.use("zh_CN")
    yield
    words.use("en")


@pytest.fixture
def today() -> date:
    """The day on which the stories play: Monday, 23 November 2026."""
    return TODAY


class PatientBot(QtBot):
    """Says what has to come, never how soon."""

    def waitSignal(self, signal: Any, **how: Any) -> Any:
        return super().waitSignal(signal, **{"timeout": PATIENCE, **how})

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's hand at the window, with more patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREKEEPER_PROFILE", str(tmp_path / "profile"))


@pytest.fixture(scope="session")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty, encrypted class file, migrated once; stories work on copies of it."""
    path = tmp_path_factory.mktemp("books") / "empty.carebook"
    ClassFile.create(path, PASSWORD).close()
    return path


@pytest.fixture
def book(empty_book: Path, tmp_path: Path) -> Path:
    """The path of an empty, encrypted class file of this story's own."""
    path = tmp_path / "三2班.carebook"
    shutil.copyfile(empty_book, path)
    return path


@pytest.fixture
def class_file(book: Path) -> Iterator[ClassFile]:
    """An open, encrypted, empty class file on disk."""
    opened = ClassFile.open(book, PASSWORD)
    yield opened
    opened.close()


@pytest.fixture
def messages(qtbot: QtBot) -> RecordingMessages:
    """What the program would have said to the teacher."""
    from tests.recording import RecordingMessages

    return RecordingMessages()


@pytest.fixture
def desk(qtbot: QtBot, messages: RecordingMessages, tmp_path: Path) -> Iterator[Desk]:
    """The desk of a tab: recorded messages, real background work, the day of the stories."""
    from carekeeper.core.settings import Settings
    from carekeeper.widgets.background import Background
    from carekeeper.widgets.desk import Desk

    background = Background(messages.failed)
    yield Desk(messages, background, Settings(tmp_path / "settings.json"), lambda: TODAY)
    background.close()


@pytest.fixture
def start(
    qapp: QApplication, tmp_path: Path, messages: RecordingMessages
) -> Iterator[Callable[[Path | None], Application]]:
    """Starts the whole program in English, as a double click on a file does."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from carekeeper.app import Application
    from carekeeper.core.paths import Paths

    hook = sys.excepthook
    started: list[Application] = []

    def begin(file: Path | None) -> Application:
        paths = Paths.of(tmp_path / "profile").make()
        program = Application(qapp, paths, "en", messages=messages, today=lambda: TODAY)
        started.append(program)
        program.start(file)
        program.window.resize(1366, 728)
        return program

    yield begin
    for program in started:
        program.quit()
        program.window.close()
        program.window.deleteLater()
    # At once: every widget that is left over is dressed anew with each window that opens.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.excepthook = hook
