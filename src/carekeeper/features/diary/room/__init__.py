"""What the room of the growth diary offers the house."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core.changes import CLASS_LIST
from carekeeper.core.ids import StudentId
from carekeeper.core.story import StoryLine
from carekeeper.core.words import mark
from carekeeper.features.diary.facts import DIARY
from carekeeper.features.diary.room import figures
from carekeeper.features.diary.room.papers import BOOKLET
from carekeeper.room import DueItem, Found, Room, beginning, printing

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.diary.store import Diary
    from carekeeper.features.diary.tab import DiaryTab
    from carekeeper.widgets.desk import Desk


def _diary(class_file: ClassFile) -> Diary:
    from carekeeper.features.diary.store import Diary

    return Diary(class_file)


def _ahead() -> None:
    import carekeeper.features.diary.store  # noqa: F401 - for the import's own sake


def _open_tab(class_file: ClassFile, desk: Desk) -> DiaryTab:
    from carekeeper.features.diary.tab import DiaryTab

    return DiaryTab(_diary(class_file), desk)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    from carekeeper.records.due import follow_up_items

    return follow_up_items(DIARY, _diary(class_file).open_follow_ups(day), day)


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Note that a follow-up is done."""
    _diary(class_file).change(item.place.record_id, {"follow_up_done_on": desk.today()})


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    from carekeeper.records.story import story_lines

    return story_lines(DIARY, _diary(class_file).of_student(student_id))


def _search(class_file: ClassFile, words: str) -> list[Found]:
    from carekeeper.records.story import found_in

    return found_in(DIARY, _diary(class_file).search(words), words)


ROOM = Room(
    name=DIARY.room,
    label=mark("Growth diary"),
    tab_label=mark("Diary"),
    icon=DIARY.icon,
    kinds=(DIARY.kind,),
    open_tab=_open_tab,
    ahead=_ahead,
    due_place=3,
    due_reads=frozenset({CLASS_LIST, "diary_entries"}),
    due_items=_due_items,
    figures=figures.FIGURES,
    figures_read=figures.READ,
    act=_act,
    story=_story,
    search=_search,
    papers=(BOOKLET,),
    actions=(
        beginning("write_entry", DIARY.room, "entry"),
        printing("print_booklets", BOOKLET.name, of_student=True),
    ),
    has_tab=True,
)
