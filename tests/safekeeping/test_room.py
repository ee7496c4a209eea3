"""The house is reminded of the backup for the school office."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.db.stories import RAW_KEY

from carekeeper.core.due import Urgency
from carekeeper.db import backup_file, recovery
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.room import DueItem
from carekeeper.safekeeping import store
from carekeeper.safekeeping.room import ROOM, status
from carekeeper.widgets.desk import Desk


def due(file: ClassFile, day: str) -> list[DueItem]:
    assert ROOM.due_items is not None
    found = ROOM.due_items(file, date.fromisoformat(day))
    return [item for item in found if item.action == "backup"]


def give_to_the_office(file: ClassFile, folder: Path, day: str) -> None:
    file.now = lambda: datetime.fromisoformat(f"{day}T15:30")
    made = backup_file.write(
        file.path, RAW_KEY, folder / f"{day}.carebak", "", reason=Reason.BY_HAND, leave_out=()
    )
    store.note_outside_backup(file, made)


def test_never_given_is_due(chens: ClassFile) -> None:
    [item] = due(chens, "2026-11-23")
    assert item.urgency is Urgency.DUE
    assert item.reason.startswith("Not given to the school yet")


def test_thirty_days_are_fine_and_one_more_is_due(chens: ClassFile, tmp_path: Path) -> None:
    give_to_the_office(chens, tmp_path, "2026-10-20")
    assert due(chens, "2026-11-19") == []
    [item] = due(chens, "2026-11-23")
    assert item.reason == "The last one is 34 days old (20 Oct)."


def test_a_password_without_a_recovery_sheet_is_told_until_there_is_one(
    qtbot: QtBot, chens: ClassFile, desk: Desk
) -> None:
    assert ROOM.due_items is not None
    assert ROOM.act is not None
    day = date(2026, 11, 23)
    [item] = [one for one in ROOM.due_items(chens, day) if one.action == "recovery_sheet"]
    with qtbot.waitSignal(desk.action_requested) as told:
        ROOM.act(item, chens, desk)
    assert told.args == ["recovery_sheet"]

    chens.adopt_sheet(recovery.new_key())

    assert "recovery_sheet" not in {one.action for one in ROOM.due_items(chens, day)}


def test_doing_it_opens_the_dialog_of_the_window(
    qtbot: QtBot, chens: ClassFile, desk: Desk
) -> None:
    [item] = due(chens, "2026-11-23")
    assert ROOM.act is not None
    with qtbot.waitSignal(desk.action_requested) as told:
        ROOM.act(item, chens, desk)
    assert told.args == ["backup"]


def test_the_status_tells_both_ages(chens: ClassFile, desk: Desk, tmp_path: Path) -> None:
    automatic = store.automatic_backups(chens, desk.settings)
    assert status(chens, automatic).last_automatic is None
    assert status(chens, automatic).last_outside is None
    made = automatic.make(chens.path, RAW_KEY, Reason.CLOSING)
    give_to_the_office(chens, tmp_path, "2026-10-20")
    now = status(chens, automatic)
    assert now.last_automatic == made.made_at
    assert now.last_outside == datetime.fromisoformat("2026-10-20T15:30")
