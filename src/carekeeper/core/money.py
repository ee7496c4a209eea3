"""Sums of money: typed in yuan, kept in fen, so that a list adds up to the last fen."""

from __future__ import annotations

import re
import unicodedata

from carekeeper.core.errors import Invalid
from carekeeper.core.words import tr

_SUM = re.compile(r"(\d+)(?:\.(\d{1,2}))?")
_SIGNS = str.maketrans("", "", "¥￥元圆圓块塊 ")
_MOST = 100_000_000
"""One million yuan: a larger sum for one student is a slip of the finger."""


def parse(text: str) -> int:
    """Return the fen of what was typed, such as 625, 1,250.50 or ￥625元.

    Raises:
        Invalid: it is no sum of money, or a larger one than a student is ever given.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    found = _SUM.fullmatch(plain)
    if found is None or not plain.isascii():
        raise Invalid(tr("This is not an amount. Write it in yuan, like 625 or 62.50."))
    fen = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
    if fen > _MOST:
        raise Invalid(tr("This amount is too large. Please check it."))
    return fen


def plain(fen: int) -> str:
    """Return an amount without a word for the currency, as it is typed: 625, 62.50."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)


def shown(fen: int) -> str:
    """Return an amount in words: 625 yuan."""
    return tr("{amount} yuan").format(amount=plain(fen))
