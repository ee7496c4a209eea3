"""The round picture of a person: the photo, or the end of the name on a colour of its own."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from carekeeper.core.typing import override
from carekeeper.widgets import theme

_STEP = 5
"""Coprime to the eight colours, so neighbours in the class list differ."""


def avatar_colour(key: int) -> str:
    """Return the colour that belongs to a person's number, the same at every start."""
    avatars = theme.tokens().avatars
    return avatars[key * _STEP % len(avatars)]


@lru_cache(maxsize=512)
def picture_of(photo: bytes | None) -> QPixmap | None:
    """Return a stored photo as a picture, None when there is none or it cannot be read."""
    if not photo:
        return None
    picture = QPixmap()
    return picture if picture.loadFromData(photo) else None


def paint_avatar(
    painter: QPainter, rect: QRectF, key: int, name: str, picture: QPixmap | None = None
) -> None:
    """Paint a person's round picture; lists and tables use it too."""
    # The rules of names are not needed before the first name is shown: the start is short.
    from carekeeper.core import names

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if picture is not None:
        _paint_picture(painter, rect, picture)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(avatar_colour(key)))
        painter.drawEllipse(rect)
        font = theme.font("body", bold=True)
        font.setPixelSize(max(8, round(rect.width() * 0.4)))
        painter.setFont(font)
        painter.setPen(QColor(theme.tokens().on_avatar))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, names.initials_for_avatar(name))
    painter.restore()


def _paint_picture(painter: QPainter, rect: QRectF, picture: QPixmap) -> None:
    circle = QPainterPath()
    circle.addEllipse(rect)
    painter.setClipPath(circle)
    side = min(picture.width(), picture.height())
    left, top = (picture.width() - side) / 2, (picture.height() - side) / 2
    painter.drawPixmap(rect, picture, QRectF(left, top, side, side))


class Avatar(QWidget):
    """A person's round picture, `size` pixels wide."""

    def __init__(self, size: int = 32, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._key = 0
        self._name = ""
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_person(self, key: int, name: str, photo: bytes | None = None) -> None:
        """Show a person by number and name, with the photo as stored."""
        self._key, self._name, self._picture = key, name, picture_of(photo)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(0, 0, self._size, self._size)
        paint_avatar(QPainter(self), rect, self._key, self._name, self._picture)
