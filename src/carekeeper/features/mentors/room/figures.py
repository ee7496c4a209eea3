"""What can be counted of pairings and check-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekeeper.core.place import Place
from carekeeper.core.span import Span
from carekeeper.core.words import mark, tr
from carekeeper.features.mentors.facts import MENTORING, rules
from carekeeper.records.figures import record_figure
from carekeeper.room import Countable, Counted, Found

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.mentors.facts.record import Support
    from carekeeper.features.mentors.store.check_ins import CheckIns


def _at_work(class_file: ClassFile, span: Span) -> tuple[Found, ...]:
    """Return the pairings that ran on the last day of a span."""
    from carekeeper.features.mentors.store import Mentors

    _first, last = span.stretch
    return tuple(_found(name, one) for name, one in Mentors(class_file).at_work(last))


def _pairings(class_file: ClassFile, span: Span) -> Counted:
    found = _at_work(class_file, span)
    return Counted(len(found), found)


def _students(class_file: ClassFile, span: Span) -> Counted:
    found = _at_work(class_file, span)
    return Counted(len({one.place.student_id for one in found}), found)


def _found(name: str, one: Support) -> Found:
    place = Place("mentors", one.mentoring.student_id, MENTORING.table, one.mentoring.id)
    title = tr("{name}: {what}").format(name=name, what=rules.called(one.mentor, one.child))
    return Found(place, title, "", one.mentoring.starts_on)


def _check_ins(class_file: ClassFile) -> CheckIns:
    from carekeeper.features.mentors.store import Mentors

    return Mentors(class_file).check_ins


FIGURES = (
    Countable(
        "mentors.pairings",
        mark("Pairings"),
        mark("Pairings that ran on the last day, of students in the class then."),
        _pairings,
    ),
    Countable(
        "mentors.students",
        mark("Students with a mentor"),
        mark("Students in the class on the last day who had at least one mentor then."),
        _students,
    ),
    record_figure(
        "mentors.check_ins",
        mark("Check-ins of mentors"),
        mark("Check-ins that mentors held in these days."),
        _check_ins,
    ),
)
READ = frozenset(
    {
        *("students", "enrolment_spans", "concern_spans", "guardians"),
        *("mentors", "mentorings", "check_ins"),
    }
)
