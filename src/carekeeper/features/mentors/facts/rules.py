"""What may be written of mentors, how check-ins stand on a day, and how both are said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from carekeeper.core import dates
from carekeeper.core.errors import Invalid, Refused
from carekeeper.core.mentor_kinds import mentor_called, mentor_kind_shown
from carekeeper.core.school_year import TermSpan
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.mentors.facts.record import CheckIn, Mentor, Mentoring, PairingLine

_SCHOOL_DAYS = 10
"""A month with fewer school days than this does not count as a school month."""

_AHEAD = 366
"""A pairing can be written down so many days before it begins."""

_NOT_YET = {
    "week": mark("{day}, not yet this week"),
    "month": mark("{day}, not yet this month"),
    "term": mark("{day}, not yet this term"),
}
MISSING = {
    "week": mark("Not yet this week"),
    "month": mark("Not yet this month"),
    "term": mark("Not yet this term"),
}


def called(mentor: Mentor, child: str = "") -> str:
    """Return a mentor as the teacher says it: 沈文老师, 周敏（陈家乐家长）."""
    name = mentor_called(mentor.name, mentor.kind) or tr("Mentor without a name")
    if mentor.kind == "parent" and child:
        return tr("{name} (parent of {student})").format(name=name, student=child)
    if mentor.kind == "village_cadre" and mentor.occupation:
        return tr("{name} ({about})").format(name=name, about=mentor.occupation)
    return name


def kind_shown(mentor: Mentor) -> str:
    """Return who a mentor is: 语文老师, 学生家长, 五老志愿者."""
    return mentor_kind_shown(mentor.kind, mentor.subject)


def last_shown(line: PairingLine) -> str:
    """Return how a pairing's check-ins stand: 11月18日; 10月2日，本月还没有; 还没有记录."""
    if line.last is None:
        return tr("no check-in yet") if line.running else ""
    day = dates.show_short(line.last)
    if line.late:
        n = line.months
        return trn("{day}, none for {n} month", "{day}, none for {n} months", n).format(
            day=day, n=n
        )
    return tr(_NOT_YET[line.per]).format(day=day) if line.missing else day


def school_months(since: date, day: date, terms: Sequence[TermSpan]) -> int:
    """Return how many school months have begun after a day's month, up to that of `day`."""
    first = (since.replace(day=1) + timedelta(days=31)).replace(day=1)
    count = 0
    while first <= day:
        after = (first + timedelta(days=31)).replace(day=1)
        count += _school_days(first, after, terms) >= _SCHOOL_DAYS
        first = after
    return count


def _school_days(first: date, after: date, terms: Iterable[TermSpan]) -> int:
    day = timedelta(days=1)
    spans = ((max(first, one.starts_on), min(after, one.ends_on + day)) for one in terms)
    return sum(max((last - begin).days, 0) for begin, last in spans)


def check_helps(mentor: Mentor, student_id: int, name: str) -> None:
    """Raise `Refused` when a mentor cannot be this student's."""
    if mentor.helper_id == student_id:
        raise Refused(
            tr("{student} cannot be their own study helper. Please choose another student.").format(
                student=name
            )
        )
    if mentor.parent_of == student_id:
        raise Refused(
            tr(
                "{mentor} is a parent of {student}. Please choose a parent of another student."
            ).format(mentor=mentor.name, student=name)
        )


def check_pairing(pairing: Mentoring, born: date | None, held: date | None, today: date) -> None:
    """Raise `Invalid` at a field for days that cannot be right.

    `born` is the student's birth date, `held` the day of the last check-in.
    """
    start, end = pairing.starts_on, pairing.ends_on
    if start is not None and born is not None and start < born:
        raise Invalid(
            tr("This date is before the student was born. Please check the year."), "starts_on"
        )
    if start is not None and (start - today).days > _AHEAD:
        raise Invalid(tr("This date is too far ahead. Please check the year."), "starts_on")
    if end is None:
        return
    if end > today:
        raise Invalid(tr("This date is in the future. Please end it when it is over."), "ends_on")
    if start is not None and end < start:
        raise Invalid(
            tr("The end date is before the start date, {day}.").format(day=dates.show_date(start)),
            "ends_on",
        )
    if held is not None and end < held:
        raise Invalid(
            tr("There is a check-in after this date, on {day}.").format(day=dates.show_date(held)),
            "ends_on",
        )


def check_in_pairing(check_in: CheckIn, pairing: Mentoring) -> None:
    """Raise `Invalid` at the day of a check-in that lies outside of its pairing."""
    held = check_in.held_on
    if held is not None and pairing.starts_on is not None and held < pairing.starts_on:
        began = dates.show_date(pairing.starts_on)
        sentence = tr("This date is before the pairing started, on {day}.").format(day=began)
        raise Invalid(sentence, "held_on")
    if held is not None and pairing.ends_on is not None and held > pairing.ends_on:
        ended = dates.show_date(pairing.ends_on)
        sentence = tr("This date is after the pairing ended, on {day}.").format(day=ended)
        raise Invalid(sentence, "held_on")
