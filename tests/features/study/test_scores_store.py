"""Exams and scores in the class file: written in one go, undone in one go, compared."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from tests.features.enrolling import Enrol
from tests.queries import counted

from carekeeper.core.errors import Invalid, Refused
from carekeeper.core.ids import ExamId, StudentId
from carekeeper.core.scores import Score
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.facts import scores as facts
from carekeeper.features.study.facts.scores import Exam, Result, Subject
from carekeeper.features.study.store.scores import Scores

CHINESE, MATHS = Subject(name="语文"), Subject(name="数学")


@pytest.fixture
def scores(class_file: ClassFile) -> Scores:
    """The exams of the class, on 23 November 2026."""
    return Scores(class_file, lambda: date(2026, 11, 23))


def held(scores: Scores, day: date, name: str = "月考", full_mark: int = 10_000) -> Exam:
    """Return a new exam in Chinese and mathematics."""
    subjects = (CHINESE, replace(MATHS, full_mark=full_mark))
    return scores.exam(scores.add_exam(Exam(name=name, held_on=day, subjects=subjects)))


def write(scores: Scores, exam: Exam, student: int, *points: float | None) -> None:
    """Write the points of a student in the subjects of an exam."""
    pairs = zip(exam.subjects, points, strict=True)
    cells = {
        (StudentId(student), one.id): None if n is None else Score(round(n * 100))
        for one, n in pairs
    }
    scores.put(exam, cells)


def test_a_new_exam_begins_with_the_subjects_of_the_last_one(scores: Scores) -> None:
    assert [one.name for one in scores.draft().subjects] == list(facts.USUAL_SUBJECTS)
    held(scores, date(2026, 10, 9), full_mark=12_000)
    draft = scores.draft()
    assert [(one.id, one.name, one.full_mark) for one in draft.subjects] == [
        (0, "语文", 10_000),
        (0, "数学", 12_000),
    ]
    assert draft.held_on == date(2026, 11, 23)


def test_two_exams_of_one_name_and_day_are_refused(scores: Scores) -> None:
    first = held(scores, date(2026, 10, 9), "月考")
    with pytest.raises(Refused, match="already an exam “月考”"):
        held(scores, date(2026, 10, 9), " 月考 ")
    other = held(scores, date(2026, 11, 9), "月考")
    with pytest.raises(Refused, match="already an exam"):
        scores.change_exam(replace(other, held_on=first.held_on))
    assert [one.held_on.month for one in scores.exams()] == [11, 10]


@pytest.mark.parametrize(
    ("exam", "field"),
    [
        (Exam(held_on=date(2026, 10, 9), subjects=(CHINESE,)), "name"),
        (Exam(name="考" * 41, held_on=date(2026, 10, 9), subjects=(CHINESE,)), "name"),
        (Exam(name="月考", held_on=date(2026, 10, 9)), "subjects"),
        (Exam(name="月考", held_on=date(2026, 10, 9), subjects=(CHINESE, CHINESE)), "subjects"),
        (Exam(name="月考", held_on=date(2026, 10, 9), subjects=(Subject(),)), "subjects"),
    ],
)
def test_what_an_exam_lacks_is_said_at_its_field(scores: Scores, exam: Exam, field: str) -> None:
    with pytest.raises(Invalid) as told:
        scores.add_exam(exam)
    assert told.value.field == field
    assert scores.exams() == []


def test_a_class_is_pasted_as_one_step_and_undone_as_one(
    class_file: ClassFile, scores: Scores, enrol: Enrol
) -> None:
    students = [StudentId(enrol(f"学生{n}", class_number=n)) for n in range(30)]
    exam = held(scores, date(2026, 11, 5))
    cells = {
        (who, one.id): Score(n * 300) for n, who in enumerate(students) for one in exam.subjects
    }
    with counted(class_file) as made:
        assert scores.put(exam, cells) == 60
    assert len(made) < 20
    assert scores.sheet(exam.id).missing() == 0
    step = class_file.undo()
    assert step is not None
    assert step.label == "月考: 60 scores"
    assert scores.sheet(exam.id).missing() == 60
    class_file.redo()
    assert scores.sheet(exam.id).rows[4].result.points() == {
        "语文": (1200, 10_000),
        "数学": (1200, 10_000),
    }


def test_what_is_typed_again_is_no_change(scores: Scores, enrol: Enrol) -> None:
    who = StudentId(enrol())
    exam = held(scores, date(2026, 11, 5))
    cell = (who, exam.subjects[0].id)
    assert scores.put(exam, {cell: Score(8_300)}) == 1
    assert scores.put(exam, {cell: Score(8_300)}) == 0
    assert scores.put(exam, {cell: Score(answer="absent")}) == 1
    assert scores.put(exam, {cell: None}) == 1
    assert scores.sheet(exam.id).rows[0].result.scores == {}


def test_the_change_is_counted_over_the_same_subjects(scores: Scores, enrol: Enrol) -> None:
    who = enrol()
    first, second = held(scores, date(2026, 9, 4)), held(scores, date(2026, 10, 9))
    third = held(scores, date(2026, 11, 5), full_mark=12_000)
    write(scores, first, who, 80, 71)
    write(scores, second, who, 75.5, None)
    write(scores, third, who, 70, 90)
    results = scores.sheet(third.id).rows[0].results
    told = [facts.change_at(results, place) for place in range(3)]
    assert told[0] is None
    assert told[1] is not None
    assert told[1].shown() == "−4.5"
    assert told[2] is not None
    assert told[2].shown() == "−5.5"
    maths = facts.change_at(results, 2, "数学")
    assert maths is not None
    assert maths.shown() == "+4 %"
    assert facts.falling(results) == [""]


def test_an_exam_missed_is_stepped_over(scores: Scores, enrol: Enrol) -> None:
    who = StudentId(enrol())
    days = (date(2026, 9, 4), date(2026, 10, 9), date(2026, 11, 5), date(2026, 11, 20))
    exams = [held(scores, day) for day in days]
    for exam, points in zip(exams, (90, 80, None, 70), strict=True):
        if points is None:
            scores.put(exam, {(who, one.id): Score(answer="absent") for one in exam.subjects})
        else:
            write(scores, exam, who, points, points)
    results = scores.results_of([who])[who]
    assert results[2].nowhere()
    assert facts.change_at(results, 2) is None
    assert facts.falling_shown(facts.falling(results)) == "fell twice in a row"
    assert facts.falling(results[:2]) == []


def test_who_was_not_in_the_class_on_the_day_is_not_asked(scores: Scores, enrol: Enrol) -> None:
    here, later = enrol("王小雨"), enrol("李浩然", joined_on=date(2026, 11, 10))
    exam = held(scores, date(2026, 11, 5))
    assert [row.student.id for row in scores.sheet(exam.id).rows] == [here]
    assert scores.sheet(exam.id).missing() == 2
    write(scores, exam, later, 60, 61)
    sheet = scores.sheet(exam.id)
    assert [row.asked for row in sheet.rows] == [False, True]
    assert sheet.missing() == 2


def test_an_exam_comes_back_whole_from_the_bin(
    class_file: ClassFile, scores: Scores, enrol: Enrol
) -> None:
    exam = held(scores, date(2026, 11, 5))
    write(scores, exam, enrol(), 83, 71)
    scores.bin_exam(exam.id)
    assert scores.exams() == []
    again = held(scores, date(2026, 11, 5))
    with pytest.raises(Refused, match="already an exam"):
        scores.restore_exam(exam.id)
    scores.bin_exam(again.id)
    scores.restore_exam(exam.id)
    assert scores.sheet(exam.id).rows[0].result.total() == 15_400
    class_file.undo()
    assert scores.exams() == []


def test_a_subject_that_goes_takes_its_scores_along_and_brings_them_back(
    class_file: ClassFile, scores: Scores, enrol: Enrol
) -> None:
    who = enrol()
    exam = held(scores, date(2026, 11, 5))
    write(scores, exam, who, 83, 71)
    scores.change_exam(replace(exam, subjects=(exam.subjects[1], Subject(name="英语"))))
    changed = scores.sheet(exam.id)
    assert [one.name for one in changed.exam.subjects] == ["数学", "英语"]
    assert changed.rows[0].result.total() == 7_100
    class_file.undo()
    assert scores.results_of([who])[who][0].total() == 15_400


def test_a_full_mark_below_a_score_is_refused(scores: Scores, enrol: Enrol) -> None:
    exam = held(scores, date(2026, 11, 5))
    write(scores, exam, enrol(), 83, 71)
    lower = tuple(replace(one, full_mark=8_000) for one in exam.subjects)
    with pytest.raises(Refused, match="1 score in 语文 is above"):
        scores.change_exam(replace(exam, subjects=lower))
    assert scores.exam(exam.id).full_mark == 20_000


def test_equal_totals_share_a_place() -> None:
    assert facts.ranks({1: 270, 2: 285, 3: 270, 4: 100}) == {2: 1, 1: 2, 3: 2, 4: 4}


def test_averages_leave_out_who_has_no_points() -> None:
    found = [Score(8_000), Score(7_050), Score(answer="absent"), None]
    assert facts.average_shown(facts.average(found)) == "75.2"
    assert facts.average_shown(facts.average([None])) == ""


def test_what_is_missing_is_told_from_what_was_not_to_be(scores: Scores) -> None:
    exam = Exam(id=ExamId(1), name="月考", held_on=date(2026, 11, 5), subjects=(CHINESE,))
    empty, away = Result(exam, {}), Result(exam, {CHINESE.id: Score(answer="absent")})
    assert empty.missing() == [CHINESE]
    assert not empty.nowhere()
    assert away.nowhere()
