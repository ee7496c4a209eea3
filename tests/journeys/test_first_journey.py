"""The first days with the program, through the real window, with an encrypted class file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD

from carekeeper.app import Application
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.students.store import Students

NAMES = [
    f"{surname}{given}"
    for given in ("一诺", "小川", "佳怡", "沐阳")
    for surname in ("赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫")
]
"""Forty-eight made-up students."""


def spreadsheet() -> str:
    """Return the class as it is copied from a spreadsheet, with three doubtful cells."""
    rows = [["姓名", "性别", "出生日期", "家庭住址", "母亲姓名", "母亲电话"]]
    for number, name in enumerate(NAMES, start=1):
        sex = "男" if number % 2 else "女"
        born = f"2017-{number % 12 + 1:02}-{number % 28 + 1:02}"
        rows.append([name, sex, born, f"青石桥村{number}号", "", f"138 0000 {2300 + number}"])
    rows[2][1] = "不详"
    rows[3][2] = "2017年9月31日"
    rows[4][5] = "1380000"
    return "\n".join("\t".join(row) for row in rows)


class Teacher:
    """Sits before the window: clicks, types, and reads what it says."""

    def __init__(
        self,
        qtbot: QtBot,
        start: Callable[[Path | None], Application],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self._qtbot = qtbot
        self._start = start
        self._monkeypatch = monkeypatch
        self.program: Application

    def start(self, file: Path | None = None) -> None:
        """Start the program."""
        self.program = self._start(file)

    def sees(self) -> QWidget:
        """Return the dialog in front, or the page of the window."""
        dialog = QApplication.activeModalWidget()
        page = self.program.window.page()
        assert page is not None
        return dialog or page

    def dialog(self, name: str) -> QDialog:
        """Return the dialog in front, which is to be this one."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog)
        assert found.objectName() == name
        return found

    def presses(self, name: str) -> None:
        """Press a button in what is in front, as soon as it can be pressed."""
        button = self._in_sight(QAbstractButton, name)
        self._qtbot.waitUntil(button.isEnabled)
        button.click()

    def types(self, name: str, text: str) -> None:
        """Type into a line and press Enter."""
        line = self._in_sight(QLineEdit, name)
        line.setFocus()
        line.selectAll()
        line.insert(text)
        line.setModified(True)
        self._qtbot.keyClick(line, Qt.Key.Key_Return)

    def pastes(self, name: str, text: str) -> None:
        """Paste a text into a line with Ctrl+V."""
        QApplication.clipboard().setText(text)
        line = self._in_sight(QLineEdit, name)
        self._qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def chooses(self, action: str) -> None:
        """Choose a menu entry."""
        entry = self.program.window.menus.actions[action]
        assert entry.isEnabled()
        entry.trigger()

    def picks(self, path: Path) -> None:
        """Answer the next file dialogs with this place."""
        for question in ("getSaveFileName", "getOpenFileName"):
            answer = staticmethod(lambda *_a, **_k: (str(path), ""))
            self._monkeypatch.setattr(QFileDialog, question, answer)
        answer_folder = staticmethod(lambda *_a, **_k: str(path))
        self._monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer_folder)

    def agrees(self) -> None:
        """Say yes to the next questions."""
        self._monkeypatch.setattr(self.program.messages, "ask", lambda *_words: True)

    def waits_for(self, page: str) -> None:
        """Wait until a page of the window is in front."""
        self._qtbot.waitUntil(
            lambda: (
                QApplication.activeModalWidget() is None
                and self.program.window.page() is not None
                and self.program.window.page().objectName() == page  # type: ignore[union-attr]
            )
        )

    def waits_until_said(self, name: str) -> str:
        """Wait until a label is in sight, and return what it says."""
        return str(self._in_sight(QLabel, name).text())

    def waits_until_counted(self, name: str) -> int:
        """Wait until a filter is in sight, and return how many it lets through."""
        return int(str(self._in_sight(QPushButton, name).text()).split()[-1])

    def unlocks(self, password: str = PASSWORD) -> None:
        """Type the password."""
        self._in_sight(QLineEdit, "unlock_password").setText(password)
        self.presses("unlock_open")
        self.waits_for("workspace")

    def leaves(self) -> None:
        """Close the window, as at the end of a day."""
        self.program.window.close()

    @property
    def students(self) -> Students:
        """What the open class file holds of the students."""
        assert self.program.open_class is not None
        return Students(self.program.open_class.class_file)

    @property
    def guardians(self) -> Guardians:
        """What the open class file holds of the guardians."""
        assert self.program.open_class is not None
        return Guardians(self.program.open_class.class_file)

    @property
    def file(self) -> Path:
        """The open class file."""
        assert self.program.open_class is not None
        return self.program.open_class.class_file.path

    def _in_sight(self, kind: type[QWidget], name: str):  # type: ignore[no-untyped-def]
        found: list[QWidget] = []

        def look() -> None:
            found[:] = [one for one in self.sees().findChildren(kind, name) if one.isVisible()]
            assert found, f"there is no {name}"

        self._qtbot.waitUntil(look)
        return found[0]


@pytest.fixture
def teacher(
    qtbot: QtBot, start: Callable[[Path | None], Application], monkeypatch: pytest.MonkeyPatch
) -> Teacher:
    """Ms Chen, who is made up too."""
    return Teacher(qtbot, start, monkeypatch)


def text_of(pdf: Path) -> str:
    """Return all that can be read in a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def make_the_class(teacher: Teacher, folder: Path) -> str:
    """Make the class with a password, keep the recovery sheet, and return what stands on it."""
    teacher.start()
    for name, text in (("welcome_class", "三（2）班"), ("welcome_teacher", "陈老师")):
        teacher.types(name, text)
    teacher.types("welcome_password", PASSWORD)
    teacher.types("welcome_password_again", PASSWORD)
    teacher.dialog("sheet_dialog")
    sheet = folder / "sheet.pdf"
    teacher.picks(sheet)
    teacher.presses("sheet_save")
    teacher.presses("sheet_have")
    teacher.presses("sheet_keep")
    teacher.waits_for("workspace")
    return " ".join(re.findall(r"\b[0-9A-Z]{5}\b", text_of(sheet)))


def bring_the_class_in(teacher: Teacher) -> None:
    """Paste the class from a spreadsheet; three cells are doubtful and are told."""
    teacher.chooses("bring_in")
    QApplication.clipboard().setText(spreadsheet())
    teacher.presses("bring_in_paste")
    assert teacher.sees().findChild(QPlainTextEdit, "bring_in_text").toPlainText()
    teacher.presses("bring_in_next")
    told = teacher.waits_until_counted("list_all"), teacher.waits_until_counted("list_doubt")
    assert told == (48, 3)
    teacher.presses("bring_in_next")
    teacher.waits_for("workspace")
    assert [line.name for line in teacher.students.lines()] == NAMES


def complete_one_student(teacher: Teacher) -> StudentId:
    """Write down who cares for one student; the mother came with the list."""
    student = teacher.students.lines()[6].id
    teacher.program.desk.place_requested.emit(Place("students", student))
    teacher.types("field_home_address", "青石桥村三组 7 号")
    teacher.program.desk.place_requested.emit(Place("guardians", student))
    for relation, name, number in (
        ("grandmother_paternal", "郑桂兰", "138 0000 1207"),
        ("father", "郑建国", "139 0000 8841"),
    ):
        teacher.presses(f"add_{relation}")
        teacher.types("field_name", name)
        teacher.types("field_phones", number)
    kept = teacher.guardians.of_student(student)
    assert [one.name for one in kept if one.name] == ["郑桂兰", "郑建国"]
    assert len(kept) == 3
    return student


def print_three_layouts(teacher: Teacher, folder: Path) -> None:
    """Print the card of the student in each layout, as PDF."""
    for layout in ("full", "half", "pocket"):
        teacher.chooses("print_card")
        teacher.presses(f"print_layout_{layout}")
        paper = folder / f"{layout}.pdf"
        teacher.picks(paper)
        teacher.presses("print_save")
        teacher.waits_for("workspace")
        assert "郑桂兰" in text_of(paper)
        assert "138 0000 1207" in text_of(paper)


def test_from_an_empty_class_to_a_restored_backup(teacher: Teacher, tmp_path: Path) -> None:
    sheet = make_the_class(teacher, tmp_path)
    bring_the_class_in(teacher)
    student = complete_one_student(teacher)
    print_three_layouts(teacher, tmp_path)

    # Three things are taken back, one after the other.
    teacher.program.desk.place_requested.emit(Place("students", student))
    for text in ("甲", "乙", "丙"):
        teacher.types("field_former_name", text)
    values = []
    for _time in range(3):
        teacher.chooses("undo")
        values.append(teacher.students.get(student).former_name)
    assert values == ["乙", "甲", ""]

    # A colleague comes in; then the day ends; on the next day Ctrl+Z still works.
    teacher.types("field_former_name", "丁")
    teacher.chooses("lock")
    assert teacher.sees().objectName() == "unlock_page"
    teacher.unlocks()
    file = teacher.file
    teacher.leaves()
    teacher.start(file)
    teacher.unlocks()
    assert teacher.students.get(student).former_name == "丁"
    teacher.chooses("undo")
    assert teacher.students.get(student).former_name == ""

    # The backup for the school office, restored somewhere else.
    stick, elsewhere = tmp_path / "stick", tmp_path / "elsewhere" / "restored.carebook"
    stick.mkdir()
    elsewhere.parent.mkdir()
    teacher.chooses("backup")
    teacher.picks(stick)
    teacher.presses("backup_other_place")
    teacher.presses("backup_password_same")
    teacher.presses("backup_write")
    assert "48" in teacher.waits_until_said("backup_counts")
    teacher.presses("backup_close")
    [backup] = stick.glob("*.carebak")
    teacher.chooses("restore")
    teacher.picks(backup)
    teacher.presses("restore_other")
    teacher.picks(elsewhere)
    teacher.presses("restore_change")
    line = teacher.sees().findChild(QLineEdit, "restore_password")
    assert line is not None
    line.setText(PASSWORD)
    teacher.presses("restore_own_password")
    teacher.agrees()
    teacher.presses("restore_restore")
    teacher.waits_for("unlock_page")
    teacher.unlocks()
    teacher.waits_for("workspace")
    assert teacher.file == elsewhere
    assert [line.name for line in teacher.students.lines()] == NAMES
    assert len(teacher.guardians.of_student(student)) == 3
    teacher.leaves()

    # The password is forgotten, and the sheet from the locked drawer opens the class.
    teacher.start(file)
    teacher.presses("unlock_sheet")
    teacher.dialog("recovery_dialog")
    teacher.pastes("sheet_group_1", sheet)
    teacher.presses("recovery_new_password")
    teacher.presses("recovery_open")
    teacher.waits_for("workspace")
    assert teacher.file == file
    assert len(teacher.students.lines()) == 48
