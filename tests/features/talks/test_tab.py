"""A good record takes a minute: click a month, press a few keys, write, done."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.features.talks.conftest import Enrol

from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.features.talks.facts.record import Talk
from carekeeper.features.talks.store import Talks
from carekeeper.features.talks.tab import TalksTab
from carekeeper.records.phrases import Phrases
from carekeeper.widgets import theme
from carekeeper.widgets.answer_editors import SuggestEditor
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.line_editor import LineEditor
from carekeeper.widgets.long_text_editor import LongTextEditor

Key = Qt.Key
Kind = TypeVar("Kind", bound=QWidget)


def texts(widget: QWidget) -> list[str]:
    """Return the words that a person sees."""
    QCoreApplication.sendPostedEvents()
    labels = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    buttons = [one for one in widget.findChildren(QPushButton) if one.isVisibleTo(widget)]
    return [one.text() for one in (*labels, *buttons) if one.text()]


def part(widget: QWidget, kind: type[Kind], name: str) -> Kind:
    """Return the part of that name that can be seen."""
    QCoreApplication.sendPostedEvents()
    found = [one for one in widget.findChildren(kind, name) if one.isVisibleTo(widget)]
    assert len(found) == 1, name
    return found[0]


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys where the cursor is."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)


def line(tab: TalksTab, field: str) -> LineEditor:
    """Return a field of one line."""
    editor = tab.page.panel.main.editor(field)
    assert isinstance(editor, LineEditor)
    return editor


def long_text(tab: TalksTab, field: str) -> LongTextEditor:
    """Return a field for sentences."""
    editor = tab.page.panel.main.editor(field)
    assert isinstance(editor, LongTextEditor)
    return editor


def the_talk(talks: Talks, student: int) -> Talk:
    """Return the only talk with a student."""
    (talk,) = talks.of_student(student)
    return talk


def click_cell(qtbot: QtBot, tab: TalksTab, row: int, month: str) -> None:
    """Click a month of the student in a row of the grid."""
    grid = tab.page.grid
    column = grid.months().index(month) + 1
    place: QPoint = grid.visualRect(grid.model().index(row, column)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_an_empty_click_leaves_nothing_behind(
    qtbot: QtBot, tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    student = enrol()
    tab.load()
    click_cell(qtbot, tab, 0, "2026-11")
    assert "王小雨: November talk" in texts(tab)
    tab.show_student(None)
    assert talks.of_student(student) == []


def test_a_class_without_left_behind_students_says_so_in_the_grid(
    tab: TalksTab, qtbot: QtBot, chinese: None
) -> None:
    tab.show_student(None)
    picture = tab.page.grid.viewport().grab().toImage()
    inside = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert tab.page.grid.rows() == []
    assert theme.colour("second").name() in inside


def test_a_record_is_written_with_the_keyboard_alone(
    qtbot: QtBot, tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    student = enrol()
    tab.load()
    tab.page.grid.show_open(student, "2026-11")
    tab.page.grid.setFocus()
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_2)
    assert the_talk(talks, student).topics == ("study", "family")
    assert "Saved" in texts(tab)
    press(qtbot, Key.Key_Tab)
    long_text(tab, "said").text.insertPlainText("想妈妈")
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_2)
    talk = the_talk(talks, student)
    assert (talk.said, talk.mood) == ("想妈妈", "low")
    assert (talk.held_on, talk.occasion) == (TODAY, "monthly")


def test_arrow_keys_go_through_the_chips_and_the_moods(
    qtbot: QtBot, tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    student = enrol()
    tab.show_student(student)
    tab.page.panel.start("topics")
    press(qtbot, Key.Key_Right, Key.Key_Right, Key.Key_Space)
    assert the_talk(talks, student).topics == ("family",)
    tab.page.panel.main.focus_field("mood")
    press(qtbot, Key.Key_5, Key.Key_5)
    assert the_talk(talks, student).mood == ""


def test_a_long_text_saves_itself_and_goes_on_being_written(
    qtbot: QtBot, tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    student = enrol()
    tab.show_student(student)
    said = long_text(tab, "said")
    said.text.setFocus()
    said.text.insertPlainText("想妈妈，")
    with qtbot.waitSignal(said.committed):
        pass
    assert the_talk(talks, student).said == "想妈妈，"
    said.text.insertPlainText("晚上睡不着")
    assert "Saved" not in texts(tab)
    tab.flush()
    assert the_talk(talks, student).said == "想妈妈，晚上睡不着"


def test_what_is_typed_is_kept_when_another_student_is_chosen(
    tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    first, second = enrol(class_number=1), enrol("李浩然", class_number=2)
    tab.show_student(first)
    long_text(tab, "said").text.insertPlainText("想爸爸")
    tab.show_student(second)
    assert the_talk(talks, first).said == "想爸爸"
    assert talks.of_student(second) == []
    assert long_text(tab, "said").text.toPlainText() == ""


def test_a_day_that_cannot_be_is_told_at_the_field_and_stays_typed(
    qtbot: QtBot, tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    student = enrol()
    talks.add(student, {})
    tab.show_student(student)
    day = line(tab, "held_on")
    day.line.setFocus()
    day.line.selectAll()
    qtbot.keyClicks(day.line, "2026-12-30")
    press(qtbot, Key.Key_Return)
    assert any("in the future" in text for text in texts(tab))
    assert "30" in day.line.text()
    assert the_talk(talks, student).held_on == TODAY


def test_a_record_moves_to_the_month_of_its_day(
    qtbot: QtBot, tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    student = enrol()
    talks.add(student, {"said": "一切都好"})
    tab.show_student(student)
    day = line(tab, "held_on")
    day.line.setFocus()
    day.line.selectAll()
    qtbot.keyClicks(day.line, "10-16")
    press(qtbot, Key.Key_Return)
    assert "王小雨: October talk" in texts(tab)
    (row,) = tab.page.grid.rows()
    assert [cell.month for cell in row.cells if cell.held] == ["2026-10"]


def test_several_talks_in_a_month_are_chosen_by_a_switch(
    tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    student = enrol()
    talks.add(student, {"said": "第一次"})
    tab.show_student(student)
    part(tab, QPushButton, "talk_again").click()
    assert long_text(tab, "said").text.toPlainText() == ""
    assert {"Talk 1", "Talk 2"} <= set(texts(tab))
    long_text(tab, "said").text.insertPlainText("第二次")
    tab.flush()
    first, second = talks.of_month(student, "2026-11")
    part(tab, QPushButton, f"talk_switch_{first.id}").click()
    assert long_text(tab, "said").text.toPlainText() == "第一次"
    part(tab, QPushButton, f"talk_switch_{second.id}").click()
    assert long_text(tab, "said").text.toPlainText() == "第二次"


def test_the_follow_up_of_last_time_is_on_top_and_done_with_one_click(
    tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    student = enrol()
    october = TODAY.replace(month=10, day=16)
    last = talks.add(student, {"held_on": october, "follow_up": "家访", "topics": ("family",)})
    tab.show_student(student)
    assert "Last time, 16 Oct · Family" in texts(tab)
    assert "To do: 家访" in texts(tab)
    part(tab, QPushButton, "last_talk_done").click()
    assert talks.get(last).follow_up_done_on == TODAY
    assert "家访 (done on 23 Nov)" in texts(tab)


def test_a_talk_goes_to_the_recycle_bin_and_undo_brings_it_back(
    tab: TalksTab, enrol: Enrol, talks: Talks, class_file: ClassFile
) -> None:
    student = enrol()
    talks.add(student, {"said": "想妈妈"})
    tab.show_student(student)
    part(tab, QPushButton, "talk_bin").click()
    assert long_text(tab, "said").text.toPlainText() == ""
    assert talks.of_student(student) == []
    class_file.undo()
    assert long_text(tab, "said").text.toPlainText() == "想妈妈"


def test_a_talk_can_be_kept_off_the_class_sheet(tab: TalksTab, enrol: Enrol, talks: Talks) -> None:
    student = enrol()
    talks.add(student, {})
    tab.show_student(student)
    part(tab, QCheckBox, "talk_confidential").click()
    assert the_talk(talks, student).confidential is True


def test_a_month_that_is_still_to_come_has_no_record(
    qtbot: QtBot, tab: TalksTab, enrol: Enrol
) -> None:
    enrol()
    tab.load()
    click_cell(qtbot, tab, 0, "2027-03")
    assert "This month is in the future." in texts(tab)


def test_a_phrase_is_kept_inserted_and_deleted(
    tab: TalksTab, enrol: Enrol, talks: Talks, class_file: ClassFile
) -> None:
    student = enrol()
    tab.show_student(student)
    said = long_text(tab, "said").text
    said.insertPlainText("想妈妈")
    said.moveCursor(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
    button = tab.page.panel.phrase_buttons[0]
    choose(button.make_menu(), "Save the selected text as a phrase")
    assert [text for _n, text in Phrases(class_file).of("talk.said")] == ["想妈妈"]
    said.clear()
    choose(button.make_menu(), "想妈妈")
    tab.flush()
    assert the_talk(talks, student).said == "想妈妈"
    submenu = button.make_menu().findChildren(QMenu)[0]
    choose(submenu, "想妈妈")
    assert Phrases(class_file).of("talk.said") == []


def choose(menu: QMenu, text: str) -> None:
    """Choose an entry of a menu."""
    (action,) = [one for one in menu.actions() if one.text() == text]
    assert action.isEnabled()
    action.trigger()


def test_places_that_were_used_are_offered(
    qtbot: QtBot, tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    student, other = enrol(class_number=1), enrol("李浩然", class_number=2)
    talks.add(other, {"place": "小花园"})
    tab.show_student(student)
    place = line(tab, "place")
    assert isinstance(place, SuggestEditor)
    place.open_offer()
    menu = part(place, QMenu, "offer_place")
    assert menu.actions()[0].text() == "小花园"
    menu.actions()[0].trigger()
    menu.close()
    assert the_talk(talks, student).place == "小花园"


def test_the_class_shows_who_is_to_go_and_what_is_to_be_done(
    tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    talked, to_go = enrol(class_number=1), enrol("李浩然", class_number=2)
    talk = talks.add(talked, {"follow_up": "家访"})
    tab.load()
    shown = texts(tab)
    assert "Not talked to in November" in shown
    assert "王小雨　家访" in shown
    assert tab.class_summary() == "School year 2026–2027   November: 1 talked to, 1 to go"
    part(tab, QPushButton, f"todo_{talk}").click()
    assert talks.get(talk).follow_up_done_on == TODAY
    part(tab, QPushButton, f"lacking_{to_go}").click()
    assert "李浩然: November talk" in texts(tab)


def test_the_grid_holds_those_asked_for_or_the_whole_class(tab: TalksTab, enrol: Enrol) -> None:
    enrol(class_number=1)
    enrol("不留守", class_number=2, left_behind=False)
    tab.load()
    assert [row.name for row in tab.page.grid.rows()] == ["王小雨"]
    part(tab, QPushButton, "talks_whose_all").click()
    assert [row.name for row in tab.page.grid.rows()] == ["王小雨", "不留守"]


def test_the_grid_is_sorted_by_the_days_since_the_last_talk(
    tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    long_ago, never = enrol("甲", class_number=1), enrol("乙", class_number=2)
    today = enrol("丙", class_number=3)
    talks.add(long_ago, {"held_on": TODAY.replace(month=9)})
    talks.add(today, {})
    tab.load()
    head = tab.page.grid.horizontalHeader()
    orders = []
    for _ in range(3):
        head.sectionClicked.emit(head.count() - 1)
        orders.append([row.student_id for row in tab.page.grid.rows()])
    assert orders[0] == [never, long_ago, today]
    assert orders[1] == [today, long_ago, never]
    assert orders[2] == [long_ago, never, today]


def test_the_year_before_can_be_looked_at(tab: TalksTab, enrol: Enrol, talks: Talks) -> None:
    student = enrol()
    talks.add(student, {"held_on": TODAY.replace(year=2025)}, year=2025)
    tab.load()
    part(tab, QPushButton, "year_back").click()
    (row,) = tab.page.grid.rows()
    assert [cell.month for cell in row.cells if cell.held] == ["2025-11"]
    assert not part(tab, QPushButton, "year_back").isHidden()
    part(tab, QPushButton, "year_next").click()
    assert not part(tab, QPushButton, "year_next").isEnabled()


def test_today_opens_the_month_and_a_search_opens_the_talk(
    tab: TalksTab, enrol: Enrol, talks: Talks, desk: Desk
) -> None:
    student = enrol()
    first = talks.add(student, {"held_on": TODAY.replace(day=2), "said": "第一次"})
    talks.add(student, {"said": "第二次"})
    tab.go_to(Place("talks", student, "talks", first, month="2026-11"))
    assert long_text(tab, "said").text.toPlainText() == "第一次"
    tab.go_to(Place("talks", student, month="2026-10"))
    assert "王小雨: October talk" in texts(tab)


def test_printing_asks_for_the_month_or_for_this_one(
    tab: TalksTab, enrol: Enrol, talks: Talks, desk: Desk
) -> None:
    student = enrol()
    talk = talks.add(student, {})
    asked: list[Wish] = []
    desk.print_requested.connect(asked.append)
    tab.load()
    (button,) = tab.header_actions()
    assert isinstance(button, QPushButton)
    assert button.text() == "Print the records of November…"
    button.click()
    tab.show_student(student)
    part(tab, QPushButton, "talk_print").click()
    assert asked == [
        Wish("talk-sheets", month="2026-11"),
        Wish("talk-sheets", (student,), "2026-11", talk),
    ]
