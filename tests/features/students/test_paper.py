"""The profile page of a student's file, as somebody sees it who looks at the paper."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from msgspec.structs import replace
from pypdf import PdfReader

from carekeeper.core.ids import StudentId
from carekeeper.core.school_class import SchoolClass
from carekeeper.features.students.facts import rules
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.facts.sheet import ProfileSheet
from carekeeper.features.students.paper import draw_profile, missing_before_print

DAY = date(2026, 11, 23)
XIAOYU = Student(
    id=StudentId(7),
    name="王小雨",
    sex="female",
    birth_date=date(2017, 3, 8),
    id_number="330000201703081220",
    class_number=7,
    left_behind=True,
    left_behind_since="2024-02",
    concern_level="yellow",
    home_address="示例镇后吴村三组",
    registered_address="示例镇后吴村三组",
    hobbies="下象棋",
    notes="喜欢坐前排",
)
SHEET = ProfileSheet(
    student=XIAOYU,
    day=DAY,
    school_class=SchoolClass(
        name="三（2）班",
        school="示例小学",
        entry_year=2024,
        teacher="沈文",
        teacher_phone="13600005185",
    ),
)
PRIVATE = replace(SHEET, situation=rules.situation(XIAOYU, rules.UNKNOWN, DAY))


def pages(sheet: ProfileSheet) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(draw_profile(sheet))).pages]


def test_what_is_known_stands_on_one_page_and_the_rest_is_left_out(chinese: None) -> None:
    (page,) = pages(SHEET)
    for text in ("示例小学", "王小雨", "9 岁", "三年级", "330000201703081220", "下象棋"):
        assert text in page
    assert "与家庭住址相同" in page
    assert "班主任：沈文 136 0000 5185" in page
    assert "特长" not in page, "an empty field that nobody asks for"
    assert "健康状况" in page, "a field that counts is a line to write on"


def test_what_marks_the_child_stands_on_a_private_page_only(chinese: None) -> None:
    for text in ("留守", "黄色", "学籍口径"):
        assert text in pages(PRIVATE)[0]
        assert text not in pages(SHEET)[0]


def test_long_texts_go_on_on_the_next_page_and_nothing_is_lost(chinese: None) -> None:
    long = "".join(f"第{n}次谈话后，他说想爸爸妈妈了。" for n in range(400))
    found = pages(replace(PRIVATE, student=replace(XIAOYU, notes=long, aid_received=long)))
    assert len(found) > 4
    for page in found[1:]:
        assert "王小雨" in page
    whole = "".join("".join(found).split())
    assert whole.count("第399次谈话后") == 2
    assert whole.count("第200次谈话后") == 2


def test_nothing_leaves_the_page(chinese: None) -> None:
    words = "这是一段很长很长没有标点的文字" * 8
    strained = Student(
        name="阿依古丽·买买提江·吐尔逊·" * 3,
        home_address=words,
        dormitory=words,
        boarding="boarder",
        personality=words,
        hobbies="a" * 300,
        notes="\n".join("一" for _ in range(90)),
    )
    reader = PdfReader(BytesIO(draw_profile(replace(PRIVATE, student=strained))))
    for page in reader.pages:
        spots: list[tuple[float, float]] = []

        def note(text: str, _cm: object, tm: list[float], *_font: object) -> None:
            if text.strip():
                spots.append((tm[4], tm[5]))  # noqa: B023 - called at once

        page.extract_text(visitor_text=note)
        assert spots
        assert min(x for x, _y in spots) >= 0
        assert min(y for _x, y in spots) > 14, "5 mm"
        assert max(y for _x, y in spots) < 842


def test_a_file_without_anything_is_a_form_to_fill_in(chinese: None) -> None:
    (page,) = pages(ProfileSheet(student=Student(), day=DAY))
    for label in ("性别", "身份证号", "家庭住址", "健康状况", "照片"):
        assert label in page


def test_what_is_missing_is_said_before_printing(chinese: None) -> None:
    (sentence,) = missing_before_print(SHEET)
    assert "王小雨" in sentence
    assert "健康状况" in sentence
    assert "家庭住址" not in sentence
    rare = replace(XIAOYU, health="good", notes="\U000f0000")
    (sentence,) = missing_before_print(replace(SHEET, student=rare))
    assert "\U000f0000" in sentence
