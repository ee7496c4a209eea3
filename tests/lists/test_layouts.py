"""Lists as they are laid out: merged over lines, split between pages, with marks and totals."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
import xlsxwriter
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from tests.lists.reading import person, read, student, students

from carekeeper.lists import reader

HEAD = ("姓名", "性别", "家长", "电话")
CHEN = ("陈一诺", "女", "陈大勇", "13800001207")
WANG = ("王浩然", "男", "王建国", "13800001217")
NAMES = ["陈一诺", "王浩然"]


def table(document: Document, *rows: tuple[str, ...]) -> None:
    """Put a table into a Word document."""
    made = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            made.cell(at, column).text = cell


def of_word(document: Document) -> reader.Reading:
    """Read a Word document."""
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue())


def page(*tables: tuple[tuple[str, ...], ...]) -> str:
    """Return a web page with tables."""
    return "<html><body>" + "".join(map(_table, tables)) + "</body></html>"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def test_what_is_merged_over_two_students_is_said_of_both(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("班级", "姓名", "家庭住址", "父亲", "父亲电话"))
        for column, cell in ((0, "三（2）班"), (2, "青石桥村1号"), (3, "陈大勇"), (4, CHEN[3])):
            sheet.merge_range(1, column, 2, column, cell)
        sheet.write(1, 1, "陈一诺")
        sheet.write(2, 1, "陈二诺")
    found = students(reader.read_file(path))
    assert [one.name for one in found] == ["陈一诺", "陈二诺"]
    assert {one.class_name for one in found} == {"三（2）班"}
    assert {one.values["home_address"] for one in found} == {"青石桥村1号"}
    assert [person(one, "father")["phones"] for one in found] == [(CHEN[3],), (CHEN[3],)]


def test_the_name_above_once_more_goes_on_with_the_student() -> None:
    one, other = students(
        "姓名\t性别\t家长\t关系\t电话\n陈一诺\t女\t陈大勇\t父亲\t13800001207\n"
        "同上\t\t周小红\t母亲\t13900001208\n王浩然\t男\t王建国\t父亲\t13800001217\n"
    )
    assert [one.name, other.name] == NAMES
    assert person(one, "mother")["phones"] == ("13900001208",)


def test_a_block_may_lack_the_last_columns() -> None:
    one, other = students(
        "序号\t姓名\t性别\t备注\t序号\t姓名\t性别\n1\t陈一诺\t女\t班长\t2\t王浩然\t男\n"
    )
    assert (one.values["notes"], other.name) == ("班长", "王浩然")


@pytest.mark.parametrize(
    "line",
    ["男生\t1\t女生\t1", "---\t---\t---\t---", "甲\t乙\t丙\t丁", "\t女生\t\t", "第一组\t\t\t"],
)
def test_counts_and_signs_and_marks_are_no_students(line: str) -> None:
    reading = read(f"序号\t姓名\t性别\t身高\n{line}\n1\t陈一诺\t女\t132\n")
    assert [one.name for one in students(reading)] == ["陈一诺"]


@pytest.mark.parametrize("again", [True, False])
def test_a_table_of_word_that_was_split_is_one(*, again: bool) -> None:
    document = docx.Document()
    document.add_paragraph("三（2）班花名册")
    table(document, HEAD, CHEN)
    document.add_page_break()
    table(document, *((HEAD, WANG) if again else (WANG,)))
    reading = of_word(document)
    assert [one.name for one in students(reading)] == NAMES
    assert len(reading.names) == 1


def test_tables_of_word_with_other_words_stay_apart() -> None:
    document = docx.Document()
    table(document, ("教师姓名", "学科", "职务", "电话"), ("张老师", "语文", "", "13900009999"))
    table(document, HEAD, CHEN, WANG)
    reading = of_word(document)
    assert [one.name for one in students(reading)] == NAMES
    assert len(reading.names) == 2


def test_a_table_of_word_inside_another() -> None:
    document = docx.Document()
    inner = document.add_table(1, 1).cell(0, 0).add_table(2, 4)
    for row, cells in enumerate((HEAD, CHEN)):
        for column, cell in enumerate(cells):
            inner.cell(row, column).text = cell
    assert [one.name for one in students(of_word(document))] == ["陈一诺"]


def test_a_page_whose_headings_are_a_table_of_their_own() -> None:
    assert [one.name for one in students(page((HEAD,), (CHEN, WANG)))] == NAMES


def test_lines_within_a_cell_do_not_hide_the_commas() -> None:
    one, other = students(
        '姓名,性别,家庭住址,备注\n陈一诺,女,"某镇,青石桥村1号","父亲外出\n母亲在家"\n'
        '王浩然,男,"青石桥村""大院""2号",\n'
    )
    assert (one.values["home_address"], one.values["notes"]) == (
        "某镇,青石桥村1号",
        "父亲外出\n母亲在家",
    )
    assert other.values["home_address"] == '青石桥村"大院"2号'


@pytest.mark.parametrize(
    ("cell", "sex"),
    [
        ("男√ 女□", "male"),
        ("男■ 女□", "male"),
        ("男☑女☐", "male"),
        ("男（√）女", "male"),
        ("□男 √女", "female"),
        ("男 女√", "female"),
        ("√女", "female"),
    ],
)
def test_a_tick_belongs_to_the_word_on_the_side_of_all_ticks(cell: str, sex: str) -> None:
    assert student(f"姓名\t性别\n陈一诺\t{cell}\n").values["sex"] == sex


def test_a_tick_between_two_words_is_a_doubt() -> None:
    one = student("姓名\t性别\n陈一诺\t男√女\n")
    assert "sex" not in one.values
    assert one.doubts[0].text == "男√女"


def test_remarks_keep_their_ticks() -> None:
    assert student("姓名\t备注\n陈一诺\t保险√ 校服\n").values["notes"] == "保险√ 校服"


def test_the_class_whose_name_stands_alone_above_students() -> None:
    one, other = students("姓名\t性别\n三（1）班\t\n陈一诺\t女\n三（2）班\t\n王浩然\t男\n")
    assert (one.class_name, other.class_name) == ("三（1）班", "三（2）班")


def test_the_plan_of_a_classroom() -> None:
    found = students("讲台\t\t\n第一组\t第二组\t第三组\n陈一诺\t王浩然\t李思琪\n")
    assert [one.name for one in found] == [*NAMES, "李思琪"]


def test_a_list_that_lies_on_its_side() -> None:
    one, other = students(
        "三（2）班\t\t\n姓名\t陈一诺\t王浩然\n性别\t女\t男\n家长电话\t13800001207\t13800001217\n"
    )
    assert [(who.name, who.values["sex"]) for who in (one, other)] == [
        ("陈一诺", "female"),
        ("王浩然", "male"),
    ]
    assert other.persons[0]["phones"] == (WANG[3],)


def test_the_parts_of_an_address_are_no_student() -> None:
    one = student("姓名\t家庭住址\t\t\t性别\n\t镇\t村\t组\t\n陈一诺\t某镇\t青石桥村\t3组\t女\n")
    assert one.kept == {"家庭住址 镇": "某镇", "家庭住址 村": "青石桥村", "家庭住址 组": "3组"}


def test_a_family_on_the_page_of_a_student() -> None:
    one = student(
        "姓名\t陈一诺\t性别\t女\n家庭住址\t青石桥村1号\t\t\n称谓\t姓名\t年龄\t联系电话\n"
        "父亲\t陈大勇\t41\t13800001207\n母亲\t周小红\t39\t13900001208\n"
    )
    assert one.name == "陈一诺"
    assert person(one, "mother")["phones"] == ("13900001208",)


def test_tabs_around_numbers_do_not_hide_the_commas() -> None:
    one, other = students(
        "姓名\t,性别,电话\n陈一诺\t,女,13800001207\t\n王浩然\t,男,13800001217\t\n"
    )
    assert [one.name, other.name] == NAMES
    assert one.persons[0]["phones"] == (CHEN[3],)


def test_a_line_of_word_that_begins_further_right() -> None:
    document = docx.Document()
    table(document, ("序号", *HEAD), ("1", *CHEN), ("2", *WANG))
    row = document.tables[0].rows[2]._tr
    row.remove(row.tc_lst[0])
    before = OxmlElement("w:gridBefore")
    before.set(qn("w:val"), "1")
    row.get_or_add_trPr().append(before)
    assert [one.name for one in students(of_word(document))] == NAMES


def test_the_sheet_of_the_teachers_is_not_the_list(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (("教师", (HEAD, CHEN, WANG)), ("学生", (HEAD, CHEN))):
            sheet = book.add_worksheet(name)
            for at, cells in enumerate(rows):
                sheet.write_row(at, 0, cells)
    assert reader.read_file(path).table.name == "学生"


def test_a_form_whose_groups_stand_at_its_left() -> None:
    one = student(
        "基本信息\t姓名\t陈一诺\t性别\t女\n\t民族\t汉族\t家庭住址\t青石桥村1号\n"
        "家庭成员\t称谓\t姓名\t联系电话\t工作单位\n\t父亲\t陈大勇\t13800001207\t电子厂\n"
        "\t母亲\t周小红\t13900001208\t\n"
    )
    assert one.name == "陈一诺"
    assert person(one, "mother")["phones"] == ("13900001208",)


def test_a_relation_is_the_answer_also_below_other_words_of_the_form() -> None:
    one = student(
        "姓名\t陈一诺\t性别\t女\t出生年月\t2015.03\n民族\t汉族\t户口性质\t农业\t血型\tA\n"
        "委托监护人\t姓名\t陈桂兰\t与儿童关系\t奶奶\t联系电话\t13800001207\n"
    )
    assert person(one, "grandmother_paternal")["name"] == "陈桂兰"


def test_a_list_on_its_side_may_name_its_columns() -> None:
    found = students("项目\t学生1\t学生2\n姓名\t陈一诺\t王浩然\n性别\t女\t男\n")
    assert [one.name for one in found] == NAMES


def test_cells_that_say_what_they_are() -> None:
    one, other = students(
        "姓名:陈一诺,性别:女,家长:陈大勇,电话:13800001207\n"
        "姓名:王浩然,性别:男,家长:王建国,电话:13800001217\n"
    )
    assert (one.values["sex"], one.persons[0]["name"]) == ("female", "陈大勇")
    assert other.persons[0]["phones"] == (WANG[3],)


@pytest.mark.parametrize("heads", ["男生\t女生", "第一组\t第二组"])
def test_columns_of_names_below_what_is_said_of_each(heads: str) -> None:
    found = students(f"{heads}\n陈一诺\t王浩然\n李思琪\t\n")
    assert [one.name for one in found] == ["陈一诺", "李思琪", "王浩然"]


def test_running_numbers_below_no_word_are_those_of_the_lines() -> None:
    one, other = students("\t姓名\t性别\n1\t陈一诺\t女\n2\t王浩然\t男\n")
    assert (one.number, other.number, one.kept) == (1, 2, {})


def test_the_class_in_the_title_above_and_in_a_column() -> None:
    one, other = students(
        "三（2）班\t\t\t\t\t\n班级\t姓名\t性别\t家长\t关系\t电话\n三2\t陈一诺\t女\t陈大勇\t父亲\t13800001207\n"
        "\t\t\t周小红\t母亲\t13900001208\n三2\t王浩然\t男\t王建国\t父亲\t13800001217\n"
    )
    assert [one.name, other.name] == NAMES
    assert person(one, "mother")["phones"] == ("13900001208",)


def test_two_classes_each_below_its_name_and_a_heading() -> None:
    found = students("三2班\t\n姓名\t性别\n陈一诺\t女\n三3班\t\n姓名\t性别\n王浩然\t男\n")
    assert [one.class_name for one in found] == ["三2班", "三3班"]


def test_a_line_to_be_signed_is_no_student() -> None:
    text = "序号\t姓名\t家长\t关系\n1\t陈一诺\t陈大勇\t父亲\n校长（签字）：\t\t\t制表人：张三\n"
    assert [one.name for one in students(text)] == ["陈一诺"]
