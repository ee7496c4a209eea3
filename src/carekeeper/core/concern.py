"""How much a student needs looking after: the four levels of concern (关注程度)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from carekeeper.core.fields import Choice
from carekeeper.core.words import mark, tr

LEVELS = (
    Choice("red", mark("Red")),
    Choice("yellow", mark("Yellow")),
    Choice("blue", mark("Blue")),
    Choice("green", mark("Green")),
)
Colour = Literal["late", "due", "info", "good", "plain"]
COLOURS: dict[str, Colour] = {
    "red": "late",
    "yellow": "due",
    "blue": "info",
    "green": "good",
}
"""The colour of a level beside its word, as badges have it."""

KEY_SUPPORT = "key_support"


def levels(words: Sequence[str]) -> tuple[Choice, ...]:
    """Return the levels to choose from: the school's own words, or the usual colours."""
    return tuple(Choice(word, word) for word in words) or LEVELS


def shown(level: str) -> str:
    """Return a level in words, or that it was key support."""
    if level == KEY_SUPPORT:
        return tr("Key support")
    word = next((tr(one.label) for one in LEVELS if one.code == level), level)
    return tr("Concern: {level}").format(level=word)
