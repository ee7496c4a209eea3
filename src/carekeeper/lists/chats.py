"""Lists without columns, as one writes them in a chat: numbered, with any separators.

Each word goes where a word of its kind goes; what tells of the family is read together, so that
a number stays with the parent who stands beside it. A second name or number in a line is a doubt,
for nothing says whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carekeeper.core import names, register
from carekeeper.core.half_width import half_width
from carekeeper.core.words import tr
from carekeeper.lists import class_names, days, people, vocabulary, words
from carekeeper.lists.grid import Sheet, sheet_of
from carekeeper.lists.kinds import KIN, PLACE_END, has_surname, kind_of, no_student
from carekeeper.lists.table import KEEP, Column, Line, Table

_SPACED_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)[ -](\d{4})[ -](\d{4})(?!\d)")
_GLUED_PHONE = re.compile(r"(?<=[\u4e00-\u9fff])(?=1[3-9]\d{9}(?!\d))")
_NUMBERED = re.compile(
    r"^\s*[(（\[【第]?\s*(?:(\d{1,3})\s*[号]?[)）\]】.、．:：,，\s\-]+\s*(?=\D)"
    r"|([一二三四五六七八九十]{1,3})[)）\]】.、．]\s*|([①-⑳])\s*)"
)
_BREAKS = re.compile(r"[\s,，;；、|/+＋—\-_：:]+")
_BRACKETS = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】](?!班)")
_WITH_RELATION = re.compile(r"(.+)[(\[【](.+)[)\]】]")
_ONE_OF_LINE = re.compile(r"(\d{1,3})[.、．号]?\s*([^\W\d_]{2,5}(?:·[^\W\d_]+)*)[\s,，、;；。]*")
_BULLET = re.compile(r"^\s*[•●◆▪➢►▶]\s*")
_KEYCAP = re.compile("^(\\d{1,2})\ufe0f?\u20e3")
_GLUED_NUMBER = re.compile(r"^\s*(\d{1,3})(?=([\u3400-\u9fff]{2}))")
_IN_CLASS = re.compile(r"(\S{1,10}?班)([\u3400-\u9fff·]{2,}.*)")
_OF_SOMEBODY = re.compile(rf"([\u3400-\u9fff·]{{2,}}?)的?({KIN})([\u3400-\u9fff]{{2,3}})?")
_TALK = re.compile(r"^(请|各位|大家|收到|好的|谢谢|辛苦|@)|接龙")
_SENDER = re.compile(r"^\S+(老师|[:：])\s*$")
_STAMP = re.compile(r"(?<!\d)(?!0{1,2}:00)\d{1,2}:\d{2}(:\d{2})?\s*$")
"""The time at which something was written in a chat; midnight is part of a day of birth."""
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’.]*")
_FAMILY, _PHONES = "guardian.*name,relation,phones", "guardian.phones"
_ORDER = (
    vocabulary.ROW_NUMBER,
    vocabulary.CLASS,
    "class_number",
    "name",
    "sex",
    "birth_date",
    "id_number",
    "home_address",
    "ethnic_group",
    "left_behind",
    "boarding",
    _FAMILY,
    _PHONES,
    "second",
    "number",
    KEEP,
)
_LONGEST_NAME = 24


def table_of(sheet: Sheet) -> Table:
    """Return the table of a text in which each line is a student."""
    lines = _lines(sheet)
    read = [(row, text, _words(text) or [text]) for row, text in lines]
    titles: list[str] = []
    students: list[tuple[int, Sequence[str]]] = []
    start = _start([text for _row, text in lines])
    for at, (row, text, said) in enumerate(read):
        if _is_row_of_names(said, alone=len(read) == 1):
            students += [(row, [word]) for word in said]
        elif at < start or _is_title(text, said, first=at == 0, alone=len(read) == 1):
            titles.append(text)
        else:
            students.append((row, said))
    placed = [(row, _placed(said)) for row, said in students]
    if not any("name" in told for _row, told in placed):
        placed = [(row, _placed(said, family_first=True)) for row, said in students]
    return _table(sheet, titles, placed)


def _start(lines: Sequence[str]) -> int:
    """Return the first numbered line of a 接龙; what stands above it says what it is about."""
    if not any(line.startswith("#") for line in lines[:1]):
        return 0
    return next((at for at, line in enumerate(lines) if _NUMBERED.match(half_width(line))), 0)


def with_columns(sheet: Sheet) -> Sheet | None:
    """Return a chat as cells below their heading, where it says what is to be written.

    `请接龙：姓名+家长姓名+电话`; each line has to have as many words as it asks for.
    """
    for at, row in enumerate(sheet.rows):
        asked = _words(re.split("[:：]", row[0])[-1].strip("()（）。"))
        if len(asked) > 1 and any(map(words.is_name, asked)) and all(map(words.is_known, asked)):
            return _below(sheet, at, asked)
    return None


def _below(sheet: Sheet, heading: int, asked: Sequence[str]) -> Sheet | None:
    said = [_words(row[0]) for row in sheet.rows]
    for at, row in enumerate(sheet.rows):
        text = row[0]
        if at <= heading or not text or _is_title(text, said[at], first=False, alone=False):
            said[at] = [text]
        elif len(said[at]) == len(asked):
            said[at] = ["", *said[at]]
        elif len(said[at]) != len(asked) + 1 or not said[at][0].isdecimal():
            return None
    said[heading] = ["序号", *asked]
    return sheet_of(sheet.name, said)


def _lines(sheet: Sheet) -> list[tuple[int, str]]:
    """Return the lines; one that holds several numbered names is as many lines."""
    found: list[tuple[int, str]] = []
    for at, row in enumerate(sheet.rows):
        text = half_width(row[0])
        several = _ONE_OF_LINE.findall(text)
        if len(several) > 1 and not _ONE_OF_LINE.sub("", text).strip():
            found += [(sheet.first_row + at, f"{number}. {name}") for number, name in several]
        elif row[0]:
            found.append((sheet.first_row + at, row[0]))
    return found


def _is_title(text: str, said: Sequence[str], *, first: bool, alone: bool) -> bool:
    if text.lstrip().startswith("#") or no_student(text) or any(map(words.is_name, said)):
        return True
    if _TALK.search(text) or _STAMP.search(text) or _SENDER.search(text):
        return True
    if alone or any(kind_of(word) for word in said):
        return False
    return first or len(text) > _LONGEST_NAME


def _table(
    sheet: Sheet, titles: Sequence[str], placed: Sequence[tuple[int, dict[str, str]]]
) -> Table:
    if sum("class_number" in told for _row, told in placed) and _runs(placed):
        placed = [
            (row, _renamed(told, "class_number", vocabulary.ROW_NUMBER)) for row, told in placed
        ]
    if all(re.fullmatch(r"[\d+-]*", told.get(_FAMILY, "")) for _row, told in placed):
        placed = [(row, _renamed(told, _FAMILY, _PHONES)) for row, told in placed]
    doubts = {
        "second": tr("A second name in one line: it is unclear whose it is."),
        "number": tr("A second number in one line: it is unclear whose it is."),
    }
    targets = [target for target in _ORDER if any(target in told for _row, told in placed)]
    columns = [
        Column("", KEEP, doubt=doubts[target]) if target in doubts else Column("", target)
        for target in targets
    ]
    lines = [Line(row, tuple(told.get(target, "") for target in targets)) for row, told in placed]
    return Table(sheet.name, tuple(columns), tuple(lines), tuple(titles), looks_like="chat")


def _runs(placed: Sequence[tuple[int, dict[str, str]]]) -> bool:
    """Tell whether the numbers are those of the lines, from 1 upwards, and not of the class."""
    told = [one["class_number"].strip("号") for _row, one in placed if "class_number" in one]
    return [int(number) for number in told if number.isdecimal()] == list(range(1, len(told) + 1))


def _renamed(told: dict[str, str], old: str, new: str) -> dict[str, str]:
    return {new if key == old else key: text for key, text in told.items()}


def _words(line: str) -> list[str]:
    start, text = _numbered(half_width(line))
    text = _GLUED_PHONE.sub(" ", _SPACED_PHONE.sub(r"\1\2\3", text))
    kept = re.sub(r"(\d{3,4})-(\d{7,8})", "\\1\uf000\\2", text)
    kept = re.sub(r"((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})", r"\1.\2.\3", kept)
    kept = _BRACKETS.sub(_unless_related, kept)
    pieces = [word.replace("\uf000", "-") for word in _BREAKS.split(kept) if word]
    return start + _joined_names(pieces)


def _numbered(text: str) -> tuple[list[str], str]:
    """Take the number off a line: 1., （1）, 一、, ①, and 1陈一诺 without a sign."""
    text = _BULLET.sub("", _KEYCAP.sub(r"\1.", text))
    if found := _NUMBERED.match(text):
        number = found[1] or str(days.han_number(found[2]) if found[2] else ord(found[3]) - 0x245F)
        return [number], text[found.end() :]
    glued = _GLUED_NUMBER.match(text)
    return ([glued[1]], text[glued.end() :]) if glued and has_surname(glued[2]) else ([], text)


def _unless_related(found: re.Match[str]) -> str:
    """Part what stands in brackets from the word before it; 陈大勇(父) stays one word."""
    return found[0] + " " if register.is_relation(found[1]) else f" {found[1]} "


def _joined_names(pieces: Sequence[str]) -> list[str]:
    """Put a name together that was spread out to the width of three, or has Latin letters."""
    made: list[str] = []
    before = ""
    for word in pieces:
        single = len(word) == 1 and names.is_han(word) and not kind_of(word)
        kind = "single" if single else "latin" if _LATIN.fullmatch(word) else ""
        if kind and kind == before:
            made[-1] += word if single else f" {word}"
        else:
            made += _of_somebody(word)
        before = "" if single and kind == before else kind
    return made


def _of_somebody(word: str) -> list[str]:
    """Take class, student and the relation and name of who writes apart: 三2班王浩然妈妈李秀兰."""
    if (found := _IN_CLASS.fullmatch(word)) and class_names.is_class_name(found[1]):
        return [found[1], *_of_somebody(found[2])]
    found = _OF_SOMEBODY.fullmatch(word)
    if not found or not has_surname(found[1]) or not (found[3] is None or has_surname(found[3])):
        return [word]
    return [part for part in found.groups() if part and part != "家长"]


def _is_row_of_names(said: Sequence[str], *, alone: bool) -> bool:
    return len(said) > (1 if alone else 2) and all(kind_of(word) == "name" for word in said)


def _placed(said: Sequence[str], *, family_first: bool = False) -> dict[str, str]:
    told: dict[str, str] = {}
    family: list[str] = []
    asked = False
    for word in said:
        target = vocabulary.CLASS if class_names.is_class_name(word) else kind_of(word)
        if words.person_field(word) in ("phones", "relation"):
            continue  # 电话：before the number
        if words.person_of(word) in ("guardian", "carer", "entrusted"):
            asked = True
            continue
        related = _WITH_RELATION.fullmatch(word)
        if related and "name" not in told:
            told["name"] = related[1]
            family.append(related[2])
            continue
        beside = asked or (bool(family) and register.is_relation(family[-1]))
        beside = beside and has_surname(word)
        if target == "name" and told.get("name") == word:
            continue
        if (
            target in ("phones", "relation")
            or beside
            or related
            or people.named_with_relation(word)
        ):
            family.append(word)
            continue
        if target == "name" and "name" in told:
            target = "home_address" if PLACE_END.search(word) else "second"
        if target in told and target != "second":
            target = KEEP
        told[target] = f"{told[target]} {word}" if target in told else word
    if family_first and "name" not in told:
        told |= _only_name(family)
    return told | _of_family(family)


def _only_name(family: list[str]) -> dict[str, str]:
    """Take the one name of a line out of the words about the family: 138… 爸爸 陈一诺."""
    said = [word for word in family if kind_of(word) == "name"]
    if len(said) != 1:
        return {}
    family.remove(said[0])
    return {"name": said[0]}


def _of_family(said: Sequence[str]) -> dict[str, str]:
    """Return the words about the family; of numbers that stand alone only the first is sure."""
    if len(said) > 1 and all(kind_of(word) == "phones" for word in said):
        return {_FAMILY: said[0], "number": " ".join(said[1:])}
    return {_FAMILY: " ".join(said)} if said else {}
