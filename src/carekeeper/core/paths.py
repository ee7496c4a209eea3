"""Where the program keeps its files on this computer.

The class file lies in the platform's data folder, never under Documents or the Desktop, which
cloud services take with them.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from carekeeper.core.hold import Hold
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

_OWN = f"{os.getpid()}-{os.urandom(4).hex()}"
"""The name of this program's own temporary folder: no other that runs has the same."""
_HOLD = ".lock"
_holds: dict[Path, Hold] = {}
"""What tells the others that this program still lives, for each temporary folder."""


class Paths(NamedTuple):
    """The program's folders; `make` creates them."""

    data: Path
    config: Path
    logs: Path
    backups: Path
    temporary: Path
    """Private, and of this program alone; `leave` removes it, or `sweep` of a later start."""

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
            parts = ("data", "config", "logs", "backups", f"temporary/{_OWN}")
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
            temporary=platformdirs.user_cache_path(_APP, appauthor=False) / "temporary" / _OWN,
        )

    def make(self) -> Paths:
        """Make the folders that are not there yet, and return the paths.

        What cannot be made is told by `writable`, and by whoever wants to write there.
        """
        for folder in (self.data, self.config, self.logs, self.backups):
            with suppress(OSError):
                make_private(folder)
                folder.chmod(0o700)
        with suppress(OSError):
            self.claim()
        return self

    def writable(self) -> bool:
        """Tell whether the program's own folders are there and can be written to."""
        return all(os.access(folder, os.W_OK) for folder in self)

    def claim(self) -> Path:
        """Make the temporary folder, keep it as long as the program lives, and return it.

        Raises `OSError` when it cannot be made.
        """
        make_private(self.temporary.parent)
        if self.temporary not in _holds:
            hold = Hold(self.temporary.with_name(self.temporary.name + _HOLD))
            hold.take()
            _holds[self.temporary] = hold
            atexit.register(self.leave)
        make_private(self.temporary)
        with suppress(OSError):
            self.temporary.parent.chmod(0o700)
        return self.temporary

    def leave(self) -> None:
        """Remove the temporary folder with all that lies in it."""
        _remove(self.temporary)
        hold = _holds.pop(self.temporary, None)
        if hold is not None:
            hold.give_back()

    def sweep(self) -> None:
        """Remove the temporary files of programs that run no more; those of living ones stay.

        So does what they had begun elsewhere. A file that another program still shows cannot be
        removed on Windows; it goes next time.
        """
        from carekeeper.core import unfinished

        root = self.temporary.parent
        if not root.is_dir() or root.is_symlink():
            return
        for name in {left.name.removesuffix(_HOLD) for left in root.iterdir()}:
            hold = Hold(root / (name + _HOLD))
            with suppress(OSError):
                if root / name not in _holds and hold.take():
                    if unfinished.clear(root / name):
                        _remove(root / name)
                    hold.give_back()


def is_there(path: Path) -> bool:
    """Tell whether a file can be seen there; never fails, whatever the name or the disk is like."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # forbidden, too long, a stick that does not answer
        return False


def make_private(folder: Path) -> None:
    """Make a folder into which nobody else on this computer may look; raises `OSError`.

    One that is there already keeps the rights that it has.
    """
    missing = [step for step in (folder, *folder.parents) if not step.exists()]
    for step in reversed(missing):
        step.mkdir(mode=0o700, exist_ok=True)


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


def _remove(left: Path) -> None:
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left, ignore_errors=True)
        return
    with suppress(OSError):
        left.unlink()


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
