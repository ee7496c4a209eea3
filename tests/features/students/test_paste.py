"""The teacher brings a class in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.recording import RecordingMessages

from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.store import Students
from carekeeper.features.students.view.paste import BringInDialog, QuickAddDialog
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

LIST = (
    "姓名\t性别\t身份证号\t家长电话\n"
    "王小雨\t女\t330000201703081221\t13800001207\n"
    "李浩然\t男\t\t13800001208\n"
    "合计\t2人\t\t\n"
)
DISPLAY = Qt.ItemDataRole.DisplayRole


@pytest.fixture
def students(class_file: ClassFile) -> Students:
    return Students(class_file)


@pytest.fixture
def dialog(class_file: ClassFile, desk: Desk, qtbot: QtBot) -> BringInDialog:
    opened = BringInDialog(class_file, desk)
    qtbot.addWidget(opened)
    opened.show()
    return opened


@pytest.fixture
def quick(class_file: ClassFile, desk: Desk, qtbot: QtBot) -> QuickAddDialog:
    opened = QuickAddDialog(class_file, desk)
    qtbot.addWidget(opened)
    opened.show()
    return opened


def correct(dialog: BringInDialog, row: int, column: int, text: str) -> None:
    rows = dialog.preview.rows
    rows.setData(rows.index(row, column + 1), text)


def test_a_list_is_looked_at_and_then_brought_in_as_one_step(
    dialog: BringInDialog, students: Students, class_file: ClassFile, messages: RecordingMessages
) -> None:
    dialog.show_text(LIST)
    assert dialog.preview.summary.text() == "2 students, 2 places to look at"
    assert dialog.next.text() == "Bring in 2 students"
    dialog.next.click()
    assert [(line.name, line.class_number) for line in students.lines()] == [
        ("王小雨", 1),
        ("李浩然", 2),
    ]
    assert messages.saved_texts == ["2 students brought in"]
    assert students.get(students.lines()[0].id).id_number == ""
    class_file.undo()
    assert students.lines() == []


def test_a_doubtful_cell_is_reached_told_and_corrected(
    dialog: BringInDialog, students: Students
) -> None:
    dialog.show_text(LIST)
    dialog.preview.next_doubt.click()
    assert "check digit" in dialog.preview.sentence.text()
    correct(dialog, 0, 2, "330000201703081220")
    assert dialog.preview.sentence.text() == ""
    dialog.next.click()
    assert students.get(students.lines()[0].id).id_number == "330000201703081220"


def test_a_row_can_be_left_out_or_taken_after_all(
    dialog: BringInDialog, students: Students
) -> None:
    dialog.show_text(LIST)
    rows = dialog.preview.rows
    tick = Qt.ItemDataRole.CheckStateRole
    rows.setData(rows.index(1, 0), Qt.CheckState.Unchecked, tick)
    rows.setData(rows.index(2, 0), Qt.CheckState.Checked, tick)
    dialog.next.click()
    assert [line.name for line in students.lines()] == ["王小雨", "合计"]


def test_a_click_on_the_box_of_a_row_leaves_it_out(dialog: BringInDialog, qtbot: QtBot) -> None:
    dialog.show_text(LIST)
    table = dialog.preview.table
    cell = table.visualRect(dialog.preview.rows.index(0, 0))

    def colours() -> set[str]:
        picture = table.viewport().grab(cell).toImage()
        sides = range(picture.width()), range(picture.height())
        return {picture.pixelColor(x, y).name() for x in sides[0] for y in sides[1]}

    assert theme.colour("accent").name() in colours()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert dialog.next.text() == "Bring in 1 student"
    assert theme.colour("accent").name() not in colours()


def test_a_usual_list_is_seen_without_scrolling_sideways(
    dialog: BringInDialog, qtbot: QtBot, chinese: None
) -> None:
    columns = ("姓名", "性别", "出生日期", "身份证号", "家庭住址", "监护人1姓名", "监护人1关系")
    dialog.show_text("\t".join((*columns, "监护人1电话")) + "\n王小雨" + "\t" * 7 + "13800001207")
    table = dialog.preview.table
    qtbot.waitUntil(table.isVisible)
    assert table.horizontalScrollBar().maximum() == 0
    last = table.visualRect(dialog.preview.rows.index(0, 8))
    assert last.right() < table.viewport().width()


def test_a_column_can_be_sent_somewhere_else(dialog: BringInDialog, students: Students) -> None:
    dialog.show_text("王小雨,后吴\n李浩然,柳林\n")
    page = dialog.preview
    page.table.setCurrentIndex(page.rows.index(0, 2))
    page.target.setCurrentIndex(page.target.findData("village_group"))
    page.target.activated.emit(page.target.currentIndex())
    assert "Village and group" in str(page.rows.headerData(2, Qt.Orientation.Horizontal, DISPLAY))
    dialog.next.click()
    assert students.get(students.lines()[0].id).village_group == "后吴"


def test_the_same_list_once_more_brings_nobody_in(
    dialog: BringInDialog, students: Students, class_file: ClassFile, desk: Desk, qtbot: QtBot
) -> None:
    dialog.show_text("王小雨\n李浩然")
    dialog.next.click()
    again = BringInDialog(class_file, desk)
    qtbot.addWidget(again)
    again.show_text("王小雨\n李浩然\n张思琪")
    assert again.next.text() == "Bring in 1 student"
    again.next.click()
    assert [line.class_number for line in students.lines()] == [1, 2, 3]


def test_words_without_a_name_are_told(dialog: BringInDialog) -> None:
    dialog.show_text("  \n ")
    assert dialog.problem.text() == "There is no name in this text."
    assert not dialog.back.isVisible()


def test_one_can_go_back_and_paste_something_else(dialog: BringInDialog) -> None:
    dialog.show_text("王小雨")
    dialog.back.click()
    assert dialog.text.isVisible()
    assert dialog.next.text() == "Look at it first"


def test_sixty_students_of_the_register_are_looked_at_together(
    dialog: BringInDialog, students: Students
) -> None:
    heading = "学籍号\t姓名\t" + "\t".join(f"列{n}" for n in range(70))
    lines = [f"G{n:018d}\t王{chr(0x4E00 + n)}雨\t" + "\t".join("x" * 70) for n in range(60)]
    dialog.show_text("\r\n".join([heading, *lines]))
    dialog.next.click()
    assert len(students.lines()) == 60


def test_names_are_typed_one_after_the_other(
    quick: QuickAddDialog, students: Students, qtbot: QtBot
) -> None:
    for name in ("王小雨", "李浩然"):
        quick.name.setText(name)
        qtbot.keyClick(quick.name, Qt.Key.Key_Return)
    assert [(line.name, line.class_number) for line in students.lines()] == [
        ("王小雨", 1),
        ("李浩然", 2),
    ]
    assert quick.list.text() == "Added: 王小雨, 李浩然"
    assert quick.name.text() == ""


def test_an_id_number_brings_sex_and_birth_date(quick: QuickAddDialog, students: Students) -> None:
    quick.name.setText("王小雨")
    quick.number.setText("330000201703081220")
    quick.add.click()
    assert students.lines()[0].sex == "female"


def test_a_name_that_is_there_is_asked_about_once(
    quick: QuickAddDialog, students: Students
) -> None:
    students.add({"name": "王小雨"})
    quick.name.setText("王小雨")
    quick.add.click()
    assert "already" in quick.problem.text()
    quick.add.click()
    assert len(students.lines()) == 2


def test_a_wrong_id_number_is_told_and_nobody_is_added(
    quick: QuickAddDialog, students: Students
) -> None:
    quick.name.setText("王小雨")
    quick.number.setText("123")
    quick.add.click()
    assert "18 digits" in quick.problem.text()
    quick.number.clear()
    quick.name.clear()
    quick.add.click()
    assert quick.problem.text() == "Type the name first."
    assert students.lines() == []
