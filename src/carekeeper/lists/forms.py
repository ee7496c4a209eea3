"""One page for one student: a form in which each value stands beside, or below, its word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from carekeeper.core import register
from carekeeper.lists import columns, words
from carekeeper.lists.grid import Area, Sheet
from carekeeper.lists.headings import is_heading
from carekeeper.lists.kinds import has_surname
from carekeeper.lists.table import Line, Table

Path = tuple[str, ...]
_Cell = tuple[int, str]
"""The column and the text of a cell that is filled in."""
_FAMILY = "家庭成员"
"""Whose names a table on the page of a student holds, where it says nothing of them."""
_FEWEST = 3
_LONGEST_WORD = 16
_LABEL = re.compile(r"(?:^|(?<=[\s,，;；、。.]))([^\s:：,，;；、。.\d]{1,12})[:：]")


_OWN_WORD = re.compile("[\u4e00-\u9fff（）()、/]{2,10}")


class _Page(Struct):
    row: int = 0
    told: list[tuple[Path, str]] = field(default_factory=list)
    more: list[tuple[int, list[tuple[Path, str]]]] = field(default_factory=list)
    """Rows of a small table inside the page: one for each person of the family."""
    titles: list[str] = field(default_factory=list)
    named: bool = False
    """Whether the student's name stands beside its word."""

    @property
    def size(self) -> int:
        """How many things the page tells."""
        return len(self.told) + len(self.more)


def is_form(sheet: Sheet) -> bool:
    """Tell whether a sheet is a page, or pages, of single students."""
    first = next((row for row in sheet.rows if any(map(words.is_name, row))), ())
    if not first or (is_heading(first) and not _says_name(first)):
        return False
    pages = _pages(sheet)
    return bool(pages) and all(page.named and page.size >= _FEWEST for page in pages)


def _says_name(row: Sequence[str]) -> bool:
    """Tell whether a name stands beside the word for it."""
    filled = [cell for cell in row if cell]
    at = next(at for at, cell in enumerate(filled) if words.is_name(cell))
    beside = filled[at + 1] if at + 1 < len(filled) else ""
    return has_surname(beside) and not words.is_known(beside)


def table_of(sheets: Sequence[Sheet]) -> Table:
    """Return one table of all pages: a line for each student, a column for each word."""
    return _table(sheets[0].name, [page for sheet in sheets for page in _pages(sheet)])


def said_in_cells(sheet: Sheet) -> Sheet | None:
    """Return cells of which each says what it is as lines of text: 姓名:陈一诺,性别:女."""
    first = [cell for cell in sheet.rows[0] if cell]
    if len(first) < 2 or not all(map(_in_one_cell, first)):
        return None
    return replace(sheet, rows=tuple((" ".join(filter(None, row)),) for row in sheet.rows))


def labelled(sheet: Sheet) -> Table | None:
    """Return the table of a text that says before each value what it is: 姓名：陈一诺 性别：女."""
    pages = [_Page(sheet.first_row)]
    labels = 0
    for at, row in enumerate(sheet.rows):
        found = [one for one in _LABEL.finditer(row[0]) if _is_word(one[1])]
        labels += bool(found) or not row[0]
        if not found and row[0]:
            pages[-1].titles.append(row[0])
        ends = [*(one.start() for one in found), len(row[0])]
        for one, end in zip(found, ends[1:], strict=True):
            if words.is_name(one[1]) and pages[-1].named:
                pages.append(_Page(sheet.first_row + at))
            value = row[0][one.end() : end].strip(" ,，;；、。")
            if value:
                pages[-1].told.append(((one[1],), value))
                pages[-1].named = pages[-1].named or words.is_name(one[1])
    if labels * 2 < len(sheet.rows) or not all(page.named for page in pages):
        return None
    return _table(sheet.name, pages)


def _table(name: str, pages: Sequence[_Page]) -> Table:
    """Return the table of pages: a line for each, a column for each word."""
    paths: list[Path] = []
    at: dict[tuple[str, ...], int] = {}
    rows: list[tuple[int, dict[int, str]]] = []
    for page in pages:
        for row, told in ((page.row, page.told), *page.more):
            rows.append((row, _cells(told, paths, at)))
    lines = [
        Line(row, tuple(cells.get(column, "") for column in range(len(paths))))
        for row, cells in rows
    ]
    values = [[line.cells[column] for line in lines] for column in range(len(paths))]
    found = columns.decide(paths, values)
    titles = tuple(title for page in pages for title in page.titles)
    return Table(name, tuple(found), tuple(lines), titles, looks_like="form")


def _cells(
    told: Sequence[tuple[Path, str]], paths: list[Path], at: dict[tuple[str, ...], int]
) -> dict[int, str]:
    cells: dict[int, str] = {}
    seen: dict[tuple[str, ...], int] = {}
    for path, value in told:
        key = tuple(map(words.plain, path))
        seen[key] = seen.get(key, 0) + 1
        full = (*key, str(seen[key]))
        if full not in at:
            at[full] = len(paths)
            paths.append(path)
        cells[at[full]] = value
    return cells


def _pages(sheet: Sheet) -> list[_Page]:
    """Read words and values from above; a second word for the student's name begins a new page."""
    pages: list[_Page] = [_Page(sheet.first_row)]
    heads: dict[int, Path] = {}
    layout = _Layout(sheet)
    for row, cells in enumerate(sheet.rows):
        filled = [(column, cell) for column, cell in enumerate(cells) if cell]
        if not filled:
            heads = {}
            continue
        group = _group(sheet, row, filled, layout)
        rest = [one for one in filled if one[1] != group]
        group = "" if words.is_student_group(group) else group
        if _is_head_row(rest) and not layout.has_answer(rest):
            if not group and pages[-1].named and any(words.is_name(cell) for _at, cell in rest):
                group = _FAMILY
            heads = {column: (group, cell) if group else (cell,) for column, cell in rest}
        elif heads and _is_below(heads, rest):
            _below(pages[-1], heads, rest, row + sheet.first_row)
        else:
            heads = {}
            _beside(pages, row + sheet.first_row, rest, group, layout)
    return [page for page in pages if page.told]


def _is_head_row(filled: Sequence[_Cell]) -> bool:
    return len(filled) > 1 and all(_is_word(cell) for _column, cell in filled)


def _is_word(cell: str) -> bool:
    return words.is_known(cell) and len(cell) <= _LONGEST_WORD


def _group(sheet: Sheet, row: int, filled: Sequence[_Cell], layout: _Layout) -> str:
    """Return the word of a group that stands over several rows at the left, or alone in front."""
    area: Area | None = next(
        (
            one
            for one in sheet.merged
            if one[1] == 0 and one[0] <= row <= one[2] and one[2] > one[0]
        ),
        None,
    )
    if area is not None:
        cell = sheet.rows[area[0]][0]
        return cell if words.person_of(cell) else ""
    column, cell = filled[0]
    before = len(filled) > 1 and not layout.is_answer(filled, 1)
    alone = column == 0 and before and words.person_of(cell)
    return cell if alone and not words.student_field(cell) else ""


def _is_below(heads: dict[int, Path], filled: Sequence[_Cell]) -> bool:
    column, cell = filled[0] if filled else (-1, "")
    word = words.is_known(cell) and not register.is_relation(cell)
    return min(heads) <= column and not word


def _below(page: _Page, heads: dict[int, Path], filled: Sequence[_Cell], row: int) -> None:
    told = [
        (heads[max(at for at in heads if at <= column)], cell)
        for column, cell in filled
        if words.plain(cell) != "其他"
    ]
    if told:
        page.more.append((row, told))


class _Layout:
    """Which columns of a form hold its words, and which what is filled in."""

    def __init__(self, sheet: Sheet) -> None:
        self._balance = Counter[int]()
        for cells in sheet.rows:
            for column, cell in enumerate(cells):
                if cell and (_is_word(cell) or not _may_be_word(cell)):
                    self._balance[column] += 1 if _is_word(cell) else -1

    def has_answer(self, filled: Sequence[_Cell]) -> bool:
        """Tell whether one of the cells is the answer to the one before it."""
        return any(self.is_answer(filled, at) for at in range(1, len(filled)))

    def is_answer(self, filled: Sequence[_Cell], at: int) -> bool:
        """Tell whether a cell, a word or not, is what was filled in for the word before it."""
        column, cell = filled[at]
        if not _is_word(cell):
            return True
        label = filled[at - 1][1]
        if register.is_relation(cell) and words.person_field(label) == "relation":
            return True
        if self._balance[column] > 0:  # without itself there are as many words there, or more
            return False
        if register.is_relation(cell) and _is_of_person(label):
            return _asks_relation(label) or at + 1 == len(filled) or _is_word(filled[at + 1][1])
        return register.is_answer(words.student_field(label), cell)

    def is_own_word(self, filled: Sequence[_Cell], at: int) -> bool:
        """Tell whether a cell is a word of the form that we do not know, with its answer behind."""
        column, cell = filled[at]
        if at + 1 == len(filled) or not _may_be_word(cell):
            return False
        return self._balance[column] > 0 > self._balance[filled[at + 1][0]]


def _may_be_word(cell: str) -> bool:
    return _OWN_WORD.fullmatch(cell) is not None and not has_surname(cell)


def _asks_relation(label: str) -> bool:
    column = words.person_column(label)
    return "relation" in (words.person_field(label), column and column[1])


def _is_of_person(label: str) -> bool:
    return bool(words.person_column(label) or words.person_field(label) or words.person_of(label))


def _beside(
    pages: list[_Page], row: int, filled: Sequence[_Cell], group: str, layout: _Layout
) -> None:
    at = 0
    owner = _Owner(group)
    while at < len(filled):
        cell = filled[at][1]
        page = pages[-1]
        if not _is_word(cell) and not layout.is_own_word(filled, at):
            _alone(page, cell)
            at += 1
            continue
        if words.is_name(cell) and not group and page.named:
            pages.append(_Page(row))
            page = pages[-1]
        path = owner.path(cell)
        if at + 1 < len(filled) and layout.is_answer(filled, at + 1):
            page.told.append((path, filled[at + 1][1]))
            page.named = page.named or (words.is_name(cell) and not group)
            at += 2
        else:
            at += 1


class _Owner:
    """Whose a word is that names nobody: of the person who is named before it in the same row."""

    def __init__(self, group: str) -> None:
        self._group = group
        self._person = ""
        self._waits = False
        """Whether nothing has followed the last name: 父亲 母亲 电话 is either's."""

    def path(self, cell: str) -> Path:
        """Return the words above the value of a cell, from the group downwards."""
        if self._group:
            return (self._group, cell)
        column = words.person_column(cell)
        if column is not None and column[1] == "name":
            self._person = "" if self._waits else words.person_word(cell)
            self._waits = True
        elif self._person and not words.student_field(cell) and words.person_field(cell):
            self._waits = False
            return (self._person, cell)
        return (cell,)


def _alone(page: _Page, cell: str) -> None:
    inside = _in_one_cell(cell)
    if inside is None:
        page.titles.append(cell)
    else:
        page.told.append(inside)
        page.named = page.named or words.is_name(inside[0][-1])


def _in_one_cell(cell: str) -> tuple[Path, str] | None:
    """Return word and value of a cell that holds both: 姓名：陈一诺."""
    for sign in "：:":
        word, found, value = cell.partition(sign)
        if found and value.strip() and _is_word(word):
            return (word,), value.strip()
    return None
