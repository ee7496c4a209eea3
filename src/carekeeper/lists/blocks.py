"""From a sheet to its table: segments one below the other, blocks side by side, lines, titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice, takewhile
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.lists import class_names, columns, sections, vocabulary, words
from carekeeper.lists.grid import Area, Sheet
from carekeeper.lists.headings import Region, is_weak_heading, regions
from carekeeper.lists.kinds import (
    has_surname,
    is_value,
    looks_like_name,
    no_student,
    of_several,
)
from carekeeper.lists.table import Line, Table

Path = tuple[str, ...]
_Cells = Callable[[Sequence[str]], tuple[str, ...]]

_HEADING_ROWS = 20
_COLON, _ASIDE = re.compile("[:：]"), re.compile("[(（].*?[)）]")
_LABEL = re.compile("([\u4e00-\u9fff]{2,8})[:：]")
_A_DAY = re.compile(r"\d{4}年\d{1,2}月(\d{1,2}日)?")
_OTHERS = re.compile("(教师|老师|任课教师|班主任|志愿者|帮扶人|干部|工作人员)(姓名|名单)")
_STROKES = re.compile(r"[-—–:=\s]+")
"""What parts the heading from the lines in a table of signs: |---|:--|."""
_STEMS = list("甲乙丙丁戊己庚辛壬癸")
_FIRST = ("1", "01", "甲")
_SURE: frozenset[int] = frozenset()

_TOTALS = frozenset(
    word + sign for word in ("合计", "总计", "小计", "共计") for sign in ("", ":", "：")
)


class _Place(Struct):
    """Columns of a sheet that make up lines: where each stands, and the class above them."""

    columns: tuple[tuple[int, Path], ...]
    group: str = ""


def table_of(sheet: Sheet, heading_row: int | None = None) -> Table | None:
    """Return the table of a sheet, None when there is no heading with a word for the name.

    `heading_row` is the row (as the sheet counts) that the teacher says is the heading.
    """
    only = None if heading_row is None else heading_row - sheet.first_row
    found = regions(sheet, only) or _weak(sheet) or _class_lists(sheet)
    if not found:
        return None
    sheet = _filled(sheet, found)
    gathered = _Gathered(sheet)
    gathered.above(sheet.rows[: found[0].top])
    for at, region in enumerate(found):
        end = found[at + 1].top if at + 1 < len(found) else len(sheet.rows)
        gathered.take(region, end)
    return gathered.table(found[0].bottom + sheet.first_row)


def _weak(sheet: Sheet) -> list[Region]:
    for at, row in enumerate(sheet.rows[:_HEADING_ROWS]):
        if is_weak_heading(row) and at + 1 < len(sheet.rows):
            names = [_names_below(sheet, at, column) for column in range(len(row))]
            best = max(range(len(row)), key=lambda column: names[column])
            if names[best] * 2 > len(sheet.rows) - at - 1:
                paths: list[Path] = [(cell,) if cell else () for cell in row]
                paths[best] = (row[best],) if words.is_name(row[best]) else (row[best], "姓名")
                return [Region(at, at, tuple(paths))]
    return []


def _names_below(sheet: Sheet, row: int, column: int) -> int:
    if words.is_known(sheet.rows[row][column]):
        return 0
    return sum(looks_like_name(one[column]) for one in sheet.rows[row + 1 :])


def _class_lists(sheet: Sheet) -> list[Region]:
    """Find columns that have a class, or 第一组, 男生 above them and names of students below."""
    for at, row in enumerate(sheet.rows[:_HEADING_ROWS]):
        filled = [cell for cell in row if cell]
        if len(filled) > 1 and all(class_names.is_class_name(c) or of_several(c) for c in filled):
            return [Region(at, at, tuple(map(_path_of_names, row)))]
    return []


def _path_of_names(cell: str) -> Path:
    if class_names.is_class_name(cell):
        return (cell, "姓名")
    return ("姓名",) if cell else ()


class _Gathered:
    """Columns and lines of all segments and blocks of a sheet, put together."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._unsure: dict[int, set[int]] = {}
        for row, column in sheet.numbers:
            self._unsure.setdefault(row, set()).add(column)
        self._wide = _wide_cells(sheet.merged)
        self._paths: list[Path] = []
        self._at: dict[tuple[str, ...], int] = {}
        self._lines: list[Line] = []
        self._low: dict[int, str] = {}
        self._counted = 0
        """Where the name stands in the lines of a block that begins with running numbers."""
        self._class = ""
        self.titles: list[str] = []

    def above(self, rows: Iterable[Sequence[str]]) -> None:
        """Take what stands above the first heading: titles, of which one may be the class."""
        self.titles += _texts(rows)
        self._class = next(filter(class_names.is_class_name, self.titles), "")

    def take(self, region: Region, end: int) -> None:
        """Take the lines below a heading, down to a row."""
        rows = range(region.bottom + 1, end)
        self._low = {at: path[-1] for at, path in enumerate(region.paths) if path}
        places = _blocks(region.paths, [self._sheet.rows[row] for row in rows])
        students = [self._of_students(rows, place) for place in places]
        self._titles(rows, places, set().union(*students))
        classes = self._classes(rows, set().union(*students))
        for place, own in zip(places, students, strict=True):
            spots = self._spots(place)
            told = self._cells(spots)
            for row in own:
                self._line(row, place.group or classes[row], spots, told(self._sheet.rows[row]))

    def table(self, heading_row: int) -> Table:
        """Return all that was taken as one table."""
        width = len(self._paths)
        lines = [
            one
            if len(one.cells) == width
            else Line(one.row, one.cells + ("",) * (width - len(one.cells)), one.unsure, one.group)
            for one in self._lines
        ]
        cells = list(zip(*(line.cells for line in lines), strict=True)) or [()] * width
        found = columns.decide(self._paths, cells)
        return Table(self._sheet.name, tuple(found), tuple(lines), tuple(self.titles), heading_row)

    def _spots(self, place: _Place) -> list[tuple[int, int]]:
        """Return where each column of a block goes in the table; headings alike go together."""
        seen: dict[tuple[str, ...], int] = {}
        spots: list[tuple[int, int]] = []
        for column, path in place.columns:
            key = tuple(map(words.plain, _without_class(path)))
            seen[key] = seen.get(key, 0) + 1
            full = (*key, str(seen[key]))
            if full not in self._at:
                self._at[full] = len(self._paths)
                self._paths.append(_without_class(path))
            spots.append((column, self._at[full]))
        return spots

    def _cells(self, spots: Sequence[tuple[int, int]]) -> _Cells:
        """Return what takes the cells of a block out of a row, each to its place."""
        columns = [column for column, _spot in spots]
        if [spot for _column, spot in spots] == list(range(len(self._paths))):
            return _taking(columns)
        width = len(self._paths)

        def placed(values: Sequence[str]) -> tuple[str, ...]:
            cells = [""] * width
            for column, spot in spots:
                cells[spot] = values[column]
            return tuple(cells)

        return placed

    def _line(
        self, row: int, group: str, spots: Sequence[tuple[int, int]], cells: tuple[str, ...]
    ) -> None:
        told = self._unsure.get(row, ())
        unsure = frozenset(spot for column, spot in spots if column in told) if told else _SURE
        at = row + self._sheet.first_row
        self._lines.append(Line(at, cells, unsure, group))

    def _classes(self, rows: Iterable[int], of_students: set[int]) -> dict[int, str]:
        """Return the class of each line whose name stands alone above it, as a title."""
        found: dict[int, str] = {}
        for row in rows:
            if row in of_students:
                found[row] = self._class
            elif class_names.is_class_name(text := _text(self._sheet.rows[row])):
                self._class = text
        return found

    def _titles(self, rows: Iterable[int], places: Sequence[_Place], of_students: set[int]) -> None:
        wanted = {column for place in places for column, _path in place.columns}
        others = [at for at in range(len(self._sheet.rows[0])) if at not in wanted]
        for row in rows:
            values = self._sheet.rows[row]
            if row in of_students:
                beside = [values[at] for at in others if values[at]]
                if beside:
                    self.titles.append(" ".join(beside))
            elif any(values):
                self.titles.append(_text(values))

    def _of_students(self, rows: Iterable[int], place: _Place) -> list[int]:
        """Return the rows of a block that tell of a student."""
        within = [column for column, _path in place.columns]
        heads = [words.student_field(path[-1]) if path else "" for _column, path in place.columns]
        names = {column for column, head in zip(within, heads, strict=True) if head == "name"}
        numbered = heads[0] == vocabulary.ROW_NUMBER and names
        self._counted = heads.index("name") if numbered else 0
        told = _taking(within)
        own = takewhile(lambda row: not _is_of_others(self._sheet.rows[row]), rows)
        return [
            row
            for row in own
            if self._is_named_behind(row, within[0], names) or not self._is_aside(row, within, told)
        ]

    def _is_named_behind(self, row: int, first: int, names: Collection[int]) -> bool:
        """Tell whether a title stands in front of a student: 转出学生, merged over several rows."""
        cells = self._sheet.rows[row]
        named = any(at != first and looks_like_name(cells[at]) for at in names)
        return named and sections.is_title(cells[first])

    def _is_aside(self, row: int, within: Sequence[int], told: _Cells) -> bool:
        """Tell whether a row is no student's: a total, a remark, a title between two lists."""
        cells = told(self._sheet.rows[row])
        first = next(filter(None, cells), "")
        if not first or no_student(first) or not _TOTALS.isdisjoint(cells):
            return True
        if not first[0].isalnum() and all(map(_STROKES.fullmatch, filter(None, cells))):
            return True
        label = _LABEL.match(_ASIDE.sub("", first)) if _COLON.search(first) else None
        if label and not has_surname(label[1]):
            return True
        count = len(cells) - cells.count("")
        if count == 1 and (of_several(first) or class_names.is_class_name(first)):
            return True
        if count == 1:
            column = within[cells.index(first)]
            is_wide = (row, column) in self._wide or _A_DAY.fullmatch(first) is not None
            return is_wide or self._is_lone_title(column, first, within[0], len(within))
        word_first = count > 1 and first == cells[0] and not first.isdecimal()
        if word_first and self._counted and is_value(cells[self._counted]):
            return True  # 男生, 12: a word for the number, and a number for the name
        return count > 2 and first in _FIRST and _is_running(list(filter(None, cells)))

    def _is_lone_title(self, column: int, cell: str, leftmost: int, wide: int) -> bool:
        heading = self._low.get(column, "")
        if words.student_field(heading) == vocabulary.ROW_NUMBER:
            return not cell.isdecimal()
        return column == leftmost and wide > 1 and not looks_like_name(cell) and not is_value(cell)


def _filled(sheet: Sheet, found: Sequence[Region]) -> Sheet:
    """Return the sheet with what is merged over several lines in each of them.

    The name and the running number stay where they stand: a line without them goes on.
    """
    heads = {row for region in found for row in range(region.top, region.bottom + 1)}
    still = {
        column
        for region in found
        for column, path in enumerate(region.paths)
        if path and words.student_field(path[-1]) in ("name", vocabulary.ROW_NUMBER)
    }
    rows = list(sheet.rows)
    for top, left, bottom, right in sheet.merged:
        if top == bottom or left != right or left in still or not heads.isdisjoint((top, bottom)):
            continue
        cell = rows[top][left]
        for row in range(top + 1, bottom + 1) if top > found[0].bottom and cell else ():
            rows[row] = (*rows[row][:left], cell, *rows[row][left + 1 :])
    return replace(sheet, rows=tuple(rows))


def _is_running(cells: Sequence[str]) -> bool:
    """Tell whether cells number the columns: 1 2 3, or 甲 乙 丙."""
    numbers = [str(at) for at in range(1, len(cells) + 1)]
    return [cell.lstrip("0") for cell in cells] == numbers or list(cells) == _STEMS[: len(cells)]


def _taking(columns: Sequence[int]) -> _Cells:
    """Return what takes some columns out of a row."""
    if len(columns) == 1:
        (only,) = columns
        return lambda values: (values[only],)
    return itemgetter(*columns)


def _is_of_others(row: Sequence[str]) -> bool:
    """Tell whether a row is the heading of a list of others below: of teachers, of volunteers."""
    first = list(islice(filter(None, row), 2))
    if len(first) < 2 or not any(_OTHERS.fullmatch(words.plain(cell)) for cell in first):
        return False
    return not any(map(is_value, filter(None, row)))


def _wide_cells(merged: Iterable[Area]) -> set[tuple[int, int]]:
    """Return the cells that stand in an area of more than two columns, as a title does."""
    return {
        (row, column)
        for top, left, bottom, right in merged
        if right - left > 1
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }


def _without_class(path: Path) -> Path:
    return tuple(part for part in path if not class_names.is_class_name(part))


def _blocks(paths: Sequence[Path], rows: Sequence[Sequence[str]]) -> list[_Place]:
    """Return the blocks that stand side by side; one, when there is nothing of the kind."""
    filled = [
        (column, path or ("",))
        for column, path in enumerate(paths)
        if path or any(column < len(row) and row[column] for row in rows)
    ]
    by_class = _by_class(filled)
    if by_class:
        return by_class
    keys = [tuple(map(words.plain, path)) for _column, path in filled]
    names = [at for at, (_c, path) in enumerate(filled) if len(path) and words.is_name(path[-1])]
    starts = [at for at, key in enumerate(keys) if key == keys[0] and any(key)]
    if len(starts) < 2 or len(names) < 2:
        return [_Place(tuple(filled))]
    parts = [filled[a:b] for a, b in zip(starts, [*starts[1:], len(filled)], strict=True)]
    heads = [keys[a:b] for a, b in zip(starts, [*starts[1:], len(filled)], strict=True)]
    shortest = min(map(len, heads))
    alike = all(head[:shortest] == heads[0][:shortest] for head in heads)
    whole = any(words.is_name(path[-1]) for _c, path in parts[0][:shortest])
    numbered = words.student_field(parts[0][0][1][-1]) == vocabulary.ROW_NUMBER
    rest = numbered or all(len(head) == shortest for head in heads[:-1])
    if alike and whole and rest:
        return [_Place(tuple(part)) for part in parts]
    return [_Place(tuple(filled))]


def _by_class(filled: Sequence[tuple[int, Path]]) -> list[_Place]:
    groups: dict[str, list[tuple[int, Path]]] = {}
    for column, path in filled:
        group = next((part for part in path if class_names.is_class_name(part)), "")
        groups.setdefault(group, []).append((column, path))
    named = [group for group in groups if group]
    if len(named) < 2:
        return []
    return [_Place(tuple(groups[group]), group) for group in named]


def _texts(rows: Iterable[Sequence[str]]) -> list[str]:
    return [text for row in rows if (text := _text(row))]


def _text(row: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(" ".join(cell.split()) for cell in row if cell))
