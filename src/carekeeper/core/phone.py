"""Phone numbers as they are written in China: the only file that knows what a phone is.

The kept form is plain: `13800001207` for a mobile, `0572-00006688` for a landline with its area
code, `400-123-4567` for a service number, `+85200001207` for one outside the mainland, and
`转8` behind it for an extension. Numbers of seven or eight digits without an area code and the
short numbers inside a village or company (three to six digits) are kept as they are.
"""

from __future__ import annotations

import re

from carekeeper.core.errors import Invalid
from carekeeper.core.half_width import half_width
from carekeeper.core.words import tr

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(010|02\d|0[3-9]\d{2})(\d{7,8})")
_SERVICE = re.compile(r"([48]00)(\d{3})(\d{4})")
_LOCAL = re.compile(r"[2-9]\d{6,7}")
_SHORT = re.compile(r"[1-9]\d{2,5}")
_ABROAD = re.compile(r"\+[1-9]\d{6,14}")

_EXTENSION = re.compile(r"(?:转|轉|分机|分機|ext|x|#)[:-]*(\d{1,6})$", re.IGNORECASE)
_HYPHEN_EXTENSION = re.compile(r"^((?:\+?86-?)?0\d{2,3}-?\d{7,8})-(\d{1,6})$")
_FULL = (_MOBILE, _LANDLINE, _SERVICE, _ABROAD)
_SEPARATORS = re.compile(r"[、,;/|\n\r\t]+")
_MOBILE_DIGITS = 11
_LOCAL_DIGITS = (7, 8)


def parse(text: str) -> str:
    """Read one phone number and return its kept form.

    Understands +86 and 0086, full-width digits, spaces, dots, hyphens and brackets.

    Raises:
        Invalid: this is not a phone number; the sentence says what is wrong.
    """
    number, extension = _without_extension(_plain(text))
    if not number:
        raise Invalid(tr("There is no phone number here."))
    if not re.fullmatch(r"\+?[0-9-]+", number):
        raise Invalid(tr("A phone number has only digits; write names and notes elsewhere."))
    kept = _kept(_national(number.replace("-", "")))
    return f"{kept}转{extension}" if extension else kept


def is_mobile(text: str) -> bool:
    """Return whether a text is nothing but a mobile number in its kept form."""
    return text.isascii() and _MOBILE.fullmatch(text) is not None


def parse_many(text: str) -> tuple[str, ...]:
    """Read all phone numbers of one field, each once, in the order in which they stand.

    They may be parted by commas, semicolons, slashes or new lines, and full numbers also by
    spaces.

    Raises:
        Invalid: one of them is not a phone number.
    """
    if is_mobile(text):
        return (text,)  # as nearly all of them stand in a list
    found: list[str] = []
    for piece in _SEPARATORS.split(half_width(text)):
        if piece.strip():
            found.extend(_parse_piece(piece.strip()))
    return tuple(dict.fromkeys(found))


def shown(phone: str) -> str:
    """Return a kept number in groups for the eye: `138 0000 1207`, `0572-0000 6688`."""
    number, _, extension = phone.partition("转")
    text = _grouped(number)
    if not extension:
        return text
    return tr("{phone} ext. {extension}").format(phone=text, extension=extension)


def digits(phone: str) -> str:
    """Return only the digits of a kept number, without its extension, to search and compare."""
    return re.sub(r"\D", "", phone.partition("转")[0])


def _plain(text: str) -> str:
    number = re.sub(r"[\s.]", "", half_width(text))
    number = re.sub(r"[()\[\]【】〔〕]", "-", number)
    return re.sub(r"-+", "-", number).strip("-").replace("+-", "+")


def _without_extension(number: str) -> tuple[str, str]:
    if found := _EXTENSION.search(number):
        return number[: found.start()].strip("-"), found[1]
    if found := _HYPHEN_EXTENSION.match(number):
        return found[1], found[2]
    return number, ""


def _national(number: str) -> str:
    """Take the country code of the mainland away; `00` of another country becomes `+`."""
    if number.startswith("00"):
        number = "+" + number[2:]
    if re.fullmatch(r"86(1[3-9]\d{9}|0\d{9,11})", number):
        number = "+" + number
    if not number.startswith("+86"):
        return number
    rest = number[3:]
    if rest.startswith("0") or _MOBILE.fullmatch(rest) or _SERVICE.fullmatch(rest):
        return rest
    return "0" + rest


def _kept(number: str) -> str:
    if number.startswith("01") and not number.startswith("010"):
        number = number[1:]
    if _MOBILE.fullmatch(number):
        return number
    if found := _LANDLINE.fullmatch(number):
        return f"{found[1]}-{found[2]}"
    if found := _SERVICE.fullmatch(number):
        return f"{found[1]}-{found[2]}-{found[3]}"
    if any(shape.fullmatch(number) for shape in (_LOCAL, _SHORT, _ABROAD)):
        return number
    raise Invalid(_what_is_wrong(number))


def _what_is_wrong(number: str) -> str:
    if number.startswith("+"):
        return tr("A number outside the mainland has its country code and 7 to 15 digits.")
    if number.startswith("0"):
        return tr("A landline has its area code and then 7 or 8 digits, such as 0572-00006688.")
    if number.startswith("1") and len(number) != _MOBILE_DIGITS:
        return tr("A mobile number has 11 digits; this one has {n}.").format(n=len(number))
    if number.startswith("1"):
        return tr("A mobile number begins with 13 to 19.")
    return tr("No phone number has {n} digits. Is the area code missing?").format(n=len(number))


def _parse_piece(piece: str) -> tuple[str, ...]:
    try:
        return (parse(piece),)
    except Invalid:
        numbers = _split_at_spaces(piece.split())
        if not numbers:
            raise
        return numbers


def _split_at_spaces(words: list[str]) -> tuple[str, ...]:
    """Return the fewest full numbers that the words make up together, or nothing."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(words) + 1):
        ways = [
            (*before, number)
            for start, before in enumerate(best)
            if before is not None and (number := _full_number("".join(words[start:end])))
        ]
        best.append(min(ways, key=len, default=None))
    return best[-1] or ()


def _full_number(text: str) -> str:
    try:
        number = parse(text)
    except Invalid:
        return ""
    bare = number.partition("转")[0].replace("-", "")
    return number if any(shape.fullmatch(bare) for shape in _FULL) else ""


def _grouped(number: str) -> str:
    if _MOBILE.fullmatch(number):
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    area, hyphen, local = number.rpartition("-")
    if local.startswith("+") or len(local) not in _LOCAL_DIGITS:
        return number
    return f"{area}{hyphen}{local[:-4]} {local[-4:]}"
