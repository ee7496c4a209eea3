"""The rows of a student are filled with the next one's: nothing of the one before stays in them."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.features.enrolling import Enrol
from tests.looking import find, texts

from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.words import tr
from carekeeper.features.care.store import Care
from carekeeper.records.tab import RecordsTab
from carekeeper.records.timeline import RecordRow
from carekeeper.widgets.open_row import OpenRow

SECRET = "Afraid of the dark since the summer"


def everything_in(page: QWidget) -> str:
    """Return all words that the parts of a page hold, also those out of sight."""
    parts = page.findChildren(QWidget)
    labels = [one.text() for one in parts if isinstance(one, QLabel)]
    said = [(one.accessibleName(), one.toolTip()) for one in parts]
    return "\n".join([*labels, *(word for pair in said for word in pair)])


def write(care: Care, student: int, *texts: str, **values: object) -> list[int]:
    """Note entries, the first for today, each other a day earlier."""
    return [
        care.life.add(student, {"happened_on": TODAY - timedelta(days=n), "text": text, **values})
        for n, text in enumerate(texts)
    ]


def test_nothing_of_the_student_before_stays_in_any_row(
    tab: RecordsTab, care: Care, enrol: Enrol
) -> None:
    first, second = enrol("王小明"), enrol("李小红")
    todo = {"follow_up": "Ask the grandmother", "told": ("奶奶 陈桂兰",)}
    write(care, first, SECRET, "Cough", "Fever", confidential=True, **todo)
    care.goals.add(first, {"goal": "Takes the pills alone"})
    care.aid.add(first, {"source": "Village fund", "amount": 50_000})
    write(care, second, "A cut finger")
    tab.show_student(first)
    assert SECRET in everything_in(tab)
    assert tr("Only I see this") in texts(tab.list)

    tab.show_student(second)

    held = everything_in(tab)
    for words in (SECRET, "Cough", "Fever", "Ask the grandmother", "奶奶 陈桂兰", "王小明"):
        assert words not in held
    assert "Takes the pills alone" not in held
    assert "Village fund" not in held
    assert "A cut finger" in texts(tab.list)
    assert tr("Only I see this") not in texts(tab.list)
    assert tr("Mark as done") not in texts(tab.list)


def test_rows_that_were_not_needed_come_back_filled(
    tab: RecordsTab, care: Care, enrol: Enrol
) -> None:
    many, one = enrol("王小明"), enrol("李小红")
    write(care, many, "Cough", "Fever", "A cold")
    write(care, one, "A cut finger")
    for student in (many, one, many):
        tab.show_student(student)
    shown = texts(tab.list)
    assert [word for word in shown if word in ("Cough", "Fever", "A cold")] == [
        "Cough",
        "Fever",
        "A cold",
    ]
    rows = [row for row in tab.list.findChildren(RecordRow) if row.isVisibleTo(tab.list)]
    assert len({row.accessibleName() for row in rows}) == len({row.objectName() for row in rows})


def test_the_cursor_stays_on_its_record_when_a_newer_one_comes(
    tab: RecordsTab, care: Care, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    (number,) = write(care, student, "Cough")
    tab.show_student(student)
    tab.activateWindow()
    find(tab.list, RecordRow, f"life_entries_{number}").setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    write(care, student, "Fever")

    focus = QApplication.focusWidget()
    assert focus is find(tab.list, RecordRow, f"life_entries_{number}")
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert find(tab.panel, QWidget, "field_text").isVisible()
    assert tab.panel.title.text() == care.life.dated.name(care.life.get(number))


def test_the_cursor_is_on_no_button_of_another_students_record(
    tab: RecordsTab, care: Care, enrol: Enrol, qtbot: QtBot
) -> None:
    """A space bar that was meant for the one before must not mark the next one's as done."""
    first, second = enrol("王小明"), enrol("李小红")
    (mine,) = write(care, first, "Cough", follow_up="Ask")
    (other,) = write(care, second, "Fever", follow_up="Call")
    tab.show_student(first)
    tab.activateWindow()
    find(tab.list, QPushButton, f"life_entries_done_{mine}").setFocus()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))

    tab.show_student(second)

    focus = QApplication.focusWidget()
    assert not isinstance(focus, QPushButton)
    find(tab.list, QPushButton, f"life_entries_done_{other}").click()
    assert care.life.get(other).follow_up_done_on == TODAY
    assert care.life.get(mine).follow_up_done_on is None


def test_a_row_aside_opens_what_it_shows_now(tab: RecordsTab, care: Care, enrol: Enrol) -> None:
    first, second = enrol("王小明"), enrol("李小红")
    care.goals.add(first, {"goal": "Brushes the teeth"})
    number = care.goals.add(second, {"goal": "Packs the bag"})
    tab.show_student(first)
    tab.show_student(second)

    find(tab, OpenRow, f"care_goals_{number}").opened.emit()

    assert find(tab, QLineEdit, "field_goal").text() == "Packs the bag"


def test_earlier_entries_and_each_sort_are_read_when_they_are_asked_for(
    tab: RecordsTab, care: Care, enrol: Enrol
) -> None:
    student = enrol()
    write(care, student, *(f"cough {n}" for n in range(14)), kind="illness")
    care.life.add(
        student, {"happened_on": date(2026, 9, 1), "text": "late again", "kind": "absence"}
    )
    tab.show_student(student)
    assert "late again" not in texts(tab.list)
    find(tab.list, QPushButton, "life_entries_only_absence").click()
    assert "late again" in texts(tab.list)
    assert not any(word.startswith("cough") for word in texts(tab.list))
    find(tab.list, QPushButton, "life_entries_all").click()
    find(tab.list, QPushButton, "life_entries_earlier").click()
    assert {f"cough {n}" for n in range(14)} | {"late again"} <= set(texts(tab.list))


def test_what_cannot_be_right_stays_in_its_field_while_the_tab_is_read_out_of_sight(
    tab: RecordsTab, care: Care, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    (number,) = write(care, student, "Cough")
    tab.show_student(student)
    tab.go_to(Place("care", StudentId(student), "life_entries", number))
    day = find(tab.panel, QLineEdit, "field_happened_on")
    day.selectAll()
    qtbot.keyClicks(day, "next week")
    tab.hide()
    write(care, student, "Fever")

    tab.make_ready()

    assert day.text() == "next week"
    assert "Fever" in [label.text() for label in tab.list.findChildren(QLabel)]


def test_in_a_narrow_list_the_button_stands_below_what_is_to_be_done(
    tab: RecordsTab, care: Care, enrol: Enrol
) -> None:
    student = enrol("王小明")
    (number,) = write(care, student, "Fever", follow_up="Ask the grandmother how he sleeps")
    tab.show_student(student)
    row = find(tab.list, RecordRow, f"life_entries_{number}")
    todo = next(one for one in row.findChildren(QLabel) if "grandmother" in one.text())
    for width, below in ((320, True), (640, False), (320, True)):
        tab.list.setFixedWidth(width)
        QApplication.processEvents()
        assert (row.done.y() >= todo.geometry().bottom()) == below
        assert todo.width() > 100
