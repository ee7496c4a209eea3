"""The first page of all has room on the smallest screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carekeeper.core import words
from carekeeper.shell.welcome import WelcomePage


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("size", [(1024, 560), (1366, 700)])
def test_nothing_of_it_is_cut(language: str, size: tuple[int, int], qtbot: QtBot) -> None:
    words.use(language)
    page = WelcomePage()
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    assert (page.width(), page.height()) == size
    outside = [
        one.objectName()
        for one in page.findChildren(QWidget)
        if one.isVisible()
        and not page.rect().contains(one.mapTo(page, QPoint(one.width() - 1, one.height() - 1)))
    ]
    assert outside == []
