"""What Qt and the tests ask the system for, and how Debian and its kin are given it."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

from devkit.running import fail, quietly, say

DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
"""What Qt needs even without a screen: library and Debian's package."""

WINDOWING = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt needs besides to open a window on X11."""

READING_ALOUD = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "dbus-daemon": "dbus",
    "/usr/share/dbus-1/services/org.a11y.Bus.service": "at-spi2-core",
}
"""What the tests need besides to use the window as a screen reader does: program or file."""


def make_system_libraries(wanted: dict[str, str]) -> None:
    """See to it that the libraries that Qt asks the system for are there."""
    missing = missing_packages(wanted)
    if missing and not apt_install(missing):
        raise SystemExit(fail("System libraries are missing. Please install: " + " ".join(missing)))


def offer_screen_reader() -> None:
    """Install what the tests with a screen reader need; without it they are left out."""
    missing = missing_packages({**WINDOWING, **READING_ALOUD})
    if missing and not apt_install(missing):
        say("The tests with a screen reader are left out. They need: " + " ".join(missing))


def missing_packages(wanted: dict[str, str]) -> list[str]:
    """Return the packages of what is not here; only Linux is asked for any."""
    if not sys.platform.startswith("linux"):
        return []
    return sorted({wanted[name] for name in wanted if not is_here(name)})


def is_here(name: str) -> bool:
    """Tell whether a library, a program or a file is on this machine."""
    if ".so." in name:
        return loads(name)
    return shutil.which(name) is not None or Path(name).exists()


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_install(packages: list[str]) -> bool:
    """Install packages on Debian and its kin, when that needs no password; tell if it worked."""
    if not shutil.which("apt-get"):
        return False
    rights: list[str] = []
    if os.geteuid() != 0:  # type: ignore[attr-defined,unused-ignore]
        rights = ["sudo", "-n"]
        if not shutil.which("sudo") or quietly([*rights, "true"]) != 0:
            return False
    say("Installing from the system's packages: " + " ".join(packages))
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"]
    install = [*apt, "install", "--no-install-recommends", *packages]
    if quietly(install) == 0:
        return True
    return quietly([*apt, "update"]) == 0 and quietly(install) == 0
