"""Automatic backups, what left this computer, and the recycle bin."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from carekeeper.core.errors import StorageTrouble
from carekeeper.core.in_place import put_in_place
from carekeeper.core.paths import Paths, make_private
from carekeeper.core.settings import Settings
from carekeeper.core.words import tr
from carekeeper.db import backup_file, kept_photos
from carekeeper.db.backup_file import SUFFIX, BackupInfo, Progress, Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.handouts import noting
from carekeeper.db.schema import JOURNALED, students
from carekeeper.db.schema import handouts as handed_out  # not the module of that name beside us
from carekeeper.db.students import names, school_class
from carekeeper.db.units import Reading
from carekeeper.room import RecordKind
from carekeeper.safekeeping.facts import (
    BinItem,
    OutsideBackup,
    automatic_name,
    automatic_start,
    thin,
)

HANDOUT = "backup"
_IDENTITY = re.compile(r"[0-9a-f]{32}")


class AutomaticBackups:
    """The backups on this computer, under the class file's own password.

    They lie in one folder for each class, by its identity. Everything here works on files only
    and may run in a worker thread.
    """

    def __init__(
        self, folder: Path, identity: str = "", now: Callable[[], datetime] = datetime.now
    ) -> None:
        """Look after a folder; without an identity, after the backups of all classes in it."""
        self._folder = folder
        self._identity = identity
        self.now = now

    def make(
        self,
        book: Path,
        password: str,
        reason: Reason,
        progress: Progress | None = None,
        *,
        under: str | None = None,
    ) -> BackupInfo:
        """Make and check a backup, then let old ones go; none goes before a restore.

        It is encrypted with the file's own password, or `under` another one that is to come.
        Raises `StorageTrouble`; then there is no new backup, and the old ones are all there.
        """
        folder = self._place()
        with suppress(OSError):  # the writing itself says why, in a sentence
            make_private(folder)
            for left in folder.glob(f"*{SUFFIX}.part"):  # of a program that was killed
                left.unlink()
        at = self.now()
        word = password if under is None else under
        target = _free(folder / automatic_name(book, at))
        info = backup_file.write(
            *(book, password, target, word),
            reason=reason,
            leave_out=(),
            progress=progress,
            now=lambda: at,
        )
        if not self._identity:
            info = self._put_by_identity(info)
        if reason is not Reason.RESTORE:
            self._let_old_ones_go(info)
        return info

    def all(self) -> list[BackupInfo]:
        """Return the backups that can be read, newest first; they are not checked whole here."""
        found: list[BackupInfo] = []
        with suppress(OSError):  # a folder that cannot be read any more: a stick that was pulled
            for path in self._place().rglob(f"*{SUFFIX}"):
                with suppress(StorageTrouble):
                    found.append(backup_file.read_manifest(path))
        return sorted(found, key=lambda info: (info.made_at, info.path.name), reverse=True)

    def of_book(self, book: Path) -> list[BackupInfo]:
        """Return the backups of a class file that cannot be opened, newest first.

        Its classes are known by the name under which it was backed up; all backups are returned
        when that tells nothing.
        """
        found = self.all()
        start = automatic_start(book)
        ours = {info.identity for info in found if info.path.name.startswith(start)}
        return [info for info in found if info.identity in ours] or found

    def newest_verified(self) -> BackupInfo | None:
        """Return the newest backup of which every byte is as it was written, or None."""
        for info in self.all():
            with suppress(StorageTrouble):
                return backup_file.check(info.path, None)
        return None

    def _put_by_identity(self, info: BackupInfo) -> BackupInfo:
        """Move a backup to those of its class; one that is held stays where it was made."""
        folder = self._folder / _folder_name(info.identity)
        try:
            make_private(folder)
            place = _free(folder / info.path.name)
            put_in_place(info.path, place)
        except OSError:
            return info
        return backup_file.read_manifest(place)

    def _place(self) -> Path:
        return self._folder / _folder_name(self._identity) if self._identity else self._folder

    def _let_old_ones_go(self, made: BackupInfo) -> None:
        here = [info for info in self.all() if info.identity == made.identity]
        gone = set(thin((info.made_at for info in here), self.now()))
        for info in here:
            if info.made_at in gone and info.path != made.path:
                with suppress(OSError):  # in use somewhere; it goes another day
                    info.path.unlink()


def _folder_name(identity: str) -> str:
    """Return the folder of a class; a file from elsewhere may call itself by any path."""
    if _IDENTITY.fullmatch(identity):
        return identity
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def automatic_backups(class_file: ClassFile | None, settings: Settings) -> AutomaticBackups:
    """Return the automatic backups of an open class file, or of all classes without one."""
    folder = backups_folder(settings)
    if class_file is None:
        return AutomaticBackups(folder)
    return AutomaticBackups(folder, class_file.fact("identity"))


def backups_folder(settings: Settings) -> Path:
    """Return where the automatic backups lie: the folder chosen, or the program's own."""
    chosen = settings.current.backup_folder
    return Path(chosen) if chosen else Paths.of().backups


def _free(path: Path) -> Path:
    place, number = path, 2
    while place.exists():
        place, number = path.with_name(f"{path.stem} ({number}){path.suffix}"), number + 1
    return place


def note_outside_backup(class_file: ClassFile, info: BackupInfo) -> None:
    """Note that a good backup has left this computer; it is part of what was given out."""
    values = {"at": class_file.now(), "kind": HANDOUT, "destination": str(info.path)}
    with noting(class_file, tr("Off-site backup"), str(info.path)) as unit:
        unit.insert(handed_out, values)


def last_outside_backup(class_file: ClassFile) -> OutsideBackup | None:
    """Return the last good backup outside this computer, None when there was none.

    One that says to be of the future was dated by a wrong clock, and would count as new for years.
    """
    latest = class_file.now() + timedelta(days=1)
    query = select(handed_out.c.at, handed_out.c.destination).where(
        handed_out.c.kind == HANDOUT, handed_out.c.at <= latest
    )
    with class_file.reading() as unit:
        row = unit.row(query.order_by(handed_out.c.at.desc(), handed_out.c.id.desc()))
    return None if row is None else OutsideBackup(row.at, row.destination)


def class_name(class_file: ClassFile) -> str:
    """Return the name of the class, for the names of files."""
    with class_file.reading() as unit:
        return school_class(unit).name


def school_name(class_file: ClassFile) -> str:
    """Return the name of the school, for the recovery sheet."""
    with class_file.reading() as unit:
        return school_class(unit).school


_BINNED = "binned_at"


class RecycleBin:
    """What was moved to the recycle bin, across all kinds of records.

    `restore` and `erase` name, for a table, what its own room does instead of the general way.
    """

    def __init__(
        self,
        class_file: ClassFile,
        kinds: Iterable[RecordKind],
        *,
        restore: Mapping[str, Callable[[int], object]] | None = None,
        erase: Mapping[str, Callable[[Sequence[int]], object]] | None = None,
    ) -> None:
        self._file = class_file
        self._kinds = [kind for kind in kinds if _BINNED in JOURNALED[kind.table].c]
        self._restore = restore or {}
        self._erase = erase or {}

    def items(self) -> list[BinItem]:
        """Return what lies in the bin, last first.

        What belongs to a student in the bin is not listed; it comes and goes with the student.
        """
        with self._file.reading() as unit:
            found = [item for kind in self._kinds for item in _items(unit, kind)]
        return sorted(found, key=lambda item: (item.binned_at, item.row_id), reverse=True)

    def restore(self, item: BinItem) -> None:
        """Bring a record back.

        Raises `LookupError` when it is not there any more, and what its room raises.
        """
        if item.table in self._restore:
            self._restore[item.table](item.row_id)
            return
        label = tr("{name} restored").format(name=item.name)
        with self._file.writing(label) as unit:
            unit.update(JOURNALED[item.table], item.row_id, {_BINNED: None})

    def delete_for_good(self, items: Sequence[BinItem]) -> None:
        """Erase records with their history, and the photos that nothing else shows.

        This cannot be undone.
        """
        by_table: dict[str, list[int]] = {}
        for item in items:
            by_table.setdefault(item.table, []).append(item.row_id)
        for name, ids in by_table.items():
            if name in self._erase:
                self._erase[name](ids)
                continue
            records = next(tr(kind.label) for kind in self._kinds if kind.table == name)
            label = tr("{records} deleted for good").format(records=records)
            with self._file.writing(label) as unit:
                for row_id in ids:
                    unit.erase(JOURNALED[name], row_id)
                kept_photos.sweep(unit)


def _items(unit: Reading, kind: RecordKind) -> list[BinItem]:
    table = JOURNALED[kind.table]
    query = select(table).where(table.c.binned_at.is_not(None))
    owned = "student_id" in table.c
    if owned:
        query = query.join(students, students.c.id == table.c.student_id).where(
            students.c.binned_at.is_(None)
        )
    called = names(unit)
    return [
        _item(kind, table, dict(row._mapping), called[row.student_id] if owned else "")
        for row in unit.rows(query)
    ]


def _item(kind: RecordKind, table: Table, values: Mapping[str, Any], student: str) -> BinItem:
    return BinItem(
        table=table.name,
        row_id=values["id"],
        record=tr(kind.label),
        name=kind.name_of(values),
        student=student,
        binned_at=values["binned_at"],
    )
