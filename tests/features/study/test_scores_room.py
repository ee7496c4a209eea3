"""What exams bring to Today, to a student's story, to search, to the bin and to paper."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from pypdfium2 import PdfDocument
from tests.conftest import TODAY
from tests.features.enrolling import Enrol

from carekeeper.core.errors import Refused
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Request, Wish
from carekeeper.core.scores import Score
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.facts.scores import Exam, Subject
from carekeeper.features.study.room import ROOM
from carekeeper.features.study.room.score_papers import EXAMS, PROGRESS
from carekeeper.features.study.store.plans import StudyPlans
from carekeeper.features.study.store.scores import Scores
from carekeeper.room import DueItem, Offer, Paper
from carekeeper.safekeeping.store import RecycleBin

SUBJECTS = (Subject(name="语文"), Subject(name="数学"))


@pytest.fixture
def scores(class_file: ClassFile) -> Scores:
    """The exams of the class."""
    return Scores(class_file, lambda: TODAY)


def held(scores: Scores, ago: int, points: dict[int, float], name: str = "月考") -> Exam:
    """Return an exam of some days ago, in which students have these points in each subject."""
    made = Exam(name=name, held_on=TODAY - timedelta(days=ago), subjects=SUBJECTS)
    exam = scores.exam(scores.add_exam(made))
    cells = {
        (StudentId(who), one.id): Score(round(n * 100))
        for who, n in points.items()
        for one in exam.subjects
    }
    scores.put(exam, cells)
    return exam


def due(class_file: ClassFile) -> list[DueItem]:
    """Return what Today says of the scores."""
    assert ROOM.due_items is not None
    return [one for one in ROOM.due_items(class_file, TODAY) if one.place.kind == "exams"]


def words_of(pdf: bytes) -> str:
    """Return what stands on the pages."""
    document = PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def drawn(paper: Paper, class_file: ClassFile, wish: Wish, style: str) -> tuple[Offer, str]:
    """Return the words on a paper for those who are wished for."""
    offer = paper.offer(class_file, wish, TODAY)
    request = Request(tuple(sorted(offer.chosen)), paper.layouts[0].name, style)
    offer.read(request)
    return offer, words_of(offer.pages(request, lambda _step, _of: None))


def test_scores_that_lack_are_asked_for_after_a_week(
    class_file: ClassFile, scores: Scores, enrol: Enrol
) -> None:
    first, _second = enrol("王小雨", class_number=1), enrol("李浩然", class_number=2)
    held(scores, 6, {first: 80}, "刚考")
    exam = held(scores, 18, {first: 80}, "期中考试")
    held(scores, 80, {}, "很久以前")
    (item,) = due(class_file)
    assert (item.title, item.reason) == ("期中考试", "held 5 Nov, 2 scores are missing")
    assert item.place == Place("study", None, "exams", exam.id)


def test_who_fell_twice_in_a_row_is_a_line_for_a_talk(
    class_file: ClassFile, scores: Scores, enrol: Enrol
) -> None:
    falls = enrol("王小雨", class_number=1)
    other = enrol("李浩然", class_number=2, left_behind=False)
    for ago, points in ((60, 90), (30, 85), (3, 80.5)):
        exam = held(scores, ago, {falls: points, other: points})
    (item,) = due(class_file)
    assert (item.student_name, item.title) == ("王小雨", "Fell twice in a row")
    assert item.reason == "月考: −9 in total"
    assert (item.rule, item.period) == ("scores_fell", str(exam.id))


def test_the_story_tells_each_exam_and_how_it_changed(
    class_file: ClassFile, scores: Scores, enrol: Enrol
) -> None:
    who = enrol("王小雨")
    held(scores, 40, {who: 80})
    held(scores, 10, {who: 84})
    assert ROOM.story is not None
    told = [(one.title, one.text) for one in ROOM.story(class_file, StudentId(who))]
    assert told == [("月考", "语文 80, 数学 80"), ("月考", "语文 84, 数学 84 (+8 in total)")]


def test_an_exam_is_found_by_its_name(class_file: ClassFile, scores: Scores) -> None:
    exam = held(scores, 10, {}, "期中考试")
    assert ROOM.search is not None
    (found,) = ROOM.search(class_file, "期中")
    assert found.place == Place("study", None, "exams", exam.id)
    assert ROOM.search(class_file, "") == []


def test_the_bin_brings_an_exam_back_unless_another_has_its_name_and_day(
    class_file: ClassFile, scores: Scores, enrol: Enrol
) -> None:
    exam = held(scores, 10, {enrol("王小雨"): 80})
    scores.bin_exam(exam.id)
    bin_ = RecycleBin(
        class_file,
        ROOM.kinds,
        restore={name: lambda n, do=do: do(class_file, n) for name, do in ROOM.restore.items()},
    )
    (item,) = bin_.items()
    assert (item.record, item.name) == ("Exam", "月考")
    other = held(scores, 10, {})
    with pytest.raises(Refused):
        bin_.restore(item)
    scores.bin_exam(other.id)
    bin_.restore(item)
    assert scores.sheet(exam.id).rows[0].result.total() == 16_000
    scores.bin_exam(exam.id)
    bin_.delete_for_good(bin_.items())
    assert scores.held() == {}


@pytest.mark.parametrize("style", ["clean", "table"])
def test_the_progress_file_shows_results_help_and_stages_but_no_rank(
    class_file: ClassFile, scores: Scores, enrol: Enrol, style: str
) -> None:
    who, other = enrol("王小雨", class_number=7), enrol("李浩然")
    plans = StudyPlans(class_file, lambda: TODAY)
    plan = plans.plans.add(who, {"subject": "语文", "begins_on": date(2026, 10, 1)})
    checked = {"plan_id": plan, "checked_on": TODAY, "rating": "great", "result": "写了一页半"}
    plans.results.add(who, checked)
    held(scores, 80, {who: 61, other: 90}, "九月摸底")
    held(scores, 20, {who: 77, other: 88}, "期中考试")
    offer, said = drawn(PROGRESS, class_file, Wish("scores", (who,)), style)
    assert offer.missing(Request((who,), "progress", style)) == []
    said = re.sub(r"\s+", " ", said)
    for words in ("王小雨", "九月摸底", "Help began", "Great progress", "写了一页半", "+32"):
        assert words in said
    assert "on average 61, since then 77; the class meanwhile +7" in said
    assert "rank" not in said.casefold()
    assert "李浩然" not in said


def test_a_progress_file_without_scores_says_so(class_file: ClassFile, enrol: Enrol) -> None:
    who = enrol("王小雨")
    offer, said = drawn(PROGRESS, class_file, Wish("scores", (who,)), "clean")
    assert "No score yet." in said
    assert offer.missing(Request((who,), "progress", "clean")) == ["No scores yet: 王小雨."]


def test_thirty_exams_with_long_names_are_all_on_paper(
    class_file: ClassFile, scores: Scores, enrol: Enrol
) -> None:
    who = enrol("阿卜杜热合曼·买买提托合提阿吉")
    for n in range(30):
        held(scores, 900 - 30 * n, {who: 50 + n}, f"第{n + 1}次阶段性学业质量监测考试与分析")
    _offer, said = drawn(PROGRESS, class_file, Wish("scores", (who,)), "table")
    plain = re.sub(r"\s+", "", said)
    assert all(f"第{n + 1}次阶段性" in plain for n in range(30))


def test_the_score_table_of_an_exam_has_the_averages_and_no_rank(
    class_file: ClassFile, scores: Scores, enrol: Enrol
) -> None:
    first, second = enrol("王小雨"), enrol("李浩然", left_behind=False)
    exam = held(scores, 20, {first: 80, second: 90}, "期中考试")
    scores.change_exam(replace(exam, subjects=(*exam.subjects, Subject(name="英语"))))
    offer, said = drawn(EXAMS, class_file, Wish("exam", record_id=int(exam.id)), "clean")
    assert offer.chosen == {exam.id}
    for words in ("期中考试", "Full mark 100", "85.0", "80.0", "Average of the left-behind"):
        assert words in said
    assert "rank" not in said.casefold()
