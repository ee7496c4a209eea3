"""Reads and writes exams and scores; what is typed or pasted in one go is written as one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import asdict, replace
from sqlalchemy import Select, func, select

from carekeeper.core import scores as core_scores
from carekeeper.core.errors import Invalid, Refused
from carekeeper.core.fields import parse
from carekeeper.core.finding import typed
from carekeeper.core.ids import ExamId, StudentId, SubjectId
from carekeeper.core.scores import Score
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.db.enrolment import enrolments
from carekeeper.db.schema import students
from carekeeper.db.score_tables import exam_subjects, exams, scores
from carekeeper.db.students import NOT_BINNED, everyone, in_order, names
from carekeeper.db.units import Reading, Writing, columns_of
from carekeeper.features.study.facts.scores import (
    EXAM_FIELDS,
    MOST_SUBJECTS,
    SUBJECT,
    USUAL_SUBJECTS,
    Exam,
    ExamSheet,
    Result,
    Row,
    Subject,
    exam_name,
)

Cell = tuple[StudentId, SubjectId]
"""Where a score stands: whose it is, and in which subject of which exam."""

_LOOKED_BACK = 6
"""So many exams before one are read with it, to see what changed and who fell twice."""


class Scores:
    """The exams of a class file and their scores."""

    def __init__(self, class_file: ClassFile, today: Callable[[], date] = date.today) -> None:
        self._file = class_file
        self.today = today

    # -- reading

    def exams(self) -> list[Exam]:
        """Return all exams, the last first."""
        with self._file.reading() as unit:
            return _exams(unit)

    def exam(self, exam_id: int) -> Exam:
        """Return an exam; raises `LookupError` when there is none, or it lies in the bin."""
        for one in self.exams():
            if one.id == exam_id:
                return one
        raise LookupError(f"no exam {exam_id}")

    def draft(self) -> Exam:
        """Return what a new exam begins with: of today, with the subjects of the last one."""
        last = self.exams()[:1]
        usual = tuple(Subject(name=tr(name)) for name in USUAL_SUBJECTS)
        subjects = tuple(replace(one, id=SubjectId(0)) for one in last[0].subjects) if last else ()
        return Exam(held_on=self.today(), subjects=subjects or usual)

    def sheet(self, exam_id: int) -> ExamSheet:
        """Return an exam with the students of its day, in the order of the class."""
        with self._file.reading() as unit:
            return _sheet(unit, _exams(unit), exam_id, everyone(unit))

    def recent(self, first: date, last: date) -> list[ExamSheet]:
        """Return the exams of some days, the last first; of the students only what Today asks."""
        with self._file.reading() as unit:
            known, lines = _exams(unit), _lines(unit)
            wanted = [one.id for one in known if first <= one.held_on <= last]
            return [_sheet(unit, known, number, lines) for number in wanted]

    def results_of(self, ids: Sequence[int]) -> dict[int, list[Result]]:
        """Return what students have in the exams with a score of theirs, the first one first."""
        with self._file.reading() as unit:
            in_time = _exams(unit)[::-1]
            kept = [one.id for exam in in_time for one in exam.subjects]
            which = scores.c.student_id.in_(ids), scores.c.subject_id.in_(kept)
            held = _held(unit, *which)
        return {who: _results(in_time, own) for who, own in held.items()}

    def held(self) -> dict[StudentId, dict[SubjectId, Score]]:
        """Return all scores, by student and subject."""
        with self._file.reading() as unit:
            return _held(unit)

    def averages(self) -> dict[SubjectId, float]:
        """Return the average of the class in each subject of each exam, in hundredths."""
        query = select(scores.c.subject_id, func.avg(scores.c.points).label("average"))
        here = query.join(students, students.c.id == scores.c.student_id)
        query = here.where(scores.c.points.is_not(None), NOT_BINNED)
        with self._file.reading() as unit:
            rows = unit.rows(query.group_by(scores.c.subject_id))
        return {SubjectId(row.subject_id): float(row.average) for row in rows}

    def search(self, words: str) -> list[Exam]:
        """Return the exams in whose name or subjects all words stand."""
        wanted = typed(words).split()
        return [one for one in self.exams() if wanted and _holds(one, wanted)]

    # -- exams

    def add_exam(self, exam: Exam) -> ExamId:
        """Write a new exam with its subjects, and return its number.

        Raises `Invalid` at a field, `Refused` when there is one of that name and day.
        """
        made = self._checked(exam)
        with self._file.writing(made.name) as unit:
            _check_only_once(unit, made)
            number = unit.insert(exams, {"name": made.name, "held_on": made.held_on})
            for place, one in enumerate(made.subjects):
                unit.insert(exam_subjects, subject_row(number, place, one))
        return ExamId(number)

    def change_exam(self, exam: Exam) -> None:
        """Write name, day and subjects of an exam; a subject that is left out goes with its scores.

        Raises `Invalid` at a field, `Refused` when there is another one of that name and day, or a
        score above the new full mark.
        """
        made, before = self._checked(exam), self.exam(exam.id)
        kept = {one.id for one in made.subjects}
        with self._file.writing(made.name) as unit:
            _check_only_once(unit, made)
            unit.update(exams, made.id, {"name": made.name, "held_on": made.held_on})
            for gone in before.subjects:
                if gone.id not in kept:
                    _remove_subject(unit, gone)
            for place, one in enumerate(made.subjects):
                values = subject_row(made.id, place, one)
                if one.id:
                    _check_full_mark(unit, one)
                    unit.update(exam_subjects, one.id, values)
                else:
                    unit.insert(exam_subjects, values)

    def bin_exam(self, exam_id: int) -> None:
        """Move an exam to the recycle bin; its scores go with it."""
        label = self.exam(exam_id).name + tr(" moved to the recycle bin")
        with self._file.writing(label) as unit:
            unit.update(exams, exam_id, {"binned_at": self._file.now()})

    def restore_exam(self, exam_id: int) -> None:
        """Bring an exam back from the recycle bin, with all its scores.

        Raises `Refused` when another one of its name and day was made meanwhile.
        """
        query = select(exams.c.name, exams.c.held_on).where(exams.c.id == exam_id)
        with self._file.reading() as unit:
            row = unit.row(query)
        if row is None:
            raise LookupError(f"no exam {exam_id}")
        back = Exam(id=ExamId(exam_id), name=row.name, held_on=row.held_on)
        with self._file.writing(tr("{name} restored").format(name=row.name)) as unit:
            _check_only_once(unit, back)
            unit.update(exams, exam_id, {"binned_at": None})

    def _checked(self, exam: Exam) -> Exam:
        """Return an exam with its words in order; raises `Invalid` at a field."""
        name = str(parse(EXAM_FIELDS[0], " ".join(exam.name.split()), today=self.today()))
        subjects = tuple(replace(one, name=" ".join(one.name.split())) for one in exam.subjects)
        called = [one.name for one in subjects]
        if not name:
            raise Invalid(tr("Please fill in the name of the exam."), "name")
        if not subjects or "" in called or len(subjects) > MOST_SUBJECTS:
            raise Invalid(tr("Please fill in the subjects, from one to sixteen."), "subjects")
        if len(set(called)) < len(called) or max(map(len, called)) > SUBJECT.fields[0].longest:
            raise Invalid(tr("Each subject needs a short name of its own."), "subjects")
        return replace(exam, name=name, subjects=subjects)

    # -- scores

    def put(self, exam: Exam, cells: Mapping[Cell, Score | None]) -> int:
        """Write scores as one step, and return how many were different; None empties a cell."""
        own = [one.id for one in exam.subjects]
        kept = select(scores).where(scores.c.subject_id.in_(own))
        with self._file.reading() as unit:
            there = {(row.student_id, row.subject_id): row for row in unit.rows(kept)}
            called = names(unit)
        before = {at: Score(row.points, row.answer) for at, row in there.items()}
        changed = {at: score for at, score in cells.items() if before.get(at) != score}
        if not changed:
            return 0
        new: list[dict[str, Any]] = []
        with self._file.writing(_label(exam, changed, called)) as unit:
            for (student_id, subject_id), score in changed.items():
                row = there.get((student_id, subject_id))
                if row is None and score is not None:
                    new.append(score_row(student_id, subject_id, score))
                elif row is not None and score is None:
                    unit.delete(scores, row.id)
                elif row is not None and score is not None:
                    unit.update(scores, row.id, asdict(score))
            unit.insert_all(scores, new)
        return len(changed)


def _exams(unit: Reading) -> list[Exam]:
    """Return all exams that are not in the bin, the last first."""
    columns = columns_of(Subject, exam_subjects)
    query = select(exam_subjects.c.exam_id, *columns).order_by(exam_subjects.c.place)
    subjects: dict[int, list[Subject]] = {}
    for row in unit.rows(query):
        one = Subject(SubjectId(row.id), row.name, row.full_mark)
        subjects.setdefault(row.exam_id, []).append(one)
    kept = select(exams.c.id, exams.c.name, exams.c.held_on).where(exams.c.binned_at.is_(None))
    return [
        Exam(
            id=row.id, name=row.name, held_on=row.held_on, subjects=tuple(subjects.get(row.id, ()))
        )
        for row in unit.rows(kept.order_by(exams.c.held_on.desc(), exams.c.id.desc()))
    ]


def _held(unit: Reading, *which: Any) -> dict[StudentId, dict[SubjectId, Score]]:
    """Return scores by student and subject."""
    columns = (scores.c.student_id, scores.c.subject_id, scores.c.points, scores.c.answer)
    query: Select[Any] = select(*columns).where(*which)
    found: dict[StudentId, dict[SubjectId, Score]] = {}
    for row in unit.rows(query):
        found.setdefault(row.student_id, {})[row.subject_id] = Score(row.points, row.answer)
    return found


def _results(in_time: Sequence[Exam], held: Mapping[SubjectId, Score]) -> list[Result]:
    """Return the results of a student in the exams with a score, the first one first."""
    results = (
        Result(exam, {one.id: held[one.id] for one in exam.subjects if one.id in held})
        for exam in in_time
    )
    return [one for one in results if one.scores]


def _lines(unit: Reading) -> list[StudentLine]:
    """Return the students without what is in their files, so that no field of these matters."""
    own = (students.c[name] for name in ("id", "enrolment", "left_behind", "key_support"))
    called = names(unit)
    rows = unit.rows(in_order(select(*own).where(NOT_BINNED)))
    return [StudentLine(**row._mapping, name=called[row.id]) for row in rows]


def _sheet(
    unit: Reading, known: Sequence[Exam], exam_id: int, lines: Sequence[StudentLine]
) -> ExamSheet:
    exam = next((one for one in known if one.id == exam_id), None)
    if exam is None:
        raise LookupError(f"no exam {exam_id}")
    before = [one for one in known if one.key < exam.key][:_LOOKED_BACK][::-1]
    looked_at = [one.id for each in (*before, exam) for one in each.subjects]
    held = _held(unit, scores.c.subject_id.in_(looked_at))
    enrolled = enrolments(unit)
    rows = []
    for student in lines:
        own = held.get(student.id, {})
        result = Result(exam, {one.id: own[one.id] for one in exam.subjects if one.id in own})
        asked = enrolled[student.id].is_here_on(exam.held_on)
        if asked or result.scores:
            rows.append(Row(student, (*_results(before, own), result), asked))
    return ExamSheet(exam, tuple(rows))


def _holds(exam: Exam, wanted: Sequence[str]) -> bool:
    text = typed(" ".join((exam.name, *(one.name for one in exam.subjects))))
    return all(word in text for word in wanted)


def subject_row(exam_id: int, place: int, subject: Subject) -> dict[str, Any]:
    """Return the values of the row of a subject."""
    about = {"name": subject.name, "full_mark": subject.full_mark, "place": place}
    return {"exam_id": exam_id, **about}


def score_row(student_id: int, subject_id: int, score: Score) -> dict[str, Any]:
    """Return the values of the row of a score."""
    return {"subject_id": subject_id, "student_id": student_id, **asdict(score)}


def _remove_subject(unit: Writing, subject: Subject) -> None:
    rows = unit.rows(select(scores.c.id).where(scores.c.subject_id == subject.id))
    for row in rows:
        unit.delete(scores, row.id)
    unit.delete(exam_subjects, subject.id)


def _check_only_once(unit: Reading, exam: Exam) -> None:
    same = exams.c.name == exam.name, exams.c.held_on == exam.held_on, exams.c.id != exam.id
    if unit.row(select(exams.c.id).where(*same, exams.c.binned_at.is_(None))) is not None:
        sentence = tr("There is already an exam “{name}” with this date.")
        raise Refused(sentence.format(name=exam.name))


def _check_full_mark(unit: Reading, subject: Subject) -> None:
    above = scores.c.subject_id == subject.id, scores.c.points > subject.full_mark
    n = unit.value(select(func.count()).select_from(scores).where(*above))
    if n:
        told = trn(
            "{n} score in {subject} is above this full mark.",
            "{n} scores in {subject} are above this full mark.",
            n,
        )
        raise Refused(told.format(n=n, subject=subject.name))


def _label(exam: Exam, changed: Mapping[Cell, Score | None], called: Mapping[int, str]) -> str:
    """Return what the history calls the writing of some scores."""
    name = exam_name({"name": exam.name})
    if len(changed) > 1:
        n = len(changed)
        return trn("{exam}: {n} score", "{exam}: {n} scores", n).format(exam=name, n=n)
    ((student_id, subject_id), score), *_rest = changed.items()
    said = core_scores.score_shown(score) or "—"
    return tr("{student} · {exam} · {subject} {score}").format(
        student=called[student_id], exam=name, subject=exam.at(subject_id).name, score=said
    )
