"""The teacher types and pastes scores, as she would in a spreadsheet."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.features.enrolling import Enrol
from tests.recording import RecordingMessages

from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.scores import Score
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.facts.scores import Exam, Subject
from carekeeper.features.study.store.scores import Scores
from carekeeper.features.study.view.scores import ScoresPage
from carekeeper.widgets import theme
from carekeeper.widgets.chart import TrendChart
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.editor import Editor
from carekeeper.widgets.record_table import RecordTable
from carekeeper.widgets.typing_grid import TypingGrid

NAMES = ("王小雨", "李浩然", "张思琪", "欧阳若曦")
SUBJECTS = tuple(Subject(name=name) for name in ("语文", "数学", "英语"))


@pytest.fixture
def scores(class_file: ClassFile, enrol: Enrol) -> Scores:
    """Four students and two exams: October's is filled in, November's is empty."""
    students = [enrol(name, class_number=n) for n, name in enumerate(NAMES, start=1)]
    store = Scores(class_file, lambda: TODAY)
    for name, month in (("十月月考", 10), ("期中考试", 11)):
        made = Exam(name=name, held_on=date(2026, month, 5), subjects=SUBJECTS)
        exam = store.exam(store.add_exam(made))
        if month == 10:
            cells = {
                (StudentId(who), one.id): Score(8_000) for who in students for one in exam.subjects
            }
            store.put(exam, cells)
    return store


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, class_file: ClassFile, scores: Scores, desk: Desk
) -> ScoresPage:
    """The page of the scores in view, with the last exam."""
    theme.apply(qapp, "light")
    class_file.listen(desk.changed.emit)
    made = ScoresPage(class_file, desk)
    qtbot.addWidget(made)
    for action in made.header_actions():
        qtbot.addWidget(action)
    made.resize(1094, 620)
    made.show()
    return made


def cells(grid: TypingGrid) -> list[list[str]]:
    """Return what stands in the grid, without the last column."""
    model = grid.model()
    rows, columns = model.rowCount(), model.columnCount() - 1
    return [[str(model.index(r, c).data() or "") for c in range(columns)] for r in range(rows)]


def about(page: ScoresPage, row: int) -> str:
    """Return what the last column says of a student."""
    model = page.sheet.grid.model()
    return str(model.index(row, model.columnCount() - 1).data())


def line_in(grid: TypingGrid) -> QLineEdit | None:
    """Return the line that one types in, None while no cell is open."""
    lines = grid.findChildren(QLineEdit, "grid_line")
    return next((line for line in lines if line.isVisible()), None)


def typed(qtbot: QtBot, page: ScoresPage, *keys: str | Qt.Key) -> None:
    """Type texts and press keys, wherever the cursor is then; Chinese comes at once."""
    grid = page.sheet.grid
    for key in keys:
        if isinstance(key, str) and not key.isascii():
            grid.edit(grid.currentIndex())
            line = line_in(grid)
            assert line is not None
            line.insert(key)
            continue
        for one in key if isinstance(key, str) else (key,):
            # The first sign opens the line that takes the others.
            qtbot.keyClick(line_in(grid) or grid, one)


def paste(page: ScoresPage, text: str) -> None:
    """Paste what was copied in WPS."""
    QGuiApplication.clipboard().setText(text)
    page.sheet.grid.paste()


def kept(scores: Scores) -> list[int | None]:
    """Return the totals of the last exam."""
    return [row.result.total() for row in scores.sheet(scores.exams()[0].id).rows]


def test_enter_goes_down_and_tab_to_the_right(
    qtbot: QtBot, page: ScoresPage, scores: Scores
) -> None:
    page.sheet.grid.begin()
    typed(qtbot, page, "83", Qt.Key.Key_Tab, "71", Qt.Key.Key_Tab, "64.5", Qt.Key.Key_Return)
    typed(qtbot, page, "缺考", Qt.Key.Key_Return, "91", Qt.Key.Key_Up)
    assert cells(page.sheet.grid)[:3] == [
        ["83", "71", "64.5"],
        ["Absent", "", ""],
        ["91", "", ""],
    ]
    assert kept(scores) == [21_850, None, 9_100, None]
    assert page.sheet.grid.currentIndex().row() == 1


def test_each_cell_is_saved_by_itself_and_undone_by_itself(
    qtbot: QtBot, page: ScoresPage, class_file: ClassFile
) -> None:
    page.sheet.grid.begin()
    typed(qtbot, page, "83", Qt.Key.Key_Return, "64", Qt.Key.Key_Return)
    class_file.undo()
    assert [row[0] for row in cells(page.sheet.grid)] == ["83", "", "", ""]
    step = class_file.undo()
    assert step is not None
    assert step.label == "王小雨 · 期中考试 · 语文 83"
    assert cells(page.sheet.grid)[0][0] == ""


def test_a_wrong_score_stays_as_typed_in_red_and_is_not_saved(
    qtbot: QtBot, page: ScoresPage, scores: Scores
) -> None:
    page.sheet.grid.begin()
    typed(qtbot, page, "830", Qt.Key.Key_Return, "64", Qt.Key.Key_Return)
    assert cells(page.sheet.grid)[0][0] == "830"
    assert page.sheet.trouble.isVisible()
    assert "“830” is not saved. The full mark is 100." in page.sheet.trouble.text()
    assert kept(scores)[0] is None
    assert not page.flush()
    page.list.opened.emit(int(scores.exams()[1].id))
    assert page.class_summary().startswith("期中考试")
    page.sheet.grid.show_wrong()
    typed(qtbot, page, Qt.Key.Key_Escape)
    assert cells(page.sheet.grid)[0][0] == ""
    assert page.flush()
    assert not page.sheet.trouble.isVisible()


def test_a_table_is_pasted_as_one_step(
    page: ScoresPage, scores: Scores, class_file: ClassFile
) -> None:
    page.sheet.grid.begin()
    paste(page, "83\t71\t64\r\n64\t52\t缺考\r\n91\t96\t94\r\n\t８８．５\t90\r\n")
    assert kept(scores) == [21_800, 11_600, 28_100, 17_850]
    assert page.class_summary() == "期中考试: 4 students, 1 score is missing"
    class_file.undo()
    assert kept(scores) == [None] * 4


def test_a_pasted_table_with_names_keeps_what_cannot_be_right(
    page: ScoresPage, scores: Scores
) -> None:
    page.sheet.grid.begin()
    paste(page, "姓名\t语文\t数学\n李浩然\t64\t520\n王五\t70\t70\n王小雨\t83\t71")
    assert cells(page.sheet.grid)[:2] == [["83", "71", ""], ["64", "520", ""]]
    assert kept(scores)[:2] == [15_400, 6_400]
    assert "王五: not in the class" in page.sheet.doubts.text()
    assert "李浩然, 数学: “520”" in page.sheet.trouble.text()


@pytest.mark.parametrize("text", ["", "话" * 200_000])
def test_what_is_no_table_is_not_pasted_and_said(
    page: ScoresPage, scores: Scores, text: str
) -> None:
    page.sheet.grid.begin()
    paste(page, text)
    assert page.sheet.doubts.text() == "What you copied has no table to paste."
    assert kept(scores) == [None] * 4


def test_a_page_of_text_is_kept_in_its_cell_and_named_by_its_beginning(page: ScoresPage) -> None:
    page.sheet.grid.begin()
    paste(page, "话" * 3000)
    assert cells(page.sheet.grid)[0][0] == "话" * 3000
    assert f"“{'话' * 40}…” is not saved." in page.sheet.trouble.text()


def test_what_changed_since_the_last_exam_stands_in_words(page: ScoresPage, scores: Scores) -> None:
    page.sheet.grid.begin()
    paste(page, "83\t80\t80\n75\t75\t80\n80\t80")
    assert about(page, 0) == "+3"
    assert about(page, 1) == "−10"
    assert about(page, 2) == "missing: 英语"
    newest = Exam(name="十一月月考", held_on=date(2026, 11, 20), subjects=SUBJECTS)
    page.form.kept.emit(int(scores.add_exam(newest)))
    paste(page, "90\t80\t80\n70\t70\t80")
    assert about(page, 1) == "−10, fell twice in a row"
    page.sheet.ranks.setChecked(True)
    assert about(page, 0) == "1. in class · +7"


def test_the_tab_key_leaves_the_grid_with_ctrl(qtbot: QtBot, page: ScoresPage) -> None:
    page.sheet.grid.begin()
    assert page.sheet.grid.hasFocus()
    qtbot.keyClick(page.sheet.grid, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert not page.sheet.grid.hasFocus()
    qtbot.keyRelease(page, Qt.Key.Key_Control)  # or the next story has it pressed


def test_delete_empties_the_chosen_cells(qtbot: QtBot, page: ScoresPage, scores: Scores) -> None:
    page.sheet.grid.begin()
    paste(page, "83\t71\t64")
    page.sheet.grid.selectRow(0)
    qtbot.keyClick(page.sheet.grid, Qt.Key.Key_Delete)
    assert cells(page.sheet.grid)[0] == ["", "", ""]
    assert kept(scores)[0] is None


def test_nothing_is_typed_into_a_class_that_can_only_be_looked_at(
    page: ScoresPage, scores: Scores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Editor, "only_to_look", True)
    page.sheet.grid.begin()
    paste(page, "83\t71\t64")
    assert kept(scores)[0] is None


def test_an_exam_is_made_with_the_subjects_of_the_last_one(
    qtbot: QtBot, page: ScoresPage, scores: Scores
) -> None:
    page.go_to(Place("study", None, "exams", begin="exam"))
    assert [line.name.text() for line in page.form.lines] == ["语文", "数学", "英语"]
    name = page.form.form.findChild(QLineEdit, "field_name")
    assert name is not None
    name.insert("期中考试")
    day = page.form.form.findChild(QLineEdit, "field_held_on")
    assert day is not None
    day.clear()
    qtbot.keyClicks(day, "2026-11-05")
    page.form.keep()
    assert "already an exam “期中考试”" in page.form.problem.text()
    page.form.lines[0].mark.setText("12x")
    page.form.keep()
    assert "not a full mark" in page.form.problem.text()
    page.form.lines[0].mark.setText("120")
    page.form.lines[2].removed.emit()
    name.clear()
    name.insert("单元测试")
    page.form.keep()
    made = next(one for one in scores.exams() if one.name == "单元测试")
    assert [(one.name, one.full_mark) for one in made.subjects] == [
        ("语文", 12_000),
        ("数学", 10_000),
    ]
    assert page.class_summary().startswith("单元测试")


def test_an_exam_goes_to_the_bin_after_one_question(
    page: ScoresPage, scores: Scores, messages: RecordingMessages
) -> None:
    page.sheet.bin_wanted.emit()
    assert len(scores.exams()) == 2
    messages.answers = [True]
    page.sheet.bin_wanted.emit()
    assert messages.asked[0] == "Move “期中考试” with all its scores to the recycle bin?"
    assert page.class_summary().startswith("十月月考")


def test_a_student_shows_a_chart_for_each_subject_with_points(
    page: ScoresPage, scores: Scores
) -> None:
    page.sheet.grid.begin()
    paste(page, "83\t71\t缺考")
    page.show_student(1)
    said = [chart.accessibleName() for chart in page.progress.findChildren(TrendChart)]
    assert said == [
        "语文: 十月月考 80, 期中考试 83",
        "数学: 十月月考 80, 期中考试 71",
        "英语: 十月月考 80",
        "All subjects: 十月月考 240",
    ]


def test_the_results_are_sorted_by_their_points(page: ScoresPage, scores: Scores) -> None:
    page.sheet.grid.begin()
    paste(page, "100\t71\t缺考")
    page.show_student(1)
    table = page.progress.findChild(RecordTable, "results")
    assert table is not None
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [table.model().index(row, 1).data() for row in range(2)] == ["80", "100"]


def test_an_exam_named_in_a_story_is_in_sight_when_the_class_is_next(
    page: ScoresPage, scores: Scores
) -> None:
    page.show_student(1)
    page.go_to(Place("study", StudentId(1), "exams", int(scores.exams()[1].id)))
    page.show_student(None)
    assert page.class_summary().startswith("十月月考")


def test_a_student_without_a_score_is_told_so(page: ScoresPage, enrol: Enrol) -> None:
    page.show_student(enrol("新同学"))
    hint = page.progress.findChild(QWidget, "progress_hint")
    assert hint is not None
    assert hint.isVisible()
    assert page.progress.findChildren(TrendChart) == []


def test_the_progress_file_and_the_score_table_are_printed(
    qtbot: QtBot, page: ScoresPage, scores: Scores, desk: Desk
) -> None:
    with qtbot.waitSignal(desk.print_requested) as asked:
        page._print.click()
    assert asked.args == [Wish("exam", record_id=int(scores.exams()[0].id))]
    page.show_student(2)
    with qtbot.waitSignal(desk.print_requested) as asked:
        page._print.click()
    assert asked.args == [Wish("scores", (2,))]
