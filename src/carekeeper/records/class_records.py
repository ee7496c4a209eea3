"""Records of the class: what several students took part in, with a word for each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Select, and_, func, select, true

from carekeeper.core.partaker import Partaker
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import students
from carekeeper.db.students import ORDER, names
from carekeeper.db.types import Partakers
from carekeeper.db.units import Reading, Writing, columns_of
from carekeeper.records.kind import Dated, Named, Record, check_days, partakers_of
from carekeeper.records.store import Records

_LOOKED_BACK = timedelta(days=30)
_LOOKED_AHEAD = timedelta(days=7)
FIELD = "partakers"
"""The field of the record that holds those who took part."""


class ClassRecords(Records[Record]):
    """All records of one kind that are the class's. The record's `partakers` took part in it.

    A student in the recycle bin is not among them, and is again when the student comes back.
    """

    def __init__(
        self,
        class_file: ClassFile,
        dated: Dated[Record],
        today: Callable[[], date] | None = None,
    ) -> None:
        self._links = students.metadata.tables[dated.partakers]
        super().__init__(class_file, dated, today)
        self.tables = frozenset()

    def everything(self) -> list[Record]:
        """Return all records, the last first."""
        with self.file.reading() as unit:
            return self.read(unit, self.newest_first(self.query()))

    def near(self, day: date) -> list[Record]:
        """Return what is planned for the next days, and what is past without anybody noted."""
        inside = self.day.between(day - _LOOKED_BACK, day + _LOOKED_AHEAD)
        with self.file.reading() as unit:
            found = self.read(unit, self.query().where(inside).order_by(self.day))
        return [one for one in found if self.dated.on(one) > day or not getattr(one, FIELD)]

    @override
    def is_of(self, student_id: Any) -> ColumnElement[bool]:
        links = self._links.c
        took_part = select(links.record_id).where(links.student_id == student_id)
        return self.table.c.id.in_(took_part)

    @override
    def last_before(self, record: Record) -> Record | None:
        return None

    @override
    def held_between(
        self, unit: Reading, first: date, last: date, fits: ColumnElement[bool] | None = None
    ) -> Counter[int]:
        inside = and_(self.kept, self.day.between(first, last), true() if fits is None else fits)
        rows = unit.rows(self._with_student().where(inside))
        return Counter(row.student_id for row in rows)

    @override
    def last_of_each(
        self, unit: Reading, fits: ColumnElement[bool] | None = None
    ) -> dict[int, Record]:
        kept = and_(self.kept, true() if fits is None else fits)
        query = self.newest_first(self._with_student().where(kept))
        newest: dict[int, int] = {}
        for row in unit.rows(query):
            newest.setdefault(row.student_id, row.record_id)
        wanted = self.query().where(self.table.c.id.in_(set(newest.values())))
        known = {getattr(one, "id"): one for one in self.read(unit, wanted)}  # noqa: B009
        return {student: known[number] for student, number in newest.items()}

    # -- writing

    @override
    def add(
        self, student_id: int, values: Mapping[str, Any], *, initiator: object | None = None
    ) -> int:
        """Write a new record; `student_id` is nobody's, 0."""
        plain = {self.dated.day: self.today(), **values}
        record = self.dated.record(**plain)
        self.check(record)
        partakers = plain.pop(FIELD, ())
        with self.writing(record, "", initiator) as unit:
            number = unit.insert(self.table, plain)
            self._write(unit, number, partakers)
        return number

    @override
    def add_all(self, made: Sequence[Mapping[str, Any]], label: str) -> None:
        """Write many records as one thing; one with a number is there, and gets its people only."""
        with self.file.writing(label) as unit:
            for values in made:
                plain = dict(values)
                partakers = plain.pop(FIELD, ())
                number = plain.pop("id", None) or unit.insert(self.table, plain)
                self._write(unit, number, partakers)

    @override
    def change(
        self, record_id: int, values: Mapping[str, Any], *, initiator: object | None = None
    ) -> None:
        if FIELD not in values:
            super().change(record_id, values, initiator=initiator)
            return
        label = " · " + tr(self.dated.field(FIELD).label)
        with self.writing(self.get(record_id), label, initiator) as unit:
            self._write(unit, record_id, values[FIELD])

    @override
    def discard(self, record_id: int, *, initiator: object | None = None) -> None:
        with self.writing(self.get(record_id), tr(" was empty and was removed"), initiator) as unit:
            self._write(unit, record_id, ())
            unit.delete(self.table, record_id)

    @override
    def check(self, record: Record) -> None:
        check_days(self.dated, record, None, self.today())

    @override
    @contextmanager
    def writing(
        self, record: Record, what: str, initiator: object | None = None
    ) -> Iterator[Writing]:
        label = self.dated.name(record) + what
        with self.file.writing(label, initiator=initiator) as unit:
            yield unit

    def _write(self, unit: Writing, record_id: int, wanted: Iterable[Partaker]) -> None:
        """Write who took part: a row for each who is new, nothing of those who stay as they are."""
        links = self._links
        mine = select(links.c.id, links.c.student_id, links.c.person, links.c.said)
        mine = mine.outerjoin(students, students.c.id == links.c.student_id)
        rows = unit.rows(mine.where(links.c.record_id == record_id, students.c.binned_at.is_(None)))
        before = {(row.student_id or 0, row.person): row for row in rows}
        after = {one.key: one for one in wanted}
        for key, row in before.items():
            if key not in after:
                unit.delete(links, row.id)
        for key, one in after.items():
            if key in before:
                unit.update(links, before[key].id, {"said": one.said})
            else:
                values = {"student_id": one.student_id, "person": one.person, "said": one.said}
                unit.insert(links, {"record_id": record_id, **values})

    # -- queries

    @override
    def read(self, unit: Reading, query: Select[Any], **given: Any) -> list[Record]:
        """Return records in which those who took part have the names that tell them apart."""
        called = names(unit)
        return [_called(one, called) for one in unit.records(self.dated.record, query, **given)]

    @override
    def _get(self, unit: Reading, record_id: int) -> Record:
        return _called(super()._get(unit, record_id), names(unit))

    @override
    def _all_columns(self) -> list[Any]:
        return [*columns_of(self.dated.record, self.table, but=FIELD), self._gathered()]

    def _gathered(self) -> ColumnElement[Any]:
        """Return the column with those who took part, in the order of the class."""
        links, one = self._links, students.c
        shown = select(links.c.student_id, links.c.said, links.c.person, one.name)
        shown = shown.outerjoin(students, one.id == links.c.student_id)
        shown = shown.where(links.c.record_id == self.table.c.id, one.binned_at.is_(None))
        order = (one.id.is_(None), links.c.person != "", *ORDER, links.c.id)
        rows = shown.correlate(self.table).order_by(*order).subquery()
        each = func.json_array(rows.c.student_id, rows.c.said, rows.c.person, rows.c.name)
        gathered = select(func.json_group_array(func.json(each), type_=Partakers()))
        return gathered.scalar_subquery().label(FIELD)

    def _with_student(self) -> Select[Any]:
        """Return each note of a student, with its record; grown-ups did not take part instead."""
        links = self._links
        query = select(links.c.student_id, links.c.record_id).join_from(
            links, self.table, self.table.c.id == links.c.record_id
        )
        return query.where(links.c.student_id.is_not(None), links.c.person == "")

    @override
    def _days_of_students(self) -> Select[Any]:
        return self._with_student().with_only_columns(self._links.c.student_id, self.day)

    @override
    def _named(self) -> Select[Any]:
        return self.query()

    @override
    def _named_here(self) -> Select[Any]:
        return self._named()

    @override
    def _with_names(self, unit: Reading, query: Select[Any]) -> list[Named[Record]]:
        return [Named(one, "") for one in self.read(unit, query)]

    @override
    def _searched(self, query: Select[Any]) -> Select[Any]:
        return query


def _called(record: Record, called: Mapping[int, str]) -> Record:
    known = (
        replace(one, name=called.get(one.student_id or 0, one.name)) for one in partakers_of(record)
    )
    return replace(record, **{FIELD: tuple(known)})
