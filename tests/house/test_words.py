"""Each text reaches the teacher in both scripts, and none slips past the translators."""

from __future__ import annotations

import ast
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "carekeeper"
DESK = runpy.run_path(str(ROOT / "packaging" / "i18n.py"))

SHOWN = {
    *("QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "QRadioButton", "QToolButton"),
    *("setLabelText", "setPlaceholderText", "setStatusTip", "setText", "setTitle", "setToolTip"),
    *("setWindowTitle", "addTab", "addMenu", "addAction", "Invalid", "Refused", "StorageTrouble"),
}
"""Calls whose texts a person reads."""


def translations(language: str) -> dict[str, str]:
    """Return English and translation of each entry of a catalogue."""
    catalogue = DESK["read"](ROOT / "resources" / "i18n", language)
    return {
        DESK["key_of"](message)[0]: "".join(DESK["forms"](message))
        for message in catalogue
        if message.id
    }


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield each call in the source: where it stands, the name called, the call."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                yield f"{path.relative_to(ROOT)}:{node.lineno}", name, node


def is_text(node: ast.expr) -> bool:
    """Tell whether an argument is a text written at the spot that has a letter in it."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return any(
        isinstance(part, ast.Constant)
        and isinstance(part.value, str)
        and any(letter.isalpha() for letter in part.value)
        for part in parts
    )


def test_nothing_is_left_untranslated() -> None:
    assert DESK["check"](sample=DESK["SAMPLE"]) == []


def test_no_text_for_the_translators_stands_inside_another() -> None:
    """Babel sees a call within an f-string with Python 3.12, but not with 3.11."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted(SOURCE.rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        if call.func.id in {"tr", "trn", "mark"} and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_no_translation_is_kept_for_a_text_that_is_gone() -> None:
    said = {text for text, _context in DESK["said_in"](SOURCE, DESK["SAMPLE"])}
    assert set(translations("zh_CN")) - said == set()
    assert set(translations("zh_TW")) - said == set()


def foreign(chinese: str, character_set: str) -> str:
    """Return the Chinese characters of a text that a character set does not have."""
    return "".join(
        character
        for character in chinese
        if "\u4e00" <= character <= "\u9fff" and not character.encode(character_set, "ignore")
    )


@pytest.mark.parametrize(("language", "character_set"), [("zh_CN", "gb2312"), ("zh_TW", "big5")])
def test_the_two_scripts_are_not_mixed(language: str, character_set: str) -> None:
    """GB 2312 has hardly any traditional characters and Big5 hardly any simplified ones.

    A text that is the same in both languages, such as a language's own name, may hold either.
    """
    both = translations("zh_CN").items() & translations("zh_TW").items()
    mixed = [
        f"{chinese}: {foreign(chinese, character_set)}"
        for english, chinese in translations(language).items()
        if foreign(chinese, character_set) and (english, chinese) not in both
    ]
    assert mixed == []


def test_a_text_for_translation_is_written_out() -> None:
    """Put together from parts, it would never be found by the translators."""
    wrong = [
        where
        for where, name, call in calls()
        if name in {"tr", "mark", "trn", "trc"}
        for argument in call.args[:1]
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
        or (name != "tr" and not isinstance(argument, ast.Constant))
    ]
    assert wrong == []


def shown(name: str, call: ast.Call) -> list[ast.expr]:
    """Return the arguments of a call that a person reads."""
    if name == "Invalid":  # its second argument is the name of a field
        return call.args[:1]
    return call.args if name in SHOWN else []


def test_no_text_is_shown_past_the_translators() -> None:
    assert [where for where, name, call in calls() if any(map(is_text, shown(name, call)))] == []
