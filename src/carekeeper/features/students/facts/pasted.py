"""From pasted text to rows and columns: which line is a heading, which column holds what.

Text comes from a spreadsheet (tabs, quotes), from a CSV file, or from a chat (one name a line,
or name, sex and phone with spaces between). Nothing is dropped: each line that is not empty ends
up as a title, a heading or a row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from carekeeper.core import names, register
from carekeeper.core.half_width import half_width
from carekeeper.core.words import tr
from carekeeper.features.students.facts import FIELDS

KEEP = ""
"""The column is kept with the student as it came, out of sight, and goes out again on export."""
LEAVE_OUT = "-"
"""The column is not brought in."""

MERGED = frozenset({"guardian.phones"})
"""Targets that several columns may share."""


class Sheet(Struct, frozen=True):
    """Pasted text as rows and columns; every row has as many cells as there are columns."""

    titles: tuple[str, ...]
    """Lines above the heading, and the heading's repetitions on later pages."""
    headings: tuple[str, ...]
    targets: tuple[str, ...]
    """Where each column goes: a field of the student, `mother.phones`, `KEEP` or `LEAVE_OUT`."""
    rows: tuple[tuple[str, ...], ...]


Table = list[list[str]]

_HEADING_ROWS = 10
_MOST = 0.6
_LONGEST_NUMBER = 4


def read(text: str) -> Sheet:
    """Read pasted text; the guesses about columns can be changed afterwards."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").lstrip("\ufeff")
    sign = _separator(plain)
    table = _without_blanks(_split(plain, sign) if sign else _split_at_spaces(plain))
    at = _heading_row(table)
    if at is not None:
        return _with_heading(table, at)
    return _by_content(table) if sign else _by_words(plain)


def target_of(heading: str) -> str:
    """Return where a column with this heading goes; `KEEP` when the heading is not known."""
    plain = register.plain_heading(heading)
    if plain in _HEADS:
        return _HEADS[plain][0]
    found = register.person_column(heading)
    if found is not None:
        return ".".join(found)
    return next((field.name for field in FIELDS if heading and tr(field.label) == heading), KEEP)


_HEADS = {
    register.plain_heading(head): (field.name, rank)
    for field in reversed(FIELDS)
    for rank, head in enumerate(field.heads)
}


def _separator(text: str) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    if any("\t" in line for line in lines):
        return "\t"
    for sign in (",", "，", ";", "；", "|"):
        counts = Counter(line.count(sign) for line in lines if sign in line)
        alike = max(counts.values(), default=0)
        if len(lines) > 1 and alike >= max(2, len(lines) * _MOST):
            return sign
    return ""


def _split(text: str, sign: str) -> Table:
    """Split at tabs or commas; quotes hold a cell together when they are closed at its end."""
    mark = re.escape(sign)
    cell = re.compile(rf'[ ]*"((?:[^"]|"")*)"[ ]*(?={mark}|\n|\Z)|([^{mark}\n]*)')
    table: Table = [[]]
    at = 0
    while True:
        found = cell.match(text, at)
        assert found is not None  # the second form matches nothing as well
        quoted = found[1]
        value = found[2] if quoted is None else quoted.replace('""', '"')
        table[-1].append(_one_line(value))
        at = found.end()
        if at >= len(text):
            return table
        if text[at] == "\n":
            table.append([])
        at += 1


def _one_line(text: str) -> str:
    return " ".join(text.replace("\u3000", " ").split())


def _without_blanks(table: Table) -> Table:
    rows = [row for row in table if any(row)]
    width = max((_width(row) for row in rows), default=0)
    return [(row + [""] * width)[:width] for row in rows]


def _width(row: Sequence[str]) -> int:
    return max((at + 1 for at, cell in enumerate(row) if cell), default=0)


def _heading_row(table: Table) -> int | None:
    best, most = None, 0
    for at, row in enumerate(table[:_HEADING_ROWS]):
        targets = [target_of(cell) for cell in row if cell]
        known = len([target for target in targets if target])
        if known > most and ("name" in targets or known > 1) and known * 3 >= len(targets):
            best, most = at, known
    return best


def _with_heading(table: Table, at: int) -> Sheet:
    if at and _is_second_heading(table[at - 1], table[at]):
        at -= 1
    heading = table[at]
    first = at + 1
    if first < len(table) and _is_second_heading(heading, table[first]):
        heading = _joined(heading, table[first])
        first += 1
    rows = table[first:]
    again = [row for row in rows if row == table[at]]
    titles = [_text(row) for row in (*table[:at], *again)]
    rows = [row for row in rows if row != table[at]]
    targets = _best(heading, rows)
    _long_class_numbers(heading, targets, rows)
    if "name" not in targets:
        _find_names(targets, rows)
    return _sheet(titles, heading, targets, rows)


def _is_second_heading(upper: Sequence[str], lower: Sequence[str]) -> bool:
    below = [target_of(cell) for cell in lower if cell]
    groups = any(register.person_of(cell) for cell in upper)
    return groups and len(below) > 1 and KEEP not in below and "" in upper


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    made: list[str] = []
    group = ""
    for above, below in zip(upper, lower, strict=True):
        group = above if above else group
        whose = group if below and register.person_of(group) else above
        made.append(f"{whose}{below}")
    return made


def _best(heading: Sequence[str], rows: Table) -> list[str]:
    """Give each target to the one column that fits best: filled in, and with the usual head."""
    targets = [target_of(cell) for cell in heading]
    for target in set(targets) - {KEEP, *MERGED}:
        columns = [at for at, found in enumerate(targets) if found == target]
        columns.sort(key=lambda at: (not _filled(rows, at), _rank(heading[at]), at))
        for at in columns[1:]:
            again = target == "name" and "guardian.name" not in targets and _filled(rows, at)
            targets[at] = "guardian.name" if again else KEEP
    return targets


def _filled(rows: Table, at: int) -> bool:
    return any(row[at] for row in rows)


def _rank(heading: str) -> int:
    return _HEADS.get(register.plain_heading(heading), ("", 0))[1]


def _long_class_numbers(heading: Sequence[str], targets: list[str], rows: Table) -> None:
    """A number of ten digits under 学号 is the school's number, not the place in the class."""
    if "class_number" not in targets:
        return
    at = targets.index("class_number")
    cells = [row[at] for row in rows if row[at]]
    long = [cell for cell in cells if len(cell) > _LONGEST_NUMBER]
    if cells and len(long) >= len(cells) * _MOST and heading[at]:
        targets[at] = KEEP if "school_number" in targets else "school_number"


def _find_names(targets: list[str], rows: Table) -> None:
    best, most = -1, 0
    for at, target in enumerate(targets):
        count = sum(_kind(row[at]) == "name" for row in rows)
        if count > most and target in (KEEP, "guardian.name"):
            best, most = at, count
    if best < 0 and targets:
        best = next((at for at, target in enumerate(targets) if target == KEEP), 0)
    if best >= 0:
        targets[best] = "name"


def _sheet(
    titles: Sequence[str], heading: Sequence[str], targets: Sequence[str], rows: Table
) -> Sheet:
    return Sheet(tuple(titles), tuple(heading), tuple(targets), tuple(map(tuple, rows)))


def _text(row: Sequence[str]) -> str:
    return " ".join(cell for cell in row if cell)


def _by_content(table: Table) -> Sheet:
    """Guess the columns of a table without a heading by what most of their cells hold."""
    width = len(table[0]) if table else 0
    targets: list[str] = []
    for at in range(width):
        target = _mostly([row[at] for row in table if row[at]])
        if target == "name" and "name" in targets:
            target = "guardian.name"
        targets.append(KEEP if target in targets and target not in MERGED else target)
    if "name" not in targets:
        _find_names(targets, table)
    titles = [_text(row) for row in table[:1] if _is_title(row, table)]
    return _sheet(titles, [""] * width, targets, table[len(titles) :])


def _mostly(cells: Sequence[str]) -> str:
    counts = Counter(_kind(cell) for cell in cells)
    kind, count = counts.most_common(1)[0] if counts else (KEEP, 0)
    return kind if count >= len(cells) * _MOST else KEEP


def _is_title(row: Sequence[str], table: Table) -> bool:
    filled = [cell for cell in row if cell]
    return len(table) > 1 and len(row) > 1 and len(filled) == 1 and not _kind(filled[0])


_SPACED_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)[ -](\d{4})[ -](\d{4})(?!\d)")
_GLUED_PHONE = re.compile(r"(?<=[\u4e00-\u9fff])(?=1[3-9]\d{9}(?!\d))")
_NUMBERED = re.compile(r"^\s*[(（]?(\d{1,3})[)）.、．:：]\s*(?=\D)")
_BREAKS = re.compile(r"[\s,，;；、|]+")


def _words(line: str) -> list[str]:
    text = half_width(line)
    numbered = _NUMBERED.match(text)
    start = [numbered[1]] if numbered else []
    text = text[numbered.end() :] if numbered else text
    text = _GLUED_PHONE.sub(" ", _SPACED_PHONE.sub(r"\1\2\3", text))
    return start + _joined_names([word for word in _BREAKS.split(text) if word])


def _joined_names(words: Sequence[str]) -> list[str]:
    """Put a name together that was spread out to the width of three: 王　芳."""
    made: list[str] = []
    single = False
    for word in words:
        alone = len(word) == 1 and names.is_han(word) and not _kind(word)
        if alone and single:
            made[-1] += word
        else:
            made.append(word)
        single = alone and not single
    return made


def _split_at_spaces(text: str) -> Table:
    return [_words(line) for line in text.split("\n")]


def _by_words(text: str) -> Sheet:
    """Read lines without separators: each word goes where a word of its kind goes."""
    lines = [line for line in text.split("\n") if line.strip()]
    words = [_words(line) or [line.strip()] for line in lines]
    titles: list[str] = []
    placed: list[dict[str, str]] = []
    for at, line in enumerate(words):
        if _is_row_of_names(line, alone=len(words) == 1):
            placed += [{"name": word} for word in line]
        elif at == 0 and len(words) > 1 and not any(_kind(word) for word in line):
            titles.append(lines[at].strip())
        else:
            placed.append(_placed(line))
    targets = [target for target in _ORDER if any(target in row for row in placed)]
    rows = [[row.get(target, "") for target in targets] for row in placed]
    return _sheet(titles, [""] * len(targets), targets, rows)


def _is_row_of_names(words: Sequence[str], *, alone: bool) -> bool:
    return len(words) > (1 if alone else 2) and all(_kind(word) == "name" for word in words)


def _placed(words: Sequence[str]) -> dict[str, str]:
    row: dict[str, str] = {}
    for word in words:
        target = _kind(word)
        if target == "name" and "name" in row:
            target = "home_address" if _PLACE_END.search(word) else "guardian.name"
        if target in row and target not in MERGED:
            target = KEEP
        row[target] = f"{row[target]} {word}" if target in row else word
    return row


_ID = re.compile(r"\d{17}[\dXx]|\d{15}")
_PHONE = re.compile(r"\+?(86)?1\d{10}|0\d{2,3}-?\d{7,8}|\d{9,13}")
_DAY = re.compile(r"(19|20)\d{2}([-/.年])\d{1,2}[-/.月]\d{1,2}日?|(19|20)\d{2}[01]\d[0-3]\d")
_PLACE = re.compile(r"[省市县区镇乡村组街路号屯寨]")
_PLACE_END = re.compile(r"..[省市县镇乡村组]$")
_NAME = re.compile(r"[\u3400-\u9fff〇\U00020000-\U000323af]{2,4}|[^\d\W]+(·[^\d\W]+)+")
_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z'’-]+( [A-Za-z][A-Za-z'’-]+)+")
_LONGEST_NAME = 20
_ADDRESS = 5

_KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("sex", lambda word: word in ("男", "女", "男生", "女生", "男性", "女性")),
    ("class_number", re.compile(r"\d{1,3}号?").fullmatch),
    ("id_number", _ID.fullmatch),
    ("birth_date", _DAY.fullmatch),
    ("guardian.phones", _PHONE.fullmatch),
    ("ethnic_group", lambda word: word in register.ETHNIC_GROUPS),
    ("left_behind", lambda word: word in ("留守", "非留守", "留守儿童", "非留守儿童")),
    ("boarding", lambda word: word in ("走读", "住校", "寄宿", "走读生", "住校生", "寄宿生")),
    ("guardian.relation", lambda word: register.relation_from(word)[0] not in ("", "other")),
    ("home_address", lambda word: len(word) >= _ADDRESS and _PLACE.search(word)),
    ("name", lambda word: len(word) <= _LONGEST_NAME and _NAME.fullmatch(word)),
    ("name", _LATIN_NAME.fullmatch),
)
_FIRST = ("class_number", "name", "sex", "birth_date", "id_number", "home_address")
_ORDER = (*dict.fromkeys((*_FIRST, "guardian.name", *(kind for kind, _ in _KINDS))), KEEP)
"""The order in which columns that were found word by word are shown."""


def _kind(word: str) -> str:
    """Return the target that a cell looks like by itself; `KEEP` when nothing can be told."""
    plain = names.clean(half_width(word))
    return next((kind for kind, fits in _KINDS if plain and fits(plain)), KEEP)
