"""The same list, saved by other programs in each of their ways, gives the same students."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.lists.reading import person, student, students

from carekeeper.lists import reader

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize(
    "name",
    [
        *("roster.xlsx", "roster.xls", "roster.ods", "roster.fods", "roster.html"),
        *("utf8.csv", "gb18030.csv", "utf16.csv"),
    ],
)
def test_a_list_of_libreoffice(name: str) -> None:
    reading = reader.read_file(FIXTURES / name)
    one, other, third, last = students(reading)
    assert [len(each.doubts) for each in (one, other, third, last)] == [0, 0, 0, 0]
    assert one.values == {
        "name": "王小雨",
        "sex": "female",
        "birth_date": date(2017, 3, 8),
        "id_number": "330000201703081220",
        "home_address": "后吴村1组",
    }
    father = person(one, "father")
    assert (father["name"], father["phones"], father["away_city"]) == (
        "王大山",
        ("13800001207",),
        "东莞",
    )
    assert person(other, "father")["away"] is False
    assert third.gone == ["father"]
    assert (last.name, last.kept) == ("欧阳子轩", {"是否享受一补": "否"})
    assert "三（2）班学生花名册" in reading.table.titles


EXCEL_2003 = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
 <Worksheet ss:Name="学生信息"><Table>
  <Row><Cell ss:MergeAcross="3"><Data ss:Type="String">三（2）班花名册</Data></Cell></Row>
  <Row><Cell ss:MergeDown="1"><Data ss:Type="String">姓名</Data></Cell>
   <Cell ss:MergeAcross="1"><Data ss:Type="String">母亲情况</Data></Cell>
   <Cell ss:MergeDown="1"><Data ss:Type="String">身份证号</Data></Cell>
   <Cell ss:MergeDown="1"><Data ss:Type="String">出生日期</Data></Cell></Row>
  <Row><Cell ss:Index="2"><Data ss:Type="String">姓名</Data></Cell>
   <Cell><Data ss:Type="String">联系电话</Data></Cell></Row>
  <Row ss:Index="6"><Cell><ss:Data ss:Type="String"><html:B>王</html:B>小雨</ss:Data></Cell>
   <Cell><Data ss:Type="String">李丽</Data></Cell>
   <Cell><Data ss:Type="Number">13800001207</Data></Cell>
   <Cell><Data ss:Type="Number">3.3052220150308E+17</Data></Cell>
   <Cell><Data ss:Type="DateTime">2015-03-08T00:00:00.000</Data></Cell></Row>
 </Table></Worksheet>
</Workbook>
"""


def test_a_workbook_of_excel_2003_in_one_xml_file() -> None:
    one = student(EXCEL_2003)
    mother = person(one, "mother")
    assert (one.name, mother["name"], mother["phones"]) == ("王小雨", "李丽", ("13800001207",))
    assert one.values["birth_date"] == date(2015, 3, 8)
    assert "last digits are lost" in one.doubts[0].sentence


def test_a_list_of_taiwan_in_its_own_encoding_and_characters() -> None:
    text = (
        "座號,姓名,性別,家長姓名,與學生關係,行動電話,備註\n"
        "1,陳怡君,女,陳大勇,父親,13800001207,轉入\n"
        "2,林志豪,男,林美惠,媽媽,13800001208,\n"
    )
    one, other = students(text.encode("cp950"))
    assert (one.name, one.values["class_number"], one.values["notes"]) == ("陳怡君", 1, "轉入")
    assert person(one, "father")["phones"] == ("13800001207",)
    assert person(other, "mother")["name"] == "林美惠"


@pytest.mark.parametrize("names", ["陈怡君\n林志豪\n周子墨", "王芳\n李强"])
def test_names_alone_in_the_encoding_of_the_mainland(names: str) -> None:
    assert [one.name for one in students(names.encode("gb18030"))] == names.split()
