"""Text: what its bytes mean, and whether it has columns or is written as in a chat."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from msgspec.structs import replace

from carekeeper.core.errors import Refused
from carekeeper.core.words import tr
from carekeeper.lists import limits
from carekeeper.lists.grid import Sheet, sheet_of
from carekeeper.lists.tidy import cell_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST = 0.6
_SIGNS = (",", ";", "，", "；", "|", "｜")
_IN_QUOTES = re.compile(r'(?<![^\n\t,;，；|｜])"(?>[^"]|"")*+"(?![^\n\t,;，；|｜])')
"""A whole cell in quotes, which may hold separators and lines of its own."""
_BESIDE = re.compile(r"\t+(?=[,\n]|\Z)|(?<=[,\n])\t+")
"""Tabs that a program puts around numbers, so that a spreadsheet takes them for texts."""
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f]")
_MANY = 2000


def decode(data: bytes) -> str:
    """Return the text of a file: by its mark, else UTF-8, else GB18030 or Big5.

    What is in none of them comes with a sign of damage in the place of each lost character.
    """
    if len(data) > limits.MOST_TEXT:
        raise limits.too_large()
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if wide := _without_mark(data):
        return data.decode(wide, errors="replace")
    for name in ("utf-8", _chinese(data)):
        try:
            return _expect_text(data.decode(name))
        except UnicodeDecodeError:
            continue
    ways = [data.decode(name, errors="replace") for name in ("utf-8", "gb18030")]
    return _expect_text(min(ways, key=lambda text: text.count("\ufffd")))


_SAMPLE = 20_000
_COMMON = {"gb18030": range(0xB0, 0xD8), "cp950": range(0xA4, 0xC7)}
"""In which first bytes each encoding keeps its everyday characters."""


def _chinese(data: bytes) -> str:
    """Tell GB18030 from the Big5 of Taiwan: read as the other, everyday words become rare ones."""
    shares = {}
    for name, common in _COMMON.items():
        text = data[:_SAMPLE].decode(name, errors="replace")
        signs = [sign.encode(name) for sign in text if sign > "\x7f" and sign != "\ufffd"]
        lost = text.count("\ufffd")
        everyday = sum(len(sign) == 2 and sign[0] in common for sign in signs)
        shares[name] = everyday / (len(signs) + lost) if signs else 0
    return max(shares, key=lambda name: shares[name])


def _without_mark(data: bytes) -> str:
    start = data[:2000]
    low, high = start[1::2].count(0), start[0::2].count(0)
    if max(low, high) < 4 or max(low, high) < len(start) * 0.05:
        return ""
    if min(low, high) * 5 > max(low, high):
        return ""
    return "utf-16-le" if low > high else "utf-16-be"


def _expect_text(text: str) -> str:
    if len(_UNREADABLE.findall(text[:5000])) > max(2, len(text[:5000]) // 50):
        raise Refused(tr("This is not a list: the file contains neither text nor a table."))
    return text


def sheet(text: str, name: str = "") -> Sheet:
    """Return a text as a sheet: cells where it has separators, else one line a row."""
    if len(text) > limits.MOST_TEXT:
        raise limits.too_large()
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").lstrip("\ufeff")
    sign = _separator(plain)
    # A whole sheet saved as text has a line of signs for each of its million empty rows.
    plain = plain.rstrip(f" \n{sign}")
    limits.check_size(plain.count("\n") + 1, 1)
    if sign:
        made = sheet_of(name, [[cell_text(cell) for cell in row] for row in split(plain, sign)])
        limits.check_size(len(made.rows), len(made.rows[0]) if made.rows else 0)
        return made
    lines = sheet_of(name, [[cell_text(line)] for line in plain.split("\n")])
    limits.check_size(len(lines.rows), 1)
    return replace(lines, chat=True)


def _separator(text: str) -> str:
    start = _BESIDE.sub("", _IN_QUOTES.sub("", text[:200_000]))
    lines = [line for line in start.split("\n") if line.strip()]
    if any("\t" in line.strip(" \n") for line in lines):
        return "\t"
    for sign in _SIGNS:
        counts = Counter(line.count(sign) for line in lines if sign in line)
        alike = max(counts.values(), default=0)
        most = max(counts, key=lambda count: counts[count]) if counts else 0
        if len(lines) > 1 and alike >= max(2, len(lines) * _MOST) and most < _MANY:
            return sign
        if len(lines) == 2 and len(counts) == 1 and alike == 2:
            return sign
    return ""


def split(text: str, sign: str) -> list[list[str]]:
    """Split at tabs or commas; quotes hold a cell together when they are closed at its end."""
    mark = re.escape(sign)
    cell = re.compile(rf'[ ]*(=?)"((?>[^"]|"")*+)"[ ]*(?={mark}|\n|\Z)|([^{mark}\n]*)')
    table: list[list[str]] = [[]]
    at = 0
    while True:
        found = cell.match(text, at)
        assert found is not None  # the second form matches nothing as well
        quoted = found[2]
        table[-1].append(found[3] if quoted is None else quoted.replace('""', '"'))
        at = found.end()
        if at >= len(text):
            return table
        if text[at] == "\n":
            table.append([])
        at += 1
