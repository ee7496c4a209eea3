"""The whole window, on a small made-up class with a password."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from tests.conftest import PASSWORD, TODAY
from tests.recording import RecordingMessages

from carekeeper import sample
from carekeeper.app import Application
from carekeeper.core.paths import Paths
from carekeeper.shell.workspace import Workspace


@pytest.fixture(scope="session")
def small_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve made-up pupils, eight of them left behind; stories work on copies."""
    path = tmp_path_factory.mktemp("classes") / "small.carebook"
    sample.make(
        path,
        students=12,
        left_behind=8,
        months=2,
        today=TODAY,
        password=PASSWORD,
        language="zh_CN",
    )
    return path


@pytest.fixture
def small(small_class: Path, tmp_path: Path) -> Path:
    """The small class, for this story alone."""
    path = tmp_path / "三2班.carebook"
    shutil.copyfile(small_class, path)
    return path


@pytest.fixture
def start(
    qapp: QApplication, tmp_path: Path, messages: RecordingMessages
) -> Iterator[Callable[[Path | None], Application]]:
    """Starts the program as a double click on a file does."""
    hook = sys.excepthook
    started: list[Application] = []

    def begin(file: Path | None) -> Application:
        application = Application(
            qapp,
            Paths.of(tmp_path / "profile").make(),
            "en",
            messages=messages,
            today=lambda: TODAY,
        )
        started.append(application)
        application.start(file)
        application.window.resize(1366, 728)
        return application

    yield begin
    for application in started:
        application.window.close()
        application.window.deleteLater()
    # At once: every widget that is left over is dressed anew with each window that opens.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.excepthook = hook


@pytest.fixture
def welcomed(start: Callable[[Path | None], Application]) -> Application:
    """The program at its very first start."""
    return start(None)


@pytest.fixture
def application(start: Callable[[Path | None], Application], small: Path) -> Application:
    """The program with the small class open."""
    begun = start(small)
    begun.open_file(small, PASSWORD)
    return begun


@pytest.fixture
def workspace(application: Application) -> Workspace:
    """The open class in the window."""
    page = application.window.page()
    assert isinstance(page, Workspace)
    return page
