"""Reads a work plan or a summary as it is printed: with the figures of its term."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from carekeeper.core.figures import names_in
from carekeeper.db.class_file import ClassFile
from carekeeper.db.students import class_over_time
from carekeeper.report.facts.papers import TermPaper, called
from carekeeper.report.facts.sheet import PaperSheet, Told
from carekeeper.report.store import Reports
from carekeeper.report.store.counting import Figures, as_read
from carekeeper.report.store.papers import TermPapers
from carekeeper.room import Room


def sheet_of(
    class_file: ClassFile, rooms: Sequence[Room], paper: TermPaper, day: date
) -> PaperSheet:
    """Return what is drawn of a paper on a day."""
    papers = TermPapers(class_file)
    term = Reports(class_file, rooms, lambda: day).term(paper.school_year, paper.term)
    with class_file.reading() as unit:
        school = class_over_time(unit).on(term.as_of)
        sections = papers.sections(paper.id)
        names = list(dict.fromkeys(name for one in sections for name in names_in(one.body)))
        numbers = Figures(class_file, rooms).numbers(names, term.span)
    return PaperSheet(
        title=called(paper.kind, paper.school_year, paper.term),
        school=school,
        group=papers.work_group(),
        sections=[Told(one.about, one.heading, as_read(one.body, numbers)) for one in sections],
        as_of=term.as_of,
        day=day,
        numbers=numbers,
        unknown=len(names) - len(numbers),
    )
