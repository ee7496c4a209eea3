"""Reads a term as it is printed."""

from __future__ import annotations

from carekeeper.db.class_file import ClassFile
from carekeeper.db.students import class_over_time
from carekeeper.report.facts.sheet import ReportSheet
from carekeeper.report.facts.term import ReportTerm
from carekeeper.report.store import Reports, answers


def report_sheet(class_file: ClassFile, reports: Reports, term: ReportTerm) -> ReportSheet:
    """Return what is drawn of a term, with the class as it was called on its day."""
    told = answers.answered(class_file, term)
    with class_file.reading() as unit:
        school = class_over_time(unit).on(term.as_of)
    return ReportSheet(
        term=term,
        school=school,
        figures=reports.figures(term),
        counts=answers.counted(class_file, told, term),
        differing=[one for one in told if one.differs],
        dropouts=reports.dropped_out(term),
        names=reports.names(),
    )
