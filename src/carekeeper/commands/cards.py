"""`carekeeper print cards`: prints contact cards into a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from carekeeper.commands import output, place
from carekeeper.commands.opened import class_file_of
from carekeeper.commands.output import WrongUse
from carekeeper.commands.result import Result
from carekeeper.commands.selection import selected
from carekeeper.core import words
from carekeeper.core.words import tr, trn
from carekeeper.db.revisions import REVISION
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.paper import draw_contact_cards, missing_before_print
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.students.store import Students
from carekeeper.printing.raster import page_count


def run(options: Any) -> None:
    """Draw the cards, note in the class file that they were given out, and put them in place."""
    if options.style == "table" and options.layout != "full":
        raise WrongUse(tr("The table style is for full pages only."))
    place.expect_free(options.out, options.file, force=options.force)
    with class_file_of(options) as class_file:
        ids = selected(Students(class_file).lines(), options.students)
        guardians = Guardians(class_file)
        cards = guardians.cards(ids)
        pdf = _draw(cards, options)
        with place.made_beside(options.out) as part:
            part.write_bytes(pdf)
            guardians.note_print(ids, options.layout, options.out.name)
    output.tell(_result(options, cards, page_count(pdf)), options)


def _draw(cards: Sequence[ContactCard], options: Any) -> bytes:
    before = words.language()
    words.use(options.speaks)
    try:
        return draw_contact_cards(
            cards, layout=options.layout, style=options.style, day=date.today()
        )
    finally:
        words.use(before)


def _result(options: Any, cards: Sequence[ContactCard], pages: int) -> Result:
    on_pages = trn("{n} page", "{n} pages", pages).format(n=pages)
    count = trn("{n} contact card", "{n} contact cards", len(cards)).format(n=len(cards))
    sentence = tr("{cards} on {pages}: {file}")
    return Result(
        lines=[sentence.format(cards=count, pages=on_pages, file=options.out)],
        file=options.out,
        kind="pdf",
        schema=REVISION,
        counts={"contact_cards": len(cards)},
        notes=missing_before_print(cards),
        more={"pages": pages},
    )
