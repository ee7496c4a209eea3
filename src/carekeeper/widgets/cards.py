"""Surfaces: cards with a heading, lone icons, lines, progress, pages that scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from carekeeper.core.typing import override
from carekeeper.widgets import icons, theme
from carekeeper.widgets.labels import Label, renew_style

_RADIUS, _EDGE = 8, 4
"""The corners of a card, as the style sheet has them, and the upper edge of a marked one."""


class Icon(QLabel):
    """A lone icon that follows the scheme."""

    def __init__(self, name: str, role: str = "second", size: int = 16) -> None:
        super().__init__()
        self._icon = icons.icon(name, role)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, role: str = "second") -> None:
        """Show another icon."""
        self._icon = icons.icon(name, role)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme.px(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())


class Line(QFrame):
    """A thin line between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "line")
        self.setFixedHeight(1)


class Card(QFrame):
    """A white surface with a heading, a quiet note beside it and widgets at the right.

    A `flush` card holds rows from edge to edge with lines between them (`add_row`).
    """

    def __init__(
        self,
        title: str = "",
        *,
        note: str = "",
        right: QWidget | None = None,
        flush: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "card")
        self.title = Label(title, "section")
        self.note = Label(note, "second")
        self.head = QHBoxLayout()
        self.body = QVBoxLayout(self)
        self._flush = flush
        self._arrange(right)

    def _arrange(self, right: QWidget | None) -> None:
        self.head.setSpacing(12)
        self.head.addWidget(self.title)
        self.head.addWidget(self.note)
        self.head.addStretch(1)
        if right is not None:
            self.head.addWidget(right)
        for words in (self.title, self.note):
            if not words.text():
                words.hide()
        if self._flush:
            self.body.setContentsMargins(1, 0, 1, 1)
            self.body.setSpacing(0)
            self.head.setContentsMargins(14, 9, 14, 8)
        else:
            self.body.setContentsMargins(16, 14, 16, 14)
            self.body.setSpacing(8)
        if self.title.text() or right is not None:
            self.body.addLayout(self.head)

    def add(self, widget: QWidget) -> None:
        """Put a widget below what is there."""
        self.body.addWidget(widget)

    def add_row(self, widget: QWidget) -> None:
        """Put a row below what is there, with a line above it."""
        if self.body.count():
            self.body.addWidget(Line())
        self.body.addWidget(widget)

    def set_note(self, note: str) -> None:
        """Change the quiet words beside the heading."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.property("look") != "marked":
            return
        # By hand: a style sheet draws the corners of a border of two widths with a notch.
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(0, 0, self.width(), _EDGE, theme.colour("accent"))

    def set_marked(self, marked: bool) -> None:
        """Give the card the strong upper edge of the first of its kind, or take it away."""
        self.setProperty("look", "marked" if marked else "card")
        renew_style(self)


class Bar(QWidget):
    """A thin bar that shows a share of a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(6)

    def set_share(self, share: float) -> None:
        """Show a share from 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(QColor(theme.tokens().line))
        painter.drawRoundedRect(whole, 3, 3)
        if self._share:
            whole.setWidth(max(whole.height(), whole.width() * self._share))
            painter.setBrush(QColor(theme.tokens().accent))
            painter.drawRoundedRect(whole, 3, 3)


class ProgressLine(QWidget):
    """What is counted, so many of so many, and a bar."""

    def __init__(self, label: str = "", *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.label = Label(label, "caption")
        self.figure = Label("", "strong")
        self._bar = Bar()
        top = QHBoxLayout()
        top.addWidget(self.label)
        top.addStretch(1)
        top.addWidget(self.figure)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self._bar)

    def show_share(self, done: int, of: int) -> None:
        """Show so many of so many; of nobody nothing can be told, and the bar stays empty."""
        self.figure.setText(f"{done} / {of}" if of else "—")
        self._bar.set_share(done / of if of else 0.0)


class _Whole(QScrollArea):
    """Is as wide as what it holds needs to be, as it scrolls up and down only."""

    @override
    def minimumSizeHint(self) -> QSize:
        hint, page = super().minimumSizeHint(), self.widget()
        bar = self.verticalScrollBar().sizeHint().width()
        wide = 0 if page is None else page.minimumSizeHint().width() + bar
        return QSize(max(hint.width(), wide), hint.height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolled(
    page: QWidget, *, name: str = "", room_for_bar: bool = False, whole: bool = False
) -> QScrollArea:
    """Return a page in a frame that scrolls up and down when the page is taller.

    With `room_for_bar` nothing moves when the bar comes, and the page is arranged once, not at
    each of the widths that it could have. A `whole` one takes the width that its page needs from
    what stands beside it.
    """
    area = _Whole() if whole else QScrollArea()
    if room_for_bar:
        bar = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar.rangeChanged.connect(lambda _first, last: bar.setEnabled(last > 0))
        bar.setEnabled(False)
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(page)
    # A scroll area lets its page fill its own ground; ours stands on the window's.
    page.setAutoFillBackground(False)
    return area


def beside_bar(column: QWidget) -> int:
    """Return how many pixels of a column's width are left beside the bar that scrolls it."""
    from PySide6.QtWidgets import QStyle  # its names take 8 ms, and no first page needs them

    return column.width() - column.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
