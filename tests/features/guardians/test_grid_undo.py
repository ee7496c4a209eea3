"""Ctrl+Z inside the grid of who is away takes the last line of the grid back, and nothing else."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from carekeeper.core.fields import Kind
from carekeeper.core.ids import StudentId
from carekeeper.features.guardians.facts.rules import Situation
from carekeeper.features.guardians.view.situation_grid import SituationDialog


def test_only_what_the_grid_has_written_is_taken_back(qtbot: QtBot) -> None:
    lines = [
        Situation(student_id=StudentId(1), name="王小雨"),
        Situation(student_id=StudentId(2), name="李浩然"),
    ]
    dialog = SituationDialog(lines, lambda: date(2026, 11, 23))
    qtbot.addWidget(dialog)
    dialog.show()
    told: list[object] = []
    undone: list[str] = []
    dialog.line_changed.connect(lambda before, after: told.append((before, after)))
    dialog.undo_requested.connect(lambda: undone.append("undo"))

    dialog._undo()
    assert undone == []

    place = dialog.rows.index(0, 1)
    dialog.table.setCurrentIndex(place)
    assert dialog.rows.setData(place, "Yes", Qt.ItemDataRole.EditRole)
    dialog._undo()
    assert len(told) == 1
    assert undone == ["undo"]
    dialog.show_lines(lines)
    assert dialog.rows.lines == lines


def test_what_cannot_be_right_stays_in_its_cell_until_it_is_mended_or_given_up(
    qtbot: QtBot,
) -> None:
    lines = [Situation(student_id=StudentId(1), name="王小雨")]
    dialog = SituationDialog(lines, lambda: date(2026, 11, 23))
    qtbot.addWidget(dialog)
    dialog.show()
    phone = next(
        dialog.rows.index(0, at)
        for at in range(1, dialog.rows.columnCount())
        if (field := dialog.rows.field_at(at)) is not None and field.kind is Kind.PHONE
    )
    assert not dialog.rows.setData(phone, "12", Qt.ItemDataRole.EditRole)
    assert phone.data() == "12"

    dialog.accept()
    assert dialog.isVisible()
    assert "王小雨" in dialog.problem.text()
    assert dialog.table.currentIndex() == phone

    dialog._undo()
    assert (phone.data(), dialog.problem.text()) == ("", "")
    dialog.rows.setData(phone, "12", Qt.ItemDataRole.EditRole)
    dialog.reject()
    assert dialog.isVisible()
    assert phone.data() == ""
    dialog.rows.setData(phone, "12", Qt.ItemDataRole.EditRole)
    assert dialog.rows.setData(phone, "13800001207", Qt.ItemDataRole.EditRole)
    dialog.accept()
    assert not dialog.isVisible()
