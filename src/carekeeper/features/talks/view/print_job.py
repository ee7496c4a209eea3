"""The talk records as a job for the print dialog: whose, of which month, filled or blank.

All sheets are read when the job is made, so that the pages can be drawn in another thread while
the class file's connection stays in the window's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import cast

from carekeeper.core import dates
from carekeeper.core.paths import Paths
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.talks.facts import rules
from carekeeper.features.talks.facts.sheet import TalkSheet, as_blank
from carekeeper.features.talks.store.sheets import TalkSheets
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.print_job import (
    Choice,
    Drawn,
    Group,
    Layout,
    Pick,
    PrintJob,
    Report,
    Request,
    Tick,
)

LAYOUTS = (
    Layout("filled", mark("Filled in"), mark("one page for each talk"), "file-text", True),
    Layout("blank", mark("Blank"), mark("to fill in by hand"), "square", True),
    Layout("class", mark("Class sheet"), mark("nothing confidential on it"), "table", True),
)
STYLES = (("clean", mark("Clean")), ("table", mark("Form table")))

_AWAY = "away"

ByMonth = Mapping[str, Sequence[TalkSheet]]


def talk_print_job(
    class_file: ClassFile,
    desk: Desk,
    month: str,
    student_ids: Sequence[int],
    talk_id: int = 0,
) -> PrintJob:
    """Return the job for the talk records of a month, with some students ticked.

    Without `student_ids` those are ticked who were talked with, or else the left-behind students.
    With `talk_id` the job is about that one sheet only.
    """
    store = TalkSheets(class_file)
    sheets = _read(store, month, desk.today(), student_ids, talk_id)
    now = sheets[month]
    held = frozenset(one.student.id for one in now if one.talk is not None)
    left_behind = frozenset(one.student.id for one in now if one.student.left_behind)
    work = _Work(sheets, month, desk.today(), store.asked())
    return PrintJob(
        title=tr("Print talk records"),
        file_name=tr("Talk records {month}").format(month=dates.show_loose(month)),
        choices=_choices(now),
        groups=(
            Group("held", tr("Talked to"), held),
            Group("left_behind", tr("Left behind"), left_behind),
        ),
        chosen=frozenset(student_ids) or held or left_behind,
        layouts=[
            Layout(one.name, tr(one.label), tr(one.about), one.icon, one.styled) for one in LAYOUTS
        ],
        styles=[(key, tr(label)) for key, label in STYLES],
        style=desk.settings.current.card_style,
        ticks=[Tick(_AWAY, tr("Say which parent is away"), layouts=frozenset({"filled", "blank"}))],
        pick=Pick(tr("Month"), [(one, dates.show_loose(one)) for one in sheets], month),
        temporary=Paths.of().temporary,
        draw=work.draw,
        page_image=page_image,
        printed=lambda request, destination: store.note_print(
            [one.student.id for one in work.wanted(request)], request.layout, destination
        ),
        remember_style=lambda style: desk.settings.change(card_style=style),
    )


def _read(
    store: TalkSheets, month: str, today: date, student_ids: Sequence[int], talk_id: int
) -> ByMonth:
    """Return all sheets that can be chosen, or only the one of a talk."""
    if talk_id:
        mine = store.of(student_ids, month)
        return {month: [one for one in mine if one.talk is not None and one.talk.id == talk_id]}
    students = [*store.students_here(), *student_ids]
    return {one: store.of(students, one) for one in _months(month, today)}


class _Work:
    """Draws what was chosen from the sheets that were read; runs in another thread."""

    def __init__(self, sheets: ByMonth, month: str, day: date, asked: Set[int]) -> None:
        self._sheets = sheets
        self._month = month
        self._day = day
        self._asked = asked

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

    def draw(self, request: Request, report: Report) -> Drawn:
        """Return the pages and what they lack."""
        from carekeeper.features.talks import paper
        from carekeeper.printing.raster import page_count

        wanted = self.wanted(request)
        style = cast("paper.Style", request.style)
        filled = request.layout == "filled"
        if request.layout == "class":
            pdf = paper.draw_class_sheet(wanted, style=style, day=self._day)
        else:
            pdf = paper.draw_talk_sheets(
                wanted if filled else as_blank(wanted),
                style=style,
                day=self._day,
                show_left_behind=_AWAY in request.ticks,
                report=report,
            )
        missing = paper.missing_before_print(wanted, filled=filled)
        return Drawn(pdf, page_count(pdf), tuple(missing))


def page_image(pdf: bytes, index: int, dpi: float) -> tuple[int, int, bytes]:
    """Return a page as width, height and rows of pixels, as the print dialog takes them."""
    from carekeeper.printing.raster import page_pixels

    pixels = page_pixels(pdf, index, dpi)
    return pixels.width, pixels.height, pixels.data


def _months(month: str, today: date) -> list[str]:
    """Return the months of the same school year up to the next one, and the one asked for."""
    after = rules.month_of(dates.months_after(today, 1))
    return [one for one in rules.months_of(rules.year_of(month)) if one <= after or one == month]


def _choices(sheets: Sequence[TalkSheet]) -> list[Choice]:
    students = {one.student.id: one.student for one in sheets}
    return [Choice(one.id, one.name, one.name_keys) for one in students.values()]
