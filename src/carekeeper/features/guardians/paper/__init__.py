"""Draws contact cards as PDF pages, and says before printing what they will lack.

Plain data in, bytes out: it runs in a thread of its own, and writes nothing to the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Literal

from carekeeper.core import words
from carekeeper.core.geometry import A4
from carekeeper.core.words import tr
from carekeeper.features.guardians.facts.card import ContactCard, Gap
from carekeeper.features.guardians.facts.record import Guardian
from carekeeper.features.guardians.paper import full, half, pocket, say, table
from carekeeper.printing import cut
from carekeeper.printing.fonts import missing_characters
from carekeeper.printing.page import Sheets

Layout = Literal["full", "half", "pocket"]
Style = Literal["clean", "table"]
STYLES: tuple[Style, ...] = ("clean", "table")

Report = Callable[[int, int], None]


def draw_contact_cards(
    cards: Sequence[ContactCard],
    *,
    layout: Layout,
    style: Style,
    day: date,
    show_left_behind: bool = False,
    report: Report | None = None,
) -> bytes:
    """Return the cards as a PDF of A4 pages, printed on `day`.

    `style`, `show_left_behind` and other paper than A4 are for full pages only: the mark as
    left-behind never stands on a card that leaves the file. `report` is told each card that is
    done, and may raise to stop. Without any card the document is one empty page.
    """
    school_class = cards[0].school_class if cards else None
    sheets = Sheets(
        say.title(school_class) if school_class else tr("Student contact card"),
        author=school_class.teacher if school_class else "",
        language=words.language(),
        geometry=None if layout == "full" else A4,
    )
    draw = _drawer(sheets, layout, style, day, show_left_behind)
    for place, card in enumerate(cards):
        draw(card)
        if report is not None:
            report(place + 1, len(cards))
    return sheets.finish()


def missing_before_print(cards: Sequence[ContactCard]) -> list[str]:
    """Return a sentence for each card that lacks something, and one for characters no font has."""
    lacking = [_lacking(card) for card in cards if card.gaps]
    return lacking + _without_a_shape(cards)


def _drawer(
    sheets: Sheets, layout: Layout, style: Style, day: date, show_left_behind: bool
) -> Callable[[ContactCard], None]:
    """Return what draws one card after the other."""
    if layout == "full":
        draw = table.draw if style == "table" else full.draw
        return lambda card: draw(sheets, card, day, show_left_behind)
    if layout == "half":
        halves = cut.places(sheets, 1, 2)
        return lambda card: _draw_halves(sheets, halves, card, day)
    places = cut.places(sheets, pocket.ACROSS, pocket.DOWN)
    return lambda card: pocket.draw(sheets, *next(places), card, day)


def _draw_halves(
    sheets: Sheets, halves: Iterator[tuple[float, float]], card: ContactCard, day: date
) -> None:
    people: Sequence[Guardian] = say.people(card)
    while people:
        _left, top = next(halves)
        people = half.draw(sheets, top, card, day, people)


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
    found = {
        sign: card.student.name
        for card in reversed(cards)
        for sign in missing_characters(_texts(card))
    }
    if not found:
        return []
    named = tr(", ").join(
        tr("{sign} ({student})").format(sign=sign, student=student)
        for sign, student in found.items()
    )
    return [
        tr(
            "No font on this computer can print {characters}: an empty square is "
            "printed, and you can write it in by hand."
        ).format(characters=named)
    ]


def _texts(card: ContactCard) -> Iterator[str]:
    """Yield every text of a card that may stand on paper."""
    for record in (card.student, card.school_class, *card.guardians, *card.mentors):
        for name in record.__struct_fields__:
            text = getattr(record, name)
            if isinstance(text, str):
                yield text
