"""Dated records from a list: what a `Dated` declares already, and the words above the columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core.errors import Invalid
from carekeeper.core.fields import Field, Kind
from carekeeper.core.ids import StudentId
from carekeeper.core.words import tr
from carekeeper.records.kind import Dated, check_days
from carekeeper.room import ListOf

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.records.store import Records


class _There(Struct, frozen=True):
    """What the rows are held against: birth dates, and which records there are."""

    births: Mapping[StudentId, date | None]
    held: frozenset[tuple[Any, ...]]


class _Rows:
    """How the rows of a list become records of one kind."""

    def __init__(
        self,
        dated: Dated[Any],
        answers: Mapping[str, Mapping[str, str]],
        records: Callable[[ClassFile], Records[Any]],
    ) -> None:
        self.dated, self.answers, self.records = dated, answers, records

    def read(self, class_file: ClassFile) -> _There:
        """Read what the rows are held against."""
        from carekeeper.db.students import everyone

        store = self.records(class_file)
        with class_file.reading() as unit:
            births = {one.id: one.birth_date for one in everyone(unit)}
            held = unit.records(self.dated.record, store.query())
        return _There(births, frozenset(map(self._key, held)))

    def make(
        self, there: _There, student: int, values: Mapping[str, Any], today: date
    ) -> Mapping[str, Any] | None:
        """Return the values of a record, None when there is one of that day."""
        said = {
            name: choice_in(self.dated.field(name), values[name], self.answers[name])
            for name in self.answers
            if name in values
        }
        plain = {**values, **said, "student_id": student}
        record = self.dated.record(**plain)
        check_days(self.dated, record, there.births.get(StudentId(student)), today)
        return None if self._key(record) in there.held else plain

    def write(self, class_file: ClassFile, made: Sequence[Mapping[str, Any]]) -> str:
        """Write the records as one step, and return what it is called."""
        label = imported(tr(self.dated.kind.label), len(made))
        self.records(class_file).add_all(made, label)
        return label

    def _key(self, record: Any) -> tuple[Any, ...]:
        day = self.dated.on(record)
        return record.student_id, day, getattr(record, self.dated.sorted_by or self.dated.day)


def record_list(
    dated: Dated[Any],
    *,
    name: str,
    headings: Mapping[str, str],
    titles: str,
    records: Callable[[ClassFile], Records[Any]],
    answers: Mapping[str, Mapping[str, str]] = {},
) -> ListOf:
    """Declare the list of a kind of record; a day and a student make one.

    `answers` are the words of schools for the choices of a field, by the choice, parted by blanks.
    """
    known = {field.name: field for field in dated.kind.fields}
    known |= {name: replace(known[name], kind=Kind.TEXT) for name in answers}
    rows = _Rows(dated, answers, records)
    return ListOf(
        name=name,
        label=dated.kind.label,
        fields={field: known[field] for field in headings},
        headings=headings,
        needs=(dated.day,),
        titles=titles,
        read=rows.read,
        make=rows.make,
        write=rows.write,
    )


def choice_in(field: Field, text: str, answers: Mapping[str, str]) -> str:
    """Return the choice that a cell names: by its label, else by a word that schools use.

    Raises `Invalid` when no choice, or more than one, is named.
    """
    own = [choice.code for choice in field.choices if tr(choice.label) == text]
    told = own or [
        code for code, said in answers.items() if any(word in text for word in said.split())
    ]
    if len(told) != 1:
        labels = tr(", ").join(tr(choice.label) for choice in field.choices)
        sentence = tr("This is none of the answers: {answers}.")
        raise Invalid(sentence.format(answers=labels), field.name)
    return told[0]


def imported(records: str, n: int) -> str:
    """Return the name of the step that brings records in: Visit or contact: 12 imported."""
    return tr("{records}: {n} imported").format(records=records, n=n)
