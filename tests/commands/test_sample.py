"""The technician makes a sample class."""

from __future__ import annotations

from pathlib import Path

from tests.commands.conftest import Run, left_in

from carekeeper.db.class_file import ClassFile
from carekeeper.features.classes.store import Classes

SMALL = ("--students", 5, "--left-behind", 2, "--months", 2, "--today", "2026-11-23")


def test_a_sample_class_is_made_and_checked(run: Run, tmp_path: Path) -> None:
    said = run("sample", tmp_path / "a.carebook", *SMALL)
    assert (said.code, said.err) == (0, "")
    assert "5 students, 2 of them left behind" in said.out
    assert left_in(tmp_path) == {"a.carebook"}


def test_a_script_reads_what_was_made(run: Run, tmp_path: Path, key: Path) -> None:
    said = run("sample", tmp_path / "a.carebook", *SMALL, "--new-password-file", key, "--json")
    assert said.code == 0
    assert said.json["ok"] is True
    assert (said.json["kind"], said.json["encrypted"]) == ("carebook", True)
    assert said.json["counts"]["students"] == 5
    assert said.json["problems"] == []


def test_it_speaks_chinese_also_when_a_script_reads_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.carebook"
    assert run("--lang", "zh_CN", "sample", path, *SMALL, "--json").json["ok"] is True
    with ClassFile.open(path) as class_file:
        assert Classes(class_file).get().name == "三（2）班"


def test_a_file_is_replaced_only_when_asked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.carebook"
    path.write_bytes(b"mine")
    said = run("sample", path, *SMALL)
    assert (said.code, said.out) == (1, "")
    assert said.err == "“a.carebook” already exists and was left as it is.\n"
    assert path.read_bytes() == b"mine"
    assert run("sample", path, *SMALL, "--force").code == 0
    assert path.read_bytes() != b"mine"


def test_an_open_class_file_is_not_replaced(run: Run, book: Path) -> None:
    from tests.conftest import PASSWORD

    before = book.read_bytes()
    with ClassFile.open(book, PASSWORD):
        said = run("sample", book, *SMALL, "--force")
    assert said.code == 1
    assert "has been open since" in said.err
    assert book.read_bytes() == before


def test_a_class_that_cannot_be_leaves_nothing(run: Run, tmp_path: Path) -> None:
    said = run("sample", tmp_path / "a.carebook", "--students", 3, "--left-behind", 9)
    assert said.code == 1
    assert "more left-behind students" in said.err
    assert left_in(tmp_path) == set()


def test_a_folder_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    said = run("sample", tmp_path / "nowhere" / "a.carebook", *SMALL)
    assert said.code == 1
    assert "There is no folder" in said.err


def test_a_hard_class_is_made_to_try_the_papers(run: Run, tmp_path: Path) -> None:
    said = run("sample", "--hard", tmp_path / "a.carebook", "--today", "2026-11-23")
    assert (said.code, said.err) == (0, "")
    assert "12 students, 12 of them left behind" in said.out


def test_a_hard_class_of_another_size_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("sample", "--hard", tmp_path / "a.carebook", "--students", 5)
    assert said.code == 2
    assert "has a size of its own" in said.err
    assert left_in(tmp_path) == set()
