"""What exams and scores offer the house, as a part of the room of learning."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from carekeeper.core import dates, scores
from carekeeper.core.changes import CLASS_LIST
from carekeeper.core.due import Urgency
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.story import StoryLine
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.study.facts import NAME
from carekeeper.features.study.facts import scores as facts
from carekeeper.features.study.facts.scores import (
    EXAM,
    SCORE,
    SUBJECT,
    Exam,
    ExamSheet,
    Result,
    Row,
)
from carekeeper.features.study.room.score_list import LIST
from carekeeper.features.study.room.score_papers import EXAMS, PROGRESS
from carekeeper.room import Action, DueItem, FilePart, Found, Room, printing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.study.store.scores import Scores
    from carekeeper.widgets.desk import Desk

ICON = "chart-line"
FELL = "scores_fell"
"""The name under which the line of a student whose scores fall is ticked off for an exam."""
BEGIN = "exam"
"""The word with which a place asks for a new exam."""

_TIME = timedelta(days=7)
"""So long the teachers have to correct the papers."""
_ASKED = timedelta(days=60)
"""An exam is not asked for any more after that."""


def _scores(class_file: ClassFile, day: date) -> Scores:
    from carekeeper.features.study.store.scores import Scores

    return Scores(class_file, lambda: day)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    """Return the exams of which scores lack, and who fell twice in a row at the last one."""
    sheets = _scores(class_file, day).recent(day - _ASKED, day)
    found = [_unfilled(one) for one in sheets if day - one.exam.held_on >= _TIME and one.missing()]
    full = [one for one in sheets if any(row.result.points() for row in one.rows)]
    looked_after = [
        row
        for row in (full[0].rows if full else ())
        if row.student.left_behind or row.student.key_support
    ]
    return found + [item for row in looked_after for item in _falling(row)]


def _unfilled(sheet: ExamSheet) -> DueItem:
    n = sheet.missing()
    missing = trn("{n} score is missing", "{n} scores are missing", n).format(n=n)
    day = dates.show_short(sheet.exam.held_on)
    return DueItem(
        place=_place(sheet.exam),
        urgency=Urgency.OPEN,
        group=tr("Scores"),
        title=sheet.exam.name,
        reason=tr("held {day}, {missing}").format(day=day, missing=missing),
        icon=ICON,
        action="write",
        action_label=tr("Fill in"),
        on=sheet.exam.held_on,
    )


def _falling(row: Row) -> list[DueItem]:
    where = facts.falling(row.results) if row.result.points() and not row.student.archived else []
    if not where:
        return []
    exam = row.result.exam
    told = facts.change_shown(row.results, len(row.results) - 1)
    return [
        DueItem(
            place=_place(exam, row.student.id),
            urgency=Urgency.DUE,
            group=tr("Scores that fall"),
            title=_capital(facts.falling_shown(where)),
            reason=tr("{exam}: {change} in total").format(exam=exam.name, change=told),
            student_name=row.student.name,
            icon="trending-up",
            action="talk",
            action_label=tr("Note the talk"),
            on=exam.held_on,
            rule=FELL,
            period=str(exam.id),
        )
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _place(exam: Exam, student_id: StudentId | None = None) -> Place:
    return Place(NAME, student_id, EXAM.table, exam.id)


def _act(item: DueItem, _class_file: ClassFile, desk: Desk) -> None:
    """Open the exam, or begin the talk with a student whose scores fall."""
    place = item.place
    if item.action == "talk":
        place = Place("talks", item.student_id, month=f"{desk.today():%Y-%m}", begin="record")
    desk.place_requested.emit(place)


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    results = _scores(class_file, date.max).results_of([student_id]).get(student_id, [])
    return [
        StoryLine(
            place=_place(one.exam, student_id),
            on=one.exam.held_on,
            title=one.exam.name,
            text=_told(results, place),
            icon=ICON,
        )
        for place, one in enumerate(results)
    ]


def _told(results: list[Result], place: int) -> str:
    result = results[place]
    said = tr(", ").join(
        f"{one.name} {scores.score_shown(result.scores[one.id])}"
        for one in result.exam.subjects
        if one.id in result.scores
    )
    change = facts.change_at(results, place)
    if change is None:
        return said
    return tr("{scores} ({change} in total)").format(scores=said, change=change.shown())


def _search(class_file: ClassFile, words: str) -> list[Found]:
    return [
        Found(
            place=_place(one),
            title=one.name,
            excerpt=tr(", ").join(subject.name for subject in one.subjects),
            on=one.held_on,
        )
        for one in _scores(class_file, date.max).search(words)
    ]


def _file_part(
    class_file: ClassFile, student_id: StudentId, day: date, _private: bool
) -> FilePart | None:
    from carekeeper.features.study.paper.scores import draw_progress, missing_in
    from carekeeper.features.study.store.progress import progress_of

    files = progress_of(class_file, [student_id], day)
    if not files[0].results:
        return None
    return FilePart(lambda style: draw_progress(files, day, style), tuple(missing_in(files)))


def _restore(class_file: ClassFile, exam_id: int) -> None:
    _scores(class_file, date.max).restore_exam(exam_id)


def _new_exam(_file: ClassFile, desk: Desk, _student: StudentId | None, _window: QWidget) -> None:
    desk.place_requested.emit(Place(NAME, None, EXAM.table, begin=BEGIN))


SCORES = Room(
    name=NAME,
    label=mark("Scores"),
    icon=ICON,
    kinds=(EXAM, SUBJECT, SCORE),
    due_reads=frozenset({"exams", "exam_subjects", "scores", CLASS_LIST, "enrolment_spans"}),
    due_items=_due_items,
    act=_act,
    story=_story,
    search=_search,
    file_part=_file_part,
    papers=(PROGRESS, EXAMS),
    lists=(LIST,),
    actions=(Action("new_exam", _new_exam), printing("print_scores", PROGRESS.name)),
    restore={EXAM.table: _restore},
)
