"""Beginning a new school year: the class, its terms, and what each room carries on or ends.

All of it is one unit of work, so that one undo takes it back and a failure leaves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import select

from carekeeper.core.errors import Refused
from carekeeper.core.fields import Choice
from carekeeper.core.ids import StudentId
from carekeeper.core.new_year import begun
from carekeeper.core.school_class import HEAD, SchoolClass
from carekeeper.core.school_year import TermSpan, check_terms, show_school_year
from carekeeper.core.words import mark, tr
from carekeeper.db import class_spans
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import class_info, terms
from carekeeper.db.students import school_class
from carekeeper.db.units import Writing

_THE_CLASS = 1


class YearAnswer(Struct, frozen=True):
    """What was answered to a line; a student who leaves does so on a day, for a reason."""

    code: str
    on: date | None = None
    reason: str = ""


class YearLine(Struct, frozen=True, kw_only=True):
    """Something of a student that goes on, changes or ends with the school year.

    `answer` is the one proposed, the first of `answers` lets it go on as it is.
    """

    key: int
    student_id: StudentId
    who: str
    what: str = ""
    answers: tuple[Choice, ...]
    answer: str


class YearPart(Struct, frozen=True, kw_only=True):
    """What one room asks when a school year begins, and how it writes the answers.

    `write` is given the answer to each line by its key and the first day of the year, inside the
    one unit of work. With `leaving`, all answers but the first mean that the student leaves; what
    runs for the student ends with that, so nothing more is asked.
    """

    name: str
    title: str
    about: str
    lines: tuple[YearLine, ...]
    write: Callable[[Writing, Mapping[int, YearAnswer], date], object]
    leaving: bool = False


GOES_ON, _ENDS = "goes_on", "ends"
_OR_ENDED = (Choice(GOES_ON, mark("Carried on")), Choice(_ENDS, mark("Ended")))


def carried_on(
    name: str,
    title: str,
    about: str,
    running: Iterable[tuple[int, StudentId, str, str]],
    end: Callable[[Writing, int, date], object],
) -> YearPart:
    """Return a part in which all goes on unless its tick is taken away.

    What is `running` is told by its key, the student, how the student is called, and what it is;
    `end` is told the key and the first day of the year.
    """
    lines = tuple(
        YearLine(
            key=key,
            student_id=student_id,
            who=who,
            what=what,
            answers=_OR_ENDED,
            answer=GOES_ON,
        )
        for key, student_id, who, what in running
    )

    def write(unit: Writing, given: Mapping[int, YearAnswer], since: date) -> None:
        for key, answer in given.items():
            if answer.code != GOES_ON:
                end(unit, key, since)

    return YearPart(name=name, title=title, about=about, lines=lines, write=write)


class NewYear(Struct, frozen=True, kw_only=True):
    """The class in the new school year: since when, what it is called then, and its terms."""

    year: int
    since: date
    head: Mapping[str, str]
    terms: Sequence[TermSpan]


def begin(
    class_file: ClassFile,
    new: NewYear,
    answers: Sequence[tuple[YearPart, Mapping[int, YearAnswer]]],
) -> None:
    """Begin a school year as one thing that can be undone.

    Raises `Refused` when it was begun before, or when terms overlap, and what the rooms raise;
    then nothing is written.
    """
    called = show_school_year(new.year)
    with class_file.writing(tr("{school_year} begun").format(school_year=called)) as unit:
        before = school_class(unit)
        last = begun(before)
        if last is not None and last >= new.year:
            raise Refused(tr("{school_year} has been begun already.").format(school_year=called))
        _write_class(unit, before, new)
        _write_terms(unit, new)
        for part, given in answers:
            part.write(unit, given, new.since)


def _write_class(unit: Writing, before: SchoolClass, new: NewYear) -> None:
    if any(getattr(before, name) != new.head.get(name, getattr(before, name)) for name in HEAD):
        class_spans.keep(unit, before, new.since)
    values = {**new.head, "school_year": new.year}
    if unit.value(select(class_info.c.id)) is None:
        unit.insert(class_info, {"id": _THE_CLASS, **values})
    else:
        unit.update(class_info, _THE_CLASS, values)


def _write_terms(unit: Writing, new: NewYear) -> None:
    kept = {(row.school_year, row.number): row for row in unit.rows(select(terms))}
    others = [row for (year, _number), row in kept.items() if year != new.year]
    check_terms(
        [
            *((row.starts_on, row.ends_on) for row in others),
            *((one.starts_on, one.ends_on) for one in new.terms),
        ]
    )
    for one in new.terms:
        days = {"starts_on": one.starts_on, "ends_on": one.ends_on}
        there = kept.get((new.year, one.number))
        if there is None:
            unit.insert(terms, {"school_year": new.year, "number": one.number, **days})
        else:
            unit.update(terms, there.id, days)
