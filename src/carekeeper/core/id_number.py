"""The resident ID number of GB 11643-1999, and light rules for other documents.

An 18-digit number holds six digits of region, eight of the birth date, three of sequence (odd
for male, even for female) and a check digit by ISO 7064 MOD 11-2. The residence permits for
people from Hong Kong, Macau and Taiwan (810000, 820000, 830000) and the foreign permanent
resident's card of 2023 (beginning with 9) follow the same rule. The region is not checked:
regions have been merged and renamed for decades, and the old numbers stay valid.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from operator import mul

from msgspec import Struct

from carekeeper.core.errors import Invalid
from carekeeper.core.half_width import half_width
from carekeeper.core.words import tr

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_LENGTH = 18
_OLD_LENGTH = 15
_SHOWN_DIGITS = 4
_FIRST_YEAR = 1900

_SCIENTIFIC = r"\d(\.\d+)?E\+?\d+"

_SHAPES = {
    "hong_kong": r"[HC][0-9]{8}([0-9]{2})?|[A-Z]{1,2}[0-9]{6}\(?[0-9A]\)?",
    "macau": r"[MC][0-9]{8}([0-9]{2})?|[1578][0-9]{6}\(?[0-9]\)?",
    "taiwan": r"[0-9]{8}|[0-9]{10}[A-Z]?|[A-Z][1289][0-9]{8}",
    "permanent_residence": r"[A-Z]{3}[0-9]{12}",
    "passport": r"(?=.*[0-9])[A-Z0-9]{6,12}",
    "other": r".{1,40}",
}


class ResidentId(Struct, frozen=True):
    """A resident ID number that holds, with what it says about the person."""

    text: str
    birth_date: date
    sex: str
    """`male` or `female`."""


def parse(text: str, *, today: date | None = None) -> ResidentId:
    """Read a resident ID number of 18 digits.

    Full-width digits, spaces and a small x are understood. `today` is the day after which no
    birth date may lie; without it, the day of the computer's clock.

    Raises:
        Invalid: the number cannot be right; the sentence says why.
    """
    return _read(_plain(text), today or date.today())


@lru_cache(maxsize=8_192)
def _read(number: str, today: date) -> ResidentId:
    _check_shape(number)
    birth = _birth_date(number, today)
    if not _check_digit_fits(number):
        raise Invalid(_why_check_fails(number))
    return ResidentId(number, birth, "male" if int(number[16]) % 2 else "female")


def looks_damaged(text: str) -> bool:
    """Return whether a spreadsheet seems to have cut the number to 15 significant digits.

    One damaged number in eleven still has a fitting check digit, so an import asks this too;
    of the real numbers about one in a thousand ends like this.
    """
    number = _plain(text)
    if number.endswith("000") and len(number) == _LENGTH:
        return number.isascii() and number.isdigit()
    return "E" in number and bool(re.fullmatch(_SCIENTIFIC, number))


def masked(text: str) -> str:
    """Return the number for a list or a pocket card: bullets for all but the last four."""
    hidden = max(len(text) - _SHOWN_DIGITS, 0)
    if not hidden:
        return "•" * len(text)
    return "•" * hidden + text[hidden:]


def valid_document(kind: str, text: str, *, today: date | None = None) -> str:
    """Return the number of a document in its plain form.

    `kind` is `resident_id`, `hong_kong`, `macau`, `taiwan`, `permanent_residence`, `passport` or
    `other`, the kinds of the national student register. A number of 18 digits is read as a
    resident ID number for the residence permits as well; other numbers are only checked for
    their shape.

    Raises:
        Invalid: the number cannot belong to such a document.
    """
    if kind == "resident_id":
        return parse(text, today=today).text
    number = half_width(text) if kind == "other" else _plain(text)
    if kind in {"hong_kong", "macau", "taiwan", "permanent_residence"} and len(number) == _LENGTH:
        return parse(number, today=today).text
    if not re.fullmatch(_SHAPES.get(kind, _SHAPES["other"]), number):
        raise Invalid(tr("This does not look like the number of such a document."))
    return number


def _plain(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text.upper()
    number = re.sub(r"[\s\-]", "", half_width(text)).upper()
    return number.removesuffix(".0")


def _check_shape(number: str) -> None:
    if len(number) == _LENGTH and number.isascii() and number.removesuffix("X").isdigit():
        return
    if re.fullmatch(_SCIENTIFIC, number):
        raise Invalid(_damaged())
    if not re.fullmatch(r"[0-9]*X?", number):
        raise Invalid(tr("A resident ID number has only digits, and at its end perhaps an X."))
    if len(number) == _OLD_LENGTH and number.isdigit():
        raise Invalid(
            tr(
                "This is an old number of 15 digits. Take the number of 18 digits from the "
                "household register or the ID card."
            )
        )
    if len(number) != _LENGTH:
        raise Invalid(
            tr("A resident ID number has 18 digits; this one has {n}.").format(n=len(number))
        )


def _birth_date(number: str, today: date) -> date:
    digits = number[6:14]
    shown = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        birth = date.min
    if birth.year < _FIRST_YEAR:
        raise Invalid(
            tr("The birth date in this ID number does not exist: {date}.").format(date=shown)
        )
    if birth > today:
        raise Invalid(
            tr("The birth date in this ID number is in the future: {date}.").format(date=shown)
        )
    return birth


def _check_digit_fits(number: str) -> bool:
    total = sum(map(mul, map(int, number[:17]), _WEIGHTS))
    return _CHECK_DIGITS[total % 11] == number[17]


def _why_check_fails(number: str) -> str:
    if number.endswith("000"):
        return _damaged()
    return tr("The check digit does not match: at least one digit of this ID number is mistyped.")


def _damaged() -> str:
    return tr(
        "A spreadsheet has damaged this ID number: its last three digits are lost. Type it again "
        "from the ID card or the household register."
    )
