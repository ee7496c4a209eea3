"""A finished file is put in its place, or what was there stays."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from carekeeper.core import in_place


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """A finished file beside its place, where an older one lies."""
    target = tmp_path / "三2班.carebak"
    target.write_text("old", encoding="utf-8")
    made = in_place.part_of(target)
    made.write_text("new", encoding="utf-8")
    return made


def test_the_new_file_takes_the_place_of_the_old(part: Path) -> None:
    target = part.with_name("三2班.carebak")
    in_place.put_in_place(part, target)
    assert target.read_text(encoding="utf-8") == "new"
    assert not part.exists()


@pytest.mark.parametrize("refusals", [1, 19])
def test_a_virus_scanner_may_hold_the_file_for_two_seconds(
    refusals: int, part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []
    move = in_place._move

    def held(source: Path, target: Path) -> None:
        tries.append(1)
        if len(tries) <= refusals:
            raise PermissionError(errno.EACCES, "held by a scanner")
        move(source, target)

    waited: list[float] = []
    monkeypatch.setattr(in_place, "_move", held)
    in_place.put_in_place(part, part.with_name("三2班.carebak"), wait=waited.append)
    assert len(waited) == refusals
    assert sum(waited) < 2.01


def test_a_file_that_is_held_for_good_is_told(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(source: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "held")

    waited: list[float] = []
    monkeypatch.setattr(in_place, "_move", held)
    with pytest.raises(PermissionError):
        in_place.put_in_place(part, part.with_name("三2班.carebak"), wait=waited.append)
    assert 1.8 < sum(waited) < 2.01
    assert part.with_name("三2班.carebak").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(("number", "told"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_some_sticks_cannot_flush_a_folder(
    number: int, told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(_descriptor: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fsync)
    if told:
        with pytest.raises(OSError, match="no"):
            in_place.flush_folder(tmp_path)
    else:
        in_place.flush_folder(tmp_path)
