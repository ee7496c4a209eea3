"""The figures of the students' files: complete, enrolled, stayed on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core.enrolment import PROPERLY, STAYING, Enrolment
from carekeeper.core.ids import StudentId
from carekeeper.core.span import Span
from carekeeper.core.words import mark, tr
from carekeeper.features.students.facts import rules
from carekeeper.room import Rate

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.students.facts.record import Student

_COMPLETE = mark("Files complete")
_ON_THE_LIST = mark(
    "In class, on leave, graduated or properly moved away ÷ left-behind students of this school "
    "year on the list at its start"
)
_STAYED = mark(
    "In class, on leave or graduated ÷ whole class on the list at the start of the school year; "
    "who has properly moved in or away since is in neither part"
)


def rates(class_file: ClassFile, span: Span) -> list[Rate]:
    """Return whose file is complete; over the days of a span, also who is enrolled and stayed."""
    from carekeeper.features.students.store import Students

    students = Students(class_file).everyone()
    if span.starts_on is None:
        due = [one for one in students if rules.in_care(one)]
        definition = tr(
            "Left-behind students in the class whose file lacks none of the fields that count."
        )
        return [_complete(due, definition, span.as_of)]
    return _over(class_file, students, span)


def _over(class_file: ClassFile, students: Iterable[Student], span: Span) -> list[Rate]:
    from carekeeper.db.cared_for import cared_for
    from carekeeper.db.due import terms_of

    first, day = span.stretch
    with class_file.reading() as unit:
        known = cared_for(unit)
        begun = terms_of(unit, first)[0].starts_on
    here = [one for one in students if known[one.id].is_on_roll("left_behind", day)]
    definition = tr(
        "File lacks none of the fields that count, as it is now ÷ left-behind students on the "
        "roll on that day"
    )
    listed = {key: one for key, one in known.items() if one.enrolment.is_here_on(begun)}
    left_behind = {
        key: one.enrolment
        for key, one in listed.items()
        if one.is_asked_in("left_behind", [(begun, day)])
    }
    stayed = {
        key: one.enrolment
        for key, one in listed.items()
        if one.enrolment.status_on(day) not in PROPERLY
    }
    enrolled = STAYING | PROPERLY
    return [
        _complete(here, definition, day),
        _still(left_behind, enrolled, day, ("enrolled", tr("Enrolled"), tr(_ON_THE_LIST))),
        _still(stayed, STAYING, day, ("stayed_on", tr("Stayed on"), tr(_STAYED))),
    ]


def _complete(due: list[Student], definition: str, day: date) -> Rate:
    missing = tuple(one.id for one in due if rules.completeness(one).missing)
    return Rate(
        label=tr(_COMPLETE),
        done=len(due) - len(missing),
        of=len(due),
        definition=definition,
        as_of=day,
        missing=missing,
        name="files_complete",
    )


def _still(
    due: Mapping[int, Enrolment], wanted: frozenset[str], day: date, words: tuple[str, str, str]
) -> Rate:
    """Return of whom the enrolment is one of those wanted on a day."""
    name, label, definition = words
    missing = tuple(StudentId(key) for key, one in due.items() if one.status_on(day) not in wanted)
    return Rate(
        label=label,
        done=len(due) - len(missing),
        of=len(due),
        definition=definition,
        as_of=day,
        missing=missing,
        name=name,
    )
