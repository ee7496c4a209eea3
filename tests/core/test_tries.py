"""A wrong password costs more time each time, and a right one makes all well."""

from __future__ import annotations

from pathlib import Path

import pytest

from carekeeper.core.tries import LONGEST, Tries

BOOK, OTHER = Path("三2班.carebook"), Path("其他.carebook")


class Clock:
    time = 1_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_each_wrong_try_waits_longer_than_the_one_before(tmp_path: Path, clock: Clock) -> None:
    tries = Tries(tmp_path / "tries.json", clock)
    waits = []
    for _ in range(20):
        tries.wrong(BOOK)
        waits.append(tries.wait(BOOK))
        clock.time += waits[-1]
        assert tries.wait(BOOK) == 0
    assert waits[:6] == [0, 0, 2, 4, 8, 16]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST
    assert tries.wait(OTHER) == 0


def test_a_restart_does_not_help(tmp_path: Path, clock: Clock) -> None:
    for _ in range(5):
        Tries(tmp_path / "tries.json", clock).wrong(BOOK)
    again = Tries(tmp_path / "tries.json", clock)
    assert (again.count(BOOK), again.wait(BOOK)) == (5, 8)
    assert "三2班" not in (tmp_path / "tries.json").read_text(encoding="utf-8")


def test_the_right_password_makes_all_well(tmp_path: Path, clock: Clock) -> None:
    tries = Tries(tmp_path / "tries.json", clock)
    for _ in range(5):
        tries.wrong(BOOK)
    tries.right(BOOK)
    assert Tries(tmp_path / "tries.json", clock).wait(BOOK) == 0


def test_a_clock_that_is_put_back_locks_nobody_out(tmp_path: Path, clock: Clock) -> None:
    tries = Tries(tmp_path / "tries.json", clock)
    for _ in range(5):
        tries.wrong(BOOK)
    clock.time -= 10 * 365 * 24 * 3600
    assert tries.wait(BOOK) == 8


@pytest.mark.parametrize("content", [b"", b"[1]", b'{"a": 1}', b"[" * 100_000, b"\xff"])
def test_whatever_stands_in_its_file_it_counts(
    content: bytes, tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "tries.json").write_bytes(content)
    tries = Tries(tmp_path / "tries.json", clock)
    tries.wrong(BOOK)
    assert tries.count(BOOK) == 1


def test_a_folder_that_cannot_be_written_only_forgets(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")
    tries = Tries(tmp_path / "config" / "tries.json", clock)
    for _ in range(4):
        tries.wrong(BOOK)
    assert tries.wait(BOOK) == 4
