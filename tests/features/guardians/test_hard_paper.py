"""What was seen on contact cards with hard data, each fault held by a story."""

from __future__ import annotations

import re
from typing import Any

import pytest
from msgspec.structs import replace
from tests.features.guardians import card_cast as cast
from tests.features.guardians import reading_paper as paper_read
from tests.features.guardians.test_paper import DAY, KINDS, printed, text

from carekeeper.core import words
from carekeeper.core.typing import override
from carekeeper.features.guardians import paper
from carekeeper.features.guardians.paper import Layout, Style
from carekeeper.printing import page
from carekeeper.printing.style import MM

PHONE = re.compile(r"\d{3} \d{4} \d{4}")


WORDY = "外婆的妹妹的大女儿，孩子叫她小姨妈，平时在镇上"


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(("layout", "style"), KINDS)
def test_no_name_is_cut_however_long(layout: Layout, style: Style) -> None:
    name = "古丽巴哈尔·阿卜杜热依木江·吐尔逊江·买买提艾力"
    long = replace(cast.FATHER, name=name, relation="relative", relation_note=WORDY)
    said = text(cast.card(name, long), layout=layout, style=style)
    assert said.count(name) >= 2, "the student and the father"
    assert WORDY in said


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("style", paper.STYLES)
def test_ten_persons_take_few_pages_and_each_says_whose_and_which(style: Style) -> None:
    sheets = printed(cast.card("王小雨", *cast.crowd(10)), style=style)
    assert len(sheets) <= 5
    for number, signs in enumerate(sheets, start=1):
        assert f"王小雨三（2）班{number}/{len(sheets)}" in paper_read.words(signs)


@pytest.mark.usefixtures("chinese")
def test_both_styles_of_the_page_for_the_file_tell_the_same() -> None:
    aunt = replace(cast.AUNT, wechat="wx-guihua", best_time="周末", entrusted_reason="父母外出")
    clean, table = (
        text(cast.card("王小雨", *cast.FAMILY[:3], aunt), style=style) for style in paper.STYLES
    )
    for fact in ("wx-guihua", "周末", "父母外出", "广东东莞", "同住", "姑姑", "后吴村五组12号"):
        assert fact in clean, fact
        assert fact in table, fact


@pytest.mark.usefixtures("chinese")
def test_a_pocket_card_names_the_school_and_where_a_boarder_is_at_home_and_whom_to_call() -> None:
    boarder = cast.card("王小雨", *cast.FAMILY, boarding="boarder", dormitory="3 号楼 201")
    said = text(boarder, layout="pocket")
    for wanted in ("后吴村中心小学", "三（2）班", "3号楼201", "后吴村三组"):
        assert wanted in said
    assert "奶奶陈桂兰·有事先找" in said


@pytest.mark.usefixtures("chinese")
def test_on_half_a_page_four_numbers_a_long_address_and_all_the_rest_stand() -> None:
    phones = ("13900001142", "13900001143", "13900001144", "0572-00006688")
    busy = replace(cast.FATHER, phones=phones, best_time="周末白天", comes_home="一年一次，过年")
    long = cast.card("王小雨", busy, home_address=cast.LONG_ADDRESS, village_group="")
    said = text(
        replace(long, school_class=replace(cast.CLASS, school="后吴村" * 12)), layout="half"
    )
    for wanted in (*phones[:3], cast.LONG_ADDRESS, "0769-00002231", "周末白天", "一年一次，过年"):
        assert wanted in said
    assert "三（2）班" in said


class Lined(page.Sheets):
    """Remembers the lines to write on."""

    written: list[tuple[float, float, float]] = []

    @override
    def write_line(self, x: float, y: float, to: float) -> None:
        self.written.append((x, y, to))
        super().write_line(x, y, to)


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(("layout", "style"), [("full", "clean"), ("half", "clean")])
def test_a_blank_card_has_room_to_write_a_name_and_a_number(
    layout: Layout, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    Lined.written = []
    monkeypatch.setattr(paper, "Sheets", Lined)
    said = text(cast.BLANK, layout=layout, style=style)
    lengths = [to - x for x, _y, to in Lined.written]
    assert sum(length >= 60 * MM - 0.01 for length in lengths) >= 5, "student and four persons"
    assert sum(35 * MM - 0.01 <= length < 60 * MM for length in lengths) >= 4, "their numbers"
    for wanted in ("姓名", "电话", "性别", "民族", "与学生关系") if layout == "full" else ():
        assert wanted in said


@pytest.mark.usefixtures("chinese")
def test_the_white_of_half_a_page_is_lines_to_write_on(monkeypatch: pytest.MonkeyPatch) -> None:
    Lined.written = []
    monkeypatch.setattr(paper, "Sheets", Lined)
    printed(cast.card("王小雨", cast.GRANDMOTHER), layout="half")
    assert len(Lined.written) >= 6


@pytest.mark.usefixtures("chinese")
def test_the_table_names_class_and_number_and_its_photo_keeps_its_shape() -> None:
    shapes: list[float] = []

    class Seen(page.Sheets):
        @override
        def photo(
            self, x: float, y: float, width: float, height: float, *rest: Any, **how: Any
        ) -> None:
            shapes.append(height / width)
            super().photo(x, y, width, height, *rest, **how)

    long = cast.card("王小雨", *cast.FAMILY, home_address=cast.LONG_ADDRESS * 3, village_group="")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paper, "Sheets", Seen)
        said = text(long, style="table")
    assert "三（2）班" in said
    assert "学号7" in said
    assert shapes == [pytest.approx(1.4)]


@pytest.mark.parametrize("style", paper.STYLES)
def test_a_usual_family_fits_on_one_page_in_english_too(style: Style) -> None:
    words.use("en")
    assert len(printed(cast.XIAOYU, style=style)) == 1


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(("layout", "style"), KINDS)
def test_nothing_is_too_small_for_a_poor_copier(layout: Layout, style: Style) -> None:
    pdf = paper.draw_contact_cards(cast.STRAINED, layout=layout, style=style, day=DAY)
    sizes = paper_read.sizes(pdf)
    assert min(size for size, _text in sizes) >= 7
    assert min(size for size, text in sizes if PHONE.search(text)) >= 9
