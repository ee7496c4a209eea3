"""The program is killed in the middle of its work: what it had said to be saved is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.db.stories import OTHER_KEY, RAW_KEY, beside, student_names, told
from tests.db.workers import begin

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.db import backup_file, snapshot
from carekeeper.db.class_file import ClassFile
from carekeeper.db.leftovers import sweep_journal


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


def test_an_unencrypted_copy_that_a_killed_program_left_goes_with_the_next_opening(
    filled: Path,
) -> None:
    worker = begin("take_password_away_and_wait", filled)
    killed_after(worker, 1)
    part = filled.with_name("三2班.carebook.part")
    assert "学生1".encode() in part.read_bytes()
    recovery_part = filled.with_name("三2班.carebook.recovery.part")
    recovery_part.write_bytes(b"half a seal")

    ClassFile.open(filled, RAW_KEY).close()

    assert beside(filled) == {"三2班.carebook"}


class TestRestoreOverAFileThatWasKilledInASave:
    @pytest.fixture
    def hot(self, filled: Path, tmp_path: Path) -> Path:
        """A file as a kill in the middle of a save leaves it: with a journal to be played back."""
        place = tmp_path / "hot" / "三2班.carebook"
        place.parent.mkdir()
        with ClassFile.open(filled, RAW_KEY) as opened:
            raw = opened._connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA cache_size = 4")
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("UPDATE students SET notes = hex(randomblob(3000))")
            for end in ("", "-journal"):
                shutil.copyfile(f"{filled}{end}", f"{place}{end}")
            raw.execute("ROLLBACK")
        return place

    def test_a_move_that_fails_leaves_it_whole(
        self, hot: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def held(*_given: object) -> None:
            raise PermissionError(13, "held")

        with monkeypatch.context() as scanner, told(Trouble.NO_PERMISSION):
            scanner.setattr(snapshot, "put_in_place", held)
            backup_file.restore(backup, OTHER_KEY, hot, RAW_KEY, force=True)
        assert snapshot.examine(hot, RAW_KEY).counts["students"] == 12

    @pytest.mark.parametrize("moved", [False, True])
    def test_a_power_cut_at_the_move_leaves_the_old_or_the_new(
        self, moved: bool, hot: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class PowerCut(BaseException):
            pass

        real = snapshot.put_in_place

        def cut(part: Path, target: Path) -> None:
            if moved:
                real(part, target)
            shutil.copytree(target.parent, target.parent.parent / "after")
            raise PowerCut

        with monkeypatch.context() as power:
            power.setattr(snapshot, "put_in_place", cut)
            with pytest.raises(PowerCut):
                backup_file.restore(backup, OTHER_KEY, hot, RAW_KEY, force=True)

        after = hot.parent.parent / "after" / hot.name
        with ClassFile.open(after, RAW_KEY) as opened:
            assert len(student_names(opened)) == 12
        assert snapshot.examine(after, RAW_KEY).counts["students"] == 12
        assert beside(after) == {"三2班.carebook"}
