"""`carekeeper print booklet`: prints growth booklets into a PDF."""

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
from carekeeper.core.school_year import school_year_of
from carekeeper.core.words import tr, trn
from carekeeper.db.revisions import REVISION
from carekeeper.features.diary.facts import KINDS
from carekeeper.features.diary.facts.rules import Booklet, Choosing
from carekeeper.features.diary.paper import draw_booklet, missing_before_print
from carekeeper.features.diary.store import Diary
from carekeeper.features.students.store import Students
from carekeeper.printing.raster import page_count


def run(options: Any) -> None:
    """Draw the booklets, note in the class file that they were given out, put them in place."""
    choosing = _choosing(options)
    place.expect_free(options.out, options.file, force=options.force)
    with class_file_of(options) as class_file:
        ids = selected(Students(class_file).lines(), options.students)
        diary = Diary(class_file)
        booklets = diary.booklets(ids)
        pdf = _draw(booklets, choosing, options)
        with place.made_beside(options.out) as part:
            part.write_bytes(pdf)
            diary.note_print(ids, options.out.name)
    output.tell(_result(options, booklets, choosing, page_count(pdf)), options)


def _choosing(options: Any) -> Choosing:
    """Return what is chosen; the current school year when no days are named."""
    today = date.today()
    first = options.first or date(school_year_of(options.last or today), 9, 1)
    last = options.last or today
    if first > last:
        raise WrongUse(tr("The start date is after the end date."))
    known = frozenset(kind.code for kind in KINDS)
    if unknown := sorted(set(options.kinds) - known):
        sentence = tr("There is no kind {names}; there are {known}.")
        names, all_of_them = ", ".join(unknown), ", ".join(kind.code for kind in KINDS)
        raise WrongUse(sentence.format(names=names, known=all_of_them))
    return Choosing(first, last, frozenset(options.kinds) or known, options.mood)


def _draw(booklets: Sequence[Booklet], choosing: Choosing, options: Any) -> bytes:
    before = words.language()
    words.use(options.speaks)
    try:
        return draw_booklet(booklets, choosing=choosing)
    finally:
        words.use(before)


def _result(options: Any, booklets: Sequence[Booklet], choosing: Choosing, pages: int) -> Result:
    on_pages = trn("{n} page", "{n} pages", pages).format(n=pages)
    n = len(booklets)
    count = trn("{n} growth booklet", "{n} growth booklets", n).format(n=n)
    sentence = tr("{cards} on {pages}: {file}")
    return Result(
        lines=[sentence.format(cards=count, pages=on_pages, file=options.out)],
        file=options.out,
        kind="pdf",
        schema=REVISION,
        counts={"booklets": n},
        notes=missing_before_print(booklets, choosing),
        more={"pages": pages},
    )
