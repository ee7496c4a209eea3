"""What no font of this computer can print, in sentences that are said before printing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from carekeeper.core.words import tr
from carekeeper.printing.fonts import missing_characters
from carekeeper.printing.joined import WORDS


def lacking(texts: Iterable[str]) -> list[str]:
    """Return sentences for the characters and words that cannot be printed."""
    return lacking_of((text, "") for text in texts)


def lacking_of(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Return sentences for what cannot be printed of texts; beside each stands whose it is."""
    signs: dict[str, str] = {}
    words: dict[str, str] = {}
    for text, whose in texts:
        missing = missing_characters([text])
        found = [word for word in WORDS.findall(text) if missing and missing_characters([word])]
        of_words = set("".join(found))
        for word in found:
            words.setdefault(word, whose)
        for sign in missing:
            if sign not in of_words:
                signs.setdefault(sign, whose)
    sentences = []
    if signs:
        sentence = tr(
            "No font on this computer can print {characters}: an empty square is "
            "printed, and you can write it in by hand."
        )
        sentences.append(sentence.format(characters=_named(signs)))
    if words:
        sentence = tr(
            "No font on this computer can print {words}: a line is printed to write it on by hand."
        )
        sentences.append(sentence.format(words=_named(words)))
    return sentences


def _named(found: Mapping[str, str]) -> str:
    shown = (
        tr("{sign} ({student})").format(sign=one, student=whose) if whose else one
        for one, whose in found.items()
    )
    return tr(", ").join(shown)
