"""What is printed of the study help plans: the plans themselves, blank forms, and the groups."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core.ids import StudentId
from carekeeper.core.print_job import COLLECT, Layout, Report, Request, Tickable, Wish
from carekeeper.core.print_job import Group as Choosing
from carekeeper.core.school_year import school_year_of
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.study.facts.plans import PLAN
from carekeeper.records.papers import LAYOUTS, STYLES
from carekeeper.room import FilePart, Offer, Paper

if TYPE_CHECKING:
    from carekeeper.core.school_class import SchoolClass
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.study.facts.plan_sheet import Group, PlanSheet

_GROUPS = "groups"
_TITLE = mark("Study help plan")


class _Work:
    """Reads in the window's thread, draws in another one."""

    def __init__(self, class_file: ClassFile, day: date, plan_id: int) -> None:
        from carekeeper.features.study.store.plans import StudyPlans

        self._file, self._day, self._plan_id = class_file, day, plan_id
        self.plans = StudyPlans(class_file, lambda: day)
        self._sheets: list[PlanSheet] = []
        self._groups: list[Group] = []
        self._school: SchoolClass | None = None

    def read(self, request: Request) -> None:
        """Read the plans that ran in these days, or the one that was asked for."""
        from carekeeper.db.students import school_class

        with self._file.reading() as unit:
            self._school = school_class(unit)
        if request.layout == _GROUPS:
            self._groups = self.plans.groups(request.ids)
        elif request.layout == COLLECT.name:
            self._sheets = [self.plans.blank(None)]
        elif request.layout == "blank":
            self._sheets = [self.plans.blank(number) for number in request.ids]
        else:
            self._sheets = self.plans.sheets(request.ids, request.span, self._plan_id)

    def draw(self, request: Request, _report: Report) -> bytes:
        """Return the pages."""
        from carekeeper.features.study.paper import plans as paper

        if request.layout == _GROUPS:
            assert self._school is not None
            return paper.draw_groups(self._school, self._groups, self._day)
        return paper.draw_plans(self._sheets, self._day, request.style)

    def missing(self, request: Request) -> list[str]:
        """Return what the pages lack."""
        from carekeeper.features.study.paper import plans as paper

        if not (self._groups if request.layout == _GROUPS else self._sheets):
            return [tr("No study help plan in this period.")]
        return paper.missing_in(self._sheets)

    def counted(self, request: Request) -> int:
        """Return how many plans are on the pages."""
        if request.layout == _GROUPS:
            return sum(len(one.students) for one in self._groups)
        return sum(sheet.plan is not None for sheet in self._sheets)

    def note(self, request: Request, destination: str) -> None:
        """Note of whom something was given out."""
        from carekeeper.db import handouts

        handouts.note_paper(
            self._file, PLAN.table, request.ids, tr(_TITLE), destination, request.layout
        )


def _offer(class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer the plans of the school year; who has a running one is chosen when nobody was named."""
    from carekeeper.db import students

    work = _Work(class_file, day, wish.record_id)
    with class_file.reading() as unit:
        here = students.here(unit, wish.ids)
    helped = frozenset(int(one.plan.student_id) for one in work.plans.running())
    return Offer(
        file_name=tr(_TITLE),
        choices=[Tickable(one.id, one.name, one.name_keys) for one in here],
        groups=(Choosing("helped", tr("With a running plan"), helped),),
        chosen=frozenset(wish.ids) or helped,
        span=(date(school_year_of(day), 9, 1), day),
        read=work.read,
        draw=work.draw,
        missing=work.missing,
        note=work.note,
        counted=work.counted,
    )


def file_part(
    class_file: ClassFile, student_id: StudentId, day: date, _private: bool
) -> FilePart | None:
    """Return all plans of a student for the whole file, None without any."""
    from carekeeper.features.study.store.plans import StudyPlans

    sheets = StudyPlans(class_file, lambda: day).sheets([student_id], None)
    if not sheets:
        return None

    from carekeeper.features.study.paper import plans as paper

    return FilePart(
        lambda style: paper.draw_plans(sheets, day, style), tuple(paper.missing_in(sheets))
    )


PAPER = Paper(
    name="study",
    title=mark("Print study help plans"),
    about=mark("study help plans, and the study groups of the class"),
    offer=_offer,
    layouts=(
        *LAYOUTS,
        Layout(_GROUPS, mark("Study groups"), mark("who learns with whom"), "users-round"),
        COLLECT,
    ),
    layout_options=True,
    styles=STYLES,
    asks_span=True,
    counts=PLAN.table,
    told=lambda n: trn(
        "Study help plans of {n} student", "Study help plans of {n} students", n
    ).format(n=n),
)
