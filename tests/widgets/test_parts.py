"""The parts of a page do what they look like, with mouse, keys and assistive tools."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from carekeeper.widgets import theme
from carekeeper.widgets.parts import (
    Avatar,
    Badge,
    Banner,
    Button,
    Card,
    CheckBox,
    Chip,
    ElidedLabel,
    FlowLayout,
    Hint,
    Label,
    ProgressLine,
    Segmented,
    SpinBox,
    avatar_colour,
    picture_of,
)
from carekeeper.widgets.search_line import SearchLine
from carekeeper.widgets.tokens import LIGHT

LEFT = Qt.MouseButton.LeftButton


def _colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_a_button_does_its_one_thing(qtbot: QtBot) -> None:
    done: list[str] = []
    button = Button("Print…", icon="printer", look="primary", on_click=lambda: done.append("x"))
    qtbot.addWidget(button)
    qtbot.mouseClick(button, LEFT)
    assert done == ["x"]
    assert LIGHT.accent in _colours(button)


def test_a_button_of_a_sign_alone_has_a_name(qtbot: QtBot) -> None:
    button = Button(icon="user-round-plus", look="icon", tip="New student", name="new_student")
    qtbot.addWidget(button)
    assert button.accessibleName() == "New student"
    assert button.toolTip() == "New student"
    assert button.objectName() == "new_student"


def test_icons_grow_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    button = Button("Print…", icon="printer")
    qtbot.addWidget(button)
    button.show()
    before = button.iconSize().height()
    theme.apply(qapp, "light", large_text=True)
    assert button.iconSize().height() == round(before * 1.25)


def test_a_chip_says_how_many_it_lets_through(qtbot: QtBot) -> None:
    chip = Chip("Left-behind")
    qtbot.addWidget(chip)
    chip.set_count(19)
    assert chip.text() == "Left-behind 19"
    chip.set_count(None)
    assert chip.text() == "Left-behind"
    qtbot.mouseClick(chip, LEFT)
    assert chip.isChecked()


def test_the_switch_tells_what_was_chosen_by_hand_only(qtbot: QtBot) -> None:
    switch = Segmented([("one", "Wang Xiaoyu"), ("all", "Whole class")], name="view")
    qtbot.addWidget(switch)
    heard: list[str] = []
    switch.chosen.connect(heard.append)
    switch.choose("one")
    assert switch.current() == "one"
    qtbot.mouseClick(switch.findChild(QPushButton, "view_all"), LEFT)
    assert heard == ["all"]
    assert switch.current() == "all"
    switch.set_possible("one", False)
    switch.set_label("one", "Nobody")
    qtbot.mouseClick(switch.findChild(QPushButton, "view_one"), LEFT)
    assert switch.current() == "all"


def test_a_switch_does_not_move_when_it_is_used(qtbot: QtBot) -> None:
    switch = Segmented([("one", "王小雨"), ("all", "全班")], name="view")
    qtbot.addWidget(switch)
    switch.choose("one")
    before = switch.sizeHint()
    switch.choose("all")
    assert switch.sizeHint() == before


def test_a_box_shows_its_tick(qtbot: QtBot) -> None:
    box = CheckBox("Print the ID number")
    qtbot.addWidget(box)
    empty = box.grab().toImage()
    box.setChecked(True)
    assert box.grab().toImage() != empty
    assert LIGHT.on_accent in _colours(box)


def test_a_number_has_room_to_be_read(qtbot: QtBot) -> None:
    box = SpinBox(1, 99, name="copies")
    qtbot.addWidget(box)
    box.setValue(12)
    box.show()
    assert box.lineEdit().width() > box.fontMetrics().horizontalAdvance("99")
    assert box.maximumHeight() == 32
    assert LIGHT.text in _colours(box)


def test_a_label_reads_text_as_text(qtbot: QtBot) -> None:
    label = Label("<b>王小雨</b>", "student")
    qtbot.addWidget(label)
    assert label.sizeHint().width() > 100
    label.show()
    before = label.sizeHint()
    label.set_role("caption")
    assert label.sizeHint().height() < before.height()


def test_a_badge_changes_its_colour(qtbot: QtBot) -> None:
    badge = Badge("No talk this month", "due")
    qtbot.addWidget(badge)
    badge.show()
    assert LIGHT.due_soft in _colours(badge)
    badge.set_kind("good")
    assert LIGHT.good_soft in _colours(badge)


def test_a_long_line_ends_in_dots_and_tells_the_rest(qtbot: QtBot) -> None:
    label = ElidedLabel("上次 10月16日：想妈妈，成绩下滑，和同学闹矛盾")
    qtbot.addWidget(label)
    label.resize(80, 24)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(900, 24)
    label.grab()
    assert label.toolTip() == ""


def test_neighbours_in_the_class_list_have_different_colours() -> None:
    colours = [avatar_colour(key) for key in range(1, 9)]
    assert len(set(colours)) == 8
    assert avatar_colour(7) == avatar_colour(7)


def test_a_photo_takes_the_place_of_the_name(qtbot: QtBot) -> None:
    photo = QPixmap(40, 60)
    photo.fill(QColor("#FF0000"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    photo.save(buffer, "PNG")
    avatar = Avatar(32)
    qtbot.addWidget(avatar)
    avatar.show_person(7, "王小雨")
    assert avatar_colour(7) in _colours(avatar)
    avatar.show_person(7, "王小雨", bytes(buffer.data().data()))
    assert "#FF0000" in _colours(avatar)


def test_a_photo_that_cannot_be_read_is_no_photo(qapp: QApplication) -> None:
    assert picture_of(None) is None
    assert picture_of(b"not a picture") is None


def test_a_card_has_a_heading_a_note_and_rows(qtbot: QtBot) -> None:
    card = Card("Talks this month", note="6 to go", flush=True)
    qtbot.addWidget(card)
    card.add_row(Label("王小雨"))
    card.add_row(Label("刘子涵"))
    card.show()
    assert card.note.isVisible()
    card.set_note("")
    assert not card.note.isVisible()
    card.set_marked(True)
    assert LIGHT.accent in _colours(card)


def test_progress_is_said_in_figures_too(qtbot: QtBot) -> None:
    line = ProgressLine("Files complete")
    qtbot.addWidget(line)
    line.show_share(17, 19)
    assert line.figure.text() == "17 / 19"
    assert LIGHT.accent in _colours(line)
    line.show_share(0, 0)
    assert line.figure.text() == "—"


def test_a_card_that_is_marked_keeps_its_rows_where_the_others_have_them(qtbot: QtBot) -> None:
    card = Card("Grandmother")
    qtbot.addWidget(card)
    card.resize(200, 100)
    card.show()
    before = card.title.y()
    card.set_marked(True)
    qtbot.waitUntil(lambda: LIGHT.accent in _colours(card))
    assert card.title.y() == before


def test_the_cross_of_a_search_empties_it(qtbot: QtBot) -> None:
    search = SearchLine("Name", name="search", tip="Search for a mentor")
    qtbot.addWidget(search)
    search.show()
    assert search.accessibleName() == "Search for a mentor"
    search.setText("陈")
    cross = next(one for one in search.findChildren(QToolButton) if one.x() > search.width() / 2)
    cross.click()
    assert search.text() == ""


def test_an_empty_place_teaches_and_helps(qtbot: QtBot) -> None:
    hint = Hint("notebook-pen", "The diary is empty.", "Write the first entry", name="diary")
    qtbot.addWidget(hint)
    with qtbot.waitSignal(hint.acted):
        qtbot.mouseClick(hint.findChild(QPushButton, "diary_action"), LEFT)


@pytest.mark.parametrize("title", ["", "Time for a backup"])
def test_a_notice_has_a_thing_to_do_about_it(qtbot: QtBot, title: str) -> None:
    banner = Banner("due", "34 days ago.", title=title, action="Back up…", name="backup")
    qtbot.addWidget(banner)
    with qtbot.waitSignal(banner.acted):
        qtbot.mouseClick(banner.findChild(QPushButton, "backup_action"), LEFT)
    assert LIGHT.due_soft in _colours(banner)


def test_chips_begin_a_new_line_where_the_line_is_full(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, gap=8)
    chips = [Chip(f"chip {n}") for n in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    page.resize(200, 200)
    page.show()
    assert chips[0].y() == 0
    assert chips[-1].y() > chips[0].y()
    assert flow.heightForWidth(2000) < flow.heightForWidth(200)
    chips[0].hide()
    assert flow.heightForWidth(2000) == chips[1].height()
    while flow.count():
        flow.takeAt(0)
    assert flow.heightForWidth(200) == 0
