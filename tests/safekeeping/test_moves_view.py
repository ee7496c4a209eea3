"""Ms Chen lets two children go to another class, and Mr Lin takes them in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.db.stories import RAW_KEY, student_names
from tests.recording import RecordingMessages
from tests.safekeeping.finding import button, words

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians, students
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.view.give import GiveDialog
from carekeeper.safekeeping.view.receive import ReceiveDialog
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.drives import Drive

WORD = "a word for Mr Lin"
NAME = "Students to 四（2）班 2026-11-23.careparcel"


@pytest.fixture
def lins(tmp_path: Path) -> Iterator[ClassFile]:
    """Mr Lin's class file, in which nobody is yet."""
    with ClassFile.create(tmp_path / "四2班.carebook", RAW_KEY) as class_file:
        yield class_file


@pytest.fixture
def giving(qtbot: QtBot, chens: ClassFile, desk: Desk, stick: Drive) -> GiveDialog:
    made = GiveDialog(chens, desk, lambda: None, frozenset({3}), drives=lambda: [stick])
    qtbot.addWidget(made)
    made.show()
    return made


def taking(
    qtbot: QtBot, class_file: ClassFile, desk: Desk, parcel: Path, backups: list[str] | None = None
) -> ReceiveDialog:
    """Open a parcel in the dialog of a class."""
    kinds = {kind.table: kind for room in ROOMS for kind in room.kinds}
    backup = (backups if backups is not None else []).append
    made = ReceiveDialog(class_file, desk, kinds, lambda: backup("made"))
    qtbot.addWidget(made)
    made.show()
    made.choose(parcel)
    made.password.setText(WORD)
    made.look.click()
    qtbot.waitUntil(lambda: not made.is_working())
    return made


def give(qtbot: QtBot, dialog: GiveDialog, *ids: int) -> None:
    """Fill the form in and write the parcel."""
    dialog.choices.tick(frozenset(ids))
    dialog.to_class.line.setText("四（2）班")
    dialog.password.first.setText(WORD)
    dialog.password.again.setText(WORD)
    dialog.write.click()
    qtbot.waitUntil(lambda: not dialog.is_working())


def test_two_children_go_and_come_and_both_files_say_so(
    qtbot: QtBot, giving: GiveDialog, lins: ClassFile, chens: ClassFile, desk: Desk, stick: Drive
) -> None:
    assert giving.choices.ids() == (3,)
    give(qtbot, giving, 3, 5)
    parcel = stick.folder / NAME
    assert words(giving, "backup_file") == str(parcel)
    assert words(giving, "backup_counts").startswith("2 students, 2 guardians")
    assert not giving.write.isVisible()
    with chens.reading() as unit:
        gone = unit.rows(students.select().where(students.c.enrolment == "moved_away"))
    assert [(row.id, row.enrolment_reason) for row in gone] == [
        (3, "Moved to 四（2）班"),
        (5, "Moved to 四（2）班"),
    ]

    backups: list[str] = []
    dialog = taking(qtbot, lins, desk, parcel, backups)
    assert words(dialog, "receive_found") == "2 students of 三（2）班 · 青石镇中心小学"
    assert [one.name for one in dialog.table.rows()] == ["学生3", "学生5"]
    dialog.receive.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert backups == ["made"]
    assert student_names(lins) == ["学生3", "学生5"]

    again = taking(qtbot, lins, desk, parcel)
    assert not again.receive.isEnabled()


def test_nobody_ticked_no_class_and_no_password_are_said(giving: GiveDialog, stick: Drive) -> None:
    giving.choices.tick(frozenset())
    giving.write.click()
    assert words(giving, "give_problem") == "Please tick the students who go."
    giving.choices.tick(frozenset({1}))
    giving.write.click()
    assert giving.to_class.problem.text() == "Please name the class that they go to."
    giving.to_class.line.setText("四（2）班")
    giving.write.click()
    assert words(giving, "give_password_word") == "Please type a password."
    assert list(stick.folder.iterdir()) == []


def test_records_are_erased_only_after_a_question(
    qtbot: QtBot, giving: GiveDialog, chens: ClassFile, messages: RecordingMessages, stick: Drive
) -> None:
    giving.erase.setChecked(True)
    messages.answers = [False]
    give(qtbot, giving, 3)
    assert list(stick.folder.iterdir()) == []
    messages.answers = [True]
    give(qtbot, giving, 3)
    assert (stick.folder / NAME).exists()
    with chens.reading() as unit:
        assert unit.rows(guardians.select().where(guardians.c.student_id == 3)) == []
    assert "学生3" in student_names(chens)


def test_a_wrong_password_and_one_who_is_here_are_said(
    qtbot: QtBot, giving: GiveDialog, chens: ClassFile, lins: ClassFile, desk: Desk, stick: Drive
) -> None:
    give(qtbot, giving, 3)
    with lins.writing("同名") as unit:
        unit.insert(students, {"name": "学生3"})
    dialog = taking(qtbot, lins, desk, stick.folder / NAME)
    [row] = dialog.table.rows()
    assert row.known == "namesake"
    dialog.password.setText("something else")
    button(dialog, "receive_open").click()
    qtbot.waitUntil(lambda: not dialog.is_working())
    assert "password" in words(dialog, "receive_problem").lower()
