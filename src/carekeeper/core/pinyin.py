"""Search and order by pinyin.

Dictionaries read surnames wrong (单 is dān in a sentence and Shàn as a name), so a table of
surnames goes before them. `keys` is made when a name is saved and kept in a column, so that
searching needs no dictionary; pypinyin is only loaded here where a name is read.

The kept text has one word for each syllable, readings of the same character joined by `/`:
`shan/dan/chan xiao yu`.
"""

from __future__ import annotations

import re
import unicodedata

from carekeeper.core.names import clean, is_han, split_chinese

_SURNAMES_BY_READING: dict[str, str] = {
    "bi": "秘",
    "bu": "卜",
    "chong": "种重",
    "du": "都",
    "ge": "盖蓋",
    "gou": "句",
    "gui": "炅",
    "he": "黑",
    "hua": "华華",
    "ji": "纪紀",
    "jue": "角",
    "kan": "阚",
    "kuo": "適适",
    "miao": "缪繆",
    "nai": "佴",
    "ou": "区區",
    "pang": "逄",
    "piao": "朴",
    "qin": "覃",
    "qiu": "仇",
    "ren": "任",
    "shan": "单單",
    "shao": "召",
    "she": "折",
    "wei": "隗",
    "xian": "洗",
    "xie": "解",
    "xun": "郇",
    "yan": "燕",
    "yao": "么",
    "yue": "乐樂",
    "yun": "员員",
    "zang": "藏",
    "zeng": "曾",
    "zha": "查",
    "zhai": "翟祭",
}
_SURNAMES = {
    surname: reading for reading, surnames in _SURNAMES_BY_READING.items() for surname in surnames
}
_COMPOUND: dict[str, str] = {
    "尉迟": "yu chi",
    "尉遲": "yu chi",
    "万俟": "mo qi",
    "单于": "chan yu",
    "單于": "chan yu",
    "长孙": "zhang sun",
    "長孫": "zhang sun",
    "澹台": "tan tai",
    "澹臺": "tan tai",
    "令狐": "ling hu",
    "亓官": "qi guan",
    "夏侯": "xia hou",
    "鲜于": "xian yu",
    "鮮于": "xian yu",
    "拓跋": "tuo ba",
}
_ALSO: dict[str, tuple[str, ...]] = {"覃": ("tan",), "乐": ("le",), "樂": ("le",)}
_NO_DOUBT = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐"
)
"""Surnames that nobody reads in a second way, though a dictionary has a rare one."""

_READINGS = 4


def keys(name: str) -> str:
    """Return the text by which a name is found: every syllable with its readings.

    The surname's own reading stands first; syllables with ü can be found by v, u and yu.
    Characters that no dictionary knows are left out.
    """
    return " ".join("/".join(readings) for readings in _syllables(clean(name)))


def sort_key(name: str) -> str:
    """Return the text by which names are put in order: pinyin with the surname's own reading.

    A character that no dictionary knows keeps its place as itself, behind all letters.
    """
    return " ".join(readings[0] for readings in _syllables(clean(name), keep_unknown=True))


def matches(keys: str, typed: str) -> bool:
    """Return whether typed letters find a name by its `keys`.

    They may begin at any syllable, and give each syllable in full or by its beginning: `wxy`,
    `wangx`, `xiaoyu`, `wangxy` all find 王小雨. Small and capital letters are the same, spaces
    and apostrophes do not count.
    """
    letters = re.sub(r"[\s'’·\-]", "", _latin(typed))
    if not letters:
        return True
    syllables = [tuple(word.split("/")) for word in keys.split()]
    return any(_goes_on(syllables, start, letters) for start in range(len(syllables)))


def _goes_on(syllables: list[tuple[str, ...]], at: int, letters: str) -> bool:
    if not letters:
        return True
    if at == len(syllables):
        return False
    return any(
        _goes_on(syllables, at + 1, letters[taken:])
        for reading in syllables[at]
        for taken in range(1, _common(reading, letters) + 1)
    )


def _common(reading: str, letters: str) -> int:
    """Return how many letters the beginnings of both share."""
    count = 0
    for one, other in zip(reading, letters, strict=False):
        if one != other:
            break
        count += 1
    return count


def _syllables(name: str, *, keep_unknown: bool = False) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    surname, _ = split_chinese(name)
    for part in re.split(r"[\s·\-'’]+", name):
        for run in _runs(part):
            if is_han(run[0]):
                found.extend(_chinese(run, surname, keep_unknown))
            else:
                found.append((_latin(run),))
            surname = ""
    return [readings for readings in found if readings and readings[0]]


def _runs(text: str) -> list[str]:
    """Part a word into stretches of Chinese characters and of other letters."""
    runs: list[str] = []
    for character in text:
        if runs and is_han(runs[-1][-1]) == is_han(character):
            runs[-1] += character
        else:
            runs.append(character)
    return runs


def _chinese(run: str, surname: str, keep_unknown: bool) -> list[tuple[str, ...]]:
    in_context = _in_context(run)
    first = _COMPOUND.get(surname, _SURNAMES.get(surname, "")).split()
    syllables = []
    for place, character in enumerate(run):
        if place == 0 and character == surname and character in _NO_DOUBT:
            readings = [in_context[0]]
        else:
            preferred = first[place : place + 1] or [in_context[place]]
            also = _ALSO.get(character, ()) if place == 0 else ()
            readings = [*preferred, *also, *_all_readings(character)]
        syllables.append(_spellings(readings) or ((character,) if keep_unknown else ()))
    return syllables


def _in_context(run: str) -> list[str]:
    """Return one reading for each character; empty for one that no dictionary knows."""
    from pypinyin import Style, pinyin

    unknown = "?"
    found = pinyin(run, style=Style.NORMAL, errors=lambda rest: unknown * len(rest))
    syllables: list[str] = []
    for (reading,) in found:
        syllables += [""] * len(reading) if reading.startswith(unknown) else [reading]
    return syllables


def _all_readings(character: str) -> list[str]:
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return list(found[0])[:_READINGS] if found else []


def _spellings(readings: list[str]) -> tuple[str, ...]:
    """Return the readings, each once, with the other ways to type ü behind their own."""
    spelled: list[str] = []
    for reading in readings:
        plain = _latin(reading)
        spelled.append(plain)
        if "v" in plain:
            spelled += [plain.replace("v", "u"), plain.replace("v", "yu")]
    return tuple(dict.fromkeys(text for text in spelled if text))


def _latin(text: str) -> str:
    """Return letters in small form without tone marks, ü as v."""
    text = unicodedata.normalize("NFC", text).lower().replace("ü", "v")
    parts = unicodedata.normalize("NFD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("/", "")
