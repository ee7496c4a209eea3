"""The teacher brings a list in, looks at it first, and takes it back with one key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from pytestqt.qtbot import QtBot
from tests.recording import RecordingMessages

from carekeeper.core.finding import folded
from carekeeper.db import bring_in as kept
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.store import Students
from carekeeper.rooms import ROOMS
from carekeeper.shell.lists.dialog import BringInDialog
from carekeeper.shell.lists.plan import TO_LOOK_AT
from carekeeper.shell.lists.plan_cells import MARGIN
from carekeeper.shell.lists.plan_rows import DOUBT_ROLE
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

LIST = (
    "姓名\t性别\t身份证号\t家长电话\n"
    "王小雨\t女\t330000201703081221\t13800001207\n"
    "李浩然\t男\t\t13800001208\n"
    "合计\t2人\t\t\n"
)
NAME, SEX, ID, PHONE = 2, 3, 4, 5


@pytest.fixture
def students(class_file: ClassFile) -> Students:
    return Students(class_file)


@pytest.fixture
def dialog(class_file: ClassFile, desk: Desk, qtbot: QtBot) -> BringInDialog:
    return opened(class_file, desk, qtbot)


def opened(class_file: ClassFile, desk: Desk, qtbot: QtBot) -> BringInDialog:
    shown = BringInDialog(class_file, desk, ROOMS, lambda: None)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def bring_in(dialog: BringInDialog, qtbot: QtBot) -> None:
    """Press the button, and wait for the backup before it."""
    dialog.next.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_a_list_is_looked_at_and_then_brought_in_as_one_step(
    dialog: BringInDialog,
    students: Students,
    class_file: ClassFile,
    messages: RecordingMessages,
    qtbot: QtBot,
) -> None:
    dialog.show_text(LIST)
    assert dialog.next.text() == "Import 2 students"
    bring_in(dialog, qtbot)
    assert [(line.name, line.class_number) for line in students.lines()] == [
        ("王小雨", 1),
        ("李浩然", 2),
    ]
    step = class_file.undo()
    assert step is not None
    assert step.label == "2 students imported"
    assert students.lines() == []


def test_a_doubtful_value_waits_to_be_checked_beside_the_student(
    dialog: BringInDialog, students: Students, class_file: ClassFile, qtbot: QtBot
) -> None:
    dialog.show_text(LIST)
    index = dialog.page_of_plan.rows.index(0, ID)
    assert "check digit" in index.data(DOUBT_ROLE)
    bring_in(dialog, qtbot)
    child = students.lines()[0].id
    assert students.get(child).id_number == ""
    (waiting,) = kept.waiting(class_file)
    assert (waiting.student_id, waiting.place, waiting.text) == (
        child,
        "id_number",
        "330000201703081221",
    )


def test_a_damaged_name_waits_to_be_checked_too(
    dialog: BringInDialog, class_file: ClassFile, qtbot: QtBot
) -> None:
    dialog.show_text("姓名\t性别\n李□然\t男\n王小雨（班长）\t女\n")
    bring_in(dialog, qtbot)
    (waiting,) = kept.waiting(class_file)
    assert (waiting.place, waiting.text) == ("name", "李□然")


def test_a_value_is_corrected_in_its_place(
    dialog: BringInDialog, students: Students, qtbot: QtBot
) -> None:
    dialog.show_text(LIST)
    rows = dialog.page_of_plan.rows
    rows.setData(rows.index(0, ID), "330000201703081220")
    assert rows.plan is not None
    assert rows.plan.count(TO_LOOK_AT) == 0
    bring_in(dialog, qtbot)
    assert students.lines()[0].birth_date == date(2017, 3, 8)


def test_what_was_done_in_the_list_is_taken_back_with_ctrl_z(
    dialog: BringInDialog, qtbot: QtBot
) -> None:
    dialog.show_text(LIST)
    rows, table = dialog.page_of_plan.rows, dialog.page_of_plan.table
    before = rows.index(0, ID).data(Qt.ItemDataRole.EditRole)
    rows.setData(rows.index(0, ID), "330000201703081220")
    rows.setData(rows.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.next.text() == "Import 1 student"

    undo = QKeySequence.keyBindings(QKeySequence.StandardKey.Undo)[0][0]
    table.setFocus()
    qtbot.keyClick(table, undo.key(), undo.keyboardModifiers())
    assert dialog.next.text() == "Import 2 students"
    assert rows.index(0, ID).data(Qt.ItemDataRole.EditRole) == "330000201703081220"
    qtbot.keyClick(table, undo.key(), undo.keyboardModifiers())
    assert rows.index(0, ID).data(Qt.ItemDataRole.EditRole) == before
    assert dialog.plan is not None
    assert not dialog.plan.worked_on
    qtbot.keyClick(table, undo.key(), undo.keyboardModifiers())
    assert rows.index(0, ID).data(Qt.ItemDataRole.EditRole) == before


def test_a_row_is_left_out_with_its_box(
    dialog: BringInDialog, students: Students, qtbot: QtBot
) -> None:
    dialog.show_text(LIST)
    rows = dialog.page_of_plan.rows
    rows.setData(rows.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.next.text() == "Import 1 student"
    bring_in(dialog, qtbot)
    assert [line.name for line in students.lines()] == ["李浩然"]


def test_the_menu_of_a_column_knows_every_place(dialog: BringInDialog) -> None:
    dialog.show_text("姓名\t片区\n王小雨\t后吴\n")
    plan = dialog.page_of_plan.rows.plan
    assert plan is not None
    menu = dialog.page_of_plan.target_menu(plan, 1)
    titles = [action.text() for action in menu.actions()]
    assert titles[0] == "Student profile"
    assert {"Father", "Guardian", "Keep as it is", "Don't import"} <= set(titles)


def test_namesakes_are_asked_about(
    class_file: ClassFile, desk: Desk, students: Students, qtbot: QtBot
) -> None:
    one = students.add({"name": "刘子涵", "class_number": 3, "birth_date": date(2015, 3, 1)})
    students.add({"name": "刘子涵", "class_number": 9, "birth_date": date(2015, 8, 1)})
    dialog = opened(class_file, desk, qtbot)
    dialog.show_text("姓名\t住址\n刘子涵\t上村\n")
    assert not dialog.next.isEnabled()
    page = dialog.page_of_plan
    assert page.who.isVisible()
    page.rows.choose(0, one)
    bring_in(dialog, qtbot)
    assert students.get(one).home_address == "上村"


def test_a_workbook_is_dragged_onto_it(
    dialog: BringInDialog, students: Students, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "三2班花名册.xls"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("学生信息")
    sheet.merge_range(0, 0, 0, 2, "三（2）班花名册")
    sheet.write_row(1, 0, ["姓名", "性别", "是否享受一补"])
    sheet.write_row(2, 0, ["王小雨", "女", "否"])
    book.close()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(drop)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.head.source.text() == "三2班花名册.xls"
    assert dialog.head.heading.currentText() == "Heading in row 2"
    bring_in(dialog, qtbot)
    assert [line.name for line in students.lines()] == ["王小雨"]


def test_a_file_that_is_no_list_is_told(
    dialog: BringInDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(b"%PDF-1.7")
    dialog.show_file(path)
    qtbot.waitUntil(lambda: bool(dialog.problem.text()))
    assert "PDF" in dialog.problem.text()


def test_words_without_a_name_are_told(dialog: BringInDialog) -> None:
    dialog.show_text("  \n ")
    assert "no list of students" in dialog.problem.text()
    assert not dialog.back.isVisible()


def test_one_can_go_back_and_paste_something_else(dialog: BringInDialog) -> None:
    dialog.show_text("王小雨")
    dialog.back.click()
    assert dialog.text.isVisible()
    assert dialog.next.text() == "Look at it first"


def test_sixty_students_of_the_register_are_looked_at_together(
    dialog: BringInDialog, students: Students, qtbot: QtBot
) -> None:
    heading = "学籍号\t姓名\t" + "\t".join(f"列{n}" for n in range(70))
    lines = [f"G{n:018d}\t王{chr(0x4E00 + n)}雨\t" + "\t".join("x" * 70) for n in range(60)]
    dialog.show_text("\r\n".join([heading, *lines]))
    bring_in(dialog, qtbot)
    assert len(students.lines()) == 60


def test_a_list_whose_columns_have_room_is_not_drawn_aside(
    dialog: BringInDialog, qtbot: QtBot
) -> None:
    heads = "姓名\t性别\t出生日期\t家庭住址\t父亲姓名\t父亲电话\t母亲姓名\t母亲电话\t备注\n"
    line = "王小雨\t女\t2015-1-1\t清溪镇1村1组\t王建国\t13800001200\t陈丽芳\t13900001300\t\n"
    dialog.show_text(heads + line * 40)
    table = dialog.page_of_plan.table
    beyond = set()
    for width in range(700, 1400, 12):
        dialog.resize(width, 640)
        qtbot.waitUntil(lambda: table.window().width() == width)  # noqa: B023 - waited for here
        beyond.add(table.horizontalHeader().length() - table.viewport().width())
    assert not [pixels for pixels in beyond if 0 < pixels < MARGIN]


def test_the_name_stays_in_sight_beside_a_wide_list(dialog: BringInDialog, qtbot: QtBot) -> None:
    many = [f"栏目{n}" for n in range(30)]
    text = "\t".join(["姓名", *many]) + "\n"
    dialog.show_text(text + "\t".join(["王小雨", *many]) + "\n")
    table = dialog.page_of_plan.table
    beside = table.verticalHeader()
    assert not beside.isVisible()
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert beside.isVisible()
    assert table.model().headerData(0, Qt.Orientation.Vertical) == "王小雨"
    table.horizontalScrollBar().setValue(0)
    assert not beside.isVisible()


def test_the_box_of_a_row_is_painted_as_it_is(dialog: BringInDialog, qtbot: QtBot) -> None:
    dialog.show_text(LIST)
    table = dialog.page_of_plan.table
    qtbot.waitUntil(table.isVisible)
    cell = table.visualRect(dialog.page_of_plan.rows.index(1, 0))

    def colours() -> set[str]:
        picture = table.viewport().grab(cell).toImage()
        return {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(picture.height())
        }

    assert theme.colour("accent").name() in colours()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert dialog.next.text() == "Import 1 student"


@pytest.fixture
def long_list() -> str:
    """So many students that comparing them takes a while, and happens beside the window."""
    signs = [sign for sign in map(chr, range(0x4E00, 0x5600)) if folded(sign) == sign]
    lines = [f"王{sign}雨\t上村{n}号" for n, sign in enumerate(signs[:1_000])]
    return "\n".join(["姓名\t住址", *lines])


def test_looking_at_a_long_list_can_be_stopped_and_begun_again(
    dialog: BringInDialog, long_list: str, qtbot: QtBot
) -> None:
    dialog.show_text(long_list)
    assert dialog.work_line.isVisible()
    dialog.work_line.stop.click()
    qtbot.waitUntil(lambda: not dialog.is_working())
    assert dialog.plan is None
    assert dialog.text.toPlainText() == long_list
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.next.text() == "Import 1000 students"


def test_a_correction_that_is_stopped_leaves_the_long_list_as_it_was(
    dialog: BringInDialog, long_list: str, qtbot: QtBot
) -> None:
    dialog.show_text(long_list)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    rows = dialog.page_of_plan.rows
    rows.assign(1, "village_group")
    dialog.work_line.stop.click()
    qtbot.waitUntil(lambda: not dialog.is_working())
    assert rows.plan is not None
    assert rows.plan.table.columns[1].target == "home_address"
    assert not rows.plan.worked_on
    rows.assign(1, "village_group")
    qtbot.waitUntil(lambda: not dialog.is_working())
    assert rows.plan.table.columns[1].target == "village_group"


def test_another_sheet_that_is_stopped_leaves_the_first_one_chosen(
    dialog: BringInDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, many in (("一班", 2_000), ("二班", 1_000)):
            sheet = book.add_worksheet(name)
            sheet.write_column(0, 0, ["姓名", *(f"王{chr(0x4E00 + n)}雨" for n in range(many))])
            sheet.write_column(0, 1, ["性别", *("女" * many)])
    dialog.show_file(path)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.head.sheet.currentText() == "一班"
    dialog.head.sheet.setCurrentIndex(1)
    dialog.head.sheet.activated.emit(1)
    dialog.work_line.stop.click()
    qtbot.waitUntil(lambda: not dialog.is_working())
    assert dialog.head.sheet.currentText() == "一班"
    assert len(dialog.plan.table.lines) == 2_000
