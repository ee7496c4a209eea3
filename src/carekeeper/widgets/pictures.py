"""Pictures that the teacher brings: dropped, pasted or picked, one or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from carekeeper.core.errors import Invalid
from carekeeper.core.photos import Photo, prepare
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets.dropping import take_copy

_LARGEST_FILE = 40_000_000

Source = Callable[[], bytes]
"""Gives the bytes of a picture file; raises `Invalid` when it cannot be read. For any thread."""


def sources_in(data: QMimeData) -> list[Source]:
    """Return the pictures in what was dropped or pasted: files, or else the picture itself."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if paths:
        return [partial(read_file, Path(path)) for path in paths]
    if data.hasImage():
        return [partial(_given, _bytes_of(QImage(data.imageData())))]
    return []


def brings_pictures(data: QMimeData) -> bool:
    """Tell whether there are pictures, or files that may be, in what is dropped or pasted."""
    return any(url.isLocalFile() for url in data.urls()) or data.hasImage()


class PictureCatcher(QObject):
    """Takes the pictures that are dropped onto a widget, or pasted into one of its texts.

    Words that are dropped or pasted go into the text itself.
    """

    brought = Signal(object)
    """The sources (`Source`)."""

    def __init__(self, widget: QWidget, texts: Iterable[QWidget]) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)
        for text in texts:
            text.setAcceptDrops(False)
            text.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):
            return self._dropped(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self._pasted()
        return super().eventFilter(watched, event)

    def _dropped(self, event: QDropEvent) -> bool:
        """Accept what is dragged over the widget, take what is dropped; the one is the other."""
        if not brings_pictures(event.mimeData()):
            return False
        take_copy(event)
        if event.type() == QEvent.Type.Drop:
            self.brought.emit(sources_in(event.mimeData()))
        return True

    def _pasted(self) -> bool:
        data = QGuiApplication.clipboard().mimeData()
        sources = [] if data.hasText() else sources_in(data)
        if sources:
            self.brought.emit(sources)
        return bool(sources)


def pick(parent: QWidget) -> list[Source]:
    """Let the teacher choose several picture files."""
    paths, _kind = QFileDialog.getOpenFileNames(parent, tr("Choose photos"), "", kinds())
    return [partial(read_file, Path(path)) for path in paths]


def kinds() -> str:
    """Return which files a dialog for pictures offers."""
    return tr("Pictures") + " (*.jpg *.jpeg *.png *.webp *.bmp *.gif)"


def prepared(sources: Sequence[Source]) -> tuple[list[Photo], list[str]]:
    """Return the photos that could be made, and a sentence for each that could not.

    For any thread: one picture that is none does not stop the rest.
    """
    photos, problems = [], []
    for source in sources:
        try:
            photos.append(prepare(source()))
        except Invalid as problem:
            problems.append(problem.sentence)
    return photos, problems


def read_file(path: Path) -> bytes:
    """Return the bytes of a picture file.

    Raises:
        Invalid: it is far too large, or cannot be read.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise Invalid(tr("This picture is too large. Make it smaller first."))
        return path.read_bytes()
    except OSError:
        raise Invalid(tr("This file cannot be read. Copy it to this computer first.")) from None


def _given(picture: bytes) -> bytes:
    return picture


def _bytes_of(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes, Qt a text
    return bytes(buffer.data().data())
