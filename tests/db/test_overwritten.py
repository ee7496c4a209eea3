"""A class file that another program moves, deletes or overwrites while it is open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.store import Students

PASSWORD = "春风化雨 2026"


def overwritten(book: Path, other: Path) -> None:
    """Copy another file over it, as a cloud tool or a copy from the stick does."""
    shutil.copyfile(other, book)


def replaced(book: Path, other: Path) -> None:
    """Put another file at its place."""
    other.replace(book)


def deleted(book: Path, _other: Path) -> None:
    """Delete it."""
    book.unlink()


def moved(book: Path, _other: Path) -> None:
    """Give it another name."""
    book.rename(book.with_name("elsewhere.carebook"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A class file, and one of another class with the same password."""
    for name in ("class", "other"):
        with ClassFile.create(tmp_path / f"{name}.carebook", PASSWORD) as class_file:
            Students(class_file).add({"name": name})
    return tmp_path


@pytest.mark.parametrize("happens", [overwritten, replaced, deleted, moved])
@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is")
def test_nothing_counts_as_saved_any_more(
    happens: Callable[[Path, Path], None], folder: Path
) -> None:
    book, other = folder / "class.carebook", folder / "other.carebook"
    with ClassFile.open(book, PASSWORD) as class_file:
        students = Students(class_file)
        students.add({"name": "before"})
        happens(book, other)

        for _again in range(2):
            with pytest.raises(StorageTrouble) as told:
                students.add({"name": "after"})
            assert told.value.trouble is Trouble.REPLACED
            assert "class.carebook" in told.value.sentence


def test_the_content_of_another_class_is_not_shown_as_this_one(folder: Path) -> None:
    book = folder / "class.carebook"
    with ClassFile.open(book, PASSWORD) as class_file:
        students = Students(class_file)
        students.add({"name": "before"})
        overwritten(book, folder / "other.carebook")
        with pytest.raises(StorageTrouble) as told:
            students.lines()
        assert told.value.trouble is Trouble.REPLACED
        assert not class_file.worth_a_backup()
    with ClassFile.open(book, PASSWORD) as class_file:
        assert [line.name for line in Students(class_file).lines()] == ["other"]
