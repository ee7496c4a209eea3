"""Reads and writes work plans and summaries, and keeps what was handed in as it was."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from carekeeper.core.place import Place
from carekeeper.core.school_year import TermSpan, school_year_of, term_or_last
from carekeeper.core.texts import Texts, around
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import terms_of
from carekeeper.db.schema import staff, students
from carekeeper.db.students import HERE
from carekeeper.db.term_tables import term_copies, term_papers, term_sections
from carekeeper.db.units import columns_of
from carekeeper.report.facts.papers import (
    PAPER,
    ROOM,
    SECTION_FIELDS,
    Copy,
    Member,
    Section,
    TermPaper,
    called,
    renumbered,
)
from carekeeper.room import Found

_LABELS = {field.name: field.label for field in SECTION_FIELDS}


class TermPapers:
    """The work plans and summaries of a class file."""

    def __init__(self, class_file: ClassFile) -> None:
        self._file = class_file

    # -- reading

    def get(self, kind: str, school_year: int, term: int) -> TermPaper | None:
        """Return the paper of a term, None while there is none."""
        c = term_papers.c
        query = select(*columns_of(TermPaper, term_papers)).where(
            c.kind == kind, c.school_year == school_year, c.term == term, c.binned_at.is_(None)
        )
        with self._file.reading() as unit:
            found = unit.records(TermPaper, query.order_by(c.id).limit(1))
        return found[0] if found else None

    def everything(self) -> list[TermPaper]:
        """Return all papers, the last term first."""
        c = term_papers.c
        query = select(*columns_of(TermPaper, term_papers)).where(c.binned_at.is_(None))
        with self._file.reading() as unit:
            last_first = (c.school_year.desc(), c.term.desc(), c.kind.desc(), c.id)
            return unit.records(TermPaper, query.order_by(*last_first))

    def sections(self, paper_id: int) -> list[Section]:
        """Return the sections of a paper in their order."""
        c = term_sections.c
        query = select(*columns_of(Section, term_sections)).where(
            c.paper_id == paper_id, c.binned_at.is_(None)
        )
        with self._file.reading() as unit:
            return unit.records(Section, query.order_by(c.place, c.id))

    def before(self, kind: str, school_year: int, term: int) -> TermPaper | None:
        """Return the last paper of a kind before a term, None when there is none."""
        here = (school_year, term)
        older = (one for one in self.everything() if one.kind == kind)
        return next((one for one in older if (one.school_year, one.term) < here), None)

    def last_begun(self, day: date) -> tuple[TermSpan, frozenset[str]] | None:
        """Return the term that began last and which of its papers are written; None for nobody."""
        c = term_papers.c
        here = select(students.c.id).where(HERE).limit(1)
        with self._file.reading() as unit:
            term = term_or_last(terms_of(unit, day), day)
            rows = unit.rows(select(c.kind, c.school_year, c.term).where(c.binned_at.is_(None)))
            if unit.value(here) is None or term is None:
                return None
        year = school_year_of(term.ends_on)
        written = (row.kind for row in rows if (row.school_year, row.term) == (year, term.number))
        return term, frozenset(written)

    # -- writing

    def begin(self, kind: str, school_year: int, term: int, drafted: Sequence[Section]) -> int:
        """Write a new paper with these sections, as one thing."""
        values = {"kind": kind, "school_year": school_year, "term": term}
        label = tr("{paper} begun").format(paper=called(kind, school_year, term))
        with self._file.writing(label) as unit:
            number = unit.insert(term_papers, values)
            for place, one in enumerate(drafted):
                told = {"about": one.about, "heading": one.heading, "body": one.body}
                unit.insert(term_sections, {"paper_id": number, "place": place, **told})
        return number

    def change(self, paper: TermPaper, section: Section, values: Mapping[str, Any]) -> None:
        """Write heading or text of a section; one sitting at a text is one step of the history."""
        what = tr(", ").join(tr(_LABELS[name]) for name in values)
        named = _named(paper)
        label = tr("{paper} · {what}").format(paper=named, what=section.heading or what)
        with self._file.writing(label) as unit:
            unit.update(term_sections, section.id, values)

    def add(self, paper: TermPaper, behind: int) -> int:
        """Add an empty section behind so many others, and return its number."""
        label = tr("{paper} · section added").format(paper=_named(paper))
        kept = self.sections(paper.id)
        with self._file.writing(label) as unit:
            number = unit.insert(term_sections, {"paper_id": paper.id, "place": behind})
            for place, one in enumerate(kept[behind:], start=behind + 1):
                unit.update(term_sections, one.id, {"place": place})
        return number

    def move(self, paper: TermPaper, section_id: int, by: int) -> None:
        """Move a section up (-1) or down (1)."""
        kept = self.sections(paper.id)
        at = next(place for place, one in enumerate(kept) if one.id == section_id)
        to = min(max(at + by, 0), len(kept) - 1)
        kept.insert(to, kept.pop(at))
        label = tr("{paper} · section moved").format(paper=_named(paper))
        with self._file.writing(label) as unit:
            for number, place in renumbered(kept).items():
                unit.update(term_sections, number, {"place": place})

    def remove(self, paper: TermPaper, section_id: int) -> None:
        """Move a section to the recycle bin."""
        label = tr("{paper} · section moved to the recycle bin").format(paper=_named(paper))
        with self._file.writing(label) as unit:
            unit.update(term_sections, section_id, {"binned_at": self._file.now()})

    def bin(self, paper: TermPaper) -> None:
        """Move a paper with all its sections to the recycle bin."""
        label = tr("{paper} moved to the recycle bin").format(paper=_named(paper))
        with self._file.writing(label) as unit:
            unit.update(term_papers, paper.id, {"binned_at": self._file.now()})

    # -- what was handed in

    def copies(self, kind: str, school_year: int, term: int) -> list[Copy]:
        """Return what was handed in of a term, the last first."""
        c = term_copies.c
        query = select(term_copies).where(
            c.kind == kind, c.school_year == school_year, c.term == term
        )
        with self._file.reading() as unit:
            return [
                Copy(
                    at=row.at,
                    as_of=row.as_of,
                    destination=row.destination,
                    sections=tuple(map(tuple, json.loads(row.sections))),
                    figures=json.loads(row.figures),
                )
                for row in unit.rows(query.order_by(c.at.desc(), c.id.desc()))
            ]

    def hand_in(
        self,
        paper: TermPaper,
        as_of: date,
        sections: Sequence[tuple[str, str]],
        figures: Mapping[str, int],
        destination: str,
    ) -> None:
        """Keep what was printed of a paper; the same once more is not kept twice."""
        known = self.copies(paper.kind, paper.school_year, paper.term)
        if known and known[0].sections == tuple(sections):
            return
        values = {
            **{"kind": paper.kind, "school_year": paper.school_year, "term": paper.term},
            **{"at": self._file.now(), "as_of": as_of, "destination": destination},
            "sections": json.dumps(list(sections), ensure_ascii=False),
            "figures": json.dumps(dict(figures)),
        }
        label = tr("{paper} kept as it was handed in").format(paper=_named(paper))
        with self._file.writing(label) as unit:
            unit.insert(term_copies, values)

    # -- who works on it

    def work_group(self) -> list[Member]:
        """Return the work group of the class, its head first."""
        c = staff.c
        query = select(c.name, c.subject, (c.role == "head").label("heads")).where(c.name != "")
        with self._file.reading() as unit:
            rows = unit.rows(query.order_by(c.role != "head", c.id))
        return [Member(row.name, row.subject, bool(row.heads)) for row in rows]

    # -- what is looked for

    def search(self, words: str) -> list[Found]:
        """Return the papers in whose sections all the words stand."""
        papers = {one.id: one for one in self.everything()}
        told = {
            section.id: (paper, f"{section.heading}\n{section.body}")
            for paper in papers.values()
            for section in self.sections(paper.id)
        }
        kept = Texts((number, text) for number, (_paper, text) in told.items())
        return [
            Found(place_of(paper), _named(paper), around(text, words.split()))
            for paper, text in (told[number] for number in kept.holding(words))
        ]


def place_of(paper: TermPaper) -> Place:
    """Return where a paper is shown."""
    return Place(ROOM, None, PAPER.table, paper.id)


def _named(paper: TermPaper) -> str:
    return called(paper.kind, paper.school_year, paper.term)
