"""The teacher looks through a table, sorts it, ticks some rows and copies them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from carekeeper.widgets import theme
from carekeeper.widgets.columns import Column, Face
from carekeeper.widgets.record_table import RecordTable
from carekeeper.widgets.tokens import LIGHT


@dataclass(frozen=True)
class Line:
    """A made-up line of the class's contact cards."""

    id: int
    name: str
    pinyin: str
    phone: str = ""
    confirmed_on: date | None = None


WANG = Line(1, "王小雨", "wang xiaoyu", "138 0000 1207")
LI = Line(2, "李浩然", "li haoran", "136 0000 4410", date(2026, 9, 5))
AYI = Line(3, "阿依古丽·买买提", "ayi guli", "139 0000 1142", date(2026, 10, 3))
ZHANG = Line(4, "张思琪", "zhang siqi", "135 0000 7821", date(2026, 9, 8))

COLUMNS = (
    Column(
        "name",
        "Student",
        200,
        shown=lambda row: row.name,
        value=lambda row: row.pinyin,
        bold=True,
        face=lambda row: Face(row.id, row.name),
    ),
    Column("phone", "Phone", 140, shown=lambda row: row.phone),
    Column(
        "confirmed",
        "Confirmed",
        160,
        shown=lambda row: row.confirmed_on.isoformat() if row.confirmed_on else "not yet",
        value=lambda row: row.confirmed_on,
        tone=lambda row: "second" if row.confirmed_on else "due",
    ),
)


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    made = RecordTable(
        COLUMNS, lambda row: row.id, checks=True, empty="No cards yet.", name="cards"
    )
    qtbot.addWidget(made)
    made.resize(700, 400)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    made.show_rows([WANG, LI, AYI, ZHANG])
    return made


def _names(table: RecordTable) -> list[str]:
    return [row.name for row in table.rows()]


def _middle(table: RecordTable, row: int, column: int) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()


def _sort_by(qtbot: QtBot, table: RecordTable, column: int) -> None:
    header = table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(column) + 20, 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_the_rows_keep_to_the_rules_of_qt(table: RecordTable) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(table.model(), mode)
    table.show_rows([ZHANG, WANG])
    table.check_keys([1])
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    table.show_rows([])
    assert tester.model() is table.model()


def test_sorting_goes_by_what_a_cell_means(qtbot: QtBot, table: RecordTable) -> None:
    _sort_by(qtbot, table, 1)
    assert _names(table) == ["阿依古丽·买买提", "李浩然", "王小雨", "张思琪"]
    _sort_by(qtbot, table, 3)
    assert _names(table) == ["李浩然", "张思琪", "阿依古丽·买买提", "王小雨"]
    _sort_by(qtbot, table, 3)
    assert _names(table) == ["阿依古丽·买买提", "张思琪", "李浩然", "王小雨"]


def test_the_order_holds_when_the_rows_come_anew(qtbot: QtBot, table: RecordTable) -> None:
    _sort_by(qtbot, table, 1)
    table.show_rows([ZHANG, WANG, LI])
    assert _names(table) == ["李浩然", "王小雨", "张思琪"]


def test_choice_and_ticks_follow_their_rows(qtbot: QtBot, table: RecordTable) -> None:
    table.select_keys([2, 4], current=4)
    table.check_keys([1, 4])
    _sort_by(qtbot, table, 1)
    assert table.selected_rows() == [LI, ZHANG]
    table.show_rows([ZHANG, LI, WANG])
    assert table.selected_rows() == [LI, ZHANG]
    assert table.checked_keys() == [1, 4]
    table.show_rows([LI])
    assert table.selected_rows() == [LI]
    assert table.checked_keys() == []


def test_a_click_on_a_box_ticks_it(qtbot: QtBot, table: RecordTable) -> None:
    with qtbot.waitSignal(table.ticked):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=_middle(table, 1, 0))
    assert table.checked_keys() == [2]
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=_middle(table, 1, 0))
    assert table.checked_keys() == []


def test_the_space_bar_ticks_all_that_is_chosen(qtbot: QtBot, table: RecordTable) -> None:
    table.select_keys([1, 3])
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.checked_keys() == [1, 3]
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.checked_keys() == []


def test_the_head_of_the_boxes_ticks_all_or_none(qtbot: QtBot, table: RecordTable) -> None:
    _sort_by(qtbot, table, 1)
    _sort_by(qtbot, table, 0)
    assert table.checked_keys() == [3, 2, 1, 4]
    assert table.horizontalHeader().sortIndicatorSection() == 1
    _sort_by(qtbot, table, 0)
    assert table.checked_keys() == []


def test_enter_and_a_double_click_open_a_row(qtbot: QtBot, table: RecordTable) -> None:
    table.select_keys([2], current=2)
    with qtbot.waitSignal(table.opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [LI]
    where = _middle(table, 2, 2)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(table.opened) as heard:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert heard.args == [AYI]


def test_the_cursor_tells_its_row(qtbot: QtBot, table: RecordTable) -> None:
    table.select_keys([1], current=1)
    with qtbot.waitSignal(table.chosen) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert heard.args == [LI]


def test_chosen_rows_are_copied_for_a_workbook(qtbot: QtBot, table: RecordTable) -> None:
    table.select_keys([1, 2])
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "王小雨\t138 0000 1207\tnot yet\n李浩然\t136 0000 4410\t2026-09-05"
    )


def test_the_menu_of_a_row_offers_to_copy(qtbot: QtBot, table: RecordTable) -> None:
    table.select_keys([2])
    table.customContextMenuRequested.emit(QPoint(10, 10))
    menu = table.findChild(QMenu, "cards_menu")
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text().startswith("李浩然")


def test_a_width_drawn_by_hand_is_kept(table: RecordTable) -> None:
    assert table.widths() == {}
    table.horizontalHeader().resizeSection(1, 260)
    table.show_rows([WANG])
    table.resize(900, 400)
    assert table.widths() == {"name": 260}
    assert table.columnWidth(1) == 260
    table.set_widths({"phone": 150, "no such column": 10})
    assert table.widths() == {"phone": 150}
    assert table.columnWidth(2) == 150


def test_the_teacher_chooses_which_columns_are_shown(table: RecordTable) -> None:
    table.customContextMenuRequested.emit(QPoint(10, 10))
    menu = table.findChild(QMenu, "cards_columns")
    assert isinstance(menu, QMenu)
    offered = {action.text(): action for action in menu.actions()}
    assert "Student" not in offered, "whom a row is about is always told"
    offered["Phone"].trigger()
    menu.close()
    assert table.isColumnHidden(2)
    table.select_keys([2])
    assert "136 0000 4410" not in table.copied_text()
    kept = table.widths()
    offered["Phone"].trigger()
    assert not table.isColumnHidden(2)
    table.set_widths(kept)
    assert table.isColumnHidden(2)
    assert not offered["Phone"].isChecked()
    table.resize(700, 400)
    assert table.widths() == kept


def test_a_column_has_the_room_that_its_words_need(table: RecordTable) -> None:
    long = Line(5, "李浩然", "li haoran", "137 0000 8923, 137 0000 8924")
    table.show_rows([WANG, long])
    needed = table.fontMetrics().horizontalAdvance(long.phone)
    assert table.columnWidth(2) > needed > 140
    assert table.columnWidth(1) == 200


def test_a_narrow_table_has_no_bar_below(table: RecordTable) -> None:
    long = Line(5, "李浩然", "li haoran", ", ".join(["137 0000 8923"] * 9))
    table.show_rows([WANG, long])
    table.resize(560, 400)
    assert table.horizontalHeader().length() == table.viewport().width()
    assert table.columnWidth(2) >= 140


def test_a_column_without_a_word_goes_where_others_would_be_cut(table: RecordTable) -> None:
    no_phone = Line(2, "李浩然", "li haoran")
    table.show_rows([no_phone])
    assert not table.isColumnHidden(2), "there is room for all"
    table.resize(320, 400)
    assert table.isColumnHidden(2)
    assert table.columnWidth(3) >= table.fontMetrics().horizontalAdvance("not yet")
    table.show_rows([no_phone, WANG])
    assert not table.isColumnHidden(2), "now it tells something"
    table.show_rows([no_phone])
    table.customContextMenuRequested.emit(QPoint(10, 10))
    menu = table.findChild(QMenu, "cards_columns")
    assert isinstance(menu, QMenu)
    (phone,) = (action for action in menu.actions() if action.text() == "Phone")
    phone.trigger()
    phone.trigger()
    menu.close()
    assert not table.isColumnHidden(2), "the teacher asked for it"


def test_what_is_late_has_the_only_colour(table: RecordTable) -> None:
    cell = table.visualRect(table.model().index(0, 3))
    image = table.viewport().grab(cell).toImage()
    seen = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }
    assert LIGHT.due in seen


def test_a_cut_text_is_told_in_full(table: RecordTable) -> None:
    table.set_widths({"name": 90})
    where = _middle(table, 2, 1)
    place = table.viewport().mapToGlobal(where)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, where, place)
    QApplication.sendEvent(table.viewport(), event)
    assert QToolTip.text() == "阿依古丽·买买提"
    QToolTip.hideText()


def test_large_text_has_taller_rows(qapp: QApplication, table: RecordTable) -> None:
    assert table.rowHeight(0) == 42
    theme.apply(qapp, "light", large_text=True)
    table.show_rows([WANG])
    assert table.rowHeight(0) == 52


def test_an_empty_table_says_what_belongs_there(table: RecordTable) -> None:
    full = table.viewport().grab().toImage()
    table.show_rows([])
    empty = table.viewport().grab().toImage()
    blank = RecordTable(COLUMNS, lambda row: row.id, checks=True)
    blank.resize(700, 400)
    assert empty != full
    assert empty != blank.viewport().grab().toImage()
