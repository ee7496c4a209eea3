"""What the teacher types is read as text everywhere, also in a tool tip."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent, QImage, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from carekeeper.widgets.labels import ElidedLabel
from carekeeper.widgets.tips import tip

SOURCE = Path(__file__).resolve().parents[2] / "src" / "carekeeper"
MARKED = [
    "<b>王</b>小明",
    "a<br>b",
    "王<img src='file:///c.png'>",
    "&lt;b&gt;",
    "<!--",
    "<h1>x</h1>",
]


@pytest.mark.parametrize("text", MARKED)
def test_no_name_is_read_as_html(text: str) -> None:
    assert not Qt.mightBeRichText(tip(text))
    assert tip(text).replace("\u200b", "") == text


@given(st.text(st.sampled_from("<>/!&;abqltimgbr \n'=")))
def test_whatever_a_name_looks_like_it_is_plain(text: str) -> None:
    assert not Qt.mightBeRichText(tip(text))


def test_an_ordinary_tip_is_as_it_was() -> None:
    assert tip("王小明 < 李小红 & Co.") == "王小明 < 李小红 & Co."


def test_a_picture_named_in_a_long_name_is_not_opened(qtbot: QtBot, tmp_path: Path) -> None:
    picture = QImage(400, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    picture.save(str(tmp_path / "trap.png"))
    label = ElidedLabel(f"王小明<img src='{tmp_path}/trap.png'>")
    qtbot.addWidget(label)
    label.resize(30, 20)
    label.show()
    label.grab()
    where = label.mapToGlobal(QPoint(2, 2))
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), where))

    def shown() -> list[QLabel]:
        tops = QApplication.topLevelWidgets()
        return [one for one in tops if one.inherits("QTipLabel") and isinstance(one, QLabel)]

    qtbot.waitUntil(lambda: bool(shown()))
    assert "<" in shown()[0].text()
    assert shown()[0].height() < 200


def test_every_tool_tip_is_made_plain() -> None:
    """A model gives its tips by `tip` too; this sees those that are set on a widget."""
    raw = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("setToolTip", "setStatusTip", "setWhatsThis")
        and not ast.unparse(node.args[0]).startswith(("tip(", "plain_tip("))
    ]
    assert raw == []
