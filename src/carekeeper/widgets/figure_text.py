"""A text box in which figures stand that are linked to the records.

A figure is one sign of the document, so that it is passed, marked, copied, deleted and undone as
one, and a new value never touches what is written. What is kept, and what the box takes and gives
as plain text, has its name in braces (`core.figures`); what is copied for other programs has its
value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPyTextObject,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from carekeeper.core.figures import filled, link, pieces
from carekeeper.core.typing import override
from carekeeper.widgets import theme
from carekeeper.widgets.editor import leaves_undo
from carekeeper.widgets.last_key import LastKey

_SIGN = "\ufffc"
_KIND = QTextFormat.ObjectTypes.UserObject.value + 1
_NAME = QTextFormat.Property.UserProperty.value + 1
_MIME = "application/x-carekeeper-figures"
_UNKNOWN = "?"
_FEWEST_LINES, _PAD = 2, 1.0


class FigureText(QTextEdit):
    """A text box as tall as its text, with figures in it; Tab leaves it."""

    left = Signal()
    figure_opened = Signal(str)
    """A figure was clicked on; its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures: Mapping[str, str] = {}
        self._last_key = LastKey()
        self._pressed = ""
        self._painter = _FigurePainter(self)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setMouseTracking(True)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        layout = self.document().documentLayout()
        layout.registerHandler(_KIND, self._painter)
        layout.documentSizeChanged.connect(self._grow)
        self._grow(QSizeF())

    # -- the text, with the names of its figures

    @override
    def toPlainText(self) -> str:
        return "\n".join(map(_kept, _blocks(self.document())))

    @override
    def setPlainText(self, text: str) -> None:
        self.document().setUndoRedoEnabled(False)
        self.clear()
        self._insert(self.textCursor(), text)
        self.document().setUndoRedoEnabled(True)

    @override
    def insertPlainText(self, text: str) -> None:
        self._insert(self.textCursor(), text)

    def insert_figure(self, name: str) -> None:
        """Put a figure at the cursor, in place of what is marked."""
        self.setFocus()
        self._insert(self.textCursor(), link(name))
        self.ensureCursorVisible()

    def unlink(self, name: str) -> None:
        """Put the present number in place of a figure, wherever it stands."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for block in _blocks(self.document()):
            for at in reversed([place for place, one in _figures_in(block) if one == name]):
                cursor.setPosition(at)
                cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(self.value_of(name), QTextCharFormat())
        cursor.endEditBlock()

    def value_of(self, name: str) -> str:
        """Return the number that a figure shows."""
        return self.figures.get(name, _UNKNOWN)

    def show_figures(self, figures: Mapping[str, str]) -> None:
        """Show these numbers from now on; nothing that is written changes."""
        if figures != self.figures:
            self.figures = dict(figures)
            self.document().markContentsDirty(0, self.document().characterCount())

    def note_key(self) -> None:
        """Remember that something was written just now."""
        self._last_key.start()

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        cursor.beginEditBlock()
        for before, name in pieces(text.replace(_SIGN, "")):
            cursor.insertText(before, QTextCharFormat())
            if name:
                cursor.insertText(_SIGN, _format_of(name))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(QTextCharFormat())

    # -- copying and pasting

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        kept = _kept_between(self.textCursor())
        data = QMimeData()
        data.setText(filled(kept, self.value_of))
        data.setData(_MIME, kept.encode())
        return data

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        ours = source.data(_MIME).data() if source.hasFormat(_MIME) else b""
        self._insert(self.textCursor(), bytes(ours).decode() or source.text())
        self.ensureCursorVisible()

    # -- keys and mouse

    @override
    def event(self, event: QEvent) -> bool:
        if leaves_undo(event, self._is_written()):
            event.ignore()
            return False
        return super().event(event)

    def _is_written(self) -> bool:
        return self._last_key.is_fresh() or self.document().isModified()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.figure_at(event.position())
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        name = self.figure_at(event.position())
        if name and name == self._pressed and not self.textCursor().hasSelection():
            self.figure_opened.emit(name)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        shape = Qt.CursorShape
        over = bool(self.figure_at(event.position()))
        self.viewport().setCursor(shape.PointingHandCursor if over else shape.IBeamCursor)

    def figure_at(self, point: QPointF) -> str:
        """Return the name of the figure at a point of the box, `""` where there is none."""
        near = self.cursorForPosition(point.toPoint())
        for at, name in _figures_in(near.block()):
            if at <= near.position() <= at + 1 and self.rect_of(at).contains(point):
                return name
        return ""

    def rect_of(self, at: int) -> QRectF:
        """Return where the sign at a place of the document is seen."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        begins = self.cursorRect(cursor)
        cursor.setPosition(at + 1)
        ends = self.cursorRect(cursor)
        width = ends.left() - begins.left()
        if width <= 0:  # it is the last of its line
            width = self.viewport().width() - begins.left()
        return QRectF(begins.left(), begins.top(), width, begins.height())

    # -- size

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow(self.document().size())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.document().markContentsDirty(0, self.document().characterCount())
            self._grow(self.document().size())

    def _grow(self, size: QSizeF) -> None:
        fewest = _FEWEST_LINES * QFontMetricsF(self.font()).lineSpacing()
        around = self.height() - self.viewport().height()
        height = ceil(max(size.height(), fewest)) + around
        if height != self.minimumHeight():
            self.setFixedHeight(height)


class _FigurePainter(QPyTextObject):
    """Draws the present number of a figure, bold and in the colour of what can be clicked on."""

    def __init__(self, box: FigureText) -> None:
        super().__init__(box)
        self._box = box

    @override
    def intrinsicSize(
        self,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> QSizeF:
        measured = QFontMetricsF(self._font())
        width = measured.horizontalAdvance(self._value(format)) + 2 * _PAD
        return QSizeF(width, measured.height())

    @override
    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        font = self._font()
        known = format.stringProperty(_NAME) in self._box.figures
        cursor = self._box.textCursor()
        marked = cursor.selectionStart() <= posInDocument < cursor.selectionEnd()
        painter.save()
        painter.setFont(font)
        painter.setPen(theme.colour("on_accent" if marked else "accent" if known else "late"))
        bottom = QRectF(rect).bottom()
        at = QPointF(rect.left() + _PAD, bottom - QFontMetricsF(font).descent())
        painter.drawText(at, self._value(format))
        painter.restore()

    def _font(self) -> QFont:
        font = QFont(self._box.font())
        font.setBold(True)
        return font

    def _value(self, format: QTextFormat) -> str:
        return self._box.value_of(format.stringProperty(_NAME))


def _format_of(name: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setObjectType(_KIND)
    made.setProperty(_NAME, name)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return made


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _figures_in(block: QTextBlock) -> Iterator[tuple[int, str]]:
    """Yield where the figures of a paragraph stand in the document, with their names."""
    parts = block.begin()
    while not parts.atEnd():
        part = parts.fragment()
        name = part.charFormat().stringProperty(_NAME)
        for place, sign in enumerate(part.text()):
            if sign == _SIGN and name:
                yield part.position() + place, name
        parts += 1


def _kept(block: QTextBlock, first: int = 0, last: int | None = None) -> str:
    """Return a paragraph, or what lies between two places of it, with the names of its figures."""
    names = {at - block.position(): name for at, name in _figures_in(block)}
    text = block.text()[first:last]
    signs = (link(names[at]) if at in names else sign for at, sign in enumerate(text, start=first))
    return "".join(signs).replace(_SIGN, "").replace("\u2028", "\n").replace("\xa0", " ")


def _kept_between(cursor: QTextCursor) -> str:
    """Return what is marked, with the names of its figures."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    return "\n".join(
        _kept(block, max(first - block.position(), 0), last - block.position())
        for block in _blocks(cursor.document())
        if block.position() <= last and block.position() + block.length() > first
    )
