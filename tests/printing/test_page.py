"""Pages: words, lines, photos and codes stand where they should."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
from PIL import Image

from carekeeper.printing import raster
from carekeeper.printing.page import Sheets
from carekeeper.printing.pictures import qr_path
from carekeeper.printing.style import A4_HEIGHT, A4_WIDTH, MM, Align


def _darkness(pdf: bytes, box: tuple[float, float, float, float], page: int = 0) -> float:
    """Return how black a box of a page is, from 0 to 1; the box in points from the top left."""
    image = Image.open(io.BytesIO(raster.page_png(pdf, page, 144))).convert("L")
    part = image.crop(tuple(round(edge * 2) for edge in box))  # type: ignore[arg-type]
    return 1 - sum(part.tobytes()) / (255 * part.width * part.height)


def _jpeg(shade: int, size: tuple[int, int] = (300, 100)) -> bytes:
    out = io.BytesIO()
    Image.new("L", size, shade).save(out, "JPEG")
    return out.getvalue()


def test_a_page_is_a4_and_tells_its_title_author_and_language() -> None:
    sheets = Sheets("学生联系卡", author="后吴村中心小学", language="zh_TW")
    sheets.text(50, 50, "王小雨")
    reader = pypdf.PdfReader(io.BytesIO(sheets.finish()))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("学生联系卡", "后吴村中心小学")
    assert reader.trailer["/Root"]["/Lang"] == "zh-TW"  # type: ignore[index]
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((210 * MM, 297 * MM), abs=0.01)


def test_the_same_drawing_gives_the_same_bytes_and_no_strange_font() -> None:
    def drawn() -> bytes:
        sheets = Sheets("试")
        sheets.text(50, 50, "王小雨", bold=True)
        sheets.new_page()
        sheets.qr("13800001207", 50, 50, 60)
        return sheets.finish()

    assert drawn() == drawn()
    assert b"Helvetica" not in drawn()


def test_each_new_page_is_counted_and_printed(copied: Callable[[bytes], str]) -> None:
    sheets = Sheets("试")
    sheets.text(50, 50, "第一页")
    sheets.new_page()
    assert sheets.page == 2
    sheets.text(50, 50, "第二页")
    pdf = sheets.finish()
    assert raster.page_count(pdf) == 2
    assert copied(pdf).split() == ["第一页", "第二页"]


@pytest.mark.parametrize(
    ("align", "left", "right"),
    [(Align.LEFT, 0.0, 0.3), (Align.RIGHT, 0.3, 0.0), (Align.CENTRE, 0.15, 0.15)],
)
def test_a_text_stands_where_it_is_put(align: Align, left: float, right: float) -> None:
    sheets = Sheets("试")
    width = sheets.text(200, 100, "国国国国", 20, align=align)
    assert width == 80
    pdf = sheets.finish()
    assert (_darkness(pdf, (120, 80, 200, 105)) > 0.1) == (left > 0)
    assert (_darkness(pdf, (200, 80, 280, 105)) > 0.1) == (right > 0)


def test_letters_set_wide_are_measured_with_their_spaces() -> None:
    assert Sheets("试").text(50, 50, "联系卡", 10, spacing=2) == 34


def test_a_paragraph_tells_where_the_next_line_stands(copied: Callable[[bytes], str]) -> None:
    sheets = Sheets("试")
    below = sheets.paragraph(50, 100, "父母外出务工，奶奶照顾", 60, 10)
    assert below == pytest.approx(100 + 2 * 14.5)
    assert copied(sheets.finish()).split() == ["父母外出务", "工，奶奶照顾"]


def test_a_line_that_is_too_wide_is_set_smaller() -> None:
    assert Sheets("试").fitted(50, 50, "阿依古丽·买买提", 80, 13, 6) <= 80


def test_a_turned_text_reads_upward(copied: Callable[[bytes], str]) -> None:
    sheets = Sheets("试")
    sheets.turned(100, 200, "Father", 12)
    pdf = sheets.finish()
    assert "Father" in copied(pdf).replace("\n", "")
    assert _darkness(pdf, (93, 180, 107, 220)) > 0.05
    assert _darkness(pdf, (110, 180, 150, 220)) == 0


def test_rules_and_boxes_are_drawn_from_the_top_left() -> None:
    sheets = Sheets("试")
    sheets.rule(50, 100, 150, 2, 0)
    sheets.upright(300, 100, 200, 2, 0)
    sheets.box(50, 200, 100, 50, 0, fill=0.5)
    pdf = sheets.finish()
    assert _darkness(pdf, (50, 99, 150, 101)) > 0.9
    assert _darkness(pdf, (299, 100, 301, 200)) > 0.9
    assert _darkness(pdf, (55, 205, 145, 245)) == pytest.approx(0.5, abs=0.02)


def test_cut_lines_cross_the_whole_page_with_scissors(copied: Callable[[bytes], str]) -> None:
    sheets = Sheets("试")
    sheets.cut_across(A4_HEIGHT / 2)
    sheets.cut_down(A4_WIDTH / 2)
    pdf = sheets.finish()
    assert "✂" in copied(pdf)
    assert _darkness(pdf, (A4_WIDTH - 30, A4_HEIGHT / 2 - 1, A4_WIDTH, A4_HEIGHT / 2 + 1)) > 0.05
    assert _darkness(pdf, (A4_WIDTH / 2 - 1, 0, A4_WIDTH / 2 + 1, 30)) > 0.05


def test_a_photo_fills_its_frame_and_nothing_beside_it() -> None:
    sheets = Sheets("试")
    sheets.photo(50, 50, 70, 90, _jpeg(0))
    pdf = sheets.finish()
    assert _darkness(pdf, (52, 52, 118, 138)) > 0.95
    assert _darkness(pdf, (125, 50, 300, 140)) == 0


@pytest.mark.parametrize("picture", [None, b"", b"not a picture", _jpeg(0)[:100]])
def test_without_a_photo_the_frame_waits_for_one(
    copied: Callable[[bytes], str], picture: bytes | None
) -> None:
    sheets = Sheets("试")
    sheets.photo(50, 50, 70, 90, picture, empty="照片")
    assert copied(sheets.finish()).strip() == "照片"


def test_a_qr_code_has_its_three_corners_and_its_size() -> None:
    sheets = Sheets("试")
    sheets.qr("王小雨 13800001207", 50, 50, 100)
    pdf = sheets.finish()
    for corner in ((50, 50), (140, 50), (50, 140)):
        x, y = corner
        assert _darkness(pdf, (x, y, x + 10, y + 10)) > 0.3
    assert _darkness(pdf, (152, 50, 250, 150)) == 0


def test_a_qr_code_holds_each_dark_module_once() -> None:
    import segno

    text = "王小雨 13800001207"
    code = segno.make_qr(text, error="m", encoding="utf-8", mode="byte", mask=3)
    lengths = [
        int(line.split()[2]) for line in qr_path(text, 0, 0, 1).splitlines() if line.endswith("re")
    ]
    assert sum(lengths) == sum(map(sum, code.matrix))
