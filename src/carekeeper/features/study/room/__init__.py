"""What the room of learning offers the house: what its parts do, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from carekeeper.core.ids import StudentId
from carekeeper.core.span import Span
from carekeeper.core.story import StoryLine
from carekeeper.core.words import mark
from carekeeper.features.study.facts import ICON, NAME
from carekeeper.features.study.room.education import EDUCATION
from carekeeper.features.study.room.plans import PLANS
from carekeeper.features.study.room.scores import SCORES
from carekeeper.room import DueItem, FilePart, Found, Rate, Room

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.db.new_year import YearPart
    from carekeeper.widgets.desk import Desk
    from carekeeper.widgets.tab import RoomTab

PARTS: tuple[Room, ...] = (PLANS, SCORES, EDUCATION)
"""What the room is made of; each part is a room without a tab, and has a page in the tab."""

One = TypeVar("One")


def _open_tab(class_file: ClassFile, desk: Desk) -> RoomTab:
    from carekeeper.features.study.tab import StudyTab

    return StudyTab(class_file, desk)


def _all(told: Iterable[Sequence[One]]) -> list[One]:
    return [one for some in told for one in some]


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    return _all(part.due_items(class_file, day) for part in PARTS if part.due_items)


def _rates(class_file: ClassFile, span: Span) -> list[Rate]:
    return _all(part.rates(class_file, span) for part in PARTS if part.rates)


def _planned(class_file: ClassFile, span: Span) -> list[Found]:
    return _all(part.planned(class_file, span) for part in PARTS if part.planned)


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Let the part do it whose record it is; without a way of its own, the place is opened."""
    for part in PARTS:
        if part.act and item.place.kind in {kind.table for kind in part.kinds}:
            part.act(item, class_file, desk)
            return
    desk.place_requested.emit(item.place)


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    return _all(part.story(class_file, student_id) for part in PARTS if part.story)


def _search(class_file: ClassFile, words: str) -> list[Found]:
    return _all(part.search(class_file, words) for part in PARTS if part.search)


def _new_year(class_file: ClassFile, day: date) -> list[YearPart]:
    return _all(part.new_year(class_file, day) for part in PARTS if part.new_year)


def _file_part(
    class_file: ClassFile, student_id: StudentId, day: date, private: bool
) -> FilePart | None:
    """Return the pages of all parts one behind the other, None where none of them has any."""
    told = (
        part.file_part(class_file, student_id, day, private) for part in PARTS if part.file_part
    )
    found = [one for one in told if one is not None]
    if not found:
        return None

    def draw(style: str) -> bytes:
        from carekeeper.printing.merge import merged

        return merged([one.draw(style) for one in found])

    return FilePart(draw, tuple(_all(one.missing for one in found)))


ROOM = Room(
    name=NAME,
    label=mark("Study"),
    icon=ICON,
    kinds=tuple(_all(part.kinds for part in PARTS)),
    open_tab=_open_tab,
    rules=tuple(_all(part.rules for part in PARTS)),
    due_reads=frozenset().union(*(part.due_reads for part in PARTS)),
    due_items=_due_items,
    rates=_rates,
    figures=tuple(_all(part.figures for part in PARTS)),
    figures_read=frozenset().union(*(part.figures_read for part in PARTS)),
    new_year=_new_year,
    planned=_planned,
    act=_act,
    story=_story,
    search=_search,
    file_part=_file_part,
    papers=tuple(_all(part.papers for part in PARTS)),
    actions=tuple(_all(part.actions for part in PARTS)),
    lists=tuple(_all(part.lists for part in PARTS)),
    private_part=EDUCATION.private_part,
    restore={table: do for part in PARTS for table, do in part.restore.items()},
    has_tab=True,
)
