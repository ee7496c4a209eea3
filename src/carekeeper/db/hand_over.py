"""A copy of the class file for the next class teacher, whole or without what is not passed on.

It runs on files only and may run in a worker thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Column, ColumnElement, Table, and_, delete, insert, or_

from carekeeper.core import folded
from carekeeper.core.errors import Trouble
from carekeeper.core.file_names import expect_possible
from carekeeper.db import backup_file, snapshot
from carekeeper.db.backup_file import Progress
from carekeeper.db.backup_zip import PAYLOAD
from carekeeper.db.columns import private_tables
from carekeeper.db.connection import clear_errors
from carekeeper.db.leaving_out import Cut, count_left, edited, leave_out, without_tables
from carekeeper.db.recovery import RECIPIENT_FACT
from carekeeper.db.schema import JOURNALED, file_facts, steps
from carekeeper.db.snapshot import Contents
from carekeeper.db.troubles import trouble
from carekeeper.db.types import IsoDate
from carekeeper.db.units import Writing


class Without(Struct, frozen=True):
    """What a copy for the next class teacher goes without.

    Records of the tables `old` from before a day go too, unless something is still to be done
    after them. `fold` is the day before which records are only folded away.
    """

    private: bool = True
    confidential: bool = False
    binned: bool = False
    history: bool = False
    old: frozenset[str] = frozenset()
    before: date | None = None
    fold: date | None = None


def write(
    book: Path,
    password: str,
    target: Path,
    new_password: str,
    without: Without,
    progress: Progress | None = None,
) -> Contents:
    """Write the copy under a password of its own, checked, or nothing; returns what it holds.

    What is left out never lies on the disk of the target. The recovery sheet of the one who gives
    does not open it. Raises `StorageTrouble`, with the target as it was.
    """
    expect_possible(target)
    tell = progress or (lambda _done, _of: None)
    cuts = list(_cuts(without))

    def edit(path: Path, word: str) -> None:
        if without.private:
            without_tables(private_tables())(path, word)
        edited(path, word, partial(_pass_on, cuts=cuts, fold=without.fold))

    tell(0, 2)
    with (
        backup_file.owned(target),
        backup_file.workspace(book, target) as folder,
        clear_errors(target),
    ):
        payload = folder / PAYLOAD
        snapshot.export(book, password, payload, new_password, named=target, edit=edit)
        tell(1, 2)
        if count_left(payload, new_password, cuts):
            raise trouble(Trouble.DAMAGED, target)
        held = snapshot.export_copy(payload, new_password, target, new_password)
    tell(2, 2)
    return held


def _pass_on(unit: Writing, cuts: Sequence[Cut], fold: date | None) -> None:
    leave_out(unit, cuts)
    unit.execute(delete(file_facts).where(file_facts.c.name.in_((RECIPIENT_FACT, folded.FACT))))
    if fold is not None:
        unit.execute(insert(file_facts).values(name=folded.FACT, value=fold.isoformat()))


def _cuts(without: Without) -> list[Cut]:
    found = [Cut(steps)] if without.history else []
    for name, table in JOURNALED.items():
        conditions: list[ColumnElement[bool]] = []
        if without.confidential and "confidential" in table.c:
            conditions.append(table.c.confidential.is_(True))
        if without.binned and "binned_at" in table.c:
            conditions.append(table.c.binned_at.is_not(None))
        day = day_of(table)
        if name in without.old and without.before is not None and day is not None:
            conditions.append(and_(day < without.before, _nothing_open(table)))
        if conditions:
            found.append(Cut(table, or_(*conditions)))
    return found


def day_of(table: Table) -> Column[date] | None:
    """Return the day of a kind of dated records: the column of days that is never empty."""
    if "binned_at" not in table.c:
        return None
    return next(
        (one for one in table.c if isinstance(one.type, IsoDate) and not one.nullable), None
    )


def _nothing_open(table: Table) -> ColumnElement[bool]:
    if "follow_up" not in table.c:
        return table.c.id.is_not(None)
    return or_(table.c.follow_up == "", table.c.follow_up_done_on.is_not(None))
