"""A record with every field of its list filled in, each to the last sign that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import cycle
from random import Random
from typing import Any

from msgspec import Struct

from carekeeper.core.fields import Choice, Field, Kind, empty_value
from carekeeper.core.words import tr
from carekeeper.sample.numbers import Numbers
from carekeeper.sample.texts import HARD, SCRIPTS

PHONES, TEXTS = 4, 8
_OF_A_LIST = 12
"""Signs of each text where a field holds several."""
_PARAGRAPH = 5
"""Pieces of a paragraph."""
_NUMBER, _MONEY = 99, 98_765_432
_GROWN_UP_FOR = 60


class Flow:
    """Texts of any length, put together from what was said in the talks of the sample class."""

    def __init__(self, chance: Random) -> None:
        told = [text for one in SCRIPTS.monthly for text in (one.said, one.guidance)]
        chance.shuffle(told)
        self._told = cycle(told)

    def text(self, signs: int) -> str:
        """Return a text of exactly so many signs, with a paragraph after each fifth piece."""
        found = ""
        for place, piece in enumerate(self._pieces(), start=1):
            gap = " " if piece[-1].isascii() else ""
            found += piece + (gap if place % _PARAGRAPH else "\n\n")
            if len(found) > signs:
                break
        kept = found[: signs - 1].rstrip()
        return kept + "！" * (signs - len(kept))

    def line(self, signs: int) -> str:
        """Return a text of exactly so many signs without a paragraph."""
        return self.text(signs).replace("\n", " ")

    def _pieces(self) -> Iterator[str]:
        names = {"name": HARD.usual, "friend": HARD.namesake, "carer": HARD.longest}
        for text in self._told:
            yield tr(text).format(**names)


class Fullest:
    """Fills in records; a field that does not apply to the record it makes stays empty."""

    def __init__(self, chance: Random, numbers: Numbers, day: date) -> None:
        self.flow = Flow(chance)
        self.numbers = numbers
        self.day = day
        self._values: dict[Kind, Callable[[Field], object]] = {
            Kind.TEXT: lambda field: self.flow.line(field.longest),
            Kind.LONG_TEXT: lambda field: self.flow.text(field.longest),
            Kind.NAME: lambda _field: HARD.longest,
            Kind.PHONE: lambda _field: numbers.mobile(),
            Kind.PHONES: lambda _field: tuple(numbers.mobile() for _ in range(PHONES)),
            Kind.ID_NUMBER: lambda _field: numbers.resident_id(self._born(), "female", day),
            Kind.DATE: lambda _field: self.day,
            Kind.TIME: lambda _field: "17:55",
            Kind.LOOSE_DATE: lambda _field: f"{self.day.year - 1}-11",
            Kind.BIRTH_YEAR: lambda _field: self._born().year,
            Kind.CHOICE: lambda field: _longest(field.choices).code,
            Kind.CHOICES: lambda field: tuple(one.code for one in field.choices),
            Kind.TEXTS: lambda _field: tuple(self.flow.line(_OF_A_LIST) for _ in range(TEXTS)),
            Kind.ROWS: lambda field: tuple(
                tuple(self.flow.line(_OF_A_LIST) for _ in field.choices) for _ in range(TEXTS)
            ),
            Kind.LUNAR: lambda _field: "闰腊月三十",
            Kind.PARTAKERS: lambda _field: (),
            Kind.FLAG: lambda _field: True,
            Kind.NUMBER: lambda _field: _NUMBER,
            Kind.MONEY: lambda _field: _MONEY,
        }

    def values(
        self, fields: Iterable[Field], record: type[Struct], **own: object
    ) -> dict[str, Any]:
        """Return the values of a record of that kind; `own` ones stand in the place of others."""
        fields = [field for field in fields if field.kind is not Kind.PHOTO]
        values = {field.name: self._values[field.kind](field) for field in fields} | own
        made = record(**values)
        for field in fields:
            if field.name not in own and not field.applies(made):
                values[field.name] = empty_value(field)
        return values

    def _born(self) -> date:
        return date(self.day.year - _GROWN_UP_FOR, 12, 28)


def _longest(choices: Iterable[Choice]) -> Choice:
    """Return the answer with the most words, which needs the most room."""
    return max(choices, key=lambda one: len(tr(one.label)))
