"""Several things about a person, or several persons, in one cell.

`陈大勇 东莞 13800001207`, `陈桂兰（奶奶）`, `父：陈大勇 138… 母：周小红 139…`. A relation word is
the relation and no name. What cannot be told apart for sure raises `Invalid`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from carekeeper.core import names, phone, register
from carekeeper.core.errors import Invalid
from carekeeper.core.half_width import half_width
from carekeeper.core.words import tr
from carekeeper.lists.kinds import has_surname, looks_like_name


class Told(Struct):
    """What a cell tells of one person."""

    name: str = ""
    relation: str = ""
    phones: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    """Words that are neither: a place, a firm."""

    def is_empty(self) -> bool:
        """Tell whether nothing was found."""
        return not (self.name or self.relation or self.phones or self.rest)


_PHONE = re.compile(
    r"(?<![\d-])(?:\+?86[ -]?)?"
    r"(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[- ]?\d{7,8}|[48]00-?\d{3}-?\d{4})"
    r"(?:(?:转|轉|分机|ext\.?|x|-)\d{1,6})?(?!\d)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[\s,，;；、/|\\+＋&。]+")
_LABEL = re.compile(
    r"(\(?同?微信(同号|同步)?\)?|座机|固定电话|固话|宅电|电话|手机号?码?|联系电话|联系方式|姓名|tel|phone)[:：]?",
    re.IGNORECASE,
)
_WORDS = sorted(
    (word for word in register.relation_words() if not word.isdigit()), key=len, reverse=True
)
_RELATION_START = re.compile(rf"^({'|'.join(map(re.escape, _WORDS))})(?:[:：\-—]\s*|(?=\d|$))")
_RELATION_NAME = re.compile(
    rf"^({'|'.join(re.escape(word) for word in _WORDS if len(word) > 1)})([\u3400-\u9fff]{{2,3}})$"
)
_RELATION_AROUND = re.compile(rf"^({'|'.join(map(re.escape, _WORDS))})[(\[【](.+)[)\]】]$")
_RELATION_END = re.compile(rf"^(.+?)[(（\[【]({'|'.join(map(re.escape, _WORDS))})[)）\]】]$")


_BOTH_PARENTS = frozenset({"父母", "父母亲", "爸妈", "双亲"})
_RELATIONS = re.compile(rf"({'|'.join(re.escape(word) for word in _WORDS if len(word) > 1)})")


def named_with_relation(text: str) -> bool:
    """Tell whether a text is a relation with a name behind it, or several relations: 奶奶陈桂兰."""
    plain = names.clean(half_width(text))
    return bool(_named(plain) or _relations(plain))


def _named(word: str) -> re.Match[str] | None:
    """Return relation and name of a word; 爸爸接送 is none."""
    found = _RELATION_NAME.match(word)
    return found if found and has_surname(found[2]) else None


def _relations(word: str) -> list[str]:
    """Return the relations of a word that says several of them: 爷爷奶奶, 父母."""
    if word in _BOTH_PARENTS:
        return ["父亲", "母亲"]
    found = _RELATIONS.findall(word)
    return found if len(found) > 1 and "".join(found) == word else []


def read(text: str) -> list[Told]:
    """Return the persons that a cell tells of, in its order.

    Raises `Invalid` when a name or a number could belong to more than one of them.
    """
    found: list[Told] = [Told()]
    said_before = False
    for kind, word in _tokens(text):
        last = found[-1]
        if kind.startswith("relation"):
            said_before = not last.phones or kind == "relation"
        if kind == "relation":
            _relation(found, word)
        elif kind == "relation_of":
            last.relation = last.relation or word
        elif kind == "name":
            if last.name or (last.phones and not last.relation) or (last.phones and last.relation):
                found.append(Told())
            found[-1].name = word
        elif kind == "phone":
            if last.phones and last.relation and not last.name and not said_before:
                found.append(Told())
            found[-1].phones.append(phone.parse(word))
        else:
            last.rest.append(word)
    people = [one for one in found if not one.is_empty()]
    _expect_clear(people)
    return people


def read_one(text: str, wanted: Sequence[str]) -> Told:
    """Return what a cell tells of the one person that its heading names.

    `wanted` are the fields of the heading. Raises `Invalid` when there is more than them.
    """
    told = Told()
    for kind, word in _tokens(text):
        if kind == "phone":
            told.phones.append(phone.parse(word))
        elif kind.startswith("relation"):
            told.relation = told.relation or word
        elif kind == "name" and not told.name:
            told.name = word
        else:
            told.rest.append(word)
    places = {"away_place", "address", "workplace", "occupation"} & set(wanted)
    if told.rest and not places:
        raise Invalid(
            tr("There are several people and numbers here: it is unclear which number is whose.")
        )
    return told


def _relation(found: list[Told], word: str) -> None:
    last = found[-1]
    if last.relation or last.phones:
        found.append(Told(relation=word))
    else:
        last.relation = word


def _expect_clear(people: Sequence[Told]) -> None:
    if len(people) < 2:
        return
    with_name = [one for one in people if one.name or one.relation]
    phones = [len(one.phones) for one in people]
    related = all(one.relation for one in people)
    wrong = not related and any(n > 1 for n in phones)
    if len(with_name) < len(people) or wrong or (any(phones) and not all(phones)):
        raise Invalid(
            tr("There are several people and numbers here: it is unclear which number is whose.")
        )


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    plain = _LABEL.sub(" ", half_width(text).replace("\n", " ; "))
    at = 0
    for found in _PHONE.finditer(plain):
        tokens += _words(plain[at : found.start()])
        tokens.append(("phone", found[0]))
        at = found.end()
    return _number_last(tokens + _words(plain[at:]))


def _number_last(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Put each number behind its owner where all of them stand before: 138… 爸爸 139… 妈妈."""
    owned: list[list[tuple[str, str]]] = []
    for kind, word in tokens:
        if kind == "phone":
            owned.append([])
        elif not owned or kind not in ("relation", "name"):
            return tokens
        owned[-1].append((kind, word))
    if not all(len(one) > 1 for one in owned):
        return tokens
    return [token for phone_first in owned for token in (*phone_first[1:], phone_first[0])]


def _words(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    text = re.sub(r"[(\[【](?=[)\]】])[)\]】]", " ", text)
    for word in _BREAK.split(_joined(text)):
        tokens += _one(word.strip(":：-—.()[]【】*#") if not _has_bracket(word) else word)
    return tokens


def _joined(text: str) -> str:
    """Keep brackets with the word before them, and a relation with what follows its colon."""
    near = re.sub(r"\s*([(\[【])\s*", r"\1", re.sub(r"([:：])\s+", r"\1", text))
    return re.sub(r"([)\]】])(?=[^\s)\]】])", r"\1 ", near)


def _has_bracket(word: str) -> bool:
    return bool(re.search(r"[(\[【].+[)\]】]", word))


def _one(word: str) -> list[tuple[str, str]]:
    if not word:
        return []
    if inside := re.fullmatch(r"[(\[【](.+)[)\]】]", word):
        is_relation = register.is_relation(inside[1])
        return [("relation_of", inside[1])] if is_relation else _one(inside[1])
    if found := _RELATION_AROUND.match(word):
        return [("relation", found[1]), *_one(found[2])]
    if found := _RELATION_END.match(word):
        return [*_one(found[1]), ("relation_of", found[2])]
    if register.is_relation(word):
        return [("relation", word)]
    if several := _relations(word):
        return [("relation", one) for one in several]
    if (found := _RELATION_START.match(word)) and word[found.end() :]:
        return [("relation", found[1]), *_one(word[found.end() :])]
    if found := _named(word):
        return [("relation", found[1]), ("name", found[2])]
    if re.search(r"\d{6,}", word):
        raise Invalid(tr("There is a number here that is not a phone number."))
    clean = names.clean(word)
    return [("name" if looks_like_name(clean) else "rest", clean)]
