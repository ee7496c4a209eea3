"""The photos of an entry that is being written: look at one, take one out, add more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import icons, theme
from carekeeper.widgets.boxes import in_column
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import FlowLayout, Label
from carekeeper.widgets.picture_shelf import TILE, PictureShelf
from carekeeper.widgets.tips import tip

_CROSS = 20
_LOW = (132, 32)


class PhotoStrip(QWidget):
    """Tiles of photos, and one that asks for more."""

    opened = Signal(str)
    removed = Signal(str)
    wanted = Signal()
    """The teacher wants to choose photos from files."""

    def __init__(self, shelf: PictureShelf) -> None:
        super().__init__()
        self.setObjectName("photo_strip")
        self._shelf = shelf
        self._shown: tuple[str, ...] = ()
        self.problem = Label("", "caption-late", wrap=True, name="photos_problem")
        self._add = _Tile("", shelf)
        self._add.setObjectName("add_photos")
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        self._flow.addWidget(self._add)
        in_column(self._row, self.problem, gap=4, on=self)
        self.problem.hide()
        self._add.clicked.connect(self.wanted)

    def show_photos(self, shas: Sequence[str]) -> None:
        """Show these photos in their order."""
        if tuple(shas) == self._shown:
            return
        self._shown = tuple(shas)
        empty(self._flow, keep=self._add)
        for place, sha256 in enumerate(shas, start=1):
            tile = _Tile(sha256, self._shelf, place)
            tile.clicked.connect(lambda _on=False, sha=sha256: self.opened.emit(sha))
            tile.given_up.connect(self.removed)
            self._flow.addWidget(tile)
        self._add.low = not shas
        self._add.updateGeometry()
        self._flow.addWidget(self._add)
        self.updateGeometry()

    def say(self, sentences: Sequence[str]) -> None:
        """Say below the photos why some could not be taken; the others are there."""
        self.problem.setText("\n".join(dict.fromkeys(sentences)))
        self.problem.setVisible(bool(sentences))


class _Tile(QAbstractButton):
    """One photo with a cross to take it out; without a photo, the place for more."""

    given_up = Signal(str)

    def __init__(self, sha256: str, shelf: PictureShelf, place: int = 0) -> None:
        super().__init__()
        self._sha256 = sha256
        self._shelf = shelf
        self.low = not sha256
        """Whether the place for more is a line, because there is no photo to stand beside."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if sha256:
            self.setObjectName(f"photo_{place}")
            self.setAccessibleName(tr("Photo {n}").format(n=place))
            self.setToolTip(tip(tr("Click to enlarge, press Delete to remove")))
            shelf.arrived.connect(self._renew)
        else:
            self.setAccessibleName(tr("Add photos"))
            self.setToolTip(
                tip(tr("Drop pictures here, paste them with Ctrl+V, or click to choose"))
            )

    @override
    def sizeHint(self) -> QSize:
        if self._sha256:
            return QSize(theme.px(TILE[0]), theme.px(TILE[1]))
        if self.low:
            return QSize(theme.px(_LOW[0]), theme.px(_LOW[1]))
        return QSize(theme.px(TILE[1]), theme.px(TILE[1]))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._sha256 and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.given_up.emit(self._sha256)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._sha256 and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.given_up.emit(self._sha256)
            return
        super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(edge, 6, 6)
        if self._sha256:
            self._paint_photo(painter, shape)
        else:
            self._paint_asking(painter, shape)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawPath(shape)

    def _paint_photo(self, painter: QPainter, shape: QPainterPath) -> None:
        painter.fillPath(shape, theme.colour("line"))
        picture = self._shelf.get(self._sha256, self.devicePixelRatioF())
        if picture is not None:
            painter.setClipPath(shape)
            painter.drawPixmap(self.rect(), picture)
            painter.setClipping(False)
        cross = self._cross()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(cross)
        icons.icon("x", "text").paint(painter, cross.adjusted(4, 4, -4, -4))

    def _paint_asking(self, painter: QPainter, shape: QPainterPath) -> None:
        painter.fillPath(shape, theme.colour("sunken"))
        painter.setPen(QPen(theme.colour("line_strong"), 1, Qt.PenStyle.DashLine))
        painter.drawPath(shape)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("second"))
        side, middle = theme.px(16 if self.low else 20), self.rect().center()
        if self.low:
            icon = QRect(theme.px(16), middle.y() - side // 2 + 1, side, side)
            words = self.rect().adjusted(icon.right() + theme.px(6), 0, 0, 0)
            flags = int(Qt.AlignmentFlag.AlignVCenter)
        else:
            icon = QRect(middle.x() - side // 2, middle.y() - side + 2, side, side)
            words = self.rect().adjusted(2, self.height() // 2 + 6, -2, -4)
            flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        icons.icon("image-plus", "second").paint(painter, icon)
        painter.drawText(words, flags, tr("Add photos"))

    def _cross(self) -> QRect:
        side = theme.px(_CROSS)
        return QRect(self.width() - side - 4, 4, side, side)

    def _renew(self, sha256: str) -> None:
        if sha256 == self._sha256:
            self.update()
