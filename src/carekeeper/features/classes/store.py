"""Reads and writes what the class file says of the class itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from carekeeper.core import dates, school_year
from carekeeper.core.school_class import ClassSpan, SchoolClass
from carekeeper.core.words import tr
from carekeeper.db import class_spans, enrolment_tables
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import class_info, staff, terms
from carekeeper.db.students import class_over_time, school_class
from carekeeper.db.units import Reading, Writing, columns_of, to_record
from carekeeper.features.classes.facts import BY_NAME, StaffMember, Term

_THE_CLASS = 1


class Classes:
    """The one class of a class file, its terms and its staff."""

    def __init__(self, class_file: ClassFile) -> None:
        self._file = class_file

    def get(self) -> SchoolClass:
        """Return the class; an empty one while nothing has been written of it."""
        with self._file.reading() as unit:
            return school_class(unit)

    def change(self, field: str, value: object, *, initiator: object | None = None) -> None:
        """Write one field of the class.

        A class name that tells the grade also fills in the year of entry, as long as the
        teacher has not set that year to something else.
        """
        label = tr("Class: {field}").format(field=tr(BY_NAME[field].label))
        self._write(label, {field: value}, initiator)

    def before(self) -> tuple[ClassSpan, ...]:
        """Return how the class was in earlier times, the longest ago first."""
        with self._file.reading() as unit:
            return class_over_time(unit).before

    def keep_before(
        self, before: SchoolClass, day: date, *, initiator: object | None = None
    ) -> None:
        """Keep how the class was until a day: what was changed is so only since then.

        Raises `Refused` for a day before one that is kept.
        """
        label = tr("Class: changed since {day}").format(day=dates.show_date(day))
        with self._file.writing(label, initiator=initiator) as unit:
            class_spans.keep(unit, before, day)

    def remove_before(self, span_id: int, *, initiator: object | None = None) -> None:
        """Take away how the class was, where it was kept by mistake."""
        with self._file.writing(tr("Class before removed"), initiator=initiator) as unit:
            unit.delete(enrolment_tables.class_spans, span_id)

    def begin(self, values: Mapping[str, object]) -> None:
        """Write several fields at once, as the first page asks for them."""
        self._write(tr("Class set up"), values, None, undoable=False)

    def _write(
        self,
        label: str,
        values: Mapping[str, object],
        initiator: object | None,
        *,
        undoable: bool = True,
    ) -> None:
        with self._file.writing(label, initiator=initiator, undoable=undoable) as unit:
            before = _the_class(unit)
            if "name" in values and "entry_year" not in values:
                name = str(values["name"])
                values = {**values, **self._entry_year(before or SchoolClass(), name)}
            if before is None:
                unit.insert(class_info, {"id": _THE_CLASS, **values})
            else:
                unit.update(class_info, _THE_CLASS, values)

    def _entry_year(self, before: SchoolClass, name: str) -> dict[str, Any]:
        today = self._file.now().date()
        guessed = guess_entry_year(name, today)
        if guessed is None:
            return {}
        if before.entry_year in (None, guess_entry_year(before.name, today)):
            return {"entry_year": guessed}
        return {}

    def terms(self) -> list[Term]:
        """Return the terms in their order; the usual ones of this year when none are set."""
        with self._file.reading() as unit:
            found = _terms(unit)
        return found or usual_terms(school_year.school_year_of(self._file.now().date()))

    def set_terms(self, wanted: Sequence[Term], *, initiator: object | None = None) -> None:
        """Put these terms in the place of those that are kept.

        Raises `Refused` when a day is missing, a term ends before it begins, or two overlap.
        """
        school_year.check_terms((term.starts_on, term.ends_on) for term in wanted)
        with self._file.writing(tr("Term dates"), initiator=initiator) as unit:
            before = {term.id for term in _terms(unit)}
            for gone in before - {term.id for term in wanted}:
                unit.delete(terms, gone)
            for term in wanted:
                if term.id in before:
                    unit.update(terms, term.id, _values(term))
                else:
                    unit.insert(terms, _values(term))

    def staff(self) -> list[StaffMember]:
        """Return the work group, its head first."""
        query = select(*columns_of(StaffMember, staff)).order_by(staff.c.role != "head", staff.c.id)
        with self._file.reading() as unit:
            return unit.records(StaffMember, query)

    def add_staff(self, member: StaffMember, *, initiator: object | None = None) -> int:
        """Add a teacher to the work group and return its id."""
        label = tr("Teacher {name} added").format(name=member.name)
        with self._file.writing(label, initiator=initiator) as unit:
            return unit.insert(staff, _values(member))

    def change_staff(
        self, staff_id: int, field: str, value: object, *, initiator: object | None = None
    ) -> None:
        """Write one field of a teacher of the work group."""
        with self._file.writing(tr("Teacher changed"), initiator=initiator) as unit:
            unit.update(staff, staff_id, {field: value})

    def remove_staff(self, staff_id: int, *, initiator: object | None = None) -> None:
        """Take a teacher out of the work group."""
        with self._file.writing(tr("Teacher removed"), initiator=initiator) as unit:
            unit.delete(staff, staff_id)


def guess_entry_year(name: str, day: date) -> int | None:
    """Return the year in which the class entered grade 1, from the grade in its name."""
    grade, _number = school_year.class_from_name(name)
    return None if grade is None else school_year.school_year_of(day) - grade + 1


def usual_terms(year: int) -> list[Term]:
    """Return the usual terms of a school year."""
    return [
        Term(school_year=year, number=one.number, starts_on=one.starts_on, ends_on=one.ends_on)
        for one in school_year.default_terms(year)
    ]


def _the_class(unit: Reading) -> SchoolClass | None:
    query = select(*columns_of(SchoolClass, class_info)).where(class_info.c.id == _THE_CLASS)
    row = unit.row(query)
    return None if row is None else to_record(SchoolClass, row)


def _terms(unit: Reading | Writing) -> list[Term]:
    query = select(*columns_of(Term, terms)).order_by(terms.c.school_year, terms.c.number)
    return unit.records(Term, query)


def _values(record: Term | StaffMember) -> dict[str, Any]:
    names = [name for name in record.__struct_fields__ if name != "id"]
    return {name: getattr(record, name) for name in names}
