"""Exams and their scores (成绩): the records, and what follows from them for a student."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from carekeeper.core import dates, scores
from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.ids import ExamId, SubjectId
from carekeeper.core.scores import POINT, Score
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr
from carekeeper.room import RecordKind

MOST_SUBJECTS = 16
USUAL_SUBJECTS = (mark("Chinese language"), mark("Mathematics"), mark("English language"))
"""The subjects that the first exam of a class begins with."""

USUAL_EXAMS = (mark("Monthly test"), mark("Mid-term exam"), mark("Final exam"))
FULL_MARK = 100 * POINT


class Subject(Struct, frozen=True):
    """A subject of one exam."""

    id: SubjectId = SubjectId(0)
    name: str = ""
    full_mark: int = FULL_MARK


class Exam(Struct, frozen=True, kw_only=True):
    """An exam of the class with its subjects in their order."""

    id: ExamId = ExamId(0)
    name: str = ""
    held_on: date
    subjects: tuple[Subject, ...] = ()

    @property
    def full_mark(self) -> int:
        """The full mark of all subjects together."""
        return sum(one.full_mark for one in self.subjects)

    @property
    def key(self) -> tuple[date, int]:
        """What exams are sorted by: the day, then which was made first."""
        return self.held_on, self.id

    def at(self, subject_id: int) -> Subject:
        """Return one of the subjects; raises `LookupError` when it is another exam's."""
        for one in self.subjects:
            if one.id == subject_id:
                return one
        raise LookupError(f"no subject {subject_id} in exam {self.id}")


EXAM_FIELDS = (
    Field("name", mark("Name of the exam"), width=7, counts=True, longest=40),
    Field("held_on", mark("Date"), Kind.DATE, width=5, counts=True),
)
_ANSWERS = tuple(Choice(code, label) for code, label in scores.ANSWERS.items())
_SUBJECT_FIELDS = (
    Field("name", mark("Subject"), counts=True, longest=20),
    Field("full_mark", mark("Full mark"), Kind.POINTS),
)
_SCORE_FIELDS = (
    Field("points", mark("Score"), Kind.POINTS),
    Field("answer", mark("Why no score"), Kind.CHOICE, choices=_ANSWERS),
)


def exam_name(values: Mapping[str, Any]) -> str:
    """Return the short name of an exam from the values of its row."""
    return str(values.get("name") or tr("Exam"))


EXAM = RecordKind("exams", mark("Exam"), EXAM_FIELDS, exam_name)
SUBJECT = RecordKind(
    "exam_subjects",
    mark("Subject of an exam"),
    _SUBJECT_FIELDS,
    lambda values: str(values.get("name") or ""),
)
SCORE = RecordKind(
    "scores",
    mark("Score"),
    _SCORE_FIELDS,
    lambda values: scores.score_shown(Score(values.get("points"), values.get("answer") or "")),
)


class Result(Struct, frozen=True):
    """What one student has in one exam, by subject."""

    exam: Exam
    scores: Mapping[SubjectId, Score]

    def points(self) -> dict[str, tuple[int, int]]:
        """Return points and full mark by the name of the subject, where there are points."""
        return {
            one.name: (score.points, one.full_mark)
            for one in self.exam.subjects
            if (score := self.scores.get(one.id)) is not None and score.points is not None
        }

    def total(self) -> int | None:
        """Return the points of all subjects together, None without any."""
        found = [points for points, _full in self.points().values()]
        return sum(found) if found else None

    def shown(self, subject: str) -> str:
        """Return the score in a subject as it stands in a table, `""` for none."""
        found = (one.id for one in self.exam.subjects if one.name == subject)
        return next((scores.score_shown(self.scores.get(number)) for number in found), "")

    def total_shown(self) -> str:
        """Return the points of all subjects together as they stand in a table, `""` for none."""
        total = self.total()
        return "" if total is None else scores.shown(total)

    def missing(self) -> list[Subject]:
        """Return the subjects that nothing is written for, not even why."""
        return [one for one in self.exam.subjects if one.id not in self.scores]

    def nowhere(self) -> bool:
        """Tell whether something is written for each subject, and points for none."""
        return not self.missing() and not self.points()


class Row(Struct, frozen=True):
    """A student in the sheet of an exam, with the results up to it; the last is that exam's.

    Who was not in the class on the day is not `asked`, and stands here because of a score.
    """

    student: StudentLine
    results: tuple[Result, ...]
    asked: bool = True

    @property
    def result(self) -> Result:
        """What the student has in this exam."""
        return self.results[-1]


class ExamSheet(Struct, frozen=True):
    """An exam with all who took it or are still asked for."""

    exam: Exam
    rows: tuple[Row, ...]

    def missing(self) -> int:
        """Return how many scores are still to be written."""
        return sum(len(row.result.missing()) for row in self.rows if row.asked)


class Change(Struct, frozen=True):
    """How points changed since the exam before: of the same subjects, then and now.

    `place` is that of the exam before in the student's results.
    """

    place: int
    before: int
    now: int
    full_before: int
    full_now: int

    @property
    def share(self) -> float:
        """The change as a share of the full mark."""
        return self.now / self.full_now - self.before / self.full_before

    @property
    def fell(self) -> bool:
        """Tell whether it was better before; counted in whole numbers."""
        return self.now * self.full_before < self.before * self.full_now

    def shown(self) -> str:
        """Return the change in points, or in hundredths of the full mark where that differs."""
        if self.full_before == self.full_now:
            return _signed(self.now - self.before)
        return tr("{n} %").format(n=_signed(round(self.share * 100) * POINT))


def _signed(points: int) -> str:
    return f"+{scores.shown(points)}" if points > 0 else scores.shown(points)


def change_at(results: Sequence[Result], place: int, subject: str = "") -> Change | None:
    """Return the change at one of a student's results, in one subject or in all together.

    Compared are the subjects with points then and now, so that an exam of two subjects can be held
    against one of three; an exam that the student was away from is stepped over.
    """
    now = results[place].points()
    wanted = {subject} if subject else set(now)
    for earlier in range(place - 1, -1, -1):
        before = results[earlier].points()
        both = wanted & set(now) & set(before)
        if both:
            then = [before[name] for name in both]
            these = [now[name] for name in both]
            return Change(
                earlier,
                sum(points for points, _full in then),
                sum(points for points, _full in these),
                sum(full for _points, full in then),
                sum(full for _points, full in these),
            )
    return None


def change_shown(results: Sequence[Result], place: int) -> str:
    """Return the change in all subjects together as it stands in a table, `""` for none."""
    change = change_at(results, place)
    return "" if change is None else change.shown()


def fell_twice(results: Sequence[Result], place: int, subject: str = "") -> bool:
    """Tell whether a student fell at this result and at the one before it."""
    last = change_at(results, place, subject)
    if last is None or not last.fell:
        return False
    before = change_at(results, last.place, subject)
    return before is not None and before.fell


def falling(results: Sequence[Result]) -> list[str]:
    """Return where a student fell twice in a row at the last result: `""` for all together.

    Where all together fell, the subjects are not named beside it.
    """
    if not results:
        return []
    last = len(results) - 1
    if fell_twice(results, last):
        return [""]
    return [name for name in results[last].points() if fell_twice(results, last, name)]


def falling_shown(where: Sequence[str]) -> str:
    """Return in words where a student fell twice in a row; `""` when nowhere."""
    if not where:
        return ""
    if where == [""]:
        return tr("fell twice in a row")
    return tr("{subjects}: fell twice in a row").format(subjects=tr(", ").join(where))


def average(found: Iterable[Score | None]) -> float | None:
    """Return the average of the scores that have points, in points; None without any."""
    points = [one.points for one in found if one is not None and one.points is not None]
    return sum(points) / len(points) / POINT if points else None


def average_shown(value: float | None) -> str:
    """Return an average with one decimal, `""` where there is none."""
    return "" if value is None else f"{value:.1f}"


def ranks(totals: Mapping[int, int]) -> dict[int, int]:
    """Return the place of each in the class; those with the same total share one."""
    in_order = sorted(totals.values(), reverse=True)
    return {who: in_order.index(total) + 1 for who, total in totals.items()}


def full_marks_shown(exam: Exam) -> str:
    """Return the full marks of an exam, once where they are the same in all subjects."""
    marks = {one.full_mark for one in exam.subjects}
    if len(marks) == 1:
        return tr("Full mark {n}").format(n=scores.shown(marks.pop()))
    each = (f"{one.name} {scores.shown(one.full_mark)}" for one in exam.subjects)
    return tr("Full marks: {marks}").format(marks=tr(", ").join(each))


def day_shown(exam: Exam, today: date) -> str:
    """Return the day of an exam, without the year in the same year."""
    same = exam.held_on.year == today.year
    return dates.show_short(exam.held_on) if same else dates.show_date(exam.held_on)


def subject_names(exams: Sequence[Exam]) -> Iterator[str]:
    """Yield the names of all subjects, those of the last exam first."""
    seen: set[str] = set()
    for exam in sorted(exams, key=lambda one: one.key, reverse=True):
        for one in exam.subjects:
            if one.name not in seen:
                seen.add(one.name)
                yield one.name
