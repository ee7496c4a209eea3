"""The papers of the scores: the progress file of students, the score table of an exam."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core import dates
from carekeeper.core.print_job import Group, Layout, Report, Request, Tickable, Wish
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.study.facts.scores import EXAM, SCORE, ExamSheet
from carekeeper.records.papers import STYLES
from carekeeper.room import Offer, Paper

if TYPE_CHECKING:
    from carekeeper.core.school_class import ClassOverTime
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.study.facts.progress import Progress


def _school(class_file: ClassFile) -> ClassOverTime:
    from carekeeper.db.students import class_over_time

    with class_file.reading() as unit:
        return class_over_time(unit)


def _progress(class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer the progress files; left-behind students when nobody was named."""
    from carekeeper.db import handouts
    from carekeeper.db.students import here
    from carekeeper.features.study.paper import scores as paper
    from carekeeper.features.study.store.progress import progress_of
    from carekeeper.features.study.store.scores import Scores

    with class_file.reading() as unit:
        choosable = here(unit, wish.ids)
    left_behind = frozenset(int(one.id) for one in choosable if one.left_behind)
    title = paper.progress_title()
    subjects = [one.name for one in Scores(class_file).draft().subjects]
    read: list[Progress] = []

    def draw(request: Request, _report: Report) -> bytes:
        wanted = subjects if request.layout == "blank" else ()
        return paper.draw_progress(read, day, request.style, wanted)

    def read_again(request: Request) -> None:
        read[:] = progress_of(class_file, request.ids, day)

    return Offer(
        file_name=title,
        choices=[Tickable(one.id, one.name, one.name_keys) for one in choosable],
        groups=(Group("left_behind", tr("Left behind"), left_behind),),
        chosen=frozenset(wish.ids) or left_behind,
        read=read_again,
        draw=draw,
        missing=lambda request: [] if request.layout == "blank" else paper.missing_in(read),
        note=lambda request, where: handouts.note_paper(
            class_file, SCORE.table, request.ids, title, where, request.layout
        ),
    )


def _exams(class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer all exams; the one that is wished for or the last one is chosen."""
    from carekeeper.db import handouts
    from carekeeper.features.study.paper import scores as paper
    from carekeeper.features.study.store.scores import Scores

    store = Scores(class_file, lambda: day)
    known = {int(one.id): one for one in store.exams()}
    wanted = [number for number in (wish.record_id, *known) if number in known][:1]
    school, title = _school(class_file), tr("Score table")
    read: list[ExamSheet] = []

    def draw(_request: Request, _report: Report) -> bytes:
        return paper.draw_exams(school, read, day)

    def read_again(request: Request) -> None:
        read[:] = [store.sheet(number) for number in request.ids if number in known]

    def missing(request: Request) -> list[str]:
        return [] if request.ids else [tr("No exam yet.")]

    def note(request: Request, where: str) -> None:
        named = sorted({int(row.student.id) for sheet in read for row in sheet.rows})
        handouts.note_paper(class_file, EXAM.table, named, title, where, request.layout)

    return Offer(
        file_name=title,
        choices=[
            Tickable(number, f"{dates.show_date(one.held_on)} {one.name}")
            for number, one in known.items()
        ],
        chosen=frozenset(wanted),
        read=read_again,
        draw=draw,
        missing=missing,
        note=note,
    )


PROGRESS = Paper(
    name="scores",
    title=mark("Print progress files"),
    about=mark("students' progress files: scores with their trend"),
    offer=_progress,
    layouts=(
        Layout("progress", mark("Progress file"), mark("charts and results"), "chart-line", True),
        Layout("blank", mark("Blank"), mark("to fill in by hand"), "square", True),
    ),
    layout_options=True,
    styles=STYLES,
    counts="students",
    told=lambda n: trn("{n} progress file", "{n} progress files", n).format(n=n),
)
EXAMS = Paper(
    name="exam",
    title=mark("Print score tables"),
    about=mark("the score table of an exam, for the teachers"),
    offer=_exams,
    of_students=False,
    layouts=(Layout("table", mark("Score table"), mark("the class, a row each"), "table"),),
    counts="exams",
    told=lambda n: trn("{n} score table", "{n} score tables", n).format(n=n),
)
