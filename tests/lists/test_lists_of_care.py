"""The record of the talks and the list of who took part in what come in as other lists do.

The lists are made up.
"""

from __future__ import annotations

from datetime import date

import pytest

from carekeeper.bringing_in import Class, Fields, records
from carekeeper.core.partaker import Partaker
from carekeeper.db.class_file import ClassFile
from carekeeper.features.activities.store import Activities
from carekeeper.features.students.store import Students
from carekeeper.features.talks.store import Talks
from carekeeper.lists import matching, reader
from carekeeper.lists.matching import Comparison
from carekeeper.rooms import ROOMS

FIELDS = Fields.of(ROOMS)
LISTS = records.lists_of(ROOMS)
TALKS = (
    "三（2）班谈心谈话记录表\n"
    "序号\t姓名\t谈话时间\t地点\t谈话内容\t教育引导\t情绪\t谈话方式\t谈话人\n"
    "1\t王浩然\t2026年10月12日 15:30\t办公室\t想爸爸了\t约好周末视频\t有点难过\t面谈\t李老师\n"
    "2\t李思琪\t2026-11-03\t操场\t和同桌和好了\t\t平静\t当面\t李老师\n"
    "3\t李思琪\t2026-11-04\t操场\t\t\t说不清\t当面\t李老师\n"
)
PRIZES = (
    "获奖名单\n姓名\t比赛名称\t获奖时间\t活动类型\t获奖等级\n"
    "王浩然\t经典诵读\t2026-10-20\t朗诵比赛\t一等奖\n"
    "李思琪\t经典诵读\t2026-10-20\t朗诵比赛\t二等奖\n"
    "李思琪\t秋游\t2026-10-30\t秋游\t\n"
)


@pytest.fixture
def school(class_file: ClassFile) -> ClassFile:
    """A class of two."""
    for number, name in ((1, "王浩然"), (2, "李思琪")):
        Students(class_file).add({"name": name, "class_number": number})
    return class_file


def look(class_file: ClassFile, text: str, today: date) -> tuple[str, Comparison]:
    """Return what a list is taken for, and what would become of it."""
    reading = reader.read_text(text)
    what = records.recognised(reading, LISTS)
    kind = records.read(class_file, ROOMS, FIELDS)[what]
    table, kind = records.table_of(reading, kind)
    known = Class.read(class_file)
    return what, records.compare(table, kind, known, today=today, chosen={})


def bring(class_file: ClassFile, text: str, today: date) -> str:
    """Bring in what can be, and return what the step is called."""
    what, found = look(class_file, text, today)
    kind = records.read(class_file, ROOMS, FIELDS)[what]
    return records.write(class_file, kind, found, today)


def states(found: Comparison) -> list[str]:
    return [one.state for one in found.outcomes]


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("学生姓名\t日期\t地点\t谈话人", "talks"),
        ("姓名\t谈话日期\t谈话内容\t谈话效果", "talks"),
        ("姓名\t家访日期\t谈话内容\t家访人", "contacts"),
        ("姓名\t活动名称\t活动时间\t获奖情况", "activities"),
        ("学生姓名\t日期\t类别\t活动名称\t奖项", "activities"),
        ("姓名\t性别\t特长\t获奖情况", "students"),
    ],
)
def test_what_a_list_holds_is_told_by_its_headings(heading: str, what: str) -> None:
    cells = "\t".join(["王浩然", *["1"] * heading.count("\t")])
    assert records.recognised(reader.read_text(f"{heading}\n{cells}\n"), LISTS) == what


def test_talks_come_in_and_an_unknown_answer_keeps_its_row_out(
    school: ClassFile, today: date
) -> None:
    what, found = look(school, TALKS, today)
    assert (what, states(found)) == ("talks", [matching.NEW, matching.NEW, matching.UNCLEAR])
    assert bring(school, TALKS, today) == "Talk: 2 imported"
    student = next(one.id for one in Students(school).lines() if one.name == "王浩然")
    (talk,) = Talks(school).of_student(student)
    assert (talk.held_on, talk.mood, talk.manner) == (date(2026, 10, 12), "low", "face_to_face")
    assert (talk.said, talk.guidance, talk.talked_by) == ("想爸爸了", "约好周末视频", "李老师")
    assert states(look(school, TALKS, today)[1])[:2] == [matching.SAME] * 2
    school.undo()
    assert Talks(school).of_student(student) == []


def people(class_file: ClassFile) -> dict[str, list[str]]:
    """Return who took part in what, each with what is said."""
    kept = Activities(class_file).records.everything()
    return {one.title: [Partaker.shown(each) for each in one.partakers] for one in kept}


def test_rows_of_one_day_and_title_are_one_activity(school: ClassFile, today: date) -> None:
    assert bring(school, PRIZES, today) == "Activity: 2 imported"
    assert people(school) == {
        "经典诵读": ["王浩然 (一等奖)", "李思琪 (二等奖)"],
        "秋游": ["李思琪"],
    }
    kinds = {one.title: one.kind for one in Activities(school).records.everything()}
    assert kinds == {"经典诵读": "contest", "秋游": "outing"}
    school.undo()
    assert people(school) == {}


def test_a_second_list_adds_who_was_missing(school: ClassFile, today: date) -> None:
    first, second = PRIZES.rsplit("李思琪\t秋游", 1)[0], PRIZES
    bring(school, first.replace("李思琪\t经典诵读\t2026-10-20\t朗诵比赛\t二等奖\n", ""), today)
    assert people(school) == {"经典诵读": ["王浩然 (一等奖)"]}
    _what, found = look(school, second, today)
    assert states(found) == [matching.SAME, matching.NEW, matching.NEW]
    bring(school, second, today)
    assert people(school)["经典诵读"] == ["王浩然 (一等奖)", "李思琪 (二等奖)"]
