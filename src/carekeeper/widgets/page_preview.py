"""The true pages of a document, one at a time, as sharp as the screen can show them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import theme
from carekeeper.widgets.background import Background, Job
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.labels import Label
from carekeeper.widgets.tips import tip as plain_tip

PageImage = Callable[[bytes, int, float], tuple[int, int, bytes]]

_POINTS = 72
_A4 = (595.3, 841.9)
_AROUND = 24
_WAIT = 120
"""Milliseconds without a change of size until the page is drawn anew."""


class PagePreview(QFrame):
    """Shows a page whole or as wide as there is room, and turns pages."""

    turned = Signal(int)
    """The page that is shown now, counted from 0."""

    def __init__(self, background: Background, page_image: PageImage, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "side")
        self.pages = 0
        self.page = 0
        self._background = background
        self._page_image = page_image
        self._pdf = b""
        self._job: Job | None = None
        self._wide = False
        self._sheet = _Sheet()
        self._words = Label("", "second", wrap=True, name=f"{name}_words")
        self._area = QScrollArea()
        self._back = self._button("chevron-left", tr("Previous page"), f"{name}_back", -1)
        self._on = self._button("chevron-right", tr("Next page"), f"{name}_next", 1)
        self._zoom = Button(icon="zoom-in", look="icon", tip=tr("Page width"), name=f"{name}_zoom")
        self._place = Label("", "second", name=f"{name}_place")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self._draw)
        self._zoom.clicked.connect(self._change_zoom)
        self._arrange(name)
        self.show_words("")

    def show_document(self, pdf: bytes, pages: int) -> None:
        """Show a document, at the page that was shown before where it has that many."""
        self._pdf, self.pages = pdf, pages
        self.page = min(self.page, max(0, pages - 1))
        self._words.hide()
        self._area.show()
        self._tell()
        self._draw()

    def show_words(self, sentence: str) -> None:
        """Show a sentence in the place of a page."""
        self._pdf, self.pages, self.page = b"", 0, 0
        self._stop()
        self._sheet.show_image(None)
        self._words.setText(sentence)
        self._words.show()
        self._area.hide()
        self._tell()

    def set_busy(self, busy: bool) -> None:
        """Say below the page that another one is on its way."""
        if busy:
            self._place.setText(tr("Preparing…"))
        else:
            self._tell()

    def stop(self) -> None:
        """Draw nothing any more; before the preview goes."""
        self._timer.stop()
        self._stop()

    def turn(self, by: int) -> None:
        """Show a later page, or an earlier one."""
        page = min(max(self.page + by, 0), max(0, self.pages - 1))
        if page != self.page:
            self.page = page
            self._area.verticalScrollBar().setValue(0)
            self._tell()
            self._draw()
            self.turned.emit(page)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sheet.resize_to(self._size())
        self._timer.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.turn(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # -- inside

    def _button(self, icon: str, tip: str, name: str, by: int) -> Button:
        return Button(icon=icon, look="icon", tip=tip, name=name, on_click=lambda: self.turn(by))

    def _arrange(self, name: str) -> None:
        self._area.setObjectName(f"{name}_area")
        self._area.setWidget(self._sheet)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(tr("Preview"))
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        expanding = QSizePolicy.Policy.Expanding
        self._words.setSizePolicy(expanding, expanding)
        foot = in_row(grow(), self._back, self._place, self._on, self._zoom, grow(), gap=10)
        in_column(grow(self._area), grow(self._words), foot, gap=8, margins=(0, 0, 0, 8), on=self)

    def _tell(self) -> None:
        place = tr("Page {page} of {pages}").format(page=self.page + 1, pages=self.pages)
        self._place.setText(place if self.pages else "")
        self._back.setEnabled(self.page > 0)
        self._on.setEnabled(self.page + 1 < self.pages)
        self._zoom.setEnabled(bool(self.pages))

    def _change_zoom(self) -> None:
        self._wide = not self._wide
        tip = tr("Whole page") if self._wide else tr("Page width")
        self._zoom.set_icon("zoom-out" if self._wide else "zoom-in")
        self._zoom.setToolTip(plain_tip(tip))
        self._zoom.setAccessibleName(tip)
        self._sheet.resize_to(self._size())
        self._draw()

    def _size(self) -> QSize:
        """Return the size of a page on the screen."""
        room = self._area.size()
        width = max(60, room.width() - 2 * _AROUND)
        if not self._wide:
            width = min(width, int((room.height() - _AROUND) * _A4[0] / _A4[1]))
        width = max(60, width)
        return QSize(width, round(width * _A4[1] / _A4[0]))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _draw(self) -> None:
        self._stop()
        if not self._pdf:
            return
        size, ratio = self._size(), self.devicePixelRatioF()
        dpi = size.width() * ratio / _A4[0] * _POINTS
        pdf, page = self._pdf, self.page
        self._job = self._background.run(
            lambda: self._page_image(pdf, page, dpi), done=lambda image: self._show(image, size)
        )
        # The preview may go with its window while the page is being drawn.
        self.destroyed.connect(self._job.cancel)

    def _show(self, image: tuple[int, int, bytes], size: QSize) -> None:
        self._job = None
        width, height, rows = image
        picture = QImage(rows, width, height, width * 4, QImage.Format.Format_RGB32)
        self._sheet.resize_to(size)
        self._sheet.show_image(QPixmap.fromImage(picture))


class _Sheet(QWidget):
    """One page on its ground; white while it is being drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._image: QPixmap | None = None

    def show_image(self, image: QPixmap | None) -> None:
        self._image = image
        self.update()

    def resize_to(self, size: QSize) -> None:
        self.setFixedSize(size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._image)
        painter.setPen(theme.colour("line_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
