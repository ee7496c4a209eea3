"""What the room of the growth diary offers the house."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core import dates
from carekeeper.core.due import follow_up_urgency
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.story import StoryLine
from carekeeper.core.texts import around
from carekeeper.core.words import mark, tr
from carekeeper.features.diary.facts import BY_NAME, DIARY_ENTRY
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.features.diary.facts.rules import NamedEntry
from carekeeper.room import DueItem, Found, Room

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.diary.tab import DiaryTab
    from carekeeper.widgets.desk import Desk

_NAME = "diary"
_ICON = "notebook-pen"


def _open_tab(class_file: ClassFile, desk: Desk) -> DiaryTab:
    from carekeeper.features.diary.store import Diary
    from carekeeper.features.diary.tab import DiaryTab

    return DiaryTab(Diary(class_file), desk)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    from carekeeper.features.diary.store import Diary

    found = [_follow_up(named, day) for named in Diary(class_file).follow_ups()]
    return [item for item in found if item is not None]


def _follow_up(named: NamedEntry, day: date) -> DueItem | None:
    entry = named.entry
    urgency = follow_up_urgency(entry.follow_up_by, day) if entry.follow_up_by else None
    if urgency is None or entry.written_on is None:
        return None
    written = dates.show_short(entry.written_on)
    return DueItem(
        place=_place(entry),
        urgency=urgency,
        group=tr("Follow-ups"),
        title=entry.follow_up,
        reason=tr("from the diary of {day}").format(day=written),
        student_name=named.name,
        icon=_ICON,
        action="done",
        action_label=tr("Done"),
        on=entry.follow_up_by,
        rule="diary_follow_up",
        period=str(entry.id),
    )


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Note that a follow-up is done."""
    from carekeeper.features.diary.store import Diary

    Diary(class_file).change(item.place.record_id, {"follow_up_done_on": desk.today()})


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    from carekeeper.features.diary.store import Diary

    entries = Diary(class_file).of_student(student_id)
    return [_story_line(entry, entry.written_on) for entry in entries if entry.written_on]


def _story_line(entry: DiaryEntry, on: date) -> StoryLine:
    return StoryLine(
        place=_place(entry),
        on=on,
        title=BY_NAME["kind"].choice_label(entry.kind),
        text=around(entry.text, length=120),
        mood=entry.mood,
        icon=_ICON,
    )


def _place(entry: DiaryEntry) -> Place:
    return Place(_NAME, entry.student_id, DIARY_ENTRY.table, entry.id)


def _search(class_file: ClassFile, words: str) -> list[Found]:
    from carekeeper.features.diary.store import Diary

    return [
        Found(
            place=_place(named.entry),
            title=named.name,
            excerpt=around(named.entry.text, words.split()) or tr(", ").join(named.entry.tags),
            on=named.entry.written_on,
        )
        for named in Diary(class_file).search(words)
    ]


ROOM = Room(
    name=_NAME,
    label=mark("Growth diary"),
    icon=_ICON,
    kinds=(DIARY_ENTRY,),
    open_tab=_open_tab,
    due_reads=frozenset({"students", "diary_entries"}),
    due_items=_due_items,
    act=_act,
    story=_story,
    search=_search,
    has_tab=True,
)
