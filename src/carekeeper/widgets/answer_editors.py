"""The editors of a talk record: chips, five steps of mood, a line with suggestions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from carekeeper.core.fields import Choice, Field
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import icons, theme
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.editor import Editor, Today
from carekeeper.widgets.line_editor import LineEditor
from carekeeper.widgets.parts import Button, Chip, FlowLayout, Label
from carekeeper.widgets.push_button import PushButton
from carekeeper.widgets.tips import tip

_FIRST_DIGIT = Qt.Key.Key_1
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class _ButtonRow(QWidget):
    """Some buttons for one field: figures press them, arrow keys go from one to the next."""

    def __init__(self, buttons: Sequence[PushButton]) -> None:
        super().__init__()
        self.buttons = buttons
        for button in buttons:
            button.installEventFilter(self)
            if button is not buttons[0]:
                button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(buttons[0])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        number = event.key() - _FIRST_DIGIT
        if 0 <= number < len(self.buttons) and not event.modifiers() & _COMMANDS:
            self.buttons[number].click()
            return True
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        here = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        if not step or here is None:
            return False
        self.buttons[min(max(here + step, 0), len(self.buttons) - 1)].setFocus()
        return True


class _FlowRow(_ButtonRow):
    """Buttons that wrap; the row is as tall as they need at its width."""

    def __init__(self, buttons: Sequence[PushButton]) -> None:
        super().__init__(buttons)
        self._flow = FlowLayout(self, gap=6)
        for button in buttons:
            self._flow.addWidget(button)
        theme.appearance().changed.connect(self._grow)

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), 80)
        return QSize(width, self._flow.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        height = self._flow.heightForWidth(self.width())
        if height != self.minimumHeight():
            self.setFixedHeight(height)


class ChipsEditor(Editor):
    """Several of the given answers, each a chip; saved as soon as one is pressed."""

    is_chosen = True

    def __init__(self, field: Field, today: Today) -> None:
        self._chips = {
            choice.code: _chip(field, choice, number)
            for number, choice in enumerate(field.choices, start=1)
        }
        self._kept: tuple[str, ...] = ()
        super().__init__(field, _FlowRow(list(self._chips.values())), today)
        hint = tr("keys 1 to {n}").format(n=len(self._chips))
        self.head.addWidget(Label(hint, "caption", name=f"keys_{field.name}"))
        for chip in self._chips.values():
            chip.clicked.connect(self.finish)

    @override
    def is_touched(self) -> bool:
        """Not by their order: answers that were entered in another one were not touched here."""
        return set(self.typed()) != set(cast("tuple[str, ...]", self.saved or ()))

    @override
    def typed(self) -> tuple[str, ...]:
        pressed = tuple(code for code, chip in self._chips.items() if chip.isChecked())
        return pressed + self._kept

    @override
    def _display(self, value: object) -> None:
        codes = cast("tuple[str, ...]", value or ())
        self._kept = tuple(code for code in codes if code not in self._chips)
        for code, chip in self._chips.items():
            chip.setChecked(code in codes)


def _chip(field: Field, choice: Choice, number: int) -> Chip:
    chip = Chip(tr(choice.label), name=f"{field.name}_{choice.code}")
    chip.setToolTip(tip(tr("Key {n}").format(n=number)))
    return chip


class StepsEditor(Editor):
    """One of a few steps, each a button; pressing the chosen one again takes it away."""

    is_chosen = True

    def __init__(self, field: Field, today: Today) -> None:
        self._buttons = {
            choice.code: _step(field, choice, number)
            for number, choice in enumerate(field.choices, start=1)
        }
        self._chosen = ""
        super().__init__(field, _FlowRow(list(self._buttons.values())), today)
        for code, button in self._buttons.items():
            button.clicked.connect(partial(self._choose, code))

    @override
    def _arrange(self) -> None:
        line = in_row(self.caption, grow(self.control), gap=12)
        self.problem.hide()
        in_column(line, self.problem, gap=3, on=self)

    def _choose(self, code: str) -> None:
        self._chosen = "" if code == self._chosen else code
        self._press()
        self.finish()

    @override
    def is_touched(self) -> bool:
        return self._chosen != self.saved

    @override
    def typed(self) -> object:
        return self._chosen

    @override
    def _display(self, value: object) -> None:
        self._chosen = str(value or "")
        self._press()

    def _press(self) -> None:
        for code, button in self._buttons.items():
            button.setChecked(code == self._chosen)


def _step(field: Field, choice: Choice, number: int) -> Button:
    button = Button(tr(choice.label), look="small", name=f"{field.name}_{choice.code}")
    button.setCheckable(True)
    button.setToolTip(tip(tr("Key {n}").format(n=number)))
    return button


class SuggestEditor(LineEditor):
    """A line to type in that offers what was typed there before; Down opens the offer."""

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__(field, today)
        self._offer: Callable[[], Sequence[str]] = tuple
        self._menu = QMenu(self)
        self._menu.setObjectName(f"offer_{field.name}")
        pick = QAction(icons.icon("chevron-down", "second"), tr("Choose"), self)
        pick.triggered.connect(self.open_offer)
        self.line.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)
        self.line.installEventFilter(self)

    def suggest(self, offer: Callable[[], Sequence[str]]) -> None:
        """Offer from now on what this gives; it is asked when the offer is opened."""
        self._offer = offer

    def open_offer(self) -> None:
        """Open the offer below the line."""
        self._menu.clear()
        for text in self._offer():
            self._menu.addAction(text).triggered.connect(partial(self._take, text))
        self._menu.popup(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
        ):
            self.open_offer()
            return True
        return super().eventFilter(watched, event)

    def _take(self, text: str) -> None:
        self.line.setText(text)
        self._touch()
        self.finish()
