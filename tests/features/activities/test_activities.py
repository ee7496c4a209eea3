"""The class teacher plans activities, notes who took part, and sees who never did."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.features.activities.conftest import Enrol
from tests.jobs import job_of
from tests.looking import find, press, words
from tests.recording import RecordingMessages

from carekeeper.core.due import Urgency
from carekeeper.core.errors import Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.partaker import Partaker
from carekeeper.core.place import Place
from carekeeper.core.print_job import Request
from carekeeper.core.span import Span
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import due_rules, students
from carekeeper.features.activities.room import ROOM
from carekeeper.features.activities.store import Activities
from carekeeper.records.class_tab import ClassTab
from carekeeper.widgets.desk import Desk


def there(activities: Activities, number: int) -> dict[str, str]:
    return {one.name: one.said for one in activities.records.get(number).partakers}


def of(student: int, said: str = "") -> Partaker:
    return Partaker(StudentId(student), said)


def test_an_activity_is_written_and_those_who_took_part_are_ticked(
    tab: ClassTab, activities: Activities, enrol: Enrol, qtbot: QtBot
) -> None:
    first, second = enrol("王小雨", left_behind=True), enrol("李浩然")
    enrol("张思琪", left_behind=True)
    press(tab, "new_activities")
    find(tab, QLineEdit, "field_title").insert("从我做起")
    assert tab.flush()
    find(tab, QCheckBox, f"partaker_{first}").click()
    find(tab, QCheckBox, f"partaker_{second}").click()
    find(tab, QLineEdit, f"said_partaker_{first}").insert("二等奖")
    assert tab.flush()
    (kept,) = activities.records.everything()
    assert (kept.title, kept.held_on) == ("从我做起", TODAY)
    assert there(activities, kept.id) == {"王小雨": "二等奖", "李浩然": ""}
    qtbot.waitUntil(lambda: "2 students" in words(tab.list))
    assert tab.class_summary().endswith("nothing yet with 张思琪")


def test_a_plan_of_more_than_a_year_ahead_is_told_as_that(
    activities: Activities,
) -> None:
    with pytest.raises(Invalid, match="more than a year ahead"):
        activities.records.add(0, {"title": "新年晚会", "held_on": date(2028, 12, 18)})


def test_the_tab_key_goes_from_a_prize_to_the_next_name(
    tab: ClassTab, activities: Activities, enrol: Enrol, qtbot: QtBot
) -> None:
    first, second = enrol("李浩然"), enrol("王小雨")
    number = activities.records.add(0, {"title": "从我做起", "partakers": (of(second),)})
    tab.go_to(Place("activities", None, "activities", number))
    box = find(tab, QCheckBox, f"partaker_{first}")
    box.click()
    box.setFocus()
    line = find(tab, QLineEdit, f"said_partaker_{first}")
    for widget in (line, find(tab, QCheckBox, f"partaker_{second}")):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert widget.hasFocus()


def test_several_are_ticked_at_once_and_one_undo_takes_it_back(
    tab: ClassTab, activities: Activities, enrol: Enrol, class_file: ClassFile, qtbot: QtBot
) -> None:
    enrol("王小雨", left_behind=True)
    enrol("李浩然")
    enrol("张思琪", left_behind=True)
    number = activities.records.add(0, {"title": "中秋包饺子"})
    tab.go_to(Place("activities", None, "activities", number))
    press(tab, "pick_1")
    assert set(there(activities, number)) == {"王小雨", "张思琪"}
    press(tab, "pick_2")
    assert set(there(activities, number)) == {"王小雨", "李浩然", "张思琪"}
    class_file.undo()
    assert set(there(activities, number)) == {"王小雨", "张思琪"}
    box = next(one for one in tab.findChildren(QCheckBox) if one.text() == "李浩然")
    qtbot.waitUntil(lambda: not box.isChecked())


def test_a_planned_activity_lies_ahead_and_stands_among_the_next_days(
    class_file: ClassFile, activities: Activities, enrol: Enrol, tab: ClassTab, qtbot: QtBot
) -> None:
    student = enrol("王小雨", left_behind=True)
    ahead = activities.records.add(0, {"title": "新年晚会", "held_on": date(2026, 11, 27)})
    past = activities.records.add(0, {"title": "我的家乡", "held_on": date(2026, 11, 20)})
    assert ROOM.due_items is not None
    told = {item.title: item.urgency for item in ROOM.due_items(class_file, TODAY)}
    assert told == {"新年晚会": Urgency.SOON, "我的家乡": Urgency.OPEN}
    activities.records.change(past, {"partakers": (of(student),)})
    (item,) = ROOM.due_items(class_file, TODAY)
    assert item.place == Place("activities", None, "activities", ahead)
    tab.load()
    qtbot.waitUntil(lambda: "planned" in words(tab.list))
    assert tab.class_summary() == "1 activity this term"


@pytest.mark.parametrize("day", [date(2028, 1, 1), None])
def test_a_day_that_cannot_be_is_told_at_its_field(
    activities: Activities, day: date | None
) -> None:
    with pytest.raises(Invalid) as told:
        activities.records.add(0, {"title": "x", "held_on": day})
    assert told.value.field == "held_on"
    assert activities.records.everything() == []


def test_whoever_took_part_in_nothing_is_asked_for_where_the_teacher_wants_it(
    class_file: ClassFile, activities: Activities, enrol: Enrol
) -> None:
    there_was, waiting = enrol("王小雨", left_behind=True), enrol("李浩然", left_behind=True)
    activities.records.add(0, {"title": "中秋包饺子", "partakers": (of(there_was),)})
    assert ROOM.due_items is not None
    assert ROOM.rates is not None
    assert ROOM.due_items(class_file, TODAY) == []
    rule = {"rule": "activity", "times": 1, "per": "term", "whom": "left_behind"}
    with class_file.writing("rule") as unit:
        unit.insert(due_rules, rule)
    (item,) = ROOM.due_items(class_file, TODAY)
    (rate,) = ROOM.rates(class_file, Span(TODAY))
    assert (item.student_id, item.group) == (waiting, "Not in any activity this term")
    assert (rate.done, rate.of, rate.missing) == (1, 2, (waiting,))


def test_story_and_search_lead_to_the_activity(
    class_file: ClassFile, activities: Activities, enrol: Enrol
) -> None:
    student = enrol("王小雨")
    values = {"title": "从我做起", "kind": "speech", "record": "小雨讲奶奶的南瓜，没看稿。"}
    number = activities.records.add(0, {**values, "partakers": (of(student, "二等奖"),)})
    assert ROOM.story is not None
    assert ROOM.search is not None
    (line,) = ROOM.story(class_file, StudentId(student))
    (hit,) = ROOM.search(class_file, "南瓜")
    assert line.title == "Speech contest: 从我做起 (二等奖)"
    assert hit.title == "从我做起"
    assert hit.place == Place("activities", None, "activities", number, month="2026-11")


def test_a_student_in_the_recycle_bin_is_not_counted_and_comes_back_whole(
    class_file: ClassFile, activities: Activities, enrol: Enrol
) -> None:
    gone, other = enrol("王小雨"), enrol("李浩然")
    number = activities.records.add(0, {"partakers": (of(gone, "主持"), of(other))})
    with class_file.writing("bin") as unit:
        unit.update(students, gone, {"binned_at": class_file.now()})
    assert there(activities, number) == {"李浩然": ""}
    activities.records.change(number, {"partakers": (of(other, "报幕"),)})
    with class_file.writing("back") as unit:
        unit.update(students, gone, {"binned_at": None})
    assert there(activities, number) == {"王小雨": "主持", "李浩然": "报幕"}


def test_an_activity_goes_to_the_recycle_bin_and_comes_back_with_all_who_took_part(
    tab: ClassTab,
    activities: Activities,
    enrol: Enrol,
    messages: RecordingMessages,
    qtbot: QtBot,
) -> None:
    student = enrol("王小雨")
    number = activities.records.add(0, {"title": "我的家乡", "partakers": (of(student),)})
    tab.go_to(Place("activities", None, "activities", number))
    press(tab, "activities_bin")
    assert there(activities, number) == {"王小雨": ""}, "asked, and answered no"
    messages.answers = [True]
    with qtbot.waitSignal(tab.loaded):  # the window tells the sum in its head anew
        press(tab, "activities_bin")
    assert tab.class_summary().startswith("0 ")
    assert "我的家乡" not in words(tab.list)
    assert activities.records.of_student(student) == []
    activities.records.restore(number)
    qtbot.waitUntil(lambda: "我的家乡" in words(tab.list))
    assert there(activities, number) == {"王小雨": ""}


def test_a_student_who_was_erased_is_in_no_activity_any_more(
    class_file: ClassFile, activities: Activities, enrol: Enrol
) -> None:
    gone = enrol("王小雨")
    number = activities.records.add(0, {"title": "我的家乡", "partakers": (of(gone),)})
    with class_file.writing("erase") as unit:
        unit.erase(students, gone)
    assert there(activities, number) == {}


def test_the_list_of_activities_and_who_took_part_are_printed(
    class_file: ClassFile, activities: Activities, enrol: Enrol, desk: Desk
) -> None:
    first, _second = enrol("王小雨"), enrol("李浩然")
    values = {"title": "从我做起", "kind": "speech", "place": "礼堂", "record": "没看稿。"}
    activities.records.add(0, {**values, "partakers": (of(first, "二等奖"),)})
    job = job_of("activities", class_file, desk)

    def printed(layout: str, style: str = "clean") -> str:
        request = Request(tuple(sorted(job.chosen)), layout, style)
        job.read(request)
        drawn = job.draw(request, lambda _done, _of: None)
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(drawn.pdf)).pages)

    for style in ("clean", "table"):
        assert all(
            one in printed("filled", style) for one in ("礼堂", "没看稿。", "王小雨 (二等奖)")
        )
    assert "从我做起" in "".join(printed("list").split())
    people = printed("people")
    assert "从我做起 (二等奖)" in people
    assert "李浩然" in people


def test_a_certificate_is_printed_for_each_prize_and_names_no_label(
    class_file: ClassFile, activities: Activities, enrol: Enrol, desk: Desk, tab: ClassTab
) -> None:
    first, second = enrol("王小雨", left_behind=True), enrol("李浩然")
    there = (of(first, "二等奖"), of(second))
    activities.records.add(0, {"title": "从我做起", "kind": "speech", "partakers": there})
    tab.load()
    asked = []
    desk.print_requested.connect(asked.append)
    press(tab, "print_award")
    assert [wish.paper for wish in asked] == ["award"]
    job = job_of("award", class_file, desk)
    request = Request(tuple(sorted(job.chosen)), "award", "")
    drawn = job.draw(request, lambda _done, _of: None)
    (page,) = PdfReader(BytesIO(drawn.pdf)).pages
    told = page.extract_text()
    assert all(one in told for one in ("王小雨", "In “从我做起”", "you won: 二等奖"))
    assert "eft behind" not in told


def test_a_prize_and_a_part_go_into_the_childs_booklet_in_their_words(
    activities: Activities, enrol: Enrol, class_file: ClassFile, desk: Desk
) -> None:
    student, other = enrol("王小雨"), enrol("李浩然")
    activities.records.add(0, {"title": "从我做起", "partakers": (of(student, "二等奖"),)})
    activities.records.add(0, {"title": "新年晚会", "partakers": (of(student, "主持"), of(other))})
    job = job_of("booklet", class_file, desk)
    request = Request((student, other), "booklet", "", frozenset({"award"}), span=job.span)
    job.read(request)
    drawn = job.draw(request, lambda _done, _of: None)
    told = "\n".join(page.extract_text() for page in PdfReader(BytesIO(drawn.pdf)).pages)
    assert "In “从我做起” you won: 二等奖" in told
    assert "In “新年晚会” you did well: 主持" in told
