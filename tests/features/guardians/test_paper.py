"""What the teacher holds in her hand: cards for the file, for a visit, for a pocket."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from msgspec.structs import replace
from tests.features.guardians import card_cast as cast
from tests.features.guardians import reading_paper as paper_read
from tests.features.guardians.reading_paper import Sign

from carekeeper.core import words
from carekeeper.core.typing import override
from carekeeper.features.guardians import paper
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.facts.record import Guardian
from carekeeper.features.guardians.paper import Layout, Style
from carekeeper.printing import page
from carekeeper.printing.style import A4_HEIGHT, A4_WIDTH, MM

DAY = date(2026, 11, 23)
KINDS: tuple[tuple[Layout, Style], ...] = (
    ("full", "clean"),
    ("full", "table"),
    ("half", "clean"),
    ("pocket", "clean"),
)
LABELS = ("留守", "单亲", "关注", "重点")


def printed(
    *cards: ContactCard, layout: Layout = "full", style: Style = "clean", marked: bool = False
) -> list[list[Sign]]:
    pdf = paper.draw_contact_cards(
        cards, layout=layout, style=style, day=DAY, show_left_behind=marked
    )
    return paper_read.pages(pdf)


def text(*cards: ContactCard, layout: Layout = "full", style: Style = "clean") -> str:
    return "".join(map(paper_read.words, printed(*cards, layout=layout, style=style)))


@pytest.mark.parametrize(("layout", "style"), KINDS)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_overflows_and_no_two_texts_lie_on_each_other(
    language: str, layout: Layout, style: Style
) -> None:
    words.use(language)
    for number, signs in enumerate(printed(*cast.STRAINED, layout=layout, style=style)):
        assert signs
        assert paper_read.lying_on_each_other(signs) == [], f"page {number + 1}"
        own = [one for one in signs if one.sign != "✂"]
        edge = 5 * MM
        assert paper_read.outside(own, edge, edge, A4_WIDTH - edge, A4_HEIGHT - edge) == []


class Framed(page.Sheets):
    """Tells of each text, and of each code, in which card of the sheet it was drawn."""

    codes: list[tuple[float, float, float]] = []

    @override
    def qr(self, text: str, x: float, y: float, size: float) -> None:
        self.codes.append((x, y, size))
        super().qr(text, x, y, size)


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("strained", cast.STRAINED[:5])
@pytest.mark.parametrize(
    ("layout", "across", "down"), [("half", 1, 2), ("pocket", 2, 4)], ids=["half", "pocket"]
)
def test_a_card_keeps_to_its_part_of_the_sheet(
    strained: ContactCard, layout: Layout, across: int, down: int
) -> None:
    width, height = A4_WIDTH / across, A4_HEIGHT / down
    for signs in printed(strained, layout=layout):
        for one in signs:
            left, top = one.left // width * width, one.top // height * height
            own = (left + 5 * MM, top + 5 * MM, left + width - 5 * MM, top + height - 4 * MM)
            assert one.sign == "✂" or paper_read.outside([one], *own) == []


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("layout", get_args(paper.Layout))
def test_no_text_and_no_edge_touches_the_code_for_the_phone(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    Framed.codes = []
    monkeypatch.setattr(paper, "Sheets", Framed)
    for strained in cast.STRAINED[2:4]:
        signs = printed(strained, layout=layout)[0]
        (x, y, size) = Framed.codes.pop(0)
        assert size >= 15 * MM
        code = Sign("code", x - 4, y - 4, x + size + 4, y + size + 4)
        assert [one.sign for one in signs if code.covers(one)] == []


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("style", paper.STYLES)
def test_the_page_for_the_file_holds_everything_the_care_plan_asks_for(style: Style) -> None:
    said = text(cast.XIAOYU, style=style)
    for wanted in (
        *("学生联系卡", "后吴村中心小学", "三（2）班", "王小雨", "2017年3月8日", "汉族"),
        *("浙江省××市××镇后吴村三组", "父母均外出，奶奶照料"),
        *("陈桂兰", "13800001207", "务农", "67", "高血压，常年吃药", "与学生相同", "奶奶"),
        *("王建国", "13900008841", "东莞市××电子厂", "0769-00002231", "每年春节", "2027年2月"),
        *("广东省东莞市××镇××路18号", "王桂花", "13600003318", "后吴村五组12号", "2026年9月2日"),
        *("0572-00006688", "沈老师", "13900007712", "2026年4月12日", "2026年11月23日"),
    ):
        assert wanted in said, wanted


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("style", paper.STYLES)
def test_the_page_for_the_file_tells_who_supports_the_student(style: Style) -> None:
    said = text(cast.XIAOYU, style=style)
    assert "沈文（语文老师）13900007712" in said
    assert "周敏（学生家长）13500006690" in said
    assert "张思琪（学习帮手）" in said
    assert "帮扶" not in text(replace(cast.XIAOYU, mentors=()), style=style)
    for layout in ("half", "pocket"):
        assert "周敏" not in text(cast.XIAOYU, layout=layout)


@pytest.mark.usefixtures("chinese")
def test_the_table_has_the_head_and_foot_of_the_schools_forms() -> None:
    school = replace(cast.CLASS, card_title="留守儿童联系卡", reporting_unit="后吴村中心小学教导处")
    said = text(replace(cast.XIAOYU, school_class=school), style="table")
    for wanted in ("留守儿童联系卡", "填报单位（盖章）：后吴村中心小学教导处", "填报日期："):
        assert wanted in said
    for wanted in ("单位负责人：", "复核人：", "填表人：", "变动情况"):
        assert wanted in said


@pytest.mark.usefixtures("chinese")
def test_the_label_leaves_the_room_on_no_card() -> None:
    for layout in ("half", "pocket"):
        said = "".join(map(paper_read.words, printed(cast.XIAOYU, layout=layout, marked=True)))
        assert not any(label in said for label in LABELS), layout
        assert "均外出" not in said


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("style", paper.STYLES)
def test_the_label_stands_on_the_page_for_the_file_only_when_it_was_chosen(style: Style) -> None:
    assert "留守" not in text(cast.XIAOYU, style=style)
    chosen = printed(cast.XIAOYU, style=style, marked=True)
    assert "留守学生" in paper_read.words(chosen[0])


@pytest.mark.usefixtures("chinese")
def test_a_pocket_card_tells_whom_to_call_and_nothing_about_the_family() -> None:
    said = text(cast.XIAOYU, layout="pocket")
    names = [said.index(name) for name in ("陈桂兰", "王建国", "李秀英", "王桂花")]
    assert names == sorted(names), "in the order of calling"
    for kept_back in ("高血压", "务农", "电子厂", "被委托人", "7点以后"):
        assert kept_back not in said


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(("layout", "style"), KINDS)
def test_nobody_is_asked_for_the_number_of_who_has_died(layout: Layout, style: Style) -> None:
    late = replace(cast.FATHER, gone="deceased")
    said = text(cast.card("李浩然", cast.GRANDMOTHER, late), layout=layout, style=style)
    assert "13900008841" not in said
    assert "电子厂" not in said
    assert ("王建国—" in said or "王建国电话—" in said) is (layout != "pocket")


@pytest.mark.usefixtures("chinese")
def test_more_persons_than_a_page_holds_go_on_over_the_page_with_its_head() -> None:
    crowded = cast.card("王𬱖", *cast.FAMILY, *cast.crowd(6))
    for style in paper.STYLES:
        sheets = printed(crowded, style=style)
        assert len(sheets) > 1
        for signs in sheets[1:]:
            said = paper_read.words(signs)
            assert "学生联系卡" in said
            assert "（续）" in said


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("style", paper.STYLES)
def test_each_of_many_persons_stands_on_the_page_for_the_file(style: Style) -> None:
    people = tuple(
        replace(one, name=f"{name}某某")
        for one, name in zip(cast.crowd(10), "甲乙丙丁戊己庚辛壬癸", strict=True)
    )
    said = text(cast.card("王小雨", *people), style=style)
    assert all(one.name in said for one in people)


@pytest.mark.usefixtures("chinese")
def test_whoever_finds_no_room_on_half_a_page_stands_on_a_further_half() -> None:
    crowd = cast.crowd(20)
    crowded = cast.card("王小雨", *cast.FAMILY, *crowd)
    sheets = printed(crowded, layout="half")
    said = "".join(map(paper_read.words, sheets))
    assert said.count(cast.LONG_NAME) == 20
    assert said.count("每月去县医院复查一次") == said.count("周末白天，或者晚上八点以后") == 20
    assert said.count("13900001142") == sum("13900001142" in one.phones for one in crowd)
    assert said.count("王小雨（续）") == len(sheets) * 2 - 1 or "王小雨（续）" in said


@pytest.mark.usefixtures("chinese")
def test_a_pocket_card_counts_the_numbers_that_it_has_no_room_for() -> None:
    six = tuple(replace(one, phones=("13900001142",)) for one in cast.crowd(6))
    assert "还有" not in text(cast.card("王小雨", *six), layout="pocket")
    assert "还有" in text(cast.card("王小雨", *cast.crowd(12)), layout="pocket")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("style", paper.STYLES)
def test_a_blank_card_asks_for_father_mother_guardian_and_entrusted_guardian(style: Style) -> None:
    said = text(cast.BLANK, style=style)
    for wanted in ("父亲", "母亲", "监护人", "被委托人", "务工单位", "书面告知"):
        assert wanted in said


@pytest.mark.usefixtures("chinese")
def test_two_half_pages_and_eight_pocket_cards_stand_on_a_sheet() -> None:
    many = [cast.XIAOYU] * 9
    assert len(printed(*many, layout="half")) == 5
    assert len(printed(*many, layout="pocket")) == 2
    assert paper_read.words(printed(*many, layout="pocket")[0]).count("王小雨") == 8


def test_the_work_tells_its_progress_card_by_card() -> None:
    steps: list[tuple[int, int]] = []
    paper.draw_contact_cards(
        [cast.XIAOYU] * 3,
        layout="full",
        style="clean",
        day=DAY,
        report=lambda done, of: steps.append((done, of)),
    )
    assert steps == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.usefixtures("chinese")
def test_before_printing_it_says_what_is_missing() -> None:
    home = replace(cast.FATHER, workplace_address="", workplace_phone="")
    assert paper.missing_before_print([cast.card("陈家乐", cast.GRANDMOTHER, home)]) == [
        "陈家乐缺父亲的单位电话、单位地址，会印成空线，可当面补填。"
    ]
    assert paper.missing_before_print([cast.card("陈家乐", cast.GRANDMOTHER)]) == []


@pytest.mark.usefixtures("chinese")
def test_before_printing_it_names_the_characters_that_no_font_has() -> None:
    odd = replace(cast.GRANDMOTHER, name="陈\U0002ffff兰")
    said = paper.missing_before_print([cast.card("王𬱖", odd), cast.card("李浩然", odd)])
    assert len(said) == 1
    assert "\U0002ffff（王𬱖）" in said[0]


def test_a_parent_of_whom_nothing_is_known_is_asked_where_the_work_is() -> None:
    said = text(cast.card("Xiaoyu", Guardian(relation="father", kind="parent")))
    assert "Workplaceaddress" in said


BARRED = replace(
    cast.FATHER,
    barred=("hand_over", "call"),
    barred_since="2026-03",
    barred_reason="法院禁令",
)


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("style", get_args(Style))
def test_what_a_court_forbids_stands_before_the_number_on_the_page_for_the_file(
    style: Style,
) -> None:
    said = text(cast.card("李浩然", cast.GRANDMOTHER, BARRED), style=style)
    assert "不得交接孩子" in said
    assert "法院禁令" in said
    assert said.index("不得联系") < said.index("13900008841")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("layout", ["half", "pocket"])
def test_whoever_must_not_be_called_stands_on_no_card_that_others_see(layout: Layout) -> None:
    said = text(cast.card("李浩然", cast.GRANDMOTHER, BARRED), layout=layout)
    assert "陈桂兰" in said
    for kept_back in ("王建国", "13900008841", "法院禁令", "不得"):
        assert kept_back not in said
