"""How much room each column of a table gets: what its words need, as far as there is room."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtGui import QFontMetrics

_MEASURED = 8
"""So many of the longest texts of a column are measured; the others are shorter for sure."""


_NARROW = 88
"""No column becomes narrower than this for want of room, in pixels."""


def shares(needed: Sequence[int], usual: Sequence[int], room: int) -> list[int]:
    """Return the width of each column in pixels.

    A column has its usual width, or what its words need when that is more. Where this does not
    fit, columns first give away what their words leave free. Then those that need more than is
    usual get the rest: what lacks little is served first, long words end in dots. Where not even
    what is usual fits, the widest give way until it does, or until all are narrow: first of those
    that end in dots anyway, then of all; not the first one, which tells whose row it is.
    """
    most = [max(pair) for pair in zip(needed, usual, strict=True)]
    if sum(most) <= room:
        return most
    if sum(needed) <= room:
        return _grown(needed, most, room)
    least = [min(pair) for pair in zip(needed, usual, strict=True)]
    if sum(least) <= room:
        return _grown(least, needed, room)
    sentences = {place for place, one in enumerate(least) if needed[place] > one}
    return _capped(_capped(least, room, sentences), room, set(range(len(least))))


def _capped(widths: Sequence[int], room: int, places: Collection[int]) -> list[int]:
    """Take from the widest columns of some places what lacks, down to narrow ones."""
    found = list(widths)
    for cap in range(max(widths), _NARROW - 1, -1):
        if sum(found) <= room:
            break
        found[1:] = [
            min(one, cap) if place in places else one
            for place, one in enumerate(found[1:], start=1)
        ]
    return found


def _grown(least: Sequence[int], most: Sequence[int], room: int) -> list[int]:
    widths = list(least)
    left = max(room - sum(least), 0)
    order = sorted(range(len(widths)), key=lambda place: most[place] - least[place])
    for done, place in enumerate(order):
        more = min(most[place] - least[place], left // (len(order) - done))
        widths[place] += more
        left -= more
    return widths


def widest(texts: Iterable[str], metrics: QFontMetrics) -> int:
    """Return how many pixels the widest of these texts needs."""
    longest = sorted(set(texts), key=_rough_width)[-_MEASURED:]
    return max(map(metrics.horizontalAdvance, longest), default=0)


def _rough_width(text: str) -> int:
    # A Chinese character has two bytes here and is about as wide as two letters.
    return len(text.encode("gb18030", "replace"))
