"""The colours can be read, and light, dark and large text switch at once."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from carekeeper.widgets import theme
from carekeeper.widgets.style_sheet import style_sheet
from carekeeper.widgets.tokens import DARK, LIGHT, Tokens, mix

SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])

GROUNDS: dict[str, tuple[str, ...]] = {
    "text": ("window", "side", "surface", "sunken", "selected", "accent_soft", "due_soft"),
    "second": ("window", "side", "surface", "sunken", "selected"),
    "third": ("window", "surface", "sunken"),
    "accent": ("window", "surface", "sunken", "accent_soft", "selected"),
    "on_accent": ("accent",),
    "due": ("window", "side", "surface", "sunken", "due_soft", "selected"),
    "late": ("window", "side", "surface", "sunken", "late_soft", "selected"),
    "good": ("window", "surface", "sunken", "good_soft"),
    "info": ("surface", "info_soft"),
}
"""On which grounds each colour is used for text; all of them hold 4.5:1."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours by WCAG 2.1, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour by WCAG 2.1, from 0 to 1."""
    red, green, blue = (linear(channel / 255) for channel in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


@SCHEMES
@pytest.mark.parametrize(
    ("ink", "ground"), [(ink, ground) for ink, grounds in GROUNDS.items() for ground in grounds]
)
def test_text_reads_on_each_ground_it_stands_on(scheme: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(scheme, ink), getattr(scheme, ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("ground", ["surface", "sunken"])
def test_the_edge_of_a_field_is_seen(scheme: Tokens, ground: str) -> None:
    assert contrast(scheme.edge, getattr(scheme, ground)) >= 3


@SCHEMES
def test_initials_read_on_every_avatar(scheme: Tokens) -> None:
    assert all(contrast(scheme.on_avatar, ground) >= 4.5 for ground in scheme.avatars)


@SCHEMES
def test_the_primary_button_reads_under_the_mouse_too(scheme: Tokens) -> None:
    assert contrast(scheme.on_accent, mix(scheme.accent, scheme.text, 0.18)) >= 4.5


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#102030", "#FFFFFF", 0) == "#102030"
    assert mix("#000000", "#FFFFFF", 1) == "#FFFFFF"


@SCHEMES
def test_the_style_sheet_has_no_colour_of_its_own(scheme: Tokens) -> None:
    ours = {value for value in scheme if isinstance(value, str)}
    ours |= {mix(scheme.accent, scheme.text, 0.18), mix(scheme.surface, scheme.text, 0.05)}
    assert set(re.findall(r"#[0-9A-F]{6}", style_sheet(scheme, round))) <= ours


def test_the_window_turns_dark_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(20, 20)
    with qtbot.waitSignal(theme.appearance().changed):
        theme.apply(qapp, "dark")
    assert page.grab().toImage().pixelColor(10, 10).name().upper() == DARK.window
    assert theme.tokens() is DARK
    theme.apply(qapp, "light")


def test_what_looks_the_same_is_not_painted_anew(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    with qtbot.assertNotEmitted(theme.appearance().changed):
        theme.apply(qapp, "light")


def test_large_text_is_a_quarter_larger(qapp: QApplication) -> None:
    theme.apply(qapp, "light", large_text=True)
    assert theme.font("section").pixelSize() == 20
    assert theme.px(32) == 40
    theme.apply(qapp, "light")
    assert theme.font("section").pixelSize() == 16


def test_a_system_that_says_nothing_gets_the_light_scheme(qapp: QApplication) -> None:
    theme.apply(qapp, "system")
    assert theme.tokens() is LIGHT


def test_rare_characters_of_names_are_drawn(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    known = QFontMetrics(theme.font())
    assert [sign for sign in "王𬱖㛃䶮" if not known.inFontUcs4(ord(sign))] == []


def test_menus_and_messages_have_our_font_from_the_start(qapp: QApplication) -> None:
    """Windows has fonts of its own for them, and each first style sheet brings those back."""
    qapp.setStyleSheet("")
    for name in ("QMenu", "QMenuBar", "QMessageBox"):
        qapp.setFont(QFont("Courier New", 30), name)
    theme.apply(qapp, "dark")
    theme.apply(qapp, "light")
    for name in ("QMenu", "QMenuBar", "QMessageBox"):
        assert QApplication.font(name).families() == theme.font("body").families()
        assert QApplication.font(name).pixelSize() == theme.font("body").pixelSize()


def test_letters_have_the_width_that_the_font_gives_them(qapp: QApplication) -> None:
    """Rounded to whole pixels, a digit more is cut in a column made for four of them."""
    assert theme.font("body").hintingPreference() == QFont.HintingPreference.PreferNoHinting
