"""Finding the headings of a sheet: which rows they are, and the words above each column.

A heading row is one with a word for the name and no values, however few other words are known.
Rows of groups above it (父亲情况 over 姓名, 电话) and of parts below it belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from carekeeper.lists import class_names, words
from carekeeper.lists.grid import Area, Sheet, sheet_of
from carekeeper.lists.kinds import is_value, looks_like_name

_REMARK = re.compile(r"^(填报|制表|填表|单位|日期|注|备注$)")
_A_NAME_WORD = re.compile("名|学\\s*生|name", re.IGNORECASE)
"""Each word for the name holds one of these."""
_ANSWERS = frozenset({"男", "女"})
"""Values that are parts of a heading where both stand in one row, to be ticked below."""
_LONGEST = 40
_WHOLE = 0.8
_DEEPEST = 4
_MOST_TITLES = 5
_SHORT = 4


class Region(Struct, frozen=True):
    """The rows of one heading, and the words above each column from the group downwards."""

    top: int
    bottom: int
    paths: tuple[tuple[str, ...], ...]


def regions(sheet: Sheet, only: int | None = None) -> list[Region]:
    """Return the headings of a sheet from above; a list may start anew further down.

    `only` is the row (from 0) that the teacher says is the heading.
    """
    found: list[Region] = []
    at = 0
    while at < len(sheet.rows):
        chosen = at == only if only is not None else is_heading(sheet.rows[at])
        again = next((one for one in found if _is_again(sheet, one, at)), None)
        if chosen and again is not None:
            found.append(Region(at, at, again.paths))
        elif chosen:
            region = _region(sheet, at, found[-1].bottom + 1 if found else 0)
            found.append(region)
            at = region.bottom
        at += 1
    return found


def _is_again(sheet: Sheet, region: Region, at: int) -> bool:
    """Tell whether a row is the lowest row of a heading once more, as on each printed page."""
    return sheet.rows[region.bottom] == sheet.rows[at]


def is_heading(row: Sequence[str]) -> bool:
    """Tell whether a row has a word for the name and no values."""
    text = "\n".join(row)
    if not ("名" in text or "生" in text or "m" in text or "M" in text):
        return False  # as thousands of rows of values
    if not _A_NAME_WORD.search(text):
        return False
    filled = [cell for cell in row if cell]
    if not any(words.is_name(cell) for cell in filled):
        return False
    if any(is_value(cell) or _is_text(cell) for cell in filled):
        return False
    return len(filled) > 1 or len(row) == 1 or words.plain(filled[0]).endswith("姓名")


def turned(sheet: Sheet) -> Sheet | None:
    """Return the sheet with its columns as rows, where its words stand below each other.

    Each column behind them is a student then: 姓名 陈一诺 王浩然, 性别 女 男.
    """
    rows = [row for row in sheet.rows if sum(map(bool, row)) > 1]
    left = next((at for at, cell in enumerate(rows[0]) if cell), 0) if rows else 0
    start = next((at for at, row in enumerate(rows[:_MOST_TITLES]) if words.is_name(row[left])), 0)
    rows = rows[start:]
    named = rows[0] if rows and words.is_name(rows[0][left]) else ()
    names = [cell for cell in named[left + 1 :] if cell]
    if len(names) < 2 or not all(map(looks_like_name, names)) or any(map(words.is_known, names)):
        return None
    if len(rows) < 2 or any(not words.is_known(row[left]) or any(row[:left]) for row in rows):
        return None
    return sheet_of(sheet.name, list(zip(*(row[left:] for row in rows), strict=True)))


def _is_text(cell: str) -> bool:
    """Tell whether a cell is too long for a heading, also without its note in brackets."""
    return len(cell) > _LONGEST and len(words.plain(cell)) > _LONGEST


def is_weak_heading(row: Sequence[str]) -> bool:
    """Tell whether a row has several words that we know, though none for the name."""
    filled = [cell for cell in row if cell]
    known = sum(words.is_known(cell) for cell in filled)
    return known > 1 and known * 3 >= len(filled) and not any(map(is_value, filled))


def _region(sheet: Sheet, at: int, first: int) -> Region:
    top = bottom = at
    while top > first and bottom - top < _DEEPEST and _is_group_row(sheet, top - 1, top):
        top -= 1
    merged = [area for area in sheet.merged if top <= area[0] <= at <= area[2]]
    for area in merged:
        cell = sheet.rows[area[0]][area[1]] if area[1] < len(sheet.rows[area[0]]) else ""
        if words.is_name(cell):
            bottom = min(max(bottom, area[2]), at + _DEEPEST, len(sheet.rows) - 1)
    while bottom + 1 < len(sheet.rows) and bottom - top < _DEEPEST and _is_lower(sheet, bottom):
        bottom += 1
    return Region(top, bottom, _paths(sheet, top, bottom))


def _is_group_row(sheet: Sheet, at: int, below: int) -> bool:
    row, lower = sheet.rows[at], sheet.rows[below]
    filled = [(column, cell) for column, cell in enumerate(row) if cell]
    if not filled or _REMARK.match(filled[0][1]):
        return False
    if any(_is_no_group(cell) for _column, cell in filled):
        return False
    wide = sum(map(bool, lower))
    spans = [_span(sheet, at, column, below) for column, _cell in filled]
    if len(filled) == 1 and (spans[0] >= wide * _WHOLE or filled[0][0] == 0):
        return False
    if any(words.person_of(cell) or class_names.is_class_name(cell) for _column, cell in filled):
        return True
    return any(span > 1 for span in spans) and len(filled) > 1 and _is_merged_in(sheet, at)


def _is_no_group(cell: str) -> bool:
    return ":" in cell or "：" in cell or is_value(cell) or len(cell) > _LONGEST // 2


def _is_merged_in(sheet: Sheet, row: int) -> bool:
    return any(area[0] == row and area[3] > area[1] for area in sheet.merged)


def _span(sheet: Sheet, row: int, column: int, below: int) -> int:
    """Return over how many columns with a heading a group stands."""
    area = _area_of(sheet, row, column)
    if area is not None:
        return sum(map(bool, sheet.rows[below][area[1] : area[3] + 1]))
    end = column + 1
    while end < len(sheet.rows[row]) and not sheet.rows[row][end]:
        end += 1
    return sum(map(bool, sheet.rows[below][column:end]))


def _is_lower(sheet: Sheet, bottom: int) -> bool:
    """Tell whether the row below a heading row holds the parts of its groups."""
    upper, row = sheet.rows[bottom], sheet.rows[bottom + 1]
    filled = [(column, cell) for column, cell in enumerate(row) if cell]
    answers = _ANSWERS if _ANSWERS.issubset(row) else frozenset()
    rest = [cell for _column, cell in filled if cell not in answers]
    if not filled or any(is_value(cell) or _is_text(cell) for cell in rest):
        return False
    for column, cell in filled:
        above = upper[column]
        if above and (words.is_known(above + cell) or words.in_english(above, cell)):
            continue  # a word that was broken: 出生, 日期; or once more in English
        group = words.person_of(above) or words.is_both_parents(above)
        spans = _span(sheet, bottom, column, bottom + 1) > 1 and not words.is_name(above)
        if above and not group and not spans:
            return False
        if not words.is_known(cell) and not above and not _group_left(sheet, bottom, column):
            return False
    known = sum(cell in answers or words.is_known(cell) for _column, cell in filled)
    return (known * 2 >= len(filled) and known > 1) or _are_parts(sheet, bottom, filled)


def _are_parts(sheet: Sheet, bottom: int, filled: Sequence[tuple[int, str]]) -> bool:
    """Tell whether words we do not know stand below one word that spans all of them: 镇 村 组."""
    first, last = filled[0][0], filled[-1][0]
    in_a_row = last - first + 1 == len(filled) > 1
    spans = bool(sheet.rows[bottom][first]) and not any(sheet.rows[bottom][first + 1 : last + 1])
    short = all(len(cell) <= _SHORT and not re.search(r"\d", cell) for _column, cell in filled)
    return in_a_row and spans and short and not words.is_name(sheet.rows[bottom][first])


def _group_left(sheet: Sheet, row: int, column: int) -> str:
    return next((cell for cell in reversed(sheet.rows[row][:column]) if cell), "")


def _area_of(sheet: Sheet, row: int, column: int) -> Area | None:
    for area in sheet.merged:
        if area[0] <= row <= area[2] and area[1] <= column <= area[3]:
            return area
    return None


def _paths(sheet: Sheet, top: int, bottom: int) -> tuple[tuple[str, ...], ...]:
    width = len(sheet.rows[bottom])
    areas = {
        (row, column): (area[0], area[1])
        for area in sheet.merged
        if area[0] <= bottom and area[2] >= top
        for row in range(max(area[0], top), min(area[2], bottom) + 1)
        for column in range(area[1], min(area[3] + 1, width))
    }
    return tuple(_path(sheet, top, bottom, column, areas) for column in range(width))


def _path(
    sheet: Sheet,
    top: int,
    bottom: int,
    column: int,
    areas: dict[tuple[int, int], tuple[int, int]],
) -> tuple[str, ...]:
    path: list[str] = []
    for row in range(top, bottom + 1):
        cell = sheet.rows[row][column]
        if not cell and (row, column) in areas:
            above, left = areas[row, column]
            cell = sheet.rows[above][left] if above >= top else ""
            cell = "" if path and path[-1] == cell else cell
        elif not cell and any(sheet.rows[lower][column] for lower in range(row + 1, bottom + 1)):
            cell = _spread(sheet, row, bottom, column, areas)
        if cell:
            path.append(cell)
    if len(path) > 1 and not words.is_known(path[-1]) and words.is_known(path[-2] + path[-1]):
        path[-2:] = [path[-2] + path[-1]]
    elif len(path) > 1 and words.in_english(path[-2], path[-1]):
        path.pop()
    return tuple(path)


def _spread(
    sheet: Sheet,
    row: int,
    bottom: int,
    column: int,
    areas: dict[tuple[int, int], tuple[int, int]],
) -> str:
    """Return the group to the left of an empty cell, when that has parts of its own below it."""
    for left in range(column - 1, -1, -1):
        cell = sheet.rows[row][left]
        if cell:
            is_group = any(sheet.rows[lower][left] for lower in range(row + 1, bottom + 1))
            is_whole = (row, left) in areas
            return cell if is_group and not is_whole else ""
    return ""
