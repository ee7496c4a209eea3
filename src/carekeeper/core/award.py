"""What somebody won or did in an activity, in words: for a certificate and for the booklet."""

from __future__ import annotations

import re

from carekeeper.core.words import tr

_PRIZE = re.compile(r"[奖獎名冠亚亞季]|prize|place|winner", re.IGNORECASE)


def awarded(where: str, said: str) -> str:
    """Return the words without a stop; `said` is a prize such as 二等奖 or a part such as 主持."""
    words = (
        tr("In {where} you won: {said}")
        if _PRIZE.search(said)
        else tr("In {where} you did well: {said}")
    )
    return words.format(where=where, said=said)
