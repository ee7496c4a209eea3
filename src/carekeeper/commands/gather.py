"""`carekeeper gather`: one table over the backups of many teachers, for the office.

Each backup is restored into a private folder, read, and erased before the next: nothing of it is
kept, and no more than one is held at a time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from carekeeper.commands import output, passwords, place
from carekeeper.commands.output import WrongUse
from carekeeper.commands.result import Result
from carekeeper.core import words
from carekeeper.core.errors import CareKeeperError, Refused
from carekeeper.core.words import tr, trn
from carekeeper.db import backup_file, giving_out
from carekeeper.db.backup_file import SUFFIX
from carekeeper.db.class_file import ClassFile
from carekeeper.giving_out import files
from carekeeper.giving_out.tables import OutTable
from carekeeper.rooms import ROOMS


def run(options: Any) -> None:
    """Read every backup of a folder and its folders, and write one workbook."""
    if options.out.suffix.lower() != ".xlsx":
        raise WrongUse(tr("The file to save must end in .xlsx"))
    if not options.file.is_dir():
        raise Refused(
            tr("There is no folder “{name}”. Please create it first.").format(name=options.file)
        )
    place.expect_free(options.out, force=options.force)
    password = passwords.given(options.backup_password_file, passwords.BACKUP_VARIABLE)
    found = sorted(options.file.rglob(f"*{SUFFIX}"))
    if not found:
        raise Refused(tr("There is no backup in this folder."))
    words.use(options.speaks)
    gathered = _Gathered(options.names)
    gathered.take_all(found, password)
    with place.made_beside(options.out) as part:
        files.write_workbook(part, gathered.tables())
    if options.json:
        words.use("en")
    n = gathered.read
    lines = [
        trn("{n} backup read", "{n} backups read", n).format(n=n),
        tr("Saved: {file}").format(file=options.out),
    ]
    output.tell(
        Result(
            lines=lines,
            file=options.out,
            kind="xlsx",
            notes=gathered.problems,
            more={"backups": n, "failed": len(gathered.problems)},
        ),
        options,
    )


class _Gathered:
    def __init__(self, names: bool) -> None:
        self._names = names
        self._headings: list[str] = []
        self._rows: list[dict[str, str]] = []
        self._lists: list[tuple[str, ...]] = []
        self.problems: list[str] = []
        self.read = 0

    def take_all(self, backups: Iterable[Path], password: str) -> None:
        """Read one backup after the other; one that cannot be read is named."""
        for backup in backups:
            try:
                self._take(backup, password)
            except CareKeeperError as problem:
                self.problems.append(f"{backup.name}: {problem.sentence}")

    def _take(self, backup: Path, password: str) -> None:
        with tempfile.TemporaryDirectory(prefix="carekeeper-") as folder:
            book = Path(folder) / "class.carebook"
            backup_file.restore(backup, password, book, "")
            with ClassFile.open(book, "") as class_file:
                self._add(class_file, backup)
        self.read += 1

    def _add(self, class_file: ClassFile, backup: Path) -> None:
        info = backup_file.read_manifest(backup)
        rows = giving_out.all_rows(class_file)
        own = rows["class_info"][0] if rows["class_info"] else {}
        here = [one for one in rows["students"] if one["enrolment"] in ("", "in_class")]
        name = str(own.get("name") or backup.stem)
        told = {
            tr("School"): str(own.get("school") or ""),
            tr("Class"): name,
            tr("Class teacher"): str(own.get("teacher") or ""),
            tr("Students"): str(len(here)),
            tr("Left-behind students"): str(sum(one["left_behind"] is True for one in here)),
            tr("Key support"): str(sum(one["key_support"] is True for one in here)),
        }
        day = info.made_at.date() if hasattr(info.made_at, "date") else date.today()
        for room in ROOMS:
            for rate in room.rates(class_file, day) if room.rates is not None else ():
                told[rate.label] = f"{rate.done}/{rate.of}"
        told[tr("As of")] = day.isoformat()
        told[tr("Backup")] = backup.name
        self._headings += [heading for heading in told if heading not in self._headings]
        self._rows.append(told)
        if self._names:
            for one in here:
                self._lists.append((name, str(one["name"]), _yes(one["left_behind"])))

    def tables(self) -> list[OutTable]:
        """Return the figures of all classes, and the lists by name where they were asked for."""
        made = tuple(
            tuple(row.get(heading, "") for heading in self._headings) for row in self._rows
        )
        found = [OutTable(tr("Classes"), tuple(self._headings), made)]
        if self._names:
            headings = (tr("Class"), tr("Student"), tr("Left behind"))
            found.append(OutTable(tr("Students"), headings, tuple(self._lists)))
        if self.problems:
            rows = tuple((problem,) for problem in self.problems)
            found.append(OutTable(tr("Not read"), (tr("Backup"),), rows))
        return found


def _yes(value: object) -> str:
    return tr("Yes") if value is True else tr("No") if value is False else ""
