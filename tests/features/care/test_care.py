"""The class teacher notes illnesses, small steps and aid, and reports what must be reported."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.features.enrolling import Enrol
from tests.jobs import job_of

from carekeeper.core.due import Urgency
from carekeeper.core.errors import Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import PrintJob, Request
from carekeeper.db.class_file import ClassFile
from carekeeper.features.care.facts.duty import AUTHORITIES, DUTIES
from carekeeper.features.care.room import ROOM
from carekeeper.features.care.store import Care
from carekeeper.records.people import PeopleEditor
from carekeeper.records.tab import RecordsTab
from carekeeper.room import DueItem
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.labels import Badge, Label

SEEN = date(2026, 11, 21)


def find(inside: QWidget, kind: type[Any], name: str) -> Any:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


def press(tab: RecordsTab, name: str) -> None:
    places = (tab, *tab.header_actions())
    button = next(b for one in places if (b := one.findChild(QPushButton, name)) is not None)
    button.click()


def words(widget: QWidget) -> str:
    shown = (*widget.findChildren(Label), *widget.findChildren(Badge))
    return "\n".join(one.text() for one in shown if one.isVisibleTo(widget))


def due(class_file: ClassFile, day: date = TODAY) -> list[DueItem]:
    assert ROOM.due_items is not None
    return list(ROOM.due_items(class_file, day))


# -- life and health


def test_an_illness_is_written_in_a_minute_and_saves_itself(
    tab: RecordsTab, care: Care, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    tab.show_student(student)
    press(tab, "new_life_entries")
    qtbot.keyClicks(find(tab, QPlainTextEdit, "field_text"), "Cough, 37.8")
    press(tab, "told_1")
    qtbot.keyClicks(find(tab, QLineEdit, "field_lasted"), "half a day")
    qtbot.keyClicks(find(tab.panel, QLineEdit, "field_follow_up"), "Ask on Monday")
    assert tab.flush()
    (kept,) = care.life.of_student(student)
    assert (kept.happened_on, kept.kind, kept.told) == (TODAY, "illness", ("奶奶 陈桂兰",))
    assert (kept.text, kept.lasted, kept.follow_up) == (
        "Cough, 37.8",
        "half a day",
        "Ask on Monday",
    )
    qtbot.waitUntil(lambda: "奶奶 陈桂兰 told" in words(tab.list))


def test_somebody_who_is_on_no_card_was_told(
    tab: RecordsTab, care: Care, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    tab.show_student(student)
    press(tab, "new_life_entries")
    editor = tab.panel.editor("told")
    assert isinstance(editor, PeopleEditor)
    editor.other.setText("隔壁张婶")
    assert tab.flush()
    (kept,) = care.life.of_student(student)
    assert kept.told == ("隔壁张婶",)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"happened_on": date(2026, 11, 24)}, "happened_on"),
        ({"happened_on": date(2017, 11, 1)}, "happened_on"),
        ({"told": ("奶奶",), "told_on": date(2026, 11, 24)}, "told_on"),
        ({"happened_on": SEEN, "told_on": date(2026, 11, 20)}, "told_on"),
        ({"follow_up": "x", "follow_up_by": date(2026, 11, 1)}, "follow_up_by"),
    ],
)
def test_a_day_that_cannot_be_is_told_at_its_field(
    care: Care, enrol: Enrol, values: dict[str, object], field: str
) -> None:
    student = enrol()
    with pytest.raises(Invalid) as told:
        care.life.add(student, values)
    assert told.value.field == field
    assert care.life.of_student(student) == []


def test_the_follow_up_of_an_illness_stands_on_today_until_it_is_done(
    class_file: ClassFile, care: Care, enrol: Enrol, desk: Desk
) -> None:
    student = enrol()
    care.life.add(student, {"follow_up": "Is the cough gone?", "follow_up_by": TODAY})
    (item,) = due(class_file)
    assert (item.title, item.urgency) == ("Is the cough gone?", Urgency.DUE)
    assert ROOM.act is not None
    desk.today = lambda: TODAY
    ROOM.act(item, class_file, desk)
    assert due(class_file) == []
    class_file.undo()
    assert len(due(class_file)) == 1


def test_what_only_the_teacher_sees_is_marked_and_kept_off_what_others_read(
    tab: RecordsTab, class_file: ClassFile, care: Care, enrol: Enrol, desk: Desk, qtbot: QtBot
) -> None:
    student = enrol()
    secret = {"kind": "mind", "text": "Cries at night", "confidential": True, "follow_up": "Doctor"}
    care.life.add(student, secret)
    care.life.add(student, {"text": "Cough", "happened_on": SEEN})
    tab.show_student(student)
    qtbot.waitUntil(lambda: "Only I see this" in words(tab.list))
    assert ROOM.story is not None
    story = {line.text: line.private for line in ROOM.story(class_file, StudentId(student))}
    assert story == {"Cries at night": True, "Cough": False}
    assert [item.title for item in due(class_file)] == ["To look after, only for you"]
    job = job_of("care", class_file, desk, [student])
    request = Request((student,), "log", "", span=job.span)
    assert "Cough" in (plain := read_back(job, request))
    assert "Cries at night" not in plain
    private = Request((student,), "log", "", frozenset({"private"}), span=job.span)
    assert "Cries at night" in read_back(job, private)
    assert job.draw(private, lambda _done, _of: None).question


def test_a_binned_entry_comes_back_with_all_it_said(
    tab: RecordsTab, care: Care, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    made = care.life.add(student, {"text": "A scraped knee", "kind": "accident"})
    tab.show_student(student)
    tab.go_to(Place("care", StudentId(student), "life_entries", made))
    press(tab, "life_entries_bin")
    assert "A scraped knee" not in words(tab.list)
    care.life.restore(made)
    qtbot.waitUntil(lambda: "A scraped knee" in words(tab.list))


# -- what a student learns to do alone


def test_a_goal_goes_from_step_to_step_with_the_day_of_each(
    tab: RecordsTab, care: Care, enrol: Enrol, qtbot: QtBot, desk: Desk
) -> None:
    student = enrol()
    tab.show_student(student)
    press(tab, "add_care_goals")
    qtbot.keyClicks(find(tab, QLineEdit, "field_goal"), "Brushes the teeth")
    press(tab, "care_goals_close")
    (goal,) = care.goals.of_student(student)
    assert (goal.begun_on, goal.step) == (TODAY, "learning")
    press(tab, f"step_{goal.id}")
    menu = tab.findChildren(QMenu)[-1]
    menu.actions()[2].trigger()
    menu.close()
    assert care.goals.get(goal.id).mastered_on == TODAY
    name = f"step_{goal.id}"
    qtbot.waitUntil(lambda: tab.findChildren(QPushButton, name)[-1].text() == "Can do it")
    care.set_step(goal.id, "learning")
    assert care.goals.get(goal.id).step == "learning"


def test_a_step_before_the_beginning_is_told_at_its_field(care: Care, enrol: Enrol) -> None:
    student = enrol()
    with pytest.raises(Invalid) as told:
        care.goals.add(student, {"goal": "Bed", "begun_on": SEEN, "mastered_on": date(2026, 11, 1)})
    assert told.value.field == "mastered_on"


# -- aid


def test_an_amount_that_is_no_number_stays_with_a_sentence(
    tab: RecordsTab, care: Care, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    tab.show_student(student)
    press(tab, "add_aid")
    line = find(tab, QLineEdit, "field_amount")
    qtbot.keyClicks(line, "six hundred")
    assert not tab.flush()
    assert line.text() == "six hundred"
    assert "This is not an amount" in words(tab)
    assert care.aid.of_student(student) == []
    line.selectAll()
    qtbot.keyClicks(line, "625")
    assert tab.flush()
    (kept,) = care.aid.of_student(student)
    assert kept.amount == 62_500


def test_the_list_of_aid_adds_up_and_names_no_label(
    class_file: ClassFile, care: Care, enrol: Enrol, desk: Desk, chinese: None
) -> None:
    one, other = enrol("王小雨"), enrol("李浩然")
    care.aid.add(one, {"kind": "education", "amount": 62_550, "source": "县教育局"})
    care.aid.add(other, {"kind": "meals", "often": "每学期", "amount": 10})
    job = job_of("aid", class_file, desk)
    assert job.chosen == {one, other}
    whole = read_back(job, Request((one, other), "list", "", span=job.span))
    for text in ("王小雨", "教育资助", "625.50 元", "每学期", "合计：625.60 元"):
        assert text in whole
    assert "留守" not in whole


# -- grave matters, and the duty to report


def test_the_program_says_whom_the_rules_name_for_a_situation(
    tab: RecordsTab, care: Care, enrol: Enrol
) -> None:
    student = enrol()
    tab.show_student(student)
    press(tab, "report")
    editor = find(tab, QWidget, "incidents_panel").findChild(QWidget, "field_situation")
    editor.setCurrentIndex(editor.findData("alone"))
    editor.activated.emit(editor.currentIndex())
    said = words(tab)
    assert "To be told at once: Police, Education office, Civil affairs, School" in said
    assert "article 11" in said
    (kept,) = care.incidents.of_student(student)
    assert (kept.situation, kept.confidential) == ("alone", True)


def test_every_situation_of_the_law_is_told_to_the_police_and_to_the_school() -> None:
    known = {one.code for one in AUTHORITIES}
    for duty in DUTIES:
        assert set(duty.tells) <= known
        assert "school" in duty.tells
        assert ("police" in duty.tells) == (duty.code not in ("drop_out", "matter"))


def test_open_reports_stand_on_today_until_all_are_told_and_the_outcome_is_known(
    class_file: ClassFile, care: Care, enrol: Enrol
) -> None:
    student = enrol()
    made = care.incidents.add(student, {"situation": "bullying", "found_on": SEEN})
    titles = [item.title for item in due(class_file)]
    assert titles == ["Report to: Police", "Report to: Education office", "Report to: School"]
    assert {item.urgency for item in due(class_file)} == {Urgency.AT_ONCE}
    assert {item.urgency for item in due(class_file, SEEN)} == {Urgency.AT_ONCE}
    assert not any(item.rule for item in due(class_file)), "a duty is not ticked off"
    told = {"police_on": SEEN, "education_on": TODAY, "school_on": SEEN}
    care.incidents.change(made, told)
    assert [item.title for item in due(class_file)] == ["Note what came of the report"]
    care.incidents.change(made, {"outcome": "Both families were called in."})
    assert due(class_file) == []


def test_a_report_before_the_finding_is_told_at_its_field(care: Care, enrol: Enrol) -> None:
    student = enrol()
    made = care.incidents.add(student, {"found_on": SEEN})
    with pytest.raises(Invalid) as told:
        care.incidents.change(made, {"police_on": date(2026, 11, 20)})
    assert told.value.field == "police_on"


@pytest.mark.parametrize("style", ["clean", "table"])
def test_the_report_to_the_school_holds_when_and_by_whom_each_was_told(
    class_file: ClassFile, care: Care, enrol: Enrol, desk: Desk, style: str, chinese: None
) -> None:
    student = enrol()
    values = {
        "situation": "alone",
        "what": "家里三个晚上没有大人",
        "police_on": TODAY,
        "police_at": "09:20",
        "police_by": "沈文",
        "reference": "青公 2026-118",
    }
    made = care.incidents.add(student, values)
    job = job_of("incident", class_file, desk, [student], record_id=made)
    request = Request((student,), "filled", style, span=job.span)
    whole = read_back(job, request)
    for text in ("王小雨", "被遗弃，或长期无人照料", "09:20", "沈文", "青公 2026-118", "保密"):
        assert text in whole
    assert job.draw(request, lambda _done, _of: None).question


# -- the class, and what all rooms are asked


def test_the_class_shows_who_is_to_be_looked_after(
    tab: RecordsTab, care: Care, enrol: Enrol, qtbot: QtBot, desk: Desk
) -> None:
    ill, well = enrol("王小雨"), enrol("李浩然")
    care.life.add(ill, {"follow_up": "Ask", "happened_on": date(2026, 11, 2)})
    care.life.add(ill, {"kind": "absence"})
    care.aid.add(well, {"amount": 62_500})
    tab.load()
    assert tab.class_summary() == "1 to look after, absent this year: 1"
    press(tab, "life_entries_filter_to_do")
    (line,) = tab.table.table.rows()
    assert (line.student.id, line.absences, line.todo.text) == (ill, 1, "Ask")
    press(tab, "life_entries_filter_to_do")
    press(tab, "life_entries_filter_aided")
    (line,) = tab.table.table.rows()
    assert (line.student.id, line.aid) == (well, 62_500)
    with qtbot.waitSignal(desk.place_requested) as asked:
        tab.table.table.select_keys([well], well)
        qtbot.keyClick(tab.table.table, Qt.Key.Key_Return)
    assert asked.args == [Place("care", StudentId(well))]


def test_search_finds_the_words_of_every_kind_and_leads_there(
    class_file: ClassFile, care: Care, enrol: Enrol
) -> None:
    student = enrol()
    care.life.add(student, {"text": "Needs a thick quilt"})
    care.goals.add(student, {"goal": "Folds the quilt"})
    care.aid.add(student, {"used_for": "A quilt"})
    care.incidents.add(student, {"what": "No quilt at home", "confidential": True})
    assert ROOM.search is not None
    hits = ROOM.search(class_file, "quilt")
    assert {hit.place.kind for hit in hits} == {"life_entries", "care_goals", "aid", "incidents"}
    assert {hit.excerpt for hit in hits if hit.place.kind == "incidents"} == {"confidential"}


def test_a_student_comes_back_from_the_bin_with_all_of_this(
    class_file: ClassFile, care: Care, enrol: Enrol
) -> None:
    from carekeeper.features.students.store import Students

    student = enrol()
    for records in care.all():
        records.add(student, {})
    students = Students(class_file)
    students.bin([student])
    assert due(class_file) == []
    students.restore(student)
    assert [len(records.of_student(student)) for records in care.all()] == [1, 1, 1, 1]


def read_back(job: PrintJob, request: Request) -> str:
    from pypdf import PdfReader

    job.read(request)
    drawn = job.draw(request, lambda _done, _of: None)
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(drawn.pdf)).pages)
