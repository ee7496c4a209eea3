"""What a heading says: its field, its person, or nothing that we know; by the vocabulary."""

from __future__ import annotations

import re
from functools import lru_cache

from carekeeper.core.finding import folded
from carekeeper.core.half_width import half_width
from carekeeper.lists.vocabulary import (
    BOTH_PARENTS,
    CLASS,
    CLASS_HEADS,
    FAMILY_GROUPS,
    GRADE,
    GRADE_HEADS,
    GROUP_SUFFIXES,
    PERSON,
    PREFIXES,
    ROW_NUMBER,
    ROW_NUMBERS,
    STUDENT,
    STUDENT_GROUP,
    STUDENT_GROUPS,
)

_NEEDLESS = re.compile(
    r"[(（\[【][^()（）\[\]【】]*(必填|选填|必选|可选|必须|填写|下拉|格式|如|例|勿|请|文本|可不填|非必填)"
    r"[^()（）\[\]【】]*[)）\]】]|[*＊☆★]"
)
_BRACKETS = re.compile(r"[(\[【{][^()\[\]【】{}]*[)\]】}]")
_QUESTION = re.compile(r"^(Q?\d{1,2}[、.．]|[(（]?\d{1,2}[)）])\s*", re.IGNORECASE)
"""What a form that is filled in on a telephone puts before its questions: 6、父亲是否外出？"""
_OF_CHILD = re.compile("^(您的?)?(学生|孩子|儿童|幼儿)的?")
_SIGNS = re.compile(r"[\s:：_*.。·、,，/／\-?？]")


_WHOSE = re.compile(r"^(.+?)[(\[【]([^()\[\]【】]{1,5})[)\]】]$")


def _with_person(heading: str) -> str:
    """Take the brackets off a heading that names person and field: 姓名（父）, 父亲（电话）."""
    found = _WHOSE.match("".join(half_width(heading).split()))
    if found and folded(found[2]) in _PERSON_OF:
        return found[2] + found[1]
    if found and folded(found[1]) in _PERSON_OF and folded(found[2]) in _PERSON_HEADS:
        return found[1] + found[2]
    return heading


def shown_heading(text: str) -> str:
    """Return a heading for the eye: on one line, without what says how it is to be filled in."""
    return "".join(_NEEDLESS.sub("", text).split()) or "".join(text.split())


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Return a heading without blanks, signs and what stands in brackets, to be compared.

    Traditional characters are as good as simplified ones.
    """
    narrow = folded(_NEEDLESS.sub("", half_width(text.replace("\n", ""))))
    narrow = _QUESTION.sub("", narrow)
    return _SIGNS.sub("", _BRACKETS.sub("", narrow)) or _SIGNS.sub("", narrow)


def _table(words: dict[str, str]) -> dict[str, tuple[str, int]]:
    return {
        plain(head): (name, rank)
        for name in reversed(words)
        for rank, head in reversed(list(enumerate(words[name].split())))
    }


_STUDENT_HEADS, _PERSON_HEADS = _table(STUDENT), _table(PERSON)
_PERSON_OF = {
    plain(word): person for person in reversed(PREFIXES) for word in PREFIXES[person].split()
}
_LONGEST_FIRST = sorted(_PERSON_OF, key=len, reverse=True)
_OWN_GROUPS = frozenset(plain(word) for word in STUDENT_GROUPS.split())
_FAMILIES = frozenset(plain(word) for word in FAMILY_GROUPS.split())
_OTHERS = {
    **dict.fromkeys((plain(word) for word in ROW_NUMBERS.split()), ROW_NUMBER),
    **dict.fromkeys((plain(word) for word in CLASS_HEADS.split()), CLASS),
    **dict.fromkeys((plain(word) for word in GRADE_HEADS.split()), GRADE),
}


def student_field(heading: str) -> str:
    """Return the field of the student's file that a heading names, else `""`."""
    key = plain(_with_person(heading))
    found = _OTHERS.get(key) or _STUDENT_HEADS.get(key, ("", 0))[0]
    return found or _STUDENT_HEADS.get(_OF_CHILD.sub("", key), ("", 0))[0]


def rank(heading: str) -> int:
    """Return how usual a heading is for its field: 0 is the first that comes to mind."""
    key = plain(heading)
    return _STUDENT_HEADS.get(key, _PERSON_HEADS.get(key, ("", 99)))[1]


def person_field(heading: str) -> str:
    """Return the field of a person that a heading without the person names, else `""`."""
    return _PERSON_HEADS.get(plain(_with_person(heading)), ("", 0))[0]


def person_column(heading: str) -> tuple[str, str] | None:
    """Return the person and the field that a heading names, such as `母亲电话`; else None."""
    word, field = _person_and_field(heading)
    return (_PERSON_OF[word], field) if field else None


def person_word(heading: str) -> str:
    """Return the word by which a heading names a person: `父亲` of `父亲姓名`; else `""`."""
    return _person_and_field(heading)[0]


def _person_and_field(heading: str) -> tuple[str, str]:
    key = plain(_with_person(heading))
    for word in _LONGEST_FIRST:
        rest = key.removeprefix(word).removeprefix("的")
        if key.startswith(word) and not rest:
            return (word, "name") if len(word) > 1 else ("", "")
        if key.startswith(word) and rest in _PERSON_HEADS:
            return word, _PERSON_HEADS[rest][0]
    return "", ""


def person_of(group: str) -> str:
    """Return the person whom the heading of a group of columns names, `""` when none.

    The group of the student's own columns is `STUDENT_GROUP`.
    """
    key = plain(group)
    if key in _OWN_GROUPS:
        return STUDENT_GROUP
    if key in _FAMILIES:
        return "guardian"
    for suffix in ("", *GROUP_SUFFIXES):
        bare = key.removesuffix(suffix) if suffix else key
        if bare in _PERSON_OF:
            return _PERSON_OF[bare]
    return ""


def is_family(group: str) -> bool:
    """Tell whether the heading of a group speaks of the whole family."""
    return plain(group) in _FAMILIES


def is_student_group(group: str) -> bool:
    """Tell whether the heading of a group speaks of the student."""
    return plain(group) in _OWN_GROUPS


def is_both_parents(heading: str) -> bool:
    """Tell whether a heading speaks of both parents at once."""
    key = plain(heading)
    return any(key == word or key.startswith(word) for word in BOTH_PARENTS.split())


def is_name(heading: str) -> bool:
    """Tell whether a heading is a word for the name of a student."""
    return student_field(heading) == "name"


def is_known(heading: str) -> bool:
    """Tell whether a heading says anything that we know."""
    return bool(
        student_field(heading)
        or person_field(heading)
        or person_column(heading)
        or parts_of(heading)
    )


_JOINTS = re.compile(
    r"[、,，/／;；+＋\n]|及其|以及|及|和|与(?!学生|本人|孩子|儿童|该生|被监护|留守)"
)


def parts_of(heading: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the person and the fields of a heading for several things in one cell.

    `父亲姓名、务工地点及电话` is the father's name, place of work and phone.
    """
    narrow = _NEEDLESS.sub("", half_width(heading))
    if "\n" in narrow and person_column(heading):
        narrow = narrow.replace("\n", "")  # one heading that was broken: 父亲, 电话 below
    pieces = [piece for piece in _JOINTS.split(narrow) if piece.strip()]
    if len(pieces) < 2:
        return None
    first = person_column(pieces[0])
    if first is None:
        whose = person_of(pieces[0])
        first = (whose, "name") if whose and whose != STUDENT_GROUP else None
    if first is None:
        return None
    found = [first[1]]
    for piece in pieces[1:]:
        named = person_column(piece)
        if named is not None and named[0] != first[0]:
            return None
        field = named[1] if named else person_field(piece)
        if not field:
            return None
        found.append(field)
    return first[0], tuple(found)
