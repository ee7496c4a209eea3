"""A mother of two in the class is one person: what changes of her is changed on both cards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tests.recording import RecordingMessages

from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.guardians.tab import GuardiansTab
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

Enrol = Callable[..., int]

MOTHER = {"name": "李秀英", "relation": "mother", "phones": ("13700005526",), "away": True}


@pytest.fixture
def siblings(enrol: Enrol, guardians: Guardians) -> tuple[int, int, int]:
    """Put a brother and a sister in, and return him with the mother on his card and on hers."""
    brother, sister = enrol("王大雨"), enrol("王小雨")
    here = guardians.add(brother, MOTHER)
    there = guardians.add(sister, {**MOTHER, "phones": ("13700005526", "0572-5065123")})
    guardians.add(enrol("陈晨"), {**MOTHER, "phones": ("13800001207",)})
    return brother, here, there


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
    made.show()
    return made


def write(qtbot: QtBot, tab: GuardiansTab, name: str, text: str) -> None:
    QCoreApplication.sendPostedEvents()
    (field,) = [one for one in tab.findChildren(QLineEdit, name) if one.isVisibleTo(tab)]
    field.setFocus()
    field.selectAll()
    field.insert(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_place_of_work_is_changed_on_both_cards_when_the_teacher_says_so(
    qtbot: QtBot,
    tab: GuardiansTab,
    guardians: Guardians,
    siblings: tuple[int, int, int],
    messages: RecordingMessages,
) -> None:
    brother, here, there = siblings
    messages.answers = [True]
    tab.show_student(brother)
    tab.page.open_editor(here, "workplace")
    write(qtbot, tab, "field_workplace", "某制衣厂")
    qtbot.waitUntil(lambda: guardians.get(there).workplace == "某制衣厂")
    (question,) = messages.asked
    assert "王小雨" in question
    assert "陈晨" not in question


def test_only_here_leaves_the_other_card_as_it_is(
    qtbot: QtBot,
    tab: GuardiansTab,
    guardians: Guardians,
    siblings: tuple[int, int, int],
    messages: RecordingMessages,
) -> None:
    brother, here, there = siblings
    tab.show_student(brother)
    tab.page.open_editor(here, "workplace")
    write(qtbot, tab, "field_workplace", "某制衣厂")
    qtbot.waitUntil(lambda: len(messages.asked) == 1)
    assert (guardians.get(here).workplace, guardians.get(there).workplace) == ("某制衣厂", "")


def test_a_new_number_takes_the_place_of_the_old_one_and_others_stay(
    qtbot: QtBot,
    tab: GuardiansTab,
    guardians: Guardians,
    siblings: tuple[int, int, int],
    messages: RecordingMessages,
) -> None:
    brother, here, there = siblings
    messages.answers = [True]
    tab.show_student(brother)
    tab.page.committed.emit(here, "phones", ("13900007788",))
    qtbot.waitUntil(lambda: "13900007788" in guardians.get(there).phones)
    assert guardians.get(there).phones == ("13900007788", "0572-5065123")


def test_whom_to_call_first_is_of_one_card_only(
    qtbot: QtBot,
    tab: GuardiansTab,
    siblings: tuple[int, int, int],
    messages: RecordingMessages,
) -> None:
    brother, here, _there = siblings
    tab.show_student(brother)
    tab.page.committed.emit(here, "cares", True)
    qtbot.wait(20)
    assert messages.asked == []
