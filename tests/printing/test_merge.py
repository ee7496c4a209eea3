"""Documents put one behind the other."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from carekeeper.core.geometry import Geometry
from carekeeper.printing.merge import merged, numbered
from carekeeper.printing.page import Sheets, on_paper


def document(title: str, *pages: str) -> bytes:
    sheets = Sheets(title, author="沈文")
    for number, text in enumerate(pages):
        if number:
            sheets.new_page()
        sheets.text(45, 60, text)
    return sheets.finish()


def words_of(pdf: bytes) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def test_all_pages_stand_in_their_order_under_the_first_title() -> None:
    whole = merged([document("学生档案", "一", "二"), document("联系卡", "三")])
    assert words_of(whole) == ["一", "二", "三"]
    about = PdfReader(BytesIO(whole)).metadata
    assert about is not None
    assert (about.title, about.author) == ("学生档案", "沈文")


def test_each_page_says_whose_it_is_and_its_number_in_the_whole() -> None:
    whole = numbered([document("学生档案", "一", "二"), document("联系卡", "三")], "王小雨")
    assert words_of(whole) == [
        "一王小雨1/3",
        "二王小雨2/3",
        "三王小雨3/3",
    ]


def test_a_numbered_document_can_be_put_behind_another() -> None:
    first = numbered([document("A", "one")], "Wang Xiaoyu")
    second = numbered([document("B", "two")], "")
    assert words_of(merged([first, second])) == ["oneWangXiaoyu1/1", "two1/1"]


def test_printed_on_both_sides_each_file_begins_on_a_front() -> None:
    with on_paper(Geometry(duplex=True)):
        whole = merged([document("A", "one"), document("B", "two")])
    assert words_of(whole) == ["one", "", "two"]
