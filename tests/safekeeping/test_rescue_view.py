"""A class file does not open: calm words, and the newest good backup."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.db.stories import RAW_KEY
from tests.safekeeping.finding import button, part, words

from carekeeper.core.errors import Trouble
from carekeeper.core.paths import Paths
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.connection import trouble
from carekeeper.safekeeping import store
from carekeeper.safekeeping.view.rescue import RescuePage
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.notices import Hint
from carekeeper.widgets.record_table import RecordTable


@pytest.fixture
def backups(chens: ClassFile, desk: Desk) -> list[Path]:
    """Two automatic backups, the older first."""
    automatic = store.automatic_backups(chens, desk.settings)
    return [automatic.make(chens.path, RAW_KEY, Reason.CLOSING).path for _ in range(2)]


def page_for(qtbot: QtBot, path: Path, kind: Trouble, desk: Desk) -> RescuePage:
    page = RescuePage(path, trouble(kind, path).sentence, Paths.of().backups, desk, trouble=kind)
    qtbot.addWidget(page)
    page.show()
    return page


def checked(qtbot: QtBot, page: RescuePage) -> None:
    qtbot.waitUntil(lambda: words(page, "rescue_checked") not in ("", "Checking…"))


def test_it_says_what_is_wrong_and_that_nothing_was_touched(
    qtbot: QtBot, chens: ClassFile, backups: list[Path], desk: Desk
) -> None:
    before = chens.path.read_bytes()
    page = page_for(qtbot, chens.path, Trouble.DAMAGED, desk)
    assert words(page, "rescue_title") == "The class file does not open"
    assert "is damaged" in words(page, "rescue_sentence")
    assert str(chens.path) in words(page, "rescue_kept")
    assert not button(page, "rescue_retry").isVisible()
    checked(qtbot, page)
    assert chens.path.read_bytes() == before


def test_one_press_asks_for_the_newest_backup(
    qtbot: QtBot, chens: ClassFile, backups: list[Path], desk: Desk
) -> None:
    page = page_for(qtbot, chens.path, Trouble.DAMAGED, desk)
    checked(qtbot, page)
    assert len(part(page, RecordTable, "rescue_backups_table").rows()) == 2
    newest = store.automatic_backups(chens, desk.settings).all()[0].path
    with qtbot.waitSignal(page.restore_requested) as told:
        button(page, "rescue_restore").click()
    assert told.args == [newest]


def test_a_damaged_backup_is_left_out(
    qtbot: QtBot, chens: ClassFile, backups: list[Path], desk: Desk
) -> None:
    data = bytearray(backups[1].read_bytes())
    data[len(data) // 2] ^= 1
    backups[1].write_bytes(data)
    page = page_for(qtbot, chens.path, Trouble.DAMAGED, desk)
    checked(qtbot, page)
    table = part(page, RecordTable, "rescue_backups_table")
    assert [info.path for info in table.rows()] == [backups[0]]


def test_trouble_that_may_pass_can_be_tried_again(
    qtbot: QtBot, chens: ClassFile, desk: Desk
) -> None:
    page = page_for(qtbot, chens.path, Trouble.IN_USE, desk)
    assert words(page, "rescue_title") == "The class file cannot be opened now"
    with qtbot.waitSignal(page.retry_requested):
        button(page, "rescue_retry").click()


def test_without_a_backup_it_says_where_one_may_be(
    qtbot: QtBot, chens: ClassFile, desk: Desk
) -> None:
    page = page_for(qtbot, chens.path, Trouble.DAMAGED, desk)
    assert part(page, Hint, "rescue_none").isVisible()
    assert not button(page, "rescue_restore").isVisible()
    with qtbot.waitSignal(page.other_file_requested):
        button(page, "rescue_other").click()
