"""A list of scores as schools write it: a row for each student, a column for each subject."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core import dates, scores
from carekeeper.core.errors import Invalid
from carekeeper.core.fields import Field, Kind
from carekeeper.core.half_width import half_width
from carekeeper.core.ids import StudentId, SubjectId
from carekeeper.core.scores import POINT, Score
from carekeeper.core.words import mark, tr
from carekeeper.features.study.facts.scores import SUBJECT, Exam, Subject

_SUBJECTS = (
    (mark("Chinese language"), "语文 國語 国语 语文成绩 语文分数"),
    (mark("Mathematics"), "数学 數學 数学成绩 数学分数"),
    (mark("English language"), "英语 英語 英语成绩 英语分数 外语"),
    (mark("Science"), "科学 自然 自然科學"),
    (mark("Morality and rule of law"), "道德与法治 道法 品德 思想品德 品德与社会 思品 政治"),
    (mark("Physics"), "物理"),
    (mark("Chemistry"), "化学 化學"),
    (mark("Biology"), "生物 生物学"),
    (mark("History"), "历史 歷史"),
    (mark("Geography"), "地理"),
    (mark("Music"), "音乐 音樂"),
    (mark("Fine arts"), "美术 美術"),
    (mark("Physical education"), "体育 體育 体育与健康"),
    (mark("Computing"), "信息科技 信息技术 信息 資訊"),
    (mark("Labour"), "劳动 劳技 劳动技术"),
    (mark("Calligraphy"), "书法 写字 書法"),
)
_KINDS = r"期中|期末|月考|月度|单元|摸底|入学|开学|模拟|阶段|学业|质量|水平|周测|段考|期初|综合"
# Patterns stay text until they are used: compiled here, they would slow down each start.
_EXAM = (
    rf"(?:第?[一二三四五六七八九十\d]{{1,2}}[次月单])?(?:{_KINDS})+"
    r"(?:考试|考查|检测|测试|测验|测评|调研|监测|测查|练习)?"
)
_DAY = r"20\d\d[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?"
_USUAL_FULL_MARKS = tuple(points * POINT for points in (100, 120, 150, 200, 300))
_MOST, _MOST_OF_OWN = 150 * POINT, _USUAL_FULL_MARKS[-1]
_OWN = "own:"
"""Before the name of a subject of the school's own, where the name of a field is wanted."""
_NO_SUBJECT = (
    r"总|均|合计|[名位班]次|姓名|[班级年校区]排|排名|等[级第次]|综评|评[级价定语]|[年班]级|备注|说明|[学考座序编]号"
    r"|考场|题|进步|退步|升降|变化|上次|年龄|人数|率|rank|total|average"
)
"""What stands above a column of numbers that are no scores in a subject."""


def _field_of(label: str) -> str:
    return label.casefold().replace(" ", "_")


_LABELS = {_field_of(label): label for label, _said in _SUBJECTS}
EXAM_NAME, EXAM_DAY = "exam", "exam_day"

HEADINGS: Mapping[str, str] = {
    EXAM_NAME: "考试 考试名称 考次 考试类型 exam",
    EXAM_DAY: "考试日期 考试时间 測驗日期",
    **{_field_of(label): said for label, said in _SUBJECTS},
}
FIELDS: Mapping[str, Field] = {
    EXAM_NAME: Field(EXAM_NAME, mark("Exam"), longest=40),
    EXAM_DAY: Field(EXAM_DAY, mark("Date of the exam"), Kind.DATE),
    **{name: Field(name, label, Kind.SCORE) for name, label in _LABELS.items()},
}


class There(Struct, frozen=True):
    """What a list is held against: the exams, the last first, and all their scores."""

    exams: tuple[Exam, ...]
    held: Mapping[StudentId, Mapping[SubjectId, Score]]


class Line(Struct, frozen=True):
    """What a row says of a student: scores by the names of their subjects, and of which exam."""

    student_id: StudentId
    exam: str
    held_on: date
    scores: tuple[tuple[str, Score], ...]


def told_above(titles: Sequence[str]) -> dict[str, str]:
    """Return the exam and its day as a title says them: 三（2）班期中考试成绩表 2026.11.5."""
    text = " ".join(titles)
    name, day = (re.search(one, half_width(text)) for one in (_EXAM, _DAY))
    told = {EXAM_NAME: name.group() if name else "", EXAM_DAY: day.group() if day else ""}
    return {field: said for field, said in told.items() if said}


def own_subject(there: There, heading: str, cells: Sequence[str]) -> Field | None:
    """Return the field of a subject that is not among the usual ones, None for another column.

    It is one that an exam here has already, or a column of nothing but scores.
    """
    name = " ".join(heading.split())
    known = any(name == one.name for exam in there.exams for one in exam.subjects)
    if not name or len(name) > SUBJECT.fields[0].longest or "." in name:
        return None
    if not known and (re.search(_NO_SUBJECT, name.casefold()) or not _are_scores(cells)):
        return None
    return Field(_OWN + name, name, Kind.SCORE)


def _are_scores(cells: Sequence[str]) -> bool:
    try:
        found = [scores.parse(cell, _MOST_OF_OWN) for cell in cells]
    except Invalid:
        return False
    return any(one is not None and one.points is not None for one in found)


def line_of(there: There, student: int, values: Mapping[str, object], today: date) -> Line | None:
    """Return what a row brings, None when all of it is known.

    Raises `Invalid` at a score that cannot be, or that is not the one that is kept.
    """
    exam = _exam_of(there, values, today)
    brought = []
    for field, value in values.items():
        if field not in _LABELS and not field.startswith(_OWN):
            continue
        subject = _subject_in(exam, field)
        most = _MOST if field in _LABELS else _MOST_OF_OWN
        score = _score_in(str(value), subject.full_mark if subject.id else most, field)
        kept = there.held.get(StudentId(student), {}).get(subject.id)
        if kept is not None and kept != score:
            sentence = tr("Here {score} is kept. Change it in the scores, if the list is right.")
            raise Invalid(sentence.format(score=scores.score_shown(kept)), field)
        if kept is None and score is not None:
            brought.append((subject.name, score))
    if not brought:
        return None
    return Line(StudentId(student), exam.name, exam.held_on, tuple(brought))


def exam_with(exam: Exam, lines: Sequence[Line]) -> Exam:
    """Return an exam with the subjects that lines bring; a new one has a usual full mark."""
    known = {one.name for one in exam.subjects}
    highest: dict[str, int] = {}
    for line in lines:
        for name, score in line.scores:
            highest[name] = max(highest.get(name, 0), score.points or 0)
    new = tuple(
        Subject(name=name, full_mark=next(mark for mark in _USUAL_FULL_MARKS if mark >= most))
        for name, most in highest.items()
        if name not in known
    )
    return replace(exam, subjects=(*exam.subjects, *new))


def _exam_of(there: There, values: Mapping[str, object], today: date) -> Exam:
    """Return the exam that a row is of: by its name and day, or the last one of that name.

    A list that names none is of a new exam of today.
    """
    name, day = values.get(EXAM_NAME) or tr("Exam"), values.get(EXAM_DAY)
    if isinstance(day, date) and day > today:
        raise Invalid(tr("This date is in the future. Please check it."), EXAM_DAY)
    for one in there.exams:
        if one.name == name and day in (None, one.held_on):
            return one
    return Exam(name=str(name), held_on=day if isinstance(day, date) else today)


def _subject_in(exam: Exam, field: str) -> Subject:
    """Return the subject of an exam that a column is of, a new one where it has none."""
    label = tr(_LABELS[field]) if field in _LABELS else field.removeprefix(_OWN)
    names = {label, *HEADINGS.get(field, "").split()}
    return next((one for one in exam.subjects if one.name in names), Subject(name=label))


def _score_in(text: str, full_mark: int, field: str) -> Score | None:
    try:
        return scores.parse(text, full_mark)
    except Invalid as problem:
        raise Invalid(problem.sentence, field) from None


def brought_label(exams: Sequence[Exam], n: int) -> str:
    """Return what the step is called that brings scores in."""
    names = (f"{one.name} {dates.show_short(one.held_on)}" for one in exams)
    return tr("{exams}: {n} scores imported").format(exams=tr(", ").join(names), n=n)
