"""What the individual education plans offer the house: hardly anything, and nothing unasked.

No story, no search, no rate, no list: whatever is not offered here cannot be shown elsewhere.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from carekeeper.core.changes import CLASS_LIST
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.school_year import school_year_of
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.study.facts import ICON, NAME
from carekeeper.features.study.facts.education import PAGE, PARTS, PLAN, SHEET, due_items
from carekeeper.records.papers import record_paper
from carekeeper.room import DueItem, FilePart, Offer, PrivatePart, Room, printing

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.study.store.education import EducationPlans, PlansOnPaper
    from carekeeper.widgets.desk import Desk


def _plans(class_file: ClassFile, day: date | None = None) -> EducationPlans:
    from carekeeper.features.study.store.education import EducationPlans

    return EducationPlans(class_file, None if day is None else lambda: day)


def _on_paper(class_file: ClassFile, day: date) -> PlansOnPaper:
    from carekeeper.features.study.store.education import PlansOnPaper

    return PlansOnPaper(class_file, lambda: day)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    return due_items(_plans(class_file, day).running(), day)


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Open the plan whose review is due; only here it is looked up whose it is."""
    plan = _plans(class_file).plans.get(item.place.record_id)
    desk.place_requested.emit(Place(NAME, plan.student_id, PLAN.table, plan.id))


def _offer(class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer the plans of this school year and the last; nobody is chosen who was not named."""
    offered = _SHEETS.offer(class_file, wish, day)
    span = (date(school_year_of(day) - 1, 9, 1), day)
    return replace(offered, chosen=frozenset(wish.ids), span=span)


def _file_part(class_file: ClassFile, student_id: StudentId, day: date) -> FilePart | None:
    """Read the plans for a student's whole file, where they were ticked."""
    from carekeeper.db.students import by_id, class_over_time
    from carekeeper.records.sheet import STYLES, RecordSheet, draw_record_sheets, missing_in

    plans = _on_paper(class_file, day).of_student(student_id)
    with class_file.reading() as unit:
        student, school = by_id(unit)[student_id], class_over_time(unit)
    sheets = [RecordSheet(student, school.on(SHEET.on(plan)), plan) for plan in plans]

    def draw(style: str) -> bytes:
        form = STYLES[style == "table"]
        return draw_record_sheets(SHEET, tr(PAPER.title), sheets, style=form, day=day)

    missing = tuple(missing_in(SHEET, sheets))
    return FilePart(draw, missing, confidential=len(sheets)) if sheets else None


def _restore(class_file: ClassFile, record_id: int) -> None:
    _plans(class_file).plans.restore(record_id)


_SHEETS = record_paper(
    "education-plan",
    mark("Individual education plan"),
    PLAN.table,
    lambda n: trn(
        "Individual education plans of {n} student", "Individual education plans of {n} students", n
    ).format(n=n),
    _on_paper,
)
PAPER = replace(_SHEETS, offer=_offer)

EDUCATION = Room(
    name=NAME,
    label=mark("Study"),
    icon=ICON,
    kinds=tuple(dated.kind for dated in PARTS),
    due_reads=frozenset({"education_plans", "education_reviews", CLASS_LIST}),
    due_items=_due_items,
    act=_act,
    papers=(PAPER,),
    actions=(printing("print_education_plan", PAPER.name, of_student=True),),
    private_part=PrivatePart(PAGE, mark("Individual education plans"), PLAN.table, _file_part),
    restore={PLAN.table: _restore},
)
