"""Text as a Chinese keyboard leaves it, brought to the plain forms that parsers read."""

from __future__ import annotations

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys((0x3000, 0x00A0, 0x2002, 0x2003, 0x2009, 0x202F), " ")
_INVISIBLE = dict.fromkeys((0xFEFF, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202C, 0x2060))
_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x30FC), "-")

_TABLE: dict[int, int | str | None] = {**_FULL_WIDTH, **_SPACES, **_INVISIBLE, **_DASHES}
_TO_CHANGE = re.compile(f"[{''.join(map(chr, _TABLE))}]")


def half_width(text: str) -> str:
    """Return the text with full-width letters, digits, signs and spaces made narrow.

    Dashes of every kind become `-`; characters that cannot be seen, which come along when a
    number is copied from a chat or a contact list, are dropped.
    """
    # Most texts have nothing to change; looking takes a fraction of what translating does.
    plain = text if text.isascii() or not _TO_CHANGE.search(text) else text.translate(_TABLE)
    return plain.strip()
