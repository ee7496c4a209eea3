"""The teacher looks at a contact card, calls, corrects, and goes through the class."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.looking import find, texts
from tests.recording import RecordingMessages

from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.guardians.tab import GuardiansTab
from carekeeper.features.guardians.view.form import ConfirmDialog
from carekeeper.features.guardians.view.situation_grid import SituationDialog
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

Enrol = Callable[..., int]

GRANDMOTHER = {
    "name": "陈桂兰",
    "relation": "grandmother_paternal",
    "phones": ("13800001207",),
    "same_address": True,
}
MOTHER = {"name": "李秀英", "relation": "mother", "phones": ("13700005526",), "away": True}


@pytest.fixture
def tab(
    qtbot: QtBot, qapp: QApplication, class_file: ClassFile, guardians: Guardians, desk: Desk
) -> GuardiansTab:
    theme.apply(qapp, "light", large_text=False)
    class_file.listen(desk.changed.emit)
    made = GuardiansTab(guardians, desk)
    qtbot.addWidget(made)
    for action in made.header_actions():
        qtbot.addWidget(action)
    made.resize(1102, 628)
    made.show()
    return made


def button(widget: QWidget, name: str) -> QPushButton:
    return find(widget, QPushButton, name)


def child(widget: QWidget, name: str) -> QWidget:
    return find(widget, QWidget, name)


def line(widget: QWidget, name: str) -> QLineEdit:
    return find(widget, QLineEdit, name)


def test_the_card_shows_numbers_to_dial_and_who_is_called_first(
    tab: GuardiansTab, guardians: Guardians, enrol: Enrol, chinese: None
) -> None:
    student = enrol()
    first = guardians.add(student, GRANDMOTHER)
    guardians.add(student, MOTHER)
    tab.show_student(student)
    shown = texts(child(tab, f"guardian_{first}"))
    assert "138 0000 1207" in shown
    assert "第一联系人" in shown
    assert "与学生相同（后吴村三组）" in shown
    assert "本学期还没有核对" in texts(tab.page.side)


def test_a_number_is_copied_with_its_button_and_with_ctrl_c(
    qtbot: QtBot, tab: GuardiansTab, guardians: Guardians, enrol: Enrol
) -> None:
    student = enrol()
    person = guardians.add(student, {**GRANDMOTHER, "phones": ("13800001207", "0572-88886688")})
    tab.show_student(student)
    qtbot.mouseClick(button(tab, "copy_0572-88886688"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "0572-8888 6688"
    card = child(tab, f"guardian_{person}")
    qtbot.keyClick(card, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "138 0000 1207"


def test_who_is_no_longer_away_leaves_no_hole_in_the_editor(
    qtbot: QtBot, tab: GuardiansTab, guardians: Guardians, enrol: Enrol
) -> None:
    student = enrol()
    guardians.add(student, GRANDMOTHER)
    person = guardians.add(student, MOTHER)
    tab.show_student(student)
    tab.page.open_editor(person)
    editor = child(tab, f"editor_{person}")
    qtbot.waitUntil(lambda: editor.height() == editor.heightForWidth(editor.width()))
    before = editor.height()
    away = find(tab, QComboBox, "field_away")
    away.setCurrentIndex(2)
    away.activated.emit(2)
    assert guardians.get(person).away is False
    qtbot.waitUntil(lambda: editor.height() < before - 100)
    qtbot.waitUntil(lambda: editor.height() == editor.heightForWidth(editor.width()))


def test_a_missing_field_is_filled_in_where_it_says_so(
    qtbot: QtBot, tab: GuardiansTab, guardians: Guardians, enrol: Enrol
) -> None:
    student = enrol()
    person = guardians.add(student, MOTHER)
    tab.show_student(student)
    qtbot.mouseClick(button(tab, f"fill_{person}_workplace"), Qt.MouseButton.LeftButton)
    assert tab.page.edited() == person
    field = line(tab, "field_workplace")
    field.insert("某制衣厂")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert guardians.get(person).workplace == "某制衣厂"
    assert tab.page.edited() == person
    qtbot.mouseClick(button(tab, "close_editor"), Qt.MouseButton.LeftButton)
    assert "某制衣厂" in texts(child(tab, f"guardian_{person}"))


def test_enter_opens_the_editor_and_escape_closes_it(
    qtbot: QtBot, tab: GuardiansTab, guardians: Guardians, enrol: Enrol
) -> None:
    student = enrol()
    person = guardians.add(student, GRANDMOTHER)
    tab.show_student(student)
    qtbot.keyClick(child(tab, f"guardian_{person}"), Qt.Key.Key_Return)
    assert tab.page.edited() == person
    qtbot.keyClick(line(tab, "field_name"), Qt.Key.Key_Escape)
    assert tab.page.edited() is None


def test_a_wrong_number_keeps_the_editor_open_with_a_sentence(
    qtbot: QtBot, tab: GuardiansTab, guardians: Guardians, enrol: Enrol
) -> None:
    student = enrol()
    person = guardians.add(student, GRANDMOTHER)
    tab.show_student(student)
    tab.page.open_editor(person, "phones")
    field = line(tab, "field_phones")
    field.selectAll()
    qtbot.keyClicks(field, "12")
    qtbot.mouseClick(button(tab, "close_editor"), Qt.MouseButton.LeftButton)
    assert tab.page.edited() == person
    assert guardians.get(person).phones == ("13800001207",)


def test_another_student_is_shown_after_what_was_typed_is_saved(
    qtbot: QtBot, tab: GuardiansTab, guardians: Guardians, enrol: Enrol
) -> None:
    student, other = enrol(), enrol("李浩然")
    person = guardians.add(student, GRANDMOTHER)
    tab.show_student(student)
    tab.page.open_editor(person, "occupation")
    line(tab, "field_occupation").insert("务农")
    tab.show_student(other)
    assert guardians.get(person).occupation == "务农"
    assert tab.page.edited() is None


def test_a_contact_is_added_with_one_click_and_taken_off_again(
    qtbot: QtBot, tab: GuardiansTab, class_file: ClassFile, guardians: Guardians, enrol: Enrol
) -> None:
    student = enrol()
    tab.show_student(student)
    qtbot.mouseClick(button(tab, "add_mother"), Qt.MouseButton.LeftButton)
    (mother,) = guardians.of_student(student)
    assert (mother.relation, mother.kind) == ("mother", "parent")
    assert tab.page.edited() == mother.id
    assert not [one for one in tab.findChildren(QPushButton, "add_mother") if one.isVisible()]
    qtbot.mouseClick(button(tab, "bin_guardian"), Qt.MouseButton.LeftButton)
    assert guardians.of_student(student) == []
    assert tab.page.edited() is None
    class_file.undo()
    assert child(tab, f"guardian_{mother.id}").isVisible()


def test_a_person_who_is_known_is_taken_off_the_card_only_after_a_question(
    qtbot: QtBot,
    tab: GuardiansTab,
    guardians: Guardians,
    enrol: Enrol,
    messages: RecordingMessages,
) -> None:
    student = enrol()
    guardians.add(student, {"name": "陈桂兰", "relation": "grandmother"})
    tab.show_student(student)
    (there,) = guardians.of_student(student)
    for answer, left in ((False, 1), (True, 0)):
        messages.answers = [answer]
        tab.page.bin_requested.emit(there.id)
        assert "陈桂兰" in messages.asked[-1]
        assert len(guardians.of_student(student)) == left


def test_another_person_is_called_first(
    qtbot: QtBot,
    tab: GuardiansTab,
    guardians: Guardians,
    enrol: Enrol,
    messages: RecordingMessages,
) -> None:
    student = enrol()
    guardians.add(student, GRANDMOTHER)
    mother = guardians.add(student, MOTHER)
    silent = guardians.add(student, {"relation": "aunt"})
    tab.show_student(student)
    tab.page.open_editor(mother)
    qtbot.mouseClick(button(tab, "make_first_contact"), Qt.MouseButton.LeftButton)
    first = guardians.card(student).first_contact
    assert first is not None
    assert first.id == mother
    tab.page.close_editor()
    tab.page.open_editor(silent)
    qtbot.mouseClick(button(tab, "make_first_contact"), Qt.MouseButton.LeftButton)
    assert messages.warned


def test_what_changed_after_the_print_stands_beside_the_card(
    tab: GuardiansTab, guardians: Guardians, enrol: Enrol, chinese: None
) -> None:
    student = enrol()
    person = guardians.add(student, {**GRANDMOTHER, "phones": ("13800001107",)})
    guardians.note_print([student], "full", "printer")
    tab.show_student(student)
    assert "交出去的卡与现在一致" in texts(tab.page.side)
    guardians.change(person, "phones", ("13800001207",))
    shown = texts(tab.page.side)
    assert "138 0000 1107" in shown
    assert "→ 138 0000 1207" in shown
    assert "9月3日 · 奶奶的电话" in shown


def test_the_card_is_confirmed_after_the_conversation(
    qtbot: QtBot, tab: GuardiansTab, guardians: Guardians, enrol: Enrol, today: date
) -> None:
    student = enrol()
    guardians.add(student, {**GRANDMOTHER, "phones": ("13800001207",)})
    tab.show_student(student)
    qtbot.mouseClick(button(tab.header_actions()[0], "confirm_cards"), Qt.MouseButton.LeftButton)
    dialog = tab.findChild(ConfirmDialog)
    assert dialog is not None
    line(dialog, "field_with_whom").insert("奶奶")
    qtbot.mouseClick(button(dialog, "confirm_accept"), Qt.MouseButton.LeftButton)
    confirmed = guardians.card(student).confirmed
    assert confirmed is not None
    assert (confirmed.confirmed_on, confirmed.manner) == (today, "in_person")
    assert confirmed.with_whom == "奶奶"
    assert "Confirmed this term" in texts(tab.page.side)


def test_the_class_shows_left_behind_students_first_and_filters(
    qtbot: QtBot, tab: GuardiansTab, guardians: Guardians, enrol: Enrol, chinese: None
) -> None:
    first, second = enrol(), enrol("李浩然")
    everyone = enrol("张思琪", left_behind=False)
    guardians.add(first, GRANDMOTHER)
    guardians.confirm([second], date(2026, 9, 5))
    tab.show_student(first)
    tab.show_student(None)
    assert tab.table.shown_ids() == [second, first]
    assert tab.class_summary() == "2 张；本学期已核对 1 张，缺项 2 张"
    tab.table.chips["to_confirm"].click()
    assert tab.table.shown_ids() == [first]
    tab.table.chips["to_confirm"].click()
    tab.table.chips["left_behind"].click()
    assert everyone in tab.table.shown_ids()


def test_ticked_cards_are_printed_and_confirmed_together(
    qtbot: QtBot, tab: GuardiansTab, guardians: Guardians, enrol: Enrol, desk: Desk
) -> None:
    students = [enrol("甲"), enrol("乙"), enrol("丙")]
    guardians.add(students[0], {**GRANDMOTHER, "phones": ("13800001207",)})
    tab.show_student(students[0])
    tab.show_student(None)
    asked: list[Wish] = []
    desk.print_requested.connect(asked.append)
    confirm, prints = (
        button(tab.header_actions()[0], "confirm_cards"),
        button(tab.header_actions()[0], "print_cards"),
    )
    assert not confirm.isEnabled()
    prints.click()
    assert sorted(asked[-1].ids) == sorted(students)
    tab.table.table.check_keys(students[:2])
    assert prints.text() == "Print 2 cards…"
    prints.click()
    assert sorted(asked[-1].ids) == sorted(students[:2])
    confirm.click()
    dialog = tab.findChild(ConfirmDialog)
    assert dialog is not None
    button(dialog, "confirm_accept").click()
    assert [guardians.card(one).confirmed is not None for one in students] == [True, True, False]


def test_a_row_opens_the_students_card_and_today_opens_a_field(
    tab: GuardiansTab, guardians: Guardians, enrol: Enrol, desk: Desk
) -> None:
    student = enrol()
    person = guardians.add(student, MOTHER)
    asked: list[Place] = []
    desk.place_requested.connect(asked.append)
    tab.load()
    tab.table.table.opened.emit(tab.table.table.rows()[0])
    assert asked == [Place("guardians", student)]
    tab.show_student(student)
    tab.go_to(Place("guardians", student, "guardians", person, "workplace"))
    assert tab.page.edited() == person
    tab.go_to(Place("guardians", student, field="home_address"))
    assert asked[-1] == Place("students", student, field="home_address")


def test_the_quick_grid_saves_a_line_when_it_is_left(
    qtbot: QtBot, tab: GuardiansTab, class_file: ClassFile, guardians: Guardians, enrol: Enrol
) -> None:
    first, _second = enrol("甲", class_number=1), enrol("乙", class_number=2)
    tab.show_student(first)
    tab.show_student(None)
    button(tab, "open_situation_grid").click()
    dialog = tab.findChild(SituationDialog)
    assert dialog is not None
    rows, table = dialog.rows, dialog.table
    table.setCurrentIndex(rows.index(0, 1))
    assert table.findChild(QComboBox) is None
    qtbot.keyClick(table, Qt.Key.Key_F2)
    box = table.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert table.currentIndex().column() == 2
    assert not rows.setData(rows.index(0, 2), "什么时候")
    assert "甲" in dialog.problem.text()
    assert rows.setData(rows.index(0, 2), "2024年2月")
    assert rows.setData(rows.index(0, 3), "广东东莞")
    assert guardians.of_student(first) == []
    table.setCurrentIndex(rows.index(1, 1))
    (father,) = guardians.of_student(first)
    assert (father.away, father.away_since) == (True, "2024-02")
    assert (father.away_province, father.away_city) == ("广东", "东莞")
    assert rows.setData(rows.index(1, 4), "No")
    button(dialog, "situation_done").click()
    assert guardians.situations()[1].mother_away is False
