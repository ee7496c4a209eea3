"""What a work plan and a summary begin with: sentences of what the records say, to be written over.

The figures in them stay linked to the records. A sentence whose figures are all nought is left
out; a section without any says that it is still to be written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from carekeeper.core.due import PERIODS, WHOM, DueRule
from carekeeper.core.figures import names_in
from carekeeper.core.words import mark, tr, trn
from carekeeper.report.facts.calendar import calendar
from carekeeper.report.facts.papers import CALENDAR, HEADINGS, ORDER, PLAN, Section
from carekeeper.report.facts.term import ReportTerm
from carekeeper.room import Found

_MOST = 6


class Known(Struct, frozen=True):
    """What is known of a term when its paper is begun.

    `numbers` are the figures by their names, `lists` what was counted of some of them.
    """

    term: ReportTerm
    numbers: Mapping[str, int]
    lists: Mapping[str, Sequence[str]] = {}
    rules: Sequence[DueRule] = ()
    planned: Sequence[Found] = ()


LISTED = (
    "activities.safety",
    "activities.mental_health",
    "activities.class_meetings",
    "visits.meetings",
)
"""The figures of which a summary names what was counted."""

SENTENCES: Mapping[str, tuple[str, ...]] = {
    "situation": (
        mark(
            "There are {students.here} students in the class, {students.left_behind} of them left "
            "behind. Left-behind boarders: {students.boarders}. Under key support: "
            "{students.key_support}."
        ),
        mark("Pairings when the term begins: {mentors.pairings}."),
    ),
    "overview": (
        mark(
            "There are {students.here} students in the class, {students.left_behind} of them left "
            "behind; complete files: {students.complete}. Talks: {talks.held}; families visited: "
            "{visits.homes}; meetings: {visits.meetings}. Pairings: {mentors.pairings}; mentors' "
            "check-ins: {mentors.check_ins}."
        ),
    ),
    "files": (
        mark(
            "Each left-behind student has a file of their own. Of {students.left_behind} files, "
            "{students.complete} are complete."
        ),
        mark("Contact cards confirmed with the families this term: {guardians.confirmed}."),
        mark("Growth diary: {diary.entries} entries of {diary.students} students."),
    ),
    "rules": (
        mark("Left-behind students who board: {students.boarders}."),
        mark("Notes on life in the dormitory: {care.boarding}."),
        mark("Illnesses and accidents that were looked after and followed up: {care.health}."),
        mark("Notes on hygiene and habits: {care.habits}; self-care goals begun: {care.goals}."),
        mark("Important matters that were reported in writing: {care.incidents}."),
    ),
    "education": (
        mark("Activities about safety: {activities.safety} (<activities.safety>)."),
        mark(
            "Activities about mental health: {activities.mental_health} "
            "(<activities.mental_health>)."
        ),
        mark("Talks: {talks.held}, with {talks.students} students."),
        mark("Notes of psychological care: {care.mind}."),
    ),
    "pairing": (
        mark("Pairings: {mentors.pairings}; students with a mentor: {mentors.students}."),
        mark("Mentors' check-ins this term: {mentors.check_ins}."),
        mark(
            "Study help plans: {study.plans}; sessions: {study.sessions}; stage results: "
            "{study.results}."
        ),
        mark("Students under key support: {students.key_support}."),
    ),
    "home": (
        mark("Families visited: {visits.homes}, with {visits.visits} home visits in all."),
        mark("Contacts with the families in all: {visits.contacts}."),
        mark("Calls of children with their parents that were noted: {visits.calls}."),
        mark("Letters to parents: {visits.letters}."),
        mark("Meetings: {visits.meetings} (<visits.meetings>)."),
    ),
    "life": (
        mark("Students who received aid: {care.aid}."),
        mark("Activities held: {activities.held}."),
        mark(
            "Class meetings among them: {activities.class_meetings} (<activities.class_meetings>)."
        ),
    ),
}
"""Of each section, by `about`. `<name>` stands for the list of what a figure counted."""

_GOALS = (
    mark("Every left-behind student has a complete file and a contact card that is confirmed."),
    mark("Every student is listened to: talks are held in time and followed up."),
    mark("Every family is reached: visits, calls and meetings, and the parents away know of it."),
    mark("Every student under key support has a mentor, a plan and progress that can be seen."),
    mark("Nobody drops out; accidents are prevented, and what is grave is reported at once."),
)
_MEASURES = (
    mark("Class meetings about safety and mental health, with practice, not only words."),
    mark("Boarders are visited in the dormitory; meals, sleep and hygiene are looked at."),
    mark("Each talk, visit and check-in is noted on the day; what was promised gets a date."),
)
_OPEN = (
    ("students.complete", mark("Files that still lack something are completed first.")),
    ("visits.homes", mark("Families that were not visited this term are visited first.")),
    ("mentors.students", mark("Students without a mentor are paired.")),
    ("guardians.confirmed", mark("Contact cards are confirmed with the remaining families.")),
)


def drafted(kind: str, known: Known) -> list[Section]:
    """Return the sections with which a paper of a term begins."""
    own = _of_plan(known) if kind == PLAN else {"next": _next(known)}
    return [
        Section(
            about=about,
            heading=tr(HEADINGS[about]),
            body=own[about] if about in own else _sentences(about, known),
        )
        for about in ORDER[kind]
    ]


def names_of(about: str) -> list[str]:
    """Return the figures that the draft of a section has."""
    return names_in("".join(SENTENCES.get(about, ())))


def _sentences(about: str, known: Known) -> str:
    said = []
    for sentence in SENTENCES[about]:
        if any(known.numbers.get(name, 0) for name in names_in(sentence)):
            said.append(_with_lists(tr(sentence), known))
    return "\n".join(said) or tr("Nothing is noted of this yet. Please write what was done.")


def _with_lists(sentence: str, known: Known) -> str:
    for name in LISTED:
        told = known.lists.get(name, ())
        named = tr(", ").join(told[:_MOST])
        if len(told) > _MOST:
            named = tr("{names} and {n} more").format(names=named, n=len(told) - _MOST)
        sentence = sentence.replace(f"<{name}>", named)
    return sentence


def _of_plan(known: Known) -> dict[str, str]:
    measures = [*map(_asked, _at_work(known.rules)), *map(tr, _MEASURES)]
    return {
        "goals": _numbered(list(map(tr, _GOALS))),
        "measures": _numbered(measures),
        CALENDAR: calendar(known.term, known.rules, known.planned),
    }


def _at_work(rules: Sequence[DueRule]) -> list[DueRule]:
    return [one for one in rules if one.whom != "nobody" and one.times > 0]


def _asked(rule: DueRule) -> str:
    """Return what a rule asks for: 谈心：留守学生，每月 1 次。"""
    whom = next(tr(one.label) for one in WHOM if one.code == rule.whom)
    per = next(tr(one.label) for one in PERIODS if one.code == rule.per)
    often = trn("{n} time {per}", "{n} times {per}", rule.times).format(n=rule.times, per=per)
    sentence = tr("{what}: {whom}, {often}.")
    return sentence.format(what=tr(rule.label), whom=whom, often=often)


def _numbered(lines: Sequence[str]) -> str:
    said = (tr("{n}. {text}").format(n=n, text=text) for n, text in enumerate(lines, start=1))
    return "\n".join(said)


def _next(known: Known) -> str:
    everybody = known.numbers.get("students.left_behind", 0)
    still = [tr(text) for name, text in _OPEN if known.numbers.get(name, 0) < everybody]
    return _numbered([*still, tr("What has proved itself this term goes on.")])
