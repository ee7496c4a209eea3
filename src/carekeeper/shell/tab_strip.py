"""The strip of tabs, each with its icon and the number of things due there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTabBar, QWidget

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.room import Room
from carekeeper.widgets import icons, theme
from carekeeper.widgets.boxes import grow, in_row
from carekeeper.widgets.buttons import Button

_ICON = 18
_PILL = 20
_CLOSER = 12
_LINE = 16


class TabStrip(QFrame):
    """Tells which room the teacher wants; the lock is at its right end."""

    chosen = Signal(str)
    lock_requested = Signal()

    def __init__(self, rooms: Sequence[Room], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self._names = [room.name for room in rooms]
        self._bar = _Bar()
        for room in rooms:
            self._bar.add(icons.icon(room.icon, "second", "accent"), tr(room.on_strip()))
        self._bar.part(
            [at for at in range(1, len(rooms)) if rooms[at].of_class != rooms[at - 1].of_class]
        )
        self._lock = Button(
            icon="lock",
            look="icon",
            name="lock_button",
            tip=tr("Lock (Ctrl+L)"),
            on_click=self.lock_requested.emit,
        )
        in_row(grow(self._bar), self._lock, margins=(20, 0, 16, 0), on=self)
        self._current = ""
        self._bar.currentChanged.connect(self._tell)

    def choose(self, name: str) -> None:
        """Turn to the tab of a room."""
        self._bar.setCurrentIndex(self._names.index(name))
        if self._current != name:
            self._tell(self._bar.currentIndex())

    def current(self) -> str:
        """Return the name of the room in front; `""` before the first was chosen."""
        return self._current

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many things are due in each room."""
        for index, name in enumerate(self._names):
            self._bar.show_count(index, counts.get(name, 0))

    def set_lockable(self, lockable: bool) -> None:
        """Show the lock only for a class file with a password."""
        self._lock.setVisible(lockable)

    def _tell(self, index: int) -> None:
        self._current = self._names[index]
        self.chosen.emit(self._current)


class _Bar(QTabBar):
    """Tabs that carry a small number on a pill."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tabs")
        self.setAccessibleName(tr("Tabs"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
        self._counts: dict[int, int] = {}
        self._icons: list[QIcon] = []
        self._parted: Sequence[int] = ()
        self._left_out = 0
        """Pixels that the pictures would take, while they are left out."""

    def add(self, icon: QIcon, label: str) -> None:
        """Put a tab behind the others."""
        self._icons.append(icon)
        self.addTab(icon, label)

    def part(self, before: Sequence[int]) -> None:
        """Draw a thin line before these tabs."""
        self._parted = before

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the pictures out where the words would not all be in sight with them."""
        wide = self._needed()
        if (wide + self._left_out > self.width()) == bool(self._left_out):
            return
        for at, icon in enumerate(self._icons):
            self.setTabIcon(at, icon if self._left_out else QIcon())
        self._left_out = max(wide - self._needed(), 0)

    def _needed(self) -> int:
        return sum(self.tabSizeHint(at).width() for at in range(self.count()))

    def show_count(self, index: int, count: int) -> None:
        """Show a number at a tab; 0 shows none."""
        if self._counts.get(index, 0) == count:
            return
        self._counts[index] = count
        text = tr("{n} due").format(n=count) if count else ""
        self.setTabToolTip(index, text)
        # A button in the tab only keeps the room free; the number is painted over it.
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, self._room_for(count))
        self._fit()

    def _room_for(self, count: int) -> QWidget | None:
        if not count:
            return None
        # PySide 6.8 deletes it at once when nobody but the tab has it.
        room = QWidget(self)
        room.setFixedSize(self._pill_width(count), theme.px(_PILL))
        return room

    def _pill_width(self, count: int) -> int:
        metrics = QFontMetrics(theme.font("caption", bold=True))
        return max(theme.px(_PILL), metrics.horizontalAdvance(str(count)) + theme.px(12))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line_strong"))
        for index in self._parted:
            self._draw_line(painter, self.tabRect(index))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("caption", bold=True))
        for index, count in self._counts.items():
            button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if not count or button is None:
                continue
            pill = QRectF(button.geometry()).translated(-theme.px(_CLOSER), 0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("due_soft"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setPen(theme.colour("due"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(count))

    def _draw_line(self, painter: QPainter, tab: QRect) -> None:
        high = theme.px(_LINE)
        top = tab.center().y() - high // 2
        # Not `fillRect`, which takes gradients too: PySide makes their 180 names for it.
        painter.drawRect(tab.left(), top, 1, high)
