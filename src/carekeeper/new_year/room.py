"""What the new school year offers the house: a reminder while it has not been begun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core.due import Urgency
from carekeeper.core.new_year import is_waited_for
from carekeeper.core.place import Place
from carekeeper.core.school_year import school_year_of, show_school_year
from carekeeper.core.words import mark, tr
from carekeeper.room import DueItem, Room

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.widgets.desk import Desk

NAME = "new_year"
ACTION = "new_school_year"


def _due_items(class_file: ClassFile, day: date) -> Sequence[DueItem]:
    from carekeeper.db.students import school_class

    with class_file.reading() as unit:
        school = school_class(unit)
    if not is_waited_for(school, day):
        return ()
    return (
        DueItem(
            place=Place(NAME),
            urgency=Urgency.DUE,
            group=tr("New school year"),
            title=tr("{school_year} has begun").format(
                school_year=show_school_year(school_year_of(day))
            ),
            reason=tr("The name of the class, its terms, and who leaves: in one go."),
            icon="graduation-cap",
            action=ACTION,
            action_label=tr("Start it…"),
        ),
    )


def _act(item: DueItem, _class_file: ClassFile, desk: Desk) -> None:
    desk.action_requested.emit(item.action)


ROOM = Room(
    name=NAME,
    label=mark("New school year"),
    icon="graduation-cap",
    due_place=-1,
    due_reads=frozenset({"class_info"}),
    due_items=_due_items,
    act=_act,
)
