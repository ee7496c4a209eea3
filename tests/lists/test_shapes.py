"""Tables as schools make them: titles, groups, blocks, forms, chats; nothing is guessed."""

from __future__ import annotations

import pytest
from tests.lists.reading import person, read, sentences, student, students

from carekeeper.core.errors import Refused
from carekeeper.lists import reader


def test_groups_in_three_rows() -> None:
    one = student(
        "三2班名册\n学生情况\t\t\t家庭信息\t\t\t\n序号\t姓名\t性别\t父亲\t\t母亲\t\n"
        "\t\t\t姓名\t电话\t姓名\t电话\n"
        "1\t陈一诺\t女\t陈大勇\t13800001207\t周小红\t13900001208\n"
    )
    assert person(one, "father")["phones"] == ("13800001207",)
    assert person(one, "mother")["name"] == "周小红"


def test_the_phone_beside_each_parent_is_that_parents() -> None:
    one = student("姓名\t父亲\t电话\t母亲\t电话\n王小雨\t王大山\t13800001207\t李丽\t13900001207\n")
    assert person(one, "mother")["phones"] == ("13900001207",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("姓名\t性别\t姓名\n王小雨\t女\t王大山\n", "whose name"),
        ("姓名\t电话\t电话\n王小雨\t13800001207\t13900001208\n", "whose number"),
        ("王小雨 王大山\n李浩然 李强\n", "whose it is"),
        ("姓名\t父母电话\n王小雨\t13800001207\n", "both parents"),
        ("姓名\t父亲姓名\t母亲姓名\t务工地点\n王小雨\t王大山\t李丽\t苏州\n", "unclear whom"),
    ],
)
def test_what_nothing_explains_is_a_doubt_and_kept(text: str, said: str) -> None:
    assert any(said in one for one in sentences(text))
    assert all(one.kept for one in students(text))


def test_a_list_that_starts_anew_goes_on_below() -> None:
    reading = read(
        "三2班名单\n序号\t姓名\t性别\n1\t王小雨\t女\n转入学生\n序号\t姓名\t原学校\n"
        "1\t张三丰\t实验小学\n合计：2人\n备注：一式两份\n"
    )
    assert [one.name for one in students(reading)] == ["王小雨", "张三丰"]
    assert students(reading)[1].kept == {"原学校": "实验小学"}
    assert reading.table.titles == ("三2班名单", "转入学生", "合计：2人", "备注：一式两份")


def test_several_classes_are_told_and_one_is_taken() -> None:
    table = read("姓名\t班级\n王小雨\t三1班\n李浩然\t三（2）班\n赵一\t三年级二班\n").table
    assert reader.classes_of(table) == ("三（2）班", "三1班")
    assert len(reader.of_class(table, "302班").lines) == 2
    with pytest.raises(Refused, match="三1班"):
        reader.of_class(table, "四1班")


def test_columns_of_two_classes_side_by_side() -> None:
    table = read("三1班\t三2班\n王小雨\t李浩然\n赵一\t钱二\n").table
    assert [line.cells[0] for line in reader.of_class(table, "三2班").lines] == ["李浩然", "钱二"]


def test_one_page_for_one_student() -> None:
    one = student(
        "学生基本情况登记表\t\t\t\n姓名\t陈一诺\t性别\t女\n"
        "身份证号\t330522201503081248\t家庭住址\t青石桥村1号\n"
        "家庭成员\t姓名\t关系\t联系电话\n\t陈大勇\t父亲\t13800001207\n"
        "\t周小红\t母亲\t13900001208\n备注\t父母在外务工\t\t\n"
    )
    assert one.values["home_address"] == "青石桥村1号"
    assert person(one, "mother")["phones"] == ("13900001208",)
    assert one.values["notes"] == "父母在外务工"


def test_a_numbered_list_of_a_chat() -> None:
    reading = read("#接龙\n1. 王小雨 女 13800001207\n2、李浩然，男，138 0000 1208\n3）王　芳\n")
    found = students(reading)
    assert [(one.name, one.number) for one in found] == [("王小雨", 1), ("李浩然", 2), ("王芳", 3)]
    assert found[1].persons[0]["phones"] == ("13800001208",)
    assert reading.table.titles == ("#接龙",)


def test_plus_signs_part_the_words_of_a_chat() -> None:
    one, other = students("李思琪+女+13800001207\n王芳+男+13800001208\n")
    assert (one.name, one.values["sex"]) == ("李思琪", "female")
    assert other.persons[0]["phones"] == ("13800001208",)


def test_a_row_for_each_parent() -> None:
    one, _other = students(
        "姓名\t性别\t家长\t关系\t电话\n王小雨\t女\t王大山\t父亲\t13800001207\n"
        "王小雨\t女\t李丽\t母亲\t13900001207\n李浩然\t男\t李强\t父亲\t13800001208\n"
    )
    assert [guardian["name"] for guardian in one.persons] == ["王大山", "李丽"]


@pytest.mark.parametrize(
    "cell",
    [
        "父：王大山 13800001207 母：李丽 13900001207",
        "爸爸13800001207 妈妈13900001207",
        "王大山（父）13800001207\n李丽（母）13900001207",
        "13800001207（爸）13900001207（妈）",
    ],
)
def test_several_persons_in_one_cell(cell: str) -> None:
    one = student(f'姓名\t家长电话\n王小雨\t"{cell}"\n')
    assert person(one, "father")["phones"] == ("13800001207",)
    assert person(one, "mother")["phones"] == ("13900001207",)


def test_names_and_numbers_that_cannot_be_told_apart_are_a_doubt() -> None:
    text = "姓名\t家长及电话\n王小雨\t王大山、李丽 13800001207\n"
    assert any("which number is whose" in one for one in sentences(text))
    assert student(text).persons == []


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2015.3.8", "2015-03-08"),
        ("20150308", "2015-03-08"),
        ("二〇一五年三月八日", "2015-03-08"),
        ("15-3-8", "2015-03-08"),
        ("42071", "2015-03-08"),
        ("2015-03-08 00:00:00", "2015-03-08"),
        ("2015年3月8日生", "2015-03-08"),
    ],
)
def test_days_in_their_usual_forms(cell: str, day: str) -> None:
    one = student(f"姓名\t出生日期\n王小雨\t{cell}\n")
    assert one.values["birth_date"].isoformat() == day


@pytest.mark.parametrize("cell", ["2030-1-1", "2015-02-30", "3-8", "农历三月初八", "5/6/2015"])
def test_a_day_that_cannot_be_is_a_doubt(cell: str) -> None:
    one = student(f"姓名\t出生日期\n王小雨\t{cell}\n")
    assert "birth_date" not in one.values
    assert one.doubts[0].text == cell


def test_a_month_of_birth_is_kept_as_such() -> None:
    one = student("姓名\t出生年月\n王小雨\t2015.03\n")
    assert one.kept == {"出生年月": "2015.03"}
    assert one.doubts == []


@pytest.mark.parametrize(
    ("cell", "answer"),
    [("男（ ）女（√）", "female"), ("☑男 □女", "male"), ("2", "female"), ("F", "female")],
)
def test_an_answer_that_is_ticked(cell: str, answer: str) -> None:
    assert student(f"姓名\t性别\n王小雨\t{cell}\n").values["sex"] == answer


def test_signs_around_a_value_are_no_part_of_it() -> None:
    one = student('姓名\t家长\t电话\t住址\n="王小雨"\t王大山（爸）\t13800001207.0\t#N/A\n')
    (father,) = one.persons
    assert (one.name, father["name"], father["relation"]) == ("王小雨", "王大山", "father")
    assert father["phones"] == ("13800001207",)
    assert "home_address" not in one.values


def test_the_same_as_above_is_the_cell_above() -> None:
    one, other = students("姓名\t住址\n王小雨\t后吴村\n李浩然\t同上\n")
    assert one.values["home_address"] == other.values["home_address"] == "后吴村"


@pytest.mark.parametrize("name", ["李?然", "李□然", "李\ufffd然", "李\ue000然"])
def test_a_damaged_name_is_a_doubt(name: str) -> None:
    one = student(f"姓名\t性别\n{name}\t男\n")
    assert one.name == name
    assert "lost" in one.doubts[0].sentence


def test_look_alikes_become_the_usual_characters() -> None:
    assert student("姓名\t性别\n⾝⽅明\t男\n").name == "身方明"


def test_an_id_number_that_a_spreadsheet_damaged_is_named() -> None:
    one = student("姓名\t身份证号\n王小雨\t3.30522E+17\n")
    assert "id_number" not in one.values
    assert one.doubts[0].row == 2


def test_a_relation_word_is_the_relation_and_no_name() -> None:
    (grandmother,) = student("姓名\t监护人\t电话\n王小雨\t奶奶\t13800001207\n").persons
    assert grandmother["relation"] == "grandmother_paternal"
    assert "name" not in grandmother


def test_nothing_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refused, match="nothing in this file"):
        read(" \n\t\n")


def test_two_columns_that_say_different_things_of_one_person_are_a_doubt() -> None:
    one = student(
        "姓名\t监护人姓名\t监护人务工地点\t父亲姓名\t父亲务工地点\n王小雨\t王大山\t在家\t王大山\t宁波\n"
    )
    (father,) = one.persons
    assert (father["relation"], father["away"]) == ("father", False)
    assert "away_city" not in father
    (doubt,) = one.doubts
    assert (doubt.text, doubt.sentence) == ("宁波", "Another column says something different.")


def test_a_parent_who_is_not_away_and_works_elsewhere_is_a_doubt() -> None:
    one = student("姓名\t父亲姓名\t父亲是否外出\t父亲务工地点\n王小雨\t王大山\t否\t宁波\n")
    assert person(one, "father")["away"] is False
    (doubt,) = one.doubts
    assert (doubt.text, doubt.sentence) == ("宁波", "Another column says something different.")
