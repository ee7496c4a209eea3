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
    from carekeeper.features.mentors.facts.record import PairingLine
    from carekeeper.features.mentors.store.check_ins import CheckIns


def _at_work(class_file: ClassFile, span: Span) -> list[PairingLine]:
    """Return the pairings that ran on the last day of a span."""
    from carekeeper.features.mentors.store import Mentors

    _first, last = span.stretch
    lines = Mentors(class_file).overview(last).lines
    made = ((one, one.mentoring.starts_on, one.mentoring.ends_on) for one in lines)
    return [
        one
        for one, begins, ends in made
        if (begins is None or begins <= last) and (ends is None or ends > last)
    ]


def _pairings(class_file: ClassFile, span: Span) -> Counted:
    lines = _at_work(class_file, span)
    return Counted(len(lines), tuple(map(_found, lines)))


def _students(class_file: ClassFile, span: Span) -> Counted:
    lines = _at_work(class_file, span)
    return Counted(len({one.student.id for one in lines}), tuple(map(_found, lines)))


def _found(one: PairingLine) -> Found:
    place = Place("mentors", one.student.id, MENTORING.table, one.mentoring.id)
    who = rules.called(one.mentor, one.child)
    title = tr("{name}: {what}").format(name=one.student.name, what=who)
    return Found(place, title, "", one.mentoring.starts_on)


def _check_ins(class_file: ClassFile) -> CheckIns:
    from carekeeper.features.mentors.store import Mentors

    return Mentors(class_file).check_ins


FIGURES = (
    Countable(
        "mentors.pairings",
        mark("Pairings"),
        mark("Pairings of students in the class that ran on the last day."),
        _pairings,
    ),
    Countable(
        "mentors.students",
        mark("Students with a mentor"),
        mark("Students in the class who had at least one mentor on the last day."),
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
    {"students", "guardians", "mentors", "mentorings", "check_ins", "due_rules", "terms"}
)
