"""Students go from one class file into another from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.commands.conftest import Run, secret
from tests.conftest import PASSWORD

from carekeeper.db.class_file import ClassFile


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The empty class file of another class."""
    path = tmp_path / "四2班.carebook"
    ClassFile.create(path, PASSWORD).close()
    return path


def test_three_go_and_come_once(
    run: Run, book: Path, key: Path, other: Path, tmp_path: Path
) -> None:
    parcel = tmp_path / "out.careparcel"
    word = ("--new-password-file", secret(tmp_path / "word.txt", "到新班级 2026"))
    give = ("give", book, "-o", parcel, "--students", "1-3", "--to", "四（2）班")
    with_key = ("--password-file", key)
    assert run(*give, *with_key).code == 4
    assert not parcel.exists()
    said = run(*give, *with_key, *word, "--on", "2026-11-23", "--json")
    assert said.code == 0, said.err
    assert said.json["students"] == said.json["counts"]["students"] == 3
    assert run(*give, *with_key, *word).code == 1

    assert run("info", parcel).out.splitlines()[0].endswith("parcel, encrypted")
    assert run("info", parcel, "--json").json["kind"] == "careparcel"

    receive = ("receive", other, parcel, *with_key)
    theirs = ("--backup-password-file", tmp_path / "word.txt")
    assert run(*receive).code == 4
    dry = run(*receive, *theirs, "--dry-run", "--json").json
    assert len(dry["coming"]) == 3
    assert dry["coming"][0]["counts"]["guardians"] > 0
    came = run(*receive, *theirs)
    assert (came.code, came.out.splitlines()[0]) == (0, "3 students")
    again = run(*receive, *theirs)
    assert again.code == 1
    assert "already received" in again.err
    assert run("info", other, *with_key, "--json").json["counts"]["students"] == 3
    assert run("check", other, *with_key).code == 0
    assert run("check", book, *with_key).code == 0


def test_whom_there_is_not_cannot_go(run: Run, book: Path, key: Path, tmp_path: Path) -> None:
    parcel = tmp_path / "out.careparcel"
    word = ("--new-password-file", secret(tmp_path / "word.txt", "到新班级 2026"))
    give = ("give", book, "-o", parcel, "--password-file", key, *word)
    assert run(*give, "--students", "99", "--to", "四（2）班").code == 1
    assert run(*give, "--students", "x", "--to", "四（2）班").code == 2
    assert run(*give, "--students", "1", "--to", " ").code == 2
    assert not parcel.exists()
