"""Where the program keeps its files on this computer.

The class file lies in the platform's data folder, never under Documents or the Desktop, which
cloud services take with them.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from carekeeper.core.words import mark, tr

PROFILE_VARIABLE = "CAREKEEPER_PROFILE"
_APP = "CareKeeper"

_CLOUDS: tuple[tuple[str, str], ...] = (
    ("onedrive", mark("OneDrive")),
    ("坚果云", mark("Nutstore")),
    ("堅果雲", mark("Nutstore")),
    ("nutstore", mark("Nutstore")),
    ("百度网盘", mark("Baidu Netdisk")),
    ("百度云", mark("Baidu Netdisk")),
    ("baidunetdisk", mark("Baidu Netdisk")),
    ("baidusyncdisk", mark("Baidu Netdisk")),
    ("baiduyun", mark("Baidu Netdisk")),
    ("wps云盘", mark("WPS Cloud")),
    ("wps网盘", mark("WPS Cloud")),
    ("wpsdrive", mark("WPS Cloud")),
    ("wps cloud", mark("WPS Cloud")),
    ("dropbox", mark("Dropbox")),
    ("icloud", mark("iCloud")),
    ("mobile documents", mark("iCloud")),
)
_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "davfs"}
_NETWORK_FILE_SYSTEMS |= {"fuse.davfs", "fuse.gvfsd-fuse", "fuse.rclone", "9p", "afs", "ncpfs"}
_WINDOWS_REMOTE_DRIVE = 4


class Paths(NamedTuple):
    """The program's folders; `make` creates them."""

    data: Path
    config: Path
    logs: Path
    backups: Path
    temporary: Path
    """Private; what lies there is removed by `sweep`."""

    @classmethod
    def of(cls, profile: Path | None = None) -> Paths:
        """Return the folders of a profile, or the platform's own without one.

        A profile is a folder that holds everything, for a program on a stick and for tests. The
        environment variable `CAREKEEPER_PROFILE` names one too; the argument goes first.
        """
        named = os.environ.get(PROFILE_VARIABLE, "")
        root = profile or (Path(named) if named else None)
        if root is not None:
            root = root.expanduser().absolute()
            parts = ("data", "config", "logs", "backups", "temporary")
            return cls(*(root / part for part in parts))
        return cls._of_the_platform()

    @classmethod
    def _of_the_platform(cls) -> Paths:
        import platformdirs

        data = platformdirs.user_data_path(_APP, appauthor=False)
        return cls(
            data=data,
            config=platformdirs.user_config_path(_APP, appauthor=False),
            logs=platformdirs.user_log_path(_APP, appauthor=False),
            backups=data / "backups",
            temporary=platformdirs.user_cache_path(_APP, appauthor=False) / "temporary",
        )

    def make(self) -> Paths:
        """Make the folders that are not there yet, and return the paths."""
        for folder in (self.data, self.config, self.logs, self.backups):
            folder.mkdir(parents=True, exist_ok=True)
        self.temporary.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.temporary.chmod(0o700)
        return self

    def sweep(self) -> None:
        """Remove what is left in the temporary folder, when the program starts and when it ends.

        A file that another program still shows cannot be removed on Windows; it goes next time.
        """
        if not self.temporary.is_dir() or self.temporary.is_symlink():
            return
        for left in self.temporary.iterdir():
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
            else:
                _remove(left)


def cloud_folder(path: Path) -> str | None:
    """Return the name of the cloud or network that a folder belongs to, or None.

    A class file in such a folder can be copied half-written, or changed on two computers.
    """
    for part in path.absolute().parts:
        folded = part.casefold()
        for sign, name in _CLOUDS:
            if sign in folded:
                return tr(name)
    return tr("a network folder") if _is_on_a_network(path) else None


def _remove(file: Path) -> None:
    try:
        file.unlink()
    except OSError:
        return


def _is_on_a_network(path: Path) -> bool:
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        drive = path.absolute().drive + "\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _WINDOWS_REMOTE_DRIVE)
    mounts = Path("/proc/mounts")
    if not mounts.is_file():
        return False
    return file_system(path.absolute(), mounts.read_text("utf-8", "replace")) in (
        _NETWORK_FILE_SYSTEMS
    )


def file_system(path: Path, mounts: str) -> str:
    """Return the kind of file system of the longest mount point above a path."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind
