"""What a mentor did with the student is noted under the pairing, and opened again."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.features.mentors.conftest import open_check_in
from tests.looking import click, find, texts

from carekeeper.db.class_file import ClassFile
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.mentors.tab import MentorsTab

Paired = tuple[int, int, int]


def test_a_check_in_saves_itself_when_a_field_is_left(
    qtbot: QtBot, tab: MentorsTab, paired: Paired, mentors: Mentors, class_file: ClassFile
) -> None:
    student, _shen, pairing = paired
    tab.show_student(student)
    click(tab.page, f"add_check_in_{pairing}")
    assert mentors.of_student(student)[0].check_ins == ()
    content = find(tab.page, QPlainTextEdit, "field_content")
    content.setFocus()
    qtbot.keyClicks(content, "read")
    tab.flush()
    (check_in,) = mentors.of_student(student)[0].check_ins
    assert (check_in.content, check_in.held_on) == ("read", date(2026, 11, 23))
    step = find(tab.page, QLineEdit, "field_next_step")
    step.setText("借书")
    step.setModified(True)
    step.editingFinished.emit()
    assert mentors.check_ins.get(check_in.id).next_step == "借书"
    assert len(mentors.of_student(student)[0].check_ins) == 1
    click(tab.page, "check_ins_close")
    assert "read" in texts(tab.page)
    click(tab.page, f"check_ins_done_{check_in.id}")
    assert mentors.check_ins.get(check_in.id).next_done_on == date(2026, 11, 23)


def test_a_day_that_cannot_be_right_stays_as_typed_and_says_why(
    tab: MentorsTab, paired: Paired, mentors: Mentors
) -> None:
    student, _shen, pairing = paired
    tab.show_student(student)
    click(tab.page, f"add_check_in_{pairing}")
    day = find(tab.page, QLineEdit, "field_held_on")
    day.setText("2026-09-01")
    day.setModified(True)
    day.editingFinished.emit()
    assert "This date is before the pairing started, on 7 Sep 2026." in texts(tab.page)
    assert day.text() == "1 Sep 2026"
    assert mentors.of_student(student)[0].check_ins == ()


def test_a_check_in_is_opened_changed_and_thrown_away(
    qtbot: QtBot, tab: MentorsTab, paired: Paired, mentors: Mentors
) -> None:
    student, _shen, pairing = paired
    made = mentors.add_check_in(pairing, {"held_on": date(2026, 11, 18), "content": "陪读"})
    tab.show_student(student)
    tab.page.cards[pairing].check_ins.list.opened.emit(made)
    assert find(tab.page, QPlainTextEdit, "field_content").toPlainText() == "陪读"
    click(tab.page, "check_ins_bin")
    assert mentors.of_student(student)[0].check_ins == ()
    assert open_check_in(tab, pairing) is None


def test_a_found_check_in_is_opened(tab: MentorsTab, paired: Paired, mentors: Mentors) -> None:
    student, _shen, pairing = paired
    values = {"held_on": date(2026, 11, 18), "content": "一起读《草房子》"}
    made = mentors.add_check_in(pairing, values)
    mentors.add_check_in(pairing, {"held_on": date(2026, 11, 20), "content": "又读了一章"})
    tab.show_student(student)
    (found,) = mentors.search("草房子")
    tab.go_to(found.place)
    opened = open_check_in(tab, pairing)
    assert opened is not None
    assert opened.id == made
