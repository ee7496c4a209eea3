"""Which cells the rows go to that were copied from a spreadsheet, with names or without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core.finding import name_key
from carekeeper.core.half_width import half_width
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr, trn

Block = Sequence[Sequence[str]]
_NAMES = frozenset({"姓名", "学生姓名", "學生姓名", "名字", "name"})
_NUMBERS = frozenset({"学号", "學號", "座号", "座號", "班内学号", "number"})
_NAMED = 40
_LOOKED_AT = 3
"""Names and numbers are looked for in so many columns at the left."""


class Pasted(Struct, frozen=True):
    """Texts by the places of their row and column, and sentences of what was not placed."""

    cells: Mapping[tuple[int, int], str]
    doubts: tuple[str, ...] = ()


class _Layout(Struct, frozen=True):
    """Where a block has what: the columns of names and of numbers, and each subject's column."""

    name: int | None
    number: int | None
    subjects: Mapping[int, int]
    """Columns of the block by the places of the subjects."""
    headed: bool
    over: int = 0
    """So many columns at the right belong to no subject."""


def placed(
    block: Block, people: Sequence[StudentLine], subjects: Sequence[str], row: int, column: int
) -> Pasted:
    """Return where the texts of a block go that is pasted at a row and a column.

    Rows with names or numbers go to these students, whatever their order; others one below the
    other. A first row with the names of the subjects says which column is which.
    """
    layout = _layout_of(block, people, subjects, column)
    rows = block[1:] if layout.headed else block
    if layout.name is None and layout.number is None:
        made = _in_order(rows, layout, len(people), row)
    else:
        made = _by_name(rows, layout, people)
    if not layout.over:
        return made
    told = trn(
        "{n} column on the right belongs to no subject and was not pasted.",
        "{n} columns on the right belong to no subject and were not pasted.",
        layout.over,
    )
    return replace(made, doubts=(*made.doubts, told.format(n=layout.over)))


def _layout_of(
    block: Block, people: Sequence[StudentLine], subjects: Sequence[str], column: int
) -> _Layout:
    head = [half_width(cell).replace(" ", "").casefold() for cell in block[0]]
    known = {half_width(name).casefold(): place for place, name in enumerate(subjects)}
    named = {known[cell]: at for at, cell in enumerate(head) if cell in known}
    told = [at for at, cell in enumerate(head) if cell in _NAMES | _NUMBERS]
    headed = bool(named) or bool(told)
    rows = block[1:] if headed else block
    name = _column_of({name_key(one.own_name) for one in people}, rows, name_key, _LOOKED_AT)
    number = next((at for at in told if head[at] in _NUMBERS), None)
    numbers = {str(one.class_number) for one in people if one.class_number is not None}
    if number is None and (name or (name is None and len(block[0]) > len(subjects) - column)):
        number = _column_of(numbers, rows, half_width, 1 if name is None else name)
    if named:
        return _Layout(name, number, named, headed)
    first = max([at for at in (name, number) if at is not None], default=-1) + 1
    width = max(map(len, block)) - first
    places = {column + at: first + at for at in range(width)}
    fitting = {to: at for to, at in places.items() if to < len(subjects)}
    return _Layout(name, number, fitting, headed, len(places) - len(fitting))


def _column_of(known: set[str], rows: Block, key: Callable[[str], str], most: int) -> int | None:
    """Return the column at the left in which most cells are known."""
    for at in range(most):
        cells = [key(line[at]) for line in rows if at < len(line) and line[at]]
        if sum(cell in known for cell in cells) * 2 > len(cells):
            return at
    return None


def _in_order(rows: Block, layout: _Layout, people: int, row: int) -> Pasted:
    room = people - row
    cells = {
        (row + down, to): line[at]
        for down, line in enumerate(rows[:room])
        for to, at in layout.subjects.items()
        if at < len(line)
    }
    over = len(rows) - room
    told = trn(
        "{n} row was left over at the end of the class.",
        "{n} rows were left over at the end of the class.",
        over,
    )
    return Pasted(cells, (told.format(n=over),) if over > 0 else ())


def _by_name(rows: Block, layout: _Layout, people: Sequence[StudentLine]) -> Pasted:
    cells: dict[tuple[int, int], str] = {}
    doubts: list[str] = []
    taken: Counter[int] = Counter()
    for line in rows:
        said = [
            line[at] for at in (layout.number, layout.name) if at is not None and at < len(line)
        ]
        who = _students_of(line, layout, people)
        if not any(said):
            continue
        if len(who) != 1 or taken[who[0]]:
            doubts.append(_doubt(" ".join(filter(None, said)), len(who)))
            continue
        taken[who[0]] += 1
        cells |= {(who[0], to): line[at] for to, at in layout.subjects.items() if at < len(line)}
    return Pasted(cells, tuple(doubts))


def _students_of(line: Sequence[str], layout: _Layout, people: Sequence[StudentLine]) -> list[int]:
    """Return the places of the students whom a row can mean; a number tells namesakes apart."""
    found = list(range(len(people)))
    if layout.name is not None and layout.name < len(line):
        name = name_key(line[layout.name])
        called = [at for at in found if name == name_key(people[at].name)]
        found = called or [at for at in found if name == name_key(people[at].own_name)]
        if len(found) < 2:
            return found
    if layout.number is None or layout.number >= len(line):
        return found
    number = half_width(line[layout.number])
    return [at for at in found if str(people[at].class_number) == number]


def beginning(text: str) -> str:
    """Return what a sentence names of a text: by mistake whole pages can be pasted."""
    return text if len(text) <= _NAMED else f"{text[:_NAMED]}…"


def _doubt(said: str, count: int) -> str:
    sentence = tr("{name}: is there twice. Only the first row was pasted.")
    if count == 0:
        sentence = tr("{name}: not in the class at that time. The row was not pasted.")
    elif count > 1:
        sentence = tr(
            "{name}: there are several of this name. Add their class numbers, or type it in."
        )
    return sentence.format(name=beginning(said))
