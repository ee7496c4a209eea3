"""Figures in a text that stay linked to the records: it keeps `{talks.held}` for the number.

A name is that of the room and of what it counts, in small letters, parted by points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_LINK = r"\{([a-z][a-z_]*(?:\.[a-z][a-z_]*)+)\}"


def link(name: str) -> str:
    """Return what stands in a kept text for a figure."""
    return f"{{{name}}}"


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text before each figure with the figure's name; the last one has no name."""
    parts = re.split(_LINK, text)
    yield from zip(parts[::2], (*parts[1::2], ""), strict=True)


def names_in(text: str) -> list[str]:
    """Return the names of the figures of a text, each once, in their order."""
    return list(dict.fromkeys(re.findall(_LINK, text)))


def filled(text: str, shown: Callable[[str], str]) -> str:
    """Return a text as it is read: each figure as `shown` writes it."""
    return re.sub(_LINK, lambda found: shown(found[1]), text)
