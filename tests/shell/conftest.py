"""The whole window, on a small made-up class with a password."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import PASSWORD, TODAY

from carekeeper import sample
from carekeeper.app import Application
from carekeeper.shell.workspace import Workspace


@pytest.fixture(scope="session")
def small_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve made-up students, eight of them left behind; stories work on copies."""
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
