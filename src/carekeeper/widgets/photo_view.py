"""A photo of the diary, large; the arrow keys go to the others of the same entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.parts import Button, Label, picture_of

_WIDTH, _HEIGHT = 920, 660


class PhotoView(QDialog):
    """Shows one photo after the other; the one in view can be taken out of the entry."""

    removed = Signal(str)

    def __init__(
        self,
        shas: Sequence[str],
        shown: str,
        read: Callable[[str], bytes],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("photo_view")
        self.setProperty("look", "dialog")
        self.setWindowTitle(tr("Photo"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, parent is not None)
        self.resize(_WIDTH, _HEIGHT)
        self._shas = list(shas)
        self._place = self._shas.index(shown)
        self._read = read
        self.picture = _Picture()
        self._count = Label("", "second", name="photo_count")
        self._earlier = self._arrow("chevron-left", tr("Previous photo"), -1)
        self._later = self._arrow("chevron-right", tr("Next photo"), 1)
        self._arrange()
        self._show()

    def shown(self) -> str:
        """Return the photo in view."""
        return self._shas[self._place]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            self._step(step)
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        self._place = min(max(self._place + step, 0), len(self._shas) - 1)
        self._show()

    def _remove(self) -> None:
        gone = self._shas.pop(self._place)
        self._place = max(0, min(self._place, len(self._shas) - 1))
        if self._shas:
            self._show()
        else:
            self.accept()
        self.removed.emit(gone)

    def _show(self) -> None:
        self.picture.show_picture(self._read(self.shown()))
        self._count.setText(f"{self._place + 1} / {len(self._shas)}")
        self._earlier.setEnabled(self._place > 0)
        self._later.setEnabled(self._place < len(self._shas) - 1)

    def _arrow(self, icon: str, tip: str, step: int) -> Button:
        name = f"photo_{icon}"
        return Button(icon=icon, look="icon", name=name, tip=tip, on_click=lambda: self._step(step))

    def _arrange(self) -> None:
        remove = Button(
            tr("Remove from the entry"), icon="trash-2", name="photo_remove", on_click=self._remove
        )
        close = Button(tr("Close"), look="primary", name="photo_close", on_click=self.accept)
        row = in_row(self._earlier, self._count, self._later, grow(), remove, close, gap=12)
        in_column(grow(self.picture), row, gap=12, margins=(16, 16, 16, 16), on=self)
        self.picture.setFocus()


class _Picture(QWidget):
    """The picture, whole, as large as there is room, but not larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Photo"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture = picture_of(None)

    def show_picture(self, data: bytes) -> None:
        """Show a picture as it is kept."""
        self._picture = picture_of(data)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        if self._picture is None:
            return
        size = self._picture.size()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        rect = QRectF(left, top, size.width(), size.height())
        painter.drawPixmap(rect, self._picture, QRectF(self._picture.rect()))
