"""The talk records on paper: of whom, of which month, filled or blank, and who draws them.

All sheets that can be chosen are read at once, so that the pages can be drawn in another thread
while the class file's connection stays in the window's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import TYPE_CHECKING, cast

from carekeeper.core import dates
from carekeeper.core.print_job import (
    COLLECT,
    Group,
    Layout,
    Pick,
    Report,
    Request,
    Tick,
    Tickable,
    Wish,
)
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.talks.facts import rules
from carekeeper.room import Offer, Paper

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.talks import paper
    from carekeeper.features.talks.facts.sheet import TalkSheet
    from carekeeper.features.talks.store.sheets import TalkSheets

_AWAY = "away"


def offer(class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer the talk records of a month, or only the sheet of one talk.

    When nobody was named, those are chosen who were talked with, or else the left-behind students.
    """
    from carekeeper.db.students import school_class
    from carekeeper.features.talks.facts.sheet import TalkSheet
    from carekeeper.features.talks.store.sheets import TalkSheets

    store = TalkSheets(class_file)
    month = wish.month or rules.month_of(day)
    sheets = _read(store, wish, month, day)
    now = sheets[month]
    held = frozenset(one.student.id for one in now if one.talk is not None)
    left_behind = frozenset(one.student.id for one in now if one.student.left_behind)
    with class_file.reading() as unit:
        school = school_class(unit)
    nobody = TalkSheet(student=StudentLine(), school_class=school, month="")
    work = _Work(sheets, month, day, store.asked(), nobody)
    return Offer(
        file_name=tr("Talk records {month}").format(month=dates.show_loose(month)),
        choices=_choices(now),
        groups=(
            Group("held", tr("Talked to"), held),
            Group("left_behind", tr("Left behind"), left_behind),
        ),
        chosen=frozenset(wish.ids) or held or left_behind,
        pick=Pick(tr("Month"), [(one, dates.show_loose(one)) for one in sheets], month),
        draw=work.draw,
        missing=work.missing,
        question=work.question,
        note=lambda request, where: store.note_print(
            [one.student.id for one in work.wanted(request)], request.layout, where
        ),
        counted=lambda request: sum(one.talk is not None for one in work.shown(request)),
    )


def _read(
    store: TalkSheets, wish: Wish, month: str, day: date
) -> Mapping[str, Sequence[TalkSheet]]:
    """Return all sheets that can be chosen, or only the one of a talk."""
    if wish.record_id:
        mine = store.of(wish.ids, month)
        is_it = [one for one in mine if one.talk is not None and one.talk.id == wish.record_id]
        return {month: is_it}
    months = _months(month, day)
    return {one: store.of([*store.students_of(one), *wish.ids], one) for one in months}


class _Work:
    """Draws what was chosen from the sheets that were read; runs in another thread."""

    def __init__(
        self,
        sheets: Mapping[str, Sequence[TalkSheet]],
        month: str,
        day: date,
        asked: Set[int],
        nobody: TalkSheet,
    ) -> None:
        self._sheets = sheets
        self._month = month
        self._day = day
        self._asked = asked
        self._nobody = nobody

    def wanted(self, request: Request) -> list[TalkSheet]:
        """Return the sheets of those who are ticked.

        A class sheet with all who were talked with names those too with whom it was missed: else
        it would tell the school of 19 talks with 19 students when there are 20.
        """
        here = self._sheets[request.answer or self._month]
        ids = set(request.ids)
        held = {one.student.id for one in here if one.talk is not None}
        if request.layout == "class" and held and held <= ids:
            ids |= self._asked
        return [one for one in here if one.student.id in ids]

    def shown(self, request: Request) -> list[TalkSheet]:
        """Return the sheets as they are drawn, blank ones without what was written."""
        from carekeeper.features.talks.facts.sheet import as_blank

        if request.layout == COLLECT.name:
            return [self._nobody]
        wanted = self.wanted(request)
        return as_blank(wanted) if request.layout == "blank" else wanted

    def draw(self, request: Request, report: Report) -> bytes:
        """Return the pages."""
        from carekeeper.features.talks.paper import draw_class_sheet, draw_talk_sheets

        shown, style = self.shown(request), cast("paper.Style", request.style)
        if request.layout == "class":
            return draw_class_sheet(shown, style=style, day=self._day)
        return draw_talk_sheets(
            shown,
            style=style,
            day=self._day,
            show_left_behind=_AWAY in request.ticks,
            report=report,
        )

    def missing(self, request: Request) -> list[str]:
        """Return what the sheets lack."""
        from carekeeper.features.talks.paper import missing_before_print

        return missing_before_print(self.wanted(request), filled=request.layout == "filled")

    def question(self, request: Request) -> str:
        """Return what is asked before confidential talks are given out."""
        from carekeeper.features.talks.paper import question_before_print

        return question_before_print(self.wanted(request)) if request.layout == "filled" else ""


def _months(month: str, today: date) -> list[str]:
    """Return the months of the same school year up to the next one, and the one asked for."""
    after = rules.month_of(dates.months_after(today, 1))
    return [one for one in rules.months_of(rules.year_of(month)) if one <= after or one == month]


def _choices(sheets: Sequence[TalkSheet]) -> list[Tickable]:
    students = {one.student.id: one.student for one in sheets}
    return [Tickable(one.id, one.name, one.name_keys) for one in students.values()]


TALK_SHEETS = Paper(
    name="talk-sheets",
    title=mark("Print talk records"),
    about=mark("the talk records of a month"),
    offer=offer,
    layouts=(
        Layout("filled", mark("Filled in"), mark("one page for each talk"), "file-text", True),
        Layout("blank", mark("Blank"), mark("to fill in by hand"), "square", True),
        Layout("class", mark("Class sheet"), mark("nothing confidential on it"), "table", True),
        COLLECT,
    ),
    layout_options=True,
    styles=(("clean", mark("Clean")), ("table", mark("Form table"))),
    ticks=(Tick(_AWAY, mark("Say which parent is away"), layouts=frozenset({"filled", "blank"})),),
    asks_month=True,
    counts="talks",
    told=lambda n: trn("Talks of {n} student", "Talks of {n} students", n).format(n=n),
)
