"""The progress file of a student (进步档案): the trends, and what help changed in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core import scores
from carekeeper.core.ids import SubjectId
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.scores import POINT
from carekeeper.core.student_line import StudentLine
from carekeeper.core.trend import Moment, Trend
from carekeeper.core.words import tr
from carekeeper.features.study.facts.scores import Result, subject_names


class Stage(Struct, frozen=True):
    """A stage result of a help plan: when, in which subject, how it was rated and told."""

    on: date
    subject: str
    rating: str
    told: str


class Progress(Struct, frozen=True, kw_only=True):
    """What is known of how a student learns; the averages are the class's, in hundredths.

    `helped` tells since when there is help in a subject, `school` is the class, for
    paper.
    """

    student: StudentLine
    school: SchoolClass = SchoolClass()
    results: tuple[Result, ...] = ()
    averages: Mapping[SubjectId, float] = {}
    helped: Mapping[str, date] = {}
    stages: tuple[Stage, ...] = ()

    def subjects(self) -> list[str]:
        """Return the subjects of the exams, those of the last one first."""
        return list(subject_names([one.exam for one in self.results]))


class Chart(Struct, frozen=True):
    """The trend of a subject under its name, and below it what help changed."""

    title: str
    trend: Trend
    summary: str

    def in_words(self) -> str:
        """Return what the chart shows, for who cannot see it."""
        said = (f"{one.name} {one.told}" for one in self.trend.moments if one.told)
        return tr("{title}: {scores}").format(title=self.title, scores=tr(", ").join(said))


def charts(progress: Progress) -> list[Chart]:
    """Return a chart for each subject with points, then one for all together."""
    made = [_chart(progress, name) for name in progress.subjects()]
    if len(made) > 1:
        made.append(_total(progress))
    return [one for one in made if any(moment.told for moment in one.trend.moments)]


def _chart(progress: Progress, name: str) -> Chart:
    moments, marks = [], set()
    for result in progress.results:
        subject = next((one for one in result.exam.subjects if one.name == name), None)
        if subject is None:
            continue
        marks.add(subject.full_mark)
        score, average = result.scores.get(subject.id), progress.averages.get(subject.id)
        points = None if score is None else score.points
        moments.append(
            Moment(
                result.exam.name,
                result.exam.held_on,
                None if points is None else points / subject.full_mark,
                scores.score_shown(score) if points is not None else "",
                None if average is None else average / subject.full_mark,
            )
        )
    return _finished(name, moments, marks, progress.helped.get(name))


def _total(progress: Progress) -> Chart:
    """Return the chart of all subjects together, of exams with points in each of them."""
    moments, marks = [], set()
    for result in progress.results:
        exam, total = result.exam, result.total()
        averages = [progress.averages.get(one.id) for one in exam.subjects]
        known = [one for one in averages if one is not None]
        whole = len(result.points()) == len(exam.subjects)
        marks.add(exam.full_mark)
        moments.append(
            Moment(
                exam.name,
                exam.held_on,
                total / exam.full_mark if whole and total is not None else None,
                scores.shown(total) if whole and total is not None else "",
                sum(known) / exam.full_mark if len(known) == len(averages) else None,
            )
        )
    return _finished(tr("All subjects"), moments, marks, None)


def _finished(title: str, moments: Sequence[Moment], marks: set[int], since: date | None) -> Chart:
    same = len(marks) == 1
    trend = Trend(
        tuple(moments),
        since,
        tr("Help began"),
        next(iter(marks)) / POINT if same else 100.0,
        "" if same else " %",
    )
    return Chart(title, trend, _summary(trend))


def _summary(trend: Trend) -> str:
    """Return the averages before and since help began, with the change of the class."""
    around = trend.before_and_after()
    if around is None:
        return ""
    before, since = (trend.in_words(share) for share in around)
    told = tr("Before help on average {before}, since then {since}.")
    others = trend.change_of_others()
    if others is None:
        return told.format(before=before, since=since)
    sign = "+" if others >= 0 else "\N{MINUS SIGN}"
    change = sign + trend.in_words(abs(others))
    told = tr("Before help on average {before}, since then {since}; the class meanwhile {change}.")
    return told.format(before=before, since=since, change=change)
