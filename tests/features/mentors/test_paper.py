"""What a mentor, a guardian or the school holds in the hand."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from msgspec.structs import replace
from tests.features.guardians import reading_paper as read

from carekeeper.core import words
from carekeeper.core.errors import Refused
from carekeeper.core.family import Person
from carekeeper.core.ids import CheckInId, MentorId, MentoringId, StudentId
from carekeeper.core.school_class import ClassOverTime, SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.features.mentors import paper
from carekeeper.features.mentors.facts.record import (
    CheckIn,
    Mentor,
    Mentoring,
    Papers,
    Support,
)
from carekeeper.printing.style import A4_HEIGHT, A4_WIDTH, MM

DAY = date(2026, 11, 23)
LABELS = ("留守", "单亲", "关注", "重点", "left")
LONG = "阿依古丽·买买提江·吐尔逊"
LONG_GOAL = "每周陪读两次，重新喜欢写作文，学会和同学相处，按时交作业，周末不再一个人待在家里" * 3

SCHOOL = SchoolClass(
    name="三（2）班",
    school="后吴村中心小学",
    teacher="沈文",
    teacher_phone="13900007712",
    hotline="0572-00006688",
)
SHEN = Mentor(id=MentorId(1), name="沈文", kind="teacher", subject="语文", phone="13900007712")
HELPER = Mentor(id=MentorId(2), name="张思琪", kind="study_helper", helper_id=StudentId(15))
XIAOYU = StudentLine(
    id=StudentId(7),
    name="王小雨",
    sex="female",
    birth_date=date(2017, 3, 8),
    home_address="浙江省××市××镇后吴村三组",
    left_behind=True,
    family=(
        Person(name="陈桂兰", relation="grandmother_paternal", phones=("13800001207",)),
        Person(name="王建国", relation="father", phones=("13900008841",)),
    ),
)
HAORAN = StudentLine(id=StudentId(12), name="李浩然", sex="male")


def support(number: int, mentor: Mentor, student: StudentLine, count: int = 2) -> Support:
    """Return a pairing with so many check-ins."""
    return Support(
        mentoring=Mentoring(
            id=MentoringId(number),
            mentor_id=mentor.id,
            student_id=student.id,
            starts_on=date(2026, 9, 7),
            goal="重新喜欢写作文",
            check_ins_agreed="每月两次",
        ),
        mentor=mentor,
        check_ins=tuple(
            CheckIn(
                id=CheckInId(place),
                held_on=date(2026, 9, 28 - place % 20),
                manner="in_person",
                content=f"第{count - place}次：读《草房子》，说到桑桑想念谁。",
                effect="主动朗读。",
                next_step="借下一本",
                next_by=date(2026, 11, 30),
            )
            for place in range(count)
        ),
    )


PAPERS = Papers(
    school=ClassOverTime(SCHOOL, ()),
    students=(XIAOYU, HAORAN),
    supports=(support(1, SHEN, XIAOYU), support(2, HELPER, XIAOYU)),
)
STRAINED = Papers(
    school=ClassOverTime(replace(SCHOOL, school="××省××市××县××镇后吴村民族团结中心小学"), ()),
    students=tuple(
        replace(
            XIAOYU,
            id=StudentId(number),
            name=LONG,
            home_address="浙江省××市××区××镇后吴村民委员会第三村民小组老槐树下第二个院子" * 2,
            family=XIAOYU.family * 4,
        )
        for number in range(1, 12)
    ),
    supports=tuple(
        replace(
            support(number, replace(SHEN, name=LONG), replace(XIAOYU, id=StudentId(number)), 14),
            mentoring=Mentoring(
                id=MentoringId(number),
                student_id=StudentId(number),
                starts_on=date(2025, 10, 20),
                goal=LONG_GOAL,
                situation_before=LONG_GOAL * 4,
                term_summary=LONG_GOAL * 4,
            ),
        )
        for number in range(1, 12)
    ),
)


def printed(layout: paper.Layout, papers: Papers = PAPERS, ids: tuple[int, ...] = (7, 12)) -> str:
    pages = read.pages(paper.draw_sheets(papers, ids, layout=layout, day=DAY))
    return "\n".join(map(read.words, pages))


@pytest.mark.parametrize("layout", get_args(paper.Layout))
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_overflows_and_no_two_texts_lie_on_each_other(
    language: str, layout: paper.Layout
) -> None:
    words.use(language)
    ids = tuple(range(1, 12)) if layout == "list" else (1, 2)
    for papers in (STRAINED, PAPERS):
        pdf = paper.draw_sheets(papers, (*ids, 7, 12), layout=layout, day=DAY)
        for number, signs in enumerate(read.pages(pdf)):
            assert signs
            assert read.lying_on_each_other(signs) == [], f"page {number + 1}"
            edge = 5 * MM
            assert read.outside(signs, edge, edge, A4_WIDTH - edge, A4_HEIGHT - edge) == []


@pytest.mark.parametrize("layout", get_args(paper.Layout))
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_sheet_says_that_a_student_is_left_behind(language: str, layout: paper.Layout) -> None:
    words.use(language)
    shown = printed(layout).casefold()
    assert not [label for label in LABELS if label in shown]


def test_the_list_has_a_line_for_each_pairing(chinese: None) -> None:
    shown = printed("list")
    assert "结对帮扶一览表" in shown
    assert "2对" in shown
    for part in ("沈文老师", "语文老师", "13900007712", "张思琪", "学习帮手", "2026年9月"):
        assert part in shown


def test_a_mentor_gets_the_numbers_of_the_families_and_a_helper_does_not(chinese: None) -> None:
    teacher, helper = printed("mentor").split("\n")
    assert "奶奶陈桂兰13800001207" in teacher
    assert "后吴村三组" in teacher
    assert "父亲王建国13900008841" in teacher
    assert "张思琪" in helper
    assert "重新喜欢写作文" in helper
    for private in ("13800001207", "13900008841", "后吴村三组", "8岁", "9岁"):
        assert private not in helper


def test_the_record_begins_with_the_first_check_in(chinese: None) -> None:
    teacher, _helper = printed("record").split("\n")
    assert teacher.index("第1次") < teacher.index("第2次")
    assert "借下一本（11月30日前）" in teacher
    blank, _other = printed("blank").split("\n")
    assert "第1次" not in blank
    assert "王小雨" in blank


def test_a_long_record_goes_on_over_the_page_with_both_names(chinese: None) -> None:
    papers = replace(PAPERS, supports=(support(1, SHEN, XIAOYU, 60),))
    first, second, *_more, last = printed("record", papers).split("\n")
    assert "王小雨、沈文老师（续）" in second
    assert "帮扶人签字" in last
    assert "帮扶人签字" not in first


def test_the_form_is_also_there_for_who_has_no_mentor_yet(chinese: None) -> None:
    teacher, helper, blank = printed("form").split("\n")
    assert "沈文老师13900007712" in teacher
    assert "奶奶陈桂兰13800001207" in teacher
    assert "13800001207" not in helper
    assert "李浩然" in blank
    assert "沈文老师" not in blank


def test_it_is_said_before_who_gets_no_sheet_and_whose_number_is_missing(chinese: None) -> None:
    silent = replace(SHEN, phone="")
    papers = replace(PAPERS, supports=(support(1, silent, XIAOYU), support(2, HELPER, XIAOYU)))
    assert paper.missing_before_print(papers, (7, 12), "mentor") == [
        "1 名学生没有帮扶人，不打印。",
        "沈文没有填电话。",
    ]
    assert paper.missing_before_print(PAPERS, (7, 12), "form") == []


def test_the_progress_is_told_and_without_a_mentor_there_is_nothing_to_print() -> None:
    steps: list[tuple[int, int]] = []
    paper.draw_sheets(
        PAPERS, (7,), layout="mentor", day=DAY, report=lambda *step: steps.append(step)
    )
    assert steps == [(1, 2), (2, 2)]
    with pytest.raises(Refused, match="None of these students has a mentor"):
        paper.draw_sheets(PAPERS, (12,), layout="mentor", day=DAY)


# -- what was seen on paper with hard data


def _read_pages(layout: paper.Layout, papers: Papers, style: paper.Style = "clean") -> list[str]:
    ids = [one.id for one in papers.students]
    pdf = paper.draw_sheets(papers, ids, layout=layout, day=DAY, style=style)
    return list(map(read.words, read.pages(pdf)))


def test_a_check_in_of_any_length_keeps_off_the_signatures_and_loses_nothing(chinese: None) -> None:
    told = "".join(f"[{number}]读了一页书。" for number in range(400))
    long = support(1, SHEN, XIAOYU)
    long = replace(long, check_ins=(replace(long.check_ins[0], content=told), long.check_ins[1]))
    pdf = paper.draw_sheets(
        replace(PAPERS, supports=(long,)), (7,), layout="record", day=DAY, style="table"
    )
    pages = read.pages(pdf)
    assert len(pages) > 1
    assert [one for signs in pages for one in read.lying_on_each_other(signs)] == []
    said = list(map(read.words, pages))
    assert all(f"[{number}]" in "".join(said) for number in range(400))
    assert "[0]" in said[0], "the heading is not left alone"
    for number, words_of in enumerate(said, start=1):
        assert f"王小雨、沈文老师三（2）班{number}/{len(pages)}" in words_of
        assert "填表人" in words_of


@pytest.mark.parametrize("style", paper.STYLES)
def test_the_form_holds_long_names_and_all_that_three_people_sign(
    style: paper.Style, chinese: None
) -> None:
    name = "古丽巴哈尔·阿卜杜热依木江·吐尔逊江·买买提"
    before = "".join(f"[{number}]情况。" for number in range(300))
    one = support(1, replace(SHEN, name=name), XIAOYU)
    one = replace(one, mentoring=replace(one.mentoring, situation_before=before))
    caller = Person(name=name, relation="grandmother_paternal", phones=("13800001207",))
    papers = replace(PAPERS, students=(replace(XIAOYU, family=(caller,)),), supports=(one,))
    pages = _read_pages("form", papers, style)
    said = "".join(pages)
    assert said.count(name) >= 2
    assert all(f"[{number}]" in said for number in range(300))
    assert "监护人签字" in pages[-1]
    assert "复核人" in said


@pytest.mark.parametrize("style", paper.STYLES)
def test_a_form_of_nobody_asks_for_student_mentor_and_what_is_agreed(
    style: paper.Style, chinese: None
) -> None:
    (page,) = _read_pages("collect", PAPERS, style)
    for wanted in ("学生", "帮扶人", "电话", "家庭住址", "职业", "帮扶目标", "帮扶人签字"):
        assert wanted in page
    assert "王小雨" not in page


def test_the_list_gives_the_goal_the_most_room(chinese: None) -> None:
    students = STRAINED.students
    goals = replace(
        STRAINED, supports=tuple(replace(one, check_ins=()) for one in STRAINED.supports)
    )
    pages = _read_pages("list", replace(goals, students=students))
    assert len(pages) <= 4, "thirteen pages for fourteen pairings were too many"
    assert all(f"三（2）班{n}/{len(pages)}" in page for n, page in enumerate(pages, start=1))


def test_a_mentor_gets_a_number_of_each_person_before_the_second_of_the_first(
    chinese: None,
) -> None:
    father = Person(name="王建国", relation="father", phones=("13900000001", "13900000002"))
    family = (father, *XIAOYU.family[:1])
    papers = replace(
        PAPERS,
        students=(replace(XIAOYU, family=family),),
        supports=(support(1, SHEN, XIAOYU),),
    )
    (page,) = _read_pages("mentor", papers)
    order = [page.index(one) for one in ("13900000001", "奶奶陈桂兰13800001207", "13900000002")]
    assert order == sorted(order)
