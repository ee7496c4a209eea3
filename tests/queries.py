"""Counts the queries that a story makes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from carekeeper.db.class_file import ClassFile


@contextmanager
def counted(class_file: ClassFile) -> Iterator[list[str]]:
    """Collect the SQL that is run on a class file meanwhile."""
    made: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        made.append(statement)

    event.listen(class_file._engine, "before_cursor_execute", note)
    try:
        yield made
    finally:
        event.remove(class_file._engine, "before_cursor_execute", note)
