"""Work plan and summary of a term: drafted, written over, moved, undone, found, kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.conftest import TODAY

from carekeeper import sample
from carekeeper.core.figures import names_in
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import steps
from carekeeper.db.term_tables import term_papers, term_sections
from carekeeper.report.facts.calendar import rows_of
from carekeeper.report.facts.papers import ORDER, PLAN, QUESTIONS, SUMMARY, TermPaper
from carekeeper.report.facts.term import ReportTerm
from carekeeper.report.store import Reports
from carekeeper.report.store.counting import Figures, as_read, told
from carekeeper.report.store.drafts import draft
from carekeeper.report.store.papers import TermPapers
from carekeeper.rooms import ROOMS


@pytest.fixture(scope="module")
def kept_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of some months."""
    path = tmp_path_factory.mktemp("papers") / "class.carebook"
    sample.make(path, students=12, left_behind=8, months=3, today=TODAY)
    return path


@pytest.fixture
def class_file(kept_class: Path, tmp_path: Path) -> Iterator[ClassFile]:
    """A copy of the class, in which no paper of this term is written."""
    path = tmp_path / "class.carebook"
    path.write_bytes(kept_class.read_bytes())
    with ClassFile.open(path) as opened:
        with opened.writing("Nothing yet") as unit:
            for row in unit.rows(select(term_papers.c.id)):
                unit.erase(term_papers, row.id)
        yield opened


@pytest.fixture
def term(class_file: ClassFile) -> ReportTerm:
    """The first term of 2026/27, as of 23 November."""
    return Reports(class_file, ROOMS, lambda: TODAY).current()


@pytest.fixture
def papers(class_file: ClassFile) -> TermPapers:
    """The papers of the class."""
    return TermPapers(class_file)


@pytest.fixture
def summary(class_file: ClassFile, papers: TermPapers, term: ReportTerm) -> TermPaper:
    """The summary of the term, just drafted."""
    figures = Figures(class_file, ROOMS)
    drafted = draft(class_file, ROOMS, figures, SUMMARY, term)
    papers.begin(SUMMARY, term.school_year, term.number, drafted)
    found = papers.get(SUMMARY, term.school_year, term.number)
    assert found is not None
    return found


def test_the_draft_answers_the_five_questions_by_name(
    papers: TermPapers, summary: TermPaper
) -> None:
    sections = papers.sections(summary.id)
    assert [one.about for one in sections] == list(ORDER[SUMMARY])
    headings = {one.about: one.heading for one in sections}
    assert [headings[question.code] for question in QUESTIONS] == [
        "Files and contact cards",
        "Rules: boarding, safety, hygiene",
        "Education in psychology and safety",
        "Mentors and pairing",
        "Home and school",
    ]
    assert all(one.body for one in sections)


def test_the_figures_of_the_draft_are_linked_and_read_as_the_records_say(
    class_file: ClassFile, papers: TermPapers, summary: TermPaper, term: ReportTerm
) -> None:
    overview = papers.sections(summary.id)[0].body
    figures = Figures(class_file, ROOMS)
    numbers = figures.numbers(names_in(overview), term.span)
    assert "{talks.held}" in overview
    assert numbers["students.here"] == 12
    assert numbers["students.left_behind"] == 8
    read = as_read(overview, numbers)
    assert f"Talks: {numbers['talks.held']}" in read
    assert "{" not in read


def test_a_section_of_which_nothing_is_noted_says_so(class_file: ClassFile) -> None:
    early = Reports(class_file, ROOMS, lambda: date(2024, 9, 2)).current()
    sections = draft(class_file, ROOMS, Figures(class_file, ROOMS), SUMMARY, early)
    education = next(one for one in sections if one.about == "education")
    assert education.body == "Nothing is noted of this yet. Please write what was done."


def test_the_plan_has_a_calendar_of_what_is_due_each_month(
    class_file: ClassFile, term: ReportTerm
) -> None:
    sections = draft(class_file, ROOMS, Figures(class_file, ROOMS), PLAN, term)
    assert [one.about for one in sections] == list(ORDER[PLAN])
    rows = rows_of(sections[-1].body)
    assert [when for when, _what in rows] == ["Sep", "Oct", "Nov", "Dec", "Jan"]
    assert "the term begins on 1 Sep" in rows[0][1]
    assert "Talks" in rows[2][1]
    assert "27 Nov Class meeting: Talking with father and mother" in rows[2][1]
    assert "Home visits" in rows[1][1]
    assert rows[-1][1].count("the term ends on 20 Jan") == 1
    assert "left-behind students, 1 time a month" in sections[2].body


def test_a_term_whose_dates_were_not_set_has_the_usual_ones(class_file: ClassFile) -> None:
    term = Reports(class_file, ROOMS, lambda: date(2031, 3, 1)).current()
    sections = draft(class_file, ROOMS, Figures(class_file, ROOMS), PLAN, term)
    assert rows_of(sections[-1].body)[0][0] == "Feb"


def test_one_sitting_at_a_text_is_one_step_and_undo_takes_it_back(
    class_file: ClassFile, papers: TermPapers, summary: TermPaper
) -> None:
    first = papers.sections(summary.id)[0]
    for text in ("Our", "Our term", "Our term was good."):
        papers.change(summary, first, {"body": text})
    undone = class_file.undo()
    assert undone is not None
    assert undone.label.endswith("Overview")
    assert papers.sections(summary.id)[0].body == first.body


def test_sections_are_added_moved_and_removed_and_all_of_it_is_undone(
    class_file: ClassFile, papers: TermPapers, summary: TermPaper
) -> None:
    before = [one.id for one in papers.sections(summary.id)]
    added = papers.add(summary, 1)
    papers.move(summary, added, 1)
    papers.move(summary, added, -5)
    assert [one.id for one in papers.sections(summary.id)] == [added, *before]
    papers.remove(summary, before[0])
    assert before[0] not in [one.id for one in papers.sections(summary.id)]
    for _step in range(4):
        class_file.undo()
    assert [one.id for one in papers.sections(summary.id)] == before


def test_a_summary_comes_back_from_the_recycle_bin_with_its_sections(
    class_file: ClassFile, papers: TermPapers, summary: TermPaper
) -> None:
    kept = papers.sections(summary.id)
    papers.bin(summary)
    assert papers.get(SUMMARY, 2026, 1) is None
    class_file.undo()
    assert papers.sections(summary.id) == kept
    with class_file.writing("For good") as unit:
        unit.erase(term_papers, summary.id)
    with class_file.reading() as unit:
        assert unit.rows(select(term_sections.c.id)) == []


def test_the_paper_of_the_last_term_is_found_as_a_start(
    papers: TermPapers, summary: TermPaper
) -> None:
    assert papers.before(SUMMARY, 2026, 2) == summary
    assert papers.before(SUMMARY, 2026, 1) is None
    assert papers.before(PLAN, 2026, 2) is None


def test_what_was_handed_in_stays_as_it_was_and_is_kept_once(
    class_file: ClassFile, papers: TermPapers, summary: TermPaper
) -> None:
    told_then = [("Overview", "Talks: 51")]
    for _print in range(2):
        papers.hand_in(summary, TODAY, told_then, {"talks.held": 51}, "summary.pdf")
    papers.change(summary, papers.sections(summary.id)[0], {"body": "Talks: {talks.held}"})
    (copy,) = papers.copies(SUMMARY, 2026, 1)
    assert copy.sections == (("Overview", "Talks: 51"),)
    assert copy.figures == {"talks.held": 51}
    class_file.undo()
    assert len(papers.copies(SUMMARY, 2026, 1)) == 1
    with class_file.reading() as unit:
        labels = [row.label for row in unit.rows(select(steps.c.label))]
    assert not any("handed in" in label for label in labels)


def test_words_of_a_summary_are_found(papers: TermPapers, summary: TermPaper) -> None:
    papers.change(summary, papers.sections(summary.id)[0], {"body": "赶集那天走访了三户"})
    (found,) = papers.search("赶集 三户")
    assert found.place.record_id == summary.id
    assert "赶集" in found.excerpt


def test_a_figure_that_is_gone_says_what_to_do(class_file: ClassFile, term: ReportTerm) -> None:
    asked = told(Figures(class_file, ROOMS), "birds.fed", term.span)
    assert asked.counted is None
    assert asked.definition.startswith("This figure does not exist any more.")


def test_a_calendar_that_she_wrote_herself_has_its_rows() -> None:
    written = "9月：开学\n\n第 3 周: 家访\n期末总结\n时间："
    assert rows_of(written) == [
        ("9月", "开学"),
        ("第 3 周", "家访"),
        ("", "期末总结"),
        ("", "时间："),
    ]
