"""Windows programs on Debian: a prefix of Wine's own, and commands that run in it.

A prefix is made for building and for tests only. Nothing of Wine's gets into what is built, and
nothing that runs there reaches the real home folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from workshop import BUILD, ROOT, Stop, expect_tools, say

TOOLS = {
    "wine": "wine",
    "/usr/lib/wine/wine64": "wine64",
    "wineserver": "wine",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "Xvfb": "xvfb",
    "localedef": "locales",
}
"""What must be on this machine: program or file, and Debian's package."""

STAND_INS = ROOT / "packaging" / "windows" / "stand_ins"
_LINGER = 2.0
"""Seconds for the last words of a program that has ended."""
_CHINESE = "zh_CN.UTF-8"
"""With this, Windows programs see code page 936, as on a teacher's computer."""


class Wine:
    """One prefix, and what runs in it, on a screen of its own."""

    def __init__(self, prefix: Path, display: str = ":71", screen: str = "1366x768x24") -> None:
        """Stand at a prefix; `make` makes it."""
        self.prefix = prefix
        self.drive = prefix / "drive_c"
        self._display, self._screen = display, screen
        self._xvfb: subprocess.Popen[bytes] | None = None

    def environment(self) -> dict[str, str]:
        """Return what every program in the prefix is started with."""
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        return {
            **kept,
            "HOME": str(self.prefix / "home"),
            "DISPLAY": self._display,
            "LC_ALL": _CHINESE,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
        }

    def make(self) -> Wine:
        """Make the prefix, if it is not there yet, and return this."""
        expect_tools(TOOLS)
        _expect_chinese()
        if (self.prefix / "ready").exists():
            return self
        say("Making a prefix for Wine")
        shutil.rmtree(self.prefix, ignore_errors=True)
        (self.prefix / "home").mkdir(parents=True)
        self.run("wineboot", "--init")
        self._cut_links()
        self._add_stand_ins()
        (self.prefix / "ready").touch()
        return self

    def run(
        self,
        *command: str | Path,
        env: Mapping[str, str] | None = None,
        quiet: bool = False,
        cwd: Path = ROOT,
    ) -> int:
        """Run a program of Windows, show what it says, and return its exit code."""
        code, said = self.ask(*command, env=env, show=not quiet, cwd=cwd)
        if quiet and code != 0:
            print(said)
        return code

    def ask(
        self,
        *command: str | Path,
        env: Mapping[str, str] | None = None,
        show: bool = False,
        cwd: Path = ROOT,
    ) -> tuple[int, str]:
        """Run a program of Windows; returns its exit code and what it said.

        Programs that outlive it, such as Wine's server, hold the pipe open; so the end of the
        program is waited for, and not the end of its output.
        """
        self._open_screen()
        process = subprocess.Popen(
            ["wine", *map(str, command)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            env={**self.environment(), **(env or {})},
        )
        heard: list[bytes] = []
        reader = threading.Thread(target=_listen, args=(process, heard, show), daemon=True)
        reader.start()
        code = process.wait()
        reader.join(_LINGER)
        return code, _text(b"".join(heard)).replace("\r\n", "\n")

    def start(
        self, *command: str | Path, env: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a program of Windows that stays open; whoever starts it ends it."""
        self._open_screen()
        return subprocess.Popen(
            ["wine", *map(str, command)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**self.environment(), **(env or {})},
        )

    def inside(self, path: Path) -> str:
        """Return the name that Windows programs have for a path of this machine."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path.absolute()).replace("/", "\\")

    def home(self) -> Path:
        """Return the folder of the Windows user."""
        return self.drive / "users" / self.environment_user()

    def environment_user(self) -> str:
        """Return the name of the Windows user: that of the one who runs this."""
        return next(path.name for path in (self.drive / "users").iterdir() if path.name != "Public")

    def close(self) -> None:
        """End what still runs in the prefix, and its screen."""
        env = self.environment()
        subprocess.run(["wineserver", "-k"], env=env, check=False, capture_output=True)
        subprocess.run(["wineserver", "-w"], env=env, check=False, capture_output=True)
        if self._xvfb is not None:
            self._xvfb.terminate()
            self._xvfb.wait()
            self._xvfb = None

    def __enter__(self) -> Wine:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()

    def _open_screen(self) -> None:
        socket = Path("/tmp/.X11-unix") / f"X{self._display[1:]}"
        if self._xvfb is not None or socket.exists():
            return
        self._xvfb = subprocess.Popen(
            ["Xvfb", self._display, "-screen", "0", self._screen, "-nolisten", "tcp"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(100):
            if socket.exists():
                return
            threading.Event().wait(0.1)
        raise Stop(f"The screen {self._display} does not open.")

    def _cut_links(self) -> None:
        """Let Documents, Desktop and the like be folders of the prefix, not of the real home."""
        for link in [path for path in self.home().rglob("*") if path.is_symlink()]:
            link.unlink()
            link.mkdir()

    def _add_stand_ins(self) -> None:
        """Make the small libraries of Windows that Qt and others ask for and this Wine lacks."""
        system = self.drive / "windows" / "system32"
        for source in sorted(STAND_INS.glob("*.c")):
            target = system / f"{source.stem}.dll"
            if target.exists():
                continue
            compiler = ["x86_64-w64-mingw32-gcc", "-shared", "-s", "-o", str(target), str(source)]
            subprocess.run([*compiler, "-ladvapi32"], check=True)


def _listen(process: subprocess.Popen[bytes], heard: list[bytes], show: bool) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        heard.append(line)
        if show:
            sys.stdout.write(_text(line))
            sys.stdout.flush()


def _text(said: bytes) -> str:
    """Return what a program said, in UTF-8 or in the code page of its console."""
    try:
        return said.decode("utf-8")
    except UnicodeDecodeError:
        return said.decode("gb18030", "replace")


def _expect_chinese() -> None:
    known = subprocess.run(["locale", "-a"], capture_output=True, encoding="utf-8", check=False)
    if "zh_CN.utf8" not in known.stdout.split():
        raise Stop(f"Please make the locale first: localedef -i zh_CN -f UTF-8 {_CHINESE}")


def prefix(name: str) -> Wine:
    """Return one of the project's prefixes, made when needed; each is used by one at a time."""
    return Wine(BUILD / name).make()
