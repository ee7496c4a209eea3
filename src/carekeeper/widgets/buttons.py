"""Buttons, filter chips and the two-way switch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QSizePolicy,
    QStyleOptionButton,
    QWidget,
)

from carekeeper.core.typing import override
from carekeeper.widgets import icons, theme
from carekeeper.widgets.boxes import in_row
from carekeeper.widgets.push_button import PushButton
from carekeeper.widgets.tips import tip as plain_tip

Look = Literal[
    "plain",
    "primary",
    "small",
    "link",
    "link-caption",
    "link-due",
    "icon",
    "nav",
    "badge",
]

_ICON_ROLES: dict[str, str] = {
    "primary": "on_accent",
    "link": "accent",
    "link-caption": "accent",
    "link-due": "due",
    "icon": "second",
    "nav": "second",
}
_TURNING = ("chevron-left", "chevron-right")
"""The icons of buttons that are pressed again and again, to turn pages."""
_ICON_SIZE = 16
_LONE_ICON_SIZE = 18
BOX = 14
"""Side of a box to tick, inside its edge; the style sheet says the same."""
_ICON_GAP = 4
"""Added to the four pixels that Qt leaves between icon and words."""


class Button(PushButton):
    """A button in one of the looks of the program.

    One `primary` on a page; `small` (26 high) in rows; `icon` alone, whose `tip` is also its
    name for assistive tools; `nav` for a list of places at the left.
    """

    def __init__(
        self,
        text: str = "",
        *,
        icon: str = "",
        look: Look = "plain",
        name: str = "",
        tip: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setProperty("look", look)
        if tip:
            self.setToolTip(plain_tip(tip))
        if look == "icon":
            self.setAccessibleName(tip)
        if look in ("link", "link-caption", "link-due"):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._look = look
        self.repeats = icon in _TURNING
        self._size_icon()
        if icon:
            self.set_icon(icon)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())  # noqa: PLW0108 - a click carries a flag

    def set_icon(self, name: str, role: str = "") -> None:
        """Show an icon, in the colour of a token or in the one that fits the look."""
        role = role or _ICON_ROLES.get(self._look, "text")
        self.setIcon(icons.icon(name, role, "accent" if self.isCheckable() else ""))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size_icon()

    def _size_icon(self) -> None:
        if self._look == "icon":
            side = theme.px(_LONE_ICON_SIZE)
            self.setIconSize(QSize(side, side))
        else:
            side = theme.px(_ICON_SIZE)
            self.setIconSize(QSize(side + _ICON_GAP, side))


class Link(Button):
    """A link whose words end in dots where there is no room; its tool tip tells all of them."""

    def __init__(self, text: str, *, name: str, on_click: Callable[[], object]) -> None:
        super().__init__(text, look="link", name=name, on_click=on_click)
        self._shown = text
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("字字…"), hint.height())

    @override
    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.text = self._shown

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words, metrics = self.text(), self.fontMetrics()
        edges = self.sizeHint().width() - metrics.horizontalAdvance(words)
        room = self.width() - edges
        self._shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(plain_tip("" if self._shown == words else words))


class Chip(PushButton):
    """A filter that is on or off, with the number of those it lets through."""

    def __init__(self, label: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.setObjectName(name)
        self.setProperty("look", "chip")
        self.setCheckable(True)
        self._label = label

    def set_count(self, count: int | None) -> None:
        """Show how many there are; None shows the label alone."""
        self.setText(self._label if count is None else f"{self._label} {count}")

    def set_label(self, label: str) -> None:
        """Change the words, after a change of language; the count comes anew."""
        self._label = label
        self.setText(label)


class Segmented(QFrame):
    """A switch between a few views of the same thing, such as one student or the whole class."""

    chosen = Signal(str)
    """The key of the side that the teacher switched to."""

    def __init__(
        self,
        sides: Sequence[tuple[str, str]] = (),
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "segments")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Segment] = {}
        layout = in_row(gap=0, on=self)
        for key, label in sides:
            button = _Segment(label)
            button.setObjectName(f"{name}_{key}")
            button.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            layout.addWidget(button)

    def choose(self, key: str) -> None:
        """Switch to a side without telling it."""
        self._buttons[key].setChecked(True)

    def current(self) -> str:
        """Return the key of the side in use, `""` when none was chosen yet."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_label(self, key: str, label: str) -> None:
        """Change the words of one side."""
        self._buttons[key].setText(label)

    def set_possible(self, key: str, possible: bool) -> None:
        """Let one side be chosen or not."""
        self._buttons[key].setEnabled(possible)


class _Segment(PushButton):
    """One side; always as wide as its words in bold, so that a switch moves nothing."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.setProperty("look", "segment")
        self.setCheckable(True)

    @override
    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setBold(True)
        width = QFontMetrics(bold).horizontalAdvance(self.text()) + 2 * theme.px(12)
        return QSize(width, super().sizeHint().height())


class CheckBox(QCheckBox):
    """A box to tick; the tick is drawn by us, as a style sheet has no tick of its own."""

    def __init__(self, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self._tick = icons.icon("check", "on_accent")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            side = theme.px(BOX)
            top = (self.height() - side) // 2
            self._tick.paint(QPainter(self), QRect(1, top, side, side))
