"""`carekeeper print talk-sheets`: prints the talk records of a month into a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from carekeeper.commands import output, place
from carekeeper.commands.opened import class_file_of
from carekeeper.commands.result import Result
from carekeeper.commands.selection import selected
from carekeeper.core import words
from carekeeper.core.words import tr, trn
from carekeeper.db.revisions import REVISION
from carekeeper.features.students.store import Students
from carekeeper.features.talks import paper
from carekeeper.features.talks.facts.sheet import TalkSheet, as_blank
from carekeeper.features.talks.store.sheets import TalkSheets
from carekeeper.printing.raster import page_count


def run(options: Any) -> None:
    """Draw the sheets, note in the class file that they were given out, put them in place."""
    place.expect_free(options.out, options.file, force=options.force)
    with class_file_of(options) as class_file:
        ids = selected(Students(class_file).lines(), options.students)
        store = TalkSheets(class_file)
        pdf, sheets = _draw(store, ids, options)
        with place.made_beside(options.out) as part:
            part.write_bytes(pdf)
            store.note_print(ids, options.layout, options.out.name)
    output.tell(_result(options, sheets, page_count(pdf)), options)


def _draw(store: TalkSheets, ids: Sequence[int], options: Any) -> tuple[bytes, list[TalkSheet]]:
    """Draw in the language of the run, which names the month and who cares."""
    before = words.language()
    words.use(options.speaks)
    try:
        sheets = store.of(ids, options.month)
        style, day = options.style, date.today()
        if options.layout == "class":
            return paper.draw_class_sheet(sheets, style=style, day=day), sheets
        if options.layout == "blank":
            sheets = as_blank(sheets)
        return paper.draw_talk_sheets(sheets, style=style, day=day), sheets
    finally:
        words.use(before)


def _result(options: Any, sheets: Sequence[TalkSheet], pages: int) -> Result:
    on_pages = trn("{n} page", "{n} pages", pages).format(n=pages)
    students = len({sheet.student.id for sheet in sheets})
    count = trn("Talks of {n} student", "Talks of {n} students", students).format(n=students)
    sentence = tr("{what} on {pages}: {file}")
    return Result(
        lines=[sentence.format(what=count, pages=on_pages, file=options.out)],
        file=options.out,
        kind="pdf",
        schema=REVISION,
        counts={"talks": sum(sheet.talk is not None for sheet in sheets)},
        notes=paper.missing_before_print(sheets, filled=options.layout == "filled"),
        more={"pages": pages, "month": options.month},
    )
