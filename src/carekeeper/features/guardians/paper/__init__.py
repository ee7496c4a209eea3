"""Draws contact cards as PDF pages, and says before printing what they will lack.

Plain data in, bytes out: it runs in a thread of its own, and writes nothing to the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Literal

from carekeeper.core import words
from carekeeper.core.words import tr
from carekeeper.features.guardians.facts.card import ContactCard, Gap
from carekeeper.features.guardians.paper import full, half, pocket, say, table
from carekeeper.printing.fonts import missing_characters
from carekeeper.printing.page import Sheets

Layout = Literal["full", "half", "pocket"]
Style = Literal["clean", "table"]
STYLES: tuple[Style, ...] = ("clean", "table")

Report = Callable[[int, int], None]
_PER_POCKET_SHEET = pocket.ACROSS * pocket.DOWN


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

    `style` and `show_left_behind` are for full pages only: the mark as left-behind never stands
    on a card that leaves the file. `report` is told each card that is done, and may raise to
    stop. Without any card the document is one empty page.
    """
    school_class = cards[0].school_class if cards else None
    sheets = Sheets(
        say.title(school_class) if school_class else tr("Student contact card"),
        author=school_class.teacher if school_class else "",
        language=words.language(),
    )
    for place, card in enumerate(cards):
        if layout == "full":
            _draw_full(sheets, place, card, style, day, show_left_behind)
        elif layout == "half":
            _draw_half(sheets, place, card, day)
        else:
            _draw_pocket(sheets, place, card, day)
        if report is not None:
            report(place + 1, len(cards))
    return sheets.finish()


def missing_before_print(cards: Sequence[ContactCard]) -> list[str]:
    """Return a sentence for each card that lacks something, and one for characters no font has."""
    lacking = [_lacking(card) for card in cards if card.gaps]
    return lacking + _without_a_shape(cards)


def _draw_full(
    sheets: Sheets,
    place: int,
    card: ContactCard,
    style: Style,
    day: date,
    show_left_behind: bool,
) -> None:
    if place:
        sheets.new_page()
    draw = table.draw if style == "table" else full.draw
    draw(sheets, card, day, show_left_behind)


def _draw_half(sheets: Sheets, place: int, card: ContactCard, day: date) -> None:
    if place and place % 2 == 0:
        sheets.new_page()
    half.draw(sheets, place % 2 * half.HEIGHT, card, day)
    if place % 2 == 0:
        sheets.cut_across(half.HEIGHT)


def _draw_pocket(sheets: Sheets, place: int, card: ContactCard, day: date) -> None:
    here = place % _PER_POCKET_SHEET
    if place and here == 0:
        sheets.new_page()
    if here == 0:
        sheets.cut_down(pocket.WIDTH)
        for row in range(1, pocket.DOWN):
            sheets.cut_across(row * pocket.HEIGHT)
    row, column = divmod(here, pocket.ACROSS)
    pocket.draw(sheets, column * pocket.WIDTH, row * pocket.HEIGHT, card, day)


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
