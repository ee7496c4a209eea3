"""What each column is: decided by its own words, the groups above, and its neighbours.

What the words and the neighbours leave open is a doubt of the column, and never a guess: above
all a second name or a second phone of which nothing says whose it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from carekeeper.core.words import tr
from carekeeper.lists import words
from carekeeper.lists.table import KEEP, Column
from carekeeper.lists.words import STUDENT_GROUP

GUARDIANS = ("guardian", "carer", "entrusted", "emergency")
SEVERAL = frozenset({"phones"})
"""Fields of a person that several columns may share."""
_ANYONES = frozenset(
    {
        "phones",
        "relation",
        "relation_note",
        "wechat",
        "occupation",
        "workplace",
        "away_place",
        "education",
        "away",
        "away_since",
        "birth_year",
    }
)

_ID_DIGITS = 17


class _Sense(Struct):
    """What a column may be: of whom, and which field; `open` while nobody is named."""

    person: str = ""
    field: str = ""
    doubt: str = ""

    @property
    def target(self) -> str:
        if self.doubt or not self.field:
            return KEEP
        return f"{self.person}.{self.field}" if self.person else self.field


_OPEN = "?"


def decide(paths: Sequence[tuple[str, ...]], cells: Sequence[Sequence[str]]) -> list[Column]:
    """Return the columns of a table; `cells` are the values of each column, from above."""
    senses = [_sense(path) for path in paths]
    _second_names(paths, senses)
    _neighbours(paths, senses)
    _one_guardian(senses)
    _once_each(paths, senses, cells)
    _class_numbers(senses, cells)
    return [
        Column(heading_of(path), sense.target, path, sense.doubt)
        for path, sense in zip(paths, senses, strict=True)
    ]


def heading_of(path: Sequence[str]) -> str:
    """Return the heading of a column for the eye, with its group where that says something."""
    shown = [words.shown_heading(part) for part in path]
    if len(shown) > 1:
        shown = [
            part
            for at, part in enumerate(shown)
            if at == len(shown) - 1
            or not (words.person_of(path[at]) == STUDENT_GROUP or words.is_class_name(part))
        ]
    return " ".join(shown)


def _sense(path: Sequence[str]) -> _Sense:
    if not path:
        return _Sense()
    low = path[-1]
    whose = next((found for one in reversed(path[:-1]) if (found := words.person_of(one))), "")
    parts = words.parts_of(low)
    if parts is not None:
        return _Sense(parts[0], f"*{','.join(parts[1])}")
    if words.is_both_parents(low) or any(map(words.is_both_parents, path[:-1])):
        return _Sense("parents", "*name,phones") if "姓名" in low else _parents(low)
    own = words.student_field(low)
    named = None if own else words.person_column(low)
    if named is not None:
        return _named(named, whose)
    if whose and whose != STUDENT_GROUP:
        return _Sense(whose, words.person_field(low))
    if own:
        return _Sense("", own)
    field = words.person_field(low)
    if field in _ANYONES:
        return _Sense(_OPEN, field)
    return _Sense()


def _named(named: tuple[str, str], whose: str) -> _Sense:
    """Return the sense of a heading that names a person, below a group that names one too."""
    person, field = named
    if person == "guardian" and whose not in ("", STUDENT_GROUP):
        person = whose
    return _Sense(person, field)


def _parents(low: str) -> _Sense:
    sentence = tr("This column is about both parents: it is unclear which of them is meant.")
    return _Sense(doubt=sentence) if words.person_field(low) or "父母" in low else _Sense()


def _second_names(paths: Sequence[tuple[str, ...]], senses: list[_Sense]) -> None:
    """Keep the first name of the student; a later one needs its relation beside it."""
    places = [at for at, sense in enumerate(senses) if sense.target == "name"]
    for at in places[1:]:
        beside = senses[at + 1] if at + 1 < len(senses) else None
        taken = any(sense.target == "guardian.name" for sense in senses)
        told = beside is not None and beside.field == "relation"
        if told and beside is not None and beside.person in (_OPEN, "guardian") and not taken:
            senses[at] = _Sense("guardian", "name")
            continue
        sentence = tr("A second column “{heading}”: it is unclear whose name it is.")
        senses[at] = _Sense(doubt=sentence.format(heading=heading_of(paths[at])))


def _neighbours(paths: Sequence[tuple[str, ...]], senses: list[_Sense]) -> None:
    """Say whose the columns are that name nobody, from the person to the left of them."""
    named = [s.person for s in senses if s.person not in ("", _OPEN) and s.field == "name"]
    counts = Counter(one.field for one in senses if one.person == _OPEN)
    seen_own: set[str] = set()
    beside = ""
    for at, sense in enumerate(senses):
        if sense.person == _OPEN:
            paired = counts[sense.field] > 1 or len(named) < 2
            sense.person = beside if beside in GUARDIANS or (beside and paired) else ""
            if not sense.person or _is_taken(senses, at):
                sense.person = _OPEN
                _anybody(paths, senses, at, alone=len(named) < 2)
        elif not sense.person and beside and sense.field in seen_own:
            field = words.person_field(paths[at][-1]) if paths[at] else ""
            if field and field != "name":
                senses[at] = _Sense(beside, field)
        elif not sense.person and sense.field:
            seen_own.add(sense.field)
        whose = senses[at].person
        if whose or senses[at].field:
            beside = whose


def _one_guardian(senses: Sequence[_Sense]) -> None:
    """Give the guardian's phone to the one guardian whom the list names in other words."""
    named = {
        one.person for one in senses if one.field == "name" or one.field.startswith("*name")
    } & set(GUARDIANS)
    if "guardian" not in named and len(named) == 1:
        (other,) = named
        for sense in senses:
            if sense.person == "guardian":
                sense.person = other


def _is_taken(senses: Sequence[_Sense], at: int) -> bool:
    sense = senses[at]
    return any(other.person == sense.person and other.field == sense.field for other in senses[:at])


def _anybody(
    paths: Sequence[tuple[str, ...]], senses: list[_Sense], at: int, *, alone: bool
) -> None:
    """Give a column of nobody's to the guardian, when it is the only one of its kind."""
    sense = senses[at]
    heading = words.plain(paths[at][-1])
    same = [
        other
        for other, one in enumerate(senses[:at])
        if one.person == "guardian" and one.field == sense.field
    ]
    twice = any(words.plain(paths[other][-1]) == heading for other in same)
    pairs = {other for other in range(at) if senses[other].doubt}
    first = not same and not pairs & {at - 1, at - 2} and (alone or sense.field == "phones")
    another = sense.field in SEVERAL and same and not twice and _is_own(paths[same[0]])
    if first or another:
        sense.person = "guardian"
    elif sense.field == "phones":
        sentence = tr("A second column “{heading}”: it is unclear whose number it is.")
        senses[at] = _Sense(doubt=sentence.format(heading=heading_of(paths[at])))
    else:
        sentence = tr("It is unclear whom the column “{heading}” is about.")
        senses[at] = _Sense(doubt=sentence.format(heading=heading_of(paths[at])))


def _is_own(path: Sequence[str]) -> bool:
    return not words.person_column(path[-1])


def _once_each(
    paths: Sequence[tuple[str, ...]], senses: list[_Sense], cells: Sequence[Sequence[str]]
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
            senses[at] = _Sense(doubt=told)


def _class_numbers(senses: list[_Sense], cells: Sequence[Sequence[str]]) -> None:
    """Tell numbers in the class from the longer numbers that a school gives its students."""
    name_at = next((at for at, sense in enumerate(senses) if sense.target == "name"), None)
    for at, sense in enumerate(senses):
        if sense.target != "class_number":
            continue
        students = cells[at] if name_at is None else cells[name_at]
        told = {
            (student, cell.strip("'’= \"").removesuffix(".0").removesuffix("号"))
            for student, cell in zip(students, cells[at], strict=True)
        }  # a student may stand in several rows, one for each parent
        values = [value for student, value in told if student and value]
        if values and all(len(value) > _ID_DIGITS for value in values):
            taken = any(other.target == "school_number" for other in senses)
            senses[at] = _Sense() if taken else _Sense("", "school_number")
        elif not all(_is_class_number(value) for value in values) or len(set(values)) < len(values):
            senses[at] = _Sense()


_LONGEST = 2


def _is_class_number(value: str) -> bool:
    if not value.isdecimal():
        return False
    return len(value) <= _LONGEST or (len(value) == _LONGEST + 1 and value[0] == "1")
