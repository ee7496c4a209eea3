"""A class with made-up students, a stick, and the look that the dialogs need."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.db.stories import RAW_KEY, fill

from carekeeper.db.class_file import ClassFile
from carekeeper.widgets import theme
from carekeeper.widgets.drives import Drive


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture(scope="session")
def full_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted class file with made-up students; its raw key opens it in no time."""
    path = tmp_path_factory.mktemp("full") / "full.carebook"
    with ClassFile.create(path, RAW_KEY) as made:
        made.now = lambda: datetime.fromisoformat("2026-11-20T08:15")
        fill(made)
    return path


@pytest.fixture
def chens(full_book: Path, tmp_path: Path) -> Iterator[ClassFile]:
    """Ms Chen's class file, open; its password is `RAW_KEY`."""
    path = tmp_path / "三2班.carebook"
    shutil.copyfile(full_book, path)
    with ClassFile.open(path, RAW_KEY) as class_file:
        class_file.now = lambda: datetime.fromisoformat("2026-11-23T09:30")
        yield class_file


@pytest.fixture
def stick(tmp_path: Path) -> Drive:
    """A stick that is plugged in."""
    folder = tmp_path / "STICK"
    folder.mkdir()
    return Drive(folder, "KINGSTON", 8_000_000_000)
