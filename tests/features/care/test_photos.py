"""A photo of a wound or of a made bed belongs to what is written of the student's life."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.features.diary.conftest import photo, picture_file
from tests.features.enrolling import Enrol
from tests.looking import drop

from carekeeper.db.class_file import ClassFile
from carekeeper.features.care.store import Care
from carekeeper.records.tab import RecordsTab


def test_a_photo_is_dropped_on_an_accident_and_undo_takes_it_away(
    tab: RecordsTab, care: Care, enrol: Enrol, class_file: ClassFile, qtbot: QtBot, tmp_path: Path
) -> None:
    student = enrol()
    tab.show_student(student)
    buttons = [
        each for one in (tab, *tab.header_actions()) for each in one.findChildren(QPushButton)
    ]
    next(one for one in buttons if one.objectName() == "new_life_entries").click()
    text = tab.findChild(QPlainTextEdit, "field_text")
    assert text is not None
    qtbot.keyClicks(text, "Fell on the stairs")
    path = tmp_path / "knee.png"
    path.write_bytes(picture_file("red"))
    assert tab.panel is not None
    drop(tab.panel, path)
    qtbot.waitUntil(lambda: bool(care.life.of_student(student)[0].photos))
    assert tab.flush()
    (kept,) = care.life.of_student(student)
    assert kept.photos == (photo("red").sha256,)
    assert kept.text == "Fell on the stairs"
    while care.life.of_student(student) and care.life.of_student(student)[0].photos:
        class_file.undo()
    assert care.life.photo(photo("red").sha256), "redo finds the photo again"
