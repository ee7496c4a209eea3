"""A study help plan is written in the tab of learning, with a small table of measures."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.features.enrolling import Enrol

from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.db.class_file import ClassFile
from carekeeper.db.score_tables import exam_subjects, exams, scores
from carekeeper.features.study.store.plans import StudyPlans
from carekeeper.features.study.tab import StudyTab
from carekeeper.features.study.view.plans import PlansPage
from carekeeper.widgets.answer_editors import SuggestEditor
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.labels import Label
from carekeeper.widgets.rows_editor import RowsEditor

BEGUN = date(2026, 9, 7)


def find(inside: QWidget, kind: type[Any], name: str) -> Any:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


def press(tab: QWidget, name: str) -> None:
    find(tab, QPushButton, name).click()


def page_of(tab: StudyTab) -> PlansPage:
    page = tab.page("plans")
    assert isinstance(page, PlansPage)
    return page


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(Label) if one.isVisibleTo(widget))


def test_a_plan_is_kept_with_its_first_word(
    tab: StudyTab, study: StudyPlans, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    tab.show_student(student)
    assert "No study help plan yet." in words(tab)
    press(tab, "new_plan")
    qtbot.keyClicks(find(tab, QLineEdit, "field_subject"), "Chinese")
    press(tab, "causes_method")
    qtbot.keyClicks(find(tab, QPlainTextEdit, "field_near_goal"), "One piece a week")
    assert tab.flush()
    (kept,) = study.plans.of_student(student)
    assert (kept.subject, kept.causes, kept.near_goal) == (
        "Chinese",
        ("method",),
        "One piece a week",
    )
    assert kept.begins_on == TODAY


def test_measures_are_typed_as_in_a_table_and_save_themselves(
    tab: StudyTab, study: StudyPlans, enrol: Enrol, qtbot: QtBot
) -> None:
    """Enter goes on from cell to cell and into a new row; a row without a word is none."""
    student = enrol()
    study.plans.add(student, {"subject": "Chinese"})
    tab.show_student(student)
    editor = page_of(tab).opened.panel.editor("measures")
    assert isinstance(editor, RowsEditor)
    editor.setFocus()
    for text in ("Tue 16:30", "Read a page", "Shen Wen", "Daily", "Listen"):
        cell = QApplication.focusWidget()
        assert isinstance(cell, QLineEdit)
        qtbot.keyClicks(cell, text)
        qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert study.plans.of_student(student)[0].measures == (
        ("Tue 16:30", "Read a page", "Shen Wen"),
        ("Daily", "Listen", ""),
    )
    press(tab, "remove_measures_1")
    assert study.plans.of_student(student)[0].measures == (("Daily", "Listen", ""),)
    press(tab, "add_measures")
    assert tab.flush()
    assert len(study.plans.of_student(student)[0].measures) == 1


def test_escape_takes_back_what_was_typed_into_a_cell(
    tab: StudyTab, study: StudyPlans, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    study.plans.add(student, {"measures": (("周二", "读书", "Shen Wen"),)})
    tab.show_student(student)
    cell = find(tab, QLineEdit, "measures_1_content")
    cell.setFocus()
    qtbot.keyClicks(cell, "x")
    qtbot.keyClick(cell, Qt.Key.Key_Escape)
    assert find(tab, QLineEdit, "measures_1_content").text() == "读书"


def test_a_plan_that_would_end_before_it_begins_says_so_and_keeps_what_was_typed(
    tab: StudyTab, study: StudyPlans, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    study.plans.add(student, {"begins_on": BEGUN})
    tab.show_student(student)
    field = find(tab, QLineEdit, "field_ends_on")
    qtbot.keyClicks(field, "2026-9-1")
    assert not tab.flush()
    assert "would end before it begins" in words(tab)
    assert field.text() == "1 Sep 2026"
    assert study.plans.of_student(student)[0].ends_on is None
    field.selectAll()
    qtbot.keyClicks(field, "2026-12-31")
    assert tab.flush()
    assert study.plans.of_student(student)[0].ends_on == date(2026, 12, 31)


def test_a_beginning_that_another_day_forbids_stays_in_its_own_field(
    tab: StudyTab, study: StudyPlans, enrol: Enrol, qtbot: QtBot
) -> None:
    """Once the other day is put right, the beginning is saved as it was typed."""
    student = enrol()
    number = study.plans.add(student, {"begins_on": BEGUN, "ends_on": date(2026, 10, 30)})
    tab.show_student(student)
    begins, ends = (find(tab, QLineEdit, f"field_{name}_on") for name in ("begins", "ends"))
    begins.selectAll()
    qtbot.keyClicks(begins, "2026-11-2")
    assert not tab.flush()
    assert "Runs until: The plan would end before it begins." in words(tab)
    assert begins.text() == "2 Nov 2026"
    ends.selectAll()
    qtbot.keyClicks(ends, "2026-12-31")
    qtbot.keyClick(ends, Qt.Key.Key_Return)
    assert tab.flush()
    plan = study.plans.get(number)
    assert (plan.begins_on, plan.ends_on) == (date(2026, 11, 2), date(2026, 12, 31))


def test_what_cannot_be_is_found_again_from_another_page(
    tab: StudyTab, study: StudyPlans, enrol: Enrol, qtbot: QtBot
) -> None:
    """The window asks the tab to show it, before another student can be chosen."""
    student = enrol()
    study.plans.add(student, {"begins_on": BEGUN})
    tab.show_student(student)
    field = find(tab, QLineEdit, "field_ends_on")
    qtbot.keyClicks(field, "2026-9-1")
    tab.turn_to_page("scores")
    assert not tab.flush()
    tab.show_wrong()
    assert field.isVisible()
    assert tab.window().focusWidget() is field


def test_a_session_and_a_stage_result_stand_beside_their_plan(
    tab: StudyTab, study: StudyPlans, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    study.plans.add(student, {"subject": "Chinese", "begins_on": BEGUN})
    tab.show_student(student)
    press(tab, "add_study_sessions")
    qtbot.keyClicks(find(tab, QPlainTextEdit, "field_content"), "Paragraphs")
    press(tab, "add_study_results")
    press(tab, "rating_great")
    qtbot.keyClicks(find(tab, QPlainTextEdit, "field_result"), "A page and a half")
    assert tab.flush()
    (session,), (result,) = study.sessions.of_student(student), study.results.of_student(student)
    assert (session.content, session.held_on) == ("Paragraphs", TODAY)
    assert (result.rating, result.result) == ("great", "A page and a half")
    page = page_of(tab)
    assert "Paragraphs" in words(page.sessions.list)
    qtbot.waitUntil(lambda: "Great progress" in words(page.results.list))


def test_the_plans_of_a_student_are_turned_by_chips_those_that_run_first(
    tab: StudyTab, study: StudyPlans, enrol: Enrol
) -> None:
    student = enrol()
    old = study.plans.add(student, {"subject": "数学", "begins_on": BEGUN})
    study.plans.change(old, {"state": "reached"})
    new = study.plans.add(student, {"subject": "Chinese", "begins_on": date(2026, 3, 2)})
    study.sessions.add(student, {"plan_id": old, "content": "口算"})
    tab.show_student(student)
    page = page_of(tab)
    assert page.opened.number == new
    assert find(tab, QPushButton, f"plan_{old}").text() == "数学 (Goal reached)"
    press(tab, f"plan_{old}")
    assert page.opened.number == old
    assert "口算" in words(page.sessions.list)


def test_the_scores_of_the_subject_stand_beside_the_plan(
    tab: StudyTab, study: StudyPlans, class_file: ClassFile, enrol: Enrol, qtbot: QtBot
) -> None:
    """A student without a plan shows all subjects together: is one needed?"""
    student = enrol()
    with class_file.writing("exam") as unit:
        exam = unit.insert(exams, {"name": "Midterm", "held_on": date(2026, 11, 5)})
        for place, name in enumerate(("语文", "数学")):
            subject = {"exam_id": exam, "name": name, "full_mark": 10_000, "place": place}
            number = unit.insert(exam_subjects, subject)
            unit.insert(scores, {"subject_id": number, "student_id": student, "points": 7500})
    tab.show_student(student)
    qtbot.waitUntil(lambda: "All subjects" in words(page_of(tab)))
    study.plans.add(student, {"subject": "数学"})
    qtbot.waitUntil(lambda: "数学\n" in words(page_of(tab)))
    assert "All subjects" not in words(page_of(tab))


def test_places_open_the_plan_the_session_and_the_review(
    tab: StudyTab, study: StudyPlans, enrol: Enrol
) -> None:
    student = enrol()
    first = study.plans.add(student, {"subject": "语文", "begins_on": BEGUN})
    study.plans.add(student, {"subject": "数学", "begins_on": BEGUN})
    held = study.sessions.add(student, {"plan_id": first, "content": "分段"})
    tab.show_student(student)
    page = page_of(tab)
    tab.go_to(Place("study", StudentId(student), "study_sessions", held))
    assert (page.opened.number, page.sessions.opened.number) == (first, held)
    tab.go_to(Place("study", StudentId(student), "study_plans", first, begin="review"))
    assert page.results.opened.record.plan_id == first
    tab.go_to(Place("study", StudentId(student), begin="plans"))
    assert page.opened.number == 0


def test_a_page_that_is_turned_to_reads_nothing_of_the_class_or_of_who_was_there_before(
    tab: StudyTab, study: StudyPlans, class_file: ClassFile, enrol: Enrol
) -> None:
    """Each page asks once, of the student in view."""
    one, other = enrol(), enrol("李浩然")
    tab.show_student(one)
    for name in ("scores", "plans"):
        read: list[int | None] = []
        page = tab.page(name)
        page.loaded.connect(lambda page=page, read=read: read.append(page.student_id))
        tab.turn_to_page(name)
        if name == "scores":
            assert read == [one]
            tab.show_student(other)
        else:
            assert read == [other]


def test_helpers_and_teachers_are_offered_by_name(
    tab: StudyTab, study: StudyPlans, class_file: ClassFile, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    enrol("陈家乐")
    study.plans.add(student, {"subject": "语文"})
    tab.show_student(student)
    editor = page_of(tab).opened.panel.editor("helper")
    assert isinstance(editor, SuggestEditor)
    editor.open_offer()
    (action,) = editor._menu.actions()
    action.trigger()
    assert study.plans.of_student(student)[0].helper == "陈家乐"


def test_the_class_is_shown_with_its_groups_and_a_line_opens_its_plan(
    tab: StudyTab, study: StudyPlans, enrol: Enrol, qtbot: QtBot, desk: Desk
) -> None:
    student = enrol()
    enrol("李浩然", study="weak")
    number = study.plans.add(student, {"subject": "语文", "study_group": "阅读组"})
    tab.show_student(None)
    tab.load()
    assert tab.class_summary() == "1 plan running; 1 weak student without a plan"
    table = page_of(tab).table
    assert len(table.table.rows()) == 2
    with qtbot.waitSignal(desk.place_requested) as asked:
        table.table.select_keys([number], number)
        qtbot.keyClick(table.table, Qt.Key.Key_Return)
    assert asked.args == [Place("study", StudentId(student), "study_plans", number)]
    study.plans.change(number, {"state": "reached"})
    assert len(table.table.rows()) == 2, "what is over is shown apart"
    press(tab, "plans_filter_over")
    (line,) = table.table.rows()
    assert line.plan.id == number
    press(tab, "plans_filter_over")
    press(tab, "plans_filter_weak")
    (line,) = table.table.rows()
    assert line.student.name == "李浩然"
