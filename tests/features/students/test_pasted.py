"""Rows and columns are found in whatever the teacher pastes."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core.half_width import half_width
from carekeeper.features.students.facts.pasted import KEEP, read


def test_one_name_a_line() -> None:
    sheet = read("王小雨\n李浩然\n\n欧阳若曦\n")
    assert sheet.targets == ("name",)
    assert [row[0] for row in sheet.rows] == ["王小雨", "李浩然", "欧阳若曦"]


def test_names_in_one_line_of_a_chat() -> None:
    assert [row[0] for row in read("王小雨、李浩然、张思琪").rows] == ["王小雨", "李浩然", "张思琪"]


def test_a_numbered_list_from_a_chat() -> None:
    sheet = read("#接龙\n1. 王小雨\n2、李浩然\n3）王　芳")
    assert sheet.titles == ("#接龙",)
    assert sheet.targets == ("class_number", "name")
    assert sheet.rows == (("1", "王小雨"), ("2", "李浩然"), ("3", "王芳"))


def test_name_sex_and_phone_from_a_chat() -> None:
    sheet = read("王小雨 女 13800001207\n李浩然 男 138 0000 1208\n王芳 女13800001209")
    assert sheet.targets == ("name", "sex", "guardian.phones")
    assert sheet.rows[1] == ("李浩然", "男", "13800001208")
    assert sheet.rows[2] == ("王芳", "女", "13800001209")


def test_a_village_behind_the_name_is_an_address() -> None:
    assert read("王小雨 后吴村\n李浩然 柳林村").targets == ("name", "home_address")


def test_a_second_name_is_who_cares() -> None:
    assert read("王小雨 王大山\n李浩然 李强").targets == ("name", "guardian.name")


def test_a_table_from_a_spreadsheet_with_title_quotes_and_empty_columns() -> None:
    sheet = read(
        "三（2）班学生名单\t\t\t\t\r\n"
        "序号\t姓 名\t性别\t家长电话\t\r\n"
        '1\t"王小雨"\t女\t"13800001207\n13800001208"\t\r\n'
        "\t\t\t\t\r\n"
        "2\t李浩然\t男\t\t\r\n"
    )
    assert sheet.titles == ("三（2）班学生名单",)
    assert sheet.headings == ("序号", "姓 名", "性别", "家长电话")
    assert sheet.targets == ("class_number", "name", "sex", "guardian.phones")
    assert sheet.rows[0] == ("1", "王小雨", "女", "13800001207 13800001208")


def test_a_heading_of_two_rows() -> None:
    sheet = read(
        "姓名\t父亲\t\t母亲\t\n\t姓名\t电话\t姓名\t电话\n王小雨\t王大山\t13800001207\t李丽\t\n"
    )
    assert sheet.targets[1:] == ("father.name", "father.phones", "mother.name", "mother.phones")
    assert len(sheet.rows) == 1


def test_the_heading_of_every_page_is_seen_once() -> None:
    sheet = read("姓名\t性别\n王小雨\t女\n姓名\t性别\n李浩然\t男\n")
    assert len(sheet.rows) == 2
    assert sheet.titles == ("姓名 性别",)


def test_the_register_has_columns_that_we_do_not_know() -> None:
    sheet = read(
        "学校标识码\t姓名\t是否留守儿童\t成员1姓名\t成员1关系\n123\t王小雨\t2\t王大山\t51\n"
    )
    assert sheet.targets == (KEEP, "name", "left_behind", "member1.name", "member1.relation")


def test_of_several_addresses_the_filled_one_is_taken() -> None:
    sheet = read("姓名\t家庭地址\t现住址\t通信地址\n王小雨\t\t后吴村\t中心小学\n")
    assert sheet.targets == ("name", KEEP, "home_address", KEEP)


def test_long_numbers_of_the_school_are_not_numbers_in_the_class() -> None:
    assert read("学号\t姓名\n2024030107\t王小雨\n2024030108\t李浩然\n").targets == (
        "school_number",
        "name",
    )


def test_a_table_without_a_heading_is_read_by_its_contents() -> None:
    sheet = read(
        "王小雨,女,330000201703081220,13800001207,示例镇后吴村三组\n"
        "李浩然,男,,13800001208,示例镇柳林村一组\n"
    )
    assert sheet.targets == ("name", "sex", "id_number", "guardian.phones", "home_address")


def test_nothing_pasted_is_nothing() -> None:
    assert read(" \n\t\n").rows == ()


LINES = st.lists(
    st.text(
        st.sampled_from("王小雨李欧阳女男村123 \t,，、\"'·\n\r　；|姓名电话13800001207合计*")
        | st.characters(exclude_categories=["Cs"]),
        max_size=30,
    ),
    max_size=8,
)


def signs(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\W_]+", "", half_width(text)))


@given(LINES)
def test_nothing_that_is_pasted_gets_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    sheet = read(text)
    kept = [*sheet.titles, *sheet.headings, *(cell for row in sheet.rows for cell in row)]
    assert signs(text) <= signs("".join(kept))
    assert all(len(row) == len(sheet.targets) == len(sheet.headings) for row in sheet.rows)
