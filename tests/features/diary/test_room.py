"""What Today, the story and the search hear from the diaries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pytestqt.qtbot import QtBot

from carekeeper.core.due import Urgency
from carekeeper.db.class_file import ClassFile
from carekeeper.features.diary.room import ROOM
from carekeeper.features.diary.store import Diary
from carekeeper.room import DueItem
from carekeeper.widgets.desk import Desk

Enrol = Callable[..., int]


def due(class_file: ClassFile, day: date) -> list[DueItem]:
    assert ROOM.due_items is not None
    return list(ROOM.due_items(class_file, day))


def test_a_follow_up_is_told_before_on_and_after_its_day(
    class_file: ClassFile, diary: Diary, enrol: Enrol
) -> None:
    values = {"text": "想妈妈", "follow_up": "问问电话打通没有", "follow_up_by": date(2026, 12, 7)}
    diary.add(enrol(), values)
    told = [
        [item.urgency for item in due(class_file, day)]
        for day in (
            date(2026, 11, 29),
            date(2026, 11, 30),
            date(2026, 12, 7),
            date(2026, 12, 8),
        )
    ]
    assert told == [[], [Urgency.SOON], [Urgency.DUE], [Urgency.LATE]]


def test_a_follow_up_is_done_from_its_line(
    class_file: ClassFile, diary: Diary, enrol: Enrol, desk: Desk, today: date
) -> None:
    values = {"text": "想妈妈", "follow_up": "问问电话打通没有", "follow_up_by": today}
    entry = diary.add(enrol(), values)
    (item,) = due(class_file, today)
    assert (item.student_name, item.title, item.reason) == (
        "王小雨",
        "问问电话打通没有",
        "by 23 Nov",
    )
    assert ROOM.act is not None
    ROOM.act(item, class_file, desk)
    assert diary.get(entry).follow_up_done_on == today
    assert due(class_file, today) == []


def test_story_and_search_tell_the_beginning_and_the_place(
    class_file: ClassFile, diary: Diary, enrol: Enrol
) -> None:
    student = enrol()
    text = "今天下雪了。" * 20 + "堆了一个雪人。"
    entry = diary.add(student, {"text": text, "kind": "work", "mood": "happy"})
    assert ROOM.story is not None
    assert ROOM.search is not None
    (line,) = ROOM.story(class_file, diary.get(entry).student_id)
    assert (line.title, line.mood, line.place.record_id) == ("Work sample", "happy", entry)
    assert line.text.startswith("今天下雪了。")
    (found,) = ROOM.search(class_file, "雪人")
    assert found.title == "王小雨 · Diary entry of 23 Nov"
    assert found.excerpt.startswith("…")
    assert "雪人" in found.excerpt


def test_the_room_opens_its_tab(qtbot: QtBot, class_file: ClassFile, desk: Desk) -> None:
    assert ROOM.open_tab is not None
    tab = ROOM.open_tab(class_file, desk)
    qtbot.addWidget(tab)
    assert tab.objectName() == "diary_tab"
