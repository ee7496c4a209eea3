"""Names of people: how they are tidied, split and shortened.

A name is never changed between simplified and traditional characters, and characters are
counted as a reader counts them, also those outside the first 65,536 such as 𬱖.
"""

from __future__ import annotations

import re
import unicodedata

_HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
# Patterns stay text until they are used: each would cost a millisecond at the start.
_HAN_NAME = f"[{_HAN}]+"
_DOTS = "\\s*[\u00b7\u2022\u2027\u30fb\uff65\u2219\u22c5\uff0e]\\s*"
_LATIN_DOT = f"(?<=[{_HAN}])\\s*\\.\\s*(?=[{_HAN}])"
_INNER_SPACE = f"(?<=[{_HAN}])\\s+(?=[{_HAN}])"
_INVISIBLE = "[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]"

_PAIRS = (
    "欧阳歐陽上官司马司馬诸葛諸葛东方東方独孤獨孤南宫南宮万俟闻人聞人夏侯尉迟尉遲公孙"
    "公孫慕容司徒司空令狐皇甫宇文长孙長孫鲜于鮮于闾丘閭丘亓官淳于单于單于太叔申屠轩辕"
    "軒轅钟离鍾離濮阳濮陽公冶公羊澹台澹臺赫连赫連拓跋呼延端木百里东郭東郭西门西門第五"
    "宗政左丘梁丘纳兰納蘭叶赫葉赫"
)
COMPOUND_SURNAMES = frozenset(_PAIRS[at : at + 2] for at in range(0, len(_PAIRS), 2))
"""Surnames of two characters, in both ways of writing."""


def clean(text: str) -> str:
    """Return a name without the accidents of typing.

    The middle dot of minority names becomes `·` whatever dot was typed, spaces inside a Chinese
    name ("王　芳") go, and several spaces between Latin words become one.
    """
    if text.isalpha() and unicodedata.is_normalized("NFC", text):
        return text  # letters only: no accident of typing is one
    name = re.sub(_INVISIBLE, "", unicodedata.normalize("NFC", text))
    name = re.sub(_LATIN_DOT, "·", re.sub(_DOTS, "·", name))
    name = re.sub(_INNER_SPACE, "", name)
    return " ".join(name.split())


def is_han(character: str) -> bool:
    """Return whether a character is a Chinese character."""
    return bool(re.fullmatch(f"[{_HAN}]", character))


def _all_han(text: str) -> bool:
    # Nearly every name is of the usual characters; the pattern of all takes a millisecond to make.
    usual = all("\u4e00" <= one <= "\u9fff" for one in text)
    return bool(text) if usual else bool(re.fullmatch(_HAN_NAME, text))


def split_chinese(name: str) -> tuple[str, str]:
    """Return surname and given name; a name that is not all Chinese characters has no surname."""
    if not _all_han(name):
        return "", name
    size = 2 if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else 1
    return name[:size], name[size:]


def initials_for_avatar(name: str) -> str:
    """Return the one or two characters that stand for a student without a photo.

    The end of the given name for a Chinese name, the first character for any other. What tells
    namesakes apart, in brackets behind the name, is no part of it.
    """
    name = name.partition("(")[0].partition("（")[0].strip()
    surname, given = split_chinese(name)
    if 2 <= length(name) <= 4 and surname and given:
        return given[-2:]
    return name[:1].upper()


def length(text: str) -> int:
    """Return how many characters a reader sees, for limits on length."""
    normal = unicodedata.normalize("NFC", text)
    if normal.isalnum():
        return len(normal)  # no letter and no digit is a mark upon another
    return sum(not unicodedata.combining(c) and not _is_selector(c) for c in normal)


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
