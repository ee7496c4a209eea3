"""Moods as one sees them: a face with a word, five buttons to choose from, a line over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from carekeeper.core import dates
from carekeeper.core.mood import MOODS
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.diary.facts import rules
from carekeeper.features.diary.facts.rules import MoodPoint
from carekeeper.widgets import icons, theme
from carekeeper.widgets.parts import Chip, FlowLayout

LOOKS: dict[str, tuple[str, str]] = {
    "very_low": ("annoyed", "late"),
    "low": ("frown", "due"),
    "calm": ("meh", "info"),
    "happy": ("smile", "good"),
    "very_happy": ("laugh", "good"),
}
"""The icon and the colour of each mood."""

LABELS = {choice.code: choice.label for choice in MOODS}

_HEIGHT = 104
_STEPS = len(MOODS)
_DOT = 2.6
_MOST_DOTS = 60
"""Of more points, the line alone is clearer."""

_MOST_PLACES = 120
"""More corners than this cannot be told apart in the line."""


class MoodButtons(QWidget):
    """Five faces to choose one from; a second click on it takes it back."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mood_buttons")
        self._buttons: dict[str, Chip] = {}
        row = FlowLayout(self, gap=4)
        for choice in MOODS:
            button = Chip(tr(choice.label), name=f"mood_{choice.code}")
            button.setIcon(icons.icon(LOOKS[choice.code][0], "second", "on_accent"))
            button.setAccessibleDescription(tr("Mood"))
            button.clicked.connect(lambda on, code=choice.code: self._choose(code if on else ""))
            self._buttons[choice.code] = button
            row.addWidget(button)

    def show_mood(self, mood: str) -> None:
        """Show a mood, or none, without telling it."""
        for code, button in self._buttons.items():
            button.setChecked(code == mood)

    def _choose(self, mood: str) -> None:
        self.show_mood(mood)
        self.chosen.emit(mood)


class MoodCurve(QWidget):
    """How a child seemed over time: five steps upward, the days along the foot."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mood_curve")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._points: Sequence[MoodPoint] = ()

    def show_points(self, points: Sequence[MoodPoint]) -> None:
        """Show these points, the oldest first."""
        self._points = points
        self.setAccessibleName(tr("Mood"))
        told = map(_told, rules.moods_thinned(points, _MOST_DOTS))
        self.setAccessibleDescription(tr("; ").join(told))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(_HEIGHT))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.position() if hasattr(event, "position") else QPointF(event.pos())
            near = min(
                self._points, key=lambda one: abs(self._place(one).x() - at.x()), default=None
            )
            QToolTip.showText(event.globalPos(), _told(near) if near else "", self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        painter.setPen(QPen(theme.colour("line"), 1))
        for step in (1, 3, 5):
            y = round(self._height_of(step)) + 0.5
            painter.drawLine(QPointF(area.left() - 4, y), QPointF(area.right() + 4, y))
        painter.setPen(QPen(theme.colour("accent"), 1.8))
        points = rules.moods_thinned(self._points, _MOST_PLACES)
        places = [self._place(point) for point in points]
        painter.drawPolyline(places)
        if len(places) <= _MOST_DOTS:
            for point, place in zip(points, places, strict=True):
                # A talk is an open ring, the diary a full dot.
                painter.setBrush(theme.colour("surface" if point.at_a_talk else "accent"))
                painter.drawEllipse(place, _DOT, _DOT)
        self._paint_days(painter, area)

    def _paint_days(self, painter: QPainter, area: QRectF) -> None:
        if not self._points:
            return
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("second"))
        foot = QRectF(area.left() - 6, area.bottom() + 6, area.width() + 12, theme.px(18))
        first, last = self._points[0].on, self._points[-1].on
        if first == last:
            painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, dates.show_short(first))
            return
        for day, align in (
            (first, Qt.AlignmentFlag.AlignLeft),
            (last, Qt.AlignmentFlag.AlignRight),
        ):
            painter.drawText(foot, align, _month(day))

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(6, 8, -6, -theme.px(26))

    def _place(self, point: MoodPoint) -> QPointF:
        area = self._area()
        first, last = self._points[0].on, self._points[-1].on
        whole = (last - first).days
        share = (point.on - first).days / whole if whole else 0.5
        return QPointF(area.left() + share * area.width(), self._height_of(point.step))

    def _height_of(self, step: int) -> float:
        area = self._area()
        return area.bottom() - (step - 1) / (_STEPS - 1) * area.height()


def _month(day: date) -> str:
    return dates.show_loose(f"{day:%Y-%m}")


def _told(point: MoodPoint) -> str:
    mood = tr(MOODS[point.step - 1].label)
    where = tr("{day}: {mood} (talk)") if point.at_a_talk else tr("{day}: {mood}")
    return where.format(day=dates.show_short(point.on), mood=mood)
