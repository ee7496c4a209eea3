"""Where the people of the sample class live and work: towns, roads and firms are ××."""

from __future__ import annotations

from random import Random

from msgspec import Struct

from carekeeper.core.words import mark, tr
from carekeeper.sample.texts import WORDING

FAR_AWAY = (
    (mark("Guangdong"), mark("Dongguan"), "0769"),
    (mark("Guangdong"), mark("Shenzhen"), "0755"),
    (mark("Zhejiang"), mark("Ningbo"), "0574"),
    (mark("Zhejiang"), mark("Wenzhou"), "0577"),
    (mark("Shanghai"), mark("Songjiang District"), "021"),
    (mark("Jiangsu"), mark("Suzhou"), "0512"),
    (mark("Fujian"), mark("Quanzhou"), "0595"),
)
"""Province, city and area code."""


class Home(Struct, frozen=True):
    """Where a family lives."""

    group: str
    """Village and group."""
    address: str


class Workplace(Struct, frozen=True):
    """Where a parent works away from home."""

    province: str
    city: str
    area_code: str
    name: str
    address: str


def home(chance: Random) -> Home:
    """Return a family's home."""
    village = tr(chance.choice(WORDING.villages))
    group = tr(chance.choice(WORDING.groups))
    place = tr("No. {number}, {group}, {village}").format(
        village=village, group=group, number=chance.randrange(1, 90)
    )
    return Home(tr("{group}, {village}").format(village=village, group=group), in_town(place))


def in_town(place: str) -> str:
    """Return the whole address of a place in the villages around the school."""
    return tr("{place}, ×× Town, ×× City, Zhejiang").format(place=place)


def workplace(chance: Random) -> Workplace:
    """Return a place where a parent works."""
    province, city, area_code = chance.choice(FAR_AWAY)
    address = tr("×× Road {number}, ×× Town, {city}, {province}").format(
        number=chance.randrange(1, 400), city=tr(city), province=tr(province)
    )
    firm = tr(chance.choice(WORDING.factories))
    return Workplace(tr(province), tr(city), area_code, firm, address)
