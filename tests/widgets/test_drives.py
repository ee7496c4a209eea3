"""Where sticks are plugged in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from carekeeper.widgets import drives


@pytest.mark.parametrize(
    ("platform", "folder", "expected"),
    [
        ("linux", "/media/chen/STICK", True),
        ("linux", "/run/media/chen/STICK", True),
        ("linux", "/home", False),
        ("linux", "/", False),
        ("darwin", "/Volumes/STICK", True),
        ("darwin", "/System/Volumes/Data", False),
    ],
)
def test_a_stick_is_known_by_its_place(
    monkeypatch: pytest.MonkeyPatch, platform: str, folder: str, expected: bool
) -> None:
    monkeypatch.setattr(drives.sys, "platform", platform)
    assert drives.can_be_pulled(folder) is expected


def test_the_disk_of_the_system_is_no_stick(qtbot: object) -> None:
    assert all(str(drive.folder) != "/" for drive in drives.removable_drives())


def test_a_drive_is_named_as_the_system_names_it() -> None:
    folder = Path("E:/") if sys.platform == "win32" else Path("/media/chen/STICK/")
    shown = "E:" if sys.platform == "win32" else "/media/chen/STICK"
    assert drives.Drive(folder, "STICK", 1).place == shown
