"""Two of one name, told apart wherever a name stands: by number, birthday, or a letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from carekeeper.core import dates
from carekeeper.core.words import tr


class Namesake(Struct, frozen=True):
    """Someone of a name that others have too; `gone` is who left, or lies in the recycle bin."""

    id: int
    name: str
    class_number: int | None = None
    birth_date: date | None = None
    gone: bool = False


def told_apart(people: Iterable[Namesake]) -> dict[int, str]:
    """Return what those are called who share a name, by their ids; whoever shares none is left out.

    Who is here is told apart from the others who are here only, so that nobody carries a number
    for years because of a student who left; who is gone is told apart from all. A name never
    brings an ID number along: it also stands on paper.
    """
    by_name: dict[str, list[Namesake]] = {}
    for one in people:
        by_name.setdefault(one.name, []).append(one)
    called: dict[int, str] = {}
    for name, alike in by_name.items():
        here = [one for one in alike if not one.gone]
        if name and len(here) > 1:
            called |= _apart(here)
        if name and len(alike) > 1:
            called |= {
                key: text for key, text in _apart(alike).items() if key not in {h.id for h in here}
            }
    return called


def _apart(alike: list[Namesake]) -> dict[int, str]:
    numbers = Counter(one.class_number for one in alike)
    born = Counter(one.birth_date for one in alike)
    called: dict[int, str] = {}
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for one in sorted(alike, key=lambda one: one.id):
        if one.class_number is not None and numbers[one.class_number] == 1:
            called[one.id] = tr("{name} (no. {n})").format(name=one.name, n=one.class_number)
        elif one.birth_date is not None and born[one.birth_date] == 1:
            day = dates.show_date(one.birth_date)
            called[one.id] = tr("{name} (born {day})").format(name=one.name, day=day)
        else:
            letter = next(letters, "…")
            called[one.id] = tr("{name} ({letter})").format(name=one.name, letter=letter)
    return called
