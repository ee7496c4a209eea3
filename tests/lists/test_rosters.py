"""Class lists in the shapes that schools have: each comes out as its teacher means it.

The lists are made up; they lie in `rosters/`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.lists.reading import FIELDS, TODAY, person

from carekeeper.lists import reader, rows
from carekeeper.lists.proposals import Proposal

ROSTERS = Path(__file__).parent / "rosters"


def roster(start: str) -> list[Proposal]:
    """Return the students of the list whose file begins like this; none has a doubt."""
    (path,) = ROSTERS.glob(f"{start}*")
    reading = reader.read_file(path)
    assert [column.doubt for column in reading.table.columns if column.doubt] == []
    found = rows.propose(reading.table, FIELDS.student, FIELDS.person, today=TODAY)
    assert [doubt for one in found for doubt in one.doubts] == []
    return found


def told(one: Proposal) -> list[tuple[object, ...]]:
    return [
        (person.get("name", ""), person["relation"], person.get("phones", ()))
        for person in one.persons
        if not person.get("gone")
    ]


def test_six_columns() -> None:
    chen, wang = roster("01")
    assert chen.kept == {"学号": "2024001"}
    assert told(chen) == [("陈大勇", "", ("13800001207",))]
    assert wang.values["home_address"] == "青石桥村2号"


def test_a_class_teachers_manager() -> None:
    chen, wang = roster("02")
    assert (chen.values["class_number"], wang.values["class_number"]) == (1, 2)
    assert chen.kept == {"学号": "20240101"}
    assert chen.class_name == "三（2）班"
    assert told(chen) == [("陈桂兰", "grandmother_paternal", ("13800001207",))]
    assert told(wang) == [("王建国", "father", ("13800001217",))]
    assert chen.values["notes"] == "转入"


def test_thirteen_columns() -> None:
    chen, wang = roster("03")
    assert wang.values["sex"] == "male"
    assert wang.kept == {"学号": "0102", "返家范围": "市外", "身份证尾号": "125X"}
    assert chen.kept["所属县/区"] == "某县"
    assert (chen.values["dormitory"], chen.values["home_address"]) == ("女生2栋113", "青石桥村1号")


def test_two_halves_side_by_side() -> None:
    found = roster("05")
    names = ["陈一诺", "王浩然", "李思琪", "周子轩", "吴雨桐", "郑凯文"]
    assert [one.name for one in found] == names
    assert all(one.persons == [] for one in found)


def test_headings_in_two_rows() -> None:
    chen, wang = roster("06")
    assert told(chen) == [
        ("陈大勇", "father", ("13800001207",)),
        ("周小红", "mother", ("13900001208",)),
    ]
    father, mother = person(wang, "father"), person(wang, "mother")
    assert (father["away"], father["away_province"], father["away_city"]) == (True, "江苏", "苏州")
    assert mother["away"] is False
    assert "away_city" not in mother


def test_two_lines_for_a_student() -> None:
    chen, wang = roster("07")
    assert [one[:2] for one in told(chen)] == [("陈大勇", "father"), ("周小红", "mother")]
    assert [one["away_city"] for one in wang.persons] == ["苏州", "苏州"]


def test_the_list_of_civil_affairs() -> None:
    chen, wang = roster("09")
    assert chen.values["birth_date"] == date(2015, 3, 8)
    assert told(chen) == [
        ("陈桂兰", "grandmother_paternal", ("13800001227",)),
        ("陈大勇", "father", ("13800001207",)),
        ("周小红", "mother", ("13900001208",)),
    ]
    assert told(wang) == [("王建国", "father", ("13800001217",))]
    assert wang.gone == ["mother"]
    assert (wang.values["notes"], wang.kept) == ("母已故", {"监护类型": "单亲"})


def test_apostrophes_of_a_platform() -> None:
    chen, wang = roster("10")
    assert chen.values["id_number"] == "330522201503081248"
    assert chen.values["school_number"] == "G330522201503081248"
    assert (chen.values["left_behind"], wang.values["left_behind"]) == (True, False)
    assert told(chen) == [("", "", ("13800001207",))]
