"""Nothing changes by accident: no wheel, no key in passing, no second click of a double click."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QButtonGroup, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.widgets.form_story import Story

from carekeeper.widgets.parts import Button, Combo, SpinBox
from carekeeper.widgets.radio import Radio

KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
Make = Callable[[], Combo | SpinBox]
LEFT = Qt.MouseButton.LeftButton


def turn_the_wheel(widget: QWidget, by: int) -> bool:
    """Turn the wheel over a widget; returns whether the widget kept it for itself."""
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, by),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, turned)
    return turned.isAccepted()


def combo() -> Combo:
    """A box of three answers with the middle one chosen."""
    box = Combo()
    box.addItems(["Mother", "Father", "Grandmother"])
    box.setCurrentIndex(1)
    return box


def number() -> SpinBox:
    """A box with a number in the middle of its range."""
    box = SpinBox(0, 9)
    box.setValue(5)
    return box


def answer(box: Combo | SpinBox) -> str:
    return box.currentText() if isinstance(box, Combo) else box.text()


@pytest.mark.parametrize("make", [combo, number])
@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_never_changes_a_value(qtbot: QtBot, make: Make, focused: bool) -> None:
    box = make()
    qtbot.addWidget(box)
    box.show()
    qtbot.waitExposed(box)
    if focused:
        box.setFocus()
    before = answer(box)
    for by in (120, -120):
        assert not turn_the_wheel(box, by), "the page below has to scroll"
    assert answer(box) == before


@pytest.mark.parametrize("make", [combo, number])
@pytest.mark.parametrize("key", KEYS)
def test_no_single_arrow_key_changes_a_value(qtbot: QtBot, make: Make, key: Qt.Key) -> None:
    box = make()
    qtbot.addWidget(box)
    box.show()
    box.setFocus()
    before = answer(box)
    qtbot.keyClick(box, key)
    assert answer(box) == before


def test_a_letter_opens_the_list_at_its_answer_and_takes_none(qtbot: QtBot) -> None:
    box = combo()
    qtbot.addWidget(box)
    box.show()
    box.setFocus()
    chosen: list[int] = []
    box.activated.connect(chosen.append)
    qtbot.keyClick(box, Qt.Key.Key_G)
    assert box.currentText() == "Father"
    assert chosen == []
    view: QAbstractItemView = box.view()
    assert view.isVisible()
    assert view.currentIndex().data() == "Grandmother"
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert box.currentText() == "Grandmother"
    assert chosen == [2]


def test_no_wheel_and_no_arrow_key_changes_a_field_of_a_form(story: Story) -> None:
    for name in ("field_sex", "field_key_support"):
        box = story.form.findChild(Combo, name)
        assert isinstance(box, Combo)
        box.setFocus()
        turn_the_wheel(box, -120)
        for key in KEYS:
            story.qtbot.keyClick(box, key)
            box.hidePopup()
    assert story.form.flush()
    assert story.told == []


@pytest.fixture
def radios(qtbot: QtBot) -> Iterator[list[Radio]]:
    """Two answers that exclude each other, the first one taken."""
    page = QWidget()
    column = QVBoxLayout(page)
    group = QButtonGroup(page)
    made = [Radio("Light"), Radio("Dark")]
    for one in made:
        column.addWidget(one)
        group.addButton(one)
    made[0].setChecked(True)
    qtbot.addWidget(page)
    page.show()
    made[0].setFocus()
    yield made
    page.close()


def test_an_arrow_key_goes_to_the_next_answer_and_the_space_bar_takes_it(
    qtbot: QtBot, radios: list[Radio]
) -> None:
    light, dark = radios
    qtbot.keyClick(light, Qt.Key.Key_Down)
    assert light.isChecked()
    assert dark.hasFocus()
    qtbot.keyClick(dark, Qt.Key.Key_Down)
    assert dark.hasFocus()
    qtbot.keyClick(dark, Qt.Key.Key_Space)
    assert dark.isChecked()


def test_enter_presses_the_button_that_has_the_cursor(qtbot: QtBot) -> None:
    done: list[str] = []
    button = Button("Confirm", on_click=lambda: done.append("x"))
    qtbot.addWidget(button)
    button.show()
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        qtbot.keyClick(button, key)
    assert done == ["x", "x"]


def test_the_second_click_of_a_double_click_does_nothing(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    done: list[str] = []
    first = Button("Confirm", on_click=lambda: (done.append("first"), first.hide()))
    second = Button("Confirm", on_click=lambda: done.append("second"))
    column.addWidget(first)
    column.addWidget(second)
    column.addStretch(1)
    qtbot.addWidget(page)
    page.resize(200, 200)
    page.show()
    qtbot.waitExposed(page)
    place = first.mapTo(page, first.rect().center())
    press_at(page, place, at=1000)
    qtbot.waitUntil(lambda: second.geometry().contains(place))
    press_at(page, place, at=1150)
    assert done == ["first"]
    press_at(page, place, at=5000)
    assert done == ["first", "second"]


def test_pages_are_turned_as_fast_as_one_clicks(qtbot: QtBot) -> None:
    done: list[str] = []
    button = Button(icon="chevron-right", look="icon", on_click=lambda: done.append("x"))
    qtbot.addWidget(button)
    button.show()
    qtbot.waitExposed(button)
    for at in (1000, 1150, 1300):
        press_at(button, button.rect().center(), at=at)
    assert done == ["x", "x", "x"]


def press_at(page: QWidget, place: QPoint, *, at: int) -> None:
    """Press and release the mouse at a place of a page, so many milliseconds from some start."""
    target = page.childAt(place) or page
    for kind, buttons in (
        (QEvent.Type.MouseButtonPress, LEFT),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        inside = QPointF(target.mapFrom(page, place))
        event = QMouseEvent(
            kind,
            inside,
            QPointF(page.mapToGlobal(place)),
            LEFT,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        event.setTimestamp(at)
        QApplication.sendEvent(target, event)
