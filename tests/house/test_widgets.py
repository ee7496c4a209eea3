"""Each kind of control is made in one place, so that what holds for one holds in every room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.test_files import modules, text

OWN = {
    "QComboBox": "combo.py",
    "QSpinBox": "spin_box.py",
    "QRadioButton": "radio.py",
    "QPushButton": "push_button.py",
    "QCheckBox": "buttons.py",
    "QDoubleSpinBox": "",
    "QDateEdit": "",
    "QTimeEdit": "",
    "QDateTimeEdit": "",
    "QSlider": "",
    "QDial": "",
    "QToolButton": "",
}
"""Controls of Qt, and the only file of `widgets` that may make or widen one; `""` for none."""


def made_or_widened(path: Path) -> Iterator[str]:
    """Yield each class that a module calls or derives from."""
    for node in ast.walk(ast.parse(text(path))):
        found = node.bases if isinstance(node, ast.ClassDef) else []
        found = [node.func] if isinstance(node, ast.Call) else found
        for one in found:
            if isinstance(one, ast.Name):
                yield one.id
            elif isinstance(one, ast.Attribute):
                yield one.attr


def test_no_control_that_the_wheel_or_an_arrow_key_changes_is_made_elsewhere() -> None:
    strays = [
        (str(path), name)
        for path in modules()
        if path.parts[0] == "src"
        for name in made_or_widened(path)
        if name in OWN and path.parts[-2:] != ("widgets", OWN[name])
    ]
    assert strays == []
