"""Made-up numbers that hold by their rules and can be nobody's.

Mobile and landline numbers have `0000` in the middle. ID numbers have a right check digit, but
the region code 000000: the regions of GB/T 2260 begin with 1 to 8, so no such number was ever
given to a person.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from carekeeper.core import id_number
from carekeeper.core.errors import Invalid

REGION = "000000"
_MOBILES = ("135", "136", "137", "138", "139", "150", "151", "158", "159", "177", "186", "189")


class Numbers:
    """Draws numbers, each only once."""

    def __init__(self, chance: Random, taken: set[str]) -> None:
        self._chance = chance
        self._taken = taken

    def mobile(self) -> str:
        """Return a mobile number such as 13800001207."""
        return self._new(lambda: f"{self._chance.choice(_MOBILES)}0000{self._four()}")

    def landline(self, area: str) -> str:
        """Return a landline of an area code, such as 0572-00006688."""
        return self._new(lambda: f"{area}-0000{self._four()}")

    def resident_id(self, birth: date, sex: str, day: date) -> str:
        """Return an ID number for a birth date and sex that is valid on a day."""
        return self._new(lambda: self._id_number(birth, sex, day))

    def _four(self) -> str:
        return f"{self._chance.randrange(1000, 10000)}"

    def _id_number(self, birth: date, sex: str, day: date) -> str:
        sequence = self._chance.randrange(50, 450) * 2 + (sex == "male")
        front = f"{REGION}{birth:%Y%m%d}{sequence:03d}"
        for digit in "0123456789X":
            try:
                number = id_number.parse(front + digit, today=day).text
            except Invalid:
                continue
            if not id_number.looks_damaged(number):
                return number
        return self._id_number(birth, sex, day)

    def _new(self, draw: Callable[[], str]) -> str:
        number = draw()
        while number in self._taken:
            number = draw()
        self._taken.add(number)
        return number
