"""Sticks and other drives that can be carried away."""

from __future__ import annotations

import sys
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QStorageInfo

_WINDOWS_REMOVABLE = 2
_LINUX_PLACES = ("/media/", "/run/media/", "/mnt/")


class Drive(Struct, frozen=True):
    """A drive that is plugged in; `name` may be empty, `free` is its free space in bytes."""

    folder: Path
    name: str
    free: int

    @property
    def place(self) -> str:
        """Return where it is, as the system says it: `E:`, `/media/chen/STICK`."""
        return str(self.folder).rstrip("\\") or str(self.folder)


def removable_drives() -> list[Drive]:
    """Return the drives that can be written to and be pulled out."""
    return [
        Drive(Path(volume.rootPath()), volume.name(), volume.bytesAvailable())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isValid()
        and volume.isReady()
        and not volume.isReadOnly()
        and not volume.isRoot()
        and can_be_pulled(volume.rootPath())
    ]


def can_be_pulled(folder: str) -> bool:
    """Tell whether a drive at this place is one that can be carried away.

    Windows says so itself; elsewhere the place where the system mounts sticks tells it.
    """
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder) == _WINDOWS_REMOVABLE)
    if sys.platform == "darwin":
        return folder.startswith("/Volumes/")
    return folder.startswith(_LINUX_PLACES)
