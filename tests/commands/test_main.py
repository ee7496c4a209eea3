"""The command line itself: help, wrong use, passwords, and what it must never do."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import Run, left_in, secret
from tests.conftest import PASSWORD

import carekeeper
from carekeeper.commands import main, passwords, place
from carekeeper.core import file_names

ROOT = Path(__file__).resolve().parents[2]


def spawn(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m carekeeper` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "carekeeper", *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def test_the_version(run: Run) -> None:
    said = run("--version")
    assert (said.code, said.out) == (0, f"CareKeeper {carekeeper.__version__}\n")


def test_help_names_every_command(run: Run) -> None:
    said = run("--help")
    assert said.code == 0
    for command in ("sample", "print", "backup", "check", "restore", "info"):
        assert re.search(rf"^  {command} ", said.out, re.MULTILINE)
        assert run(command, "--help").code == 0


def test_help_speaks_the_language_of_the_run(run: Run) -> None:
    assert "导出备份并检查" in run("--help", "--lang", "zh_CN").out
    assert "匯出備份並檢查" in run("--lang=zh_TW", "--help").out


@pytest.mark.parametrize(
    "words",
    [
        ("print",),
        ("print", "posters"),
        ("print", "cards", "a.carebook"),
        ("print", "cards", "a.carebook", "-o", "a.pdf", "--students", "7-"),
        ("sample", "a.carebook", "--today", "yesterday"),
        ("sample", "a.carebook", "--password", "secret"),
        ("check",),
        ("a.carebook", "b.carebook"),
        ("--lang", "fr"),
    ],
)
def test_wrong_use_is_one_sentence(words: tuple[str, ...], run: Run) -> None:
    said = run(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert "--help" in said.err


def test_a_password_comes_from_the_environment(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check", book).code == 4
    monkeypatch.setenv("CAREKEEPER_PASSWORD", PASSWORD)
    assert run("check", book).code == 0


def test_a_password_can_be_typed_at_a_terminal(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return PASSWORD

    monkeypatch.setattr(passwords, "is_terminal", lambda _stream: True)
    monkeypatch.setattr("getpass.getpass", typed)
    assert run("check", book).code == 0
    assert asked == ["Password of “三2班.carebook”: "]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_password_file_as_windows_writes_it(
    encoding: str, run: Run, book: Path, tmp_path: Path
) -> None:
    """Notepad writes UTF-8 or GBK, PowerShell UTF-16."""
    file = tmp_path / "password.txt"
    file.write_bytes(f"{PASSWORD}\r\n".encode(encoding))
    assert run("check", book, "--password-file", file).code == 0


@pytest.mark.parametrize("name", ["a?b.pdf", "NUL.pdf", "CON"])
def test_a_name_that_windows_does_not_take_is_named(
    name: str, run: Run, book: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_windows = partial(file_names.expect_possible, windows=True)
    monkeypatch.setattr(place, "expect_possible", on_windows)
    monkeypatch.chdir(tmp_path)
    said = run("print", "cards", book, "-o", name, "--password-file", key)
    assert said.code == 1
    assert name in said.err
    assert name not in left_in(tmp_path)


def test_temporary_files_lie_in_the_profile_too(
    run: Run, book: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile, backup = tmp_path / "own profile", tmp_path / "b.carebak"
    made_in: list[Path] = []
    folder = tempfile.TemporaryDirectory

    def noted(**where: Any) -> Any:
        made_in.append(Path(where["dir"]))
        return folder(**where)

    monkeypatch.setattr(tempfile, "TemporaryDirectory", noted)
    words = ("--password-file", key, "--profile", profile)
    assert run("backup", book, "-o", backup, *words).code == 0
    assert made_in
    assert all(where.is_relative_to(profile) for where in made_in)


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00"])
def test_a_password_file_without_a_password(
    content: bytes, run: Run, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "password.txt"
    file.write_bytes(content)
    said = run("check", book, "--password-file", file)
    assert said.code == 4
    assert "contains no password" in said.err


def test_a_password_file_that_is_not_there(run: Run, book: Path, tmp_path: Path) -> None:
    said = run("check", book, "--password-file", tmp_path / "nowhere.txt")
    assert said.code == 1
    assert "nowhere.txt" in said.err


def test_spaces_belong_to_a_password(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "a.carebook"
    key = secret(tmp_path / "key.txt", " two words ")
    small = ("--students", 3, "--left-behind", 1, "--months", 1)
    assert run("sample", book, *small, "--new-password-file", key).code == 0
    assert run("check", book, "--password-file", key).code == 0
    assert run("check", book, "--password-file", secret(key, "two words")).code == 4


def test_a_mistake_of_the_program_is_a_sentence_and_a_log(
    run: Run, book: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError(PASSWORD)

    monkeypatch.setattr("carekeeper.db.snapshot.examine", broken)
    profile = tmp_path / "own profile"
    said = run("check", book, "--password-file", key, "--profile", profile, "--json")
    assert said.code == 1
    assert said.json["problems"][0]["code"] == "failed"
    assert "stopped because of an error" in said.err
    (log,) = (profile / "logs").iterdir()
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert PASSWORD not in log.read_text(encoding="utf-8")


def test_the_window_is_opened_on_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[object, ...]] = []

    def run_window(file: Path | None, profile: Path | None, language: str) -> int:
        opened.append((file, profile, language))
        return 7

    monkeypatch.setattr("carekeeper.program.run", run_window)
    assert main(["class.carebook", "--profile", "here", "--lang", "en"]) == 7
    assert main([]) == 7
    assert opened == [(Path("class.carebook"), Path("here"), "en"), (None, None, "")]


def test_no_command_imports_qt(book: Path, key: Path, tmp_path: Path) -> None:
    """Nor does any of them need a screen."""
    program = """
import json, sys
from carekeeper.commands import main, passwords, place
from carekeeper.core import file_names
codes = [main(words) for words in json.loads(sys.argv[1])]
print(codes, [name for name in sys.modules if name.startswith("PySide6")])
"""
    backup, new = tmp_path / "b.carebak", tmp_path / "n.carebook"
    password = ["--password-file", str(key)]
    commands = [
        ["sample", str(tmp_path / "s.carebook"), "--students", "3", "--left-behind", "1"],
        ["print", "cards", str(book), "-o", str(tmp_path / "c.pdf"), *password],
        ["backup", str(book), "-o", str(backup), *password],
        ["check", str(book), *password],
        ["restore", str(backup), "-o", str(new), *password],
        ["info", str(backup)],
    ]
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(commands)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "[0, 0, 0, 0, 0, 0] []"


def test_chinese_is_written_whatever_the_console_speaks(book: Path) -> None:
    done = spawn("check", book, "--lang", "zh_CN", "--utf8", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 4
    assert done.stdout == b""
    assert "三2班.carebook" in done.stderr.decode("utf-8")
    assert "密码" in done.stderr.decode("utf-8")


def test_the_start_of_the_window_reads_no_source_files() -> None:
    """PySide would read each module's, and would go on with all that is imported later."""
    told = (
        "import linecache\n"
        "from carekeeper.commands import window\n"
        "window.program()\n"
        "import carekeeper.rooms\n"
        f"print([file for file in linecache.cache if file.startswith({str(ROOT / 'src')!r})])\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", told],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        check=True,
    )
    assert found.stdout.decode().strip() == "[]"
