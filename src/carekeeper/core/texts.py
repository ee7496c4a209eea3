"""Many texts laid end to end, so that words are found in all of them in one go.

Years of diaries are searched with each key that is typed. One long text is looked through many
times faster than row by row in the class file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Generic, TypeVar

from carekeeper.core.finding import folded, typed

Key = TypeVar("Key")

MOST_FOUND = 20
"""So many places a room shows at most for what is searched."""

_BETWEEN = "\0"


def around(text: str, words: Collection[str] = (), length: int = 60) -> str:
    """Return one line of a text: its beginning, or the place where a searched word stands."""
    plain = " ".join(text.split())
    searched = folded(plain)
    places = [searched.find(typed(word)) for word in words]
    start = max(0, min((place for place in places if place >= 0), default=0) - 12)
    cut = plain[start : start + length]
    return ("…" if start else "") + cut + ("…" if start + length < len(plain) else "")


class Texts(Generic[Key]):
    """Keys with their texts, in the order in which they are found."""

    def __init__(self, texts: Iterable[tuple[Key, str]]) -> None:
        keys, plain = [], []
        for key, text in texts:
            keys.append(key)
            plain.append(folded(text))
        self._keys = keys
        self._starts = list(accumulate((len(text) + 1 for text in plain), initial=0))
        self._all = _BETWEEN.join(plain)

    def holding(self, words: str, most: int = MOST_FOUND) -> list[Key]:
        """Return the first keys whose texts hold all of the words, however they are written."""
        wanted = sorted(typed(words).split(), key=len, reverse=True)
        return list(islice(self._found(wanted), most)) if wanted else []

    def _found(self, wanted: Sequence[str]) -> Iterator[Key]:
        # The longest word is the rarest, mostly.
        first, *others = wanted
        at = self._all.find(first)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            start, end = self._starts[place], self._starts[place + 1] - 1
            if all(self._all.find(word, start, end) >= 0 for word in others):
                yield self._keys[place]
            at = self._all.find(first, end)
