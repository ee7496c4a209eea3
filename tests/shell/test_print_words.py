"""The words beside the page of a print dialog stand whole in their column."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.jobs import job_of

from carekeeper import whole_file
from carekeeper.core import words
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.store import Students
from carekeeper.rooms import ROOMS
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.print_options import PrintOptions

_ROOM = 240
"""So wide is the column of a print dialog beside its scroll bar."""


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_layouts_and_ticks_are_not_cut(
    language: str, class_file: ClassFile, desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light")
    Students(class_file).add({"name": "王小雨", "left_behind": True})
    cut = []
    with words.speaking(language):
        for name in whole_file.papers(ROOMS):
            options = PrintOptions(job_of(name, class_file, desk))
            qtbot.addWidget(options)
            options.ensurePolished()
            if options.minimumSizeHint().width() > theme.px(_ROOM):
                cut.append((name, options.minimumSizeHint().width()))
    assert cut == []
