"""What the start leaves out: each of these libraries costs the teacher a part of a second."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from carekeeper.db.class_file import ClassFile

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"

OPEN = """
import sys
from painted import open_program
open_program(sys.argv[1:], lambda: print(*sys.modules))
"""

FOR_PAPER_AND_PICTURES = {"reportlab", "PIL", "pypinyin", "pypdfium2", "pyrage", "segno"}


def imported_when_painted(book: Path, profile: Path) -> set[str]:
    """Return the modules that are there when the first page is painted."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN, book, "--profile", profile],
        env={**os.environ, "PYTHONPATH": str(BENCHMARKS), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.split())


@pytest.fixture
def plain_book(tmp_path: Path) -> Path:
    """Return an empty class file without a password."""
    path = tmp_path / "plain.carebook"
    ClassFile.create(path).close()
    return path


def test_the_unlock_page_is_painted_without_a_database(empty_book: Path, tmp_path: Path) -> None:
    book = shutil.copy(empty_book, tmp_path / "locked.carebook")
    imported = imported_when_painted(book, tmp_path / "profile")
    assert "carekeeper.shell.unlock" in imported
    heavy = FOR_PAPER_AND_PICTURES | {"sqlalchemy", "sqlcipher3", "alembic"}
    assert not heavy & imported


def test_the_class_is_shown_without_what_prints_upgrades_and_spells(
    plain_book: Path, tmp_path: Path
) -> None:
    imported = imported_when_painted(plain_book, tmp_path / "profile")
    assert "carekeeper.shell.workspace" in imported
    heavy = FOR_PAPER_AND_PICTURES | {"alembic", "sqlalchemy.orm"}
    assert not heavy & imported
