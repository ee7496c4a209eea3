"""A box to tick as lists and tables paint it: the same that `CheckBox` shows in a form."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from carekeeper.widgets import icons, theme
from carekeeper.widgets.buttons import BOX


class TickBox:
    """Paints a box with or without its tick, in the colours of the moment."""

    def __init__(self) -> None:
        self._tick = icons.icon("check", "on_accent")

    def paint(self, painter: QPainter, cell: QRect, *, ticked: bool) -> None:
        """Paint the box in the middle of a cell."""
        side = theme.px(BOX)
        left = cell.x() + (cell.width() - side) // 2
        box = QRect(left, cell.y() + (cell.height() - side) // 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("accent" if ticked else "edge"))
        painter.setBrush(theme.colour("accent" if ticked else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)
        if ticked:
            self._tick.paint(painter, box)
