"""What each column is: decided by its own words, the groups above, and its neighbours.

What the words and the neighbours leave open is a doubt of the column, and never a guess: above
all a second name or a second phone of which nothing says whose it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from carekeeper.core import register
from carekeeper.core.words import tr
from carekeeper.lists import vocabulary, words
from carekeeper.lists.table import KEEP, Column
from carekeeper.lists.vocabulary import STUDENT_GROUP
from carekeeper.lists.whose import (
    ANYONES,
    OPEN,
    Sense,
    before_anybody,
    behind_several,
    heading_of,
    neighbours,
    one_guardian,
    other_guardians,
)

_ID_DIGITS = 17
_HOME = "home_address"
_BOTH = "parents"


def decide(paths: Sequence[tuple[str, ...]], cells: Sequence[Sequence[str]]) -> list[Column]:
    """Return the columns of a table; `cells` are the values of each column, from above."""
    apart = {path[:-1] for path in paths if path and _names_a_parent(path[-1])}
    senses = [_sense(path, named=path[:-1] in apart) for path in paths]
    if paths and not any(paths[0]) and _is_running(cells[0]):
        senses[0] = Sense("", vocabulary.ROW_NUMBER)
    _relations(senses, cells)
    other_guardians(senses)
    _second_names(paths, senses)
    before_anybody(paths, senses)
    behind_several(paths, senses)
    neighbours(paths, senses)
    one_guardian(senses)
    _once_each(paths, senses, cells)
    _class_numbers(senses, cells)
    return [
        Column(heading_of(path), sense.target, path, sense.doubt)
        for path, sense in zip(paths, senses, strict=True)
    ]


def _is_running(column: Sequence[str]) -> bool:
    """Tell whether the cells of a column number the lines from 1 upwards."""
    told = [cell for cell in column if cell]
    return len(told) > 1 and told == [str(number) for number in range(1, len(told) + 1)]


def _names_a_parent(low: str) -> bool:
    column = words.person_column(low)
    return column is not None and column[0] in ("father", "mother")


def _sense(path: Sequence[str], *, named: bool) -> Sense:
    """Return what the words above a column say; `named` where its group names parents apart."""
    if not path:
        return Sense()
    low = path[-1]
    whose = _whose(path)
    parts = words.parts_of(low)
    if parts is not None:
        return Sense(parts[0], f"*{','.join(parts[1])}")
    if words.is_both_parents(low):
        return _of_parents(low)
    own = words.student_field(low)
    told = None if own else words.person_column(low)
    if told is not None:
        return _named(told, whose, path)
    if whose == _BOTH and not named:
        return _of_parents(low)
    if whose == "guardian" and (shared := _of_family(path, own)) is not None:
        return shared
    if whose not in ("", _BOTH, STUDENT_GROUP):
        return Sense(whose, words.person_field(low))
    if own and whose != _BOTH:
        return Sense("", own)
    field = words.person_field(low)
    if field in ANYONES:
        return Sense(OPEN, field)
    return Sense()


def _of_family(path: Sequence[str], own: str) -> Sense | None:
    """Return the sense of a column below a word for the whole family, as 电话 below 家庭信息."""
    if not any(map(words.is_family, path[:-1])):
        return None
    if own == _HOME and not any("成员" in part for part in path[:-1]):
        return Sense("", own)
    field = words.person_field(path[-1])
    return Sense(OPEN, field) if field in ANYONES else None


def _whose(path: Sequence[str]) -> str:
    """Return the person of the nearest group above a column that names one."""
    for group in reversed(path[:-1]):
        if found := words.person_of(group):
            return found
        if words.is_both_parents(group):
            return _BOTH
    return ""


def _named(named: tuple[str, str], whose: str, path: Sequence[str]) -> Sense:
    """Return the sense of a heading that names a person, below a group that names one too.

    Below 务工地点 the column 父亲 is his place of work, and not his name.
    """
    person, field = named
    if person == "guardian" and whose not in ("", _BOTH, STUDENT_GROUP):
        person = whose
    asked = words.shared_field(path[-2]) if len(path) > 1 and words.person_of(path[-1]) else ""
    return Sense(person, asked or field)


def _of_parents(low: str) -> Sense:
    if "姓名" in low:
        return Sense(_BOTH, "*name,phones")
    sentence = tr("This column is about both parents: it is unclear which of them is meant.")
    return Sense(doubt=sentence) if words.person_field(low) or "父母" in low else Sense()


def _relations(senses: Sequence[Sense], cells: Sequence[Sequence[str]]) -> None:
    """Take a column for guardians that says only what they are as the column of relations."""
    for sense, column in zip(senses, cells, strict=True):
        if sense.target == "guardian.name":
            told = {cell for cell in column if cell}
            sense.field = "relation" if told and all(map(register.is_relation, told)) else "name"


def _second_names(paths: Sequence[tuple[str, ...]], senses: list[Sense]) -> None:
    """Keep the first name of the student; a later one needs its relation beside it."""
    places = [at for at, sense in enumerate(senses) if sense.target == "name"]
    for at in places[1:]:
        beside = [senses[near] for near in (at - 1, at + 1) if near < len(senses)]
        taken = any(sense.target == "guardian.name" for sense in senses)
        told = any(s.field == "relation" and s.person in (OPEN, "guardian") for s in beside)
        if told and not taken:
            senses[at] = Sense("guardian", "name")
            continue
        sentence = tr("A second column “{heading}”: it is unclear whose name it is.")
        senses[at] = Sense(doubt=sentence.format(heading=heading_of(paths[at])))


def _once_each(
    paths: Sequence[tuple[str, ...]], senses: list[Sense], cells: Sequence[Sequence[str]]
) -> None:
    """Give each place to the one column that fits best: filled in, and with the usual word."""
    counts = Counter(sense.target for sense in senses if sense.target != KEEP)
    for target, count in counts.items():
        if count < 2 or target.endswith(".phones"):
            continue
        places = [at for at, sense in enumerate(senses) if sense.target == target]
        places.sort(key=lambda at: (not any(cells[at]), words.rank(paths[at][-1]), at))
        best = places[0]
        for at in places[1:]:
            alike = words.plain(paths[at][-1]) == words.plain(paths[best][-1])
            differ = any(a and b and a != b for a, b in zip(cells[at], cells[best], strict=False))
            sentence = tr("“{heading}” appears twice, with different values.")
            told = sentence.format(heading=heading_of(paths[at])) if alike and differ else ""
            senses[at] = Sense(doubt=told)


def _class_numbers(senses: list[Sense], cells: Sequence[Sequence[str]]) -> None:
    """Tell numbers in the class from the longer numbers that a school gives its students."""
    name_at, class_at = (
        next((at for at, sense in enumerate(senses) if sense.target == target), None)
        for target in ("name", vocabulary.CLASS)
    )
    for at, sense in enumerate(senses):
        if sense.target != "class_number":
            continue
        students = cells[at] if name_at is None else cells[name_at]
        classes = [""] * len(students) if class_at is None else cells[class_at]
        told = {
            (of, student, cell.strip("'’= \"").removesuffix(".0").removesuffix("号"))
            for of, student, cell in zip(classes, students, cells[at], strict=True)
            if student and cell
        }  # a student may stand in several rows, one for each parent
        found = [(of, value) for of, _student, value in told if value]
        values = [value for _class, value in found]
        if values and all(len(value) > _ID_DIGITS for value in values):
            taken = any(other.target == "school_number" for other in senses)
            senses[at] = Sense() if taken else Sense("", "school_number")
        elif not all(_is_class_number(value) for value in values) or len(set(found)) < len(found):
            senses[at] = Sense()


_LONGEST = 2


def _is_class_number(value: str) -> bool:
    if not value.isdecimal():
        return False
    return len(value) <= _LONGEST or (len(value) == _LONGEST + 1 and value[0] == "1")
