"""What a list of records shows at once: the last ones of a sort, and how many there are of each.

Each query is made once, with places for what is asked: to make one takes as long as to ask it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, literal

from carekeeper.records.kind import Record
from carekeeper.records.store import Records


def lately(
    records: Records[Record],
    student_id: int | None,
    sort: str = "",
    most: int | None = None,
) -> list[Record]:
    """Return so many records of a student, or of the class, the last first; all without `most`.

    `sort` is an answer of the field by which a timeline filters: the records of that sort.
    """
    given = {"whose": student_id, "sort": sort or None, "most": most}
    with records.file.reading() as unit:
        return records.read(unit, _asked(records, "records", given), **given)


def counts(records: Records[Any], student_id: int | None) -> Counter[str]:
    """Return how many records of each sort a student has, or the class."""
    given = {"whose": student_id}
    with records.file.reading() as unit:
        return Counter(dict(map(tuple, unit.rows(_asked(records, "counts", given), **given))))


def found(records: Records[Record], record_id: int, student_id: int | None) -> list[Record]:
    """Return a kept record of a student, or of the class; none where there is no such one."""
    given = {"whose": student_id, "number": record_id}
    with records.file.reading() as unit:
        return records.read(unit, _asked(records, "found", given), **given)


def _asked(records: Records[Any], what: str, given: Mapping[str, Any]) -> Select[Any]:
    names = [name for name, value in given.items() if value is not None]
    key = (what, *names)
    if key not in records.queries:
        records.queries[key] = _made(records, what, names)
    return records.queries[key]


def _made(records: Records[Any], what: str, given: Sequence[str]) -> Select[Any]:
    columns, dated, query = records.table.c, records.dated, records.query()
    sort = columns[dated.sorted_by] if dated.sorted_by else literal("")
    if "whose" in given:
        query = query.where(records.is_of(bindparam("whose")))
    if what == "counts":
        return query.with_only_columns(sort, func.count()).group_by(sort)
    if "number" in given:
        query = query.where(columns.id == bindparam("number"))
    if "sort" in given:
        query = query.where(sort == bindparam("sort"))
    query = records.newest_first(query)
    return query.limit(bindparam("most", type_=Integer)) if "most" in given else query
