"""The icons of the program, drawn in a colour of the scheme at the moment of painting.

The drawings are Lucide's, in `resources/icons` with their licence. An icon follows a change of
scheme by itself, because its engine asks for the token each time it paints.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from carekeeper.core import resources
from carekeeper.core.typing import override
from carekeeper.widgets import theme

_STROKE = "1.75"
_copies: list[QIconEngine] = []


def icon(name: str, role: str = "text", checked_role: str = "") -> QIcon:
    """Return the icon of a name in `resources/icons`, in the colour of a token.

    `checked_role` is the token for a button or a tab that is switched on.
    """
    return QIcon(_LineIcon(name, role, checked_role or role))


def pixmap(name: str, role: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` pixels, sharp on a screen of that pixel ratio."""
    return _drawn(name, theme.colour(role).name(), round(size * ratio), ratio)


class _LineIcon(QIconEngine):
    """Paints one drawing in the colour that its token has now."""

    def __init__(self, name: str, role: str, checked_role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._checked_role = checked_role

    @override
    def clone(self) -> QIconEngine:
        copy = _LineIcon(self._name, self._role, self._checked_role)
        # Qt owns the copy from now on, but PySide would let Python throw it away at once.
        _copies.append(copy)
        return copy

    @override
    def iconName(self) -> str:
        return self._name

    @override
    def isNull(self) -> bool:
        return False

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # Not `painter.device()`: to find its kind, PySide makes all its classes, which takes 20 ms.
        ratio = painter.deviceTransform().m11()
        side = min(rect.width(), rect.height())
        drawn = self._pixmap(side, ratio, mode, state)
        offset = QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        painter.drawPixmap(rect.topLeft() + offset, drawn)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        drawn = self._pixmap(min(size.width(), size.height()), scale, mode, state)
        if size.width() <= size.height():
            return drawn
        # A button asks for more width than height to keep its words at a distance.
        wide = QPixmap(size * scale)
        wide.setDevicePixelRatio(scale)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(QPoint(0, 0), drawn)
        painter.end()
        return wide

    def _pixmap(self, side: int, ratio: float, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        role = self._checked_role if state == QIcon.State.On else self._role
        if mode == QIcon.Mode.Disabled:
            role = "third"
        return pixmap(self._name, role, side, ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(_source(name, colour))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _source(name: str, colour: str) -> bytes:
    text = resources.folder("icons", f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", colour)
    return text.replace('stroke-width="2"', f'stroke-width="{_STROKE}"').encode()
