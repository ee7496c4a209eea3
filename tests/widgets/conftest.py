"""Every story of the widgets begins in the light scheme."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.widgets.form_story import Story

from carekeeper.widgets import theme


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def story(qtbot: QtBot) -> Story:
    """A form in a window."""
    return Story(qtbot)
