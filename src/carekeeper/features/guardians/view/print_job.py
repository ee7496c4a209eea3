"""The contact cards as a job for the print dialog: whom it offers, how they can look, who draws.

All cards are read when the job is made, so that the pages can be drawn in another thread while
the class file's connection stays in the window's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from carekeeper.core.paths import Paths
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.store import Guardians
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.print_job import (
    Choice,
    Drawn,
    Group,
    Layout,
    PrintJob,
    Report,
    Request,
    Tick,
)

LAYOUTS = (
    Layout("full", mark("Full page"), mark("one A4 page each, for the file"), "file-text", True),
    Layout("half", mark("Half page"), mark("two on a sheet, for visits"), "rows-2"),
    Layout("pocket", mark("Pocket card"), mark("eight on a sheet, to cut apart"), "layout-grid"),
)
STYLES = (("clean", mark("Clean")), ("table", mark("Form table")))
_MARK = "left_behind"


def card_print_job(class_file: ClassFile, desk: Desk, student_ids: Sequence[int]) -> PrintJob:
    """Return the job for the contact cards of the class, with some students ticked.

    Without `student_ids` the left-behind students are ticked. Students who have left the class are
    offered only when they were asked for.
    """
    store = Guardians(class_file)
    here = [line.student_id for line in store.overview(desk.today())]
    asked = [number for number in student_ids if number]
    cards = {card.student.id: card for card in store.cards([*here, *asked])}
    left_behind = frozenset(key for key, card in cards.items() if card.student.left_behind)
    changed = frozenset(key for key, card in cards.items() if card.changed_since_print)
    work = _Work(cards, desk)
    return PrintJob(
        title=tr("Print contact cards"),
        file_name=tr("Contact cards"),
        choices=[_choice(card) for card in cards.values()],
        groups=(
            Group("left_behind", tr("Left behind"), left_behind),
            Group("changed", tr("Changed since printed"), changed),
        ),
        chosen=frozenset(asked) or left_behind,
        layouts=[
            Layout(one.name, tr(one.label), tr(one.about), one.icon, one.styled) for one in LAYOUTS
        ],
        styles=[(key, tr(label)) for key, label in STYLES],
        style=desk.settings.current.card_style,
        ticks=[Tick(_MARK, tr("Show the left-behind mark"), layouts=frozenset({"full"}))],
        temporary=Paths.of().temporary,
        draw=work.draw,
        page_image=page_image,
        printed=lambda request, destination: store.note_print(
            request.ids, request.layout, destination
        ),
        remember_style=lambda style: desk.settings.change(card_style=style),
    )


class _Work:
    """Draws what was chosen from the cards that were read; runs in another thread."""

    def __init__(self, cards: Mapping[Any, ContactCard], desk: Desk) -> None:
        self._cards = cards
        self._day = desk.today()

    def draw(self, request: Request, report: Report) -> Drawn:
        """Return the pages and what they lack."""
        from carekeeper.features.guardians import paper
        from carekeeper.printing.raster import page_count

        cards = [self._cards[number] for number in request.ids]
        pdf = paper.draw_contact_cards(
            cards,
            layout=cast("paper.Layout", request.layout),
            style=cast("paper.Style", request.style),
            day=self._day,
            show_left_behind=_MARK in request.ticks,
            report=report,
        )
        return Drawn(pdf, page_count(pdf), tuple(paper.missing_before_print(cards)))


def page_image(pdf: bytes, index: int, dpi: float) -> tuple[int, int, bytes]:
    """Return a page as width, height and rows of pixels, as the print dialog takes them."""
    from carekeeper.printing.raster import page_pixels

    pixels = page_pixels(pdf, index, dpi)
    return pixels.width, pixels.height, pixels.data


def _choice(card: ContactCard) -> Choice:
    student = card.student
    return Choice(student.id, student.name, student.name_keys, len(card.gaps))
