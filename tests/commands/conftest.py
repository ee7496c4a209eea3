"""A sample class that the commands work on, made once and copied for each story."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import PASSWORD, TODAY

from carekeeper import sample
from carekeeper.commands import main


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Return the JSON object on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in English in this process, with nobody at the keyboard."""
    for name in ("", "BACKUP_", "NEW_"):
        monkeypatch.delenv(f"CAREKEEPER_{name}PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", None)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run_it(*words: object) -> Said:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run_it


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted sample class of 36 students, 8 of them left behind."""
    path = tmp_path_factory.mktemp("books") / "sample.carebook"
    sample.make(path, students=36, left_behind=8, months=5, today=TODAY, password=PASSWORD)
    return path


@pytest.fixture
def book(sample_book: Path, tmp_path: Path) -> Path:
    """The sample class of this story."""
    path = tmp_path / "三2班.carebook"
    shutil.copyfile(sample_book, path)
    return path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A text file with the password, as Notepad writes it."""
    return secret(tmp_path / "password.txt", PASSWORD)


def secret(path: Path, password: str) -> Path:
    """Write a password file with a byte order mark and a line end."""
    path.write_text(password + "\r\n", encoding="utf-8-sig", newline="")
    return path


def left_in(folder: Path) -> set[str]:
    """Return the names of all files in a folder, hidden ones too."""
    return {path.name for path in folder.iterdir() if path.is_file()}
