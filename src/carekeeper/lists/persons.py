"""The persons of a student, gathered from the cells of one or several lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from carekeeper.core import fields as core_fields
from carekeeper.core import names, phone, places, register
from carekeeper.core.errors import Invalid
from carekeeper.core.words import tr
from carekeeper.lists import people
from carekeeper.lists.kinds import says_kin, stands_for_no_name
from carekeeper.lists.tidy import is_damaged, is_dash, is_nothing, one_line, value_text
from carekeeper.lists.values import Readings

PARENTS = ("father", "mother")
_FIXED = {
    role: role
    for role in (
        *PARENTS,
        *("grandfather_paternal", "grandmother_paternal"),
        *("grandfather_maternal", "grandmother_maternal"),
    )
}
_AT_HOME = re.compile(
    r"^(在家|在家里|家里|家中|家|本地|本村|本镇|本县|本乡|本市|未外出|没外出|不外出|无外出|务农|在家务农|未务工)"
)
_OUT = frozenset({"外出", "在外", "务工", "打工", "外出务工", "外出打工", "在外务工", "在外打工"})
_LETTER = re.compile(r"[^\W\d_]")
_EXTENSION = re.compile("转|分机|ext|或")
_NO_PHONE = re.compile(r"[(（]?(暂?无|没有?|未留)(电话|手机|号码|联系方式|联系电话)[)）]?")
_PLAIN_NAME = re.compile(r"[^\W\d_]+([ ·•.．・]+[^\W\d_]+)*")
_AS_POWER = re.compile(r"\d(\.\d+)?[Ee]\+?\d{1,2}")
_NO_PLACE = re.compile(
    "^同|离异|离婚|改嫁|再婚|出走|失联|失踪|下落|服刑|在押|坐牢|看守所|戒毒|生病|患病|重病|去世"
)
_FARMING = "务农"
_GONE = re.compile(
    r"^(已故|去世|亡故|死亡|已去世|过世|病故|已逝|亡|故|已亡)$|^[(（]?(已故|去世|病故)[)）]?$"
)
_GONE_BEHIND = re.compile(r"[(（\[]?(已故|去世|病故|亡故|已去世)[)）\]]?$")
_FIRST = ("guardian", "entrusted", "")
_LONGEST = 24
_SHORT = 3
_AWAY = ("away", "away_province", "away_city")
_ONCE = (*_AWAY, "workplace", "occupation", "address", "id_number", "birth_year", "gone")
"""What two columns may not say differently of one person."""


class Told(Struct):
    """What the list tells of each person, by whom its columns and words name."""

    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    at_odds: list[str] = field(default_factory=list)
    """Columns that say something else of a person than one before, such as `father.workplace`."""
    _line: int = 0

    def next_line(self) -> None:
        """Begin another line: its guardian is another person than that of the line above."""
        self._line += 1

    def take(
        self,
        person: str,
        name: str,
        cell: str,
        readings: Readings,
        *,
        unsure: bool = False,
    ) -> None:
        """Read a cell about a person; raises `Invalid` for what cannot be right."""
        text = value_text(cell)
        into = self._into(person)
        if name == "phones" and self._phones(person, into, text):
            return
        if name.startswith("*"):
            self._several(person, into, name[1:].split(","), text)
        elif name == "name":
            self._name(person, into, text)
        elif name == "relation":
            if not is_nothing(text):
                into["relation"], into["relation_note"] = register.relation_from(text)
        elif name == "away_place":
            _place(into, text)
        elif name == "away" and _away(into, text):
            return
        else:
            value = readings.value(name, text, unsure=unsure)
            if not core_fields.is_empty(value):
                _put(into, name, value)

    def _phones(self, person: str, into: dict[str, Any], text: str) -> bool:
        """Take a cell of numbers that is more than them, or none; False for a plain value."""
        if "phones" not in into and phone.is_mobile(text):
            into["phones"] = (text,)  # as nearly all of them stand in a list
        elif text.isdigit() or not _LETTER.search(_EXTENSION.sub("", text)):
            return False
        elif not (is_nothing(text) or _NO_PHONE.fullmatch(text)):
            if stands_for_no_name(text):
                raise Invalid(tr("There is no phone number here."))
            self._persons(person, into, text)
        return True

    def _into(self, person: str) -> dict[str, Any]:
        key = person if person in _FIXED else f"{person} {self._line}"
        return self.people.setdefault(key, {})

    def alone(self, person: str) -> dict[str, Any] | None:
        """Return what is told of a person, None where somebody else is told of."""
        into = self._into(person)
        return into if len(self.people) == 1 else None

    def add(self, person: str, told: Mapping[str, Any]) -> bool:
        """Add what a cell told before; False where the person is told the same thing already."""
        into = self._into(person)
        if not into.keys().isdisjoint(told):
            return False
        into.update(told)
        return True

    def _name(self, person: str, into: dict[str, Any], text: str) -> None:
        if (is_dash(text) and person in PARENTS) or _GONE.match(text):
            into["gone"] = "deceased"
        elif is_nothing(text) or text == "0":
            return
        elif register.is_relation(text):
            into["relation"], into["relation_note"] = register.relation_from(text)
        elif found := _GONE_BEHIND.search(text):
            into["name"], into["gone"] = names.clean(text[: found.start()]), "deceased"
        elif is_damaged(text):
            raise Invalid(tr("Some characters of this text were lost."))
        elif stands_for_no_name(text):
            raise Invalid(tr("This says something of the person, and is no name."))
        elif people.named_with_relation(text):
            self._persons(person, into, text)
        elif _PLAIN_NAME.fullmatch(text) and len(text) <= _LONGEST and not says_kin(text):
            into["name"] = names.clean(text)
        else:
            self._persons(person, into, text)

    def _persons(self, person: str, into: dict[str, Any], text: str) -> None:
        if _AS_POWER.fullmatch(text):
            raise Invalid(tr("A spreadsheet has damaged this number: its last digits are lost."))
        found = people.read(text)
        if not found:
            raise Invalid(tr("There is more here than a name, a relation and numbers."))
        for one in found:
            _expect_named(person, one)
        if len(found) == 1:
            _person(into, found[0])
            return
        for one in found:
            if not one.relation:
                raise Invalid(
                    tr(
                        "There are several people and numbers here: it is unclear which number is "
                        "whose."
                    )
                )
        for at, one in enumerate(found):
            relation = register.relation_from(one.relation)[0]
            key = relation if relation in _FIXED else f"{person} {self._line}.{at}"
            _person(self.people.setdefault(key, {}), one)

    def _several(self, person: str, into: dict[str, Any], wanted: Sequence[str], text: str) -> None:
        if (is_dash(text) and person in PARENTS) or _GONE.match(text):
            into["gone"] = "deceased"
            return
        if is_nothing(text):
            return
        told = None if person == "parents" else _one_told(person, text, wanted)
        if told is None:
            self._persons(person, into, text)
            return
        _person(into, people.Told(told.name, told.relation, told.phones))
        rest = " ".join(told.rest)
        if rest:
            place = next(
                one for one in ("away_place", "workplace", "address", "occupation") if one in wanted
            )
            if place == "away_place":
                _place(into, rest)
            else:
                into[place] = rest

    def persons(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Return the persons of the card in the order of calling, each once, and who has died."""
        found: list[dict[str, Any]] = []
        for key, one in self.people.items():
            if not one:
                continue
            role = key.partition(" ")[0]
            relation = _FIXED.get(role) or one.get("relation", "")
            one |= {"relation": relation, "kind": _kind(role, relation)}
            if role == "carer":
                one["cares"] = True
            self.at_odds += [f"{role}.{name}" for name in _add(found, one)]
        found = [one for one in found if not _is_only_a_phone_again(one, found)]
        found.sort(key=lambda one: (one.get("gone", "") != "", one["kind"] not in _FIRST))
        for at, one in enumerate(found, start=1):
            one["call_order"] = at
        return found, [one["relation"] for one in found if one.get("gone")]


def _expect_named(person: str, told: people.Told) -> None:
    """Raise `Invalid` for the number of another than the heading names: 138…（奶奶）."""
    relation = register.relation_from(told.relation)[0] if told.relation else ""
    if person in _FIXED and relation not in ("", person):
        raise Invalid(tr("This is not the person that the heading names."))


def _one_told(person: str, text: str, wanted: Sequence[str]) -> people.Told | None:
    """Return the one person of a cell, None when it tells of several.

    Several numbers that cannot be told apart are not one person's.
    """
    if person not in _FIXED:
        try:
            if len(people.read(text)) > 1:
                return None
        except Invalid:
            one = people.read_one(text, wanted)
            if len(one.phones) > 1:
                raise
            return one
    told = people.read_one(text, wanted)
    _expect_named(person, told)
    return told


def _put(into: dict[str, Any], name: str, value: Any) -> None:
    if name == "phones":
        value = tuple(dict.fromkeys((*into.get("phones", ()), *value)))
    elif into.get(name, value) != value:
        raise Invalid(tr("Another column says something different."))
    into[name] = value


def _person(into: dict[str, Any], told: people.Told) -> None:
    if told.rest:
        raise Invalid(tr("There is more here than a name, a relation and numbers."))
    if told.relation:
        into["relation"], into["relation_note"] = register.relation_from(told.relation)
    if told.name:
        _put(into, "name", told.name)
    if told.phones:
        _put(into, "phones", tuple(told.phones))


def _place(into: dict[str, Any], text: str) -> None:
    """Read a place of work: at home means not away, any other place means away."""
    plain = one_line(text)
    if is_nothing(plain) or plain == "0":
        return
    if _AT_HOME.match(plain):
        _put(into, "away", False)
        if _FARMING in plain:
            into.setdefault("occupation", _FARMING)
        elif len(plain) > _SHORT:
            into.setdefault("workplace", plain)
        return
    if _GONE.match(plain):
        into["gone"] = "deceased"
        return
    if re.search(r"\d{7,}", plain):
        raise Invalid(tr("There is a number here, not a place."))
    if _NO_PLACE.search(plain):
        raise Invalid(tr("This is not a place."))
    _put(into, "away", True)
    for name, part in zip(_AWAY[1:], places.split_place(plain), strict=True):
        _put(into, name, part)


def _away(into: dict[str, Any], text: str) -> bool:
    """Take what says in other words than yes and no whether somebody is away: 在家, 广东东莞."""
    if text in _OUT:
        _put(into, "away", True)
    elif _AT_HOME.fullmatch(text) or places.split_place(text)[0]:
        _place(into, text)
    else:
        return False
    return True


def _kind(role: str, relation: str) -> str:
    if relation in PARENTS or relation in ("step_father", "step_mother"):
        return "parent"
    if role in ("entrusted", "emergency"):
        return role
    return "guardian" if relation or role == "carer" else ""


def _add(found: list[dict[str, Any]], one: dict[str, Any]) -> list[str]:
    """Add a person, or what is new of one who is there already; return what is at odds."""
    before = next((other for other in found if _is_same(other, one)), None)
    if before is None:
        found.append(one)
        return []
    at_odds = [
        name for name in _ONCE if name in before and before[name] != one.get(name, before[name])
    ]
    if set(at_odds) & set(_AWAY):
        one = {name: value for name, value in one.items() if name not in _AWAY}
    phones = tuple(dict.fromkeys((*before.get("phones", ()), *one.get("phones", ()))))
    empty = [name for name in one if core_fields.is_empty(before.get(name))]
    before.update({name: one[name] for name in empty})
    if phones:
        before["phones"] = phones
    if before["relation"] in PARENTS:
        before["kind"] = "parent"
    return list(dict.fromkeys("away_place" if name in _AWAY else name for name in at_odds))


def _is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    a, b = one.get("name", ""), other.get("name", "")
    related = one["relation"], other["relation"]
    if a and b:
        return a == b and (related[0] == related[1] or "" in related)
    return related[0] == related[1] != "" and related[0] not in ("other", "relative")


def _is_only_a_phone_again(
    person: Mapping[str, Any], everybody: Sequence[Mapping[str, Any]]
) -> bool:
    """Tell whether a nameless contact is one of the persons whose phone is there already."""
    if person.get("name") or person["relation"]:
        return False
    others = {phone for one in everybody if one is not person for phone in one.get("phones", ())}
    return bool(person.get("phones")) and set(person["phones"]) <= others
