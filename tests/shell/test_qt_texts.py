"""What Qt says by itself follows the language of the program."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from carekeeper.core import words
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


def test_the_dialog_of_files_is_chinese_throughout(qapp: QApplication, qtbot: QtBot) -> None:
    texts = QtTexts(qapp)
    try:
        words.use("zh_CN")
        texts.speak("zh_CN")
        dialog = QFileDialog()
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        dialog.show()
        shown = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
        assert shown
        assert all(any("\u4e00" <= letter <= "\u9fff" for letter in text) for text in shown), shown
        assert qapp.translate("QAbstractFileIconProvider", "Folder") == "文件夹"
    finally:
        texts.speak("en")
        words.use("en")
