#!/usr/bin/env python3
"""From a fresh checkout to the running program, with nothing but Python.

    python3 dev.py run      opens CareKeeper on a made-up class; without a screen it prints the
                            cards, makes and restores a backup and keeps pictures of the window
    python3 dev.py test     every check that a change has to pass; `test -k phone` picks tests
    python3 dev.py bench    speed and size

On Windows it is `py dev.py run`. Each makes what it needs first: a virtual environment in
`.venv`, and on Debian and its kin the system libraries that Qt asks for.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OUT = ROOT / "out"
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST, TOO_NEW = (3, 11), (3, 14)

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


def main() -> int:
    """Find a Python that fits, make ready, and do what was asked."""
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        return with_another_python()
    asked, more = arguments()
    screen = asked.command == "run" and has_screen()
    make_environment()
    make_system_libraries({**DRAWING, **WINDOWING} if screen else DRAWING)
    if run(["packaging/i18n.py", "compile"]) != 0:
        return 1
    if asked.command == "test":
        offer_screen_reader()
        return test(more)
    if asked.command == "bench":
        return run(["benchmarks", *more])
    return open_window(asked.lang) if screen else show_without_screen(asked.lang)


def arguments() -> tuple[argparse.Namespace, list[str]]:
    """Read the command line; what `test` and `bench` do not know goes on to what they call."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["run", "test", "bench"])
    parser.add_argument(
        "--lang", default="zh_CN", choices=["zh_CN", "zh_TW", "en"], help="language for `run`"
    )
    asked, more = parser.parse_known_args()
    if asked.command == "run" and more:
        parser.error("run does not know " + " ".join(more))
    return asked, more


def with_another_python() -> int:
    """Start again with a Python of this machine that fits, or say in a sentence that none does."""
    for name in ("python3.13", "python3.12", "python3.11"):
        found = shutil.which(name)
        works = found and subprocess.run([found, "-c", ""], capture_output=True, check=False)
        if found and works and works.returncode == 0:
            return subprocess.call([found, *sys.argv])
    have = ".".join(map(str, sys.version_info[:3]))
    return fail(f"CareKeeper needs Python 3.11, 3.12 or 3.13; this is {have}. Please install one.")


def has_screen() -> bool:
    """Tell whether a window can be opened here."""
    on_desk = WINDOWS or sys.platform == "darwin"
    return on_desk or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def say(sentence: str) -> None:
    """Print a sentence at once."""
    print(sentence, flush=True)


def fail(sentence: str) -> int:
    """Print a sentence as an error and return the exit code of a failure."""
    print(sentence, file=sys.stderr, flush=True)
    return 1


# -- the environment ---------------------------------------------------------------------------


def make_environment() -> None:
    """Make `.venv` and install the project in it, unless that was done for this very project."""
    wanted = stamp_of_project()
    stamp = VENV / "carekeeper.stamp"
    if PYTHON.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not usable_environment():
        make_venv_module()
        say("Making a virtual environment in .venv ...")
        must([sys.executable, "-m", "venv", "--clear", str(VENV)], "It could not be made.")
    say("Installing the libraries (the first time takes some minutes) ...")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    must([*pip, "--editable", ".[dev]"], "They could not be installed; see above.")
    stamp.write_text(wanted, encoding="utf-8")


def stamp_of_project() -> str:
    """Return a digest that changes when the libraries or the place of the checkout change."""
    digest = hashlib.sha256(str(ROOT).encode())
    digest.update((ROOT / "pyproject.toml").read_bytes())
    return digest.hexdigest()


def usable_environment() -> bool:
    """Tell whether `.venv` holds a Python that fits and has pip."""
    if not PYTHON.exists():
        return False
    code = f"import pip, sys; sys.exit(not {OLDEST} <= sys.version_info[:2] < {TOO_NEW})"
    done = subprocess.run([str(PYTHON), "-c", code], capture_output=True, check=False)
    return done.returncode == 0


def make_venv_module() -> None:
    """Debian's Python comes without `venv`; install it there."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    if not apt_install([package]):
        raise SystemExit(fail(f"Python's venv is missing. Please install: {package}"))


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


def quietly(command: list[str]) -> int:
    """Run a command without showing what it prints and return its exit code."""
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, check=False
    ).returncode


def must(command: list[str], sorry: str) -> None:
    """Run a command in the project's folder; leave with a sentence when it fails."""
    if subprocess.call(command, cwd=ROOT) != 0:
        raise SystemExit(fail(sorry))


def run(command: Iterable[str], **environment: str) -> int:
    """Run the project's Python with these arguments and return its exit code."""
    whole = {**os.environ, **environment}
    return subprocess.call([str(PYTHON), *command], cwd=ROOT, env=whole)


# -- the commands ------------------------------------------------------------------------------


def carekeeper(lang: str, *command: str) -> int:
    """Run CareKeeper with settings of its own in `out/profile`, so that yours stay untouched."""
    own = ["--profile", str(OUT / "profile"), "--lang", lang]
    return run(["-m", "carekeeper", *command, *own])


def make_sample(lang: str) -> Path:
    """Return the class file with made-up students; the same one each time."""
    sample = OUT / "sample.carebook"
    if not sample.is_file():
        OUT.mkdir(exist_ok=True)
        say("Making a class of 60 made-up students, 20 of them left behind ...")
        size = ["--students", "60", "--left-behind", "20"]
        if carekeeper(lang, "sample", str(sample), *size) != 0:
            raise SystemExit(fail("The sample class could not be made; see above."))
    return sample


def open_window(lang: str) -> int:
    """Open the program on the sample class."""
    sample = make_sample(lang)
    say(f"Opening {sample.relative_to(ROOT)}. Every name and number in it is made up.")
    return carekeeper(lang, str(sample))


def show_without_screen(lang: str) -> int:
    """Do without a screen what a teacher does most, and leave the results in `out/`."""
    sample = str(make_sample(lang))
    backup, restored = str(OUT / "sample.carebak"), str(OUT / "restored.carebook")
    cards = [OUT / f"cards-{layout}.pdf" for layout in ("full", "half", "pocket")]
    for paper in cards:
        layout = paper.stem.partition("-")[2]
        say(f"Printing the contact cards: {layout} ...")
        how = ["-o", str(paper), "--layout", layout, "--force"]
        if carekeeper(lang, "print", "cards", sample, *how) != 0:
            return fail("The cards could not be printed; see above.")
    for sentence, command in (
        ("Writing a backup ...", ["backup", sample, "-o", backup, "--force"]),
        ("Checking the backup ...", ["check", backup]),
        ("Restoring it into a new file ...", ["restore", backup, "-o", restored, "--force"]),
        ("Checking the restored file ...", ["check", restored]),
    ):
        say(sentence)
        if carekeeper(lang, *command) != 0:
            return fail("That did not work; see above.")
    say("Taking a picture of each tab ...")
    pictures = ["packaging/screenshots.py", "--out", str(OUT / "screenshots"), "--lang", lang]
    if run([*pictures, sample], QT_QPA_PLATFORM="offscreen") != 0:
        return fail("The pictures could not be taken; see above.")
    say(
        f"""
This machine has no screen, so here is what the window would have shown, in {OUT}:
  sample.carebook     a class of 60 made-up students, 20 of them left behind
  cards-full.pdf      contact cards of the 20, one to a page; also cards-half, cards-pocket
  sample.carebak      a backup of the class, checked
  restored.carebook   the class restored from that backup, checked
  screenshots/        a picture of each tab of the window
On a machine with a screen the same command opens the program."""
    )
    return 0


def test(more: list[str]) -> int:
    """Run every check that a change has to pass; stop at the first that fails."""
    import_contracts = PYTHON.with_name("lint-imports.exe" if WINDOWS else "lint-imports")
    python = str(PYTHON)
    steps = {
        "lint": [python, "-m", "ruff", "check", "."],
        "format": [python, "-m", "ruff", "format", "--check", "."],
        "import contracts": [str(import_contracts)],
        "types": [python, "-m", "mypy"],
        "translations": [python, "packaging/i18n.py", "check"],
        "tests": [python, "-m", "pytest", "-n", "2", "-q", *more],
    }
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for name, command in steps.items():
        say(f"== {name}")
        code = subprocess.call(command, cwd=ROOT, env=environment)
        if code != 0:
            fail(f"Stopped: {name} found something.")
            return code
    return 0


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except KeyboardInterrupt:
        raise SystemExit(fail("Stopped.")) from None
