"""Breaking text into lines as Chinese print does, and shrinking it to fit.

The rules are those of 中文排版需求 (W3C clreq, 3.1) and GB/T 15834: no line begins with a
closing sign or a point, none ends with an opening sign, a dash or an ellipsis of two signs stays
whole, and so does a Latin word or a number, which keeps its unit (9 月 in 9月2日). A telephone
number in groups (138 0000 1207) is one number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from carekeeper.printing.fonts import typeface

CANNOT_START = frozenset(
    "，。、；：！？…—～·・•‧％‰℃°′″々）〕］｝〉》」』】〗〙〛”’»!),.:;?]}%﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞｡｣､"
)
"""No line begins with one of these."""

CANNOT_END = frozenset("（〔［｛〈《「『【〖〘〚“‘«([{¥￥＄£№﹙﹛﹝｢")
"""No line ends with one of these."""

_PAIRS = frozenset("…—‥⸺")
_IN_WORDS = frozenset("-'./:@_&#+=~\\|*,%$")
_UNITS = frozenset("年月日号號岁歲点點时時分元斤人名个個")
_FIRST_CJK = "\u2e80"
_STEP = 0.5
_CLOSE = 1e-6
_KEPT_TEXTS = 2048


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than `width` points; nothing of it is ever left out.

    Spaces at a break are dropped, a line break in the text begins a new line. A word wider than
    a line is broken where it must. An empty text is one empty line.
    """
    return list(_wrapped(text, max(width / size, 1.0) + _CLOSE, bold))


@lru_cache(_KEPT_TEXTS)
def _wrapped(text: str, em: float, bold: bool) -> tuple[str, ...]:
    """Kept, because what is drawn was measured before."""
    return tuple(line for one in text.splitlines() or [""] for line in _fill(one, em, bold))


def fit(
    text: str,
    width: float,
    size: float,
    smallest: float,
    bold: bool = False,
    max_lines: int = 1,
) -> tuple[float, list[str]]:
    """Return the largest size from `size` down to `smallest` at which a text fits, and its lines.

    What does not fit at the smallest size either runs on: there are more lines than `max_lines`.
    """
    while size > smallest:
        lines = wrap(text, width, size, bold)
        if len(lines) <= max_lines and not _breaks_a_word(text, lines):
            return size, lines
        size = max(smallest, size - _STEP)
    return smallest, wrap(text, width, smallest, bold)


def balanced(
    text: str, width: float, size: float, smallest: float, most: int, bold: bool = False
) -> tuple[float, list[str]]:
    """Fit a caption into at most `most` lines; no sign stands alone on the last of them."""
    size, lines = fit(text, width, size, smallest, bold, max_lines=most)
    while len(lines) > 1 and len(lines[-1]) == 1 and width > 3 * size:
        width -= size / 2
        lines = wrap(text, width, size, bold)
    return size, lines


def parted(lines: Sequence[str], count: int) -> tuple[Sequence[str], Sequence[str]]:
    """Return so many lines and the rest; no line goes on alone."""
    if count > 1 and len(lines) - count == 1:
        count -= 1
    return lines[:count], lines[count:]


def may_break(before: str, after: str) -> bool:
    """Say whether a line may end between two signs that stand side by side."""
    if after.isspace() or before in CANNOT_END or after in CANNOT_START:
        return False
    if before == after and before in _PAIRS:
        return False
    if before.isdigit() and after in _UNITS:
        return False
    return not (_in_word(before) and _in_word(after))


def _fill(text: str, em: float, bold: bool) -> list[str]:
    face = typeface(bold)
    if face.width(text) <= em:
        return [text.strip()]
    lines: list[str] = []
    line, used = "", 0.0
    for piece in _pieces(text):
        needed = face.width(piece.rstrip())
        if line and used + needed > em:
            lines.append(line.rstrip())
            line, used = "", 0.0
            piece = piece.lstrip()  # noqa: PLW2901 - no line begins with a space
        while not line and face.width(piece.rstrip()) > em:
            cut = _cut(piece, em, bold)
            lines.append(piece[:cut].rstrip())
            piece = piece[cut:].lstrip()  # noqa: PLW2901 - the rest of the same piece
        line += piece
        used += face.width(piece)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts of a text that stay whole, each with the spaces behind it."""
    start, last = 0, text[:1]
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if not before.isspace():
            last = before
            breaks = may_break(before, after)
        else:
            breaks = _after_space(text, place) and _keeps_signs(last, after)
        if breaks:
            yield text[start:place]
            start = place
    if start < len(text):
        yield text[start:]


def _after_space(text: str, place: int) -> bool:
    """Say whether the space before `place` parts words; one space groups a number's digits."""
    if text[place].isspace():
        return False
    return not (place > 1 and text[place].isdigit() and text[place - 2].isdigit())


def _keeps_signs(before: str, after: str) -> bool:
    return before not in CANNOT_END and after not in CANNOT_START


def _in_word(sign: str) -> bool:
    return sign in _IN_WORDS or (sign < _FIRST_CJK and sign.isalnum())


def _cut(piece: str, em: float, bold: bool) -> int:
    """Return how many signs of a piece wider than a line go on the line; at least one.

    A word is broken anywhere, but signs still keep off the ends of the line where they can.
    """
    face = typeface(bold)
    most = 1
    used = face.width(piece[0])
    while most < len(piece) and used + face.width(piece[most]) <= em:
        used += face.width(piece[most])
        most += 1
    for cut in range(most, 0, -1):
        if _keeps_signs(piece[cut - 1], piece[cut : cut + 1] or " "):
            return cut
    return most


def _breaks_a_word(text: str, lines: list[str]) -> bool:
    """Say whether a line ended inside a word or a number, so that a smaller size is better."""
    if len(lines) < 2:
        return False
    whole = {piece.strip() for paragraph in text.splitlines() for piece in _pieces(paragraph)}
    return any(
        len(piece) > 1 and not any(piece in line for line in lines) for piece in whole if piece
    )
