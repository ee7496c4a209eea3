"""The words that Qt itself says: the menu of the right mouse button, the dialog of files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_NAME = "qt_texts"


class QtTexts:
    """Lets Qt's own words follow the language of the program."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        for before in app.findChildren(QTranslator, _NAME):
            app.removeTranslator(before)
        self._translator = QTranslator(app)
        self._translator.setObjectName(_NAME)

    def speak(self, language: str) -> None:
        """Say Qt's words in a language of the program; English is what Qt says by itself."""
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and self._translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._translator)
