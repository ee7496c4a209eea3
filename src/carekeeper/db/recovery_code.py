"""How the secret of a recovery sheet is written on paper, and read back as it was typed.

An age secret key is a Bech32 text (BIP 173): a fixed beginning, 52 signs of data and 6 of a
check. The sheet shows the 52 signs in 13 groups of four, each with a check sign of its own, so
that a slip of the finger is found in its group. Its QR code holds the age key itself.
"""

from __future__ import annotations

import re
import unicodedata

from carekeeper.core.errors import Invalid
from carekeeper.core.words import tr

GROUPS = 13
GROUP_LENGTH = 5

_PREFIX = "age-secret-key-"
_START = _PREFIX + "1"
_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_ALIKE = str.maketrans("oi1b", "0ll8")
"""Signs that the code does not use, as the ones that they were taken for."""
_DATA = 4 * GROUPS
_BETWEEN = r"[\s\-‐‑–—_.,·]+"


def sheet_groups(secret: str) -> tuple[str, ...]:
    """Return the groups that the sheet shows, in capitals, each with its check sign."""
    data = secret.lower().removeprefix(_START)[:_DATA]
    parts = [data[start : start + 4] for start in range(0, _DATA, 4)]
    return tuple((part + _check_sign(part, n)).upper() for n, part in enumerate(parts, start=1))


def parse_sheet(text: str) -> str:
    """Return the secret that a sheet says, from its groups as typed or from its QR code.

    Spaces, dashes, small letters and full-width signs are all right, and so are signs that look
    alike on paper (O for 0, I and 1 for L, B for 8). Raises `Invalid`, which names the group.
    """
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    if folded.startswith(_PREFIX):
        return _from_qr(re.sub(_BETWEEN, "", folded))
    groups = _split(folded.translate(_ALIKE))
    for number, group in enumerate(groups[:GROUPS], start=1):
        if len(group) != GROUP_LENGTH or _check_sign(group[:4], number) != group[4:]:
            raise _wrong(number)
    if len(groups) < GROUPS:
        sentence = tr("The sheet has {all} groups; group {n} is still missing.")
        raise Invalid(sentence.format(all=GROUPS, n=len(groups) + 1))
    if len(groups) > GROUPS:
        raise Invalid(tr("The sheet has {all} groups; here are more.").format(all=GROUPS))
    return _whole("".join(group[:4] for group in groups))


def group_is_right(text: str, number: int) -> bool:
    """Tell whether one group, counted from 1, agrees with its check sign."""
    group = unicodedata.normalize("NFKC", text).strip().lower().translate(_ALIKE)
    return len(group) == GROUP_LENGTH and _check_sign(group[:4], number) == group[4:]


def _split(text: str) -> list[str]:
    """Return the groups as the spaces part them, or by fives when they do not."""
    parts = [part for part in re.split(_BETWEEN, text) if part]
    if len(parts) == GROUPS or (len(parts) > 1 and all(len(part) <= 6 for part in parts)):
        return parts
    whole = "".join(parts)
    return [whole[start : start + GROUP_LENGTH] for start in range(0, len(whole), GROUP_LENGTH)]


def _wrong(number: int) -> Invalid:
    sentence = tr("Group {n} has a mistake. Please compare it with the sheet once more.")
    return Invalid(sentence.format(n=number))


def _from_qr(text: str) -> str:
    data, check = text.removeprefix(_PREFIX.replace("-", "") + "1")[:-6], text[-6:]
    if len(data) != _DATA or not set(data) <= set(_SIGNS) or _bech32_check(data) != check:
        raise Invalid(tr("The QR code was not read completely. Scan it again, or type the groups."))
    return _whole(data)


def _whole(data: str) -> str:
    if _SIGNS.index(data[-1]) & 0b1111:  # 52 signs hold 260 bits, the key has 256
        raise _wrong(GROUPS)
    return (_START + data + _bech32_check(data)).upper()


def _check_sign(part: str, number: int) -> str:
    """Return the check sign of a group: a weighted sum in the field of 32 elements.

    Each place has another weight, so one wrong sign and two signs exchanged always show; the
    group's number is added, so that exchanged groups show too. "" when a sign is unknown.
    """
    total = number
    for weight, sign in enumerate(part, start=1):
        value = _SIGNS.find(sign)
        if value < 0:
            return ""
        for _ in range(weight):
            value = _doubled(value)
        total ^= value
    return _SIGNS[total]


def _doubled(value: int) -> int:
    """Multiply by x in GF(32), which is built with x^5 + x^2 + 1."""
    value <<= 1
    return value ^ 0b100101 if value & 0b100000 else value


_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def _bech32_check(data: str) -> str:
    """Return the six check signs of an age secret key (BIP 173)."""
    values = [ord(sign) >> 5 for sign in _PREFIX] + [0] + [ord(sign) & 31 for sign in _PREFIX]
    values += [_SIGNS.index(sign) for sign in data] + [0] * 6
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATORS):
            rest ^= generator if top >> place & 1 else 0
    rest ^= 1
    return "".join(_SIGNS[rest >> 5 * (5 - place) & 31] for place in range(6))
