"""A list of the class for one receiver: columns are chosen, and kept under the receiver's name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.shell.lists.test_bring_in import bring_in, opened

from carekeeper.db.class_file import ClassFile
from carekeeper.db.giving_out import all_rows
from carekeeper.rooms import ROOMS
from carekeeper.shell.lists.export_dialog import KINDS, ExportDialog
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Button

LIST = (
    "姓名\t性别\t母亲姓名\t母亲电话\t监护人\t与学生关系\t校车\n"
    "王小雨\t女\t李丽\t13900001300\t刘桂芳\t奶奶\t1号车\n"
    "李浩然\t男\t\t\t\t\t\n"
)


@pytest.fixture
def school(class_file: ClassFile, desk: Desk, qtbot: QtBot) -> ClassFile:
    """A class that came from a list with phones and a column of the school's own."""
    dialog = opened(class_file, desk, qtbot)
    dialog.show_text(LIST)
    bring_in(dialog, qtbot)
    return class_file


def exporting(class_file: ClassFile, desk: Desk, qtbot: QtBot) -> ExportDialog:
    """Open the dialog at the class list as CSV."""
    dialog = ExportDialog(class_file, desk, ROOMS)
    qtbot.addWidget(dialog)
    dialog.kind.setCurrentIndex([kind[:2] for kind in KINDS].index(("roster", ".csv")))
    dialog.show()
    return dialog


def tick(dialog: ExportDialog, *labels: str) -> None:
    """Tick these columns and no others."""
    for row in range(dialog.columns.count()):
        item = dialog.columns.item(row)
        on = item.text() in labels
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def written(path: Path) -> list[list[str]]:
    """Return the rows of a CSV file."""
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_phones_and_kept_columns_can_be_chosen(
    school: ClassFile, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = exporting(school, desk, qtbot)
    tick(dialog, "Name", "Mother · Phone", "Guardian · Relation", "校车")
    dialog.save_to(tmp_path / "校车.csv")
    assert written(tmp_path / "校车.csv") == [
        ["姓名", "母亲联系电话", "监护人关系", "校车"],
        ["王小雨", "13900001300", "Father's mother", "1号车"],
        ["李浩然", "", "", ""],
    ]
    layouts = {one["layout"] for one in all_rows(school)["handouts"]}
    assert layouts == {"roster,name,母亲联系电话,监护人关系,校车"}


def test_the_columns_of_a_receiver_come_back_by_name(
    school: ClassFile, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    first = exporting(school, desk, qtbot)
    tick(first, "Name", "Mother · Phone", "校车")
    first.set_name.setText("校车司机")
    keep = first.findChild(Button, "export_keep")
    assert keep is not None
    keep.click()
    again = exporting(school, desk, qtbot)
    place = again.sets.findText("校车司机")
    again.sets.setCurrentIndex(place)
    again.sets.activated.emit(place)
    assert again.wish().columns == ("name", "mother.phones", "kept.校车")
