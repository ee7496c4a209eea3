"""`carekeeper selftest`: does on a made-up class what a teacher does, and says what works here.

For whoever has installed the program, and for the installers' own check. Nothing of it touches
the teacher's files: all that is made lies in a folder of its own.
"""

from __future__ import annotations

import os
import platform
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import carekeeper
from carekeeper.commands import output, print_arguments, window
from carekeeper.commands.result import Result
from carekeeper.core.errors import CareKeeperError, Refused
from carekeeper.core.paths import PROFILE_VARIABLE
from carekeeper.core.print_job import Request, Wish
from carekeeper.core.words import language, mark, tr
from carekeeper.db import backup_file, snapshot
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.students import everyone

PASSWORD = "试一试 selftest"
STUDENTS, LEFT_BEHIND = 12, 4
_DARK = 128
"""A grey below which there is ink."""
_COLOURFUL = 5
"""So many colours has a window at least in which a class is shown."""


def run(options: Any) -> int:
    """Go through all steps, say of each whether it works, and fail when one does not."""
    kept: Path | None = options.keep
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        return _go(Trial(kept.absolute()), options)
    with tempfile.TemporaryDirectory(prefix="CareKeeper-", ignore_cleanup_errors=True) as folder:
        return _go(Trial(Path(folder)), options)


class Trial:
    """The steps, one after the other, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.book = folder / "三2班 试.carebook"
        self.pdf = folder / "cards.pdf"
        self.list = folder / "list.xlsx"
        self.backup = folder / "三2班 试.carebak"
        self.restored = folder / "restored.carebook"
        self.picture = folder / "window.png"
        self.profile = folder / "profile"

    def steps(self) -> Mapping[str, Callable[[], str]]:
        """Return the steps in their order: what is tried, and how; each returns what came out."""
        return {
            mark("made-up class"): self.make_sample,
            mark("contact cards as PDF"): self.print_cards,
            mark("list from a workbook"): self.read_list,
            mark("backup"): self.back_up,
            mark("check of the backup"): self.check,
            mark("restored class"): self.restore,
            mark("window"): self.open_window,
        }

    def make_sample(self) -> str:
        """Make an encrypted class file."""
        from carekeeper import sample

        for left in (self.book, self.restored):
            left.unlink(missing_ok=True)
        sample.make(
            self.book,
            students=STUDENTS,
            left_behind=LEFT_BEHIND,
            months=2,
            today=date.today(),
            password=PASSWORD,
        )
        return tr("{n} students").format(n=STUDENTS)

    def print_cards(self) -> str:
        """Draw the cards and look whether there is ink on the first page."""
        from carekeeper.printing.raster import page_count

        paper = print_arguments.papers()["cards"]
        with ClassFile.open(self.book, PASSWORD) as class_file:
            with class_file.reading() as unit:
                ids = tuple(line.id for line in everyone(unit))
            offer = paper.offer(class_file, Wish(paper.name, ids), date.today())
            request = Request(ids, paper.layouts[0].name, paper.styles[0][0])
            offer.read(request)
        pdf = offer.pages(request, lambda _step, _of: None)
        self.pdf.write_bytes(pdf)
        if not _has_ink(pdf):
            raise Refused(tr("The first page is empty."))
        return tr("{n} pages").format(n=page_count(pdf))

    def read_list(self) -> str:
        """Write the names as a workbook, and read them back in the process that reads lists."""
        import xlsxwriter

        from carekeeper.lists import sources

        with ClassFile.open(self.book, PASSWORD) as class_file, class_file.reading() as unit:
            names = [line.name for line in everyone(unit)]
        with xlsxwriter.Workbook(self.list) as workbook:
            workbook.add_worksheet().write_column(0, 0, names)
        (sheet,) = sources.read_file(self.list)
        if [row[0] for row in sheet.rows] != names:
            raise Refused(tr("The names are not the same."))
        return tr("{n} students").format(n=len(names))

    def back_up(self) -> str:
        """Write a backup."""
        info = backup_file.write(
            *(self.book, PASSWORD, self.backup, PASSWORD),
            reason=Reason.BY_HAND,
            leave_out=(),
            overwrite=True,
        )
        return f"{info.payload_size / 1e6:.1f} MB"

    def check(self) -> str:
        """Check the backup whole."""
        info = backup_file.check(self.backup, PASSWORD)
        return tr("{n} records").format(n=sum(output.records(info.counts).values()))

    def restore(self) -> str:
        """Restore the backup and compare it with what was saved."""
        backup_file.restore(self.backup, PASSWORD, self.restored, PASSWORD)
        if snapshot.examine(self.restored, PASSWORD) != snapshot.examine(self.book, PASSWORD):
            raise Refused(
                tr("It is not the same as the class that was backed up. Please use another backup.")
            )
        return tr("the same")

    def open_window(self) -> str:
        """Open the class in the window, and look whether anything is painted."""
        os.environ[PROFILE_VARIABLE] = str(self.profile)
        wide, high, colours = window.paint(self.book, PASSWORD, self.picture)
        if colours < _COLOURFUL:
            raise Refused(tr("The window stays empty."))
        return f"{wide} x {high}"


def _go(trial: Trial, options: Any) -> int:
    lines = [f"CareKeeper {carekeeper.__version__}, {platform.platform()}, {language()}"]
    problems: list[str] = []
    done: dict[str, float] = {}
    for name, step in trial.steps().items():
        began = time.perf_counter()
        try:
            came = step()
        except Exception as problem:  # noqa: BLE001 - each failure is what is looked for
            problems.append(f"{tr(name)}: {_words(problem)}")
            lines.append(tr("FAILED  {step}").format(step=problems[-1]))
            break
        done[name] = round(time.perf_counter() - began, 2)
        lines.append(
            tr("works   {step}: {came} ({seconds} s)").format(
                step=tr(name), came=came, seconds=done[name]
            )
        )
    lines.append(tr("Something does not work here.") if problems else tr("Everything works."))
    more = {"ok": not problems, "seconds": done, "failed": problems}
    result = Result(lines=lines, file=trial.book, kind="selftest", more=more)
    output.tell(result, options)
    return output.REFUSED if problems else output.DONE


def _words(problem: Exception) -> str:
    if isinstance(problem, CareKeeperError):
        return problem.sentence
    return f"{type(problem).__name__}: {problem}"


def _has_ink(pdf: bytes) -> bool:
    import io

    from PIL import Image

    from carekeeper.printing.raster import page_png

    with Image.open(io.BytesIO(page_png(pdf, 0))) as page:
        darkest = page.convert("L").histogram()[:_DARK]
    return any(darkest)
