"""What was changed can be read, and what was deleted comes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.db.stories import student_names
from tests.recording import RecordingMessages
from tests.safekeeping.finding import button, part, words

from carekeeper.core.fields import Field, Kind
from carekeeper.core.ids import StudentId
from carekeeper.core.photos import Photo
from carekeeper.db import handouts
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians, students
from carekeeper.db.schema import handouts as handouts_table
from carekeeper.features.diary.facts import DIARY
from carekeeper.features.diary.store import Diary
from carekeeper.room import RecordKind
from carekeeper.safekeeping.view.bin import RecycleBinDialog
from carekeeper.safekeeping.view.history import HistoryDialog
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.record_table import RecordTable

note_cards = partial(handouts.note, printed="printed", saved="saved")
"""Notes that something was given out."""


def _name(values: Mapping[str, Any]) -> str:
    return str(values.get("name") or "")


KINDS = {
    "students": RecordKind(
        "students",
        "Student",
        (
            Field("notes", "Notes", Kind.LONG_TEXT),
            Field("id_number", "ID number", Kind.ID_NUMBER, sensitive=True),
        ),
        _name,
    ),
    "guardians": RecordKind(
        "guardians",
        "Guardian",
        (Field("name", "Name", Kind.NAME), Field("phones", "Phones", Kind.PHONES)),
        _name,
    ),
}


@pytest.fixture
def history(qtbot: QtBot, chens: ClassFile, desk: Desk) -> HistoryDialog:
    """The history of the first student after a new phone and an ID number."""
    with chens.writing("奶奶1 的电话") as unit:
        unit.update(guardians, 1, {"phones": ("13900008841",)})
    with chens.writing("身份证号") as unit:
        unit.update(students, 1, {"id_number": "330106201703080024"})
    dialog = HistoryDialog(chens, desk, KINDS, 1)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def seen(dialog: QWidget) -> str:
    """Return all that is written in the lines of the history."""
    lines = part(dialog, QWidget, "history_lines")
    return "\n".join(
        label.text() for label in lines.findChildren(QLabel) if label.isVisibleTo(lines)
    )


def test_a_new_phone_stands_beside_the_old_one(history: HistoryDialog) -> None:
    assert "Guardian · 奶奶1 · Phones" in seen(history)
    assert "<s>138 0000 0001</s>" in seen(history)
    assert "<b>139 0000 8841</b>" in seen(history)


def test_an_id_number_shows_only_its_end(history: HistoryDialog) -> None:
    assert "0024" in seen(history)
    assert "330106" not in seen(history)


def test_photos_of_a_diary_entry_are_told_by_their_number(
    qtbot: QtBot, chens: ClassFile, desk: Desk, chinese: None
) -> None:
    diary = Diary(chens)
    entry = diary.add(StudentId(1), {"text": "秋游", "written_on": date(2026, 11, 20)})
    one = Photo(sha256="a" * 64, data=b"one", thumb=b"one", width=1, height=1)
    two = Photo(sha256="b" * 64, data=b"two", thumb=b"two", width=1, height=1)
    diary.add_photos(entry, [one, two])
    diary.remove_photo(entry, one.sha256)
    dialog = HistoryDialog(chens, desk, {"diary_entries": DIARY.kind}, 1)
    qtbot.addWidget(dialog)
    dialog.show()
    told = seen(dialog)
    assert "日记 · 11月20日的日记 · 照片" in told
    assert "<b>2 张照片</b>" in told
    assert "<s>2 张照片</s></span> → <b>1 张照片</b>" in told


def test_words_find_a_change(qtbot: QtBot, history: HistoryDialog) -> None:
    line = part(history, QLineEdit, "history_filter")
    line.setText("奶奶１　8841")
    qtbot.waitUntil(lambda: "139 0000 8841" in seen(history))
    assert "0024" not in seen(history)
    line.setText("nothing like this")
    assert part(history, QLabel, "history_none").isVisible()


def test_the_hint_names_what_ctrl_z_takes_back(history: HistoryDialog, chens: ClassFile) -> None:
    assert words(history, "history_hint").endswith("身份证号")


def test_what_was_taken_back_says_so(
    qtbot: QtBot, history: HistoryDialog, chens: ClassFile, desk: Desk
) -> None:
    chens.undo()
    dialog = HistoryDialog(chens, desk, KINDS, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Student · 学生1 · ID number (undone)" in seen(dialog)
    assert "Student · 学生1 · ID number (undone since)" in seen(dialog)
    assert "学生12" in seen(dialog)


@pytest.fixture
def recycle_bin(qtbot: QtBot, chens: ClassFile, desk: Desk) -> RecycleBinDialog:
    """The bin with one student and the grandmother of another in it."""
    with chens.writing("删除") as unit:
        unit.update(students, 3, {"binned_at": datetime.fromisoformat("2026-11-20T10:15")})
        unit.update(guardians, 5, {"binned_at": datetime.fromisoformat("2026-11-21T16:02")})
    dialog = RecycleBinDialog(chens, desk, KINDS)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def names(dialog: RecycleBinDialog) -> list[str]:
    return [item.name for item in part(dialog, RecordTable, "bin_table").rows()]


def test_the_last_deleted_stands_first(recycle_bin: RecycleBinDialog) -> None:
    assert names(recycle_bin) == ["奶奶5", "学生3"]


def test_what_is_brought_back_leaves_the_bin(
    recycle_bin: RecycleBinDialog, chens: ClassFile
) -> None:
    button(recycle_bin, "bin_restore").click()
    assert names(recycle_bin) == ["学生3"]
    with chens.reading() as unit:
        row = unit.row(guardians.select().where(guardians.c.id == 5))
    assert row is not None
    assert row.binned_at is None


def test_deleting_for_good_is_asked_about_once(
    recycle_bin: RecycleBinDialog, chens: ClassFile, messages: RecordingMessages
) -> None:
    part(recycle_bin, RecordTable, "bin_table").selectRow(1)
    button(recycle_bin, "bin_erase").click()
    assert "学生3" in messages.asked[0]
    assert "cannot be undone" in messages.asked[0]
    assert "学生3" in student_names(chens)


def test_what_is_deleted_for_good_is_gone(
    qtbot: QtBot, chens: ClassFile, desk: Desk, messages: RecordingMessages
) -> None:
    erased: list[list[int]] = []
    with chens.writing("删除") as unit:
        unit.update(students, 3, {"binned_at": datetime.fromisoformat("2026-11-20T10:15")})
    dialog = RecycleBinDialog(
        chens, desk, KINDS, erase={"students": lambda ids: erased.append(list(ids))}
    )
    qtbot.addWidget(dialog)
    messages.answers = [True]
    button(dialog, "bin_erase").click()
    assert erased == [[3]]


def test_an_empty_bin_offers_nothing(qtbot: QtBot, chens: ClassFile, desk: Desk) -> None:
    dialog = RecycleBinDialog(chens, desk, KINDS)
    qtbot.addWidget(dialog)
    assert not button(dialog, "bin_restore").isEnabled()
    assert not button(dialog, "bin_erase").isEnabled()


@pytest.fixture
def given_out(chens: ClassFile) -> ClassFile:
    """Cards of two students and a whole file were printed, and a backup was taken away."""
    chens.now = lambda: datetime.fromisoformat("2026-11-22T16:00")
    note_cards(chens, "contact_card", [1, 2], layout="half", destination="HP Laser")
    chens.now = lambda: datetime.fromisoformat("2026-11-22T17:00")
    note_cards(chens, "file", [1], layout="guardians,students", destination="file.pdf")
    with chens.writing("backup") as unit:
        at = datetime.fromisoformat("2026-11-22T18:00")
        unit.insert(handouts_table, {"at": at, "kind": "backup", "destination": "E:/a.carebak"})
    return chens


def opened(qtbot: QtBot, class_file: ClassFile, desk: Desk, student: int | None) -> HistoryDialog:
    dialog = HistoryDialog(class_file, desk, KINDS, student)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_was_printed_of_a_student_stands_among_the_changes(
    qtbot: QtBot, given_out: ClassFile, desk: Desk
) -> None:
    told = seen(opened(qtbot, given_out, desk, 1))
    assert "Printed and exported · Contact card · Half page" in told
    assert "HP Laser" in told
    assert "Printed and exported · Whole file · Contact card, Student profile" in told
    assert "carebak" not in told
    assert told.index("file.pdf") < told.index("HP Laser")


def test_the_history_of_the_class_names_the_students(
    qtbot: QtBot, given_out: ClassFile, desk: Desk
) -> None:
    with given_out.writing("电话") as unit:
        unit.update(guardians, 1, {"phones": ("13900008841",)})
    dialog = opened(qtbot, given_out, desk, None)
    first, second = (names_by_id(given_out)[number] for number in (1, 2))
    told = seen(dialog)
    assert f"{first} · Guardian · 奶奶1 · Phones" in told
    assert f"{first}, {second} · Printed and exported · Contact card · Half page" in told
    assert "Printed and exported · Backup for the school office" in told
    assert told.count("HP Laser") == 1
    part(dialog, QLineEdit, "history_filter").setText(f"{second} HP")
    qtbot.waitUntil(lambda: "HP Laser" in seen(dialog))
    assert "Whole file" not in seen(dialog)


def test_a_print_of_many_names_the_first(
    qtbot: QtBot, chens: ClassFile, desk: Desk, chinese: None
) -> None:
    known = names_by_id(chens)
    ids = sorted(known)[:6]
    note_cards(chens, "contact_card", ids, destination="HP Laser")
    assert f"{known[ids[0]]}和另外 5 人 · 打印和导出 · 联系卡" in seen(
        opened(qtbot, chens, desk, None)
    )


def names_by_id(class_file: ClassFile) -> dict[int, str]:
    with class_file.reading() as unit:
        return {row.id: row.name for row in unit.rows(select(students.c.id, students.c.name))}


def test_a_class_list_for_others_tells_its_columns(
    qtbot: QtBot, given_out: ClassFile, desk: Desk
) -> None:
    held = "roster,sensitive,id_number"
    note_cards(given_out, "export", [1], layout=held, destination="list.xlsx")
    told = seen(opened(qtbot, given_out, desk, 1))
    assert "Exported as a file · Roster, Sensitive fields, ID number" in told
    assert "list.xlsx" in told
