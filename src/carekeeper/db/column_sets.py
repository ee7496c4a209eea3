"""The columns of a class list, kept by the name of its receiver."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import select

from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.list_tables import column_sets
from carekeeper.db.units import columns_of


class ColumnSet(Struct, frozen=True):
    """The columns for one receiver."""

    id: int
    name: str
    columns: tuple[str, ...]


def all_sets(class_file: ClassFile) -> list[ColumnSet]:
    """Return the sets by name."""
    query = select(*columns_of(ColumnSet, column_sets)).order_by(column_sets.c.name)
    with class_file.reading() as unit:
        return unit.records(ColumnSet, query)


def keep(class_file: ClassFile, name: str, columns: Sequence[str]) -> None:
    """Keep a set under its name; another one of that name gives way."""
    label = tr("Columns for {name}").format(name=name)
    with class_file.writing(label) as unit:
        query = select(column_sets.c.id).where(column_sets.c.name == name)
        known = unit.value(query)
        if known is None:
            unit.insert(column_sets, {"name": name, "columns": tuple(columns)})
        else:
            unit.update(column_sets, int(known), {"columns": tuple(columns)})
