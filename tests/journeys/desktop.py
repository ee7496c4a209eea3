"""A desktop for one program: a virtual screen with a window manager, a session bus, and the
accessibility bus on it.

Nothing of the desktop of whoever runs the tests is touched: screen, buses, home and settings
are the story's own, and every process is ended with it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from devkit import system
from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg
from tests.journeys.atspi import Node, Reader, wait_for

_ENOUGH = 5.0
"""Seconds that a process gets to end by itself."""

_LAUNCHER = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
_STATUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")


def missing() -> list[str]:
    """Return the Debian packages that such a desktop needs and that are not here."""
    return system.missing_packages({**system.WINDOWING, **system.READING_ALOUD})


class Desktop:
    """The screen and the buses; `start` opens a program on them."""

    def __init__(
        self, folder: Path, environment: Mapping[str, str], noise: IO[bytes], reader: Reader
    ) -> None:
        self.folder = folder
        self._environment = environment
        self._noise = noise
        self._reader = reader

    @contextmanager
    def start(self, *command: str) -> Iterator[tuple[subprocess.Popen[bytes], Node]]:
        """Start a Python module of the project; yield its process and how a reader sees it."""
        whole = [sys.executable, "-m", *command]
        with _process(whole, self._environment, self._noise, self._noise) as process:
            yield process, wait_for(lambda: self._program(process), self.printed)

    def printed(self) -> str:
        """Return what all that runs on the desktop has printed."""
        return Path(self._noise.name).read_text(encoding="utf-8", errors="replace")

    def _program(self, process: subprocess.Popen[bytes]) -> Node | None:
        assert process.poll() is None, self.printed()
        return next((one for one in self._reader.programs() if one.children()), None)


@contextmanager
def desktop() -> Iterator[Desktop]:
    """Yield a desktop, and end all that runs on it."""
    with ExitStack() as stack:
        # Not pytest's folder: the name of a socket has no room for a long path.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ck")))
        noise = stack.enter_context((folder / "printed.txt").open("ab"))
        environment = _environment(folder)

        def ready(*command: str) -> str:
            return stack.enter_context(_talking(command, environment, noise))

        screen = ready("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-noreset")
        environment["DISPLAY"] = f":{screen}"
        bus = ready("dbus-daemon", "--session", "--nofork", "--print-address=1")
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        ready("openbox", "--sm-disable", "--startup", "echo ready")
        reader = Reader(_accessibility_bus(bus))
        stack.callback(reader.close)
        yield Desktop(folder, environment, noise, reader)


def _environment(folder: Path) -> dict[str, str]:
    (folder / "home").mkdir()
    (folder / "run").mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return kept | {
        "HOME": str(folder / "home"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "LANG": "C.UTF-8",
        "GSETTINGS_BACKEND": "memory",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }


def _accessibility_bus(session: str) -> str:
    with open_dbus_connection(session) as bus:
        unwrap_msg(bus.send_and_get_reply(Properties(_STATUS).set("IsEnabled", "b", True)))
        answer = bus.send_and_get_reply(new_method_call(_LAUNCHER, "GetAddress"))
        return str(unwrap_msg(answer)[0])


@contextmanager
def _talking(
    command: Sequence[str], environment: Mapping[str, str], noise: IO[bytes]
) -> Iterator[str]:
    """Run a process that prints one line when it is ready; yield the line."""
    with _process(command, environment, subprocess.PIPE, noise) as process:
        assert process.stdout is not None
        line = process.stdout.readline().decode().strip()
        assert line, f"{command[0]} did not start"
        yield line


@contextmanager
def _process(
    command: Sequence[str], environment: Mapping[str, str], out: int | IO[bytes], noise: IO[bytes]
) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=noise,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it has started."""
    if process.poll() is not None:
        return
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(_ENOUGH)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
