"""Everything as open data is everything: a row of each table comes back as it was."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Integer
from tests.db.fixtures.make import fill_care
from tests.db.stories import fill

from carekeeper.db.class_file import ClassFile
from carekeeper.db.giving_out import all_rows
from carekeeper.db.schema import JOURNALED
from carekeeper.db.types import IsoDate, IsoTime
from carekeeper.giving_out import open_data


def fill_the_rest(class_file: ClassFile) -> None:
    """Put a row into each table that is still empty, with a value in each column that needs one."""
    kept = all_rows(class_file, private=True)
    with class_file.writing("其余") as unit:
        for name, table in JOURNALED.items():
            if not kept[name]:
                unit.insert(table, {one.name: value_of(one) for one in table.c if needs(one)})


def needs(column: Column[Any]) -> bool:
    return not column.nullable and column.server_default is None and column.name != "id"


def value_of(column: Column[Any]) -> object:
    kinds = {IsoDate: date(2026, 11, 19), IsoTime: datetime.fromisoformat("2026-11-19T08:00")}
    return kinds.get(type(column.type), 1 if isinstance(column.type, Integer) else "记下的")


def test_every_table_of_the_teachers_comes_back(class_file: ClassFile, tmp_path: Path) -> None:
    """A new kind of record fails here until `fill_care` has one, and it comes back whole."""
    fill(class_file)
    fill_care(class_file)
    fill_the_rest(class_file)
    before = all_rows(class_file, binned=True, private=True)
    assert sorted(name for name in JOURNALED if not before[name]) == []
    out, empty = tmp_path / "all.zip", tmp_path / "empty.carebook"
    open_data.write(class_file, out, datetime.fromisoformat("2026-11-29T12:00"), private=True)
    with ClassFile.create(empty, "") as other:
        open_data.bring_in(other, open_data.read(out))
        after = all_rows(other, binned=True, private=True)
    assert {name: after[name] for name in JOURNALED} == {name: before[name] for name in JOURNALED}
