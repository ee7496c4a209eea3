"""Paper and bound side are the printer's choice, and every paper follows."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pypdf
import pytest

from carekeeper.core.geometry import A4, MM, Geometry
from carekeeper.printing.page import Running, Sheets, as_part, on_paper

A5 = Geometry(width=148 * MM, height=210 * MM, left=25 * MM, right=15 * MM)


def _drawn(pages: Sequence[int], *, who: str = "王小雨", where: str = "三（2）班") -> bytes:
    """Draw a paper for each number, on so many pages."""
    sheets = Sheets("试")
    for count in pages:
        sheets.open(Running(lambda: 60.0, lambda: None, 700.0, who, where))
        for _ in range(count - 1):
            sheets.turn()
        sheets.text(sheets.left, 300, "记")
        sheets.close()
    return sheets.finish()


def _texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def test_a_page_of_several_says_whose_it_is_of_which_class_and_of_how_many() -> None:
    one, first, second = _texts(_drawn((1, 2)))
    assert "/" not in one
    assert "王小雨　三（2）班　1/2" in first
    assert "王小雨　三（2）班　2/2" in second


@pytest.mark.usefixtures("chinese")
def test_a_further_page_begins_with_the_name() -> None:
    pages = _texts(_drawn((2,)))
    assert "（续）" not in pages[0]
    assert pages[1].split()[:1] == ["王小雨"]


def test_pages_are_cut_to_the_paper_that_was_chosen() -> None:
    with on_paper(A5):
        pdf = _drawn((1,))
        sheets = Sheets("试")
    page = pypdf.PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (float(page.width), float(page.height)) == pytest.approx((A5.width, A5.height), abs=0.01)
    assert sheets.left * sheets.scale == pytest.approx(25 * MM)
    assert (sheets.width - sheets.right) * sheets.scale == pytest.approx(15 * MM)
    assert Sheets("试").geometry == A4


def test_on_both_sides_each_student_begins_on_a_front_and_the_back_is_bound_at_the_right() -> None:
    with on_paper(Geometry(left=70, right=40, duplex=True)):
        pdf = _drawn((1, 3, 1))
        sheets = Sheets("试")
    assert ["记" in text for text in _texts(pdf)] == [
        True, False, False, False, True, False, True,
    ]  # fmt: skip
    assert (sheets.left, sheets.width - sheets.right) == pytest.approx((70, 40))
    sheets.new_page()
    assert (sheets.left, sheets.width - sheets.right) == pytest.approx((40, 70))


def test_a_part_of_a_whole_file_leaves_the_numbers_to_the_whole() -> None:
    with as_part(before=1):
        assert all("/" not in text for text in _texts(_drawn((2,))))
