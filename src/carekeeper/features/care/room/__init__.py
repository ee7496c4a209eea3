"""What the room of life and care offers the house."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core.changes import CLASS_LIST
from carekeeper.core.ids import StudentId
from carekeeper.core.story import StoryLine
from carekeeper.core.words import mark
from carekeeper.features.care.facts import AID, GOAL, ICON, INCIDENT, LIFE, NAME, SPAN, duty
from carekeeper.features.care.room import figures
from carekeeper.features.care.room.papers import AID_LIST, LOGS, REPORT
from carekeeper.room import DueItem, FilePart, Found, Room, beginning, printing

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.care.store import Care
    from carekeeper.widgets.desk import Desk
    from carekeeper.widgets.tab import RoomTab


def _care(class_file: ClassFile, day: date | None = None) -> Care:
    from carekeeper.features.care.store import Care

    return Care(class_file, None if day is None else lambda: day)


def _open_tab(class_file: ClassFile, desk: Desk) -> RoomTab:
    from carekeeper.features.care.tab import care_tab

    return care_tab(class_file, desk)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    from carekeeper.records.due import follow_up_items

    care = _care(class_file, day)
    steps = duty.due_steps(care.open_incidents())
    after = follow_up_items(INCIDENT, care.incidents.open_follow_ups(day), day)
    return steps + after + follow_up_items(LIFE, care.life.open_follow_ups(day), day)


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Note that what was to be done is done, or open the record to write in."""
    if item.action != "done":
        desk.place_requested.emit(item.place)
        return
    care = _care(class_file, desk.today())
    records = care.life if item.place.kind == LIFE.table else care.incidents
    records.change(item.place.record_id, {"follow_up_done_on": desk.today()})


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    from carekeeper.records.story import story_lines

    kinds = _care(class_file).all()
    return [line for one in kinds for line in story_lines(one.dated, one.of_student(student_id))]


def _search(class_file: ClassFile, words: str) -> list[Found]:
    from carekeeper.records.story import found_in

    kinds = _care(class_file).all()
    return [hit for one in kinds for hit in found_in(one.dated, one.search(words), words)]


def _file_part(
    class_file: ClassFile, student_id: StudentId, day: date, private: bool
) -> FilePart | None:
    logs = _care(class_file, day).logs([student_id], private=private)

    from carekeeper.features.care.paper import missing_in

    def draw(_style: str) -> bytes:
        from carekeeper.features.care.paper import draw_logs

        return draw_logs(logs, day)

    return None if logs.students[0].is_empty else FilePart(draw, tuple(missing_in(logs)))


def _confidential(class_file: ClassFile, student_id: StudentId) -> int:
    return _care(class_file).private_count(student_id)


ROOM = Room(
    name=NAME,
    label=mark("Care"),
    icon=ICON,
    kinds=(LIFE.kind, GOAL.kind, AID.kind, INCIDENT.kind, SPAN),
    open_tab=_open_tab,
    due_reads=frozenset({"life_entries", "incidents", CLASS_LIST}),
    due_items=_due_items,
    figures=figures.FIGURES,
    figures_read=figures.READ,
    act=_act,
    story=_story,
    search=_search,
    file_part=_file_part,
    confidential=_confidential,
    papers=(LOGS, AID_LIST, REPORT),
    actions=(
        beginning("write_care", NAME, "record"),
        printing("print_care", LOGS.name),
        printing("print_aid", AID_LIST.name),
    ),
    has_tab=True,
)
