"""Work plan and summary on paper, by the window's dialog and by the command, and when due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from tests.conftest import TODAY

from carekeeper import sample, whole_file
from carekeeper.commands import main
from carekeeper.core.print_job import Request, Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts, students
from carekeeper.report.facts.papers import BODY, PLAN, SUMMARY, Section
from carekeeper.report.room.due import due_items
from carekeeper.report.store.papers import TermPapers
from carekeeper.room import Offer
from carekeeper.rooms import ROOMS

LONG = ("春风化雨，" * 5000)[: BODY.longest - 1] + "完"
_NOTED = select(handouts.c.kind, handouts.c.destination, handouts.c.student_id)
SECTIONS = (
    Section(heading="总体情况", body="谈心 {talks.held} 次，小鸟 {birds.fed} 只。"),
    Section(heading="经过", body=LONG),
    Section(about="calendar", heading="安排", body="9月：开学\n10月：家访\n十一月的事"),
)


@pytest.fixture
def class_file(tmp_path: Path) -> Iterator[ClassFile]:
    """A class with one student and a long summary of this term."""
    with ClassFile.create(tmp_path / "class.carebook") as made:
        with made.writing("A student") as unit:
            unit.insert(students, {"name": "王小雨", "left_behind": True})
        TermPapers(made).begin(SUMMARY, 2026, 1, SECTIONS)
        yield made


def drawn(class_file: ClassFile, name: str, layout: str, style: str) -> tuple[str, Offer, Request]:
    offer = whole_file.papers(ROOMS)[name].offer(class_file, Wish(name), TODAY)
    request = Request(tuple(offer.chosen), layout, style)
    offer.read(request)
    pages = PdfReader(BytesIO(offer.pages(request, lambda _step, _of: None))).pages
    return "".join("".join(page.extract_text().split()) for page in pages), offer, request


@pytest.mark.parametrize("style", ["clean", "table"])
def test_a_summary_is_printed_whole_with_the_figures_of_its_day(
    class_file: ClassFile, style: str
) -> None:
    text, offer, request = drawn(class_file, "summary", "filled", style)
    assert "谈心0次，小鸟—只。" in text
    assert text.count("春") == LONG.count("春")
    assert "完" in text
    assert "十一月的事" in text
    assert "Figuresasof23Nov2026" in text
    assert "Headoftheworkgroup" in text
    missing = offer.missing(request)
    assert "A figure in the text does not exist any more; a dash is printed instead." in missing
    assert any(text.startswith("The work group has nobody yet.") for text in missing)


@pytest.mark.parametrize("style", ["clean", "table"])
def test_a_blank_form_has_the_headings_and_room_to_write(class_file: ClassFile, style: str) -> None:
    text, offer, request = drawn(class_file, "summary", "blank", style)
    assert "总体情况" in text
    assert "谈心" not in text
    offer.note(request, "printer")
    assert TermPapers(class_file).copies(SUMMARY, 2026, 1) == []


def test_what_is_printed_is_kept_as_it_was_and_noted(class_file: ClassFile) -> None:
    _text, offer, request = drawn(class_file, "summary", "filled", "clean")
    offer.note(request, "summary.pdf")
    (copy,) = TermPapers(class_file).copies(SUMMARY, 2026, 1)
    assert copy.sections[0] == ("总体情况", "谈心 0 次，小鸟 — 只。")
    assert copy.figures == {"talks.held": 0}
    assert copy.as_of == TODAY


def test_a_plan_that_is_not_written_says_so(class_file: ClassFile) -> None:
    _text, offer, request = drawn(class_file, "work-plan", "filled", "clean")
    assert offer.missing(request) == ["No paper of this kind is written yet."]


def test_the_command_prints_the_papers_of_the_sample_class(tmp_path: Path) -> None:
    book = tmp_path / "class.carebook"
    sample.make(book, students=6, left_behind=4, months=8, today=date.today())
    for name in ("summary", "work-plan"):
        out = tmp_path / f"{name}.pdf"
        assert main(["print", name, str(book), "-o", str(out), "--style", "table"]) == 0
        assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (date(2026, 9, 10), ["Work plan"]),
        (date(2026, 11, 23), []),
        (date(2027, 1, 10), []),
        (date(2027, 7, 10), ["Work summary"]),
        (date(2027, 8, 10), []),
    ],
)
def test_the_plan_is_due_when_a_term_begins_and_the_summary_when_it_ends(
    class_file: ClassFile, day: date, asked: list[str]
) -> None:
    """The summary of the first term is written already."""
    assert [item.title for item in due_items(class_file, day)] == asked


def test_a_class_without_students_is_asked_for_nothing(class_file: ClassFile) -> None:
    with class_file.writing("Gone") as unit:
        unit.delete(students, 1)
    assert due_items(class_file, date(2026, 9, 10)) == []


def test_the_note_of_a_print_stays_when_the_paper_is_undone(class_file: ClassFile) -> None:
    TermPapers(class_file).begin(PLAN, 2026, 1, SECTIONS)
    _text, offer, request = drawn(class_file, "work-plan", "filled", "clean")
    offer.note(request, "plan.pdf")
    class_file.undo()
    assert TermPapers(class_file).get(PLAN, 2026, 1) is None
    assert len(TermPapers(class_file).copies(PLAN, 2026, 1)) == 1
    with class_file.reading() as unit:
        assert [tuple(row) for row in unit.rows(_NOTED)] == [("term_papers", "plan.pdf", None)]
