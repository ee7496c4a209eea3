"""Lists in and out: a school's register to the preview, what is no list, the roster, many backups.

A process of its own, with the window it needs: `listing.py look FILE PROFILE`, `listing.py out
BOOK REGISTER`, `listing.py gather FOLDER OUT`. Each prints its figures as JSON.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import Any

import registers
from measure import Figure, in_turns, milliseconds
from painted import peak

_ROUNDS = 3
_FEW, _MANY = 5, 25


def figures(folder: Path, plain: Path, profile: Path) -> list[Figure]:
    """Return the figures of lists in and out; `plain` is a class of 60 without a password."""
    made = registers.write(folder)
    found: list[Figure] = []
    for suffix, path in made.items():
        told = _ask("look", path, profile)
        name = f"{registers.STUDENTS} rows of {suffix}"
        both = [a + b for a, b in zip(told["calamine"], told["painting"], strict=True)]
        against = "calamine's own reading, and the painting of the preview"
        found += [
            Figure(f"{name} to the preview", told["ours"], both, against, 3),
            Figure(f"{name} to the plan", told["plan"], told["calamine"], "calamine alone"),
        ]
    found += [_no_list(path) for path in registers.write_no_lists(folder)]
    told = _ask("out", folder / "large.carebook", made[".xlsx"])
    name = f"{registers.STUDENTS} students with guardians as .xlsx"
    found.append(Figure(name, told["ours"], told["floor"], "XlsxWriter alone", 1.5))
    return [*found, *_gathered(folder, plain)]


def _ask(what: str, *about: Path) -> dict[str, list[float]]:
    command = [sys.executable, __file__, what, *map(str, about)]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    told: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return told


def look(path: Path, profile: Path) -> dict[str, list[float]]:
    """Bring a file to its preview, in an empty class."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from carekeeper.app import Application
    from carekeeper.core.paths import Paths
    from carekeeper.db.class_file import ClassFile
    from carekeeper.rooms import ROOMS
    from carekeeper.shell.lists.dialog import BringInDialog

    app = QApplication([sys.argv[0], "-style", "fusion"])
    application = Application(app, Paths.of(profile).make(), "zh_CN")
    book = path.with_name(f"{path.name}.carebook")
    told: dict[str, list[float]] = {"ours": [], "plan": [], "calamine": [], "painting": []}
    with ClassFile.create(book, "") as class_file:
        for _round in range(_ROUNDS + 1):
            dialog = BringInDialog(class_file, application.desk, ROOMS, lambda: None)
            dialog.show()
            app.processEvents()
            start = time.perf_counter()
            dialog.show_file(path)
            while dialog.plan is None:
                app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            app.processEvents()
            told["ours"].append(1000 * (time.perf_counter() - start))
            page, plan = dialog.page_of_plan, dialog.plan

            def paint(page: Any = page, plan: Any = plan) -> None:
                page.show_plan(plan)
                page.repaint()
                app.processEvents()

            told["painting"].append(milliseconds(paint))
            told["calamine"].append(milliseconds(lambda: _calamine(path)))
            told["plan"].append(told["ours"][-1] - told["painting"][-1])
            dialog.close()
    application.quit()
    return {name: times[1:] for name, times in told.items()}


def _calamine(path: Path) -> None:
    import python_calamine

    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _no_list(path: Path) -> Figure:
    """Return how long it takes to refuse a file that is far too large."""
    from carekeeper.core.errors import Refused
    from carekeeper.lists import reader

    def refuse() -> None:
        try:
            reader.read_file(path)
        except Refused:
            return
        raise SystemExit(f"{path.name} was read")

    times = [milliseconds(refuse) for _round in range(_ROUNDS)]
    return Figure(f"refusing {path.name}", times, limit=500)


def out(book: Path, register: Path) -> dict[str, list[float]]:
    """Give the roster of a large class out, and write the same cells with XlsxWriter alone."""
    import python_calamine
    import xlsxwriter

    from carekeeper import bringing_in
    from carekeeper.bringing_in import Class, Fields
    from carekeeper.db.class_file import ClassFile
    from carekeeper.giving_out import export
    from carekeeper.lists import reader
    from carekeeper.rooms import ROOMS

    made, floor = book.with_name("roster.xlsx"), book.with_name("floor.xlsx")
    wish = export.Wish("roster", ".xlsx", sensitive=True)
    fields = Fields.of(ROOMS)
    with ClassFile.create(book, "") as class_file:
        table = reader.read_file(register).table
        known = Class.read(class_file)
        compared = bringing_in.compare(table, fields, known, today=date.today())
        bringing_in.write(class_file, bringing_in.drafts(compared, table, fields))

        def ours() -> None:
            export.write(class_file, made, wish, ROOMS, datetime.now())

        ours()
        sheets = python_calamine.CalamineWorkbook.from_path(str(made))
        cells = sheets.get_sheet_by_index(0).to_python(skip_empty_area=False)

        def alone() -> None:
            with xlsxwriter.Workbook(str(floor), {"in_memory": True}) as other:
                sheet = other.add_worksheet()
                plain = other.add_format({"num_format": "@", "border": 1})
                for at, row in enumerate(cells):
                    for column, cell in enumerate(row):
                        sheet.write_string(at, column, cell, plain)

        mine, bare = in_turns(_ROUNDS, lambda: [milliseconds(ours)], lambda: [milliseconds(alone)])
    return {"ours": [time for (time,) in mine], "floor": [time for (time,) in bare]}


def _gathered(folder: Path, plain: Path) -> list[Figure]:
    """Return what a backup more costs when there are many, against when there are few.

    In time of the processor, and the peak of memory: for a thousand it is the same.
    """
    from carekeeper.db import backup_file
    from carekeeper.db.backup_file import Reason

    backup = folder / "one.carebak"
    backup_file.write(plain, "", backup, "", reason=Reason.BY_HAND, leave_out=())
    told = {}
    for many in (_FEW, _MANY):
        place = folder / f"backups {many}"
        place.mkdir()
        for at in range(many):
            shutil.copyfile(backup, place / f"teacher {at}.carebak")
        rounds = [_ask("gather", place, folder / f"{many}.xlsx") for _round in range(_ROUNDS)]
        told[many] = {name: [value for one in rounds for value in one[name]] for name in rounds[0]}
    few, most = told[_FEW], told[_MANY]
    each = {n: [time / n for time in told[n]["time"]] for n in told}
    found = [
        Figure(
            f"each of {_MANY} backups gathered", each[_MANY], each[_FEW], f"each of {_FEW}", 1.2
        ),
    ]
    if median(few["peak"]):
        memory = Figure(
            f"memory for {_MANY} backups", most["peak"], few["peak"], f"for {_FEW}", 1.1, "MiB"
        )
        found.append(memory)
    return found


def gather(folder: Path, made: Path) -> dict[str, list[float]]:
    """Gather the backups of a folder."""
    from contextlib import redirect_stdout

    from carekeeper.commands import main

    start = time.process_time()
    with redirect_stdout(io.StringIO()):
        failed = main(["gather", str(folder), "-o", str(made), "--force"])
    if failed:
        raise SystemExit("The backups were not gathered.")
    return {"time": [1000 * (time.process_time() - start)], "peak": [peak() / 1024]}


if __name__ == "__main__":
    ways = {"look": look, "out": out, "gather": gather}
    print(json.dumps(ways[sys.argv[1]](*map(Path, sys.argv[2:]))))
