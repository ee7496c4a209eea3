"""The words that Qt itself says: the menu of the right mouse button, the dialog of files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr

_NAME = "qt_texts"
_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
_OWN = {
    ("QFileDialog", "&Look in:"): mark("&Look in:"),
    ("QFileDialog", "Files of &type:"): mark("Files of &type:"),
    ("QAbstractFileIconProvider", "Folder"): mark("Folder"),
    ("QAbstractFileIconProvider", "%1 File"): mark("%1 file"),
    ("QFileSystemModel", "Size"): mark("Size"),
}
"""What Qt's dialog of files says in English whatever the language, or calls by a wrong word."""


class QtTexts:
    """Lets Qt's own words follow the language of the program."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        for before in app.findChildren(QTranslator, _NAME):
            app.removeTranslator(before)
        self._translator = _Translator(app)
        self._translator.setObjectName(_NAME)

    def speak(self, language: str) -> None:
        """Say Qt's words in a language of the program; English is what Qt says by itself."""
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and self._translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._translator)


class _Translator(QTranslator):
    """Qt's own words, but for the keys: they are called as it stands on the keyboard."""

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        if context == "QShortcut":
            return _ARROWS.get(sourceText, sourceText)
        if own := _OWN.get((context, sourceText)):
            return tr(own)
        # A text that Qt has no words for would else stay empty.
        return super().translate(context, sourceText, disambiguation, n) or sourceText
