"""The teacher pairs, notes what mentors did, and sees who has none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.features.mentors.conftest import open_check_in
from tests.jobs import job_of
from tests.looking import Kind, click, find, texts
from tests.recording import RecordingMessages

from carekeeper.core.place import Place
from carekeeper.core.print_job import Request, Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.mentors.tab import MentorsTab
from carekeeper.features.mentors.view.form import EndDialog, PairDialog
from carekeeper.widgets.desk import Desk

Enrol = Callable[..., int]
Paired = tuple[int, int, int]

SINCE = date(2026, 9, 7)
ZHOU = {"name": "周敏", "kind": "parent", "phone": "13500006690"}


def dialog(tab: MentorsTab, kind: type[Kind]) -> Kind:
    (found,) = [one for one in tab.findChildren(kind) if one.isVisible()]
    return found


def shown(tab: MentorsTab) -> list[tuple[str, ...]]:
    table = tab.table.by_student.table
    table.selectAll()
    return [tuple(line.split("\t")) for line in table.copied_text().splitlines()]


def test_the_class_sees_every_pairing_and_who_has_none(
    tab: MentorsTab, paired: Paired, mentors: Mentors, enrol: Enrol, chinese: None
) -> None:
    _student, shen, pairing = paired
    enrol("李浩然", class_number=12)
    mentors.add_check_in(pairing, {"held_on": date(2026, 10, 2)})
    mentors.pair(shen, [enrol("张思琪", class_number=15)], {"starts_on": SINCE})
    tab.load()
    assert shown(tab) == [
        ("李浩然", "还没有帮扶人", "", "", "", ""),
        ("张思琪", "沈文老师", "语文老师", "2026年9月", "", "还没有记录"),
        (
            *("王小雨", "沈文老师", "语文老师", "2026年9月"),
            *("重新喜欢写作文", "10月2日，本月还没有"),
        ),
    ]
    assert tab.class_summary() == (
        "3 名留守学生中 2 名有帮扶人；2 对正在进行，2 对本月还没有帮扶记录"
    )
    assert tab.table.by_student.chips["without"].text() == "Without a mentor 1"
    tab.table.by_student.chips["without"].click()
    assert [row[0] for row in shown(tab)] == ["李浩然"]
    tab.table.by_student.chips["without"].click()
    tab.table.by_student.chips["missing"].click()
    assert [row[0] for row in shown(tab)] == ["张思琪", "王小雨"]


def test_the_other_side_shows_the_mentors_and_opens_one(
    tab: MentorsTab, paired: Paired, mentors: Mentors, class_file: ClassFile
) -> None:
    _student, shen, _pairing = paired
    tab.load()
    click(tab.header_actions()[0], "mentors_side_mentor")
    table = tab.table.by_mentor
    assert [line.mentor.name for line in table.rows()] == ["沈文"]
    table.opened.emit(table.rows()[0])
    assert "王小雨" in texts(tab.mentor_page)
    field = find(tab.mentor_page, QLineEdit, "field_phone")
    field.setText("139 0000 7713")
    field.setModified(True)
    field.editingFinished.emit()
    assert mentors.get(shen).phone == "13900007713"
    click(tab, "close_mentor")
    assert tab.table.isVisible()


def test_deleting_a_mentor_with_records_asks_once_and_comes_back_whole(
    tab: MentorsTab,
    paired: Paired,
    mentors: Mentors,
    messages: RecordingMessages,
    class_file: ClassFile,
) -> None:
    student, shen, pairing = paired
    mentors.add_check_in(pairing, {"held_on": date(2026, 11, 18)})
    tab._open_mentor(shen)
    click(tab, "bin_mentor")
    assert len(messages.asked) == 1
    assert "1 pairing with its 1 check-ins" in messages.asked[0]
    assert len(mentors.everyone()) == 1, "the answer was no"
    messages.answers = [True]
    click(tab, "bin_mentor")
    assert mentors.everyone() == []
    assert tab.table.isVisible()
    class_file.undo()
    assert len(mentors.of_student(student)[0].check_ins) == 1
    alone = mentors.add(ZHOU)
    tab._open_mentor(alone)
    click(tab, "bin_mentor")
    assert len(messages.asked) == 2, "who has no records goes without a question"


def test_pairing_a_new_mentor_with_two_students(
    tab: MentorsTab, mentors: Mentors, enrol: Enrol
) -> None:
    first, second = enrol("甲"), enrol("乙")
    tab.load()
    click(tab.header_actions()[0], "pair")
    pairing = dialog(tab, PairDialog)
    assert pairing.who.source() == "new", "nobody could be chosen yet"
    click(pairing, "who_source_known")
    pairing.finish()
    assert pairing.problem.text() == "Please choose a mentor."
    click(pairing, "who_source_new")
    assert pairing.problem.text() == ""
    pairing.finish()
    assert "fill in the mentor's name" in " ".join(texts(pairing.new))
    name = find(pairing.new, QLineEdit, "field_name")
    name.setText("吴爱华")
    name.setModified(True)
    pairing.finish()
    assert pairing.problem.text() == "Please tick at least one student."
    pairing.students.tick(frozenset({first, second}))
    goal = find(pairing.form, QLineEdit, "field_goal")
    goal.setText("陪伴、练毛笔字")
    goal.setModified(True)
    click(pairing, "pair_accept")
    assert not pairing.isVisible()
    for student in (first, second):
        (support,) = mentors.of_student(student)
        assert (support.mentor.name, support.mentoring.goal) == ("吴爱华", "陪伴、练毛笔字")
    assert len(shown(tab)) == 2


def test_enter_in_the_name_goes_on_and_does_not_pair_yet(
    qtbot: QtBot, tab: MentorsTab, mentors: Mentors, enrol: Enrol
) -> None:
    student = enrol("甲")
    tab.show_student(student)
    tab.ask_to_pair()
    pairing = dialog(tab, PairDialog)
    name = find(pairing.new, QLineEdit, "field_name")
    qtbot.waitUntil(name.hasFocus)
    qtbot.keyClicks(name, "Wu Aihua")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert pairing.isVisible()
    assert not name.hasFocus()
    assert mentors.of_student(student) == []
    last = find(pairing.form, QLineEdit, "field_check_ins_agreed")
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert [one.mentor.name for one in mentors.of_student(student)] == ["Wu Aihua"]


def test_what_is_refused_is_said_in_the_dialog_and_nothing_typed_is_lost(
    tab: MentorsTab, paired: Paired, mentors: Mentors
) -> None:
    student, _shen, _pairing = paired
    tab.show_student(student)
    tab.ask_to_pair()
    pairing = dialog(tab, PairDialog)
    (shen,) = pairing.who.list.findItems("沈文", Qt.MatchFlag.MatchStartsWith)
    pairing.who.list.setCurrentItem(shen)
    start = find(pairing.form, QLineEdit, "field_starts_on")
    start.setText("2036-09-01")
    start.setModified(True)
    click(pairing, "pair_accept")
    assert "This date is too far ahead. Please check the year." in texts(pairing.form)
    start.setText("2026-11-23")
    start.setModified(True)
    click(pairing, "pair_accept")
    assert pairing.problem.text() == "王小雨 and 沈文 are already paired."
    assert pairing.students.ids() == (student,)
    pairing.reject()


def test_a_mentor_is_found_by_letters_among_parents(
    tab: MentorsTab, mentors: Mentors, enrol: Enrol, class_file: ClassFile
) -> None:
    from carekeeper.db.schema import guardians

    child, student = enrol("陈家乐", name_keys="chen jia le"), enrol("王小雨")
    with class_file.writing("mother") as unit:
        for name, owner in (("周敏", child), ("李秀英", student)):
            row = {"name": name, "relation": "mother", "phones": ("13500006690",)}
            unit.insert(guardians, {**row, "student_id": owner})
    tab.show_student(student)
    tab.ask_to_pair()
    pairing = dialog(tab, PairDialog)
    click(pairing, "who_source_parent")
    assert pairing.who.list.count() == 2
    for typed in ("zm", "ｚｍ"):
        pairing.who.search.setText(typed)
        assert pairing.who.list.count() == 1
    click(pairing, "pair_accept")
    (support,) = mentors.of_student(student)
    assert (support.mentor.name, support.child) == ("周敏", "陈家乐")


def test_the_student_sees_a_number_to_dial_the_goal_and_the_latest_check_in(
    tab: MentorsTab, paired: Paired, mentors: Mentors, chinese: None
) -> None:
    student, _shen, pairing = paired
    for day in range(1, 8):
        text = f"第{day}次陪读"
        mentors.add_check_in(pairing, {"held_on": date(2026, 10, day), "content": text})
    tab.show_student(student)
    words = texts(tab.page)
    for part in ("沈文老师", "语文老师", "139 0000 7712", "重新喜欢写作文", "第7次陪读"):
        assert part in words
    assert "第1次陪读" not in words
    click(tab.page, "check_ins_earlier")
    assert "第1次陪读" in texts(tab.page)
    click(tab.page, "copy_13900007712")
    assert QGuiApplication.clipboard().text() == "139 0000 7712"


def test_goal_and_mentor_are_edited_in_place(
    tab: MentorsTab, paired: Paired, mentors: Mentors
) -> None:
    student, shen, pairing = paired
    tab.show_student(student)
    click(tab.page, f"edit_pairing_{pairing}")
    editor = find(tab.page, QWidget, "pairing_editor")
    for name, value in (("goal", "参加合唱队"), ("subject", "音乐")):
        field = find(editor, QLineEdit, f"field_{name}")
        field.setText(value)
        field.setModified(True)
        field.editingFinished.emit()
    assert mentors.pairing(pairing).goal == "参加合唱队"
    assert mentors.get(shen).subject == "音乐"
    end = find(editor, QLineEdit, "field_ends_on")
    end.setText("2026-09-01")
    end.setModified(True)
    end.editingFinished.emit()
    assert "The end date is before the start date, 7 Sep 2026." in texts(editor)
    end.setText("")
    end.setModified(True)
    click(editor, "close_pairing")
    assert "参加合唱队" in texts(tab.page)


def test_a_pairing_ends_with_a_reason_and_stands_below(
    tab: MentorsTab, paired: Paired, mentors: Mentors
) -> None:
    student, _shen, pairing = paired
    tab.show_student(student)
    click(tab.page, f"end_{pairing}")
    ending = dialog(tab, EndDialog)
    click(ending, "end_accept")
    assert "Please choose why it ended." in texts(ending.form)
    reason = find(ending.form, QComboBox, "field_end_reason")
    reason.setCurrentIndex(1)
    reason.activated.emit(1)
    click(ending, "end_accept")
    assert mentors.pairing(pairing).end_reason == "goal_reached"
    assert "Ended" in texts(tab.page)
    assert not [one for one in texts(tab.page) if one == "Note a check-in"]


def test_today_opens_the_form_and_the_dialog(
    tab: MentorsTab, paired: Paired, desk: Desk, enrol: Enrol
) -> None:
    student, _shen, pairing = paired
    tab.show_student(student)
    tab.go_to(Place("mentors", student, "mentorings", pairing, begin="check_in"))
    assert open_check_in(tab, pairing) is not None
    alone = enrol("李浩然")
    tab.show_student(alone)
    assert "This student has no mentor yet." in texts(tab.page)
    tab.go_to(Place("mentors", alone, begin="pairing"))
    pairing_dialog = dialog(tab, PairDialog)
    assert pairing_dialog.students.ids() == (alone,)
    pairing_dialog.reject()


def test_what_is_shown_is_printed_and_noted(
    qtbot: QtBot, tab: MentorsTab, paired: Paired, class_file: ClassFile, desk: Desk
) -> None:
    from sqlalchemy import select

    from carekeeper.db.schema import handouts

    student, _shen, _pairing = paired
    tab.load()
    asked: list[Wish] = []
    desk.print_requested.connect(asked.append)
    click(tab.header_actions()[0], "print_mentors")
    assert asked == [Wish("mentors", (student,))]
    job = job_of("mentors", class_file, desk, [student])
    assert job.chosen == {student}
    request = Request((student,), "mentor", "")
    drawn = job.draw(request, lambda _done, _of: None)
    assert (drawn.pages, drawn.warnings) == (1, ())
    assert job.page_image(drawn.pdf, 0, 20)[0] > 0
    job.printed(request, "printer")
    with class_file.reading() as unit:
        row = unit.row(select(handouts))
    assert row is not None
    assert (row.kind, row.layout, row.student_id) == ("mentor_sheet", "mentor", student)


def test_escape_closes_a_form(qtbot: QtBot, tab: MentorsTab, paired: Paired) -> None:
    student, _shen, pairing = paired
    tab.show_student(student)
    card = tab.page.cards[pairing]
    card.check_ins.open_new()
    assert open_check_in(tab, pairing) is not None
    qtbot.keyClick(find(card, QWidget, "check_ins_panel"), Qt.Key.Key_Escape)
    assert open_check_in(tab, pairing) is None
    card.open_editor()
    qtbot.keyClick(find(card, QWidget, "pairing_editor"), Qt.Key.Key_Escape)
    assert "Pairing" not in texts(card)
