"""Reads what a work plan or a summary begins with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from carekeeper.core.figures import names_in
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import rule_of
from carekeeper.report.facts import drafting
from carekeeper.report.facts.drafting import LISTED, SENTENCES, Known
from carekeeper.report.facts.papers import Section
from carekeeper.report.facts.term import ReportTerm
from carekeeper.report.store.counting import Figures
from carekeeper.room import Room


def draft(
    class_file: ClassFile, rooms: Sequence[Room], figures: Figures, kind: str, term: ReportTerm
) -> list[Section]:
    """Return the sections that the records give for a paper of a term."""
    names = names_in("".join(text for sentences in SENTENCES.values() for text in sentences))
    with class_file.reading() as unit:
        rules = [rule_of(unit, rule) for room in rooms for rule in room.rules]
        told = (room.planned(class_file, term.span) for room in rooms if room.planned is not None)
        planned = sorted(
            (one for found in told for one in found), key=lambda one: one.on or date.max
        )
        known = Known(
            term=term,
            numbers=figures.numbers(names, term.span),
            lists={name: _behind(figures, name, term) for name in LISTED},
            rules=rules,
            planned=planned,
        )
    return drafting.drafted(kind, known)


def _behind(figures: Figures, name: str, term: ReportTerm) -> list[str]:
    counted = figures.counted(name, term.span)
    return [] if counted is None else [one.excerpt or one.title for one in counted.behind]
