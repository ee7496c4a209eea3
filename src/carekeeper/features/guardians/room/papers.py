"""The contact cards on paper: whom one can choose, how they can look, who draws them.

All cards are read at once, so that the pages can be drawn in another thread while the class
file's connection stays in the window's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from carekeeper.core.print_job import COLLECT, Group, Layout, Report, Request, Tick, Tickable, Wish
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr, trn
from carekeeper.room import Offer, Paper

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.guardians import paper
    from carekeeper.features.guardians.facts.card import ContactCard

_MARK = "left_behind"


def offer(class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer the cards of the class; the left-behind students are chosen when nobody was named.

    Students who have left the class are offered only when they were asked for.
    """
    from carekeeper.features.guardians.store import Guardians

    store = Guardians(class_file)
    here = [line.student.id for line in store.overview(day)]
    cards = {card.student.id: card for card in store.cards([*here, *wish.ids])}
    left_behind = frozenset(key for key, card in cards.items() if card.student.left_behind)
    changed = frozenset(key for key, card in cards.items() if card.changed_since_print)
    work = _Work(cards, nobodys_card(class_file), day)
    return Offer(
        file_name=tr("Contact cards"),
        choices=[_choice(card) for card in cards.values()],
        groups=(
            Group("left_behind", tr("Left behind"), left_behind),
            Group("changed", tr("Changed since printed"), changed),
        ),
        chosen=frozenset(wish.ids) or left_behind,
        draw=work.draw,
        missing=work.missing,
        note=lambda request, where: store.note_print(request.ids, request.layout, where),
    )


def nobodys_card(class_file: ClassFile) -> ContactCard:
    """Return a card on which only the class is known, to collect what the card needs."""
    from carekeeper.db.students import school_class
    from carekeeper.features.guardians.facts.card import ContactCard

    with class_file.reading() as unit:
        return ContactCard(student=StudentLine(), school_class=school_class(unit))


class _Work:
    """Draws what was chosen from the cards that were read; runs in another thread."""

    def __init__(self, cards: Mapping[Any, ContactCard], nobody: ContactCard, day: date) -> None:
        self._cards = cards
        self._nobody = nobody
        self._day = day

    def draw(self, request: Request, report: Report) -> bytes:
        """Return the pages."""
        from carekeeper.features.guardians.paper import draw_contact_cards

        return draw_contact_cards(
            self._wanted(request),
            layout="full"
            if request.layout == COLLECT.name
            else cast("paper.Layout", request.layout),
            style=cast("paper.Style", request.style),
            day=self._day,
            show_left_behind=_MARK in request.ticks,
            stacked=request.stacked,
            report=report,
        )

    def missing(self, request: Request) -> list[str]:
        """Return what the cards lack."""
        from carekeeper.features.guardians.paper import missing_before_print

        return missing_before_print([self._cards[number] for number in request.ids])

    def _wanted(self, request: Request) -> list[ContactCard]:
        if request.layout == COLLECT.name:
            return [self._nobody]
        return [self._cards[number] for number in request.ids]


def _choice(card: ContactCard) -> Tickable:
    student = card.student
    return Tickable(student.id, student.name, student.name_keys, len(card.gaps))


CARDS = Paper(
    name="cards",
    title=mark("Print contact cards"),
    about=mark("contact cards, full page, half page or pocket size"),
    offer=offer,
    layouts=(
        Layout(
            "full", mark("Full page"), mark("one A4 page each, for the file"), "file-text", True
        ),
        Layout(
            "half", mark("Half page"), mark("two on a sheet, for visits"), "rows-2", per_sheet=2
        ),
        Layout(
            "pocket",
            mark("Pocket card"),
            mark("eight on a sheet, to cut apart"),
            "layout-grid",
            per_sheet=8,
        ),
        COLLECT,
    ),
    styles=(("clean", mark("Clean")), ("table", mark("Form table"))),
    ticks=(Tick(_MARK, mark("Show the left-behind mark"), layouts=frozenset({"full"})),),
    counts="contact_cards",
    told=lambda n: trn("{n} contact card", "{n} contact cards", n).format(n=n),
)
