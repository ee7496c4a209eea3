"""Photos come into the diary, are looked at, and go again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.features.diary.conftest import photo, picture_file
from tests.features.diary.looking import Enrol, editor, write
from tests.looking import drop, find, press

from carekeeper.features.diary.store import Diary
from carekeeper.features.diary.tab import DiaryTab
from carekeeper.widgets.photo_view import PhotoView

HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"


def test_photos_are_dropped_and_those_that_are_none_are_named(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot, tmp_path: Path
) -> None:
    student = enrol()
    paths = [tmp_path / name for name in ("a.png", "b.png", "phone.heic", "list.png")]
    contents = (picture_file("green"), picture_file("red"), HEIC, b"no picture")
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    tab.show_student(student)
    write(tab, qtbot, "On the hill")
    drop(editor(tab), *paths, tmp_path / "gone.png")
    qtbot.waitUntil(lambda: bool(editor(tab).strip.problem.text()))
    said = editor(tab).strip.problem.text()
    assert "HEIC" in said
    width = tab.page.notebook.viewport().width()
    qtbot.waitUntil(lambda: editor(tab).height() == editor(tab).wanted_height(width))
    assert "not a photo" in said
    assert "cannot be read" in said
    (entry,) = diary.of_student(student)
    assert entry.photos == (photo("green").sha256, photo("red").sha256)
    assert entry.text in ("", "On the hill")
    tab.flush()
    assert diary.of_student(student)[0].text == "On the hill"


def test_a_photo_pushes_the_entries_below_it_down(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(picture_file("green"))
    student = enrol()
    tab.show_student(student)
    write(tab, qtbot, "Yesterday")
    press(tab, "close_entry")
    write(tab, qtbot, "On the hill")
    tab.flush()
    notebook = tab.page.notebook

    def below() -> int:
        return notebook.visualRect(notebook.rows.index(1)).top() - editor(tab).geometry().top()

    def fits() -> bool:
        return below() == editor(tab).wanted_height(notebook.viewport().width())

    qtbot.waitUntil(fits)
    before = below()
    drop(editor(tab), path)
    qtbot.waitUntil(lambda: below() > before and fits())
    assert below() >= editor(tab).height()


def test_a_very_large_photo_is_made_small(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot, tmp_path: Path
) -> None:
    """50 megapixels, as new phones make them."""
    student = enrol()
    path = tmp_path / "large.png"
    path.write_bytes(picture_file(1, (8200, 6100), "1"))
    tab.show_student(student)
    press(tab, "write_entry")
    drop(editor(tab), path)
    qtbot.waitUntil(lambda: bool(diary.of_student(student)))
    (sha256,) = diary.of_student(student)[0].photos
    assert QImage.fromData(diary.photo(sha256)).width() == 900


def test_a_picture_is_pasted_into_the_text(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    tab.show_student(student)
    box = write(tab, qtbot, "Drawn today")
    QGuiApplication.clipboard().setImage(QImage.fromData(picture_file()))
    qtbot.keySequence(box, QKeySequence(QKeySequence.StandardKey.Paste))
    qtbot.waitUntil(lambda: any(one.photos for one in diary.of_student(student)))
    tab.flush()
    assert diary.of_student(student)[0].text == "Drawn today"


def test_a_photo_is_looked_at_and_taken_out(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    entry = diary.add(student, {"text": "two photos"})
    diary.add_photos(entry, [photo("green"), photo("red")])
    tab.show_student(student)
    notebook = tab.page.notebook
    rect = notebook.visualRect(notebook.rows.index(0))
    at = rect.topLeft() + QPoint(130, 60)
    qtbot.mouseClick(notebook.viewport(), Qt.MouseButton.LeftButton, pos=at)
    view = find(tab.window(), PhotoView, "photo_view")
    assert view.shown() == photo("green").sha256
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.shown() == photo("red").sha256
    find(view, QPushButton, "photo_remove").click()
    assert diary.get(entry).photos == (photo("green").sha256,)
    view.accept()


def test_photos_given_to_an_entry_that_is_left_at_once_are_not_lost(
    tab: DiaryTab, diary: Diary, enrol: Enrol, qtbot: QtBot, tmp_path: Path
) -> None:
    student, other = enrol(), enrol("李浩然")
    path = tmp_path / "a.png"
    path.write_bytes(picture_file())
    tab.show_student(student)
    press(tab, "write_entry")
    drop(editor(tab), path)
    tab.show_student(other)
    qtbot.waitUntil(lambda: any(one.photos for one in diary.of_student(student)))
    assert diary.of_student(other) == []
