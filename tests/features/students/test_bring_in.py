"""A pasted class becomes students, and every doubt is named before anything is written."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.facts.bring_in import (
    Known,
    Student,
    check,
    target_label,
    targets,
)
from carekeeper.features.students.facts.pasted import Sheet, read
from carekeeper.features.students.store import Students

TODAY = date(2026, 11, 23)
ID_NUMBER = "330000201703081220"


def brought(text: str, *known: Known) -> list[Student]:
    return check(read(text), known, today=TODAY)


def doubts(text: str, *known: Known) -> list[str]:
    return [doubt for student in brought(text, *known) for doubt in student.doubts.values()]


def test_register_words_become_the_fields_of_the_file() -> None:
    (student,) = brought(
        "姓名\t性别\t出生日期\t民族\t健康状况\t就读方式\t是否留守儿童\t户口性质\t班内学号\n"
        "王　小雨\t2-女\t20170308\t01 汉族\t10\t2\t2\t1\t07号\n"
    )
    assert student.doubts == {}
    assert student.values == {
        "name": "王小雨",
        "sex": "female",
        "birth_date": date(2017, 3, 8),
        "ethnic_group": "汉族",
        "health": "good",
        "boarding": "boarder",
        "left_behind": True,
        "registration_kind": "rural",
        "class_number": 7,
    }


def test_parents_and_guardian_come_with_the_student_in_calling_order() -> None:
    (student,) = brought(
        "姓名\t父亲姓名\t父亲电话\t监护人姓名\t与学生关系\t监护人电话\n"
        "王小雨\t王大山\t13800001207\t陈桂兰\t奶奶\t13800001208\n"
    )
    assert [
        (one["name"], one["relation"], one["kind"], one["phones"], one["call_order"])
        for one in student.persons
    ] == [
        ("陈桂兰", "grandmother_paternal", "guardian", ("13800001208",), 1),
        ("王大山", "father", "parent", ("13800001207",), 2),
    ]


def test_a_guardian_who_is_the_father_is_one_person() -> None:
    (student,) = brought(
        "姓名\t父亲姓名\t监护人姓名\t关系\t监护人电话\n王小雨\t王大山\t王大山\t父亲\t13800001207\n"
    )
    assert [(one["name"], one["phones"]) for one in student.persons] == [
        ("王大山", ("13800001207",))
    ]


def test_a_list_that_says_grandmother_instead_of_her_name() -> None:
    (student,) = brought("姓名\t监护人\t监护人电话\n王小雨\t奶奶\t13800001208\n")
    (person,) = student.persons
    assert (person["relation"], person["kind"]) == ("grandmother_paternal", "guardian")
    assert person["phones"] == ("13800001208",)
    assert "name" not in person


def test_a_list_that_says_father_where_the_guardian_stands_means_the_father() -> None:
    (student,) = brought(
        "姓名\t父亲姓名\t父亲电话\t监护人\t监护人电话\n"
        "王小雨\t王大山\t13800001207\t父亲\t13800001208\n"
    )
    (person,) = student.persons
    assert (person["name"], person["relation"]) == ("王大山", "father")
    assert person["phones"] == ("13800001207", "13800001208")


def test_unknown_columns_stay_with_the_student() -> None:
    (student,) = brought("学校标识码\t姓名\n3300001\t王小雨\n")
    assert json.loads(student.values["register_extras"]) == {"学校标识码": "3300001"}


def test_a_doubtful_value_stays_out_and_its_text_is_kept_in_the_notes() -> None:
    (student,) = brought("姓名\t身份证号\t父亲电话\n王小雨\t330000201703081221\t13800001207\n")
    assert "id_number" not in student.values
    assert "check digit" in student.doubts[1]
    assert set(student.doubts) == {1}
    assert student.values["notes"] == "To check: ID number 330000201703081221"
    assert student.suggested


def test_a_number_damaged_by_a_spreadsheet_is_seen() -> None:
    assert "spreadsheet" in doubts("姓名\t身份证号\n王小雨\t330000201703081000\n")[0]
    assert "spreadsheet" in doubts("姓名\t身份证号\n王小雨\t3.30000E+17\n")[0]


def test_a_wrong_phone_is_seen() -> None:
    assert "11 digits" in doubts("姓名\t家长电话\n王小雨\t138000012\n")[0]


def test_the_id_number_wins_over_a_birth_date_that_differs() -> None:
    (student,) = brought(f"姓名\t出生日期\t身份证号\n王小雨\t2017-8-3\t{ID_NUMBER}\n")
    assert "birth_date" not in student.values
    assert "8 Mar 2017" in student.doubts[1]


def test_other_documents_are_not_read_as_id_numbers() -> None:
    (student,) = brought("姓名\t身份证件号\t身份证件类型\n王小雨\tE12345678\tA-护照\n")
    assert student.doubts == {}
    assert student.values["id_number"] == "E12345678"


def test_a_class_pasted_twice_is_not_in_the_file_twice() -> None:
    first, second = brought("王小雨\n李浩然", Known("王小雨"))
    assert not first.suggested
    assert "王小雨 is there already" in first.doubts[0]
    assert second.suggested


def test_a_name_twice_in_the_list_is_asked_about() -> None:
    assert [student.suggested for student in brought("王小雨\n王小雨")] == [True, False]


def test_two_students_with_one_name_and_two_id_numbers_are_two() -> None:
    students = brought(f"姓名\t身份证号\n王小雨\t{ID_NUMBER}\n王小雨\t330000201703081239\n")
    assert [student.suggested for student in students] == [True, True]


def test_an_id_number_that_another_student_has_is_not_brought_in() -> None:
    (student,) = brought(f"姓名\t身份证号\n王晓雨\t{ID_NUMBER}\n", Known("王小雨", ID_NUMBER, 7))
    assert "id_number" not in student.values
    assert "王小雨 has this ID number already" in student.doubts[1]
    assert student.suggested


def test_a_number_of_the_class_is_given_once() -> None:
    assert doubts("学号\t姓名\n7\t李浩然\n", Known("王小雨", "", 7)) == ["王小雨 has this number."]


def test_rows_that_are_no_students_are_told_and_left_out() -> None:
    students = brought("姓名\t性别\n王小雨\t女\n合计\t1人\n\t女\n2名\t\n")
    assert [student.suggested for student in students] == [True, False, False, False]
    assert all(student.doubts for student in students[1:])


def test_a_dash_is_nothing() -> None:
    (student,) = brought("姓名\t父亲姓名\t父亲电话\t身份证号\n王小雨\t—\t无\t/\n")
    assert student.doubts == {}
    assert student.persons == []


def test_every_place_a_column_can_go_to_has_words_of_its_own() -> None:
    words = [target_label(target) for target in targets()]
    assert "Mother · Phone" in words
    assert len(words) == len(set(words))


def test_a_whole_class_goes_into_the_file_as_it_was_pasted(class_file: ClassFile) -> None:
    rows = "".join(
        f"{n}\t王{name}\t女\t奶奶{n}\t奶奶\t138000012{n:02d}\n"
        for n, name in enumerate("一二三四五六七八九十", start=1)
    )
    students = brought(f"序号\t姓名\t性别\t监护人姓名\t关系\t电话\n{rows}")
    students = Students(class_file)
    students.add_all([(student.values, student.persons) for student in students], "Class")
    lines = students.lines()
    assert [line.class_number for line in lines] == list(range(1, 11))
    assert lines[3].phones_digits == "13800001204"


CELLS = st.text(
    st.sampled_from("王小雨0123456789Xx女男是否-/.年月日 　·—Ee+号") | st.characters(codec="utf-8"),
    max_size=20,
)


@given(
    st.lists(st.sampled_from(targets()), min_size=1, max_size=6),
    st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=4),
)
def test_whatever_the_cells_hold_every_row_is_a_student_or_told(
    wanted: list[str], cells: list[list[str]]
) -> None:
    rows = tuple(tuple(row[: len(wanted)]) for row in cells)
    sheet = Sheet((), ("",) * len(wanted), tuple(wanted), rows)
    students = check(sheet, [Known("王小雨", ID_NUMBER, 7)], today=TODAY)
    assert len(students) == len(rows)
    for student in students:
        assert student.values.get("name") or student.doubts
        assert "" not in student.values.values()
