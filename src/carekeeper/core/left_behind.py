"""From the facts about both parents to the three official answers.

- *Register*: the national student register asks 0 not left-behind, 1 one parent away, 2 both
  away, and means away for at least three months.
- *Education statistics*: one or both parents away for at least six months.
- *Civil affairs* (State Council document 国发〔2016〕13号): both parents away to work, or one
  away and the other unable to care; under sixteen; of rural registration.

What is not known makes an answer `unknown` where it could turn it, and is never guessed.

Months go by the calendar: away since 15 March is three months on 15 June. A month alone counts
from its first day. A year alone is too rough for that: it gives an answer only where the first
and the last day of that year agree. A parent who has died or is out of contact is not "away",
and cannot care.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from carekeeper.core.dates import age_on, loose_first_day, months_after
from carekeeper.core.words import mark, tr

Definition = Literal["register", "education", "civil_affairs"]

REGISTER_MONTHS = 3
EDUCATION_MONTHS = 6
CIVIL_AFFAIRS_AGE = 16
_YEAR_ONLY = 4

DEFINITIONS: dict[Definition, str] = {
    "register": mark("student register"),
    "education": mark("education statistics"),
    "civil_affairs": mark("civil affairs"),
}
"""The label of each definition."""

_RURAL: dict[str, bool | None] = {"rural": True, "urban": False, "resident": None, "": None}


class ParentFacts(Struct, frozen=True):
    """What is known of one parent on the day of the question."""

    role: str
    """`father` or `mother`."""
    present: bool
    """False while nothing has been entered about this parent."""
    away: bool | None
    away_since: str
    """A loose day, empty when unknown."""
    able_to_care: bool | None
    gone: str
    """Empty, `deceased` or `lost_contact`."""


class Answer(Struct, frozen=True):
    """One official answer, with its definition and day."""

    definition: Definition
    value: str
    """`0`, `1`, `2` for the register, `yes` or `no` for the others, or `unknown`."""
    as_of: date
    reason: str
    """A short sentence in the language in use."""

    @property
    def left_behind(self) -> bool | None:
        """Whether the student is left-behind by this definition; None when it is unknown."""
        return {"1": True, "2": True, "yes": True, "0": False, "no": False}.get(self.value)


def answers(
    father: ParentFacts,
    mother: ParentFacts,
    *,
    birth_date: date | None,
    registration: str,
    day: date,
) -> tuple[Answer, Answer, Answer]:
    """Return the answers for register, education statistics and civil affairs on a day.

    `registration` is the kind of household registration: `rural`, `urban`, `resident` (the
    unified kind, which does not tell), or empty.
    """
    parents = (father, mother)
    return (
        _register(parents, day),
        _education(parents, day),
        _civil_affairs(parents, birth_date, registration, day),
    )


def mark_fits(mark: bool | None, answers: Sequence[Answer]) -> str | None:
    """Return a sentence when the teacher's own mark and the facts do not fit, else None.

    The mark itself is never changed: the teacher knows more than three definitions.
    """
    fitting = [answer for answer in answers if answer.left_behind]
    if mark:
        if any(answer.left_behind is not False for answer in answers):
            return None
        return tr(
            "The mark says left-behind, but by the facts none of the three definitions fits any "
            "more."
        )
    if not fitting:
        return None
    names = tr(", ").join(tr(DEFINITIONS[answer.definition]) for answer in fitting)
    if mark is None:
        return tr("Not marked yet, but left-behind by the facts ({definitions}).").format(
            definitions=names
        )
    return tr("The mark says not left-behind, but by the facts it fits ({definitions}).").format(
        definitions=names
    )


_VALUES = {
    "0": mark("not left behind"),
    "1": mark("one parent away"),
    "2": mark("both parents away (register)"),
    "yes": mark("fits"),
    "no": mark("does not fit"),
    "unknown": mark("not known yet"),
}


def answer_shown(answer: Answer) -> str:
    """Return an official answer in the words of its form."""
    return tr(_VALUES[answer.value])


def _register(parents: Sequence[ParentFacts], day: date) -> Answer:
    long = [_away_for(parent, REGISTER_MONTHS, day) for parent in parents]
    if None in long:
        return Answer("register", "unknown", day, _missing(parents, long))
    value = str(sum(map(bool, long)))
    return Answer("register", value, day, _who_is_away(parents, long, REGISTER_MONTHS))


def _education(parents: Sequence[ParentFacts], day: date) -> Answer:
    long = [_away_for(parent, EDUCATION_MONTHS, day) for parent in parents]
    fits = _any(long)
    if fits is None:
        return Answer("education", "unknown", day, _missing(parents, long))
    reason = _who_is_away(parents, long, EDUCATION_MONTHS)
    return Answer("education", "yes" if fits else "no", day, reason)


def _civil_affairs(
    parents: Sequence[ParentFacts], birth: date | None, registration: str, day: date
) -> Answer:
    young = None if birth is None else age_on(birth, day) < CIVIL_AFFAIRS_AGE
    rural = _RURAL.get(registration)
    alone = _without_care(parents, day)
    fits = _all([young, rural, alone])
    if fits is None:
        reason = _missing_for_civil_affairs(parents, day, young, rural, alone)
        return Answer("civil_affairs", "unknown", day, reason)
    reason = _why_without_care(parents, day) if fits else _why_not(young, rural)
    return Answer("civil_affairs", "yes" if fits else "no", day, reason)


def _away(parent: ParentFacts, day: date) -> bool | None:
    if parent.gone:
        return False
    if not parent.present or parent.away is None:
        return None
    if not parent.away:
        return False
    return not (parent.away_since and loose_first_day(parent.away_since) > day)


def _away_for(parent: ParentFacts, months: int, day: date) -> bool | None:
    away = _away(parent, day)
    if not away:
        return away
    if not parent.away_since:
        return None
    first = loose_first_day(parent.away_since)
    if months_after(first, months) > day:
        return False
    if len(parent.away_since) > _YEAR_ONLY:
        return True
    return months_after(date(first.year, 12, 31), months) <= day or None


def _able(parent: ParentFacts) -> bool | None:
    if parent.gone:
        return False
    return parent.able_to_care if parent.present else None


def _without_care(parents: Sequence[ParentFacts], day: date) -> bool | None:
    father, mother = parents
    return _any(
        [
            _all([_away(father, day), _away(mother, day)]),
            _all([_away(father, day), _not(_able(mother))]),
            _all([_away(mother, day), _not(_able(father))]),
        ]
    )


def _any(values: Sequence[bool | None]) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


def _all(values: Sequence[bool | None]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _who_is_away(parents: Sequence[ParentFacts], long: Sequence[bool | None], months: int) -> str:
    away = [parent.role for parent, is_long in zip(parents, long, strict=True) if is_long]
    if len(away) == 2:
        text = tr("Both parents have been away for at least {n} months.")
    elif away == ["father"]:
        text = tr("The father has been away for at least {n} months.")
    elif away == ["mother"]:
        text = tr("The mother has been away for at least {n} months.")
    else:
        text = tr("No parent has been away for {n} months.")
    return text.format(n=months)


def _missing(parents: Sequence[ParentFacts], long: Sequence[bool | None]) -> str:
    unknown = [parent for parent, known in zip(parents, long, strict=True) if known is None]
    return _still_missing([_missing_of(parent) for parent in unknown])


def _missing_of(parent: ParentFacts) -> str:
    is_father = parent.role == "father"
    if not parent.present or parent.away is None:
        return tr("whether the father is away") if is_father else tr("whether the mother is away")
    if parent.away_since:
        return (
            tr("the month since when the father is away")
            if is_father
            else tr("the month since when the mother is away")
        )
    return tr("since when the father is away") if is_father else tr("since when the mother is away")


def _missing_for_civil_affairs(
    parents: Sequence[ParentFacts],
    day: date,
    young: bool | None,
    rural: bool | None,
    alone: bool | None,
) -> str:
    missing = []
    if alone is None:
        missing += [_missing_of(parent) for parent in parents if _away(parent, day) is None]
        missing += [
            tr("whether the father is able to care")
            if parent.role == "father"
            else tr("whether the mother is able to care")
            for parent in parents
            if _away(parent, day) is False and _able(parent) is None
        ]
    if young is None:
        missing.append(tr("the birth date"))
    if rural is None:
        missing.append(tr("whether the registration is rural"))
    return _still_missing(missing)


def _still_missing(facts: Sequence[str]) -> str:
    return tr("Still missing: {facts}.").format(facts=tr(", ").join(facts))


def _why_without_care(parents: Sequence[ParentFacts], day: date) -> str:
    father, mother = parents
    if _away(father, day) and _away(mother, day):
        return tr("Both parents are away.")
    if _away(father, day):
        return tr("The father is away and the mother is not able to care.")
    return tr("The mother is away and the father is not able to care.")


def _why_not(young: bool | None, rural: bool | None) -> str:
    if young is False:
        return tr("The student is 16 or older.")
    if rural is False:
        return tr("The household registration is not rural.")
    return tr("Neither are both parents away, nor is one away and the other not able to care.")
