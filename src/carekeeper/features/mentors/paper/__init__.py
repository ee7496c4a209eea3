"""The sheets of pairing: the list of the class, a mentor's sheet, check-ins, and the form.

Plain data in, bytes out: it runs in a thread of its own, and writes nothing to the disk. No
sheet says that a student is left behind, or of which category: they go from hand to hand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Literal

from carekeeper.core import words
from carekeeper.core.errors import Refused
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr, trn
from carekeeper.features.mentors.facts.record import Papers, Support
from carekeeper.features.mentors.paper import form, listing, mentor, record
from carekeeper.printing.page import Sheets
from carekeeper.printing.shapes import lacking

Layout = Literal["list", "mentor", "record", "blank", "form", "collect"]
Style = Literal["clean", "table"]
STYLES: tuple[Style, ...] = ("clean", "table")
Report = Callable[[int, int], None]

TITLES: dict[str, Callable[[], str]] = {
    "list": listing.title,
    "mentor": mentor.title,
    "record": record.title,
    "blank": record.title,
    "form": form.title,
    "collect": form.title,
}


def draw_sheets(
    papers: Papers,
    student_ids: Collection[int],
    *,
    layout: Layout,
    day: date,
    style: Style = "clean",
    report: Report | None = None,
) -> bytes:
    """Return the sheets for some students as a PDF of A4 pages, printed on `day`.

    `report` is told each sheet that is done, and may raise to stop. Raises `Refused` when there
    is nothing to print.
    """
    sheets = Sheets(
        TITLES[layout](), author=papers.school.on(day).teacher, language=words.language()
    )
    supports = [one for one in papers.supports if one.mentoring.student_id in student_ids]
    students = [one for one in papers.students if one.id in student_ids]
    draws = list(_draws(sheets, papers, supports, students, layout, style, day))
    if not draws:
        raise Refused(
            tr("None of these students has a mentor. Tick others, or choose the pairing form.")
        )
    for place, draw in enumerate(draws, start=1):
        draw()
        if report is not None:
            report(place, len(draws))
    return sheets.finish()


def _draws(
    sheets: Sheets,
    papers: Papers,
    supports: Sequence[Support],
    students: Sequence[StudentLine],
    layout: Layout,
    style: Style,
    day: date,
) -> Iterator[Callable[[], object]]:
    """Yield what draws each sheet, a page or more of its own."""
    school = papers.school.on(day)
    by_id: dict[int, StudentLine] = {one.id: one for one in students}
    if layout == "list":
        yield partial(listing.draw, sheets, school, supports, by_id, day, style)
    elif layout == "mentor":
        for mine in by_mentor(supports):
            yield partial(mentor.draw, sheets, school, mine, by_id, day)
    elif layout == "collect":
        yield partial(form.draw, sheets, school, None, StudentLine(), day, style)
    elif layout == "form":
        for pairing, student in _with_unpaired(supports, students):
            yield partial(form.draw, sheets, school, pairing, student, day, style)
    else:
        for one in supports:
            student = by_id[one.mentoring.student_id]
            school = papers.school.until(one.mentoring.ends_on)
            blank = layout == "blank"
            yield partial(record.draw, sheets, school, one, student, day, style, blank=blank)


def by_mentor(supports: Iterable[Support]) -> list[list[Support]]:
    """Return pairings put together by their mentors."""
    found: dict[int, list[Support]] = {}
    for one in supports:
        found.setdefault(one.mentor.id, []).append(one)
    return list(found.values())


def _with_unpaired(
    supports: Sequence[Support], students: Sequence[StudentLine]
) -> Iterator[tuple[Support | None, StudentLine]]:
    """Yield each pairing with its student; students without one get a form to fill in by hand."""
    for student in students:
        mine = [one for one in supports if one.mentoring.student_id == student.id]
        yield from ((one, student) for one in mine)
        if not mine:
            yield None, student


def missing_before_print(papers: Papers, student_ids: Collection[int], layout: str) -> list[str]:
    """Return sentences for what the sheets will lack."""
    supports = [one for one in papers.supports if one.mentoring.student_id in student_ids]
    students = [one for one in papers.students if one.id in student_ids]
    found = []
    paired = {one.mentoring.student_id for one in supports}
    n = sum(one.id not in paired for one in students)
    if n and layout != "form":
        sentence = trn(
            "{n} student has no mentor and gets no sheet.",
            "{n} students have no mentor and get no sheet.",
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
        found.append(tr("No phone number for {names}.").format(names=names))
    called = [one.name for one in students] + [one.mentor.name for one in supports]
    return found + lacking([*called, *_written(supports)])


def _written(supports: Sequence[Support]) -> Iterator[str]:
    """Yield the texts of pairings and check-ins."""
    for one in supports:
        for kept in (one.mentoring, *one.check_ins):
            for name in kept.__struct_fields__:
                text = getattr(kept, name)
                if isinstance(text, str):
                    yield text
