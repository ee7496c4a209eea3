"""Takes a picture of each page and dialog of the window, without changing the class file.

    python packaging/screenshots.py --out DIR FILE
    python packaging/screenshots.py --out DIR --lang all --sizes 1366x768,1920x1080 \\
        --schemes light,dark --pages FILE

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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QWidget

from carekeeper.app import Application
from carekeeper.core import words
from carekeeper.core.errors import Trouble
from carekeeper.core.ids import StudentId
from carekeeper.core.paths import PROFILE_VARIABLE, Paths
from carekeeper.shell.settings_dialog import SettingsDialog
from carekeeper.shell.workspace import Workspace
from carekeeper.widgets.print_job import PrintJob, Request

LANGUAGES = ("zh_CN", "zh_TW", "en")
TASK_BAR = 40
"""Pixels of the screen that the system keeps for itself; the window gets the rest."""

TICK = 15
"""Milliseconds; a layout may take several rounds until every text has its size."""

PATIENCE = 20_000
"""Milliseconds after which background work is given up."""

PASTED = """\
姓名\t性别\t出生日期\t身份证号\t家庭住址\t监护人1姓名\t监护人1关系\t监护人1电话
赵一诺\t女\t2018-03-08\t\t柳树村三组\t赵大山\t爷爷\t138 0000 2301
钱小川\t男\t2018年7月\t\t柳树村五组\t孙秀兰\t奶奶\t13800002302
孙佳怡\t女\t2018/9/31\t\t青石桥村一组\t孙建国\t父亲\t1380000230
李沐阳\t男生\t2018.11.2\t\t青石桥村四组\t周玉梅\t外婆\t138-0000-2304
周子墨\t?\t2019-01-15\t\t\t\t\t
"""
"""A made-up list as it comes from a spreadsheet; a day, a phone and a sex in it are doubtful."""


Look = tuple[str, int, int, str]
"""A language, the width and height of the screen, and a scheme."""


class Camera:
    """Waits until the window is at rest, and keeps numbered pictures of it in a folder."""

    def __init__(self, application: Application, folder: Path) -> None:
        self.application = application
        self.window = application.window
        self._folder = folder
        self._number = 0
        self.student = StudentId(0)

    def settle(self, ticks: int = 4) -> None:
        """Let the window lay itself out and wait for the background work that it has begun."""
        loop = QEventLoop()
        background = self.application.desk.background
        idle = QTimer()
        idle.setInterval(TICK)
        quiet = 0

        def look() -> None:
            nonlocal quiet
            quiet = 0 if background._jobs else quiet + 1
            if quiet >= ticks:
                loop.quit()

        idle.timeout.connect(look)
        QTimer.singleShot(PATIENCE, loop, loop.quit)
        idle.start()
        loop.exec()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of a widget, or of the whole window."""
        self.settle()
        self._number += 1
        shown = widget or self.window
        shown.grab().save(str(self._folder / f"{self._number:02}-{name}.png"))
        room = self.window.size()
        if shown.width() > room.width() or shown.height() > room.height():
            print(f"{name}: {shown.width()}x{shown.height()} is larger than the window")

    @contextmanager
    def dialog(self, open_it: Callable[[], object]) -> Iterator[QDialog]:
        """Open a dialog, hand it over, and close it."""
        open_it()
        self.settle()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), "no dialog was opened"
        yield dialog
        # Without its own question: nothing here is to be kept.
        dialog.setParent(None)
        QDialog.done(dialog, 0)
        dialog.deleteLater()
        self.settle()

    def take_dialog(self, name: str, open_it: Callable[[], object]) -> None:
        """Open a dialog, keep a picture of it and close it."""
        with self.dialog(open_it) as dialog:
            self.take(name, dialog)

    def take_box(self, name: str, ask: Callable[[], object]) -> None:
        """Keep a picture of a message box, which waits for an answer."""

        def look() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QDialog)
            self.take(name, box)
            box.reject()

        QTimer.singleShot(100, look)
        ask()


def press(parent: QWidget, name: str) -> None:
    """Press a button by its name."""
    button = parent.findChild(QAbstractButton, name)
    assert button is not None, f"there is no button {name}"
    button.click()


# -- what is photographed ----------------------------------------------------------------------


def entrance(camera: Camera, file: Path) -> None:
    """The pages before the class."""
    from carekeeper.db.troubles import trouble

    application = camera.application
    application.show_welcome()
    camera.take("welcome")
    unlock = application.entrance
    unlock.ask_password(file, lambda _password: None)
    camera.take("unlock")
    damaged = trouble(Trouble.DAMAGED, file)
    unlock.show_rescue(file, damaged)
    camera.take("rescue")


def tabs(camera: Camera) -> None:
    """Each tab for one pupil and for the whole class."""
    application = camera.application
    workspace = cast("Workspace", application.window.page())
    for name in workspace.tab_names():
        if name == "today":
            workspace.open_tab(name)
            camera.take("today")
            workspace.roster._search.setText("qqqq")
            camera.take("search-nobody")
            workspace.roster._search.clear()
            continue
        workspace.show_student(camera.student, name)
        camera.take(f"{name}-pupil")
        workspace.roster.select(None)
        workspace.open_tab(name)
        camera.take(f"{name}-class")
    workspace.show_student(camera.student, "guardians")
    editor(camera)
    workspace.open_tab("today")


def editor(camera: Camera) -> None:
    """The contact card with the editor of a person open."""
    from carekeeper.features.guardians.guardian_card import GuardianCard
    from carekeeper.features.guardians.tab import GuardiansTab

    tab = camera.window.findChild(GuardiansTab)
    assert isinstance(tab, GuardiansTab)
    card = next(one for one in tab.findChildren(GuardianCard) if one.isVisible())
    card.edit_requested.emit(card.guardian.id, "")
    camera.take("guardian-editor")
    tab.page.close_editor()


def printing(camera: Camera) -> None:
    """The print dialog in each layout and style."""
    from carekeeper.widgets.print_dialog import PrintDialog

    open_it = camera.application.desk.print_requested.emit
    with camera.dialog(lambda: open_it("cards", [])) as dialog:
        assert isinstance(dialog, PrintDialog)
        camera.settle(25)
        camera.take("print-full", dialog)
        for layout in ("half", "pocket", "full"):
            press(dialog, f"print_layout_{layout}")
            camera.settle(25)
            if layout != "full":
                camera.take(f"print-{layout}", dialog)
        press(dialog, "print_style_table")
        camera.settle(25)
        camera.take("print-table", dialog)


def pupils(camera: Camera) -> None:
    """New pupils: one after the other, and a pasted class."""
    from carekeeper.features.students.paste import BringInDialog

    do = camera.application.do
    camera.take_dialog("quick-add", lambda: do("new_student"))
    with camera.dialog(lambda: do("bring_in")) as dialog:
        assert isinstance(dialog, BringInDialog)
        camera.take("bring-in", dialog)
        dialog.show_text(PASTED)
        camera.take("bring-in-looked-at", dialog)


def safekeeping(camera: Camera) -> None:
    """Backups, password, recovery sheet, recycle bin and history."""
    application = camera.application
    application.do("whole_class")
    for name, action in (
        ("backup", "backup"),
        ("restore", "restore"),
        ("password", "password"),
        ("recycle-bin", "recycle_bin"),
        ("history-class", "history"),
    ):
        camera.take_dialog(name, lambda action=action: application.do(action))  # type: ignore[misc]
    ask_history = application.desk.history_requested.emit
    camera.take_dialog("history-pupil", lambda: ask_history(camera.student))
    opened = application.open_class
    assert opened is not None
    camera.take_dialog("recovery-sheet", opened.make_recovery_sheet)
    camera.take_dialog("recovery-entry", lambda: application.entrance._enter_sheet(Path("a")))


def settings(camera: Camera) -> None:
    """Each page of the settings."""
    with camera.dialog(camera.application.show_settings) as dialog:
        for index in range(cast("SettingsDialog", dialog)._stack.count()):
            press(dialog, f"settings_page_{index}")
            camera.take(f"settings-{index + 1}", dialog)


def small_dialogs(camera: Camera) -> None:
    """About, first steps, messages and menus."""
    application = camera.application
    camera.take_dialog("about", lambda: application.do("about"))
    camera.take_dialog("first-steps", lambda: application.do("help"))
    application.desk.student_requested.emit(camera.student, "")
    camera.take_box("question", lambda: application.do("bin_student"))
    sentence = words.tr("There is no name in this text.")
    camera.take_box("warning", lambda: application.messages.warn(sentence))
    for index, action in enumerate(camera.window.menuBar().actions(), start=1):
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.popup(camera.window.mapToGlobal(camera.window.rect().topLeft()))
        camera.take(f"menu-{index}", menu)
        menu.hide()


Part = Callable[[Camera], None]
PARTS: tuple[Part, ...] = (tabs, printing, pupils, safekeeping, settings, small_dialogs)


def pages(application: Application, folder: Path) -> None:
    """Every sheet that the program prints, in each layout and style, as pictures."""
    from carekeeper.printing import raster

    assert application.open_class is not None
    month = f"talks/{application.desk.today():%Y-%m}"
    for what in ("cards", "file", "mentors", month, "booklet"):
        job = application.open_class.print_job(what, [])
        for request in requests(job):
            job.read(request)
            drawn = job.draw(request, lambda _step, _of: None)
            name = f"page-{what.split('/')[0]}-{request.layout}-{request.style}"
            for index in range(min(drawn.pages, 3)):
                png = raster.page_png(drawn.pdf, index)
                (folder / f"{name}-{index + 1}.png").write_bytes(png)


def requests(job: PrintJob) -> Iterator[Request]:
    """Ask for each layout in each style, for the first who would be printed."""
    ids = tuple(sorted(job.chosen or {choice.id for choice in job.choices}))[:9]
    ticks = frozenset(tick.name for tick in job.ticks if tick.on)
    answer = "" if job.pick is None else job.pick.answer
    for layout in job.layouts:
        for style in [key for key, _ in job.styles] if layout.styled else [job.style]:
            yield Request(ids, layout.name, style, ticks, answer, job.span)


def weightiest(application: Application) -> StudentId:
    """Return the pupil whose pages have most to show: left behind, cared for, with a photo."""
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
