"""The students' files in the look of the program, put on once: it restyles every open widget."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from carekeeper.widgets import theme


@pytest.fixture(autouse=True, scope="session")
def _look(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
