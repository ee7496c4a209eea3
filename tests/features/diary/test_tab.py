"""The teacher writes into the notebook, and it is kept without being asked for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.features.diary.looking import Enrol, editor, shown, write
from tests.looking import find, press

from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.features.diary.facts import DIARY
from carekeeper.features.diary.store import Diary
from carekeeper.features.diary.tab import DiaryTab
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.store import RecycleBin
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.labels import Label
from carekeeper.widgets.line_editor import DateEditor


def test_what_is_typed_is_saved_by_itself(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    tab.show_student(student)
    write(tab, qtbot, "She read aloud today.")
    qtbot.waitUntil(lambda: bool(diary.of_student(student)))
    (entry,) = diary.of_student(student)
    assert (entry.text, entry.written_on) == ("She read aloud today.", date(2026, 11, 23))
    assert editor(tab).text.text.hasFocus() or not tab.isActiveWindow()


def test_typing_on_after_a_save_goes_into_the_same_entry(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    tab.show_student(student)
    box = write(tab, qtbot, "One.")
    tab.flush()
    qtbot.keyClicks(box, " Two.")
    tab.flush()
    assert [one.text for one in diary.of_student(student)] == ["One. Two."]


def test_what_comes_back_from_the_bin_is_seen_in_the_open_diary(
    tab: DiaryTab, diary: Diary, enrol: Enrol, class_file: ClassFile
) -> None:
    student = enrol()
    diary.add(student, {"text": "She read aloud today."})
    tab.show_student(student)
    diary.bin(diary.of_student(student)[0].id)
    assert shown(tab) == []
    recycle_bin = RecycleBin(class_file, [DIARY.kind])
    (item,) = recycle_bin.items()
    recycle_bin.restore(item)
    assert len(shown(tab)) == 1


def test_an_empty_new_entry_leaves_nothing_behind(
    tab: DiaryTab, diary: Diary, enrol: Enrol, class_file: ClassFile
) -> None:
    student, other = enrol(), enrol("李浩然")
    step = class_file.next_undo()
    tab.show_student(student)
    press(tab, "write_entry")
    editor(tab).form.editor("kind").committed.emit("kind", "award")
    tab.show_student(other)
    tab.show_student(student)
    assert diary.of_student(student) == []
    assert shown(tab) == []
    assert class_file.next_undo() == step


def test_a_new_entry_that_was_emptied_again_goes_too(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    tab.show_student(student)
    box = write(tab, qtbot, "No")
    tab.flush()
    box.selectAll()
    box.insertPlainText("")
    press(tab, "close_entry")
    assert diary.of_student(student) == []
    assert shown(tab) == []


def test_turning_to_another_student_keeps_what_was_typed(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    student, other = enrol(), enrol("李浩然")
    tab.show_student(student)
    write(tab, qtbot, "Halfway")
    tab.show_student(other)
    assert [one.text for one in diary.of_student(student)] == ["Halfway"]
    assert diary.of_student(other) == []
    assert tab.page.editor is None


def test_a_click_on_an_entry_edits_it_in_its_place(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    older = diary.add(student, {"text": "older", "written_on": date(2026, 11, 2)})
    diary.add(student, {"text": "newer"})
    tab.show_student(student)
    notebook = tab.page.notebook
    rect = notebook.visualRect(notebook.rows.index(1))
    qtbot.mouseClick(
        notebook.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(130, 12)
    )
    box = find(tab, QPlainTextEdit, "field_text")
    assert box.toPlainText() == "older"
    assert shown(tab) == ["newer", "older"]
    box.selectAll()
    qtbot.keyClicks(box, "changed")
    press(tab, "close_entry")
    assert diary.get(older).text == "changed"
    assert shown(tab) == ["newer", "changed"]


def test_the_bar_is_seen_only_when_there_is_more_to_scroll_to(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    def is_blank() -> bool:
        picture = bar.grab().toImage()
        inside = [picture.pixel(picture.width() // 2, y) for y in range(picture.height())]
        return len(set(inside)) == 1

    student = enrol()
    diary.add(student, {"text": "the only one"})
    tab.show_student(student)
    bar = tab.page.notebook.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.isVisible() and bar.maximum() == 0)
    assert is_blank()
    for number in range(20):
        diary.add(student, {"text": f"entry {number}"})
    tab.show_student(student)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert not is_blank()


def test_enter_opens_the_entry_under_the_cursor(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    diary.add(student, {"text": "today"})
    tab.show_student(student)
    notebook = tab.page.notebook
    notebook.setCurrentIndex(notebook.rows.index(0))
    qtbot.keyClick(notebook, Qt.Key.Key_Return)
    assert editor(tab).entry.text == "today"


def test_a_mood_alone_is_an_entry_and_a_second_click_takes_it_back(
    tab: DiaryTab, diary: Diary, enrol: Enrol
) -> None:
    student = enrol()
    tab.show_student(student)
    press(tab, "write_entry")
    press(tab, "mood_low")
    assert [one.mood for one in diary.of_student(student)] == ["low"]
    press(tab, "mood_low")
    assert [one.mood for one in diary.of_student(student)] == [""]


def test_tags_are_typed_suggested_and_taken_away(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    diary.add(student, {"text": "before", "tags": ("friends",), "written_on": date(2026, 11, 2)})
    tab.show_student(student)
    write(tab, qtbot, "x")
    line = find(tab, QLineEdit, "new_tag")
    qtbot.keyClicks(line, "sport,")
    qtbot.keyClicks(line, "sport courage")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    press(tab, "suggested_friends")
    press(tab, "tag_sport")
    assert diary.of_student(student)[0].tags == ("courage", "friends")


def test_a_day_to_come_is_refused_at_its_field_and_the_rest_is_saved(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    tab.show_student(student)
    press(tab, "write_entry")
    day = editor(tab).form.editor("written_on")
    assert isinstance(day, DateEditor)
    day.line.selectAll()
    qtbot.keyClicks(day.line, "2026-12-24")
    qtbot.keyClicks(find(tab, QPlainTextEdit, "field_text"), "Christmas is near")
    tab.flush()
    assert day.problem.text() == "This date is in the future. Please check it."
    assert day.line.text() == "24 Dec 2026"
    (entry,) = diary.of_student(student)
    assert (entry.text, entry.written_on) == ("Christmas is near", date(2026, 11, 23))


def test_a_follow_up_gets_its_day(tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot) -> None:
    student = enrol()
    tab.show_student(student)
    write(tab, qtbot, "Coughs")
    tab.flush()
    form = editor(tab).form
    assert form.editor("follow_up_by").isHidden()
    qtbot.keyClicks(find(tab, QLineEdit, "field_follow_up"), "ask grandmother")
    tab.flush()
    qtbot.keyClicks(find(tab, QLineEdit, "field_follow_up_by"), "11-30")
    tab.flush()
    width = tab.page.notebook.viewport().width()
    qtbot.waitUntil(lambda: editor(tab).height() == editor(tab).wanted_height(width))
    (entry,) = diary.of_student(student)
    assert (entry.follow_up, entry.follow_up_by) == ("ask grandmother", date(2026, 11, 30))


def test_search_and_tags_leave_what_fits(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    diary.add(student, {"text": "Snow today", "tags": ("friends",)})
    diary.add(student, {"text": "Rain", "tags": ("friends", "health")})
    diary.add(student, {"text": "Sun"})
    tab.show_student(student)
    press(tab, "filter_friends")
    assert sorted(shown(tab)) == ["Rain", "Snow today"]
    qtbot.keyClicks(find(tab, QLineEdit, "diary_search"), "snow")
    qtbot.waitUntil(lambda: shown(tab) == ["Snow today"])
    qtbot.keyClicks(find(tab, QLineEdit, "diary_search"), " hail")
    qtbot.waitUntil(lambda: shown(tab) == [])
    sentences = [one.text() for one in tab.findChildren(Label) if one.isVisibleTo(tab)]
    assert "No matches. Try fewer words or tags." in sentences


def test_an_entry_goes_to_the_bin_and_undo_brings_it_back(
    tab: DiaryTab, diary: Diary, enrol: Enrol, class_file: ClassFile
) -> None:
    student = enrol()
    diary.add(student, {"text": "By mistake"})
    tab.show_student(student)
    tab.page.open_entry(diary.of_student(student)[0].id)
    press(tab, "bin_entry")
    assert shown(tab) == []
    class_file.undo()
    assert shown(tab) == ["By mistake"]


def test_an_entry_that_comes_back_from_the_bin_is_in_the_open_diary_again(
    tab: DiaryTab, diary: Diary, enrol: Enrol, class_file: ClassFile
) -> None:
    student = enrol()
    made = diary.add(student, {"text": "By mistake"})
    tab.show_student(student)
    diary.bin(made)
    assert shown(tab) == []
    bin_of_the_house = RecycleBin(class_file, (kind for room in ROOMS for kind in room.kinds))
    (item,) = bin_of_the_house.items()
    bin_of_the_house.restore(item)
    assert shown(tab) == ["By mistake"]


def test_undo_while_an_entry_is_open_shows_the_text_as_it_was(
    tab: DiaryTab, diary: Diary, enrol: Enrol, class_file: ClassFile, qtbot: QtBot
) -> None:
    student = enrol()
    tab.show_student(student)
    box = write(tab, qtbot, "One.")
    tab.flush()
    qtbot.keyClicks(box, " Two.")
    tab.flush()
    class_file.undo()
    assert find(tab, QPlainTextEdit, "field_text").toPlainText() == "One."
    class_file.undo()
    assert tab.page.editor is None
    assert shown(tab) == []


def test_a_long_entry_is_cut_in_the_notebook_and_whole_when_it_is_opened(
    tab: DiaryTab, diary: Diary, enrol: Enrol
) -> None:
    student = enrol()
    text = "\n\n".join(f"Paragraph {n}, which is quite long, really." for n in range(200))
    entry = diary.add(student, {"text": text})
    tab.show_student(student)
    assert tab.page.notebook.visualRect(tab.page.notebook.rows.index(0)).height() < 600
    tab.page.open_entry(entry)
    assert find(tab, QPlainTextEdit, "field_text").toPlainText() == text


def test_the_class_shows_who_was_written_about_last_and_opens_the_entry(
    tab: DiaryTab, diary: Diary, enrol: Enrol, desk: Desk
) -> None:
    student, silent = enrol(), enrol("李浩然")
    enrol("丁一", left_behind=False)
    entry = diary.add(student, {"text": "A good day"})
    tab.show_student(None)
    assert tab.class_summary() == "1 entry; 1 student without one for 30 days"
    press(tab, "diaries_filter_quiet")
    assert [line.student.id for line in tab.table.table.table.rows()] == [silent]
    asked: list[Place] = []
    desk.place_requested.connect(asked.append)
    tab.table.newest.opened.emit(entry)
    tab.show_student(asked[0].student_id)
    tab.go_to(asked[0])
    assert tab.student_id == student
    assert editor(tab).entry.id == entry


def test_the_booklet_is_asked_for(tab: DiaryTab, diary: Diary, enrol: Enrol, desk: Desk) -> None:
    asked: list[Wish] = []
    desk.print_requested.connect(asked.append)
    student = enrol()
    enrol("李浩然")
    diary.add(student, {"text": "A good day"})
    tab.show_student(student)
    press(tab, "print_booklet")
    tab.show_student(None)
    press(tab, "print_booklet")
    assert asked == [Wish("booklet", (student,))] * 2


def test_an_entry_that_gets_another_day_stays_under_the_eyes(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    for day in range(1, 21):
        text = f"Day {day}. " + "A long afternoon. " * 20
        diary.add(student, {"written_on": date(2026, 11, day), "text": text})
    tab.show_student(student)
    newest = diary.of_student(student)[0]
    tab.page.open_entry(newest.id)
    day_field = editor(tab).form.editor("written_on")
    assert isinstance(day_field, DateEditor)
    day_field.line.selectAll()
    qtbot.keyClicks(day_field.line, "2026-10-01")
    tab.flush()
    QCoreApplication.processEvents()

    assert diary.of_student(student)[-1].id == newest.id
    notebook = tab.page.notebook
    seen = notebook.viewport().rect().intersects(editor(tab).geometry())
    assert seen, (editor(tab).geometry(), notebook.verticalScrollBar().value())
