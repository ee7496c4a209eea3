"""What Today hears from the students' files."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from carekeeper.core.due import Urgency
from carekeeper.core.place import Place
from carekeeper.core.span import Span
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.room import ROOM
from carekeeper.features.students.store import Students
from carekeeper.widgets.desk import Desk

COMPLETE = {
    "id_number": "330000201703081220",
    "sex": "female",
    "birth_date": date(2017, 3, 8),
    "left_behind": True,
    "home_address": "示例镇后吴村三组",
    "health": "good",
}


def due(class_file: ClassFile, day: date) -> list[tuple[str, str, str]]:
    assert ROOM.due_items is not None
    return [
        (item.student_name, item.title, item.reason) for item in ROOM.due_items(class_file, day)
    ]


def test_a_left_behind_students_file_is_due_until_nothing_is_missing(
    class_file: ClassFile, today: date
) -> None:
    students = Students(class_file)
    child = students.add({"name": "王小雨", **COMPLETE, "health": "", "home_address": ""})
    students.add({"name": "李浩然"})
    assert due(class_file, today) == [
        ("王小雨", "2 fields missing", "Home address, State of health")
    ]
    students.change(child, "health", "good")
    students.change(child, "home_address", "示例镇后吴村三组")
    assert due(class_file, today) == []


def test_nothing_is_due_of_who_has_moved_away(class_file: ClassFile, today: date) -> None:
    Students(class_file).add(
        {"name": "王小雨", "left_behind": True, "enrolment": "moved_away", "birth_date": today}
    )
    assert due(class_file, today) == []


def test_birthdays_of_the_next_days_come_soon(class_file: ClassFile, today: date) -> None:
    Students(class_file).add({"name": "张思琪", "birth_date": date(2016, 11, 24)})
    assert ROOM.due_items is not None
    (item,) = (one for one in ROOM.due_items(class_file, today) if one.on is not None)
    assert (item.urgency, item.title, item.on) == (
        Urgency.SOON,
        "张思琪 turns 10",
        date(2026, 11, 24),
    )


def test_a_suspected_drop_out_is_the_most_urgent_until_the_week_is_over(
    class_file: ClassFile, today: date
) -> None:
    away = {"enrolment": "suspected_dropout", "enrolment_on": date(2026, 11, 16)}
    child = Students(class_file).add({"name": "王小雨", **away})
    Students(class_file).add({"name": "李浩然"})
    assert ROOM.due_items is not None
    (item,) = [one for one in ROOM.due_items(class_file, today) if one.rule == "dropout"]
    assert (item.urgency, item.student_name, item.period) == (Urgency.LATE, "王小雨", "2026-W48")
    assert item.place == Place("students", child, field="enrolment")
    assert "16 Nov" in item.reason


def test_a_mark_is_to_be_checked_when_the_facts_say_otherwise(
    class_file: ClassFile, today: date
) -> None:
    persons = [
        {"relation": "father", "away": True, "away_since": "2025-02"},
        {"relation": "mother", "away": True, "away_since": "2025-02"},
    ]
    Students(class_file).add_all([({"name": "王小雨"}, persons)], "Class")
    name, title, reason = next(one for one in due(class_file, today) if one[0])
    assert (name, title) == ("王小雨", "Check the mark")
    assert "Not marked yet" in reason


def test_the_rate_counts_files_of_left_behind_students(class_file: ClassFile, today: date) -> None:
    students = Students(class_file)
    students.add({"name": "王小雨", **COMPLETE})
    lacking = students.add({"name": "李浩然", "left_behind": True})
    students.add({"name": "张思琪"})
    assert ROOM.rates is not None
    (rate,) = ROOM.rates(class_file, Span(today))
    assert (rate.done, rate.of, rate.missing) == (1, 2, (lacking,))


def test_a_due_item_opens_the_file_at_the_missing_field(
    class_file: ClassFile, desk: Desk, today: date
) -> None:
    child = Students(class_file).add({"name": "王小雨", **COMPLETE, "health": ""})
    assert ROOM.due_items is not None
    (item,) = ROOM.due_items(class_file, today)
    assert item.place == Place("students", child, field="health")


def test_words_are_found_in_the_free_texts_of_a_file(class_file: ClassFile, chinese: None) -> None:
    students = Students(class_file)
    long = "平时很安静，" * 10 + "小时候得过哮喘，跑步要当心"
    child = students.add({"name": "王小雨", "health_notes": long})
    students.bin([students.add({"name": "李浩然", "notes": "哮喘"})])
    assert ROOM.search is not None
    (found,) = ROOM.search(class_file, "哮喘")
    assert (found.place.student_id, found.title) == (child, "王小雨")
    assert found.excerpt.startswith("病史与用药：…")
    assert found.excerpt.endswith("小时候得过哮喘，跑步要当心")
    assert ROOM.search(class_file, "哮喘 安静")
    assert ROOM.search(class_file, "哮喘 吵闹") == []
    assert ROOM.search(class_file, "") == []


def test_the_profile_is_a_part_of_the_file(
    class_file: ClassFile, today: date, chinese: None
) -> None:
    students = Students(class_file)
    parents = [
        {"relation": "father", "away": True, "away_since": "2025-02"},
        {"relation": "mother", "away": True, "away_since": "2025-02"},
    ]
    values = {"name": "王小雨", **COMPLETE}
    (child,) = students.add_all([(values, parents)], "Class")
    assert ROOM.file_part is not None
    part = ROOM.file_part(class_file, child, today, True)
    assert part is not None
    text = PdfReader(BytesIO(part.draw("clean"))).pages[0].extract_text()
    assert "双亲留守" in text
    students.bin([child])
    assert ROOM.file_part(class_file, child, today, True) is None
