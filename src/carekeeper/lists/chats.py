"""Lists without columns, as one writes them in a chat: numbered, with any separators.

Each word goes where a word of its kind goes; a second name in a line is a doubt, for nothing
says whose it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from carekeeper.core import names
from carekeeper.core.half_width import half_width
from carekeeper.core.words import tr
from carekeeper.lists import words
from carekeeper.lists.grid import Sheet
from carekeeper.lists.kinds import PLACE_END, kind_of, no_student
from carekeeper.lists.table import KEEP, Column, Line, Table

_SPACED_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)[ -](\d{4})[ -](\d{4})(?!\d)")
_GLUED_PHONE = re.compile(r"(?<=[\u4e00-\u9fff])(?=1[3-9]\d{9}(?!\d))")
_NUMBERED = re.compile(
    r"^\s*[(（\[【第]?\s*(\d{1,3})\s*[号]?[)）\]】.、．:：,，\s\-]+\s*(?=\D)|^\s*([①-⑳])\s*"
)
_BREAKS = re.compile(r"[\s,，;；、|/+＋—\-_：:]+")
_PEOPLE = {"phones": "guardian.phones", "relation": "guardian.relation"}
_ORDER = (
    words.ROW_NUMBER,
    "class_number",
    "name",
    "sex",
    "birth_date",
    "id_number",
    "home_address",
    "ethnic_group",
    "left_behind",
    "boarding",
    "guardian.relation",
    "guardian.phones",
    "second",
    KEEP,
)
_MOST = 0.6
_LONGEST_NAME = 24


def table_of(sheet: Sheet) -> Table:
    """Return the table of a text in which each line is a student."""
    lines = [(sheet.first_row + at, row[0]) for at, row in enumerate(sheet.rows) if row[0]]
    read = [(row, text, _words(text) or [text]) for row, text in lines]
    titles: list[str] = []
    placed: list[tuple[int, dict[str, str]]] = []
    for at, (row, text, said) in enumerate(read):
        if _is_row_of_names(said, alone=len(read) == 1):
            placed += [(row, {"name": word}) for word in said]
        elif _is_title(text, said, first=at == 0, alone=len(read) == 1):
            titles.append(text)
        else:
            placed.append((row, _placed(said)))
    return _table(sheet, titles, placed)


def _is_title(text: str, said: Sequence[str], *, first: bool, alone: bool) -> bool:
    if text.lstrip().startswith("#") or no_student(text) or any(map(words.is_name, said)):
        return True
    if alone or any(kind_of(word) for word in said):
        return False
    return first or len(text) > _LONGEST_NAME


def _table(
    sheet: Sheet, titles: Sequence[str], placed: Sequence[tuple[int, dict[str, str]]]
) -> Table:
    if sum("class_number" in told for _row, told in placed) and _runs(placed):
        placed = [(row, _renamed(told)) for row, told in placed]
    targets = [target for target in _ORDER if any(target in told for _row, told in placed)]
    columns = [
        Column("", KEEP, doubt=tr("A second name in one line: it is unclear whose it is."))
        if target == "second"
        else Column("", target)
        for target in targets
    ]
    lines = [Line(row, tuple(told.get(target, "") for target in targets)) for row, told in placed]
    return Table(sheet.name, tuple(columns), tuple(lines), tuple(titles), looks_like="chat")


def _runs(placed: Sequence[tuple[int, dict[str, str]]]) -> bool:
    """Tell whether the numbers are those of the lines, from 1 upwards, and not of the class."""
    told = [one["class_number"].strip("号") for _row, one in placed if "class_number" in one]
    return [int(number) for number in told if number.isdecimal()] == list(range(1, len(told) + 1))


def _renamed(told: dict[str, str]) -> dict[str, str]:
    return {words.ROW_NUMBER if key == "class_number" else key: text for key, text in told.items()}


def _words(line: str) -> list[str]:
    text = half_width(line)
    numbered = _NUMBERED.match(text)
    start = [numbered[1] or str(ord(numbered[2]) - ord("①") + 1)] if numbered else []
    text = text[numbered.end() :] if numbered else text
    text = _GLUED_PHONE.sub(" ", _SPACED_PHONE.sub(r"\1\2\3", text))
    kept = re.sub(r"(\d{3,4})-(\d{7,8})", "\\1\uf000\\2", text)
    kept = re.sub(r"((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})", r"\1.\2.\3", kept)
    pieces = [word.replace("\uf000", "-") for word in _BREAKS.split(kept) if word]
    return start + _joined_names(pieces)


def _joined_names(pieces: Sequence[str]) -> list[str]:
    """Put a name together that was spread out to the width of three: 王　芳."""
    made: list[str] = []
    single = False
    for word in pieces:
        alone = len(word) == 1 and names.is_han(word) and not kind_of(word)
        if alone and single:
            made[-1] += word
        else:
            made.append(word)
        single = alone and not single
    return made


def _is_row_of_names(said: Sequence[str], *, alone: bool) -> bool:
    return len(said) > (1 if alone else 2) and all(kind_of(word) == "name" for word in said)


def _placed(said: Sequence[str]) -> dict[str, str]:
    told: dict[str, str] = {}
    for word in said:
        kind = kind_of(word)
        target = _PEOPLE.get(kind, kind)
        if target == "name" and "name" in told:
            target = "home_address" if PLACE_END.search(word) else "second"
        if target in told and target not in ("guardian.phones", "second"):
            target = KEEP
        told[target] = f"{told[target]} {word}" if target in told else word
    return told


def by_content(sheet: Sheet) -> Table:
    """Return the table of cells without a heading, by what most cells of each column hold."""
    rows = [(sheet.first_row + at, row) for at, row in enumerate(sheet.rows) if any(row)]
    width = len(sheet.rows[0]) if sheet.rows else 0
    if _all_names([row for _at, row in rows]):
        cells = [(at, cell) for at, row in rows for cell in row if cell]
        lines = [Line(at, (cell,)) for at, cell in cells]
        return Table(sheet.name, (Column("", "name"),), tuple(lines), looks_like="chat")
    titles = [row for row in rows[:1] if _is_lone(row[1], width) and len(rows) > 1]
    rest = rows[len(titles) :]
    columns: list[Column] = []
    for at in range(width):
        columns.append(_column([row[at] for _at, row in rest if row[at]], columns))
    lines = [
        Line(at, row, frozenset(c for r, c in sheet.numbers if r + sheet.first_row == at))
        for at, row in rest
    ]
    said = tuple(" ".join(cell for cell in row if cell) for _at, row in titles)
    return Table(sheet.name, tuple(columns), tuple(lines), said, looks_like="chat")


def _all_names(rows: Sequence[Sequence[str]]) -> bool:
    cells = [cell for row in rows for cell in row if cell]
    wide = max((len([cell for cell in row if cell]) for row in rows), default=0)
    return wide > 2 and all(kind_of(cell) == "name" for cell in cells)


def _is_lone(row: Sequence[str], width: int) -> bool:
    filled = [cell for cell in row if cell]
    return width > 1 and len(filled) == 1 and kind_of(filled[0]) in ("", "home_address")


def _column(cells: Sequence[str], before: Sequence[Column]) -> Column:
    counts = Counter(kind_of(cell) for cell in cells)
    kind, count = counts.most_common(1)[0] if counts else (KEEP, 0)
    target = _PEOPLE.get(kind, kind) if count >= len(cells) * _MOST else KEEP
    taken = any(column.target == target for column in before)
    if target == "name" and taken:
        return Column("", KEEP, doubt=tr("A second column of names: it is unclear whose they are."))
    if target == "guardian.phones" and taken:
        return Column(
            "", KEEP, doubt=tr("A second column of numbers: it is unclear whose they are.")
        )
    return Column("", KEEP if target != KEEP and taken else target)
