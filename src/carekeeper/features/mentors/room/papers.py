"""The sheets of pairing on paper: whom one can choose, which sheets there are, who draws them.

All is read at once, so that the pages can be drawn in another thread while the class file's
connection stays in the window's.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from carekeeper.core.print_job import COLLECT, Group, Layout, Report, Request, Tickable, Wish
from carekeeper.core.words import mark, tr, trn
from carekeeper.room import Offer, Paper

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.mentors import paper
    from carekeeper.features.mentors.facts.record import Papers


def offer(class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer the sheets of pairing; who has a mentor is chosen when nobody was named."""
    from carekeeper.features.mentors.store import Mentors

    store = Mentors(class_file)
    papers = store.papers()
    paired = frozenset(int(one.mentoring.student_id) for one in papers.supports)
    without = [one.id for one in papers.students if one.left_behind and one.id not in paired]
    work = _Work(papers, day)
    return Offer(
        file_name=tr("Pairing"),
        choices=[Tickable(one.id, one.name, one.name_keys) for one in papers.students],
        groups=(
            Group("paired", tr("With a mentor"), paired),
            Group("without", tr("Without a mentor"), frozenset(map(int, without))),
        ),
        chosen=frozenset(wish.ids) or paired,
        draw=work.draw,
        missing=work.missing,
        note=lambda request, where: store.note_print(
            [one for one in request.ids if one in paired or request.layout == "form"],
            request.layout,
            where,
        ),
    )


class _Work:
    """Draws what was chosen from what was read; runs in another thread."""

    def __init__(self, papers: Papers, day: date) -> None:
        self._papers = papers
        self._day = day

    def draw(self, request: Request, report: Report) -> bytes:
        """Return the pages."""
        from carekeeper.features.mentors.paper import STYLES, draw_sheets

        layout = cast("paper.Layout", request.layout)
        return draw_sheets(
            self._papers,
            request.ids,
            layout=layout,
            day=self._day,
            style=STYLES[request.style == "table"],
            report=report,
        )

    def missing(self, request: Request) -> list[str]:
        """Return what the sheets lack."""
        from carekeeper.features.mentors.paper import missing_before_print

        layout = cast("paper.Layout", request.layout)
        return missing_before_print(self._papers, request.ids, layout)


MENTORS = Paper(
    name="mentors",
    title=mark("Print pairing sheets"),
    about=mark("the sheets of mentors and pairings"),
    offer=offer,
    layouts=(
        Layout(
            "mentor",
            mark("Sheet for the mentor"),
            mark("whom to call for each student"),
            "contact-round",
        ),
        Layout("list", mark("List of pairings"), mark("all on one list"), "list", True),
        Layout("record", mark("Check-ins"), mark("as written down"), "file-text", True),
        Layout("blank", mark("Check-ins, blank"), mark("to fill in by hand"), "square", True),
        Layout("form", mark("Pairing form"), mark("to agree and sign"), "link", True),
        COLLECT,
    ),
    styles=(("clean", mark("Clean")), ("table", mark("Form table"))),
    counts="students",
    told=lambda n: trn("Pairing of {n} student", "Pairings of {n} students", n).format(n=n),
)
