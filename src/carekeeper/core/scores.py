"""Scores as a teacher types them: points in hundredths, or that there are none and why."""

from __future__ import annotations

import re

from msgspec import Struct

from carekeeper.core.errors import Invalid
from carekeeper.core.half_width import half_width
from carekeeper.core.words import mark, tr

POINT = 100
"""Points are kept in hundredths, so that half points add up without a rest."""

ANSWERS = {"absent": mark("Absent"), "exempt": mark("Exempt")}
"""Why there are no points, with the words for it: not there, or did not have to be."""

_WORDS = {
    **dict.fromkeys(("缺考", "缺", "缺席", "未考", "没考", "請假", "请假"), "absent"),
    **dict.fromkeys(("免考", "免", "免试", "免試"), "exempt"),
    **{code: code for code in ANSWERS},
}
_POINTS = r"([0-9]{1,4})(?:[.。]([0-9]{1,2}))?分?"
MOST = 1000 * POINT
"""No full mark is higher."""


class Score(Struct, frozen=True):
    """What a student has in one subject of an exam: points, or one of the `ANSWERS`."""

    points: int | None = None
    answer: str = ""


def parse(text: str, full_mark: int) -> Score | None:
    """Return what was typed into a cell, such as 83, 83.5 or 缺考; None for an empty one.

    Raises:
        Invalid: it is no score, or more than the full mark.
    """
    plain = half_width(text)
    if not plain:
        return None
    points = _points(plain)
    if points is None:
        answer = _WORDS.get(plain.casefold()) or _answer_in_words(plain)
        if answer:
            return Score(answer=answer)
        raise Invalid(tr("This is not a score. Write it like 83 or 83.5, or Absent or Exempt."))
    if points > full_mark:
        raise Invalid(tr("The full mark is {n}. Please check it.").format(n=shown(full_mark)))
    return Score(points)


def parse_full_mark(text: str) -> int:
    """Return the full mark that was typed, in hundredths.

    Raises:
        Invalid: it is no number of points, 0, or more than any exam has.
    """
    points = _points(half_width(text))
    if points is None or not 0 < points <= MOST:
        raise Invalid(tr("This is not a full mark. Write it like 100 or 120."))
    return points


def shown(points: int) -> str:
    """Return points as they are typed: 83, 83.5."""
    whole, rest = divmod(abs(points), POINT)
    sign = "\N{MINUS SIGN}" if points < 0 else ""
    return sign + (f"{whole}.{rest:02}".rstrip("0") if rest else str(whole))


def score_shown(score: Score | None) -> str:
    """Return a score as it stands in a cell, `""` for one that is missing."""
    if score is None:
        return ""
    if score.points is not None:
        return shown(score.points)
    return tr(ANSWERS.get(score.answer, score.answer))


def _answer_in_words(plain: str) -> str:
    """Return the answer that is named in the language of the window, `""` for none."""
    named = (code for code, label in ANSWERS.items() if tr(label).casefold() == plain.casefold())
    return next(named, "")


def _points(plain: str) -> int | None:
    found = re.fullmatch(_POINTS, plain)
    return None if found is None else int(found[1]) * POINT + int((found[2] or "").ljust(2, "0"))
