"""The menu of one's own phrases (常用语) at a long text: insert, keep what is marked, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from carekeeper.core.words import tr
from carekeeper.widgets.long_text_editor import LongTextEditor
from carekeeper.widgets.parts import Button

PHRASES_KEY = "Ctrl+J"
_LONGEST = 28
_PARAGRAPH = "\u2029"

Phrase = tuple[int, str]


class PhraseButton(Button):
    """Stands beside the caption of a long text and opens the menu of its phrases."""

    kept = Signal(str, str)
    """The place, such as `talk.said`, and a phrase that is to be kept."""

    removed = Signal(int)

    def __init__(
        self, editor: LongTextEditor, place: str, phrases: Callable[[str], Sequence[Phrase]]
    ) -> None:
        super().__init__(
            tr("My phrases"),
            look="link-caption",
            name=f"phrases_{editor.field.name}",
            tip=tr("Insert a phrase, or save the selected text ({key})").format(key=PHRASES_KEY),
        )
        self._editor = editor
        self._place = place
        self._phrases = phrases
        self._menu = QMenu(self)
        self._menu.setObjectName("phrase_menu")
        self._delete_menu = QMenu(tr("Delete a phrase"), self._menu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self.open_menu)
        key = QShortcut(QKeySequence(PHRASES_KEY), editor.text)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.open_menu)
        editor.head.addWidget(self)

    def open_menu(self) -> None:
        """Open the menu below the button."""
        menu = self.make_menu()
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def make_menu(self) -> QMenu:
        """Return the menu as things are now."""
        known = self._phrases(self._place)
        menu = self._menu
        menu.clear()
        for _number, text in known:
            menu.addAction(_short(text)).triggered.connect(partial(self._insert, text))
        if not known:
            menu.addAction(tr("No phrases yet. Select some text and save it.")).setEnabled(False)
        menu.addSeparator()
        marked = self._marked()
        keep = menu.addAction(tr("Save the selected text as a phrase"))
        keep.setEnabled(bool(marked))
        keep.triggered.connect(lambda: self.kept.emit(self._place, marked))
        if known:
            self._delete_menu.clear()
            menu.addMenu(self._delete_menu)
            for number, text in known:
                self._delete_menu.addAction(_short(text)).triggered.connect(
                    partial(self.removed.emit, number)
                )
        return menu

    def _marked(self) -> str:
        return self._editor.text.textCursor().selectedText().replace(_PARAGRAPH, "\n").strip()

    def _insert(self, text: str) -> None:
        self._editor.text.setFocus()
        self._editor.text.insertPlainText(text)


def _short(text: str) -> str:
    shown = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return shown.replace("&", "&&")
