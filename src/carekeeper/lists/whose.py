"""Whose a column is that names nobody: of the person beside it, or of nobody that can be told.

A number is the worst to be wrong about, so one that may be of two persons is a doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from carekeeper.core.words import tr
from carekeeper.lists import class_names, words
from carekeeper.lists.table import KEEP
from carekeeper.lists.vocabulary import STUDENT_GROUP

GUARDIANS = ("guardian", "carer", "entrusted", "emergency")
SEVERAL = frozenset({"phones"})
"""Fields of a person that several columns may share."""
ANYONES = frozenset(
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
_OF_CHILDREN_TOO = frozenset({"birth_year", "occupation", "education"})
"""Behind the student's own columns these are the student's: 年龄, or the 职务 of a monitor."""
_SOMEBODY = re.compile("(教师|老师|主任|干部|书记|校长|户主|责任人|负责人|联系人|帮扶人|姓名)$")


class Sense(Struct):
    """What a column may be: of whom, and which field; of `OPEN` while nobody is named."""

    person: str = ""
    field: str = ""
    doubt: str = ""

    @property
    def target(self) -> str:
        """Where the column goes."""
        if self.doubt or not self.field:
            return KEEP
        return f"{self.person}.{self.field}" if self.person else self.field


OPEN = "?"
_ELSE = "!"
"""Beside a column of somebody of whom the card knows nothing: a teacher, a village official."""


def heading_of(path: Sequence[str]) -> str:
    """Return the heading of a column for the eye, with its group where that says something."""
    shown = [words.shown_heading(part) for part in path]
    if len(shown) > 1:
        shown = [
            part
            for at, part in enumerate(shown)
            if at == len(shown) - 1
            or not (words.person_of(path[at]) == STUDENT_GROUP or class_names.is_class_name(part))
        ]
    return " ".join(shown)


def other_guardians(senses: Sequence[Sense]) -> None:
    """Take a second column for the name of a guardian as another one's, with what stands behind.

    家长姓名 关系 电话 家长姓名 关系 电话 are two persons.
    """
    last = 0
    for sense in senses:
        if sense.person not in ("", "guardian", OPEN):
            last = min(last, 1)
        last += sense.target == "guardian.name"
        if last > 1 and sense.person == "guardian":
            sense.person = f"member{min(last, 3)}"


def before_anybody(paths: Sequence[tuple[str, ...]], senses: list[Sense]) -> None:
    """Doubt a phone that comes before the first person: the student's, or the one that follows."""
    named = [at for at, one in enumerate(senses) if _names_somebody(one)]
    phones = [at for at, one in enumerate(senses) if one.person == OPEN and one.field == "phones"]
    early = [at for at in phones if named and at < named[0]]
    others = [at for at in phones if at not in early]
    owned = any(one.person not in ("", OPEN) and one.field == "phones" for one in senses)
    guardians = {"guardian.name", "guardian.phones"} <= {one.target for one in senses}
    of_student = [at for at in early if any(map(words.is_student_group, paths[at][:-1]))]
    wrong = early if others or guardians else of_student if owned else []
    if others and early and others[-1] < named[-1]:
        wrong = phones  # 电话 父亲 电话 母亲: each may belong to the name before or behind it
    for at in wrong:
        senses[at] = _unclear(paths[at], "phones")


def behind_several(paths: Sequence[tuple[str, ...]], senses: list[Sense]) -> None:
    """Doubt columns that come twice behind several names in a row: 父亲 母亲 电话 电话."""
    for at in range(2, len(senses)):
        if not (_names_somebody(senses[at - 1]) and _names_somebody(senses[at - 2])):
            continue
        behind = list(takewhile(lambda one: senses[one].person == OPEN, range(at, len(senses))))
        counts = Counter(senses[one].field for one in behind)
        for one in behind:
            if counts[senses[one].field] > 1:
                senses[one] = _unclear(paths[one], senses[one].field)


def _names_somebody(sense: Sense) -> bool:
    return sense.person not in ("", OPEN) and sense.field == "name"


def _unclear(path: Sequence[str], field: str) -> Sense:
    sentence = (
        tr("A second column “{heading}”: it is unclear whose number it is.")
        if field == "phones"
        else tr("It is unclear whom the column “{heading}” is about.")
    )
    return Sense(doubt=sentence.format(heading=heading_of(path)))


def neighbours(paths: Sequence[tuple[str, ...]], senses: list[Sense]) -> None:
    """Say whose the columns are that name nobody, from the person to the left of them."""
    named = [s.person for s in senses if s.person not in ("", OPEN) and s.field == "name"]
    counts = Counter(one.field for one in senses if one.person == OPEN)
    seen_own: set[str] = set()
    beside = ""
    for at, sense in enumerate(senses):
        if sense.person == OPEN and not _is_no_guardians(paths, senses, at, beside):
            paired = counts[sense.field] > 1 or len(named) < 2
            sense.person = beside if _is_whose(senses, at, beside, paired=paired) else ""
            if not sense.person or (_is_taken(senses, at) and not _is_second(paths, senses, at)):
                sense.person = OPEN
                _anybody(paths, senses, at, alone=len(named) < 2)
        elif not sense.person and beside not in ("", _ELSE) and sense.field in seen_own:
            field = words.person_field(paths[at][-1]) if paths[at] else ""
            if field and field != "name":
                senses[at] = Sense(beside, field)
        elif not sense.person and sense.field:
            seen_own.add(sense.field)
        whose = senses[at].person
        if whose or senses[at].field:
            beside = whose
        elif paths[at] and _SOMEBODY.search(words.plain(paths[at][-1])):
            beside = _ELSE


def _is_whose(senses: Sequence[Sense], at: int, beside: str, *, paired: bool) -> bool:
    """Tell whether a column is of the person to its left; behind two names it is either's."""
    if beside.startswith("member"):
        return not (_names_somebody(senses[at - 1]) and _names_somebody(senses[at - 2]))
    return beside in GUARDIANS or (beside != "" and paired)


def _is_no_guardians(
    paths: Sequence[tuple[str, ...]], senses: list[Sense], at: int, beside: str
) -> bool:
    """Settle a column of a person whom the card does not know, or of the student."""
    field = senses[at].field
    if beside == _ELSE:
        senses[at] = _unclear(paths[at], field)
    elif not beside and field in _OF_CHILDREN_TOO:
        senses[at] = Sense()
    return senses[at].person != OPEN


def one_guardian(senses: Sequence[Sense]) -> None:
    """Give the guardian's phone to the one guardian whom the list names in other words."""
    named = {
        one.person for one in senses if one.field == "name" or one.field.startswith("*name")
    } & set(GUARDIANS)
    if "guardian" not in named and len(named) == 1:
        (other,) = named
        for sense in senses:
            if sense.person == "guardian":
                sense.person = other


def _is_taken(senses: Sequence[Sense], at: int) -> bool:
    sense = senses[at]
    return any(other.person == sense.person and other.field == sense.field for other in senses[:at])


_OF_THE_HOUSE = re.compile("家庭|住宅|家里")


def _is_second(paths: Sequence[tuple[str, ...]], senses: Sequence[Sense], at: int) -> bool:
    """Tell whether a column is of another number of the person before it: 联系电话1, 联系电话2."""
    before, sense = senses[at - 1], senses[at]
    if (before.person, before.field) != (sense.person, sense.field) or sense.field not in SEVERAL:
        return False
    heading, other = words.plain(paths[at][-1]), words.plain(paths[at - 1][-1])
    return heading != other and not _OF_THE_HOUSE.search(heading)


def _anybody(
    paths: Sequence[tuple[str, ...]], senses: list[Sense], at: int, *, alone: bool
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
    targets = {one.target for one in senses}
    others = {"guardian.name", "member2.name"} <= targets
    first = not (same or others or pairs & {at - 1, at - 2}) and (alone or sense.field == "phones")
    another = sense.field in SEVERAL and same and not twice and _is_own(paths[same[0]])
    if first or another:
        sense.person = "guardian"
    else:
        senses[at] = _unclear(paths[at], sense.field)


def _is_own(path: Sequence[str]) -> bool:
    return not words.person_column(path[-1])
