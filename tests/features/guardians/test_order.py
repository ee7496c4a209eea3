"""The order of calling: dragged, stepped or \u201ccall first\u201d, and never two at one place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.features.guardians.conftest import Enrol

from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.guardians.tab import GuardiansTab
from carekeeper.features.guardians.view.guardian_card import GuardianCard
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.line_editor import LineEditor
from carekeeper.widgets.parts import Button


@pytest.fixture
def tab(
    qapp: QApplication,
    qtbot: QtBot,
    guardians: Guardians,
    enrol: Enrol,
    class_file: ClassFile,
    desk: Desk,
) -> GuardiansTab:
    """The card of a student with three persons, in the order in which they were added."""
    theme.apply(qapp, "light")
    student = enrol()
    for name, relation in (("王建国", "father"), ("李梅", "mother"), ("陈桂兰", "grandmother_p")):
        guardians.add(student, {"name": name, "relation": relation, "phones": ("13800001207",)})
    class_file.listen(desk.changed.emit)
    made = GuardiansTab(guardians, desk)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.show_student(student)
    for place, one in enumerate(guardians.of_student(student)):
        guardians.move(one.id, place)
    return made


def names(tab: GuardiansTab, guardians: Guardians) -> list[str]:
    """Return who is called, one after the other."""
    assert tab.student_id is not None
    people = guardians.of_student(tab.student_id)
    assert [one.call_order for one in people] == list(range(1, len(people) + 1))
    return [one.name for one in people]


def card(tab: GuardiansTab, name: str) -> GuardianCard:
    """Return the card of a person that is in sight."""
    QApplication.processEvents()
    found = [one for one in tab.findChildren(GuardianCard) if one.isVisible()]
    return next(one for one in found if one.guardian.name == name)


def drag(tab: GuardiansTab, name: str, onto: str) -> None:
    """Let the card of one person fall onto that of another one."""
    carried = QMimeData()
    number = str(card(tab, name).guardian.id).encode()
    carried.setData("application/x-carekeeper-guardian", number)
    target = card(tab, onto)
    move, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), move, carried, left, none)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), move, carried, left, none))


# Qt 6.12 wants the point as QPointF here, each Qt before it as QPoint only.
@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent:DeprecationWarning")
def test_a_person_is_dragged_to_the_place_of_another(
    tab: GuardiansTab, guardians: Guardians
) -> None:
    before = names(tab, guardians)
    drag(tab, before[2], before[0])
    assert names(tab, guardians) == [before[2], before[0], before[1]]
    drag(tab, before[2], before[1])
    assert names(tab, guardians) == [*before[:2], before[2]]


def test_call_first_stands_on_each_card_but_the_first(
    tab: GuardiansTab, guardians: Guardians, qtbot: QtBot
) -> None:
    before = names(tab, guardians)
    first, last = card(tab, before[0]), card(tab, before[2])
    assert first.findChild(Button, f"call_first_{first.guardian.id}") is None
    button = last.findChild(Button, f"call_first_{last.guardian.id}")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert names(tab, guardians) == [before[2], before[0], before[1]]


def test_alt_and_an_arrow_key_let_a_person_be_called_later(
    tab: GuardiansTab, guardians: Guardians, qtbot: QtBot
) -> None:
    before = names(tab, guardians)
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(card(tab, before[0]), Qt.Key.Key_Down, alt)
    assert names(tab, guardians) == [before[1], before[0], before[2]]
    qtbot.keyClick(card(tab, before[1]), Qt.Key.Key_Up, alt)
    assert names(tab, guardians) == [before[1], before[0], before[2]], "it is the first already"


def test_no_number_is_typed_for_the_order(tab: GuardiansTab) -> None:
    number = tab.findChildren(GuardianCard)[0].guardian.id
    tab.page.open_editor(number)
    fields = {one.field.name for one in tab.findChildren(LineEditor)}
    assert "phones" in fields
    assert "call_order" not in fields
