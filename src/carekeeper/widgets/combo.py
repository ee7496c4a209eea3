"""A box to choose one answer from; no wheel and no key changes it in passing."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from carekeeper.core.typing import override
from carekeeper.widgets import icons, theme

_ARROW = 14
_ARROW_MARGIN = 9
_LEFT = 11
_DROP_DOWN = 26
"""What the style sheet keeps free for the arrow."""
_NEVER_CUT = 4
"""So many Chinese characters of an answer are always seen, in large text too."""


_MOVING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Combo(QComboBox):
    """A combo box with our arrow, since a style sheet takes away that of the system.

    What is saved when it is chosen must be chosen on purpose: the wheel scrolls the page, and a
    key that would go to another answer opens the list, in which Enter takes one.
    """

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(2)
        # Not the one of a combo box, which paints its list like a menu of the system.
        self.setItemDelegate(QStyledItemDelegate(self))
        self._arrow = icons.icon("chevron-down", "second")

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.sizeAdjustPolicy() != QComboBox.SizeAdjustPolicy.AdjustToContents:
            return hint
        # Qt forgets the room that the style sheet takes at both sides.
        words = (self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in self._places())
        sides = theme.px(_DROP_DOWN) + 2 * _LEFT
        room = max(words, default=0) + sides
        return QSize(max(hint.width(), room), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        longest = max((len(self.itemText(at)) for at in self._places()), default=0)
        words = min(longest, _NEVER_CUT) * self.fontMetrics().horizontalAdvance("字")
        hint = super().minimumSizeHint()
        room = words + theme.px(_ARROW) + 2 * _ARROW_MARGIN + _LEFT
        return QSize(max(hint.width(), room), hint.height())

    def _places(self) -> range:
        return range(self.count())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = "" if event.modifiers() & _COMMANDS else event.text().strip()
        if letters.isprintable() and letters:
            self.showPopup()
            self.view().keyboardSearch(letters)
        elif event.key() in _MOVING:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.px(_ARROW)
        left = self.width() - side - _ARROW_MARGIN
        self._arrow.paint(QPainter(self), QRect(left, (self.height() - side) // 2, side, side))
