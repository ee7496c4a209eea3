"""What Qt says by itself follows the language of the program."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from carekeeper.shell.qt_texts import QtTexts


def _shown(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def test_keys_are_called_as_it_stands_on_them(qapp: QApplication) -> None:
    texts = QtTexts(qapp)
    try:
        for language in ("zh_CN", "zh_TW"):
            texts.speak(language)
            assert _shown("Ctrl+Down") == "Ctrl+↓"
            assert _shown("Ctrl+Shift+Del") == "Ctrl+Shift+Del"
            assert qapp.translate("QPlatformTheme", "Cancel") == "取消"
            assert qapp.translate("QPlatformTheme", "No such words") == "No such words"
    finally:
        texts.speak("en")
    assert _shown("Ctrl+Down") == "Ctrl+Down"
