"""Small pictures for the notebook: read when they come into view, made in the background, kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from carekeeper.widgets import theme
from carekeeper.widgets.background import Background

TILE = (132, 92)
"""Width and height of a photo in the notebook, in pixels before scaling."""

_KEPT = 400
_AT_ONCE = 4


class PictureShelf(QObject):
    """Gives the small picture of a photo, or None and tells when it has `arrived`.

    `read` gives the bytes of a photo from the class file, in the window's thread.
    """

    arrived = Signal(str)

    def __init__(self, read: Callable[[str], bytes], background: Background) -> None:
        super().__init__()
        self._read = read
        self._background = background
        self._pictures: OrderedDict[str, QPixmap] = OrderedDict()
        self._wanted: dict[str, float] = {}
        self._on_the_way: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fetch)
        theme.appearance().changed.connect(self._pictures.clear)

    def get(self, sha256: str, ratio: float) -> QPixmap | None:
        """Return the picture for a screen of a pixel ratio; one that is missing is fetched."""
        found = self._pictures.get(sha256)
        if found is not None:
            self._pictures.move_to_end(sha256)
            return found
        if sha256 not in self._on_the_way:
            self._wanted[sha256] = ratio
            if not self._timer.isActive():
                self._timer.start(0)
        return None

    def _fetch(self) -> None:
        """Fetch those that were asked for last first: they are in view."""
        for sha256 in list(reversed(self._wanted))[:_AT_ONCE]:
            ratio = self._wanted.pop(sha256)
            try:
                data = self._read(sha256)
            except LookupError:
                continue
            self._on_the_way.add(sha256)
            size = QSize(theme.px(TILE[0]), theme.px(TILE[1])) * ratio
            self._background.run(partial(small, data, size), done=partial(self._put, sha256, ratio))
        if self._wanted:
            self._timer.start(0)

    def _put(self, sha256: str, ratio: float, image: QImage) -> None:
        self._on_the_way.discard(sha256)
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(ratio)
        self._pictures[sha256] = picture
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        self.arrived.emit(sha256)


def small(data: bytes, size: QSize) -> QImage:
    """Return a picture that fills a frame, cut at the edges; for any thread."""
    image = QImage.fromData(data)
    if image.isNull():
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.lightGray)
    by_expanding = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    scaled = image.scaled(size, by_expanding, Qt.TransformationMode.SmoothTransformation)
    left, top = (scaled.width() - size.width()) // 2, (scaled.height() - size.height()) // 3
    return scaled.copy(QRect(left, top, size.width(), size.height()))
