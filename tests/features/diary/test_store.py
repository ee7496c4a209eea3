"""What the teacher writes into the diaries is there again, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from tests.features.diary.conftest import photo

from carekeeper.core.errors import Invalid
from carekeeper.db.care_tables import talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import changes, handouts, photos
from carekeeper.features.diary.facts import DIARY
from carekeeper.features.diary.facts.rules import MoodPoint
from carekeeper.features.diary.store import Diary
from carekeeper.features.students.store import Students
from carekeeper.safekeeping.store import RecycleBin

Enrol = Callable[..., int]


def kept_photos(class_file: ClassFile) -> set[str]:
    with class_file.reading() as unit:
        return {row.sha256 for row in unit.rows(select(photos.c.sha256))}


def test_the_newest_entry_stands_first(diary: Diary, enrol: Enrol) -> None:
    student = enrol()
    diary.add(student, {"text": "和思琪整理图书角。", "written_on": date(2026, 10, 28)})
    diary.add(student, {"text": "作文得了优。"})
    diary.add(enrol("李浩然"), {"text": "别人的一天。"})
    assert [(one.written_on, one.text) for one in diary.of_student(student)] == [
        (date(2026, 11, 23), "作文得了优。"),
        (date(2026, 10, 28), "和思琪整理图书角。"),
    ]


def test_a_text_of_many_thousand_characters_stays_whole(diary: Diary, enrol: Enrol) -> None:
    text = "今天很好。\n\n" * 3000
    entry = diary.add(enrol(), {"text": text})
    assert diary.get(entry).text == text


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"written_on": date(2026, 11, 24)}, "written_on"),
        ({"written_on": date(2017, 11, 1)}, "written_on"),
        ({"written_on": None}, "written_on"),
        ({"follow_up": "问问", "follow_up_by": date(2026, 11, 1)}, "follow_up_by"),
        ({"follow_up": "问问", "follow_up_by": date(2036, 11, 1)}, "follow_up_by"),
        ({"follow_up": "问问", "follow_up_done_on": date(2026, 12, 1)}, "follow_up_done_on"),
    ],
)
def test_a_day_that_cannot_be_is_told_at_its_field(
    values: dict[str, object], field: str, diary: Diary, enrol: Enrol
) -> None:
    student = enrol()
    entry = diary.add(student, {"text": "一天"})
    for write in (
        lambda: diary.change(entry, values),
        lambda: diary.add(student, {"text": "一天", **values}),
    ):
        with pytest.raises(Invalid) as problem:
            write()
        assert problem.value.field == field
    assert len(diary.of_student(student)) == 1


def test_undo_takes_the_last_words_back(class_file: ClassFile, diary: Diary, enrol: Enrol) -> None:
    entry = diary.add(enrol(), {"text": "第一句。"})
    diary.change(entry, {"text": "第一句。第二句。"})
    step = class_file.undo()
    assert step is not None
    assert step.label == "王小雨 · Diary entry of 23 Nov · Text"
    assert diary.get(entry).text == "第一句。"


def test_a_binned_entry_comes_back_with_its_photos(diary: Diary, enrol: Enrol) -> None:
    student = enrol()
    entry = diary.add(student, {"text": "画了一座山"})
    diary.add_photos(entry, [photo()])
    diary.bin(entry)
    assert diary.of_student(student) == []
    assert diary.search("山") == []
    diary.restore(entry)
    assert diary.photo(diary.of_student(student)[0].photos[0]) == photo().data


def test_photos_are_kept_once_and_never_in_the_journal(
    class_file: ClassFile, diary: Diary, enrol: Enrol
) -> None:
    student = enrol()
    first, second = diary.add(student, {"text": "一"}), diary.add(student, {"text": "二"})
    diary.add_photos(first, [photo("green"), photo("green"), photo("red")])
    diary.add_photos(second, [photo("green")])
    assert kept_photos(class_file) == {photo("green").sha256, photo("red").sha256}
    assert diary.get(first).photos == (photo("green").sha256, photo("red").sha256)
    with class_file.reading() as unit:
        names = {row.table_name for row in unit.rows(select(changes.c.table_name))}
    assert names == {"students", "diary_entries"}


def test_what_is_deleted_for_good_leaves_no_photo_that_nobody_shows(
    class_file: ClassFile, diary: Diary, enrol: Enrol
) -> None:
    student = enrol()
    gone, stays = diary.add(student, {"text": "一"}), diary.add(student, {"text": "二"})
    diary.add_photos(gone, [photo("green"), photo("red")])
    diary.add_photos(stays, [photo("green")])
    diary.bin(gone)
    deleted = RecycleBin(class_file, [DIARY.kind])
    deleted.delete_for_good(deleted.items())
    assert kept_photos(class_file) == {photo("green").sha256}
    Students(class_file).delete_for_good([student])
    assert kept_photos(class_file) == set()


def test_search_finds_every_word_wherever_it_stands(diary: Diary, enrol: Enrol) -> None:
    student, other = enrol(), enrol("李浩然")
    diary.add(student, {"text": "口算得了 100% 的优", "tags": ("进步",)})
    diary.add(other, {"text": "跳绳一百下", "follow_up": "拍照给奶奶", "author": "Ms Shen"})
    assert [one.name for one in diary.search("优 进步")] == ["王小雨"]
    assert [one.name for one in diary.search("奶奶 shen")] == ["李浩然"]
    assert [one.name for one in diary.search("0%")] == ["王小雨"]
    assert diary.search("1_0") == []
    assert diary.holding("优", other) == []
    assert diary.search("  ") == []


def test_the_mood_line_takes_the_talks_along(
    class_file: ClassFile, diary: Diary, enrol: Enrol
) -> None:
    student = enrol()
    diary.add(student, {"mood": "happy"})
    diary.add(student, {"mood": "low"})
    diary.add(student, {"text": "没有记情绪", "written_on": date(2026, 11, 20)})
    with class_file.writing("talk") as unit:
        held = {"student_id": student, "held_on": date(2026, 11, 9), "mood": "very_low"}
        unit.insert(talks, held)
    assert diary.mood_line(student) == [
        MoodPoint(date(2026, 11, 9), 1, at_a_talk=True),
        MoodPoint(date(2026, 11, 23), 2),
    ]


def test_the_class_shows_about_whom_nothing_was_written_for_long(
    diary: Diary, enrol: Enrol, today: date
) -> None:
    long_ago, lately, never = enrol("甲"), enrol("乙"), enrol("丙")
    enrol("丁", enrolment="moved_away")
    diary.add(long_ago, {"text": "一", "written_on": date(2026, 10, 24)})
    diary.add(lately, {"text": "二", "written_on": date(2026, 10, 25)})
    diary.add(lately, {"text": "三", "written_on": date(2026, 9, 1)})
    lines = {line.student.id: line for line in diary.overview(today)}
    assert {key: (line.count, line.days, line.is_quiet) for key, line in lines.items()} == {
        long_ago: (1, 30, True),
        lately: (2, 29, False),
        never: (0, None, True),
    }
    assert [(one.name, one.record.text) for one in diary.newest(2)] == [("乙", "二"), ("甲", "一")]


def test_a_booklet_that_is_given_out_is_noted(
    class_file: ClassFile, diary: Diary, enrol: Enrol
) -> None:
    student = enrol()
    diary.note_print([student], "成长册.pdf")
    with class_file.reading() as unit:
        row = unit.row(select(handouts))
    assert row is not None
    assert (row.kind, row.student_id, row.destination) == ("booklet", student, "成长册.pdf")
