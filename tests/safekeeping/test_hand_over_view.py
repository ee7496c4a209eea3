"""Ms Chen hands her class over: a copy with what is to be passed on, and old notes folded away."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from tests.db.stories import RAW_KEY
from tests.safekeeping.finding import words

from carekeeper.core import folded
from carekeeper.db import snapshot
from carekeeper.db.care_tables import talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.hand_over import Without
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.store.handouts import Handouts
from carekeeper.safekeeping.view.hand_over import HandOverDialog
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.drives import Drive

WORD = "a word for Mr Lin"
NAME = "三（2）班 handed over 2026-11-23.carebook"


@pytest.fixture
def dialog(qtbot: QtBot, chens: ClassFile, desk: Desk, stick: Drive) -> HandOverDialog:
    kinds = [kind for room in ROOMS for kind in room.kinds]
    made = HandOverDialog(chens, desk, kinds, lambda *_asked: [], drives=lambda: [stick])
    qtbot.addWidget(made)
    made.show()
    return made


def write(qtbot: QtBot, dialog: HandOverDialog) -> None:
    dialog.password.first.setText(WORD)
    dialog.password.again.setText(WORD)
    dialog.write.click()
    qtbot.waitUntil(lambda: not dialog.is_working())


def test_usually_all_goes_and_the_history_notes_it(
    qtbot: QtBot, dialog: HandOverDialog, chens: ClassFile, stick: Drive
) -> None:
    assert dialog.without() == Without(before=date(2025, 11, 23))
    write(qtbot, dialog)
    copy = stick.folder / NAME
    assert words(dialog, "backup_file") == str(copy)
    held, own = snapshot.examine(copy, WORD), snapshot.examine(chens.path, RAW_KEY)
    assert held.counts["students"] == own.counts["students"] == 12
    [line] = Handouts(chens, {}).latest(5)
    assert line.label == "Class file for the next class teacher"


def test_old_talks_are_left_out_once_their_kind_is_chosen(
    qtbot: QtBot, dialog: HandOverDialog, chens: ClassFile, stick: Drive
) -> None:
    with chens.writing("谈心") as unit:
        for day in (date(2024, 3, 1), date(2026, 3, 1)):
            unit.insert(talks, {"student_id": 1, "held_on": day, "said": "说说笑笑"})
    dialog.old["out"].setChecked(True)
    dialog.write.click()
    assert "choose of which records" in words(dialog, "hand_over_problem")
    assert "education_plans" not in dialog.chips
    dialog.chips["talks"].click()
    write(qtbot, dialog)
    assert snapshot.examine(stick.folder / NAME, WORD).counts["talks"] == 1
    assert Handouts(chens, {}).latest(1)[0].field == "without old records"


def test_old_records_are_folded_and_nothing_is_left_out(
    qtbot: QtBot, dialog: HandOverDialog, stick: Drive
) -> None:
    dialog.old["fold"].setChecked(True)
    write(qtbot, dialog)
    with ClassFile.open(stick.folder / NAME, WORD) as copy:
        assert copy.fact(folded.FACT) == "2025-11-23"
