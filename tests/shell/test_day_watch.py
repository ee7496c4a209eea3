"""The laptop slept overnight with the program open: in the morning it is another day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD, TODAY
from tests.shell.test_window import field, front, students, type_into

from carekeeper.app import Application
from carekeeper.core import dates
from carekeeper.shell import day_watch


class Calendar:
    """The calendar on the wall, with a leaf for each day."""

    def __init__(self) -> None:
        self.day = TODAY

    def tear_off(self) -> None:
        """Go on to the next day."""
        self.day += timedelta(days=1)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def attentive(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program looks at the calendar again and again."""
    monkeypatch.setattr(day_watch, "_EVERY", 10)


@pytest.fixture
def working(
    start: Callable[[Path | None], Application], small: Path, calendar: Calendar
) -> Application:
    """The program with the small class open."""
    begun = start(small)
    begun.desk.today = lambda: calendar.day
    begun.open_file(small, PASSWORD)
    return begun


def day_shown(working: Application) -> str:
    """Return the day that stands above what is due."""
    headline = front(working).findChild(QLabel, "today_day")
    assert headline is not None
    return headline.text()


@pytest.mark.usefixtures("attentive")
def test_the_page_of_the_day_turns_at_midnight(
    working: Application, calendar: Calendar, qtbot: QtBot
) -> None:
    assert dates.show_short(TODAY) in day_shown(working)

    calendar.tear_off()

    qtbot.waitUntil(lambda: dates.show_short(calendar.day) in day_shown(working))


@pytest.mark.usefixtures("attentive")
def test_what_is_typed_at_midnight_is_saved(
    working: Application, calendar: Calendar, qtbot: QtBot
) -> None:
    front(working).show_student(7, "students")
    type_into(field(front(working), "former_name"), "王雨")

    calendar.tear_off()

    qtbot.waitUntil(lambda: students(working).get(7).former_name == "王雨")
    assert field(front(working), "former_name").text() == "王雨"


@pytest.mark.usefixtures("attentive")
def test_what_was_changed_is_backed_up_though_the_program_stays_open(
    working: Application, calendar: Calendar, qtbot: QtBot, tmp_path: Path
) -> None:
    students(working).change(7, "former_name", "王雨")
    folder = tmp_path / "profile" / "backups"
    told = working.window.findChild(QLabel, "status_backup_here")
    assert told is not None
    before = told.text()
    assert list(folder.rglob("*.carebak")) == []

    calendar.tear_off()

    qtbot.waitUntil(lambda: told.text() != before)
    assert len(list(folder.rglob("*.carebak"))) == 1


def test_the_first_changes_of_a_day_are_backed_up_soon(working: Application, qtbot: QtBot) -> None:
    assert working.open_class is not None
    safe = working.open_class._safe
    students(working).change(7, "former_name", "王雨")
    assert safe._soon.isActive()
    assert 60_000 < safe._soon.interval() <= 15 * 60_000

    with qtbot.waitSignal(safe.backed_up):
        safe._soon.timeout.emit()

    safe._soon.stop()
    students(working).change(7, "former_name", "王雪")
    assert not safe._soon.isActive(), "once a day; the rest when the class is left"


def test_the_day_is_right_at_once_after_unlocking(working: Application, calendar: Calendar) -> None:
    working.do("lock")
    calendar.tear_off()
    unlock = working.window.page()
    assert unlock is not None
    unlock.findChild(QLineEdit, "unlock_password").setText(PASSWORD)
    unlock.findChild(QPushButton, "unlock_open").click()

    assert dates.show_short(calendar.day) in day_shown(working)
