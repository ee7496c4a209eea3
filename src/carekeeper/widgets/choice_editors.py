"""Editors of fields with given answers: one of them, several of them, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from carekeeper.core import fields
from carekeeper.core.fields import Choice, Field
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import icons, theme
from carekeeper.widgets.boxes import in_column
from carekeeper.widgets.buttons import CheckBox
from carekeeper.widgets.combo import Combo
from carekeeper.widgets.editor import Editor, Today
from carekeeper.widgets.push_button import PushButton
from carekeeper.widgets.tips import tip

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoiceEditor(Editor):
    """One of the given answers, or none; saved as soon as it is chosen."""

    is_chosen = True

    def __init__(self, field: Field, today: Today) -> None:
        self.combo = Combo()
        super().__init__(field, self.combo, today)
        self._fill()
        self.combo.activated.connect(self._choose)
        self.combo.installEventFilter(self)

    def _answers(self) -> Sequence[tuple[str, object]]:
        return [(tr(choice.label), choice.code) for choice in self.field.choices]

    def _fill(self) -> None:
        self.combo.addItem("", fields.empty_value(self.field))
        for label, value in self._answers():
            self.combo.addItem(label, value)

    def _choose(self) -> None:
        self.finish()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER:
                self.finish()
                self.focusNextChild()
                return True
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.combo.setCurrentIndex(0)
                self.finish()
                return True
        return super().eventFilter(watched, event)

    @override
    def is_touched(self) -> bool:
        return bool(self.combo.currentData() != self.saved)

    @override
    def typed(self) -> object:
        return cast("object", self.combo.currentData())

    @override
    def _display(self, value: object) -> None:
        row = next((i for i in range(self.combo.count()) if self.combo.itemData(i) == value), -1)
        if row < 0:
            # A code of an older program or of the register: it is shown and kept.
            self.combo.addItem(fields.shown(self.field, value), value)
            row = self.combo.count() - 1
        self.combo.setCurrentIndex(row)


class FlagEditor(ChoiceEditor):
    """Yes, no, or not asked yet."""

    @override
    def _answers(self) -> Sequence[tuple[str, object]]:
        return [(tr("Yes"), True), (tr("No"), False)]

    @override
    def is_touched(self) -> bool:
        return self.combo.currentData() is not self.saved


class ChoicesEditor(Editor):
    """Several of the given answers, ticked in a small sheet below the field."""

    is_chosen = True

    def __init__(self, field: Field, today: Today) -> None:
        self.button = _FieldButton(tr(field.hint) if field.hint else "")
        self._codes: tuple[str, ...] = ()
        super().__init__(field, self.button, today)
        self._sheet: _Sheet | None = None
        self.button.clicked.connect(self.open_sheet)

    def open_sheet(self) -> None:
        """Open the sheet with one box for each answer; what is ticked is saved when it closes."""
        if self._sheet is None:
            self._sheet = _Sheet(self, self.field.choices)
            self._sheet.closed.connect(self._take)
        where = self.button.mapToGlobal(QPoint(0, self.button.height() + 2))
        self._sheet.open_at(where, self._codes, self.button.width())

    def _take(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        self.finish()

    @override
    def is_touched(self) -> bool:
        return self._codes != self.saved

    @override
    def typed(self) -> object:
        return self._codes

    @override
    def _display(self, value: object) -> None:
        self._codes = tuple(cast("Sequence[str]", value or ()))
        self.button.setText(fields.shown(self.field, self._codes))
        self.button.setToolTip(tip(self.button.text()))
        self.button.setAccessibleDescription(self.button.text())


class _FieldButton(PushButton):
    """A button that looks like a field, with a plus at its end; `hint` stands while it is empty."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self.setProperty("look", "field")
        self.setMinimumWidth(40)
        self._plus = icons.icon("plus", "second")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side, margin = theme.px(14), 10
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - side - 3 * margin
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        if not self.text():
            hint = self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, room)
            painter.setPen(theme.colour("third"))
            beside = self.rect().adjusted(margin + 1, 0, 0, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, hint)
        left = self.width() - side - margin
        self._plus.paint(painter, QRect(left, (self.height() - side) // 2, side, side))


class _Answer(CheckBox):
    """A line of the sheet: a click beside its words ticks it, too."""

    @override
    def hitButton(self, where: QPoint) -> bool:
        return self.rect().contains(where)


class _Sheet(QFrame):
    """The answers with a box before each; Enter, Escape or a click beside it closes it."""

    closed = Signal(tuple)

    def __init__(self, parent: QWidget, choices: Sequence[Choice]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self._boxes = {
            choice.code: _Answer(tr(choice.label), name=f"choice_{choice.code}")
            for choice in choices
        }
        self._kept: tuple[str, ...] = ()
        in_column(*self._boxes.values(), gap=8, margins=(12, 10, 12, 10), on=self)

    def open_at(self, where: QPoint, codes: Sequence[str], width: int) -> None:
        """Show the sheet with these answers ticked."""
        self._kept = tuple(code for code in codes if code not in self._boxes)
        for code, box in self._boxes.items():
            box.setChecked(code in codes)
        self.setMinimumWidth(width)
        self.move(where)
        self.show()
        next(iter(self._boxes.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.hide()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        ticked = tuple(code for code, box in self._boxes.items() if box.isChecked())
        self.closed.emit(ticked + self._kept)
