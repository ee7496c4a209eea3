"""Writing whose letters change with their neighbours: Arabic letters in their joined forms.

Uyghur and Kazakh names are written so. Unicode keeps a form for each place of a letter in a word
(`Arabic Presentation Forms`), and that is what a font without further rules can draw. Other
writing of that kind (Tibetan, Mongolian) is not taken apart here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ARABIC = "\u0600-\u06ff\u0750-\u077f"
_OTHERS = "\u0590-\u05ff\u0700-\u074f\u0780-\u07ff\u0900-\u0fff\u1000-\u109f\u1780-\u18af"

WORDS = re.compile(
    f"[{_ARABIC}{_OTHERS}](?:[{_ARABIC}{_OTHERS}\u200c\u200d· .-]*[{_ARABIC}{_OTHERS}])?"
)
"""A word of such writing, or several with what stands between them."""

_ONLY_ARABIC = re.compile(f"[{_ARABIC}\u200c\u200d· .-]+")
_LAM_ALEF = {"\u0622": "\ufef5", "\u0623": "\ufef7", "\u0625": "\ufef9", "\u0627": "\ufefb"}
_AE = "\u06d5"


def joined(words: str) -> str:
    """Return words as they are drawn, from left to right; `""` when that is not known here."""
    if not _ONLY_ARABIC.fullmatch(words):
        return ""
    letters = [one for one in words if unicodedata.category(one) not in ("Mn", "Cf")]
    shown: list[str] = []
    place = 0
    while place < len(letters):
        form, used = _form(letters, place)
        shown.append(form)
        place += used
    return "".join(reversed(shown))


def _form(letters: list[str], place: int) -> tuple[str, int]:
    """Return how a letter is drawn between its neighbours, and how many letters that covers."""
    letter = letters[place]
    before = place > 0 and "initial" in _forms().get(letters[place - 1], {})
    after = letters[place + 1] if place + 1 < len(letters) else ""
    own = _forms().get(letter, {})
    joins_before = before and "final" in own
    if letter == "\u0644" and after in _LAM_ALEF:
        ligature = _LAM_ALEF[after]
        return (chr(ord(ligature) + 1) if joins_before else ligature), 2
    joins_after = "initial" in own and "final" in _forms().get(after, {})
    if joins_before and joins_after:
        return own["medial"], 1
    kind = "final" if joins_before else "initial" if joins_after else "isolated"
    return own.get(kind, letter), 1


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return the forms of each letter, by their place in a word."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFDFC), *range(0xFE70, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split()[:3] or [""]
        if len(letters) == 1 and kind.startswith("<"):
            letter = chr(int(letters[0], 16))
            found.setdefault(letter, {}).setdefault(kind.strip("<>"), chr(code))
    found[_AE] = {"isolated": _AE, "final": "\ufeea"}
    return found
