"""What can be counted of visits, calls, letters and meetings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core import dates
from carekeeper.core.place import Place
from carekeeper.core.span import Span
from carekeeper.core.words import mark, tr
from carekeeper.records.figures import planned_in, record_figure
from carekeeper.room import Found

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.visits.facts import Contact
    from carekeeper.features.visits.store import Homecoming, Visits


def _visits(class_file: ClassFile) -> Visits:
    from carekeeper.features.visits.store import Visits

    return Visits(class_file)


def _is_visit(class_file: ClassFile, contact: Contact) -> bool:
    """Tell whether the school counts a contact as a visit."""
    return contact.manner in _visits(class_file).counting()


def planned(class_file: ClassFile, span: Span) -> list[Found]:
    """Return the meetings of a span, and which parents said that they come home in it."""
    visits = _visits(class_file)
    last = span.ends_on or span.as_of
    home = (_home(one) for one in visits.returns())
    coming = [one for one in home if one.on and span.stretch[0] <= one.on <= last]
    return sorted([*planned_in(visits.meetings, span), *coming], key=lambda one: one.on or date.max)


def _home(one: Homecoming) -> Found:
    title = tr("{parent} of {name} comes home").format(parent=one.parent, name=one.student)
    return Found(Place("guardians", one.student_id), title, "", dates.loose_first_day(one.on))


FIGURES = (
    record_figure(
        "visits.homes",
        mark("Families visited"),
        mark("Students whose family had at least one home visit in these days."),
        lambda class_file: _visits(class_file).records,
        _is_visit,
        students=True,
    ),
    record_figure(
        "visits.visits",
        mark("Home visits"),
        mark("Contacts of these days whose manner the school counts as a home visit."),
        lambda class_file: _visits(class_file).records,
        _is_visit,
    ),
    record_figure(
        "visits.contacts",
        mark("Contacts with families"),
        mark("Visits, calls and messages with families that were noted in these days."),
        lambda class_file: _visits(class_file).records,
    ),
    record_figure(
        "visits.calls",
        mark("Calls of children and parents"),
        mark("Calls of children with their parents that were noted in these days."),
        lambda class_file: _visits(class_file).calls,
    ),
    record_figure(
        "visits.letters",
        mark("Letters to parents"),
        mark("Letters that were written to parents in these days."),
        lambda class_file: _visits(class_file).letters,
    ),
    record_figure(
        "visits.meetings",
        mark("Meetings held"),
        mark("Meetings of mentors, students and guardians that were held in these days."),
        lambda class_file: _visits(class_file).meetings,
    ),
)
READ = frozenset(
    {"contacts", "parent_calls", "letters", "meetings", "meeting_people", "students", "class_info"}
)
