"""The student's photo in the form: dropped, pasted or picked, and taken away again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.photos import Photo, prepare
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import icons, pictures, theme
from carekeeper.widgets.boxes import in_column
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dropping import take_copy
from carekeeper.widgets.parts import Button, Label, picture_of
from carekeeper.widgets.tips import tip

_WIDTH, _HEIGHT = 96, 124


class PhotoBox(QWidget):
    """A frame for the photo; pictures are made small in the background."""

    photo_made = Signal(int, object)
    """A new photo (`core.photos.Photo`) for the student of this number."""

    removed = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("photo_box")
        self._desk = desk
        self._student = 0
        self.frame = _Frame()
        self.remove = Button(tr("Remove photo"), look="link-caption", name="remove_photo")
        self.problem = Label("", "caption-late", wrap=True, name="photo_problem")
        self.setFixedWidth(theme.px(_WIDTH))
        in_column(self.frame, self.remove, self.problem, gap=4, on=self)
        self.problem.hide()
        self.remove.clicked.connect(lambda: self.removed.emit(self._student))
        self.frame.clicked.connect(self._pick)
        self.frame.brought.connect(self.take)
        self.frame.given_up.connect(self._give_up)

    def show_photo(self, student_id: int, name: str, data: bytes | None) -> None:
        """Show a student's photo, or the place for one."""
        if student_id != self._student:
            self.refuse("")
        self._student = student_id
        self.frame.show_picture(picture_of(data), name)
        self.remove.setVisible(data is not None)

    def take_file(self, path: Path) -> None:
        """Make the photo from a file of a picture."""
        self._make(lambda: prepare(pictures.read_file(path)))

    def take(self, data: QMimeData) -> None:
        """Make the photo from what was dropped or pasted: a file, or the picture itself."""
        sources = pictures.sources_in(data)
        if sources:
            self._make(lambda: prepare(sources[0]()))
        else:
            self.refuse(tr("There is no picture to paste. Please copy one first, or drop a file."))

    def refuse(self, sentence: str) -> None:
        """Say below the photo why it cannot be used."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _make(self, work: Callable[[], Photo]) -> None:
        student = self._student
        self.refuse("")
        self._desk.background.run(
            work,
            done=lambda photo: self.photo_made.emit(student, photo),
            failed=self._say,
            saves=True,
        )

    def _say(self, error: BaseException) -> None:
        if isinstance(error, CareKeeperError):
            self.refuse(error.sentence)
        else:
            self._desk.messages.failed(error)

    def _pick(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, tr("Choose a photo"), "", pictures.kinds())
        if path:
            self.take_file(Path(path))

    def _give_up(self) -> None:
        if self.remove.isVisibleTo(self):
            self.removed.emit(self._student)


class _Frame(QAbstractButton):
    """The picture, or a dashed frame that asks for one."""

    brought = Signal(object)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("photo_frame")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(
            tip(tr("Drop a picture here, paste one with Ctrl+V, or click to choose a file"))
        )
        self._picture: QPixmap | None = None
        self._over = False
        self._camera = icons.icon("camera", "second")

    def show_picture(self, picture: QPixmap | None, name: str) -> None:
        """Show a picture, or none."""
        self._picture = picture
        label = tr("Photo of {name}") if picture else tr("Choose a photo of {name}")
        self.setAccessibleName(label.format(name=name))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), theme.px(_HEIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.brought.emit(QGuiApplication.clipboard().mimeData())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            take_copy(event)
            self._over = True
            self.update()

    @override
    def dragLeaveEvent(self, event: object) -> None:
        self._over = False
        self.update()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        take_copy(event)
        self.brought.emit(event.mimeData())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(edge, 6, 6)
        if self._picture is not None:
            painter.setClipPath(shape)
            painter.drawPixmap(
                QRectF(self.rect()), self._picture, _middle(self._picture, self.size())
            )
            painter.setClipping(False)
        else:
            painter.fillPath(shape, theme.colour("sunken"))
            self._ask(painter)
        if self._picture is None or self.hasFocus() or self._over:
            painter.setPen(self._pen())
            painter.drawPath(shape)

    def _ask(self, painter: QPainter) -> None:
        side, middle = theme.px(22), self.rect().center()
        self._camera.paint(painter, middle.x() - side // 2, middle.y() - side, side, side)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("second"))
        below = self.rect().adjusted(4, self.height() // 2 + theme.px(6), -4, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), tr("Drop a photo here"))

    def _pen(self) -> QPen:
        active = self.hasFocus() or self._over
        pen = QPen(QColor(theme.colour("accent" if active else "line_strong")))
        pen.setWidthF(2 if active else 1)
        pen.setStyle(Qt.PenStyle.SolidLine if active else Qt.PenStyle.DashLine)
        return pen


def _middle(picture: QPixmap, size: QSize) -> QRectF:
    """Return the part of a picture that fills the frame; heads stand above the middle."""
    scale = min(picture.width() / size.width(), picture.height() / size.height())
    width, height = size.width() * scale, size.height() * scale
    return QRectF((picture.width() - width) / 2, (picture.height() - height) * 0.35, width, height)
