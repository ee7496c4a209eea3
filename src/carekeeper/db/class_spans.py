"""Keeping what the class was called, and who taught it, until a day."""

from __future__ import annotations

from datetime import date

from carekeeper.core import dates
from carekeeper.core.errors import Refused
from carekeeper.core.school_class import HEAD, SchoolClass
from carekeeper.core.words import tr
from carekeeper.db.enrolment_tables import class_spans
from carekeeper.db.students import class_over_time
from carekeeper.db.units import Writing


def keep(unit: Writing, before: SchoolClass, day: date) -> None:
    """Keep how the class was until a day, so that sheets of earlier days go on to say it.

    Where that day is kept already, what was before it is said there. Raises `Refused` for a day
    before one that is kept.
    """
    last = max((one.until for one in class_over_time(unit).before), default=None)
    if last is not None and day < last:
        sentence = tr("A change of the class is noted for {day} already. Please check the date.")
        raise Refused(sentence.format(day=dates.show_date(last)))
    if day != last:
        told = {name: getattr(before, name) for name in HEAD}
        unit.insert(class_spans, {"until": day, **told})
