"""The teacher types into a form: what is left is saved, what is wrong stays and is explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.widgets.form_story import FIELDS, Story, Student, is_key

from carekeeper.core import words
from carekeeper.core.fields import Field, Kind, Section
from carekeeper.widgets import theme
from carekeeper.widgets.choice_editors import ChoicesEditor
from carekeeper.widgets.combo import Combo
from carekeeper.widgets.line_editor import DateEditor
from carekeeper.widgets.record_form import RecordForm


def test_a_field_that_is_left_is_told_once(story: Story) -> None:
    story.type("name", "王小雪")
    assert story.told == []
    story.line("phones").setFocus()
    assert story.told == [("name", "王小雪")]
    story.form.flush()
    assert story.told == [("name", "王小雪")]


def test_enter_goes_on_to_the_next_field(story: Story) -> None:
    story.type("name", "李浩然")
    story.qtbot.keyClick(story.line("name"), Qt.Key.Key_Return)
    assert story.told == [("name", "李浩然")]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "field_sex"


def test_enter_follows_the_sections_whatever_the_order_of_the_fields(qtbot: QtBot) -> None:
    fields = (
        Field("name", "Name", Kind.NAME, "basics"),
        Field("away_since", "Away since", Kind.LOOSE_DATE, "care"),
        Field("age", "Age", Kind.TEXT, "basics"),
    )
    sections = (Section("basics", "Basics"), Section("care", "Care"))
    form = RecordForm(fields, sections, today=lambda: date(2026, 11, 23))
    qtbot.addWidget(form)
    form.show()
    form.focus_field("name")
    visited = []
    for _field in fields:
        focused = form.focusWidget()
        assert isinstance(focused, QLineEdit)
        visited.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert visited == ["field_name", "field_age", "field_away_since"]


def test_escape_takes_back_what_is_typed(story: Story) -> None:
    story.type("name", "李")
    story.qtbot.keyClick(story.line("name"), Qt.Key.Key_Escape)
    assert story.line("name").text() == "王小雨"
    assert story.form.flush()
    assert story.told == []


def test_phones_and_days_are_shown_tidily_once_they_are_saved(story: Story) -> None:
    story.type("phones", "13800001207;057200006688")
    story.type("born_on", "2017.3.9")
    assert story.form.flush()
    assert story.told[0][0] == "phones"
    assert story.told[1] == ("born_on", date(2017, 3, 9))
    assert story.line("phones").text().startswith("138 0000 1207")


def test_what_cannot_be_right_stays_and_is_explained(story: Story) -> None:
    story.type("born_on", "2017-13-40")
    assert not story.form.flush()
    assert story.told == []
    assert story.line("born_on").text() == "2017-13-40"
    assert story.problem("born_on")
    story.type("born_on", "2017-03-09")
    assert story.problem("born_on") == ""
    assert story.form.flush()
    assert story.told == [("born_on", date(2017, 3, 9))]


def test_a_change_from_elsewhere_never_overwrites_what_is_being_typed(story: Story) -> None:
    story.type("name", "王小雪")
    story.form.refresh(Student(name="王小霜", phones=("13800001207",), key_support=True))
    assert story.line("name").text() == "王小雪"
    assert story.line("phones").text() == "138 0000 1207"
    assert story.told == []
    story.form.flush()
    assert story.told == [("name", "王小雪")]


def test_the_next_student_replaces_everything(story: Story) -> None:
    story.type("born_on", "nonsense")
    story.form.flush()
    story.form.show_record(Student(name="李浩然", born_on=None))
    assert story.line("name").text() == "李浩然"
    assert story.line("born_on").text() == ""
    assert story.problem("born_on") == ""
    assert story.form.flush()
    assert story.told == []


def test_a_value_that_could_not_be_saved_counts_as_typed(story: Story) -> None:
    story.type("name", "李浩然")
    story.form.flush()
    story.form.refuse("name", "There is a student of this name already.")
    assert story.problem("name") == "There is a student of this name already."
    story.form.refresh(Student(key_support=True))
    assert story.line("name").text() == "李浩然"
    story.form.flush()
    assert story.told == [("name", "李浩然")] * 2


def test_an_id_number_shows_its_end_until_it_is_asked_for(story: Story) -> None:
    line = story.line("id_number")
    assert "1101" not in line.text()
    assert line.text().endswith("1221")
    show = story.form.findChild(QPushButton, "show_id_number")
    story.qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert line.text() == "110101201703081221"
    story.line("name").setFocus()
    assert "1101" not in line.text()
    line.setFocus()
    story.qtbot.keyClick(line, Qt.Key.Key_Space)
    assert line.text() == "110101201703081221"


def test_a_wrong_id_number_stays_open_and_in_sight(story: Story) -> None:
    line = story.line("id_number")
    line.setFocus()
    story.qtbot.keyClick(line, Qt.Key.Key_F2)
    story.type("id_number", "110101201703081229")
    story.line("name").setFocus()
    assert line.text() == "110101201703081229"
    assert story.problem("id_number")
    assert story.told == []


def take_the_next(story: Story, combo: Combo) -> None:
    """Open the list with the arrow key, go one further, and take it."""
    combo.setFocus()
    story.qtbot.keyClick(combo, Qt.Key.Key_Down)
    story.qtbot.keyClick(combo.view(), Qt.Key.Key_Down)
    story.qtbot.keyClick(combo.view(), Qt.Key.Key_Return)


def test_a_choice_is_saved_at_once(story: Story) -> None:
    combo = story.form.findChild(Combo, "field_sex")
    assert isinstance(combo, Combo)
    take_the_next(story, combo)
    assert story.told == [("sex", "f")]
    story.qtbot.keyClick(combo, Qt.Key.Key_Delete)
    assert story.told == [("sex", "f"), ("sex", "")]


def test_yes_no_and_not_asked_are_three_answers(story: Story) -> None:
    combo = story.form.findChild(Combo, "field_key_support")
    assert isinstance(combo, Combo)
    assert combo.currentText() == "Yes"
    take_the_next(story, combo)
    story.qtbot.keyClick(combo, Qt.Key.Key_Delete)
    assert story.told == [("key_support", False), ("key_support", None)]


def test_an_answer_of_the_register_that_we_do_not_know_is_kept(story: Story) -> None:
    story.form.show_record(Student(sex="9"))
    combo = story.form.findChild(Combo, "field_sex")
    assert isinstance(combo, Combo)
    assert combo.currentText() == "9"
    assert story.form.flush()
    assert story.told == []


def test_several_answers_are_ticked_on_a_sheet(story: Story) -> None:
    editor = story.form.editor("categories")
    assert isinstance(editor, ChoicesEditor)
    story.qtbot.mouseClick(editor.button, Qt.MouseButton.LeftButton)
    box = editor.findChild(QCheckBox, "choice_single")
    assert isinstance(box, QCheckBox)
    story.qtbot.keyClick(box, Qt.Key.Key_Space)
    story.qtbot.keyClick(box, Qt.Key.Key_Return)
    assert story.told == [("categories", ("single",))]
    assert editor.button.text() == "Single parent"


def test_a_click_beside_the_words_of_an_answer_ticks_it_too(story: Story) -> None:
    editor = story.form.editor("categories")
    assert isinstance(editor, ChoicesEditor)
    story.qtbot.mouseClick(editor.button, Qt.MouseButton.LeftButton)
    box = editor.findChild(QCheckBox, "choice_single")
    assert isinstance(box, QCheckBox)
    box.resize(400, box.height())
    middle = Qt.KeyboardModifier.NoModifier, QPoint(box.width() - 3, box.height() // 2)
    story.qtbot.mouseClick(box, Qt.MouseButton.LeftButton, *middle)
    assert box.isChecked()


def test_a_day_is_picked_from_the_calendar(story: Story) -> None:
    editor = story.form.editor("born_on")
    assert isinstance(editor, DateEditor)
    editor.line.actions()[0].trigger()
    story.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    story.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert story.told == [("born_on", date(2017, 3, 9))]


def test_a_day_is_read_whole_in_large_text_and_its_row_is_filled(qtbot: QtBot) -> None:
    """The next field no longer fits beside the wider day, and begins a row of its own."""
    words.use("zh_CN")
    four = (FIELDS[1], FIELDS[3], FIELDS[4], FIELDS[5])
    form = RecordForm(four, today=lambda: date(2026, 11, 23), framed=False)
    form.resize(680, 300)
    qtbot.addWidget(form)
    form.show_record(Student(born_on=date(2018, 12, 30)))
    form.show()
    day, last = form.editor("born_on"), form.editor("away_since")
    assert day.y() == last.y()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", large_text=True)
    try:
        qtbot.waitUntil(lambda: last.y() > day.y())
        line = day.control
        assert isinstance(line, QLineEdit)
        icon = line.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        shown = line.fontMetrics().horizontalAdvance("2018年12月30日")
        assert line.text() == "2018年12月30日"
        assert line.width() >= shown + icon
        assert form.editor("age").geometry().right() == form.contentsRect().right()
        assert form.sizeHint().height() == form.heightForWidth(1000)
    finally:
        theme.apply(app, "light")


def test_a_number_is_shown_without_its_unit_which_stands_above(story: Story) -> None:
    story.type("height", "128.5")
    story.form.flush()
    assert story.told == [("height", 128.5)]
    assert story.line("height").text() == "128.5"
    assert story.form.editor("height").caption.text() == "Height (cm)"


def test_a_computed_field_is_only_read(story: Story) -> None:
    assert story.line("age").isReadOnly()
    assert story.line("age").text() == "9"


def test_fields_that_do_not_apply_are_out_of_sight(story: Story) -> None:
    story.form.refresh(replace(Student(), key_support=False))
    assert not story.form.editor("reason").isVisible()
    story.form.refresh(replace(Student(), key_support=True))
    assert story.form.editor("reason").isVisibleTo(story.form)


def test_a_section_of_which_nothing_applies_takes_no_room(qtbot: QtBot) -> None:
    only_key = Field("away_since", "Away since", Kind.LOOSE_DATE, "care", applies=is_key)
    sections = (Section("basics", "Basics"), Section("care", "Care"))
    form = RecordForm((FIELDS[0], only_key), sections, today=lambda: date(2026, 11, 23))
    qtbot.addWidget(form)
    form.show_record(Student())
    form.show()
    assert form.editor("name").isVisible()
    assert not form.editor("away_since").isVisible()
    section = form.findChild(QWidget, "section_care")
    assert section is not None
    assert section.sizeHint().height() < 60


def test_what_is_missing_is_said_in_words(story: Story) -> None:
    story.form.mark_missing(["phones"])
    assert story.form.editor("phones").caption.text() == "Phones: not filled in"
    story.form.mark_missing([])
    assert story.form.editor("phones").caption.text() == "Phones"


def test_one_jumps_to_a_section(story: Story) -> None:
    assert story.form.section_in_view() == "basics"
    story.form.jump("health")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "field_height"
    assert isinstance(story.area, QScrollArea)
    assert story.area.verticalScrollBar().value() > 0
    assert story.form.section_in_view() == "health"


def test_a_change_elsewhere_does_not_disturb_what_is_being_composed(story: Story) -> None:
    line = story.line("name")
    line.setFocus()
    line.end(False)
    QApplication.sendEvent(line, QInputMethodEvent("xue", []))
    story.form.refresh(Student(key_support=True, reason="Father is away."))
    done = QInputMethodEvent()
    done.setCommitString("雪")
    QApplication.sendEvent(line, done)
    assert line.text() == "王小雨雪"


def test_what_an_assistive_tool_puts_into_a_field_is_told_when_it_is_left(story: Story) -> None:
    line = story.line("name")
    line.setFocus()
    heard = QAccessible.queryAccessibleInterface(line)
    assert heard is not None
    heard.setText(QAccessible.Text.Value, "王小雪")
    assert story.told == []
    story.line("phones").setFocus()
    assert story.told == [("name", "王小雪")]


def test_every_field_can_be_found_and_is_named(story: Story) -> None:
    for field in FIELDS:
        control = story.form.editor(field.name).control
        assert control.objectName() == f"field_{field.name}"
        assert control.accessibleName() == field.label
