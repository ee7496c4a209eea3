"""What the window does without when it starts is there when something asks for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import TODAY

from carekeeper import sample

STARTED = """
import sys
from carekeeper.commands import window
window.program()
import sqlalchemy
assert "asyncio.base_events" not in sys.modules
assert "email.message" not in sys.modules
"""


@pytest.mark.parametrize(
    "asked",
    [
        "import asyncio; assert asyncio.run(asyncio.sleep(0, 'here')) == 'here'",
        "from asyncio import events; assert events.new_event_loop().close() is None",
        "from importlib.metadata import version; assert version('carekeeper')",
        "import importlib.metadata; assert importlib.metadata.version('SQLAlchemy')",
        "assert sqlalchemy.create_engine('sqlite://').connect().scalar(sqlalchemy.select(1)) == 1",
    ],
)
def test_asyncio_is_imported_only_when_it_is_asked_for(asked: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARTED + asked], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


OPENED = """
import sys
from carekeeper.commands import main, window
program = window.program()  # before anything else imports Qt, as in the program itself
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
book, profile = sys.argv[1:]
def tell():
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    print(*sorted(sys.modules), sep="\\n")
    print("in sight:", *(type(one.page()).__name__ for one in shown if hasattr(one, "page")))
    QApplication.exit()
begin = program.Application.start
def start(self, file):
    begin(self, file)
    QTimer.singleShot(0, tell)
program.Application.start = start
main([book, "--profile", profile])
"""
LATER = (
    *("carekeeper.lists", "carekeeper.printing", "carekeeper.giving_out", "carekeeper.whole_file"),
    *(
        "carekeeper.records.panel",
        "carekeeper.widgets.record_form",
        "carekeeper.widgets.line_editor",
    ),
    *("carekeeper.widgets.record_table", "carekeeper.widgets.typing_grid", "carekeeper.report.tab"),
    *(
        "reportlab",
        "xlsxwriter",
        "python_calamine",
        "PIL",
        "alembic",
        "sqlalchemy.orm",
        "asyncio.base_events",
    ),
)
"""What no first page has, and what takes its time."""


def test_the_window_opens_on_today_without_what_other_pages_need(tmp_path: Path) -> None:
    book = tmp_path / "small.carebook"
    sample.make(book, students=12, left_behind=8, months=2, today=TODAY, language="zh_CN")
    program = [sys.executable, "-c", OPENED, str(book), str(tmp_path / "profile")]
    done = subprocess.run(program, capture_output=True, encoding="utf-8", check=True)
    *modules, seen = done.stdout.splitlines()
    assert seen == "in sight: Workspace"
    early = [one for one in modules if one.startswith(LATER)]
    assert early == []
