"""A button says what a click on it does, in few signs: “Print…”, 标为已核对, never “Checked”."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

import pytest
from tests.house.test_glossary import DESK, LANGUAGES, ROOT

MOST = 8
"""So many Chinese signs stand on a button."""

PLACES = {
    "Button": (0,),
    "PushButton": (0,),
    "addButton": (0,),
    "Hint": (2,),
    "_Rows": (1,),
    "ask": (1, 2),
}
"""Calls that make a button, and which of their arguments are its words."""
NAMES = {"action", "action_label", "new", "yes_label", "no_label"}
"""Arguments by name that are the words of a button, wherever they are given."""

ACTS = {
    *("Add", "Back", "Call", "Cancel", "Change", "Check", "Choose", "Close", "Confirm"),
    *("Continue", "Copy", "Delete", "Discard", "Encrypt", "End", "Fill", "Finish", "Go"),
    *("Hide", "Import", "Leave", "Look", "Mark", "Move", "New", "Note", "Open"),
    *("Pair", "Paste", "Plan", "Print", "Put", "Quit", "Remove", "Renew", "Replace", "Restore"),
    *("Save", "Set", "Show", "Start", "Stay", "Stop", "Try", "Undo", "Use"),
    *("Write",),
}
"""What a button begins with; “New” names the act by what comes of it, as in every program."""

NO_ACTS = {
    "Done": "closes a form that saves itself, as in every program",
    "Given to the school: {when}": "is what the bottom line says; a click on it makes a new one",
    "Later": "answers “now or later”, as Cancel answers “do it or not”",
    "Less": "is “More…” once it is open",
    "More…": "is how every program calls it",
    "Not filled in": "is what the field says, and a link to it",
    "OK": "answers a message that asks nothing",
}
"""Words of a button that name no act, and why they may."""


def words_of(node: ast.expr, function: ast.AST) -> Iterator[str]:
    """Yield the texts that an expression can be, also by way of a name set in the function."""
    match node:
        case ast.Call(func=ast.Name("tr" | "mark" | "trn"), args=[ast.Constant(words), *_]):
            yield str(words)
        case ast.Call(func=ast.Attribute(value=inner)):
            yield from words_of(inner, function)
        case ast.IfExp(body=one, orelse=other):
            yield from words_of(one, function)
            yield from words_of(other, function)
        case ast.BoolOp(values=several):
            for one in several:
                yield from words_of(one, function)
        case ast.Name(name):
            for line in ast.walk(function):
                if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == name:
                    yield from words_of(line.value, ast.Pass())
        case _:
            return


def is_button(call: ast.Call, buttons: set[str]) -> Sequence[int]:
    """Return which arguments of a call are words of a button."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name == "setText" and isinstance(call.func, ast.Attribute):
        return (0,) if ast.unparse(call.func.value) in buttons else ()
    return PLACES.get(name, ())


def on_buttons(source: str) -> Iterator[str]:
    """Yield the English of each button that a module makes or says anew."""
    module = ast.parse(source)
    buttons = {
        ast.unparse(line.targets[0])
        for line in ast.walk(module)
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Call)
        if ast.unparse(line.value.func) in ("Button", "PushButton")
    }
    functions = [one for one in ast.walk(module) if isinstance(one, ast.FunctionDef)]
    for function in (module, *functions):
        for call in ast.walk(function):
            if isinstance(call, ast.Call):
                given = [call.args[at] for at in is_button(call, buttons) if at < len(call.args)]
                given += [word.value for word in call.keywords if word.arg in NAMES]
                for one in given:
                    yield from words_of(one, function if function is not module else ast.Pass())


def all_buttons() -> set[str]:
    """Return the English of all buttons of the program."""
    return {
        words
        for path in sorted((ROOT / "src" / "carekeeper").rglob("*.py"))
        for words in on_buttons(path.read_text(encoding="utf-8"))
    }


def names_an_act(english: str) -> bool:
    """Tell whether the words of a button begin with an act."""
    return english.split(" ", maxsplit=1)[0].rstrip("…:") in ACTS


def too_long(chinese: str) -> bool:
    """Tell whether there are more Chinese signs than a button takes."""
    return len(re.findall("[\u4e00-\u9fff]", re.sub(r"\{\w+\}", "", chinese))) > MOST


def test_each_button_names_an_act() -> None:
    buttons = all_buttons()
    assert len(buttons) > 100
    assert sorted(one for one in buttons - set(NO_ACTS) if not names_an_act(one)) == []
    assert set(NO_ACTS) - buttons == set(), "no longer on a button"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chinese_of_a_button_is_short_and_no_sentence(language: str) -> None:
    buttons = all_buttons()
    wrong = [
        f"{english}: {chinese}"
        for message in DESK["read"](ROOT / "resources" / "i18n", language)
        if message.id and DESK["key_of"](message)[0] in buttons
        for english, chinese in [(DESK["key_of"](message)[0], DESK["forms"](message)[0])]
        if too_long(chinese) or chinese.endswith(("。", "，", "！"))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "source",
    [
        'Button(tr("Checked"), look="small")',
        'Hint("user", tr("Nobody here."), tr("Checked"))',
        'DueItem(action_label=tr("Checked"))',
        'desk.messages.ask(question, tr("Checked"))',
        'def make(self):\n    self.go = Button("")\n    self.go.setText(tr("Checked"))',
        'def make(self):\n    words = tr("Checked")\n    return Button(words)',
    ],
)
def test_a_button_that_names_no_act_is_seen(source: str) -> None:
    assert set(on_buttons(source)) == {"Checked"}
    assert not names_an_act("Checked")
    assert too_long("请把这名学生的联系卡标为已核对")
