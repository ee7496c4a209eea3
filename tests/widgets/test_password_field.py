"""A password is typed twice, in peace, and judged in words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from carekeeper.widgets.password_field import NewPassword, PasswordField


@pytest.fixture
def lines(qtbot: QtBot) -> NewPassword:
    made = NewPassword("new_password")
    qtbot.addWidget(made)
    return made


def test_nobody_who_looks_over_the_shoulder_can_read_it(qtbot: QtBot) -> None:
    line = PasswordField("password", "Password")
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "secret words")
    assert line.echoMode() == QLineEdit.EchoMode.Password
    assert line.accessibleName() == "Password"


def test_the_caps_lock_is_told(qtbot: QtBot) -> None:
    line = PasswordField("password", "Password")
    qtbot.addWidget(line)
    heard: list[bool] = []
    line.caps_lock.connect(heard.append)
    qtbot.keyClicks(line, "aA")
    assert heard == [False, True]


def test_a_short_sentence_typed_twice_will_do(lines: NewPassword) -> None:
    lines.first.setText("春风化雨三班2026")
    lines.again.setText("春风化雨三班2026")
    assert lines.password() == "春风化雨三班2026"
    assert lines.word.text() == "✓ Strong enough"
    assert lines.insist()


@pytest.mark.parametrize(
    ("first", "again", "sentence"),
    [
        ("", "", "Please type a password."),
        (
            "short",
            "short",
            "Please use at least 8 characters: a short sentence is easy to remember.",
        ),
        ("11111111", "11111111", "This is too easy to guess. A short sentence is better."),
        (
            "every child counts",
            "every child count",
            "The two passwords differ. Please type it once more.",
        ),
    ],
)
def test_what_will_not_do_is_said_in_words(
    lines: NewPassword, first: str, again: str, sentence: str
) -> None:
    lines.first.setText(first)
    lines.again.setText(again)
    assert not lines.insist()
    assert lines.word.text() == sentence
    assert lines.password() == ""


def test_the_red_goes_when_one_types_on(qtbot: QtBot, lines: NewPassword) -> None:
    lines.first.setText("short")
    lines.insist()
    assert lines.first.property("wrong")
    qtbot.keyClicks(lines.first, "er words")
    assert not lines.first.property("wrong")
    assert "At least 8 characters" in lines.word.text()


def test_it_forgets_what_was_typed(lines: NewPassword) -> None:
    lines.first.setText("every child counts")
    lines.again.setText("every child counts")
    lines.clear()
    assert lines.first.text() == lines.again.text() == ""
