"""Tidying what a cell holds: the signs that programs put around a value, and look-alikes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from carekeeper.core.half_width import half_width

_LOOK_ALIKES = str.maketrans(
    "⺠⻘⻓⻋⻅⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻰⻤⻔⻄⺟⻳⻁⻣⻆⻙⻧⻮⺝⺫⺬⺮⺰",
    "民青长车见页风飞食马鱼鸟麦黄齐龙鬼门西母龟虎骨角韦卤齿月目示竹丝",
)
_TIDY = re.compile("[!-~\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*")
"""Signs of which none is changed: no blank, no look-alike, nothing that joins with another."""
_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")
_FORMULA = re.compile(r'^=\s*"(.*)"$', re.DOTALL)
_QUOTED = re.compile(r"^['‘’`´′](?=\S)(.*?)['’]?$", re.DOTALL)
_POWER = re.compile(r"(\d)\.(\d{7,})E\+?(\d{1,2})")
_SIGNED = frozenset("='‘’`´′#")
"""What one of the three above and the errors below begin with."""
_ERRORS = re.compile(r"#(N/?A|REF!|VALUE!|NAME\?|NUM!|NULL!|DIV/0!|SPILL!|GETTING_DATA)|#+", re.I)
_NOTHING = frozenset({"", "-", "--", "---", "/", "//", "\\", "、", ".", "无", "無", "暂无", "没有"})
_NOTHINGS = frozenset({*_NOTHING, "null", "none", "nan", "n/a", "na", "(空)", "空", "未填", "不详"})
_DASH = re.compile("[—－–―─]+|-{1,3}")
_DAMAGED = re.compile("[\ufffd□▯\ue000-\uf8ff\U000f0000-\U0010fffd]")
_ASKED = re.compile("[\u3400-\u9fff][?？]+|[?？]+[\u3400-\u9fff]|^[?？]{2,}$")
_DITTO = frozenset({"同上", "″", "〃", "''", '"', "“", "”", "同", "ditto", "Ditto", "DITTO", "々"})


def is_tidy(text: str) -> bool:
    """Tell whether a text is sure to stay as it is when it is tidied."""
    return _TIDY.fullmatch(text) is not None


def cell_text(text: str) -> str:
    """Return the text of a cell without what cannot be seen; its lines stay apart."""
    if is_tidy(text):
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    plain = _UNSEEN.sub("", unicodedata.normalize("NFC", plain))
    plain = _RADICALS.sub(_unified, plain)
    lines = [" ".join(line.replace("\u3000", " ").split()) for line in plain.split("\n")]
    return "\n".join(line for line in lines if line)


def _unified(found: re.Match[str]) -> str:
    sign = found[0].translate(_LOOK_ALIKES)
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


def value_text(text: str) -> str:
    """Return a value without the signs that programs put around it: `'0101`, `="0101"`."""
    plain = text.strip()
    if "E" in plain and (found := _POWER.fullmatch(plain)) and len(found[2]) == int(found[3]):
        return found[1] + found[2]  # a number of which all digits are there, as Java writes it
    if plain[:1] not in _SIGNED:
        return plain
    if found := _FORMULA.match(plain):
        plain = found[1].replace('""', '"').strip()
    if found := _QUOTED.match(plain):
        plain = found[1].strip()
    return "" if _ERRORS.fullmatch(plain) else plain


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def is_nothing(text: str) -> bool:
    """Tell whether a cell says that there is nothing: empty, a stroke, `无`."""
    return half_width(text).lower().strip("()[]") in _NOTHINGS


def is_dash(text: str) -> bool:
    """Tell whether a cell is only a long stroke, which forms put for a person who has died."""
    return bool(_DASH.fullmatch(text.strip())) and "-" not in text


def is_ditto(text: str) -> bool:
    """Tell whether a cell repeats the one above."""
    return text in _DITTO


def has_ditto(cells: Iterable[str]) -> bool:
    """Tell whether one of several cells repeats the one above."""
    return not _DITTO.isdisjoint(cells)


def is_damaged(text: str) -> bool:
    """Tell whether characters of a text were lost on its way: ?, □, or ones of no meaning."""
    asked = "?" in text or "？" in text
    return bool(_DAMAGED.search(text) or (asked and _ASKED.search(text)))
