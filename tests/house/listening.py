"""Hearing what is asked of the class file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

from carekeeper.db.columns import metadata

_TABLE = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|,)\s+\"?(\w+)\"?|\b(\w+)\.\w+")


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(re.sub(r"\?(, \?)+", "?", " ".join(statement.split())))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def tables_in(sent: Iterable[str]) -> set[str]:
    """Return the tables of the schema that statements name."""
    named = {name for one in sent for found in _TABLE.findall(one) for name in found}
    return named & set(metadata.tables)


def columns_in(sent: Iterable[str], table: str) -> set[str]:
    """Return the columns of a table that statements name."""
    return {name for one in sent for name in re.findall(rf"\b{table}\.(\w+)", one)}
