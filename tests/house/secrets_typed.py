"""A class of which everything that is private says a word that stands nowhere else."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Text
from tests.conftest import TODAY

from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import metadata, private_tables
from carekeeper.db.schema import handouts, students
from carekeeper.db.types import IsoDate, TextList, TextRows

NOW = datetime.fromisoformat("2026-11-23T16:30")
SECRET = "密语"


class Secrets:
    """Words that stand nowhere else, one for each field of what is private."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def next(self) -> str:
        self.all.append(f"{SECRET}{len(self.all):03}末")
        return self.all[-1]


def value_of(column: Any, secrets: Secrets) -> Any:
    """Return what is written into a column: a secret word where there is room for words."""
    if isinstance(column.type, IsoDate):
        return TODAY
    if isinstance(column.type, TextList):
        return (secrets.next(), secrets.next())
    if isinstance(column.type, TextRows):
        return ((secrets.next(), secrets.next(), secrets.next()),)
    return secrets.next() if isinstance(column.type, Text) else True


@pytest.fixture
def secrets() -> Secrets:
    return Secrets()


def fill(class_file: ClassFile, secrets: Secrets) -> ClassFile:
    """Put one student into a class, of whom everything that is private says something."""
    class_file.hurry()
    with class_file.writing("王小雨") as unit:
        student = unit.insert(students, {"name": "王小雨", "left_behind": True})
    owners: dict[str, int] = {"students": student}
    for table in metadata.sorted_tables:
        if table.name not in private_tables():
            continue
        of = {key.parent.name: owners[key.column.table.name] for key in table.foreign_keys}
        written = {
            column.name: value_of(column, secrets)
            for column in table.c
            if column.name not in ("id", "binned_at", *of)
        }
        with class_file.writing("Changed") as unit:
            owners[table.name] = unit.insert(table, {**of, **written})
        for name in (name for name, told in written.items() if isinstance(told, str)):
            with class_file.writing("Changed") as unit:
                unit.update(table, owners[table.name], {name: secrets.next()})
        with class_file.writing("Printed") as unit:
            about = {"student_id": student, "layout": "filled", "destination": secrets.next()}
            unit.insert(handouts, {"at": NOW, "kind": table.name, **about})
    return class_file


def held_in(secrets: Secrets, raw: bytes | str) -> set[str]:
    """Return the secrets that stand in some bytes, in each way in which text is kept."""
    data = raw.encode() if isinstance(raw, str) else raw
    return {
        one
        for one in secrets.all
        if one.encode() in data or json.dumps(one).strip('"').encode() in data
    }


def rows_of(class_file: ClassFile, name: str) -> list[Any]:
    """Return each text in the rows of a table."""
    with class_file.reading() as unit:
        rows = unit.rows(metadata.tables[name].select())
    return [one for row in rows for value in row for one in flat(value)]


def flat(value: Any) -> list[Any]:
    """Return the values inside lists and rows."""
    return [one for part in value for one in flat(part)] if isinstance(value, tuple) else [value]


def is_secret(value: object) -> bool:
    return SECRET in str(value)
