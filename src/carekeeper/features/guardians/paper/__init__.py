"""Draws contact cards as PDF pages, and says before printing what they will lack.

Plain data in, bytes out: it runs in a thread of its own, and writes nothing to the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Literal

from carekeeper.core import words
from carekeeper.core.geometry import A4
from carekeeper.core.words import tr
from carekeeper.features.guardians.facts.card import ContactCard, Gap
from carekeeper.features.guardians.facts.record import Guardian
from carekeeper.features.guardians.paper import full, half, pocket, say, table
from carekeeper.printing import cut
from carekeeper.printing.page import Sheets
from carekeeper.printing.shapes import lacking_of

Layout = Literal["full", "half", "pocket"]
Style = Literal["clean", "table"]
STYLES: tuple[Style, ...] = ("clean", "table")

Report = Callable[[int, int], None]
Draw = Callable[[], object]


def draw_contact_cards(
    cards: Sequence[ContactCard],
    *,
    layout: Layout,
    style: Style,
    day: date,
    show_left_behind: bool = False,
    stacked: bool = False,
    report: Report | None = None,
) -> bytes:
    """Return the cards as a PDF of A4 pages, printed on `day`.

    `style`, `show_left_behind` and other paper than A4 are for full pages only: the mark as
    left-behind never stands on a card that leaves the file. What is cut apart lies in the order of
    the cards once it is cut as a stack, with `stacked`. `report` is told each card that is done,
    and may raise to stop. Without any card the document is one empty page.
    """
    school_class = cards[0].school_class if cards else None
    sheets = Sheets(
        say.title(school_class) if school_class else tr("Student contact card"),
        author=school_class.teacher if school_class else "",
        language=words.language(),
        geometry=None if layout == "full" else A4,
    )
    draws = (
        _whole(sheets, cards, style, day, show_left_behind)
        if layout == "full"
        else _cut(sheets, cards, layout, day, stacked)
    )
    for place, draw in enumerate(draws, start=1):
        draw()
        if report is not None:
            report(place, len(draws))
    return sheets.finish()


def missing_before_print(cards: Sequence[ContactCard]) -> list[str]:
    """Return a sentence for each card that lacks something, and one for characters no font has."""
    lacking = [_lacking(card) for card in cards if card.gaps]
    return lacking + _without_a_shape(cards)


def _whole(
    sheets: Sheets, cards: Sequence[ContactCard], style: Style, day: date, show_left_behind: bool
) -> list[Draw]:
    """Return what draws one card after the other on pages of its own."""
    draw = table.draw if style == "table" else full.draw
    return [partial(draw, sheets, card, day, show_left_behind) for card in cards]


def _cut(
    sheets: Sheets, cards: Sequence[ContactCard], layout: Layout, day: date, stacked: bool
) -> list[Draw]:
    """Return what draws one piece after the other, to be cut apart; others see them."""
    cards = [say.for_others(card) for card in cards]
    across, down = (1, 2) if layout == "half" else (pocket.ACROSS, pocket.DOWN)
    pieces = _halves(cards, day) if layout == "half" else [(card, ()) for card in cards]
    if stacked:
        pieces = cut.for_a_stack(pieces, across * down)
    places = cut.places(sheets, across, down)

    def draw(card: ContactCard, people: Sequence[Guardian]) -> None:
        left, top = next(places)
        if layout == "half":
            half.draw(sheets, top, card, day, people)
        else:
            pocket.draw(sheets, left, top, card, day)

    return [partial(draw, card, people) for card, people in pieces]


def _halves(
    cards: Sequence[ContactCard], day: date
) -> list[tuple[ContactCard, Sequence[Guardian]]]:
    """Return the halves of all cards, each with the persons for whom earlier ones had no room.

    How many a card needs shows when it is drawn, so it is drawn once on paper that is not kept.
    """
    scratch = Sheets("", geometry=A4)
    found = []
    for card in cards:
        people: Sequence[Guardian] = say.people(card)
        while people:
            found.append((card, people))
            people = half.draw(scratch, 0, card, day, people)
    return found


def _lacking(card: ContactCard) -> str:
    by_person: dict[object, list[Gap]] = {}
    for gap in card.gaps:
        by_person.setdefault(gap.guardian_id, []).append(gap)
    parts = [_of_person(gaps) for gaps in by_person.values()]
    return tr("{student}: {missing} missing; printed as lines to fill in by hand.").format(
        student=card.student.name or tr("Student"), missing=tr("; ").join(parts)
    )


def _of_person(gaps: Sequence[Gap]) -> str:
    labels = tr(", ").join(gap.label.lower() for gap in gaps)
    if gaps[0].guardian_id is None:
        return labels
    return tr("{person}'s {fields}").format(person=gaps[0].who, fields=labels)


def _without_a_shape(cards: Sequence[ContactCard]) -> list[str]:
    return lacking_of((text, card.student.name) for card in cards for text in _texts(card))


def _texts(card: ContactCard) -> Iterator[str]:
    """Yield every text of a card that may stand on paper."""
    for record in (card.student, card.school_class, *card.guardians, *card.mentors):
        for name in record.__struct_fields__:
            text = getattr(record, name)
            if isinstance(text, str):
                yield text
