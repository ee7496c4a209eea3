"""The veil of the F9 key: nobody who stands behind reads a name, a number or a face."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import theme

KEY = Qt.Key.Key_F9
_COARSE = 28
"""So many pixels of the window become one: words and faces are gone, the page is still one."""
_SKIN = 150
"""How much of the window's own colour lies over it, of 255."""

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.Shortcut,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.ToolTip,
        QEvent.Type.TouchBegin,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
    }
)
"""What does nothing while the veil is down, so that nothing changes unseen."""


class Veil(QObject):
    """Covers every window of the program at once, without locking; the same key lifts it.

    It covers whole windows, and not names and numbers one by one: what is typed and not saved yet,
    a tool tip, an open menu or a field of a later version would be forgotten otherwise.
    """

    def __init__(self, app: QApplication, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._window = window
        self._covers: list[_Cover] = []
        self.down = False
        """Whether the windows are covered."""
        app.focusChanged.connect(self._note_window)

    def turn(self) -> None:
        """Cover everything, or show it again."""
        if self.down:
            self.lift()
        else:
            self._draw()

    def lift(self) -> None:
        """Show everything again, with the cursor where it was."""
        if not self.down:
            return
        self.down = False
        self._app.removeEventFilter(self)
        for cover in self._covers:
            cover.hide()
            cover.deleteLater()
        self._covers = []

    def _draw(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.down = True
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._cover(window)
        # Only while it is down: a filter on everything is slow.
        self._app.installEventFilter(self)

    def _cover(self, window: QWidget) -> None:
        if self.down and all(cover.parentWidget() is not window for cover in self._covers):
            self._covers.append(_Cover(window))

    def _note_window(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Let a dialog know the key, too; it hears nothing of the menus of the window."""
        window = None if now is None else now.window()
        if window is None or window is self._window or window.property("knows_veil"):
            return
        window.setProperty("knows_veil", True)
        shortcut = QShortcut(QKeySequence(KEY), window)
        shortcut.activated.connect(self.turn)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            # A question that comes by itself; covered when it has its size.
            QTimer.singleShot(0, watched, lambda: self._cover(watched))
            return False
        if kind not in _INPUT:
            return False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == KEY:
            if not event.isAutoRepeat():
                self.lift()
            return True
        event.accept()
        return True


class _Cover(QWidget):
    """Lies over a window and shows only its coarse shape."""

    def __init__(self, window: QWidget) -> None:
        picture = window.grab()
        super().__init__(window)
        self.setObjectName("veil")
        self.setAccessibleName(tr("Hidden. F9 shows it again."))
        smooth = Qt.TransformationMode.SmoothTransformation
        small = QSize(1 + picture.width() // _COARSE, 1 + picture.height() // _COARSE)
        self._picture = picture.scaled(small, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.raise_()
        self.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._picture)
        skin = QColor(theme.colour("window"))
        skin.setAlpha(_SKIN)
        painter.fillRect(self.rect(), skin)
        painter.setFont(theme.font("page", bold=True))
        painter.setPen(theme.colour("text"))
        words = tr("Hidden. F9 shows it again.")
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words
        )
