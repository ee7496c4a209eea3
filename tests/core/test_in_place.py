"""A finished file is put in its place, or what was there stays."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from tests.held import ACCESS_DENIED, LOCKED, SHARING, held, refusal

from carekeeper.core import in_place
from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.db.connection import clear_errors


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
@pytest.mark.parametrize("number", [ACCESS_DENIED, SHARING, LOCKED])
def test_a_virus_scanner_may_hold_the_file_for_two_seconds(
    refusals: int, number: int, part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []
    move = in_place._move

    def held(source: Path, target: Path) -> None:
        tries.append(1)
        if len(tries) <= refusals:
            raise refusal(number)
        move(source, target)

    waited: list[float] = []
    monkeypatch.setattr(in_place, "_move", held)
    in_place.put_in_place(part, part.with_name("三2班.carebak"), wait=waited.append)
    assert len(waited) == refusals
    assert sum(waited) < 2.01


def test_a_file_that_is_held_for_good_is_told(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(source: Path, target: Path) -> None:
        raise refusal()

    waited: list[float] = []
    monkeypatch.setattr(in_place, "_move", held)
    with pytest.raises(PermissionError):
        in_place.put_in_place(part, part.with_name("三2班.carebak"), wait=waited.append)
    assert 1.8 < sum(waited) < 2.01
    assert part.with_name("三2班.carebak").read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows flushes no folder")
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


@pytest.mark.skipif(sys.platform == "win32", reason="there each refusal may be a held file")
def test_nobody_waits_where_there_is_no_right(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(source: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "not yours")

    waited: list[float] = []
    monkeypatch.setattr(in_place, "_move", forbidden)
    with pytest.raises(PermissionError):
        in_place.put_in_place(part, part.with_name("三2班.carebak"), wait=waited.append)
    assert waited == []


def test_a_file_that_stays_held_is_left_or_told(
    part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held(monkeypatch, part):
        in_place.sweep(part)
        with pytest.raises(PermissionError):
            in_place.remove(part)
    assert part.exists()
    in_place.remove(part)
    in_place.remove(part)
    assert not part.exists()


@pytest.mark.parametrize("number", [ACCESS_DENIED, SHARING, LOCKED])
def test_a_file_in_use_is_told_as_in_use(number: int, part: Path) -> None:
    sentence = "open in another program"
    with pytest.raises(StorageTrouble, match=sentence) as told, clear_errors(part):
        raise refusal(number)
    assert told.value.trouble is Trouble.IN_USE


def test_a_place_without_rights_is_told_as_such(tmp_path: Path) -> None:
    new = tmp_path / "program" / "new.pdf"
    with pytest.raises(StorageTrouble) as told, clear_errors(new):
        raise refusal(ACCESS_DENIED)
    assert told.value.trouble is Trouble.NO_PERMISSION


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows lets a program keep a file")
def test_a_file_that_nobody_may_share_is_in_use(part: Path) -> None:
    import ctypes

    kernel = ctypes.WinDLL("kernel32")
    kernel.CreateFileW.restype = ctypes.c_void_p
    read, share_nothing, open_existing = 0x80000000, 0, 3
    handle = kernel.CreateFileW(str(part), read, share_nothing, None, open_existing, 0, None)
    try:
        with pytest.raises(StorageTrouble) as told, clear_errors(part):
            part.open("r+b").close()
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
    assert told.value.trouble is Trouble.IN_USE


def test_a_file_into_whose_folder_one_may_not_look_is_not_called_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_path: Path) -> bool:
        raise PermissionError(errno.EACCES, "another user's folder")

    monkeypatch.setattr(Path, "exists", forbidden)
    problem = PermissionError(errno.EACCES, "another user's folder")
    assert not in_place.is_held(problem, tmp_path / "class.carebook")
