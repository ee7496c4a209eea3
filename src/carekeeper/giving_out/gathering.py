"""One table over the backups of many teachers, for the office: figures, and lists by name.

Each backup is unpacked into a private folder, as it is, under its own password, read, and erased
before the next: nothing of it is kept, and no more than one is held at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.span import Span
from carekeeper.core.words import tr
from carekeeper.db import backup_file
from carekeeper.db.backup_file import SUFFIX
from carekeeper.db.class_file import ClassFile
from carekeeper.db.students import here, school_class
from carekeeper.giving_out.tables import OutTable
from carekeeper.lists.progress import Report, quiet
from carekeeper.room import Rate, Room


class Gathered(Struct, frozen=True):
    """What one backup tells: the class, its figures, and the students where they are wanted."""

    backup: str
    school: str
    name: str
    teacher: str
    as_of: date
    students: int
    left_behind: int
    key_support: int
    rates: tuple[Rate, ...]
    listed: tuple[tuple[str, bool | None, tuple[str, ...]], ...] = ()
    """Of each student the name, whether left behind, and the figures that lack this student."""


class Office(Struct, frozen=True):
    """What was gathered, and what could not be read: the file and why."""

    classes: tuple[Gathered, ...]
    problems: tuple[tuple[str, str], ...]


def backups_in(folder: Path) -> list[Path]:
    """Return the backups of a folder and of the folders in it."""
    return sorted(folder.rglob(f"*{SUFFIX}"))


def gather(
    backups: Sequence[Path],
    password: str,
    rooms: Sequence[Room],
    report: Report = quiet,
    *,
    names: bool,
) -> Office:
    """Read one backup after the other; one that cannot be read is told, and the others go on.

    `report` hears so many backups of so many; what it raises ends the gathering.
    """
    classes: list[Gathered] = []
    problems: list[tuple[str, str]] = []
    for at, backup in enumerate(backups):
        report(at, len(backups))
        try:
            classes.append(_read(backup, password, rooms, names=names))
        except CareKeeperError as problem:
            problems.append((backup.name, problem.sentence))
    report(len(backups), len(backups))
    return Office(tuple(classes), tuple(problems))


def _read(backup: Path, password: str, rooms: Sequence[Room], *, names: bool) -> Gathered:
    with (
        backup_file.unpacked(backup, password) as (info, payload),
        ClassFile.open(payload, password if info.encrypted else "") as class_file,
    ):
        return _told(class_file, backup.name, info.made_at.date(), rooms, names=names)


def _told(
    class_file: ClassFile, backup: str, day: date, rooms: Sequence[Room], *, names: bool
) -> Gathered:
    with class_file.reading() as unit:
        school, students = school_class(unit), here(unit)
    rates = tuple(
        rate
        for room in rooms
        if room.rates is not None
        for rate in room.rates(class_file, Span(day))
    )
    lacking = {
        one.id: tuple(rate.label for rate in rates if one.id in rate.missing) for one in students
    }
    listed = tuple((one.name, one.left_behind, lacking[one.id]) for one in students)
    return Gathered(
        backup=backup,
        school=school.school,
        name=school.name or Path(backup).stem,
        teacher=school.teacher,
        as_of=day,
        students=len(students),
        left_behind=sum(one.left_behind is True for one in students),
        key_support=sum(one.key_support is True for one in students),
        rates=rates,
        listed=listed if names else (),
    )


def tables(office: Office) -> list[OutTable]:
    """Return the figures of all classes, the lists by name, and what could not be read."""
    labels = list(dict.fromkeys(rate.label for one in office.classes for rate in one.rates))
    about = (tr("School"), tr("Class"), tr("Class teacher"))
    counts = (tr("Students"), tr("Left-behind students"), tr("Key support"))
    headings = (*about, *counts, *labels, tr("As of"), tr("Backup"))
    rows = tuple(_row(one, labels) for one in office.classes)
    made = [OutTable(tr("Classes"), headings, rows)]
    listed = tuple(
        (one.name, student, _yes(left_behind), tr(", ").join(lacking))
        for one in office.classes
        for student, left_behind, lacking in one.listed
    )
    if listed:
        heads = (tr("Class"), tr("Student"), tr("Left behind"), tr("Still to come"))
        made.append(OutTable(tr("Students"), heads, listed))
    if office.problems:
        made.append(OutTable(tr("Not read"), (tr("Backup"), tr("Why")), office.problems))
    return made


def _row(one: Gathered, labels: Sequence[str]) -> tuple[str, ...]:
    figures = {rate.label: f"{rate.done}/{rate.of}" for rate in one.rates}
    return (
        *(one.school, one.name, one.teacher),
        *map(str, (one.students, one.left_behind, one.key_support)),
        *(figures.get(label, "") for label in labels),
        *(one.as_of.isoformat(), one.backup),
    )


def _yes(value: bool | None) -> str:
    return "" if value is None else tr("Yes") if value else tr("No")
