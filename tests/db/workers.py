"""Programs of their own that open a class file, so that they can be watched and killed."""

from __future__ import annotations

import subprocess
import sys
from itertools import count
from pathlib import Path
from time import monotonic, sleep

from tests.db.stories import OTHER_KEY, RAW_KEY, add_student, student_names

from carekeeper.core.errors import StorageTrouble
from carekeeper.db import snapshot
from carekeeper.db.class_file import ClassFile
from carekeeper.db.lock import FileOwnership
from carekeeper.db.snapshot import Contents

ROOT = Path(__file__).resolve().parents[2]


def begin(what: str, path: Path) -> subprocess.Popen[str]:
    """Start a program that does one of the things below with a class file."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.db.workers", what, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=_environment(),
    )


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}


def finish(worker: subprocess.Popen[str]) -> list[str]:
    """Wait for a program to end and return the lines that it said."""
    said, _ = worker.communicate()
    return said.splitlines()


def _say(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def open_once(path: Path) -> None:
    """Open the class file and say how many students there are, or why not."""
    try:
        with ClassFile.open(path, RAW_KEY) as class_file:
            _say(len(student_names(class_file)))
    except StorageTrouble as problem:
        _say(problem.trouble)
        _say(problem.sentence)


def hold_open(path: Path) -> None:
    """Open the class file and keep it open until the end comes from outside."""
    with ClassFile.open(path, RAW_KEY):
        _say("open")
        sys.stdin.read()


def take_turns(path: Path) -> None:
    """Take the right to the file for a second, again and again; say when two had it at once."""
    mark = path.with_name("mine")
    until = monotonic() + 1
    while monotonic() < until:
        owner = FileOwnership(path)
        try:
            owner.take()
        except StorageTrouble:
            continue
        try:
            mark.mkdir()
            sleep(0.001)
            mark.rmdir()
        except OSError:
            _say("two at once")
        owner.give_back()
    _say("done")


def save_without_end(path: Path) -> None:
    """Add students, and say the name of each when it is saved."""
    with ClassFile.open(path, RAW_KEY) as class_file:
        for number in count(len(student_names(class_file)) + 1):
            add_student(class_file, f"学生{number}")
            _say(f"学生{number}")


def change_passwords_without_end(path: Path) -> None:
    """Change the password to and fro, and say so when it is done."""
    with ClassFile.open(path, RAW_KEY) as class_file:
        for number in count():
            class_file.change_password((OTHER_KEY, "", RAW_KEY)[number % 3])
            _say("changed")


def take_password_away_and_wait(path: Path) -> None:
    """Write the copy without a password, and be slow to check it."""

    def slow(_path: Path, _password: str) -> Contents:
        _say("copied")
        sys.stdin.read()
        raise AssertionError

    snapshot.examine = slow
    ClassFile.open(path, RAW_KEY).change_password("")


def receive_and_wait(path: Path) -> None:
    """Write the students of a parcel, and be slow before that is finished."""
    from carekeeper.db import moves, parcel

    def slow(*_given: object, **_named: object) -> None:
        _say("written")
        sys.stdin.read()
        raise AssertionError

    found = parcel.unpack(path.with_name("学生.careparcel"), OTHER_KEY)
    moves._note = slow
    moves.receive(ClassFile.open(path, RAW_KEY), found)


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]))
