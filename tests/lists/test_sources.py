"""A list is read from whatever the school sends, told by its content."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from typing import Any

import docx
import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists.reading import person, read, student, students

from carekeeper.core import itself
from carekeeper.core.errors import CareKeeperError, Refused
from carekeeper.lists import apart, sent, sources

TEXT = "姓名,性别,电话\n王小雨,女,13800001207\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_text_in_any_encoding_with_any_separator(encoding: str, sign: str) -> None:
    one = student(TEXT.replace(",", sign).encode(encoding))
    assert (one.name, one.persons[0]["phones"]) == ("王小雨", ("13800001207",))


def test_a_web_page_that_is_called_a_workbook() -> None:
    one = student(
        "<html><head><meta charset=utf-8><style>td{color:red}</style></head><body><table>"
        "<tr><td colspan=4>三（2）班名册</td></tr>"
        "<tr><th rowspan=2>姓名</th><th colspan=2>父亲</th><th rowspan=2>备注</th></tr>"
        "<tr><th>姓名</th><th>电话</th></tr>"
        "<tr><td>王&nbsp;小雨</td><td>王大山</td><td>13800001207</td><td>转入</td></tr>"
        "</table></body></html>"
    )
    assert person(one, "father")["phones"] == ("13800001207",)
    assert one.values["notes"] == "转入"


def test_a_table_in_word_with_merged_cells() -> None:
    document = docx.Document()
    document.add_paragraph("三（2）班花名册")
    table = document.add_table(rows=4, cols=3)
    for column, word in enumerate(("姓名", "家长姓名", "关系")):
        table.cell(0, column).text = word
    table.cell(1, 0).merge(table.cell(2, 0)).text = "王小雨"
    for row, (name, relation) in enumerate((("王大山", "父亲"), ("李丽", "母亲")), start=1):
        table.cell(row, 1).text, table.cell(row, 2).text = name, relation
    table.cell(3, 0).text = "李浩然"
    stream = io.BytesIO()
    document.save(stream)
    one, other = students(stream.getvalue())
    assert [guardian["name"] for guardian in one.persons] == ["王大山", "李丽"]
    assert other.name == "李浩然"


def old_workbook() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("学生信息")
    sheet.write_merge(0, 0, 0, 3, "三（2）班花名册")
    sheet.write_merge(1, 2, 0, 0, "姓名")
    sheet.write_merge(1, 1, 1, 2, "母亲情况")
    sheet.write(2, 1, "姓名")
    sheet.write(2, 2, "联系电话")
    sheet.write_merge(1, 2, 3, 3, "身份证号")
    for column, value in enumerate(("王小雨", "李丽", 13800001207, 330522201503081248)):
        sheet.write(3, column, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_an_old_workbook_with_groups_and_a_damaged_number() -> None:
    one = student(old_workbook())
    assert person(one, "mother")["phones"] == ("13800001207",)
    assert "id_number" not in one.values
    assert "last digits are lost" in one.doubts[0].sentence


def test_the_sheet_with_the_list_is_taken_and_the_others_are_named() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("说明").write(0, 0, "请填写")
        sheet = book.add_worksheet("名单")
        sheet.write_row(0, 0, ["姓名", "性别"])
        sheet.write_row(1, 0, ["王小雨", "女"])
    reading = read(stream.getvalue())
    assert reading.names == ("说明", "名单")
    assert reading.chosen == 1


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"\x89PNG\r\n",
        b"",
        b"PK\x03\x04" + b"\0" * 40,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused):
        sources.read_bytes(data)


def test_a_bomb_and_a_sheet_without_end_are_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 450_000_000)
    far = io.BytesIO()
    with xlsxwriter.Workbook(far) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "姓名")
        sheet.write(1_048_575, 0, "王小雨")
    for data in (bomb.getvalue(), far.getvalue()):
        with pytest.raises(Refused, match="far larger"):
            sources.read_bytes(data)


def test_a_whole_sheet_saved_as_text_has_its_students_only() -> None:
    found = students("姓名,性别\n王小雨,女\n李浩然,男\n" + ",\n" * 1_048_573)
    assert [one.name for one in found] == ["王小雨", "李浩然"]


@pytest.mark.parametrize("row", ["王小雨,女\n", "<tr><td>王小雨<td>女"])
def test_a_text_or_a_page_with_too_many_rows_is_refused(row: str) -> None:
    head = "<table>" if row.startswith("<") else "姓名,性别\n"
    with pytest.raises(Refused, match="far larger"):
        read(head + row * 61_000)


@pytest.mark.parametrize("behind", range(4, 8))
def test_a_forged_count_that_asks_for_all_memory_ends_nothing(behind: int) -> None:
    data = bytearray(old_workbook())
    dimensions = data.index(b"\x00\x02\x0e\x00")  # the record of this name in the BIFF format
    data[dimensions + behind] = 0x7F
    with pytest.raises(Refused, match="damaged"):
        sources.read_bytes(bytes(data))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5_000), st.integers(0, 255), st.booleans())
def test_a_damaged_workbook_never_breaks_the_reader(at: int, value: int, cut: bool) -> None:
    data = bytearray(old_workbook())
    data[at % len(data)] = value
    try:
        students(bytes(data[: at or 1] if cut else data))
    except CareKeeperError as problem:
        said = problem.sentence
    else:
        said = "read"
    assert said


def test_a_large_workbook_is_read_whole_however_often_one_looks_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["姓名", *(f"王{chr(0x4E00 + n)}雨" for n in range(9_000))])
    monkeypatch.setattr(apart, "_LOOK", 0.0001)
    assert len(sources.read_bytes(stream.getvalue())[0].rows) == 9_001


class Stopped(Exception):
    """What the reader is told when the teacher does not want to wait."""


def test_reading_a_workbook_ends_at_once_when_it_is_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[subprocess.Popen[bytes]] = []

    class Remembered(subprocess.Popen[bytes]):
        def __init__(self, *given: Any, **more: Any) -> None:
            super().__init__(*given, **more)
            begun.append(self)

    def stop(_step: int, _of: int) -> None:
        raise Stopped

    endless = [sys.executable, "-c", "import time\nwhile True: time.sleep(9)"]
    monkeypatch.setattr(itself, "command", lambda *_words: endless)
    monkeypatch.setattr(subprocess, "Popen", Remembered)
    with pytest.raises(Stopped):
        sources.read_bytes(old_workbook(), report=stop)
    assert begun[0].returncode is not None


def test_cells_come_through_to_the_other_process_as_they_were() -> None:
    """Whatever a sheet is called: its name is the one text that nobody tidies."""
    rows = [["姓名", "", "电话"], ["王小雨", "一行\n两行", ""], ["", "", ""]]
    sheets: list[sent.Cells] = [
        ("名\x1c\x1d\x1e\x1f单 ", rows, [(0, 0, 1, 2)], [(1, 2), (2, 0)], True),
        ("", [], [], [], False),
    ]
    first, *rest = sent.unpack(sent.pack(sheets))
    assert first == ("名单 ", *sheets[0][1:])
    assert rest == sheets[1:]
    assert sent.unpack(sent.pack([])) == []
