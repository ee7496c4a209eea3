"""Takes a picture of each page and dialog of the window, without changing the class file.

    python packaging/screenshots.py --out DIR FILE
    python packaging/screenshots.py --out DIR --lang all --sizes 1366x768,1920x1080 \\
        --schemes light,dark --pages FILE

`carekeeper sample --hard FILE` makes a FILE that tries every page and tab to its limits.

It opens the real program on a copy of FILE in a profile of its own. On a machine without a
screen, run it with `QT_QPA_PLATFORM=offscreen`. An encrypted FILE takes its password from
`CAREKEEPER_PASSWORD`. With more than one language, size or scheme each combination gets a folder
of its own.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from camera import Camera
from photographed import PARTS, entrance
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from carekeeper import whole_file
from carekeeper.app import Application
from carekeeper.core.ids import StudentId
from carekeeper.core.paths import PROFILE_VARIABLE, Paths
from carekeeper.core.print_job import PrintJob, Request, Wish
from carekeeper.rooms import ROOMS

LANGUAGES = ("zh_CN", "zh_TW", "en")
TASK_BAR = 40
"""Pixels of the screen that the system keeps for itself; the window gets the rest."""

Look = tuple[str, int, int, str]
"""A language, the width and height of the screen, and a scheme."""


def pages(application: Application, folder: Path) -> None:
    """Every sheet that the program prints, in each layout and style, as pictures."""
    from carekeeper.printing import raster

    assert application.open_class is not None
    for name in whole_file.papers(ROOMS):
        job = application.open_class.print_job(Wish(name))
        for request in requests(job):
            job.read(request)
            drawn = job.draw(request, lambda _step, _of: None)
            page = f"page-{name}-{request.layout}-{request.style}"
            for index in range(min(drawn.pages, 3)):
                png = raster.page_png(drawn.pdf, index)
                (folder / f"{page}-{index + 1}.png").write_bytes(png)


def requests(job: PrintJob) -> Iterator[Request]:
    """Ask for each layout in each style, for the first who would be printed."""
    ids = tuple(sorted(job.chosen or {choice.id for choice in job.choices}))[:9]
    ticks = frozenset(tick.name for tick in job.ticks if tick.on)
    answer = "" if job.pick is None else job.pick.answer
    for layout in job.layouts:
        for style in [key for key, _ in job.styles] if layout.styled else [job.style]:
            yield Request(ids, layout.name, style, ticks, answer, job.span)


def weightiest(application: Application) -> StudentId:
    """Return the student whose pages have most to show: left behind, cared for, with a photo."""
    from carekeeper.features.students.store import Students

    assert application.open_class is not None
    lines = Students(application.open_class.class_file).lines()
    return max(
        lines, key=lambda line: (bool(line.left_behind), bool(line.carer), bool(line.photo))
    ).id


def photograph(application: Application, look: Look, file: Path, folder: Path) -> None:
    """Take all pictures in one look."""
    language, width, height, scheme = look
    folder.mkdir(parents=True, exist_ok=True)
    camera = Camera(application, folder)
    application.use_language(language)
    application.use_look(scheme=scheme)
    application.window.setWindowState(Qt.WindowState.WindowNoState)
    application.window.resize(width, height - TASK_BAR)
    entrance(camera, file)
    application.open_file(file, os.environ.get("CAREKEEPER_PASSWORD", ""))
    camera.student = weightiest(application)
    for part in PARTS:
        part(camera)


def looks(options: argparse.Namespace) -> list[Look]:
    """Return the combinations that were asked for."""
    languages = LANGUAGES if options.lang == "all" else (options.lang,)
    sizes = [size.partition("x")[::2] for size in options.sizes.split(",")]
    combined = itertools.product(languages, sizes, options.schemes.split(","))
    return [(language, int(wide), int(high), scheme) for language, (wide, high), scheme in combined]


def offer_screen(profile: Path, width: int, height: int) -> None:
    """Give Qt a screen of that size when there is none."""
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        return
    screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
    config = profile / "screen.json"
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config.write_text(json.dumps({"screens": [screen | dots]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
    qInstallMessageHandler(leave_out_lacks)


def leave_out_lacks(_kind: QtMsgType, _place: QMessageLogContext, message: str) -> None:
    """Print what Qt says, but not what a screen that is none cannot do; no picture lacks it."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def main() -> int:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lang", default="zh_CN", choices=[*LANGUAGES, "all"])
    parser.add_argument("--sizes", default="1366x768", help="such as 1366x768,1920x1080")
    parser.add_argument("--schemes", default="light", help="light, dark, or both with a comma")
    parser.add_argument("--large-text", action="store_true", help="as the setting of that name")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    parser.add_argument("--profile", type=Path, help="where settings and backups lie meanwhile")
    parser.add_argument("--pages", action="store_true", help="the printed pages too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="carekeeper-") as own:
        return take_all(options, options.profile or Path(own))


def take_all(options: argparse.Namespace, profile: Path) -> int:
    """Take the pictures of all looks, with settings and a copy of the file in a profile."""
    wanted = looks(options)
    os.environ[PROFILE_VARIABLE] = str(profile.absolute())
    paths = Paths.of(profile).make()
    file = paths.data / options.file.name
    shutil.copyfile(options.file, file)
    offer_screen(profile, max(look[1] for look in wanted), max(look[2] for look in wanted))
    app = QApplication(sys.argv[:1])
    application = Application(app, paths, wanted[0][0], today=lambda: options.today)
    application.start(None)
    application.use_look(large_text=options.large_text)
    failures: list[BaseException] = []
    sys.excepthook = lambda _kind, error, _trace: tell(error, failures)
    for look in wanted:
        folder = options.out / "{}-{}x{}-{}".format(*look) if len(wanted) > 1 else options.out
        photograph(application, look, file, folder)
        if options.pages:
            pages(application, folder)
    application.window.close()
    return 1 if failures else 0


def tell(error: BaseException, failures: list[BaseException]) -> None:
    """Show an error of a slot; the program's own box would wait for an answer."""
    traceback.print_exception(error)
    failures.append(error)


if __name__ == "__main__":
    raise SystemExit(main())
