"""The teacher at the work plan and the summary: drafts, writes, clicks on a number, hands in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.conftest import TODAY
from tests.looking import click, press, words
from tests.recording import RecordingMessages

from carekeeper import sample
from carekeeper.core.place import Place
from carekeeper.db.class_file import ClassFile
from carekeeper.db.term_tables import term_papers
from carekeeper.features.talks.store import Talks
from carekeeper.report.facts.papers import PAPER, PLAN, SECTION, SUMMARY
from carekeeper.report.store.papers import TermPapers
from carekeeper.report.tab import ReportTab
from carekeeper.report.view.figure_dialog import FigureDialog
from carekeeper.report.view.paper_page import PaperPage
from carekeeper.rooms import ROOMS
from carekeeper.widgets.desk import Desk


@pytest.fixture(scope="module")
def kept_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of some months."""
    path = tmp_path_factory.mktemp("page") / "class.carebook"
    sample.make(path, students=8, left_behind=6, months=3, today=TODAY)
    return path


@pytest.fixture
def class_file(kept_class: Path, tmp_path: Path, desk: Desk) -> Iterator[ClassFile]:
    """A copy of the class without a paper of any term."""
    path = tmp_path / "class.carebook"
    path.write_bytes(kept_class.read_bytes())
    with ClassFile.open(path) as opened:
        with opened.writing("Nothing yet") as unit:
            for row in unit.rows(select(term_papers.c.id)):
                unit.erase(term_papers, row.id)
        opened.listen(desk.changed.emit)
        yield opened


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, class_file: ClassFile) -> Iterator[ReportTab]:
    """The report with the summary in sight."""
    made = ReportTab(class_file, desk, ROOMS, list)
    qtbot.addWidget(made)
    made.resize(1094, 600)
    made.show()
    turn(made, SUMMARY)
    yield made
    made.flush()


def turn(tab: ReportTab, segment: str) -> None:
    press(tab, f"report_segment_{segment}")


def page_of(tab: ReportTab, kind: str = SUMMARY) -> PaperPage:
    found = tab.findChild(PaperPage, f"term_{kind}")
    assert isinstance(found, PaperPage)
    return found


def test_an_empty_term_says_what_belongs_there_and_begins_with_a_draft(tab: ReportTab) -> None:
    page = page_of(tab)
    assert page.findChild(QWidget, f"no_{SUMMARY}").isVisible()
    assert not page.findChild(QWidget, f"as_before_{SUMMARY}").isVisible()
    press(tab, f"no_{SUMMARY}_action")
    headings = [editor.section.heading for editor in page.editors.values()]
    assert headings[0] == "Overview"
    assert len(headings) == 8
    first = next(iter(page.editors.values()))
    assert first.box.value_of("students.left_behind") == "6"


def test_a_number_follows_the_records_while_the_page_is_open(
    tab: ReportTab, class_file: ClassFile
) -> None:
    press(tab, f"no_{SUMMARY}_action")
    box = next(iter(page_of(tab).editors.values())).box
    before = int(box.value_of("talks.held"))
    Talks(class_file, lambda: TODAY).add(1, {"held_on": TODAY, "said": "好"})
    assert int(box.value_of("talks.held")) == before + 1


def test_what_is_written_is_saved_by_itself_and_the_cursor_stays(
    tab: ReportTab, class_file: ClassFile, qtbot: QtBot
) -> None:
    press(tab, f"no_{SUMMARY}_action")
    editor = next(iter(page_of(tab).editors.values()))
    editor.box.setFocus()
    editor.box.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor.box, "Good. ")
    assert tab.flush()
    kept = TermPapers(class_file).sections(editor.section.paper_id)[0]
    assert kept.body.startswith("Good. There are {students.here}")
    assert editor.box.textCursor().position() == len("Good. ")


def test_a_click_on_a_number_tells_what_it_counts_and_can_make_it_plain(
    tab: ReportTab, desk: Desk, qtbot: QtBot
) -> None:
    press(tab, f"no_{SUMMARY}_action")
    page = page_of(tab)
    editor = next(iter(page.editors.values()))
    places: list[Place] = []
    desk.place_requested.connect(places.append)
    editor.box.figure_opened.emit("talks.held")
    dialog = page.findChild(FigureDialog)
    assert dialog.findChild(QWidget, "figure_definition").text().startswith("Talks with students")
    row = dialog.findChildren(QWidget, "figure_row")[0]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert places[0].room == "talks"
    editor.box.figure_opened.emit("students.here")
    again = page.findChildren(FigureDialog)[-1]
    click(again, "figure_unlink")
    assert editor.box.toPlainText().startswith("There are 8 students in the class")


def test_a_figure_she_wrote_over_is_the_first_in_the_menu_and_comes_back(tab: ReportTab) -> None:
    press(tab, f"no_{SUMMARY}_action")
    editor = next(iter(page_of(tab).editors.values()))
    editor.box.unlink("talks.held")
    menu = editor.make_menu()
    assert menu.actions()[0].text() == "Put back: Talks held"
    menu.actions()[0].trigger()
    assert "{talks.held}" in editor.box.toPlainText()
    assert editor.make_menu().actions()[0].text() != "Put back: Talks held"


def test_a_section_is_added_moved_and_removed(tab: ReportTab, class_file: ClassFile) -> None:
    press(tab, f"no_{SUMMARY}_action")
    page = page_of(tab)
    press(tab, f"add_section_{SUMMARY}")
    added = list(page.editors.values())[-1]
    assert tab.window().focusWidget() is added.heading.line
    click(added, "section_up")
    paper = added.section.paper_id
    sections = TermPapers(class_file).sections(paper)
    assert [one.id for one in sections].index(added.section.id) == len(sections) - 2
    click(added, "section_remove")
    assert len(TermPapers(class_file).sections(paper)) == 8
    class_file.undo()
    assert len(page.editors) == 9


def test_a_heading_that_is_too_long_stays_in_its_field_with_a_sentence(
    tab: ReportTab, qtbot: QtBot
) -> None:
    press(tab, f"no_{SUMMARY}_action")
    editor = next(iter(page_of(tab).editors.values()))
    editor.heading.line.setText("总" * 61)
    assert not tab.flush()
    assert editor.heading.is_wrong()
    assert editor.heading.line.text() == "总" * 61


def test_the_plan_of_the_last_term_is_the_start_of_the_next(
    tab: ReportTab, class_file: ClassFile
) -> None:
    papers = TermPapers(class_file)
    turn(tab, PLAN)
    press(tab, "term_back")
    press(tab, "term_back")
    press(tab, f"no_{PLAN}_action")
    first = next(iter(page_of(tab, PLAN).editors.values()))
    papers.change(papers.everything()[0], first.section, {"body": "As every term."})
    press(tab, "term_next")
    assert page_of(tab, PLAN).findChild(QWidget, f"no_{PLAN}").isVisible()
    press(tab, "term_next")
    press(tab, f"as_before_{PLAN}")
    made = papers.get(PLAN, 2026, 1)
    assert made is not None
    assert papers.sections(made.id)[0].body == "As every term."


def test_a_term_that_is_over_says_from_which_day_its_figures_are(
    tab: ReportTab,
) -> None:
    press(tab, "term_back")
    press(tab, "term_back")
    assert "The term is over: as of 5 Jul 2026." in words(page_of(tab).side)


def test_the_work_group_is_shown_and_changed_in_the_settings(tab: ReportTab, desk: Desk) -> None:
    asked: list[str] = []
    desk.action_requested.connect(asked.append)
    click(page_of(tab).side, "change_group")
    assert asked == ["settings"]


def test_a_search_hit_opens_the_paper_in_its_term(tab: ReportTab, class_file: ClassFile) -> None:
    papers = TermPapers(class_file)
    number = papers.begin(PLAN, 2025, 2, [])
    tab.go_to(Place("report", None, PAPER.table, number))
    assert tab.switch.label.text() == "Second term"
    assert tab.segments.current() == PLAN


def test_a_summary_that_is_moved_to_the_bin_leaves_the_page_empty(
    tab: ReportTab, class_file: ClassFile, messages: RecordingMessages
) -> None:
    press(tab, f"no_{SUMMARY}_action")
    assert {PAPER.table, SECTION.table} <= tab.reads
    press(tab, f"bin_{SUMMARY}")
    assert page_of(tab).findChild(QWidget, f"no_{SUMMARY}").isVisible()
    class_file.undo()
    assert len(page_of(tab).editors) == 8
    assert not messages.crashes
