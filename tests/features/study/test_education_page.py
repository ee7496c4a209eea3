"""The page of the individual education plans: opened on purpose, closed by itself."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.features.enrolling import Enrol, enrol
from tests.house.listening import statements, tables_in

from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.room import ROOM
from carekeeper.features.study.store.education import EducationPlans
from carekeeper.features.study.tab import StudyTab
from carekeeper.features.study.view.education import EducationPage
from carekeeper.safekeeping.store.changed import History
from carekeeper.safekeeping.view.history import HistoryDialog
from carekeeper.shell.idle import HURRIED, IdleWatch
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.labels import Label

__all__ = ["enrol"]

PRIVATE = {"education_plans", "education_reviews"}


@pytest.fixture
def education(class_file: ClassFile) -> EducationPlans:
    return EducationPlans(class_file, lambda: TODAY)


@pytest.fixture
def tab(qtbot: QtBot, qapp: QApplication, class_file: ClassFile, desk: Desk) -> StudyTab:
    """The tab of learning, turned to the individual plans, in view."""
    theme.apply(qapp, "light")
    class_file.listen(desk.changed.emit)
    made = StudyTab(class_file, desk)
    qtbot.addWidget(made)
    for action in made.header_actions():
        qtbot.addWidget(action)
    made.resize(1094, 620)
    made.show()
    made.turn_to_page("education")
    return made


@pytest.fixture
def page(tab: StudyTab) -> EducationPage:
    found = tab.page("education")
    assert isinstance(found, EducationPage)
    return found


def plan_of(education: EducationPlans, student: int, **values: Any) -> int:
    plain = {"begins_on": date(2026, 10, 12), "reason": "conduct", "situation": "晚上不在家"}
    return education.plans.add(student, {**plain, **values})


def in_sight(page: EducationPage) -> str:
    """Return everything that can be read on the page."""
    labels = [one.text() for one in page.findChildren(Label) if one.isVisible()]
    lines = [one.text() for one in page.findChildren(QLineEdit) if one.isVisible()]
    texts = [one.toPlainText() for one in page.findChildren(QPlainTextEdit) if one.isVisible()]
    chips = [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]
    return "\n".join([*labels, *lines, *texts, *chips])


def test_closed_the_page_reads_nothing_and_looks_the_same_with_a_plan_and_without(
    tab: StudyTab, page: EducationPage, education: EducationPlans, enrol: Enrol
) -> None:
    plan_of(education, enrol())
    other = enrol("李浩然")
    shown = []
    for student in (1, other):
        with statements() as sent:
            tab.show_student(student)
        assert not tables_in(sent) & PRIVATE
        shown.append(in_sight(page))
    assert shown[0] == shown[1]
    tab.show_student(None)
    assert "no overview" in in_sight(page)


def test_a_plan_is_written_saves_itself_and_can_be_undone(
    qtbot: QtBot,
    class_file: ClassFile,
    tab: StudyTab,
    page: EducationPage,
    education: EducationPlans,
    enrol: Enrol,
) -> None:
    student = enrol()
    tab.show_student(student)
    qtbot.mouseClick(page.cover.button, Qt.MouseButton.LeftButton)
    assert "No individual education plan" in in_sight(page)
    page.begin()
    reason = page.opened.panel.editor("reason")
    reason.findChild(QPushButton, "reason_conduct").click()  # type: ignore[union-attr]
    text = page.opened.panel.editor("situation")
    text.setFocus()
    qtbot.keyClicks(text.findChild(QPlainTextEdit), "Out late at night.")
    assert page.flush()
    (plan,) = education.plans.of_student(student)
    assert (plan.reason, plan.situation) == ("conduct", "Out late at night.")
    assert plan.review_on == date(2026, 12, 21)
    step = class_file.undo()
    assert step is not None
    assert step.label == "Individual education plan"
    assert education.plans.get(plan.id).situation == ""
    assert "Out late" not in in_sight(page)


def test_what_cannot_be_stays_in_its_field_with_a_sentence(
    qtbot: QtBot,
    tab: StudyTab,
    page: EducationPage,
    education: EducationPlans,
    enrol: Enrol,
) -> None:
    student = enrol()
    plan = plan_of(education, student)
    tab.show_student(student)
    page.open_plans()
    line = page.opened.panel.editor("ends_on").findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, "2026-10-1")
    assert not page.flush()
    assert "would end before it begins" in in_sight(page)
    page.close_plans()
    assert "would end" not in in_sight(page)
    tab.turn_to_page("plans")
    tab.show_wrong()
    assert tab.window().focusWidget() is page.cover.button
    assert not page.is_open
    page.open_plans()
    assert line.text() == "1 Oct 2026"
    assert "would end before it begins" in in_sight(page)
    assert education.plans.get(plan).ends_on is None


@pytest.mark.parametrize("way", ["student", "class", "page", "tab", "away", "lock"])
def test_the_plan_goes_out_of_sight_when_something_else_is_in_front(
    way: str,
    tab: StudyTab,
    page: EducationPage,
    education: EducationPlans,
    desk: Desk,
    enrol: Enrol,
    qtbot: QtBot,
) -> None:
    student, other = enrol(), enrol("李浩然")
    plan_of(education, student)
    plan_of(education, other)
    tab.show_student(student)
    page.open_plans()
    assert "晚上不在家" in in_sight(page)
    asked: list[str] = []
    desk.action_requested.connect(asked.append)
    if way in ("student", "class"):
        tab.show_student(other if way == "student" else None)
    elif way == "page":
        tab.turn_to_page("plans")
        tab.turn_to_page("education")
    elif way == "tab":
        tab.hide()
        tab.show()
    elif way == "away":
        page._away.setInterval(0)
        with qtbot.waitSignal(page._away.timeout):
            page._note_front(Qt.ApplicationState.ApplicationInactive)
    else:
        page._lock()
    assert "晚上不在家" not in in_sight(page)
    assert not page.is_open
    assert asked == (["lock"] if way == "lock" else [])


def test_another_program_for_a_moment_leaves_the_plan_open(
    tab: StudyTab, page: EducationPage, education: EducationPlans, enrol: Enrol
) -> None:
    plan_of(education, enrol())
    tab.show_student(1)
    page.open_plans()
    page._note_front(Qt.ApplicationState.ApplicationInactive)
    page._note_front(Qt.ApplicationState.ApplicationActive)
    assert not page._away.isActive()
    assert page.is_open


def test_the_window_locks_itself_sooner_while_a_plan_is_in_front(
    qapp: QApplication,
    tab: StudyTab,
    page: EducationPage,
    education: EducationPlans,
    desk: Desk,
    enrol: Enrol,
) -> None:
    plan_of(education, enrol())
    watch = IdleWatch(qapp, page)
    desk.private_in_front.connect(watch.hurry)
    tab.show_student(1)
    for usual, private in ((10, HURRIED), (1, 1), (0, HURRIED)):
        for close in (tab.hide, page._away.timeout.emit, partial(tab.show_student, None)):
            watch.wait_for(usual)
            tab.show()
            tab.show_student(1)
            page.open_plans()
            assert watch._timer.interval() == private * 60_000
            close()
            assert watch._timer.isActive() == bool(usual)
            assert not usual or watch._timer.interval() == usual * 60_000


def test_today_opens_the_plan_itself(
    tab: StudyTab, page: EducationPage, education: EducationPlans, enrol: Enrol
) -> None:
    student = enrol()
    ended = plan_of(education, student, ends_on=TODAY, situation="早就好了")
    plan_of(education, student)
    tab.show_student(student)
    tab.go_to(Place("study", None, "education_plans", ended))
    assert "早就好了" in in_sight(page)


def test_a_review_is_noted_beside_the_plan(
    qtbot: QtBot, tab: StudyTab, page: EducationPage, education: EducationPlans, enrol: Enrol
) -> None:
    plan = plan_of(education, enrol())
    tab.show_student(1)
    page.open_plans()
    page.reviews.begin()
    text = page.reviews.opened.panel.editor("result")
    qtbot.keyClicks(text.findChild(QPlainTextEdit), "Fewer fights.")
    assert page.flush()
    (review,) = education.reviews.of_plan(education.plans.get(plan))
    assert (review.result, review.next_on) == ("Fewer fights.", date(2026, 12, 21))
    assert "next review 21 Dec" in in_sight(page)


def test_what_is_printed_is_the_plan_of_this_student(
    tab: StudyTab, page: EducationPage, education: EducationPlans, desk: Desk, enrol: Enrol
) -> None:
    plan_of(education, enrol())
    tab.show_student(1)
    page.open_plans()
    wishes: list[Wish] = []
    desk.print_requested.connect(wishes.append)
    page._ask_print()
    assert wishes == [Wish("education-plan", (1,))]


def test_only_the_history_of_the_plans_themselves_tells_values(
    qtbot: QtBot,
    class_file: ClassFile,
    tab: StudyTab,
    page: EducationPage,
    education: EducationPlans,
    desk: Desk,
    enrol: Enrol,
) -> None:
    plan = plan_of(education, enrol())
    education.plans.change(plan, {"situation": "每晚九点在家"})
    told = History(class_file, ROOM.kinds).of_student(1)
    assert {(one.record, one.after) for one in told} == {("Individual education plan", "Changed")}
    assert {one.student for one in History(class_file, ROOM.kinds).latest(9)} == {""}
    tab.show_student(1)
    page.open_plans()
    asked: list[int] = []
    desk.private_history_requested.connect(asked.append)
    page._ask_history()
    assert asked == [1]
    kinds = {kind.table: kind for kind in ROOM.kinds}
    for private in (False, True):
        dialog = HistoryDialog(class_file, desk, kinds, 1, private=private)
        qtbot.addWidget(dialog)
        dialog.open()
        assert any(line.after == "每晚九点在家" for line in dialog._lines) == private
        page.open_plans()
        page.close_plans()
        assert dialog.isVisible() != private


def test_what_is_asked_of_the_file_does_not_grow_with_the_plans(
    class_file: ClassFile,
    tab: StudyTab,
    page: EducationPage,
    education: EducationPlans,
    enrol: Enrol,
) -> None:
    asked = []
    for name in ("王小雨", "李浩然", "张思琪"):
        student = enrol(name)
        for reason in ("conduct", "study"):
            plan = plan_of(education, student, reason=reason)
            education.reviews.add(student, {"plan_id": plan, "held_on": TODAY})
        page.close_plans()
        with statements() as sent:
            tab.show_student(1)
            page.open_plans()
            assert ROOM.due_items is not None
            ROOM.due_items(class_file, TODAY)
        asked.append(len(sent))
    assert asked[1] == asked[2]
