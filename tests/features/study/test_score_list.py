"""A table of scores (成绩表) comes in from WPS: which exam it is of, whose row, what is new."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.features.enrolling import Enrol

from carekeeper.bringing_in import Class, Fields, records
from carekeeper.core.errors import Refused
from carekeeper.core.scores import Score
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.facts.score_list import told_above
from carekeeper.features.study.facts.scores import Exam, Subject
from carekeeper.features.study.store.scores import Scores
from carekeeper.lists import matching, reader
from carekeeper.lists.matching import Comparison
from carekeeper.rooms import ROOMS

FIELDS = Fields.of(ROOMS)
LISTS = records.lists_of(ROOMS)
TITLED = (
    "三（2）班2026年11月5日期中考试成绩表\n"
    "学号,姓名,语文,数学,英语,总分,名次\n"
    "1,王小雨,83,71.5,64,218.5,5\n"
    "2,李浩然,缺考,52,0,,9\n"
)


@pytest.fixture
def scores(class_file: ClassFile, enrol: Enrol) -> Scores:
    """A class of three without exams."""
    for number, name in enumerate(("王小雨", "李浩然", "张思琪"), start=1):
        enrol(name, class_number=number)
    return Scores(class_file, lambda: TODAY)


def held(class_file: ClassFile, text: str) -> tuple[records.RecordList, Comparison]:
    """Hold a list against the class, as what it looks like."""
    reading = reader.read_text(text)
    kind = records.read(class_file, ROOMS, FIELDS)[records.recognised(reading, LISTS)]
    table, kind = records.table_of(reading, kind)
    return kind, records.compare(table, kind, Class.read(class_file), today=TODAY, chosen={})


def bring(class_file: ClassFile, text: str) -> str:
    """Import a list, and return what the step is called."""
    kind, found = held(class_file, text)
    return records.write(class_file, kind, found, TODAY)


def totals(scores: Scores) -> list[int | None]:
    """Return the totals of the last exam."""
    return [row.result.total() for row in scores.sheet(scores.exams()[0].id).rows]


def sentences(found: Comparison) -> list[str]:
    """Return what is doubtful."""
    return [doubt.sentence for one in found.outcomes for doubt in one.proposal.doubts]


@pytest.mark.parametrize(
    ("title", "exam", "day"),
    [
        ("2026-2027学年第一学期三（2）班期中考试成绩表", "期中考试", ""),
        ("三年级第二次月考成绩统计 2026.10.9", "第二次月考", "2026.10.9"),
        ("语文单元测试", "单元测试", ""),
        ("成绩表", "", ""),
    ],
)
def test_a_title_says_which_exam_it_is_of(title: str, exam: str, day: str) -> None:
    told = told_above(["Sheet1", title])
    assert (told.get("exam", ""), told.get("exam_day", "")) == (exam, day)


def test_a_table_of_scores_makes_its_exam(class_file: ClassFile, scores: Scores) -> None:
    assert bring(class_file, TITLED) == "期中考试 5 Nov: 6 scores imported"
    (exam,) = scores.exams()
    assert (exam.name, exam.held_on) == ("期中考试", date(2026, 11, 5))
    assert [one.full_mark for one in exam.subjects] == [10_000] * 3
    assert totals(scores) == [21_850, 5_200, None]
    class_file.undo()
    assert scores.exams() == []


def test_the_same_table_again_brings_nothing(class_file: ClassFile, scores: Scores) -> None:
    bring(class_file, TITLED)
    _kind, found = held(class_file, TITLED)
    assert [one.state for one in found.outcomes] == [matching.SAME] * 2


def test_what_is_kept_is_not_written_over(class_file: ClassFile, scores: Scores) -> None:
    bring(class_file, TITLED)
    _kind, found = held(class_file, TITLED.replace("83,", "85,"))
    assert sentences(found) == ["Here 83 is kept. Change it in the scores, if the list is right."]
    assert bring(class_file, TITLED + "3,张思琪,91,96,94\n")
    assert totals(scores) == [21_850, 5_200, 28_100]


def test_a_score_over_the_full_mark_or_in_letters_is_a_doubt(
    class_file: ClassFile, scores: Scores
) -> None:
    bring(class_file, TITLED)
    _kind, found = held(class_file, "期中考试成绩\n姓名,语文,数学\n张思琪,101,优")
    assert len(sentences(found)) == 1
    assert "not a score" in sentences(found)[0]
    _kind, found = held(class_file, "期中考试成绩\n姓名,语文,数学\n张思琪,101,90")
    assert sentences(found) == ["The full mark is 100. Please check it."]


def test_a_plain_table_is_of_an_exam_of_today(class_file: ClassFile, scores: Scores) -> None:
    bring(class_file, "姓名,语文,数学,英语\n王小雨,113,71,64")
    (exam,) = scores.exams()
    assert exam.held_on == TODAY
    assert [one.full_mark for one in exam.subjects] == [12_000, 10_000, 10_000]


def test_a_table_with_the_exam_in_each_row_goes_to_several(
    class_file: ClassFile, scores: Scores
) -> None:
    own = (Subject(name="语文"), Subject(name="品德"))
    scores.add_exam(Exam(name="九月月考", held_on=date(2026, 9, 25), subjects=own))
    bring(
        class_file,
        "姓名,考试名称,考试日期,语文,道德与法治\n"
        "王小雨,九月月考,2026-09-25,70,80\n王小雨,十月月考,2026-10-20,75,85",
    )
    assert [one.name for one in scores.exams()] == ["十月月考", "九月月考"]
    september = scores.exams()[1]
    assert [one.name for one in september.subjects] == ["语文", "品德"]
    found = scores.sheet(september.id).rows[0].result
    assert list(found.scores.values()) == [Score(7_000), Score(8_000)]


class TestSubjectsOfTheSchool:
    def test_a_column_of_scores_is_a_subject_by_its_own_name(
        self, class_file: ClassFile, scores: Scores
    ) -> None:
        bring(
            class_file,
            "2026年11月5日期中考试成绩表\n学号,姓名,语文,棋艺,民族常识,总分,班级排名,评语,年龄\n"
            "1,王小雨,83,45.5,缺考,128.5,1,好,9\n2,李浩然,70,38,91,199,2,良,9\n",
        )
        (exam,) = scores.exams()
        assert [one.name for one in exam.subjects] == ["Chinese language", "棋艺", "民族常识"]
        assert totals(scores)[:2] == [12850, 19900]

    def test_a_subject_that_the_exam_has_takes_its_column(
        self, class_file: ClassFile, scores: Scores
    ) -> None:
        day = date(2026, 11, 5)
        subjects = (Subject(name="综合", full_mark=20000), Subject(name="道法"))
        scores.add_exam(Exam(name="期中考试", held_on=day, subjects=subjects))
        title = "2026年11月5日期中考试成绩表\n姓名,综合,道法\n"
        bring(class_file, title + "王小雨,186,77\n李浩然,缺考,60\n")
        (exam,) = scores.exams()
        assert [one.name for one in exam.subjects] == ["综合", "道法"]
        assert totals(scores)[:2] == [26300, 6000]
        assert sentences(held(class_file, title + "张思琪,201,\n")[1]) == [
            "The full mark is 200. Please check it."
        ]

    def test_what_is_no_score_stays_out_and_is_told(
        self, class_file: ClassFile, scores: Scores
    ) -> None:
        text = "成绩表\n姓名,语文,书写等级,小组,棋艺,棋艺\n王小雨,83,优,3组,40,50\n"
        reading = reader.read_text(text)
        kind = records.read(class_file, ROOMS, FIELDS)["scores"]
        table, _held = records.table_of(reading, kind)
        out = {one.heading: one.doubt for one in table.columns if one.target == "-"}
        assert list(out) == ["书写等级", "小组", "棋艺"]
        assert out["棋艺"] == "“棋艺” appears twice, with different values."

    def test_too_many_subjects_are_refused_whole(
        self, class_file: ClassFile, scores: Scores
    ) -> None:
        names = ",".join(["语文", *(f"课{chr(0x4E00 + n)}" for n in range(16))])
        with pytest.raises(Refused, match="sixteen subjects at most"):
            bring(class_file, f"成绩表\n姓名,{names}\n王小雨,{','.join(['9'] * 17)}\n")
        assert scores.exams() == []
