"""What the next class teacher gets: which kinds of records have a day, and noting that it went."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import SITTING, private_tables
from carekeeper.db.hand_over import Without, day_of
from carekeeper.db.handouts import noting
from carekeeper.db.schema import JOURNALED, handouts
from carekeeper.room import RecordKind

HANDOUT = "hand_over"
_NAMED = ("confidential", "binned", "history", "old", "fold")


def dated(kinds: Iterable[RecordKind]) -> list[RecordKind]:
    """Return the kinds of records with a text and a day by which old ones can be told."""
    told = {
        name
        for name, table in JOURNALED.items()
        if day_of(table) is not None and any(column.info.get(SITTING) for column in table.c)
    }
    return [kind for kind in kinds if kind.table in told - private_tables()]


def note(class_file: ClassFile, target: Path, without: Without) -> None:
    """Note that a copy was made for the next class teacher, and what it goes without."""
    left_out = ",".join(name for name in _NAMED if getattr(without, name))
    values = {"at": class_file.now(), "kind": HANDOUT, "destination": str(target)}
    with noting(class_file, tr("Class file for the next class teacher"), str(target)) as unit:
        unit.insert(handouts, {**values, "layout": left_out})
