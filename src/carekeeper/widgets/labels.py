"""Words on the page: labels in the sizes of the program, badges, lines that end in dots."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from carekeeper.core.typing import override
from carekeeper.widgets.tips import tip

Role = Literal[
    "body",
    "caption",
    "caption-due",
    "caption-late",
    "caption-good",
    "strong",
    "second",
    "third",
    "accent",
    "due",
    "late",
    "good",
    "diary",
    "section",
    "student",
    "phone",
    "page",
    "welcome",
]
BadgeKind = Literal["info", "due", "late", "good", "plain"]


class Label(QLabel):
    """A plain text in one of the sizes and colours of the program; never read as HTML."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        *,
        wrap: bool = False,
        selectable: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._heights: dict[int, int] = {}
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_role(self, role: Role) -> None:
        """Change size and colour."""
        if self.property("role") != role:
            self.setProperty("role", role)
            renew_style(self)

    @override
    def heightForWidth(self, width: int) -> int:
        # A layout asks for the same again and again, and Qt breaks the lines anew each time.
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._heights = {}

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._heights = {}


class Badge(QLabel):
    """A short word on a coloured ground; the word alone already says what is meant."""

    def __init__(
        self,
        text: str = "",
        kind: BadgeKind = "info",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._wordings = (text, text)
        self.set_kind(kind)

    def may_say(self, shorter: str) -> None:
        """Say this instead where the words do not fit."""
        self._wordings = (self.text(), shorter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    def set_kind(self, kind: BadgeKind) -> None:
        """Change the colour."""
        if self.property("badge") != kind:
            self.setProperty("badge", kind)
            renew_style(self)

    @override
    def setText(self, text: str) -> None:
        self._wordings = (text, text)
        self.setToolTip(tip(""))
        super().setText(text)

    @override
    def sizeHint(self) -> QSize:
        return self._hint(super().sizeHint(), self._wordings[0])

    @override
    def minimumSizeHint(self) -> QSize:
        return self._hint(super().minimumSizeHint(), self._wordings[1])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Say as much as there is room for; needed where other words came into the same room."""
        whole, shorter = self._wordings
        # Widths of words are rounded, so one pixel less is still enough.
        if self.width() >= self.sizeHint().width() - 1:
            words = whole
        elif self.width() >= self.minimumSizeHint().width() - 1:
            words = shorter
        else:
            room = self.contentsRect().width()
            words = self.fontMetrics().elidedText(shorter, Qt.TextElideMode.ElideRight, room)
        if words != self.text():
            super().setText(words)
            self.setToolTip(tip("" if words == whole else whole))

    def _hint(self, own: QSize, words: str) -> QSize:
        if words == self.text():
            return own
        change = self.fontMetrics().horizontalAdvance(words)
        change -= self.fontMetrics().horizontalAdvance(self.text())
        return QSize(own.width() + change, own.height())


class ElidedLabel(Label):
    """One line that ends in dots where there is no room, and tells all of it as a tool tip.

    Where a shorter wording fits, it stands instead of a line with dots.
    """

    def __init__(self, text: str = "", role: Role = "body", *, name: str = "") -> None:
        super().__init__(text, role, name=name)
        self._shorter: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_wordings(self, text: str, *shorter: str) -> None:
        """Show a text, or the first of its shorter wordings that fits."""
        self._shorter = shorter
        self.setText(text)
        self.updateGeometry()
        self.update()

    def width_within(self, room: int) -> int:
        """Return how wide the wording is that would stand in a room of so many pixels."""
        margins = self.width() - self.contentsRect().width()
        words = self._wording(room - margins)
        return self.fontMetrics().horizontalAdvance(words) + margins + 2

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance("字…"), super().minimumSizeHint().height()
        )

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(max(hint.width(), width), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        words = self._wording(room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = Qt.AlignmentFlag.AlignVCenter | self.alignment()
        painter.drawText(room, flags, words)
        # Here, and not with each new size: most labels of a page are never in sight.
        self.setToolTip(tip("" if words == self.text() else self.text()))

    def _wording(self, width: int) -> str:
        metrics = self.fontMetrics()
        wordings = (self.text(), *self._shorter)
        for words in wordings:
            if metrics.horizontalAdvance(words) <= width:
                return words
        return metrics.elidedText(wordings[-1], Qt.TextElideMode.ElideRight, width)


def renew_style(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose property has changed."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.updateGeometry()
        widget.update()
