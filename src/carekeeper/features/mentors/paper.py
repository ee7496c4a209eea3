"""The sheets of pairing: the list of the class, a mentor's sheet, check-ins, and the form.

Plain data in, bytes out: it runs in a thread of its own, and writes nothing to the disk. No
sheet says that a pupil is left behind, or of which category: they go from hand to hand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Literal

from carekeeper.core import words
from carekeeper.core.errors import Refused
from carekeeper.core.words import tr, trn
from carekeeper.features.mentors import paper_form, paper_list, paper_mentor, paper_record
from carekeeper.features.mentors.record import Papers, SheetPupil, Support
from carekeeper.printing.fonts import missing_characters
from carekeeper.printing.page import Sheets

Layout = Literal["list", "mentor", "record", "blank", "form"]
LAYOUTS: tuple[Layout, ...] = ("list", "mentor", "record", "blank", "form")
Report = Callable[[int, int], None]


def draw_sheets(
    papers: Papers,
    student_ids: Collection[int],
    *,
    layout: Layout,
    day: date,
    report: Report | None = None,
) -> bytes:
    """Return the sheets for some pupils as a PDF of A4 pages, printed on `day`.

    `report` is told each sheet that is done, and may raise to stop. Raises `Refused` when there
    is nothing to print.
    """
    sheets = Sheets(TITLES[layout](), author=papers.school_class.teacher, language=words.language())
    supports = [one for one in papers.supports if one.mentoring.student_id in student_ids]
    pupils = [one for one in papers.pupils if one.id in student_ids]
    draws = list(_draws(sheets, papers, supports, pupils, layout, day))
    if not draws:
        raise Refused(
            tr("None of these pupils has a mentor. Tick others, or take the pairing form.")
        )
    for place, draw in enumerate(draws):
        if place:
            sheets.new_page()
        draw()
        if report is not None:
            report(place + 1, len(draws))
    return sheets.finish()


TITLES: dict[str, Callable[[], str]] = {
    "list": paper_list.title,
    "mentor": paper_mentor.title,
    "record": paper_record.title,
    "blank": paper_record.title,
    "form": paper_form.title,
}


def _draws(
    sheets: Sheets,
    papers: Papers,
    supports: Sequence[Support],
    pupils: Sequence[SheetPupil],
    layout: Layout,
    day: date,
) -> Iterator[Callable[[], object]]:
    """Yield what draws each sheet, a page or more of its own."""
    school = papers.school_class
    by_id: dict[int, SheetPupil] = {one.id: one for one in pupils}
    if layout == "list":
        yield partial(paper_list.draw, sheets, school, supports, by_id, day)
    elif layout == "mentor":
        for mine in by_mentor(supports):
            yield partial(paper_mentor.draw, sheets, school, mine, by_id, day)
    elif layout == "form":
        for pairing, pupil in _with_unpaired(supports, pupils):
            yield partial(paper_form.draw, sheets, school, pairing, pupil, day)
    else:
        for one in supports:
            pupil = by_id[one.mentoring.student_id]
            blank = layout == "blank"
            yield partial(paper_record.draw, sheets, school, one, pupil, day, blank=blank)


def by_mentor(supports: Iterable[Support]) -> list[list[Support]]:
    """Return pairings put together by their mentors."""
    found: dict[int, list[Support]] = {}
    for one in supports:
        found.setdefault(one.mentor.id, []).append(one)
    return list(found.values())


def _with_unpaired(
    supports: Sequence[Support], pupils: Sequence[SheetPupil]
) -> Iterator[tuple[Support | None, SheetPupil]]:
    """Yield each pairing with its pupil; pupils without one get a form to fill in by hand."""
    for pupil in pupils:
        mine = [one for one in supports if one.mentoring.student_id == pupil.id]
        yield from ((one, pupil) for one in mine)
        if not mine:
            yield None, pupil


def missing_before_print(papers: Papers, student_ids: Collection[int], layout: str) -> list[str]:
    """Return sentences for what the sheets will lack."""
    supports = [one for one in papers.supports if one.mentoring.student_id in student_ids]
    pupils = [one for one in papers.pupils if one.id in student_ids]
    found = []
    paired = {one.mentoring.student_id for one in supports}
    n = sum(one.id not in paired for one in pupils)
    if n and layout != "form":
        sentence = trn(
            "{n} pupil has no mentor and gets no sheet.",
            "{n} pupils have no mentor and get no sheet.",
            n,
        )
        found.append(sentence.format(n=n))
    silent = dict.fromkeys(
        one.mentor.name
        for one in supports
        if not one.mentor.phone and one.mentor.kind != "study_helper"
    )
    if silent:
        names = tr(", ").join(silent)
        found.append(tr("No phone number of {names}.").format(names=names))
    return found + _without_a_shape(supports, pupils)


def _without_a_shape(supports: Sequence[Support], pupils: Sequence[SheetPupil]) -> list[str]:
    signs = dict.fromkeys(
        sign
        for text in (*(one.name for one in pupils), *(one.mentor.name for one in supports))
        for sign in missing_characters([text])
    )
    if not signs:
        return []
    return [
        tr("No font on this computer has {characters}; an empty square is printed.").format(
            characters=tr(", ").join(signs)
        )
    ]
