"""Times of day, as they are typed and kept: 12:10."""

from __future__ import annotations

import re

from carekeeper.core.errors import Invalid
from carekeeper.core.half_width import half_width
from carekeeper.core.words import tr

_TIME = re.compile(r"(?P<hour>\d{1,2}):?(?P<minute>\d{2})")


def clock_time(text: str) -> str:
    """Return a time of day as `12:10`; an empty text stays empty.

    Raises `Invalid` when it is none.
    """
    plain = half_width(text).replace(" ", "").replace(".", ":")
    found = _TIME.fullmatch(plain)
    if not plain:
        return ""
    if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        raise Invalid(tr("This is not a time. Write it like 12:10."))
    return f"{int(found['hour']):02d}:{found['minute']}"
