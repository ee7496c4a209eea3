"""Contacts and days for a phone: vCard 3.0 and iCalendar, each one file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from carekeeper.core import relations
from carekeeper.core.words import tr
from carekeeper.giving_out.tables import Rows, names_of
from carekeeper.printing.vcard import dialled, escaped

_LINE = 75


def vcards(rows: Rows) -> str:
    """Return a card for each person who has a number; the same person is one card only."""
    names = names_of(rows)
    cards: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in rows["guardians"]:
        barred = "call" in one["barred"]
        if one["phones"] and not one["gone"] and not barred and one["student_id"] in names:
            who = relations.relation_shown(one["relation"], one["relation_note"])
            told = f"{names[one['student_id']]}{who}"
            cards.setdefault((str(one["name"]), tuple(one["phones"])), []).append(told)
    return "".join(_card(name, phones, of) for (name, phones), of in cards.items())


def _card(name: str, phones: Sequence[str], of: Sequence[str]) -> str:
    whose = tr(", ").join(of)
    shown = escaped(f"{whose} {name}".strip())
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{shown};;;;", f"FN:{shown}"]
    lines += [f"TEL;TYPE={_kind(number)}:{escaped(dialled(number))}" for number in phones]
    return _folded([*lines, "END:VCARD"])


def _kind(number: str) -> str:
    return "CELL" if number.startswith("1") and len(number) == len("13800001207") else "VOICE"


def calendar(rows: Rows, now: datetime) -> str:
    """Return birthdays, returns, talks, visits and what is to be followed up, as whole days."""
    events = [*_birthdays(rows), *_returns(rows), *_follow_ups(rows), *_held(rows)]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CareKeeper//CareKeeper//EN"]
    for day, summary, yearly in sorted(events):
        lines += _event(day, summary, now, yearly=yearly)
    return _folded([*lines, "END:VCALENDAR"])


Event = tuple[date, str, bool]


def _birthdays(rows: Rows) -> list[Event]:
    said = tr("{name}'s birthday")
    names = names_of(rows)
    return [
        (one["birth_date"], said.format(name=names[one["id"]]), True)
        for one in rows["students"]
        if one["birth_date"] is not None
    ]


def _returns(rows: Rows) -> list[Event]:
    names = names_of(rows)
    found: list[Event] = []
    for one in rows["guardians"]:
        told = str(one["next_return"])
        if len(told) == len("2027-02-05") and one["student_id"] in names:
            who = relations.relation_shown(one["relation"], one["relation_note"])
            said = tr("{student}'s {relation} comes home")
            summary = said.format(student=names[one["student_id"]], relation=who)
            found.append((date.fromisoformat(told), summary, False))
    return found


def _follow_ups(rows: Rows) -> list[Event]:
    names = names_of(rows)
    pairs = {one["id"]: one["student_id"] for one in rows["mentorings"]}
    found: list[Event] = []
    for table, by, done, said in (
        ("talks", "follow_up_by", "follow_up_done_on", tr("Follow up a talk: {name}")),
        ("contacts", "follow_up_by", "follow_up_done_on", tr("Follow up a visit: {name}")),
        ("diary_entries", "follow_up_by", "follow_up_done_on", tr("Follow up the diary: {name}")),
        ("check_ins", "next_by", "next_done_on", tr("Next step of a mentor: {name}")),
    ):
        for one in rows[table]:
            student = one.get("student_id") or pairs.get(one.get("mentoring_id"))
            if one[by] is not None and one[done] is None and student in names:
                found.append((one[by], said.format(name=names[student]), False))
    return found


def _held(rows: Rows) -> list[Event]:
    names = names_of(rows)
    return [
        (one["held_on"], said.format(name=names[one["student_id"]]), False)
        for table, said in (
            ("talks", tr("Talk: {name}")),
            ("contacts", tr("Visit or contact: {name}")),
        )
        for one in rows[table]
        if one["student_id"] in names
    ]


def _event(day: date, summary: str, now: datetime, *, yearly: bool) -> list[str]:
    key = hashlib.sha256(f"{day}{summary}".encode()).hexdigest()[:24]
    end = day + timedelta(days=1)
    return [
        "BEGIN:VEVENT",
        f"UID:{key}@carekeeper",
        f"DTSTAMP:{now:%Y%m%dT%H%M%S}Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        f"SUMMARY:{escaped(summary)}",
        *(["RRULE:FREQ=YEARLY"] if yearly else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _folded(lines: Sequence[str]) -> str:
    r"""Return lines ended with `\r\n`, those of more than 75 bytes folded between characters."""
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _fold(line: str) -> str:
    parts, current, room = [], "", _LINE
    for sign in line:
        if len((current + sign).encode()) > room:
            parts.append(current)
            current, room = "", _LINE - 1
        current += sign
    return "\r\n ".join([*parts, current])
