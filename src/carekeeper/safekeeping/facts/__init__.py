"""What safekeeping knows: which backups stay, what they are called, lines of history and bin."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from carekeeper.core import file_names
from carekeeper.core.typing import override
from carekeeper.core.words import tr

DAILY, WEEKLY, MONTHLY = 14, 8, 24
"""So many days, weeks and months keep their last automatic backup."""


class OutsideBackup(Struct, frozen=True):
    """The last backup that was taken out of this computer."""

    at: datetime
    destination: str


class HistoryLine(Struct, frozen=True):
    """One value that was changed, or one record that came or went, in the teacher's words.

    `kind` is `change`, `setup`, `undo` or `redo`, and `handout` for what left the program; then
    `after` says where it went. `field` is empty for a record that was added or deleted; then
    `before` or `after` says so. `student` is whose it is.
    """

    step_id: int
    at: datetime
    label: str
    kind: str
    undone: bool
    student_id: int | None
    record: str
    who: str
    field: str
    before: str
    after: str
    student: str = ""


class BinItem(Struct, frozen=True):
    """One record in the recycle bin; `student` is whose it is, empty for a student itself."""

    table: str
    row_id: int
    record: str
    name: str
    student: str
    binned_at: datetime


class SheetFacts(Struct, frozen=True):
    """What stands on a recovery sheet. The secret is never written anywhere else."""

    class_name: str
    school: str
    file_name: str
    made_on: date
    secret: str

    @override
    def __repr__(self) -> str:
        return f"SheetFacts({self.file_name!r})"


def thin(times: Iterable[datetime], now: datetime) -> list[datetime]:
    """Return the moments whose automatic backups may go, oldest first.

    Days, weeks and months without a backup do not count, so that nothing goes during the
    holidays. All of today stay, and all that a wrong clock put into the future.
    """
    past = sorted({time for time in times if time.date() < now.date()}, reverse=True)
    kept = {
        *_last_of_each(past, DAILY, lambda time: time.date()),
        *_last_of_each(past, WEEKLY, lambda time: time.isocalendar()[:2]),
        *_last_of_each(past, MONTHLY, lambda time: (time.year, time.month)),
    }
    return sorted(set(past) - kept)


def _last_of_each(
    newest_first: Iterable[datetime], count: int, span: Callable[[datetime], Hashable]
) -> Collection[datetime]:
    last: dict[Hashable, datetime] = {}
    for time in newest_first:
        last.setdefault(span(time), time)
    return list(last.values())[:count]


def backup_name(class_name: str, day: date, suffix: str = ".carebak") -> str:
    """Return what a backup for the school office is called: class and day."""
    name = file_names.stem(class_name) or tr("Class")
    return f"{name} {day.isoformat()}{suffix}"


def automatic_start(book: Path) -> str:
    """Return how the names of all automatic backups of a class file begin."""
    return f"{file_names.stem(book.stem) or 'class'} "


def automatic_name(book: Path, at: datetime, suffix: str = ".carebak") -> str:
    """Return what an automatic backup is called: class file, day and time."""
    return f"{automatic_start(book)}{at:%Y-%m-%d %H%M%S}{suffix}"
