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


WRONG = """
from PySide6.QtCore import QPoint, QSize
for call in (lambda: QPoint("x"), lambda: QPoint(1, 2).setX("y"), lambda: QSize(1, 2, 3, 4)):
    try:
        call()
    except TypeError as error:
        print(error)
"""


def test_a_wrong_call_of_qt_is_explained_as_ever() -> None:
    plain, ours = (
        subprocess.run(
            [sys.executable, "-c", first + WRONG], capture_output=True, encoding="utf-8", check=True
        ).stdout
        for first in ("", STARTED)
    )
    assert "Supported signatures" in plain
    assert ours == plain


OPENED = """
import sys
from carekeeper.commands import main, window
program = window.program()  # before anything else imports Qt, as in the program itself
from PySide6 import QtCore, QtGui, QtWidgets
book, profile = sys.argv[1:]
def tell():
    shown = [one for one in QtWidgets.QApplication.topLevelWidgets() if one.isVisible()]
    print(*(name for name, one in sys.modules.items() if not isinstance(one, window.Later)))
    print(*(name for module in (QtCore, QtGui, QtWidgets) for name in vars(module)))
    print(*(type(one.page()).__name__ for one in shown if hasattr(one, "page")))
    QtWidgets.QApplication.exit()
begin = program.Application.start
def start(self, file):
    begin(self, file)
    QtCore.QTimer.singleShot(0, tell)
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
    *("reportlab", "xlsxwriter", "python_calamine", "PIL", "alembic", "sqlalchemy.orm"),
    *("asyncio.base_events", "email", "argparse"),
    *("shibokensupport.signature.parser", "shibokensupport.signature.lib.pyi_generator"),
)
"""What no first page has, and what takes its time."""
BEHIND_THE_PASSWORD = (
    *("sqlalchemy", "sqlcipher3", "msgspec", "carekeeper.rooms", "carekeeper.features"),
    *("carekeeper.records", "carekeeper.db.class_file", "carekeeper.shell.open_class"),
    *("carekeeper.shell.workspace", "carekeeper.shell.status_line", "carekeeper.core.fields"),
    *("hashlib", "hmac", "datetime", "decimal", "uuid", "typing_extensions", "dataclasses"),
)
"""What the unlock page does without, too: it comes while the teacher types the password."""
COSTLY = {"QStyle", "QImage", "QFileDialog", "QMessageBox", "QTextDocument", "QHeaderView"}
"""Classes of Qt whose hundreds of names PySide makes when one of them is first asked for."""


def what_is_there_first(book: Path) -> tuple[list[str], set[str], str]:
    """Return the modules and the classes of Qt that the first page has, and its name."""
    program = [sys.executable, "-c", OPENED, str(book), str(book.parent / "profile")]
    done = subprocess.run(program, capture_output=True, encoding="utf-8", check=True)
    modules, classes, page = done.stdout.splitlines()
    return modules.split(), set(classes.split()), page


@pytest.mark.parametrize(
    ("password", "page", "later"),
    [
        ("made-up 2026", "UnlockPage", (*LATER, *BEHIND_THE_PASSWORD)),
        ("", "Workspace", LATER),
    ],
)
def test_the_window_opens_without_what_other_pages_need(
    password: str, page: str, later: tuple[str, ...], tmp_path: Path
) -> None:
    book = tmp_path / "small.carebook"
    small = {"students": 12, "left_behind": 8, "months": 2}
    sample.make(book, **small, today=TODAY, language="zh_CN", password=password)
    modules, classes, seen = what_is_there_first(book)
    assert seen == page
    assert [one for one in modules if one.startswith(later)] == []
    assert classes & COSTLY == set()
