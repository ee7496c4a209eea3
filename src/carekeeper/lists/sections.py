"""Titles inside a list that say how the students below them are enrolled: 转出学生, 休学学生.

Such a student is one who left and no member of the class. The word goes into a column beside the
name, so that it is seen and can be corrected before the list is brought in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from msgspec.structs import replace

from carekeeper.core.finding import folded
from carekeeper.core.half_width import half_width
from carekeeper.lists.grid import Sheet
from carekeeper.lists.table import Line, Table, with_column

_ENROLMENT, _HEADING = "enrolment", "学籍状态"
_GONE = "疑似辍学|转出|转走|转学|休学|退学|辍学|离校|毕业"
_HERE = "转入|新增|新转|借读|随班就读|复学|在校|在读|在籍|现有|本班"
_TITLE = re.compile(
    rf"[(]?[一二三四五六七八九十\d]*[)]?[、.．]?(?P<front>.*?)(?P<done>已?)((?P<gone>{_GONE})|{_HERE})"
    r"(?P<who>的?(学生|同学|人员|生|人)?(名单|名册|花名册|登记表|统计表|一览表|情况)?(如下)?)"
    r"([(][^()]*[)])?(共?\d+[人名位])?(?P<colon>:?)"
)
_LONGEST_TITLE = 30
_WORDS = re.compile(f"{_GONE}|{_HERE}")
_REMARK = re.compile("[:,。;!]|备注|注明|说明|请|不含|包括")
_LEAVES = "毕业"
"""Above a whole list it says which class it is, and not that it has left."""
_REMARKED = re.compile(
    "转出|转走|转(?:往|至|到)(?!我|本)|转学(?!来|入|生|过来|到我|到本|进)|休学|退学|辍学|已离校"
)
_NOT_GONE = re.compile("转入|转来|复学|返校|回校|未|无|没有|不")


def of_title(text: str) -> str | None:
    """Return the word of a title for how the students below it are enrolled.

    `""` for those who came or stay; None where a text is no such title, or may mean two things.
    """
    found = _read(text)
    return None if found is None else found["gone"] or ""


def is_title(text: str) -> bool:
    """Tell whether a text is such a title by itself, and not the bare word in a column of words."""
    found = _read(text)
    return found is not None and any(found[part] for part in ("done", "who", "colon"))


@lru_cache(maxsize=20_000)
def _read(text: str) -> re.Match[str] | None:
    if text.isascii() or len(text) > _LONGEST_TITLE:
        return None
    plain = folded(half_width("".join(text.split())))
    found = _TITLE.fullmatch(plain) if _WORDS.search(plain) else None
    if found is None or _REMARK.search(plain.rstrip(":")) or _WORDS.search(found["front"]):
        return None
    return found


def says_gone(text: str) -> bool:
    """Tell whether a remark says that the student has left, or paused school."""
    plain = folded(half_width(text))
    return bool(_REMARKED.search(plain)) and not _NOT_GONE.search(plain)


def with_enrolments(table: Table, sheet: Sheet) -> Table:
    """Return a table in which those who stand below such a title are enrolled as it says."""
    said = _said({line.row for line in table.lines}, sheet)
    if not any(said.values()):
        return table
    if table.at(_ENROLMENT) is None:
        table = with_column(table, (table.at("name") or 0) + 1, _HEADING, _ENROLMENT)
    at = table.at(_ENROLMENT)
    assert at is not None
    return replace(table, lines=tuple(_filled(line, at, said) for line in table.lines))


def _filled(line: Line, at: int, said: dict[int, str]) -> Line:
    word = said.get(line.row, "")
    if not word or line.cells[at]:
        return line
    return replace(line, cells=(*line.cells[:at], word, *line.cells[at + 1 :]))


def _said(rows: set[int], sheet: Sheet) -> dict[int, str]:
    """Return the word that holds for each row of a list."""
    said: dict[int, str] = {}
    word = of_title(sheet.name) or ""
    for row, cells in enumerate(sheet.rows, start=sheet.first_row):
        if row in rows:
            said[row] = _in_front(cells) or word
        elif (told := of_title("".join(dict.fromkeys(cells)))) is not None:
            word = told if said or told != _LEAVES else ""
    for top, left, bottom, _right in sheet.merged:
        word = _in_front(sheet.rows[top][left:]) if bottom > top else ""
        for row in range(top + sheet.first_row, bottom + 1 + sheet.first_row):
            said[row] = word or said.get(row, "")
    return said


def _in_front(cells: Sequence[str]) -> str:
    """Return the word of a title that stands in front of the cells of a student."""
    first = list(islice(filter(None, cells), 2))
    return (of_title(first[0]) or "") if len(first) > 1 else ""
