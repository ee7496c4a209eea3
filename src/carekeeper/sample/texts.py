"""The made-up words of the sample class, in English, as `resources/sample/` has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec
from msgspec import Struct

from carekeeper.core import resources

Words = TypeVar("Words", bound=Struct)


class Wording(Struct, frozen=True):
    """What the class says of its people, by what it is said of."""

    class_names: tuple[str, ...]
    subjects: tuple[str, ...]
    villages: tuple[str, ...]
    groups: tuple[str, ...]
    factories: tuple[str, ...]
    at_work: tuple[str, ...]
    at_home: tuple[str, ...]
    old_at_home: tuple[str, ...]
    old_health: tuple[str, ...]
    grown_health: tuple[str, ...]
    unable: tuple[str, ...]
    best_times: tuple[str, ...]
    comes_home: tuple[str, ...]
    entrusted_reasons: tuple[str, ...]
    support_reasons: tuple[str, ...]
    enrolment_reasons: tuple[str, ...]
    one_parent: str
    housework: str
    personalities: tuple[str, ...]
    hobbies: tuple[str, ...]
    strengths: tuple[str, ...]
    dreams: tuple[str, ...]
    wishes: tuple[str, ...]
    bonds: tuple[str, ...]
    siblings: tuple[str, ...]
    illnesses: tuple[str, ...]
    allergies: tuple[str, ...]
    insurances: tuple[str, ...]
    aids: tuple[str, ...]
    notes: tuple[str, ...]
    study_notes: tuple[str, ...]
    ethnic_groups: Mapping[str, str]


class Page(Struct, frozen=True):
    """A text that may stand in a diary, with the `drawings` that are its photos.

    It only fits a child whose parents named in `away` work far from home, and in these months.
    """

    text: str
    mood: str = ""
    tags: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    follow_up: str = ""
    drawings: tuple[str, ...] = ()
    away: tuple[str, ...] = ()


class Pages(Struct, frozen=True):
    """The teacher's pages of the diaries, and those of children and parents by their kind."""

    diary: tuple[Page, ...]
    others: Mapping[str, tuple[Page, ...]]


class Script(Struct, frozen=True):
    """A talk that may have been held: what the child said in its own words, and what came of it.

    It only fits a child whose parents named in `away` work far from home, and in these months.
    """

    said: str
    mood: str
    topics: tuple[str, ...]
    guidance: str
    follow_up: str = ""
    effect: str = ""
    months: tuple[int, ...] = ()
    away: tuple[str, ...] = ()
    occasion: str = "monthly"


class Scripts(Struct, frozen=True):
    """Talks of any month, of a season, after an event or asked for, and between the two alone."""

    places: tuple[str, ...]
    monthly: tuple[Script, ...]
    seasonal: tuple[Script, ...]
    events: tuple[Script, ...]
    confidential: tuple[Script, ...]


class Visit(Struct, frozen=True):
    """A check-in as somebody writes it down: how, what, what came of it, what is next."""

    manner: str
    content: str
    effect: str = ""
    next_step: str = ""


class Helping(Struct, frozen=True):
    """What mentors agree on and do, by their kind; and who the people of the village are."""

    agreed: tuple[str, ...]
    before: tuple[str, ...]
    summary: tuple[str, ...]
    after: str
    chair: str
    retired: str
    student: str
    goals: Mapping[str, tuple[str, ...]]
    visits: Mapping[str, tuple[Visit, ...]]


class Seen(Struct, frozen=True):
    """What one visit or call told, and what was agreed."""

    home: str = ""
    wishes: str = ""
    told: str = ""
    agreed: str = ""


class Spoken(Struct, frozen=True):
    """How a child was after a call with its parents."""

    afterwards: str


class Met(Struct, frozen=True):
    """What a meeting was about, and what it decided."""

    subject: str
    place: str
    minutes: str
    decisions: str


class HomeVisits(Struct, frozen=True):
    """What visits at home, calls and meetings told."""

    at_home: tuple[Seen, ...]
    calls: tuple[Seen, ...]
    spoken: tuple[Spoken, ...]
    meetings: tuple[Met, ...]


class Hard(Struct, frozen=True):
    """Names, places and signs that try paper and window to their limits; never translated."""

    school: str
    class_name: str
    teacher: str
    hotline_person: str
    card_title: str
    talk_title: str
    one_sign: str
    longest: str
    in_arabic: str
    in_chinese: str
    father_in_arabic: str
    rare: str
    rarest: str
    namesake: str
    namesakes_mother: str
    in_latin: str
    usual: str
    quiet: str
    gone: str
    address: str
    workplace: str
    relation: str
    occupation: str
    ethnic_group: str
    way_of_contact: str
    unbroken: str
    signs: str
    persons: tuple[str, ...]
    mentors: tuple[str, ...]


class HardWords(Struct, frozen=True):
    """The words of the hard class."""

    written: Hard


class Occasion(Struct, frozen=True):
    """An activity, at which share of a term, and who takes part: see `activities.toml`."""

    after: float
    kind: str
    who: str
    title: str
    place: str
    record: str = ""
    plan: str = ""
    results: tuple[str, ...] = ()
    term: int = 0


class Together(Struct, frozen=True):
    """What the class does together in a term."""

    activities: tuple[Occasion, ...]


class Happened(Struct, frozen=True):
    """Something of a child's life that may have been written down, in these months."""

    text: str
    treatment: str = ""
    follow_up: str = ""
    lasted: str = ""
    months: tuple[int, ...] = ()


class Given(Struct, frozen=True):
    """Aid that a child may have received."""

    source: str
    often: str = ""
    used_for: str = ""


class Matter(Struct, frozen=True):
    """A grave matter, what was done at once, and what is still to be done."""

    what: str
    done: str
    follow_up: str


class LifeWords(Struct, frozen=True):
    """Entries and aid by their kind, what is learnt, and one grave matter."""

    goals: tuple[str, ...]
    entries: Mapping[str, tuple[Happened, ...]]
    aids: Mapping[str, tuple[Given, ...]]
    incident: Matter
    forbidden: str


class Stage(Struct, frozen=True):
    """A stage result: which rating, and why."""

    kind: str
    text: str


class PlanWords(Struct, frozen=True):
    """A study help plan with its measures, sessions (content, how well it went) and results."""

    subject: str
    focus: str
    group: str
    causes: tuple[str, ...]
    analysis: str
    near_goal: str
    far_goal: str
    measures: tuple[tuple[str, str, str], ...]
    sessions: tuple[tuple[str, str], ...]
    results: tuple[Stage, ...]


class Studies(Struct, frozen=True):
    """How some students are helped to learn."""

    plans: tuple[PlanWords, ...]


class GuidanceWords(Struct, frozen=True):
    """An individual education plan with its measures, reviews (result, what is next) and end."""

    reason: str
    reached: str
    reason_text: str
    situation: str
    strengths: str
    tried: str
    near_goal: str
    far_goal: str
    measures: tuple[tuple[str, str, str], ...]
    parents_answer: str
    reviews: tuple[tuple[str, str], ...]
    outcome: str


class Guidances(Struct, frozen=True):
    """The individual education plans: one that runs, and one that has ended."""

    plans: tuple[GuidanceWords, ...]


def _read(name: str, kind: type[Words]) -> Words:
    return msgspec.toml.decode(resources.folder("sample", name).read_bytes(), type=kind)


WORDING = _read("wording.toml", Wording)
PAGES = _read("diaries.toml", Pages)
SCRIPTS = _read("talks.toml", Scripts)
HELPING = _read("mentoring.toml", Helping)
HOME_VISITS = _read("visits.toml", HomeVisits)
HARD = _read("hard.toml", HardWords).written
TOGETHER = _read("activities.toml", Together)
LIVING = _read("care.toml", LifeWords)
STUDIES = _read("study.toml", Studies)
GUIDANCES = _read("education.toml", Guidances)
