"""`carekeeper print file`: prints students' whole files into a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from carekeeper import whole_file
from carekeeper.commands import output, place
from carekeeper.commands.opened import class_file_of
from carekeeper.commands.output import WrongUse
from carekeeper.commands.result import Result
from carekeeper.commands.selection import selected
from carekeeper.core import words
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.db.revisions import REVISION
from carekeeper.features.students.store import Students
from carekeeper.printing.raster import page_count
from carekeeper.rooms import ROOMS


def run(options: Any) -> None:
    """Draw the files, note in the class file that they were given out, put them in place."""
    wanted = _wanted(options.parts)
    place.expect_free(options.out, options.file, force=options.force)
    with class_file_of(options) as class_file:
        lines = Students(class_file).lines()
        ids = selected(lines, options.students)
        chosen = [line for line in lines if line.id in ids]
        pdf = _draw(class_file, chosen, wanted, options)
        with place.made_beside(options.out) as part:
            part.write_bytes(pdf)
            whole_file.note_print(class_file, ids, wanted, options.out.name)
    output.tell(_result(options, len(ids), page_count(pdf)), options)


def _wanted(parts: Sequence[str]) -> list[str]:
    known = [name for name, _label in whole_file.parts(ROOMS)]
    for part in parts:
        if part not in known:
            sentence = tr("A file has no part “{part}”; it has: {parts}.")
            raise WrongUse(sentence.format(part=part, parts=", ".join(known)))
    return list(parts) or known


def _draw(
    class_file: ClassFile, chosen: Sequence[StudentLine], wanted: Sequence[str], options: Any
) -> bytes:
    before = words.language()
    words.use(options.speaks)
    try:
        day = date.today()
        files = [
            whole_file.read(class_file, ROOMS, one.id, one.name, day, private=options.private)
            for one in chosen
        ]
        return whole_file.draw(files, wanted)
    finally:
        words.use(before)


def _result(options: Any, count: int, pages: int) -> Result:
    on_pages = trn("{n} page", "{n} pages", pages).format(n=pages)
    files = trn("{n} whole file", "{n} whole files", count).format(n=count)
    sentence = tr("{cards} on {pages}: {file}")
    return Result(
        lines=[sentence.format(cards=files, pages=on_pages, file=options.out)],
        file=options.out,
        kind="pdf",
        schema=REVISION,
        counts={"students": count},
        more={"pages": pages},
    )
