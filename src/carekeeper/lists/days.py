"""Days as lists write them: 2015.3, 201504, 二〇一五年三月八日, 15-3-8, 42071, with a time behind.

All of them are facts of the past (a birth, away since): none ever gets a year to come.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from carekeeper.core.errors import Invalid
from carekeeper.core.half_width import half_width
from carekeeper.core.words import tr

_SERIAL = (20_000, 60_000)
_EPOCH = date(1899, 12, 30)
_FIRST_YEAR = 1900
_TIME = re.compile(r"[T\s]+\d{1,2}[:：]\d{2}([:：]\d{2}(\.\d+)?)?\s*(Z|[AP]M)?$", re.IGNORECASE)
_ASIDE = re.compile(
    r"^(公历|阳历|出生于|生于|于|约|自)|(出生|生|起|至今|开始|左右|以来|(星期|周)[一二三四五六日天])$"
    r"|[(（].*[)）]$"
)
_HAN_DIGITS = {
    **{sign: str(at) for at, sign in enumerate("〇一二三四五六七八九")},
    "零": "0",
    "○": "0",
    "Ｏ": "0",
}
_FORMS = (
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<y>\d{4})[年\-/.、](?P<m>\d{1,2})[月\-/.、](?P<d>\d{1,2})[日号號]?"),
    re.compile(r"(?P<y>\d{2})[年\-/.](?P<m>\d{1,2})[月\-/.](?P<d>\d{1,2})[日号號]?"),
    re.compile(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})"),
    re.compile(r"(?P<y>(?!19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})"),
    re.compile(r"(?P<y>\d{4})[年\-/.](?P<m>\d{1,2})(月份?|[\-/.])?"),
    re.compile(r"(?P<y>\d{2})年(?P<m>\d{1,2})月份?"),
    re.compile(r"(?P<y>\d{4})年?"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(r"(\d{1,4})[-.]?([A-Za-z]{3})[a-z]*[-.]?(\d{1,4})")
_LUNAR = re.compile("农历|阴历|腊月|正月|初[一二三四五六七八九十]")
_LUNAR_TOO = re.compile(r"[(（](农历|阴历).{2,}[)）]$")
"""The day of the lunar calendar behind that of the ordinary one."""
_SIGNS = re.compile("[·。,，_—–、]")
_NO_YEAR = re.compile(r"(?P<m>\d{1,2})[月\-/.](?P<d>\d{1,2})[日号號]?|(?P<n>\d{1,2})月份?")


def read(text: str, *, today: date) -> str:
    """Return a day, a month or a year as the beginning of an ISO date.

    Raises `Invalid` for what is no day, does not exist, lies in the future or could be read in
    two ways.
    """
    text = _LUNAR_TOO.sub("", text)
    plain = _plain(text)
    if _LUNAR.search(text):
        raise Invalid(
            tr("This is a date of the lunar calendar. Write the date of the ordinary calendar.")
        )
    if plain.isdecimal() and _SERIAL[0] <= int(plain[:9]) <= _SERIAL[1] and len(plain) == 5:
        return _past(_EPOCH + timedelta(days=int(plain)), today)
    for form in _FORMS:
        if found := form.fullmatch(plain):
            return _found(found, today)
    if found := _NO_YEAR.fullmatch(plain):
        raise Invalid(tr("The year is missing."))
    raise Invalid(tr("This date cannot be read."))


def recent(text: str, *, today: date) -> str:
    """Read a day that may lack its year: then it is the last one that was, never one to come."""
    found = _NO_YEAR.fullmatch(_plain(text))
    if found is None:
        return read(text, today=today)
    month = int(found["m"] or found["n"])
    shown = f"{today.year:04d}-{month:02d}"
    day = int(found["d"]) if found["d"] else 0
    later = (month, day) > (today.month, today.day if day else 31)
    year = today.year - 1 if later else today.year
    return (
        read(f"{year}-{month}-{day}" if day else f"{year}-{month}", today=today) if month else shown
    )


def _plain(text: str) -> str:
    plain = _TIME.sub("", half_width(text).strip().removesuffix(".0"))
    plain = _SIGNS.sub(".", "".join(plain.split()))
    for _round in range(2):
        plain = _ASIDE.sub("", plain)
    if re.search("[〇一二三四五六七八九十零○]", plain):
        plain = _from_han(plain)
    if found := _ENGLISH.fullmatch(plain):
        plain = _from_english(*found.groups())
    return plain.strip(".")


def _from_english(first: str, word: str, last: str) -> str:
    """Return a day with the English name of its month as year, month, day: 8-Mar-2015."""
    if word.lower() not in _MONTHS:
        return f"{first}{word}{last}"
    year, day = (first, last) if len(first) == len("2015") else (last, first)
    return f"{year}-{_MONTHS.index(word.lower()) + 1}-{day}"


def _from_han(text: str) -> str:
    """Return a date in Chinese digits with Arabic ones: 二〇一五年三月十八日."""

    return re.sub("[〇一二三四五六七八九十零○]+", lambda found: han_number(found[0]), text)


def han_number(word: str) -> str:
    """Return a number in Chinese digits with Arabic ones: 十八 and 一八 are 18."""
    if "十" not in word:
        return "".join(_HAN_DIGITS.get(sign, sign) for sign in word)
    tens, _ten, ones = word.partition("十")
    return str(int(_HAN_DIGITS.get(tens, "1") or "1") * 10 + int(_HAN_DIGITS.get(ones, "0") or "0"))


def _found(found: re.Match[str], today: date) -> str:
    parts = found.groupdict()
    year = _year(parts["y"], today)
    if not parts.get("m"):
        return _not_to_come(f"{year:04d}", today)
    month = int(parts["m"])
    day = int(parts["d"]) if parts.get("d") else 0
    if found.re.pattern.startswith("(?P<m>"):
        month, day = _american(month, day)
    if not 1 <= month <= 12:
        raise Invalid(tr("There is no month {month}.").format(month=month))
    if not parts.get("d"):
        return _not_to_come(f"{year:04d}-{month:02d}", today)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        sentence = tr("This date does not exist: {year}-{month} has {last} days.")
        raise Invalid(sentence.format(year=year, month=f"{month:02d}", last=last))
    return _past(date(year, month, day), today)


def _american(month: int, day: int) -> tuple[int, int]:
    if month > 12 >= day:
        return day, month
    if day <= 12 and month != day:
        raise Invalid(tr("Which is the month here, and which the day? Write it like 2015-03-08."))
    return month, day


def _year(text: str, today: date) -> int:
    year = int(text)
    if len(text) == 2:
        year += 2000 if 2000 + year <= today.year else 1900
    if not _FIRST_YEAR <= year <= today.year:
        raise Invalid(tr("The year {year} cannot be right.").format(year=year))
    return year


def _past(day: date, today: date) -> str:
    if day > today:
        raise Invalid(tr("This date is in the future: {day}.").format(day=day.isoformat()))
    return day.isoformat()


def _not_to_come(text: str, today: date) -> str:
    if text > today.isoformat()[: len(text)]:
        raise Invalid(tr("This date is in the future: {day}.").format(day=text))
    return text
