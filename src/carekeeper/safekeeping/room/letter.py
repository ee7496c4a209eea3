"""What prints the handover letter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core.print_job import Report, Request, Wish
from carekeeper.core.words import mark, tr
from carekeeper.records.papers import LAYOUTS, STYLES
from carekeeper.room import Agenda, Offer, Paper
from carekeeper.safekeeping.facts.letter import PAPER, TITLE

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile


def _offer(class_file: ClassFile, _wish: Wish, day: date, agenda: Agenda) -> Offer:
    from carekeeper.safekeeping.store.letter import Letter

    letter = Letter(class_file, agenda, day)
    sheet = letter.sheet()

    def draw(request: Request, _report: Report) -> bytes:
        from carekeeper.safekeeping.paper.letter import draw_letter

        blank = request.layout == "blank"
        return draw_letter(sheet, ruled=request.style == "table", blank=blank)

    def missing(request: Request) -> list[str]:
        from carekeeper.safekeeping.paper.letter import missing_in

        return [] if request.layout == "blank" else missing_in(sheet)

    return Offer(
        file_name=tr(TITLE),
        choices=(),
        chosen=frozenset(),
        draw=draw,
        missing=missing,
        note=lambda _request, where: letter.note(where),
        counted=lambda _request: 1,
    )


LETTER = Paper(
    name=PAPER,
    title=mark("Print the handover letter"),
    about=mark("the letter to the next class teacher, drafted from the records"),
    offer_with=lambda agenda: lambda class_file, wish, day: _offer(class_file, wish, day, agenda),
    of_students=False,
    layouts=LAYOUTS,
    layout_options=True,
    styles=STYLES,
    counts="letters",
    told=lambda _n: tr(TITLE),
)
