"""The clean style of a card."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carekeeper.core.typing import override
from carekeeper.printing import cards, sections
from carekeeper.printing.cards import TO_NAME, TO_PHONE, Fact
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.sections import Section

FATHER = Section(
    "父亲",
    "在外务工",
    "王建国",
    ("139 0000 8841",),
    (Fact("务工单位", "东莞市××电子厂"), Fact("单位电话", ""), Fact("多久回家", "每年春节")),
)


class Written(Sheets):
    """Remembers the lines to write on: left end, height, right end."""

    def __init__(self) -> None:
        super().__init__("试")
        self.write_lines: list[tuple[float, float, float]] = []
        self.open(Running(lambda: 60.0, lambda: None, 780.0))

    @override
    def write_line(self, x: float, y: float, to: float) -> None:
        self.write_lines.append((x, y, to))
        super().write_line(x, y, to)


def test_a_section_says_who_it_is_and_how_to_call_them(
    sheets: Sheets, copied: Callable[[bytes], str]
) -> None:
    sections.draw_section(sheets, 100, FATHER)
    text = copied(sheets.finish())
    for wanted in ("父亲", "在外务工", "王建国", "139 0000 8841", "东莞市××电子厂", "单位电话"):
        assert wanted in text


def test_what_is_not_known_becomes_a_line_to_write_on() -> None:
    sheets = Written()
    sections.draw_section(sheets, 100, FATHER)
    assert len(sheets.write_lines) == 1
    sections.draw_section(sheets, 300, Section("母亲"))
    name, number = sheets.write_lines[1:]
    assert name[2] - name[0] >= TO_NAME - 0.01
    assert number[2] - number[0] >= TO_PHONE - 0.01


def test_a_section_without_a_person_asks_for_no_name() -> None:
    sheets = Written()
    sections.draw_section(sheets, 100, Section("帮扶人", remarks=("沈文老师",), named=False))
    assert sheets.write_lines == []


def test_a_section_ends_where_its_height_says(sheets: Sheets) -> None:
    end = sections.draw_section(sheets, 100, FATHER)
    assert end == pytest.approx(100 + sections.section_height(sheets, FATHER))


def test_a_section_grows_with_a_long_address_and_a_long_label(sheets: Sheets) -> None:
    def height(section: Section) -> float:
        return sections.section_height(sheets, section)

    long = Section("父亲", "", "王建国", (), (Fact("单位详细地址", "广东省东莞市××镇" * 6, 4),))
    short = Section("父亲", "", "王建国", (), (Fact("单位详细地址", "东莞市", 4),))
    assert height(long) > height(short) + 14
    wordy = Section("Entrusted guardian of the child", "lives in the same village", named=False)
    assert height(wordy) > height(Section("父亲", named=False))


def test_remarks_stand_side_by_side_and_are_not_broken_before_they_must(
    sheets: Sheets,
    copied: Callable[[bytes], str],
) -> None:
    remarks = tuple(f"老师{number}（语文） 139 0000 77{number}" for number in range(11, 17))
    sections.draw_section(sheets, 100, Section("帮扶人", remarks=remarks, named=False))
    lines = copied(sheets.finish()).splitlines()
    assert all(any(remark in line for line in lines) for remark in remarks)


def test_a_fact_that_does_not_fit_begins_a_new_row() -> None:
    two = [Fact("职业", "务农", 4), Fact("年龄", "67 岁", 2)]
    assert len(cards.in_rows(two, 400)) == 1
    assert len(cards.in_rows([*two, Fact("身体状况", "好", 1)], 400)) == 2


def test_the_head_and_the_foot_hold_the_school_the_title_and_the_date(
    copied: Callable[[bytes], str],
) -> None:
    sheets = Sheets("试")
    end = cards.draw_head(
        sheets, "学生联系卡", over="后吴村中心小学", notes=("第 7 号", "2026年11月23日 打印")
    )
    cards.draw_foot(sheets, "亲情电话 0572-0000 6688", "请妥善保管")
    text = copied(sheets.finish())
    for wanted in ("后吴村中心小学", "学生联系卡", "第 7 号", "0572-0000 6688", "请妥善保管"):
        assert wanted in text
    assert end == pytest.approx(90.5)


def test_the_first_call_is_complete_even_with_a_long_hint(copied: Callable[[bytes], str]) -> None:
    hint = "晚上 7 点以后；听力不好，请大声一点，不在时打隔壁小卖部"
    sheets = Sheets("试")
    end = cards.draw_first_call(sheets, 100, "有事先找", "奶奶 陈桂兰", "138 0000 1207", hint)
    text = copied(sheets.finish())
    assert "奶奶 陈桂兰" in text
    assert "138 0000 1207" in text
    assert hint.replace(" ", "") in "".join(text.split())
    assert end == 135.5


def test_whom_to_call_first_can_be_written_in() -> None:
    sheets = Written()
    cards.draw_first_call(sheets, 100, "有事先找", "", "")
    assert len(sheets.write_lines) == 2


def test_there_is_room_for_changes_and_signatures(copied: Callable[[bytes], str]) -> None:
    sheets = Written()
    end = cards.draw_corrections(sheets, 100, "当面核对", "有变动写在这里", 4)
    cards.draw_signatures(sheets, end + 20, ("核对日期 ____", "监护人签字 ____", "班主任签字 ____"))
    lines = sheets.write_lines
    assert [line[0] for line in lines[:4]] == [sheets.left] * 4
    assert [line[2] for line in lines[:4]] == [sheets.right] * 4
    assert len(lines) == 7, "a line behind each caption"
    assert "班主任签字" in copied(sheets.finish())


def test_a_name_of_any_length_stands_whole_with_both_numbers(
    sheets: Sheets, copied: Callable[[bytes], str]
) -> None:
    name = "阿依古丽·买买提江·吐尔逊·" * 3
    sections.draw_section(sheets, 100, Section("父亲", "", name, ("139 0000 8841",) * 3))
    text = "".join(copied(sheets.finish()).split())
    assert name in text
    assert text.count("13900008841") == 3


def test_a_section_goes_on_over_the_page_under_its_label(
    sheets: Sheets, copied: Callable[[bytes], str]
) -> None:
    story = "".join(f"第{number}句。" for number in range(900))
    sections.draw_section(
        sheets, 700, Section("备注", facts=(Fact("情况", story, 6),), named=False)
    )
    assert sheets.page > 1
    text = "".join(copied(sheets.finish()).split())
    torn = [number for number in range(900) if f"第{number}句。" not in text]
    assert len(torn) < sheets.page, "only between two pages"
    assert text.count("备注") == sheets.page


def test_facts_fill_their_row_and_a_later_short_one_fills_a_gap() -> None:
    long = "浙江省后吴村三组十二号大院" * 3
    facts = [Fact("住址", long, 4), Fact("单位", long, 4), Fact("年龄", "67", 2)]
    rows = cards.in_rows(facts, 400)
    assert [[fact.caption for fact in row] for row in rows] == [["住址", "年龄"], ["单位"]]
    assert [sum(fact.columns for fact in row) for row in rows] == [6, 6]
