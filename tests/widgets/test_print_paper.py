"""The teacher says once on which paper she prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from tests.widgets.print_workshop import PaperPress, Workshop, button, click, opened

from carekeeper.core.geometry import A4, MM
from carekeeper.core.sheet import Sheet
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.print_dialog import PrintDialog


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path, sheet=Sheet())


@pytest.fixture
def press() -> PaperPress:
    return PaperPress("Laser")


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, workshop: Workshop, press: PaperPress) -> PrintDialog:
    return opened(qtbot, desk, workshop, press)


def choose(dialog: PrintDialog, name: str) -> None:
    """Choose an entry of the menu of the paper."""
    action = dialog.findChild(QAction, f"print_{name}")
    assert action is not None, name
    assert action.isEnabled(), name
    action.trigger()


def test_a_margin_to_bind_is_left_until_somebody_wants_none(
    dialog: PrintDialog, workshop: Workshop
) -> None:
    assert button(dialog, "print_paper").text() == "A4, binding margin"
    assert round(dialog.request().geometry.left / MM) == 25
    choose(dialog, "binding")
    assert round(dialog.request().geometry.left / MM) == 15
    assert button(dialog, "print_paper").text() == "A4, narrow margin"
    assert workshop.sheets == [Sheet(binding=False)]


def test_other_paper_is_drawn_at_once_and_told_to_the_printer(
    dialog: PrintDialog, workshop: Workshop, press: PaperPress, qtbot: QtBot
) -> None:
    choose(dialog, "size_16k")
    choose(dialog, "duplex")
    assert button(dialog, "print_paper").text() == "16K, binding margin, both sides"
    qtbot.waitUntil(lambda: workshop.drawn[-1].geometry.duplex)
    qtbot.waitUntil(button(dialog, "print_print").isEnabled)
    click(qtbot, dialog, "print_print")
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert (round(press.geometry.width / MM), press.geometry.duplex) == (185, True)
    assert workshop.sheets[-1] == Sheet(size="16k", duplex=True)


def test_cards_to_cut_lie_in_order_when_all_sheets_are_cut_at_once(
    dialog: PrintDialog, workshop: Workshop, qtbot: QtBot
) -> None:
    click(qtbot, dialog, "print_layout_pocket")
    assert button(dialog, "print_paper").text() == "A4, for one cut"
    assert dialog.request().stacked
    assert dialog.request().geometry == A4
    choose(dialog, "stacked")
    assert button(dialog, "print_paper").text() == "A4, sheet by sheet"
    assert not dialog.request().stacked
    size = dialog.findChild(QAction, "print_size_a5")
    assert size is not None
    assert not size.isEnabled()


def test_the_menu_opens_below_its_button_and_says_what_is_chosen(
    dialog: PrintDialog, qtbot: QtBot
) -> None:
    click(qtbot, dialog, "print_paper")
    menu = dialog.options.paper.choices
    qtbot.waitUntil(menu.isVisible)
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == ["A4", "25 mm on the left to punch or bind", *ticked[2:]]
    assert dialog.options.paper.accessibleName() == "Paper: A4, binding margin"
    menu.close()
