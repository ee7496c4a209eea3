"""Icons take the colour of the scheme and stay sharp."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from carekeeper.core import resources
from carekeeper.widgets import icons, theme
from carekeeper.widgets.tokens import DARK, LIGHT


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def _ink(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(pixel.rgb()).name().upper() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_is_drawn_in_the_colour_of_its_token(qapp: QApplication) -> None:
    plus = icons.icon("plus", "accent")
    assert LIGHT.accent in _ink(plus.pixmap(48, 48).toImage())


def test_the_same_icon_follows_the_scheme(qapp: QApplication) -> None:
    plus = icons.icon("plus", "accent")
    theme.apply(qapp, "dark")
    assert DARK.accent in _ink(plus.pixmap(48, 48).toImage())


def test_a_switched_on_icon_has_its_own_colour(qapp: QApplication) -> None:
    user = icons.icon("user", "second", checked_role="accent")
    on = user.pixmap(QSize(48, 48), QIcon.Mode.Normal, QIcon.State.On)
    off = user.pixmap(QSize(48, 48), QIcon.Mode.Normal, QIcon.State.Off)
    assert LIGHT.accent in _ink(on.toImage())
    assert LIGHT.second in _ink(off.toImage())


def test_a_fine_screen_gets_more_dots(qapp: QApplication) -> None:
    picture = icons.icon("printer").pixmap(QSize(16, 16), 2.0)
    assert picture.width() == 32
    assert picture.devicePixelRatio() == 2.0


def test_icons_outlive_what_python_forgets(qtbot: QtBot) -> None:
    button = QPushButton("打印")
    qtbot.addWidget(button)
    button.setIcon(icons.icon("printer"))
    copy = QIcon(button.icon())
    copy.setIsMask(True)
    gc.collect()
    assert not copy.pixmap(16, 16).isNull()
    assert not button.grab().isNull()


def test_every_drawing_can_be_drawn(qapp: QApplication) -> None:
    for path in resources.folder("icons").glob("*.svg"):
        assert _ink(icons.pixmap(path.stem, "text", 48).toImage()), path.name


def test_the_licence_lies_beside_the_drawings() -> None:
    licence = resources.folder("icons", "LICENSE.txt").read_text(encoding="utf-8")
    assert "ISC License" in licence
