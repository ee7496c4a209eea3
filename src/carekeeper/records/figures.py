"""What can be counted of a kind of dated record in the days of a span."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.span import Span
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr
from carekeeper.records.kind import Named, place_of, student_of
from carekeeper.room import Countable, Counted, Found

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.records.store import Records


def _everything(_class_file: ClassFile, _record: Any) -> bool:
    return True


def record_figure(
    name: str,
    label: str,
    definition: str,
    records: Callable[[ClassFile], Records[Any]],
    fits: Callable[[ClassFile, Any], bool] = _everything,
    *,
    students: bool = False,
) -> Countable:
    """Return the figure of how many fitting records there are, or of how many `students`."""

    def count(class_file: ClassFile, span: Span) -> Counted:
        kept = records(class_file)
        held = [one for one in kept.between(*span.stretch) if fits(class_file, one.record)]
        behind = tuple(_found(kept, one) for one in held)
        number = len({student_of(one.record) for one in held}) if students else len(held)
        return Counted(number, behind)

    return Countable(name, label, definition, count)


def planned_in(kept: Records[Any], span: Span) -> list[Found]:
    """Return the records that lie in the days of a span, also those that are still to come."""
    last = span.ends_on or span.as_of
    return [_found(kept, one) for one in kept.between(span.starts_on or date.min, last)]


def student_figure(
    name: str,
    label: str,
    definition: str,
    students: Callable[[ClassFile, Span], list[StudentLine]],
    room: str = "students",
) -> Countable:
    """Return the figure of how many students something is true of; they are shown in a room."""

    def count(class_file: ClassFile, span: Span) -> Counted:
        found = students(class_file, span)
        places = (Found(Place(room, StudentId(one.id)), one.name, "") for one in found)
        return Counted(len(found), tuple(places))

    return Countable(name, label, definition, count)


def _found(kept: Records[Any], one: Named[Any]) -> Found:
    dated = kept.dated
    title = dated.title(one.record)
    if one.name:
        title = tr("{name}: {what}").format(name=one.name, what=title)
    called = getattr(one.record, "title", "")
    return Found(place_of(dated, one.record), title, called, dated.on(one.record))
