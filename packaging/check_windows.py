"""Tries the installer in a fresh prefix of Wine without Python, as a new teacher's computer.

    python3 packaging/check_windows.py [--older OLD-Setup.exe] [--keep FOLDER]

Installs silently, runs `carekeeper selftest`, opens a class file by its ending, refuses over the
running program, upgrades, uninstalls; the class file has to be there all the time. Pictures of
the window and what the self-test made are kept in a folder.
"""

from __future__ import annotations

import argparse
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import wine
from windows import SETUP
from workshop import BUILD, Stop, expect_tools, fresh, output, say, sha256

RUNNING = 3
"""The installer's exit code when the program is running."""
_COLOURFUL = 300
"""So many colours has a screen at least on which the window shows a class."""
_TYPES = {".carebook": "ClassFile", ".carebak": "Backup", ".careparcel": "Parcel"}
"""The kinds of files that the installer names to the system, by their endings."""
PATIENCE = 180
"""Seconds for a window to open, or for the uninstaller that works on its own."""


class Computer:
    """A computer on which the program is to be installed."""

    def __init__(self, windows: wine.Wine, kept: Path) -> None:
        self.windows = windows
        self.kept = kept
        local = windows.home() / "AppData" / "Local"
        self.program = local / "Programs" / "CareKeeper"
        self.book = local / "CareKeeper" / "三2班.carebook"

    def install(self, setup: Path) -> int:
        """Run the installer without a question; returns its exit code."""
        return self.windows.run(setup, "/S")

    def cli(self, *words: str | Path) -> tuple[int, str]:
        """Run a command of the installed program; returns its exit code and what it said."""
        return self.windows.ask(
            self.program / "carekeeper-cli.exe", *words, "--utf8", cwd=self.kept
        )

    def registered(self, key: str) -> str:
        """Return the usual value of a key of this user."""
        _code, said = self.windows.ask("reg", "query", f"HKCU\\{key}", "/ve")
        return said

    def picture(self, name: str) -> Path:
        """Keep a picture of the screen."""
        display, file = self.windows.environment()["DISPLAY"], self.kept / f"{name}.png"
        command = ["import", "-display", display, "-window", "root", str(file)]
        subprocess.run(command, check=False)
        return file

    def is_painted(self) -> bool:
        """Tell whether the program shows a class on the screen."""
        if not self.is_open():
            return False
        found = output(["identify", "-format", "%k", self.picture("opened")])
        return int(found) > _COLOURFUL

    def know_file_types(self) -> None:
        """Let the system see this user's kinds of files; Windows does, Wine 8 only its own."""
        for key in (*_TYPES, *(f"CareKeeper.{kind}" for kind in _TYPES.values())):
            place = f"Software\\Classes\\{key}"
            copy = ("reg", "copy", f"HKCU\\{place}", f"HKLM\\{place}", "/s", "/f")
            self.windows.run(*copy, quiet=True)

    def open_book(self) -> None:
        """Open the class file as a double click does, and wait for the window."""
        self.know_file_types()
        code, said = self.windows.ask("start", self.windows.inside(self.book))
        expect(code == 0, f"the class file is opened by its ending {said}")
        wait_until(self.is_painted, "the window is there")

    def is_open(self) -> bool:
        """Tell whether the window of the program is on the screen."""
        display = self.windows.environment()["DISPLAY"]
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "CareKeeper"],
            env={**self.windows.environment(), "DISPLAY": display},
            capture_output=True,
            check=False,
        )
        return bool(done.stdout.split())

    def close(self) -> None:
        """Close the window as its cross does."""
        self.windows.run("taskkill", "/IM", "carekeeper.exe", quiet=True)
        wait_until(lambda: not self.is_open(), "the window closes")
        time.sleep(3)


def main() -> int:
    """Go through all steps; the first that fails ends it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--older", type=Path, default=SETUP, help="installed first")
    parser.add_argument("--keep", type=Path, default=BUILD / "checked-windows")
    options = parser.parse_args()
    expect_tools({**wine.TOOLS, "xdotool": "xdotool", "import": "imagemagick"})
    kept = fresh(options.keep.absolute())
    fresh(BUILD / "computer")
    with wine.prefix("computer") as windows:
        computer = Computer(windows, kept)
        look_at_the_new(computer, options.older)
        look_at_the_running(computer)
        look_at_the_upgrade(computer)
        look_at_the_end(computer)
    say("Everything is as it should be")
    return 0


def look_at_the_new(computer: Computer, setup: Path) -> None:
    """Install for the first time and try the program."""
    say("Installing")
    expect(computer.install(setup) == 0, "the installer ends well")
    look_at_the_system(computer)
    say("Trying the program")
    try_all(computer)
    computer.book.parent.mkdir(parents=True, exist_ok=True)
    code, said = computer.cli("sample", computer.windows.inside(computer.book))
    expect(code == 0, f"a class is made {said}")


def look_at_the_system(computer: Computer) -> None:
    """Look whether the system knows of the program."""
    home, start = computer.windows.home(), "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
    for place in ("Desktop", start):
        expect((home / place / "CareKeeper.lnk").is_file(), f"a link lies in {place}")
    for ending, kind in _TYPES.items():
        said = computer.registered(f"Software\\Classes\\{ending}")
        expect(f"CareKeeper.{kind}" in said, f"{ending} is ours")
    expect((computer.program / "parts.json").is_file(), "the list of parts is there")


def try_all(computer: Computer) -> None:
    """Let the program try itself."""
    code, said = computer.cli("selftest", "--keep", computer.windows.inside(computer.kept))
    print(said)
    expect(code == 0, "the self-test passes")
    expect("一切正常" in said, "it speaks Chinese")


def look_at_the_running(computer: Computer) -> None:
    """Open the class; over the running program nothing is installed or removed."""
    say("Opening a class file by its ending")
    computer.open_book()
    expect(computer.install(SETUP) == RUNNING, "the installer refuses over the running program")
    code = computer.windows.run(computer.program / "uninstall.exe", "/S", f"_?={inside(computer)}")
    expect(code == RUNNING, "so does the uninstaller")
    expect((computer.program / "carekeeper.exe").is_file(), "nothing was removed")
    computer.close()


def look_at_the_upgrade(computer: Computer) -> None:
    """Install over what is there: what is old goes, the class stays."""
    say("Upgrading")
    before = sha256(computer.book)
    old = computer.program / "_internal" / "of-an-older-version.dll"
    old.touch()
    expect(computer.install(SETUP) == 0, "the upgrade ends well")
    expect(not old.exists(), "nothing of the older one is left")
    expect(sha256(computer.book) == before, "the class is what it was")
    code, said = computer.cli("check", computer.windows.inside(computer.book))
    expect(code == 0, f"and is whole {said}")
    try_all(computer)


def look_at_the_end(computer: Computer) -> None:
    """Uninstall: the program goes without a trace, the teacher's data stay."""
    say("Uninstalling")
    computer.windows.run(computer.program / "uninstall.exe", "/S")
    wait_until(lambda: not computer.program.exists(), "the program goes")
    for left in computer.windows.home().rglob("CareKeeper.lnk"):
        raise Stop(f"Left behind: {left}")
    for ending in _TYPES:
        said = computer.registered(f"Software\\Classes\\{ending}")
        expect("CareKeeper" not in said, f"{ending} is free again")
    expect(computer.book.is_file(), "the class is still there")


def inside(computer: Computer) -> str:
    """Return the name that Windows has for the program's folder."""
    return computer.windows.inside(computer.program)


def expect(true: bool, what: str) -> None:
    """Say what holds; stop when it does not."""
    if not true:
        raise Stop(f"NOT so: {what}")
    print(f"   {what}", flush=True)


def wait_until(true: Callable[[], bool], what: str) -> None:
    """Wait until something holds; stop when it takes too long."""
    for _ in range(PATIENCE):
        if true():
            print(f"   {what}", flush=True)
            return
        time.sleep(1)
    raise Stop(f"NOT so: {what}")


if __name__ == "__main__":
    raise SystemExit(main())
