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
_CHILD = "留守学生|留守儿童|学生|本人|孩子|儿童|幼儿|子女|该生|学员|被监护人|被抚养人"
_OF_CHILD = re.compile(f"^(您的?)?({_CHILD})的?")
_TO_CHILD = re.compile(f"^[与和同跟](其|{_CHILD})的?(?=关系)")
_SURPLUS = re.compile(
    "^(家庭(?=.*住|.*地址)|住家(?=地址)|现在?|目前|当前|实际|真实|主要|常用|常住"
    "|(第?二代|居民|公民)(?=身份证))+|详细|具体|准确|常住"
)
_AT_WORK = re.compile("^(外出|在外)?[打务]工(?=.)")
_WORK_PLACE = re.compile("^务工的?(所在)?(地区?|地点|地址|去向|城市|省市县?|省份?)$")
_CARES = re.compile(
    "([^被父母无有是否]{0,6}?)(监护|抚养|照料|照看|看护|照顾|照护|养育|监管|代养|代管|托管)(责任)?人"
)
"""Whoever looks after a child, in whichever words: 隔代监护人, 主要抚养人, 代管人."""
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


_NO_FIELD = ("", 0)
_STUDENT_HEADS, _PERSON_HEADS = _table(STUDENT), _table(PERSON)
_PERSON_OF = {
    plain(word): person for person in reversed(PREFIXES) for word in PREFIXES[person].split()
}
_LONGEST_FIRST = sorted(_PERSON_OF, key=len, reverse=True)
_OWN_GROUPS = frozenset(plain(word) for word in STUDENT_GROUPS.split())
_BOTH = tuple(sorted(BOTH_PARENTS.split(), key=len, reverse=True))
_FAMILIES = frozenset(plain(word) for word in FAMILY_GROUPS.split())
_OTHERS = {
    **dict.fromkeys((plain(word) for word in ROW_NUMBERS.split()), ROW_NUMBER),
    **dict.fromkeys((plain(word) for word in CLASS_HEADS.split()), CLASS),
    **dict.fromkeys((plain(word) for word in GRADE_HEADS.split()), GRADE),
}


def student_field(heading: str) -> str:
    """Return the field of the student's file that a heading names, else `""`."""
    key = plain(_with_person(heading))
    found = _OTHERS.get(key) or _STUDENT_HEADS.get(key, _NO_FIELD)[0]
    found = found or _STUDENT_HEADS.get(_OF_CHILD.sub("", key), _NO_FIELD)[0]
    bare = "" if found else _STUDENT_HEADS.get(_bare(key), _NO_FIELD)[0]
    return found or ("" if bare == "name" else bare)


def rank(heading: str) -> int:
    """Return how usual a heading is for its field: 0 is the first that comes to mind."""
    key = plain(heading)
    return _STUDENT_HEADS.get(key, _PERSON_HEADS.get(key, ("", 99)))[1]


def person_field(heading: str) -> str:
    """Return the field of a person that a heading without the person names, else `""`."""
    return _field_of_person(plain(_with_person(heading)))


def _field_of_person(key: str) -> str:
    return (_PERSON_HEADS.get(key) or _PERSON_HEADS.get(_bare(key), _NO_FIELD))[0]


@lru_cache(maxsize=20_000)
def _bare(key: str) -> str:
    """Return a heading without the words that do not change what it asks for: 家庭详细住址."""
    bare = _SURPLUS.sub("", _TO_CHILD.sub("", key))
    return _WORK_PLACE.sub("务工地点", _AT_WORK.sub("务工", bare))


def person_column(heading: str) -> tuple[str, str] | None:
    """Return the person and the field that a heading names, such as `母亲电话`; else None."""
    word, field = _person_and_field(heading)
    return (_person(word), field) if field else None


def person_word(heading: str) -> str:
    """Return the word by which a heading names a person: `父亲` of `父亲姓名`; else `""`."""
    return _person_and_field(heading)[0]


@lru_cache(maxsize=20_000)
def _person_and_field(heading: str) -> tuple[str, str]:
    """Return the word for a person that a heading begins with, and the field behind it."""
    key = plain(_with_person(heading))
    words = [word for word in _LONGEST_FIRST if key.startswith(word)]
    cares = _CARES.match(key)
    for word in (*words, *([cares[0]] if cares else [])):
        rest = key.removeprefix(word).removeprefix("的")
        if not rest:
            return (word, "name") if len(word) > 1 else ("", "")
        if field := _field_of_person(rest):
            return word, field
    return "", ""


def _person(word: str) -> str:
    """Return the person of whom a word is, `""` when it is of none."""
    if word in _PERSON_OF:
        return _PERSON_OF[word]
    found = _CARES.fullmatch(word)
    if found is None:
        return ""
    if re.search("委托|受托|临时|(?<!隔)代", found[1]) or found[2] in ("代管", "托管"):
        return "entrusted"
    looks_after = found[2] != "监护" or re.search("实际|现|同住|共同", found[1])
    return "carer" if looks_after else "guardian"


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
        if found := _person(key.removesuffix(suffix)):
            return found
    return ""


def is_family(group: str) -> bool:
    """Tell whether the heading of a group speaks of the whole family."""
    return plain(group) in _FAMILIES


def is_student_group(group: str) -> bool:
    """Tell whether the heading of a group speaks of the student."""
    return plain(group) in _OWN_GROUPS


def is_both_parents(heading: str) -> bool:
    """Tell whether a heading speaks of both parents at once."""
    return plain(heading).startswith(_BOTH)


def shared_field(group: str) -> str:
    """Return the field that a group asks of the persons named below it: 父母姓名 over 父亲."""
    key = plain(group)
    both = next((word for word in _BOTH if key.startswith(word)), "")
    return _field_of_person(key.removeprefix(both)) or _person_and_field(group)[1]


def is_name(heading: str) -> bool:
    """Tell whether a heading is a word for the name of a student."""
    return student_field(heading) == "name"


def in_english(heading: str, below: str) -> bool:
    """Tell whether a word says in English what the heading above it asks for: 家长电话, Phone."""
    if not below.isascii():
        return False
    field = student_field(heading) or _person_and_field(heading)[1] or person_field(heading)
    return field != "" and field == (student_field(below) or person_field(below))


def is_known(heading: str) -> bool:
    """Tell whether a heading says anything that we know."""
    return bool(
        student_field(heading)
        or person_field(heading)
        or person_column(heading)
        or parts_of(heading)
    )


_JOINTS = re.compile(rf"[、,，/／;；+＋\n]|及其|以及|及|和(?!{_CHILD})|与(?!{_CHILD})")


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
