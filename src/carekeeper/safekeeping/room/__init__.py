"""What safekeeping offers the house: a reminder of the backup for the school office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from carekeeper.core.dates import days_between, show_short
from carekeeper.core.due import Urgency
from carekeeper.core.place import Place
from carekeeper.core.words import mark, tr
from carekeeper.room import DueItem, Room
from carekeeper.safekeeping.facts.letter import KIND
from carekeeper.safekeeping.room.letter import LETTER

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.safekeeping.store import AutomaticBackups
    from carekeeper.widgets.desk import Desk

NAME = "safekeeping"
OUTSIDE_EVERY_DAYS = 30
_BACKUP = "backup"
_SHEET = "recovery_sheet"
_RECIPIENT = "recovery_recipient"
"""The fact that `db.recovery` keeps when a sheet was made; not imported, it costs a library."""


class BackupStatus(Struct, frozen=True):
    """When the last good backups were made, here and outside; None for never."""

    last_automatic: datetime | None
    last_outside: datetime | None


def status(class_file: ClassFile, backups: AutomaticBackups) -> BackupStatus:
    """Return how old the last backups are; those here are not checked again for it."""
    from carekeeper.safekeeping.store import last_outside_backup

    latest = backups.now() + timedelta(days=1)  # a wrong clock dates backups years ahead
    here = [one for one in backups.all() if one.made_at <= latest]
    outside = last_outside_backup(class_file)
    return BackupStatus(
        last_automatic=here[0].made_at if here else None,
        last_outside=outside.at if outside is not None else None,
    )


def _due_items(class_file: ClassFile, day: date) -> Sequence[DueItem]:
    return (*_missing_sheet(class_file), *_due_backup(class_file, day))


def _missing_sheet(class_file: ClassFile) -> Sequence[DueItem]:
    """Remind of the recovery sheet while a password could be lost without one."""
    if not class_file.encrypted or class_file.fact(_RECIPIENT):
        return ()
    return (
        DueItem(
            place=Place(NAME),
            urgency=Urgency.DUE,
            group=tr("Recovery sheet"),
            title=tr("No recovery sheet yet"),
            reason=tr(
                "Without it, nobody can open the file when the password is forgotten. Print "
                "one and lock it away."
            ),
            icon="key-round",
            action=_SHEET,
            action_label=tr("Print it…"),
        ),
    )


def _due_backup(class_file: ClassFile, day: date) -> Sequence[DueItem]:
    from carekeeper.safekeeping.store import last_outside_backup

    last = last_outside_backup(class_file)
    if last is not None and days_between(last.at.date(), day) <= OUTSIDE_EVERY_DAYS:
        return ()
    return (
        DueItem(
            place=Place(NAME),
            urgency=Urgency.DUE,
            group=tr("Backup"),
            title=tr("Time for the school's backup"),
            reason=_reason(last.at.date() if last is not None else None, day),
            icon="usb",
            action=_BACKUP,
            action_label=tr("Save backup…"),
        ),
    )


def _reason(last: date | None, day: date) -> str:
    if last is None:
        return tr("Not given to the school yet. Plug in a USB stick and save it there.")
    sentence = tr("The last one is {n} days old ({day}).")
    return sentence.format(n=days_between(last, day), day=show_short(last))


def _act(item: DueItem, _class_file: ClassFile, desk: Desk) -> None:
    desk.action_requested.emit(item.action)


ROOM = Room(
    name=NAME,
    label=mark("Safekeeping"),
    icon="shield-check",
    due_reads=frozenset({"handouts", "facts"}),
    due_items=_due_items,
    act=_act,
    kinds=(KIND,),
    papers=(LETTER,),
)
