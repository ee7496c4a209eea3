"""A class file with made-up students in it, and what is in its rows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from tests.db.parcels import DAY
from tests.db.stories import RAW_KEY, back_up, fill

from carekeeper.db.class_file import ClassFile
from carekeeper.sample import hard


@pytest.fixture(scope="session")
def filled_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled, encrypted class file; its key is a raw one, so that opening it takes no time."""
    path = tmp_path_factory.mktemp("filled") / "filled.carebook"
    with ClassFile.create(path, RAW_KEY) as made:
        made.now = lambda: datetime.fromisoformat("2026-11-20T08:15")
        fill(made)
    return path


@pytest.fixture
def filled(filled_book: Path, tmp_path: Path) -> Path:
    """The path of a filled class file of this story's own; its password is `RAW_KEY`."""
    path = tmp_path / "三2班.carebook"
    shutil.copyfile(filled_book, path)
    return path


@pytest.fixture
def opened(filled: Path) -> Iterator[ClassFile]:
    """A filled class file, open."""
    with ClassFile.open(filled, RAW_KEY) as class_file:
        yield class_file


@pytest.fixture
def backup(filled: Path, tmp_path: Path) -> Path:
    """A backup of the filled class file on a stick; its password is `OTHER_KEY`."""
    stick = tmp_path / "U盘"
    stick.mkdir()
    target = stick / "三2班.carebak"
    back_up(filled, target)
    return target


@pytest.fixture(scope="session")
def hard_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class of whose students everything is kept that can be kept."""
    path = tmp_path_factory.mktemp("hard") / "hard.carebook"
    hard.make(path, today=DAY, password=RAW_KEY)
    return path


@pytest.fixture
def giving(hard_book: Path, tmp_path: Path) -> Iterator[ClassFile]:
    """The class from which students go."""
    path = tmp_path / "giving.carebook"
    shutil.copyfile(hard_book, path)
    with ClassFile.open(path, RAW_KEY) as class_file:
        yield class_file
