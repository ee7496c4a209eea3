"""The program is killed in the middle of its work: what it had said to be saved is there."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.db.stories import OTHER_KEY, RAW_KEY, beside, student_names
from tests.db.workers import begin

from carekeeper.core.errors import StorageTrouble
from carekeeper.db import snapshot
from carekeeper.db.class_file import ClassFile, sweep_journal


def killed_after(worker: subprocess.Popen[str], lines: int) -> list[str]:
    """Kill a program when it has said so many lines; returns all that it said."""
    assert worker.stdout is not None
    said = [worker.stdout.readline().strip() for _ in range(lines)]
    worker.kill()
    rest, _ = worker.communicate()
    return [line for line in [*said, *rest.splitlines()] if line]


def test_nothing_that_was_said_to_be_saved_is_lost(filled: Path) -> None:
    for lines in (1, 7, 23, 40):
        said = killed_after(begin("save_without_end", filled), lines)
        snapshot.examine(filled, RAW_KEY)
        with ClassFile.open(filled, RAW_KEY) as class_file:
            names = student_names(class_file)
            last = class_file.next_undo()
        assert set(said) <= set(names)
        assert names == [f"学生{number}" for number in range(1, len(names) + 1)]
        assert last is not None
        assert last.label == names[-1]
        assert beside(filled) == {"三2班.carebook"}


@pytest.mark.parametrize("lines", [1, 2, 5])
def test_a_password_is_changed_or_not_and_nothing_between(lines: int, filled: Path) -> None:
    killed_after(begin("change_passwords_without_end", filled), lines)
    opening: list[str] = []
    for key in (RAW_KEY, OTHER_KEY, ""):
        try:
            counts = snapshot.examine(filled, key).counts
        except StorageTrouble:
            continue
        opening.append(key)
        assert counts["students"] == 12
    assert len(opening) == 1
    with ClassFile.open(filled, opening[0]) as class_file:
        assert len(student_names(class_file)) == 12
        class_file.change_password(RAW_KEY)
    assert beside(filled) == {"三2班.carebook"}


@pytest.mark.parametrize(("start", "stays"), [(b"", False), (b"\0" * 512, False), (b"\xd9", True)])
def test_only_a_journal_that_would_be_played_back_stays(
    start: bytes, stays: bool, filled: Path
) -> None:
    journal = filled.with_name(filled.name + "-journal")
    journal.write_bytes(start)
    sweep_journal(filled)
    assert journal.exists() == stays
