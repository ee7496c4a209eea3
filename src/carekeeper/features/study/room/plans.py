"""What the study help plans offer the house, as a part of their room."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core.changes import CLASS_LIST
from carekeeper.core.ids import StudentId
from carekeeper.core.span import Span
from carekeeper.core.story import StoryLine
from carekeeper.core.words import mark
from carekeeper.features.study.facts import ICON, NAME
from carekeeper.features.study.facts.plans import PAGE, PARTS, due_reviews
from carekeeper.features.study.room.plan_figures import FIGURES, READ, planned
from carekeeper.features.study.room.plan_papers import PAPER, file_part
from carekeeper.room import DueItem, Found, Rate, Room, beginning, printing

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.db.new_year import YearPart
    from carekeeper.features.study.store.plans import StudyPlans


def _plans(class_file: ClassFile, day: date | None = None) -> StudyPlans:
    from carekeeper.features.study.store.plans import StudyPlans

    return StudyPlans(class_file, None if day is None else lambda: day)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    return due_reviews(_plans(class_file, day).running(), day)


def _rates(class_file: ClassFile, span: Span) -> list[Rate]:
    return _plans(class_file, span.as_of).rates(span)


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    from carekeeper.records.story import story_lines

    kinds = _plans(class_file).all()
    return [line for one in kinds for line in story_lines(one.dated, one.of_student(student_id))]


def _search(class_file: ClassFile, words: str) -> list[Found]:
    from carekeeper.records.story import found_in

    kinds = _plans(class_file).all()
    return [hit for one in kinds for hit in found_in(one.dated, one.search(words), words)]


def _new_year(class_file: ClassFile, day: date) -> list[YearPart]:
    from carekeeper.features.study.store.new_year import part

    return [part(class_file, day)]


PLANS = Room(
    name=NAME,
    label=mark("Study"),
    icon=ICON,
    kinds=tuple(dated.kind for dated in PARTS),
    due_reads=frozenset({"study_plans", "study_results", CLASS_LIST, "terms"}),
    due_items=_due_items,
    rates=_rates,
    figures=FIGURES,
    figures_read=READ,
    planned=planned,
    new_year=_new_year,
    story=_story,
    search=_search,
    file_part=file_part,
    papers=(PAPER,),
    actions=(beginning("write_plan", NAME, PAGE), printing("print_study", PAPER.name)),
)
