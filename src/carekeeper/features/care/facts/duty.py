"""Whom a school tells of harm to a child, and by which rule (强制报告).

- 《中华人民共和国未成年人保护法》 art. 11: whoever works closely with minors and finds one harmed,
  suspected to be harmed or in danger reports at once to police, civil affairs, education and other
  departments. Art. 39 and 40: severe bullying and sexual harm are not concealed, but reported to
  police and education. Art. 92: children without anybody to care get a guardian for the time being
  from civil affairs.
- 《关于建立侵害未成年人案件强制报告制度的意见（试行）》 of nine departments, 7 May 2020, art. 2:
  to the police at once; art. 4 names nine situations, of which some are drawn together here.
- 国发〔2016〕13号 names for left-behind children also those who live alone or have vanished, and
  guardians who cannot or do not care.

Dropping out and other grave matters are no harm in this sense: school and education are told, as
schools ask for it. The head of the school is told of everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core import dates
from carekeeper.core.due import Urgency
from carekeeper.core.fields import Choice
from carekeeper.core.place import Place
from carekeeper.core.words import mark, tr
from carekeeper.features.care.facts.record import Incident
from carekeeper.records.kind import Named
from carekeeper.room import DueItem

AUTHORITIES = (
    Choice("police", mark("Police")),
    Choice("education", mark("Education office")),
    Choice("civil", mark("Civil affairs")),
    Choice("school", mark("School")),
)
"""Who is told, in the order in which it is urgent; the codes begin the names of the fields."""

_LAW_39 = mark("Law on the Protection of Minors, articles 11 and 39")
_LAW_40 = mark("Law on the Protection of Minors, articles 11 and 40; Opinions of 2020, article 4")
_OPINIONS = mark("Law on the Protection of Minors, article 11; Opinions of 2020, article 4")
_CARE = mark("State Council notice of 2016 (No. 13); Law on the Protection of Minors, article 92")
_SCHOOL = mark("Rules of the school")
_HARM = ("police", "education", "school")
_NO_CARE = ("police", "education", "civil", "school")


class Duty(Struct, frozen=True):
    """One situation, whom the rules name for it, and which rules these are."""

    code: str
    label: str
    tells: tuple[str, ...]
    basis: str


DUTIES: tuple[Duty, ...] = (
    Duty("violence", mark("Injuries, or violence or abuse at home"), _NO_CARE, _OPINIONS),
    Duty("sexual", mark("Sexual harm, or a suspicion of it"), _HARM, _LAW_40),
    Duty("bullying", mark("Severe bullying"), _HARM, _LAW_39),
    Duty("self_harm", mark("Self-harm, attempted suicide, poisoning"), _HARM, _OPINIONS),
    Duty("alone", mark("Abandoned, or without care for a long time"), _NO_CARE, _OPINIONS),
    Duty("unable", mark("Guardian unable or unwilling to care"), _NO_CARE, _CARE),
    Duty("missing", mark("Missing, taken away or sold"), _HARM, _OPINIONS),
    Duty("begging", mark("Made to beg"), _NO_CARE, _OPINIONS),
    Duty("danger", mark("Other serious harm, or danger of it"), _HARM, _OPINIONS),
    Duty("drop_out", mark("Suspected drop-out"), ("education", "school"), _SCHOOL),
    Duty("matter", mark("Another important matter"), ("school",), _SCHOOL),
)
SITUATIONS = tuple(Choice(duty.code, duty.label) for duty in DUTIES)
_BY_CODE = {duty.code: duty for duty in DUTIES}


def duty_of(situation: str) -> Duty | None:
    """Return whom the rules name for a situation, None while it is not known."""
    return _BY_CODE.get(situation)


def told_on(incident: Incident, authority: str) -> date | None:
    """Return when an authority was told of an incident, None while it was not."""
    on: date | None = getattr(incident, f"{authority}_on")
    return on


def is_asked(incident: Incident, authority: str) -> bool:
    """Tell whether an authority is to be told of an incident, or was told of it."""
    duty = duty_of(incident.situation)
    told = told_on(incident, authority) is not None
    return told or duty is None or authority in duty.tells


def open_steps(incident: Incident) -> list[Choice]:
    """Return who is still to be told of an incident, the most urgent first."""
    duty = duty_of(incident.situation)
    named = ("school",) if duty is None else duty.tells
    return [one for one in AUTHORITIES if one.code in named and told_on(incident, one.code) is None]


def due_steps(found: Sequence[Named[Incident]]) -> list[DueItem]:
    """Return a line of Today for whom each incident is still to be reported to, or its outcome.

    They cannot be ticked off: the law asks for the report itself.
    """
    return [item for one in found for item in _due_of(one)]


def _due_of(one: Named[Incident]) -> list[DueItem]:
    on = one.record.found_on
    told = "" if on is None else tr("found on {day}").format(day=dates.show_short(on))
    steps = open_steps(one.record)
    if not steps and not one.record.outcome:
        return [_item(one, tr("Note what came of the report"), told, Urgency.OPEN)]
    titles = (tr("Report to: {who}").format(who=tr(step.label)) for step in steps)
    return [_item(one, title, told, Urgency.AT_ONCE) for title in titles]


def _item(one: Named[Incident], title: str, told: str, urgency: Urgency) -> DueItem:
    incident = one.record
    return DueItem(
        place=Place("care", incident.student_id, "incidents", incident.id),
        urgency=urgency,
        group=tr("Duty to report"),
        title=title,
        reason=told,
        student_name=one.name,
        icon="siren",
        action="write",
        action_label=tr("Write"),
    )
