"""Text as it is searched: what was typed and what is kept are brought to one form.

Full-width letters are narrow, capitals small, traditional characters simplified, and the dots
and blanks inside a name do not count. The table of characters is made from the Unihan database;
it serves finding only, and nothing that is kept is ever converted.
"""

from __future__ import annotations

import re
import sys
from functools import cache, lru_cache

from carekeeper.core import pinyin, resources
from carekeeper.core.half_width import half_width

_SIXTEEN_BITS = 0xFFFF
_BETWEEN = re.compile(r"[\s·•‧・.．,，、'’\-]+")


def folded(text: str) -> str:
    """Return a text in the form in which it is searched."""
    plain = text.casefold()
    if not plain.isascii() and _traditional().search(plain):
        plain = plain.translate(_table())
    return plain


def typed(text: str) -> str:
    """Return what was typed into a search in the form in which texts are searched."""
    return folded(half_width(text))


@lru_cache(maxsize=8_192)
def name_key(name: str) -> str:
    """Return a name without blanks and dots, in the form in which it is searched."""
    return _BETWEEN.sub("", typed(name))


def holds(text: str, wanted: str) -> bool:
    """Tell whether all words that were typed stand in a text, however either is written."""
    searched = typed(text)
    return all(word in searched for word in typed(wanted).split())


def finds(name: str, letters: str, wanted: str) -> bool:
    """Tell whether what was typed finds a person: by the name, or by the `letters` of its pinyin.

    A line in which a name stands first is searched by all its words.
    """
    return (
        holds(name, wanted)
        or name_key(wanted) in name_key(name)
        or pinyin.matches(letters, half_width(wanted))
    )


@cache
def _table() -> dict[int, str]:
    path = resources.folder("unihan", "simplified.txt")
    pairs = path.read_text(encoding="utf-8").split()
    return {ord(pair[0]): pair[1] for pair in pairs}


@cache
def _traditional() -> re.Pattern[str]:
    # Signs beyond 16 bits are tested one by one, each for every letter of a text: all as one range.
    narrow = "".join(chr(sign) for sign in _table() if sign <= _SIXTEEN_BITS)
    return re.compile(f"[{narrow}{chr(_SIXTEEN_BITS + 1)}-{chr(sys.maxunicode)}]")
