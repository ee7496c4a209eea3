"""The head of a student tells in every width whom to call."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from carekeeper.core.ids import StudentId
from carekeeper.shell.headline import Headline
from carekeeper.shell.student_head import StudentHead
from carekeeper.widgets.avatar import Avatar
from carekeeper.widgets.labels import Badge, ElidedLabel, Label

HEAD = Headline(
    student_id=StudentId(7),
    name="王小雨",
    sex="女",
    birth_date=date(2018, 1, 7),
    entry_year=2024,
    class_number=7,
    boarding="住校",
    contact="奶奶 陈桂兰",
    contact_phone="13800001207",
)


@pytest.mark.parametrize("width", [1100, 560, 460])
def test_the_number_stands_right_behind_whose_it_is(
    qtbot: QtBot, chinese: None, width: int
) -> None:
    head = StudentHead()
    qtbot.addWidget(head)
    head.resize(width, 80)
    head.show_headline(HEAD, None, date(2026, 11, 23))
    head.show()
    about, number = head.findChild(ElidedLabel, "head_about"), head.findChild(Label, "head_phone")
    assert about is not None
    assert number is not None

    def gap() -> int:
        words = about.fontMetrics().horizontalAdvance(about._wording(about.contentsRect().width()))
        return number.x() - (about.x() + words)

    qtbot.waitUntil(lambda: 8 <= gap() <= 20)
    assert number.text() == "138 0000 1207"
    assert "奶奶 陈桂兰" in about._wording(about.contentsRect().width())


@pytest.mark.parametrize("width", [1100, 760, 600, 520])
def test_a_badge_is_shown_whole_or_not_at_all(qtbot: QtBot, chinese: None, width: int) -> None:
    page = QWidget()  # which is not asked how much room the head would like
    qtbot.addWidget(page)
    head = StudentHead(page)
    page.resize(width, 80)
    head.resize(width, 80)
    told = replace(
        HEAD, left_behind=True, parents_away="父母均外出", key_support=True, due="日记里要跟进的事"
    )
    head.show_headline(told, None, date(2026, 11, 23))
    buttons = [QPushButton() for _action in range(2)]
    for button in buttons:
        button.setFixedWidth(118)
    head.show_actions(list(buttons))
    page.show()

    def cut() -> list[str]:
        shown = [one for one in head.findChildren(Badge) if one.isVisible()]
        return [one.text() for one in shown if one.width() < one.minimumSizeHint().width()]

    qtbot.waitUntil(lambda: cut() == [])
    assert head.findChildren(Badge)


def test_a_very_long_name_leaves_the_buttons_their_room(qtbot: QtBot, chinese: None) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    head = StudentHead(page)
    page.resize(760, 80)
    head.resize(760, 80)
    head.show_headline(
        replace(HEAD, name="阿卜杜热合曼·买买提图尔逊江阿吉"), None, date(2026, 11, 23)
    )
    button = QPushButton("打印联系卡…")
    head.show_actions([button])
    page.show()
    switch, number = (
        head.findChild(QPushButton, "head_switch_student"),
        head.findChild(Label, "head_phone"),
    )
    assert switch is not None
    assert number is not None
    qtbot.waitUntil(lambda: button.width() >= button.sizeHint().width())
    assert switch.text() == "阿卜杜热合…"
    avatar = head.findChild(Avatar)
    assert avatar is not None
    assert avatar.isVisible()
    page.resize(430, 80)
    head.resize(430, 80)
    qtbot.waitUntil(lambda: not avatar.isVisible())
    qtbot.waitUntil(lambda: button.width() >= button.sizeHint().width())
    head.resize(760, 80)
    qtbot.waitUntil(avatar.isVisible)
    assert number.width() >= number.sizeHint().width()
