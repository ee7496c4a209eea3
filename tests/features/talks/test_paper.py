"""What the class teacher files: record sheets, blank ones, and the class sheet of the month."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from tests.conftest import TODAY
from tests.features.talks.conftest import Enrol

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians
from carekeeper.features.classes.store import Classes
from carekeeper.features.talks import paper
from carekeeper.features.talks.facts.sheet import TalkSheet, as_blank
from carekeeper.features.talks.paper import STYLES, Style
from carekeeper.features.talks.store import Talks
from carekeeper.features.talks.store.sheets import TalkSheets

SAID = "想妈妈，妈妈说过年可能不回来。"
VALUES = {
    "held_on": TODAY,
    "place": "操场边",
    "occasion": "monthly",
    "topics": ("study", "family"),
    "mood": "low",
    "said": SAID,
    "guidance": "约好周三晚上和妈妈视频。",
    "effect": "愿意多说了。",
    "follow_up": "家访",
    "follow_up_by": date(2026, 11, 30),
}


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page, without line breaks."""
    return [page.extract_text().replace("\n", "") for page in PdfReader(BytesIO(pdf)).pages]


@pytest.fixture
def student(enrol: Enrol, with_family: Callable[[int], None], chinese: None) -> int:
    """A student with a family, in a class that speaks Chinese."""
    number = enrol(class_number=7)
    with_family(number)
    return number


@pytest.fixture
def sheets(class_file: ClassFile, talks: Talks) -> TalkSheets:
    """The sheets of the class."""
    return TalkSheets(class_file)


@pytest.mark.parametrize("style", STYLES)
def test_a_sheet_holds_what_was_written(
    style: Style, student: int, talks: Talks, sheets: TalkSheets
) -> None:
    talks.add(student, VALUES)
    (text,) = pages(paper.draw_talk_sheets(sheets.of([student], "2026-11"), style=style, day=TODAY))
    for words in ("谈心记录表", "2026年11月", "王小雨", "学号 7", "操场边", "每月谈心", SAID):
        assert words in text
    assert "愿意多说了。" in text
    assert "家访（11月30日前）" in text
    assert text.count("✓") == 2
    assert text.count("●") == 1
    assert "留守" not in text


@pytest.mark.parametrize("style", STYLES)
def test_who_is_away_and_who_cares_stands_there_on_demand(
    style: Style, student: int, sheets: TalkSheets
) -> None:
    wanted = sheets.of([student], "2026-11")
    (without,) = pages(paper.draw_talk_sheets(wanted, style=style, day=TODAY))
    assert "父母均外出" not in without
    marked = paper.draw_talk_sheets(wanted, style=style, day=TODAY, show_left_behind=True)
    assert "父母均外出" in pages(marked)[0]
    assert "奶奶 陈桂兰 138 0000 1207" in pages(marked)[0]


@pytest.mark.parametrize("style", STYLES)
def test_a_mother_who_works_away_is_not_printed_as_who_cares(
    style: Style, enrol: Enrol, class_file: ClassFile, sheets: TalkSheets, chinese: None
) -> None:
    student = enrol(class_number=7)
    mother = {"relation": "mother", "name": "李秀英", "away": True, "phones": ("13900008841",)}
    with class_file.writing("family") as unit:
        unit.insert(guardians, {"student_id": student, **mother})
    wanted = sheets.of([student], "2026-11")
    pdf = paper.draw_talk_sheets(wanted, style=style, day=TODAY, show_left_behind=True)
    assert "李秀英" not in pages(pdf)[0]
    assert "母亲外出" in pages(pdf)[0]


@pytest.mark.parametrize("style", STYLES)
def test_a_blank_sheet_has_the_student_and_none_of_the_talk(
    style: Style, student: int, talks: Talks, sheets: TalkSheets
) -> None:
    talks.add(student, VALUES)
    talks.add(student, VALUES)
    blank = as_blank(sheets.of([student], "2026-11"))
    (text,) = pages(paper.draw_talk_sheets(blank, style=style, day=TODAY))
    assert "王小雨" in text
    assert SAID not in text
    assert "●" not in text
    assert "次，共" not in text


@pytest.mark.parametrize("style", STYLES)
def test_several_talks_are_several_sheets(
    style: Style, student: int, talks: Talks, sheets: TalkSheets
) -> None:
    talks.add(student, {**VALUES, "held_on": date(2026, 11, 2)})
    talks.add(student, VALUES)
    first, second = pages(
        paper.draw_talk_sheets(sheets.of([student], "2026-11"), style=style, day=TODAY)
    )
    assert "第 1 次，共 2 次" in first
    assert "第 2 次，共 2 次" in second


@pytest.mark.parametrize("style", STYLES)
def test_a_long_text_goes_on_over_the_page_and_loses_nothing(
    style: Style, student: int, talks: Talks, sheets: TalkSheets
) -> None:
    said = "".join(f"[{n}]说了很多话。" for n in range(1, 400))
    talks.add(student, {**VALUES, "said": said})
    read = pages(paper.draw_talk_sheets(sheets.of([student], "2026-11"), style=style, day=TODAY))
    assert len(read) > 1
    assert all("王小雨" in page for page in read)
    assert "学生说了什么（续）" in read[1].replace(" ", "")
    numbers = re.findall(r"\[(\d+)\]", "".join(read))
    assert [int(number) for number in numbers] == list(range(1, 400))
    assert "签字" in read[-1]
    assert "签字" not in read[0]


@pytest.mark.parametrize("style", STYLES)
def test_the_class_sheet_tells_nothing_confidential(
    style: Style, enrol: Enrol, student: int, talks: Talks, sheets: TalkSheets
) -> None:
    other, none = enrol("李浩然", class_number=12), enrol("陈家乐", class_number=21)
    talks.add(student, VALUES)
    secret = {"follow_up": "报告学校", "topics": ("safety",), "confidential": True}
    talks.add(other, {**VALUES, **secret})
    wanted = sheets.of([student, other, none], "2026-11")
    (text,) = pages(paper.draw_class_sheet(wanted, style=style, day=TODAY))
    assert "已谈 2 人，共 3 人" in text
    assert "学习、家庭" in text
    assert "内容保密" in text
    assert "陈家乐" in text
    assert "报告学校" not in text
    assert "安全" not in text
    assert SAID not in text


def test_the_class_sheet_goes_over_pages_with_its_heading(
    enrol: Enrol, student: int, sheets: TalkSheets
) -> None:
    everybody = [student, *(enrol(f"学生{n}") for n in range(59))]
    read = pages(paper.draw_class_sheet(sheets.of(everybody, "2026-11"), style="clean", day=TODAY))
    assert len(read) > 1
    assert all("要跟进的事" in page for page in read)


def test_the_title_is_the_one_that_the_school_wants(
    student: int, class_file: ClassFile, sheets: TalkSheets
) -> None:
    Classes(class_file).change("talk_title", "谈话记录表")
    (text,) = pages(
        paper.draw_talk_sheets(sheets.of([student], "2026-11"), style="table", day=TODAY)
    )
    assert "谈话记录表" in text
    assert "谈心记录表" not in text


def test_who_has_no_record_is_told_before_printing(student: int, sheets: TalkSheets) -> None:
    wanted = sheets.of([student], "2026-11")
    told = paper.missing_before_print(wanted, filled=True)
    assert told == ["王小雨还没有谈心记录，印成空白表。"]
    assert paper.missing_before_print(wanted, filled=False) == []


def test_a_sign_that_no_font_has_is_told(student: int, sheets: TalkSheets) -> None:
    (sheet,) = sheets.of([student], "2026-11")
    odd = replace(sheet, student=replace(sheet.student, name="王\U0003fffe"))
    (told,) = paper.missing_before_print([odd], filled=False)
    assert "\U0003fffe" in told


def test_drawing_tells_how_far_it_is(student: int, sheets: TalkSheets) -> None:
    told: list[tuple[int, int]] = []
    wanted: list[TalkSheet] = sheets.of([student], "2026-11") * 3
    paper.draw_talk_sheets(
        wanted, style="clean", day=TODAY, report=lambda done, of: told.append((done, of))
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_without_anybody_there_is_one_empty_page(chinese: None) -> None:
    assert pages(paper.draw_talk_sheets([], style="clean", day=TODAY)) == [""]
    assert pages(paper.draw_class_sheet([], style="table", day=TODAY)) == [""]


# -- what was seen on paper with hard data


@pytest.mark.parametrize("style", STYLES)
def test_a_sheet_tells_everything_that_was_noted_in_both_styles(
    style: Style, student: int, talks: Talks, sheets: TalkSheets
) -> None:
    more = {"starts_at": "15:10", "ends_at": "15:40", "manner": "face_to_face"}
    talks.add(student, {**VALUES, **more, "others_there": "心理老师", "confidential": True})
    (sheet,) = sheets.of([student], "2026-11")
    name = "古丽巴哈尔·阿卜杜热依木江·吐尔逊江"
    sheet = replace(sheet, student=replace(sheet.student, name=name))
    (text,) = pages(paper.draw_talk_sheets([sheet], style=style, day=TODAY))
    closed = text.replace(" ", "")
    for wanted in ("15:10", "15:40", "心理老师", "当面", "奶奶陈桂兰13800001207", name, "保密"):
        assert wanted in closed, wanted


@pytest.mark.parametrize("style", STYLES)
def test_a_blank_sheet_asks_for_the_effect_too(
    style: Style, student: int, sheets: TalkSheets
) -> None:
    blank = as_blank(sheets.of([student], "2026-11"))
    (text,) = pages(paper.draw_talk_sheets(blank, style=style, day=TODAY))
    assert "效果" in text


def test_the_table_has_the_foot_of_a_filed_form(student: int, sheets: TalkSheets) -> None:
    wanted = sheets.of([student], "2026-11")
    (text,) = pages(paper.draw_talk_sheets(wanted, style="table", day=TODAY))
    for words in ("填报单位（盖章）", "填报日期", "单位负责人", "复核人", "填表人"):
        assert words in text


@pytest.mark.parametrize("style", STYLES)
def test_the_class_sheet_counts_its_pages_and_says_who_was_not_talked_with(
    style: Style, enrol: Enrol, student: int, sheets: TalkSheets
) -> None:
    everybody = [student, *(enrol(f"学生{n}") for n in range(59))]
    read = pages(paper.draw_class_sheet(sheets.of(everybody, "2026-11"), style=style, day=TODAY))
    assert len(read) > 1
    for number, page in enumerate(read, start=1):
        assert f"{number}/{len(read)}" in page
        assert "填表人" in page
    assert sum(page.count("还没谈") for page in read) == 60
    assert "签字" in read[-1]
