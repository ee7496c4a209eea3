"""Reading and writing one kind of dated record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Generic

from msgspec.structs import asdict
from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Table,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
    true,
)

from carekeeper.core.photos import Photo
from carekeeper.core.span import Span
from carekeeper.core.texts import Texts
from carekeeper.core.words import tr
from carekeeper.db import kept_photos
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import students
from carekeeper.db.students import HERE, name_and_birth, name_of, names, persons
from carekeeper.db.units import Reading, Writing, columns_of, to_record
from carekeeper.records.kind import (
    Dated,
    Named,
    Owed,
    Record,
    check_days,
    number_of,
    student_of,
)


class Records(Generic[Record]):
    """All records of one kind in a class file.

    Days are checked by the day that `today` tells, else by the file's own clock. `with_owner`
    narrows what counts as kept where a record hangs on another one that can be in the recycle
    bin, such as a check-in on its pairing.
    """

    def __init__(
        self,
        class_file: ClassFile,
        dated: Dated[Record],
        today: Callable[[], date] | None = None,
        with_owner: ColumnElement[bool] | None = None,
    ) -> None:
        self.dated = dated
        self.file = class_file
        self.today = today or (lambda: class_file.now().date())
        self.table: Table = students.metadata.tables[dated.table]
        self.day = self.table.c[dated.day]
        owned = true() if with_owner is None else with_owner
        self.kept: ColumnElement[bool] = and_(self.table.c.binned_at.is_(None), owned)
        self.tables = frozenset() if with_owner is not None else frozenset({dated.table})
        """Those on which it depends which records count; none named where an owner decides too."""
        self._columns = self._all_columns()
        self.queries: dict[tuple[str, ...], Select[Any]] = {}
        """Those of `records.pages`, with places for what is asked."""

    # -- reading

    def query(self) -> Select[Any]:
        """Return the query for all kept records."""
        return select(*self._columns).where(self.kept)

    def newest_first(self, query: Select[Any]) -> Select[Any]:
        """Return a query with the last record first."""
        return query.order_by(self.day.desc(), self.table.c.id.desc())

    def of_student(self, student_id: int) -> list[Record]:
        """Return a student's records, the last first."""
        query = self.query().where(self.is_of(student_id))
        with self.file.reading() as unit:
            return self.read(unit, self.newest_first(query))

    def is_of(self, student_id: Any) -> ColumnElement[bool]:
        """Return the condition for the records of a student, whose number may be given later."""
        mine: ColumnElement[bool] = self.table.c.student_id == student_id
        return mine

    def read(self, unit: Reading, query: Select[Any], **given: Any) -> list[Record]:
        """Return the records of a query in which values may be given by name."""
        return unit.records(self.dated.record, query, **given)

    def get(self, record_id: int) -> Record:
        """Return a record, also a binned one; raises `LookupError` when there is none."""
        with self.file.reading() as unit:
            return self._get(unit, record_id)

    def last_before(self, record: Record) -> Record | None:
        """Return the one before a record of the same student, which may not be kept yet."""
        table = self.table
        on: date = getattr(record, self.dated.day) or self.today()
        number = number_of(record) or 2**62
        earlier = or_(self.day < on, and_(self.day == on, table.c.id < number))
        query = self.query().where(table.c.student_id == student_of(record), earlier)
        with self.file.reading() as unit:
            found = unit.records(self.dated.record, self.newest_first(query).limit(1))
        return found[0] if found else None

    def used(self, field: str, most: int = 8) -> list[str]:
        """Return what was written in a field, the most usual first."""
        column = self.table.c[field]
        query = select(column).where(column != "", self.table.c.binned_at.is_(None))
        usual = query.group_by(column).order_by(func.count().desc(), column).limit(most)
        with self.file.reading() as unit:
            return [str(row[0]) for row in unit.rows(usual)]

    def last_days(self, fits: ColumnElement[bool] | None = None) -> dict[int, date]:
        """Return the last day of each student who has a record that fits."""
        owner = self.table.c.student_id
        last = select(owner, func.max(self.day, type_=self.day.type))
        query = last.where(self.kept, true() if fits is None else fits).group_by(owner)
        with self.file.reading() as unit:
            return dict(map(tuple, unit.rows(query)))

    def between(self, first: date, last: date) -> list[Named[Record]]:
        """Return the records of these days, the first first; also of students who have left."""
        query = self._searched(self.query()).where(self.day.between(first, last))
        with self.file.reading() as unit:
            return self._with_names(unit, query.order_by(self.day, self.table.c.id))

    def held_between(
        self, unit: Reading, first: date, last: date, fits: ColumnElement[bool] | None = None
    ) -> Counter[int]:
        """Return how many fitting records of these days each student has."""
        inside = and_(self.kept, self.day.between(first, last), true() if fits is None else fits)
        rows = unit.rows(select(self.table.c.student_id).where(inside))
        return Counter(row.student_id for row in rows)

    def days(self, span: Span, fits: ColumnElement[bool] | None = None) -> dict[int, list[date]]:
        """Return the days of the fitting records of a span, by student."""
        inside = and_(self.kept, self.day.between(*span.stretch), true() if fits is None else fits)
        found: dict[int, list[date]] = {}
        with self.file.reading() as unit:
            for student_id, on in unit.rows(self._days_of_students().where(inside)):
                found.setdefault(student_id, []).append(on)
        return found

    def _days_of_students(self) -> Select[Any]:
        return select(self.table.c.student_id, self.day)

    def last_of_each(
        self, unit: Reading, fits: ColumnElement[bool] | None = None
    ) -> dict[int, Record]:
        """Return the last fitting record of each student who has one."""
        found = unit.records(self.dated.record, self.lasts(fits))
        return {student_of(one): one for one in found}

    def lasts(self, fits: ColumnElement[bool] | None = None) -> Select[Any]:
        """Return the query for the last record of each student, of those that fit."""
        table = self.table
        mine = select(table.c.id).where(table.c.student_id == students.c.id, self.kept)
        newest = self.newest_first(mine.where(true() if fits is None else fits))
        last = newest.limit(1).correlate(students).scalar_subquery()
        return self.query().where(table.c.id.in_(select(last).select_from(students)))

    def name_of(self, student_id: int) -> str:
        """Return the name of a student; raises `LookupError` when there is none."""
        with self.file.reading() as unit:
            return name_of(unit, student_id)

    def persons(self, student_id: int) -> list[str]:
        """Return the persons of a student's card as they are called, to be clicked on."""
        with self.file.reading() as unit:
            return persons(unit, student_id)

    # -- writing

    def add(
        self, student_id: int, values: Mapping[str, Any], *, initiator: object | None = None
    ) -> int:
        """Write a new record, of today unless it says another day, and return its number.

        Raises `Invalid` at a day that cannot be, `LookupError` when there is no such student.
        """
        plain = {self.dated.day: self.today(), **values, "student_id": student_id}
        record = self.dated.record(**plain)
        self.check(record)
        along = self.along(record, plain)
        with self.writing(record, "", initiator) as unit:
            return unit.insert(self.table, {**plain, **along})

    def add_all(self, made: Sequence[Mapping[str, Any]], label: str) -> None:
        """Write many records as one thing that can be undone; their days were looked at before."""
        with self.file.writing(label) as unit:
            for values in made:
                unit.insert(self.table, values)

    def change(
        self, record_id: int, values: Mapping[str, Any], *, initiator: object | None = None
    ) -> None:
        """Write some fields of a record.

        A day is looked at only when it changes: a clock that was set back must not keep the
        teacher from writing on. Raises `Invalid` at a day that cannot be, `LookupError` when
        there is no such record.
        """
        before = self.get(record_id)
        if self._days() & set(values):
            self.check(self.dated.record(**{**asdict(before), **values}))
        labels = (tr(self.dated.field(name).label) for name in values)
        along = self.along(before, values)
        with self.writing(before, " · " + tr(", ").join(labels), initiator) as unit:
            unit.update(self.table, record_id, {**values, **along})

    def bin(self, record_id: int, *, initiator: object | None = None) -> None:
        """Move a record to the recycle bin; its photos stay with it."""
        with self.writing(self.get(record_id), tr(" moved to the recycle bin"), initiator) as unit:
            unit.update(self.table, record_id, {"binned_at": self.file.now()})

    def restore(self, record_id: int, *, initiator: object | None = None) -> None:
        """Bring a record back from the recycle bin."""
        with self.writing(self.get(record_id), tr(" restored"), initiator) as unit:
            unit.update(self.table, record_id, {"binned_at": None})

    def discard(self, record_id: int, *, initiator: object | None = None) -> None:
        """Take away a record that was begun and left empty; nothing of it goes to the bin."""
        with self.writing(self.get(record_id), tr(" was empty and was removed"), initiator) as unit:
            unit.delete(self.table, record_id)

    def along(self, _record: Record, _values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what is written along with these values, such as the number behind a name.

        Raises `Invalid` where it cannot be told.
        """
        return {}

    def check(self, record: Record) -> None:
        """See that the days of a record can be; raises `Invalid` or `LookupError`."""
        with self.file.reading() as unit:
            _name, birth = name_and_birth(unit, student_of(record))
        check_days(self.dated, record, birth, self.today())

    @contextmanager
    def writing(
        self, record: Record, what: str, initiator: object | None = None
    ) -> Iterator[Writing]:
        """Write as one thing that the history names after the student and the record.

        What is private is named after its kind only.
        """
        with self.file.reading() as unit:
            name = name_of(unit, student_of(record))
        label = tr("{student} · {record}{what}").format(
            student=name, record=self.dated.name(record), what=what
        )
        if self.dated.private:
            label = tr(self.dated.kind.label)
        with self.file.writing(label, initiator=initiator) as unit:
            yield unit

    # -- photos

    def add_photos(
        self, record_id: int, brought: Sequence[Photo], *, initiator: object | None = None
    ) -> None:
        """Put photos behind those that a record has; one that it has already is not doubled."""
        before = self.get(record_id)
        shas = dict.fromkeys((*self._photos(before), *(photo.sha256 for photo in brought)))
        with self.writing(before, " · " + tr("Photos"), initiator) as unit:
            for photo in brought:
                kept_photos.keep(unit, photo)
            unit.update(self.table, record_id, {self.dated.photos: tuple(shas)})

    def remove_photo(self, record_id: int, sha256: str, *, initiator: object | None = None) -> None:
        """Take a photo out of a record; it stays kept for undo."""
        before = self.get(record_id)
        shas = tuple(sha for sha in self._photos(before) if sha != sha256)
        with self.writing(before, " · " + tr("Photos"), initiator) as unit:
            unit.update(self.table, record_id, {self.dated.photos: shas})

    def photo(self, sha256: str) -> bytes:
        """Return the bytes of a photo; raises `LookupError` when it is not kept."""
        with self.file.reading() as unit:
            return kept_photos.data_of(unit, sha256)

    def _photos(self, record: Record) -> tuple[str, ...]:
        return getattr(record, self.dated.photos) if self.dated.photos else ()

    # -- what is to be done, and what is looked for

    def open_follow_ups(self, day: date) -> list[Owed]:
        """Return what is still to be done after records up to a day, by its day.

        Of students who are here; what has no day to be done by comes last.
        """
        asked = self.dated.follow_up
        assert asked is not None
        table, named = self.table, (self.dated.day, asked.text, asked.by, self.dated.confidential)
        by = table.c[asked.by]
        told = [table.c[name] for name in ("id", "student_id", *named) if name in table.c]
        todo = and_(table.c[asked.text] != "", table.c[asked.done].is_(None), self.day <= day)
        query = self._named_here().with_only_columns(*told, maintain_column_froms=True).where(todo)
        with self.file.reading() as unit:
            called = names(unit)
            found = unit.rows(query.order_by(by.is_(None), by, self.day, table.c.id))
        return [self._owed(dict(row._mapping), called) for row in found]

    def _owed(self, row: Mapping[str, Any], called: Mapping[int, str]) -> Owed:
        asked, student_id = self.dated.follow_up, row.get("student_id", 0)
        assert asked is not None
        return Owed(
            row["id"],
            student_id,
            called.get(student_id, ""),
            row[self.dated.day],
            row[asked.text],
            row[asked.by],
            self.dated.private or bool(row.get(self.dated.confidential)),
        )

    def search(self, words: str) -> list[Named[Record]]:
        """Return the last records in which all the words stand, as many as `Texts` finds.

        Without any word, what is needed to search is read.
        """
        with self.file.reading() as unit:
            kept = unit.kept(("texts", self.dated.table), lambda: self._texts(unit))
            found = kept.holding(words)
            query = self.newest_first(self._named().where(self.table.c.id.in_(found)))
            return self._with_names(unit, query) if found else []

    def newest(self, most: int | None = None) -> list[Named[Record]]:
        """Return the newest records of all students in the class, or all of them."""
        with self.file.reading() as unit:
            query = self._named_here()
            return self._with_names(unit, self.newest_first(query).limit(most))

    def _all_columns(self) -> list[Any]:
        return columns_of(self.dated.record, self.table)

    def _named(self) -> Select[Any]:
        return self.query().join(students, students.c.id == self.table.c.student_id)

    def _named_here(self) -> Select[Any]:
        return self._named().where(HERE)

    def _with_names(self, unit: Reading, query: Select[Any]) -> list[Named[Record]]:
        called = names(unit)
        found = unit.records(self.dated.record, query)
        return [Named(one, called[student_of(one)]) for one in found]

    def _texts(self, unit: Reading) -> Texts[int]:
        """Return the searched texts of all records, the last first."""
        text: ColumnElement[str] = literal("")
        for name in self.dated.texts:
            text = text + "\n" + cast(self.table.c[name], String)
        query = select(self.table.c.id, cast(self.day, String), text)
        rows = unit.rows(self._searched(query.where(self.kept)))
        last_first = sorted(rows, key=lambda row: (row[1], row[0]), reverse=True)
        return Texts((number, said) for number, _on, said in last_first)

    def _searched(self, query: Select[Any]) -> Select[Any]:
        joined = query.join(students, students.c.id == self.table.c.student_id)
        return joined.where(students.c.binned_at.is_(None))

    def _get(self, unit: Reading, record_id: int) -> Record:
        row = unit.row(select(*self._columns).where(self.table.c.id == record_id))
        if row is None:
            raise LookupError(f"no row {record_id} in {self.dated.table}")
        return to_record(self.dated.record, row)

    def _days(self) -> set[str]:
        asked = self.dated.follow_up
        own = {self.dated.day, *self.dated.days, "starts_at", "ends_at"}
        return own | (set() if asked is None else {asked.by, asked.done})
