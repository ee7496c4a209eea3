"""Students whom a list names as gone: below a title of their own, or in a remark."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from tests.lists.reading import FIELDS, TODAY, read, students

from carekeeper import bringing_in
from carekeeper.bringing_in import Class
from carekeeper.core import concern
from carekeeper.lists import matching, reader
from carekeeper.lists.matching import Comparison, Known
from carekeeper.lists.reader import Reading

HEAD = "序号\t姓名\t性别\t备注\n"
HERE = "1\t王小雨\t女\t\n2\t李浩然\t男\t\n"


def enrolments(text: str) -> dict[str, str]:
    """Return how each student of a list is enrolled; `""` where the list does not say it."""
    return {one.name: one.values.get("enrolment", "") for one in students(text)}


def compared(reading: Reading, *known: Known) -> Comparison:
    """Hold a list against a class."""
    school = Class("三（2）班", known, concern.LEVELS)
    return bringing_in.compare(reading.table, FIELDS, school, today=TODAY)


@pytest.mark.parametrize(
    ("title", "enrolment"),
    [
        ("转出学生", "moved_away"),
        ("二、转出学生（2人）：", "moved_away"),
        ("本学期转出学生名单", "moved_away"),
        ("已转走", "moved_away"),
        ("休学学生", "suspended"),
        ("退学人员", "left"),
        ("疑似辍学学生", "suspected_dropout"),
        ("毕业生", "graduated"),
        ("轉出學生", "moved_away"),
    ],
)
def test_whoever_stands_below_the_title_of_those_who_left_is_no_member(
    title: str, enrolment: str
) -> None:
    told = enrolments(
        f"三2班名单\n{HEAD}{HERE}合计：2人\n{title}\n1\t郑晓东\t男\t\n备注：一式两份\n"
    )
    assert told == {"王小雨": "", "李浩然": "", "郑晓东": enrolment}


def test_a_title_of_those_who_came_ends_it() -> None:
    told = enrolments(f"{HEAD}{HERE}转出学生\n1\t郑晓东\t男\t\n转入学生\n1\t何新月\t女\t\n")
    assert (told["郑晓东"], told["何新月"]) == ("moved_away", "")


def test_those_who_left_with_a_heading_of_their_own() -> None:
    one = students(f"{HEAD}{HERE}转出学生\n序号\t姓名\t转出时间\t去向\n1\t郑晓东\t2026.9\t外省\n")[
        2
    ]
    assert one.values["enrolment"] == "moved_away"
    assert one.kept == {"转出时间": "2026.9", "去向": "外省"}


def test_a_whole_list_of_those_who_left() -> None:
    told = enrolments(f"清溪镇中心小学2026年秋季转出学生名单\n{HEAD}{HERE}")
    assert set(told.values()) == {"moved_away"}


@pytest.mark.parametrize(
    "title", ["2026届毕业生登记表", "毕业班学生名单", "转入转出学生登记表", "三2班花名册（含转出）"]
)
def test_a_title_that_may_mean_something_else_says_nothing(title: str) -> None:
    assert set(enrolments(f"{title}\n{HEAD}{HERE}").values()) == {""}


def test_those_who_left_in_a_list_without_headings() -> None:
    told = enrolments("王小雨\n李浩然\n转出学生：\n郑晓东\n")
    assert told == {"王小雨": "", "李浩然": "", "郑晓东": "moved_away"}


def test_those_who_left_in_a_chat() -> None:
    told = enrolments("#接龙\n1. 王小雨 女\n2. 李浩然 男\n转出学生\n1. 郑晓东 男\n")
    assert told == {"王小雨": "", "李浩然": "", "郑晓东": "moved_away"}


def test_a_word_that_stands_at_the_left_of_several_rows(tmp_path: object) -> None:

    path = f"{tmp_path}/list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["类别", "姓名", "性别"])
        sheet.write_row(1, 1, ["王小雨", "女"])
        sheet.merge_range(2, 0, 3, 0, "转出学生")
        sheet.write_row(2, 1, ["郑晓东", "男"])
        sheet.write_row(3, 1, ["冯天佑", "男"])
        sheet.write_row(4, 1, ["李浩然", "男"])

    told = {one.name: one.values.get("enrolment") for one in students(reader.read_file(Path(path)))}
    assert told == {
        "王小雨": None,
        "郑晓东": "moved_away",
        "冯天佑": "moved_away",
        "李浩然": None,
    }


def test_the_lists_own_word_goes_before_the_title() -> None:
    head = "姓名\t性别\t学籍状态\n"
    told = enrolments(f"{head}王小雨\t女\t在籍\n转出学生\n郑晓东\t男\t休学\n冯天佑\t男\t\n")
    assert told == {"王小雨": "in_class", "郑晓东": "suspended", "冯天佑": "moved_away"}


def test_a_student_of_the_class_who_has_left_is_shown_as_changed() -> None:
    here = Known(1, {"name": "郑晓东", "enrolment": "in_class"})
    (one,) = compared(read(f"{HEAD}转出学生\n1\t郑晓东\t男\t\n"), here).outcomes
    (change,) = [each for each in one.changes if each.name == "enrolment"]
    assert (one.state, change.old, change.new) == (matching.CHANGED, "in_class", "moved_away")


def test_whoever_left_long_ago_is_not_missed_in_a_list() -> None:
    gone = Known(1, {"name": "郑晓东", "enrolment": "moved_away"})
    here = Known(2, {"name": "冯天佑", "enrolment": "in_class"})
    assert compared(read(HEAD + HERE), gone, here).missing == [here]


def test_whoever_left_gets_no_number_of_the_class() -> None:
    reading = read(f"{HEAD}{HERE}转出学生\n3\t郑晓东\t男\t\n")
    drafts = bringing_in.drafts(compared(reading), reading.table, FIELDS, first_number=1)
    assert [draft.values.get("class_number") for draft in drafts] == [1, 2, None]


@pytest.mark.parametrize("remark", ["9月已转出", "转学到县城", "休学一年", "已退学", "辍学"])
def test_a_remark_that_somebody_has_left_is_a_doubt(remark: str) -> None:
    for head in (HEAD, HEAD.replace("备注", "异动情况")):
        (one,) = compared(read(f"{head}1\t郑晓东\t男\t{remark}\n")).outcomes
        assert one.state == matching.NEW
        assert [doubt.text for doubt in one.proposal.doubts] == [remark]
        assert one.proposal.doubts[0].target == "enrolment"
        assert remark in (*one.proposal.values.values(), *one.proposal.kept.values())


@pytest.mark.parametrize(
    "remark", ["转入", "转学生", "由外校转学来", "曾休学，已复学", "无休学", "喜欢画画"]
)
def test_a_remark_that_says_something_else_is_none(remark: str) -> None:
    (one,) = compared(read(f"{HEAD}1\t郑晓东\t男\t{remark}\n")).outcomes
    assert one.proposal.doubts == []


def test_a_remark_that_is_there_already_is_not_asked_again() -> None:
    values = {"name": "郑晓东", "notes": "9月已转出", "sex": "male", "class_number": 1}
    (one,) = compared(read(f"{HEAD}1\t郑晓东\t男\t9月已转出\n"), Known(1, values)).outcomes
    assert (one.state, one.proposal.doubts) == (matching.SAME, [])


@pytest.mark.parametrize("status", ["moved_away", "suspended"])
def test_a_student_who_had_left_and_stands_in_the_list_is_asked_about(status: str) -> None:
    gone = Known(1, {"name": "郑晓东", "sex": "male", "enrolment": status})
    (one,) = compared(read(f"{HEAD}\t郑晓东\t男\t\n"), gone).outcomes
    (doubt,) = one.proposal.doubts
    assert (doubt.text, doubt.target) == ("郑晓东", "enrolment")
    assert "has left here" in doubt.sentence


def test_a_list_that_says_itself_that_the_student_has_left_asks_nothing() -> None:
    gone = Known(1, {"name": "郑晓东", "sex": "male", "enrolment": "moved_away"})
    for rows in ("\t郑晓东\t男\t9月已转出\n", "转出学生\n\t郑晓东\t男\t\n"):
        (one,) = compared(read(f"{HEAD}{rows}"), gone).outcomes
        assert one.proposal.doubts == []
