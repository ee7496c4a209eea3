"""How a value of a record lies in a column: one Python type, one column type."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Dialect, Text, TypeDecorator

from carekeeper.core.partaker import Partaker
from carekeeper.core.typing import override
from carekeeper.db.troubles import BadValue

Value = TypeVar("Value")
Rows = tuple[tuple[str, ...], ...]


class IsoDate(TypeDecorator[date]):
    """A day, kept as `2026-11-23`."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else _read(date.fromisoformat, value)


class IsoTime(TypeDecorator[datetime]):
    """A moment in the teacher's local time, kept as `2026-11-23T08:12:30.000000`."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat(timespec="microseconds")

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else _read(datetime.fromisoformat, value)


class TextList(TypeDecorator[tuple[str, ...]]):
    """Several short texts in their order, kept as a JSON list."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        return json.dumps(list(value or ()), ensure_ascii=False)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:
        return () if value in ("", "[]", None) else tuple(_read(_texts, value))


class TextRows(TypeDecorator[Rows]):
    """Rows of a few short texts each, kept as a JSON list of lists."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Rows | None, dialect: Dialect) -> str:
        return json.dumps([list(row) for row in value or ()], ensure_ascii=False)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Rows:
        return () if value in ("", "[]", None) else _read(_rows, value)


class Partakers(TypeDecorator[tuple[Partaker, ...]]):
    """Those who took part, as a query gathers them from their rows; nothing is written by it."""

    impl = Text
    cache_ok = True

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Partaker, ...]:
        return tuple(Partaker(*one) for one in json.loads(value or "[]"))


def _texts(value: str) -> list[str]:
    found = json.loads(value)
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise TypeError("not a list of texts")
    return found


def _rows(value: str) -> Rows:
    return tuple(tuple(map(str, row)) for row in json.loads(value))


def _read(parse: Callable[[str], Value], value: str) -> Value:
    try:
        return parse(value)
    except (TypeError, ValueError, RecursionError) as problem:
        raise BadValue from problem
