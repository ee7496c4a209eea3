"""Every paper of the house with the hard class: nothing lies on anything else, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

import pytest
from msgspec import Struct
from tests.printing import laid_out
from tests.printing.laid_out import Laid

from carekeeper import whole_file
from carekeeper.core import fields, phone
from carekeeper.core.fields import Field, Kind
from carekeeper.core.print_job import COLLECT, Request, Wish
from carekeeper.core.sheet import Sheet
from carekeeper.core.words import LANGUAGES, speaking
from carekeeper.db.class_file import ClassFile
from carekeeper.features.activities.facts import ACTIVITY
from carekeeper.features.activities.store import Activities
from carekeeper.features.care.facts import AID, INCIDENT, LIFE
from carekeeper.features.care.store import Care
from carekeeper.features.diary.facts import DIARY
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.mentors import facts as mentoring
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.students.facts import FIELDS as STUDENT_FIELDS
from carekeeper.features.students.store import Students
from carekeeper.features.study.facts.plans import PLAN, RESULT, SESSION
from carekeeper.features.study.store.plans import StudyPlans
from carekeeper.features.study.store.scores import Scores
from carekeeper.features.talks.facts import TALK
from carekeeper.features.talks.store import Talks
from carekeeper.features.visits.facts import CONTACT
from carekeeper.features.visits.facts.calls import PARENT_CALL
from carekeeper.features.visits.facts.letter import LETTER
from carekeeper.features.visits.facts.meetings import MEETING
from carekeeper.features.visits.store import Visits
from carekeeper.printing import fonts
from carekeeper.printing.joined import WORDS
from carekeeper.printing.page import Sheets
from carekeeper.records.kind import Dated, Record
from carekeeper.records.store import Records
from carekeeper.rooms import ROOMS
from carekeeper.sample import hard
from carekeeper.sample.texts import HARD

TODAY = date(2026, 11, 23)
WHOLE_FILES = {"clean": (HARD.one_sign, HARD.longest), "table": (HARD.rare, HARD.usual)}
"""The whole file draws again what the others drew: of who has nothing or everything, and others."""
OF_THE_CLASS = {
    *(("mentors", "list"), ("talk-sheets", "class"), ("aid", "list"), ("round", "round")),
    *(("study", "groups"), ("activities", "list"), ("activities", "people"), ("meeting", "list")),
}
"""Papers of all students together."""
ALWAYS = {"cards", "talk-sheets", "file", "scores"}
"""Papers that are printed also of a student of whom nothing was written."""
OF_FEW = {"aid", "incident", "education-plan"}
"""Papers of what was written of few."""
OF_FIGURES = {"report"}
"""Papers on which figures such as 9 / 11 look like numbers of pages."""
_PAGE_NUMBER = re.compile(r"(?<![\d/])(\d{1,3})\s?/\s?(\d{1,3})(?![\d/])")
_PIECE = 12
"""Signs of a long text that are looked for at a time: a page may end within it, not within two."""
_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.NAME, Kind.PHONE, Kind.PHONES)


class Way(Struct, frozen=True):
    """One way to print something."""

    paper: str
    layout: str
    style: str

    def __str__(self) -> str:
        return "-".join(filter(None, (self.paper, self.layout, self.style)))


SMALL = [
    *(Way("cards", "full", "clean"), Way("talk-sheets", "filled", "table")),
    *(Way("visits", "filled", "clean"), Way("mentors", "record", "table")),
]
"""What is tried on the smallest paper as well."""


class Drawn(Struct, frozen=True):
    """What came out: the pages, how many papers there are, whom they are about."""

    pages: list[Laid]
    count: int
    names: tuple[str, ...]
    figures: bool = False
    """Whether figures such as 9 / 11 are on its pages."""

    def papers(self, way: Way) -> int:
        """Return how many papers there are at most, each of which begins a page.

        A booklet is a cover and what is in it.
        """
        if way.paper == "booklet":
            return 2 * len(self.names)
        return 1 if (way.paper, way.layout) in OF_THE_CLASS else max(self.count, len(self.names), 2)

    def named(self, way: Way) -> list[str]:
        """Return who has to stand on them: of whom nothing was written, only on some."""
        if way.paper in OF_FEW and way.layout != "blank":
            return []
        if not whole_file.papers(ROOMS)[way.paper].of_students:
            return []
        everybody = way.paper in ALWAYS or (way.layout == "blank" and way.paper != "mentors")
        return [name for name in self.names if everybody or name != HARD.one_sign]

    @property
    def said(self) -> str:
        """All words of the pages, without the white space between them."""
        return closed("".join(page.said for page in self.pages))


def ways() -> Iterator[Way]:
    """Yield each layout of each paper, in each style that it has."""
    for paper in whole_file.papers(ROOMS).values():
        for layout in paper.layouts:
            usual = [key for key, _label in paper.styles][: None if layout.styled else 1]
            for style in usual or [""]:
                yield Way(paper.name, layout.name, style)


@pytest.fixture(scope="module", params=LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> str:
    """One language after the other."""
    return str(request.param)


@pytest.fixture(scope="module")
def hard_class(spoken: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClassFile]:
    path = tmp_path_factory.mktemp("hard") / "hard.carebook"
    hard.make(path, today=TODAY, language=spoken)
    class_file = ClassFile.open(path)
    yield class_file
    class_file.close()


def drawn(class_file: ClassFile, way: Way, sheet: Sheet = Sheet()) -> Drawn:  # noqa: B008
    """Print it as the dialog does, for all who can be printed, with all that can be ticked."""
    paper = whole_file.papers(ROOMS)[way.paper]
    offer = paper.offer(class_file, Wish(way.paper), TODAY)
    names = {choice.id: choice.name for choice in offer.choices}
    if way.paper == "file":
        names = {number: name for number, name in names.items() if name in WHOLE_FILES[way.style]}
    if next(one for one in paper.layouts if one.name == way.layout).of_nobody:
        names = {}
    ticks = frozenset(tick.name for tick in paper.ticks)
    month = offer.pick.answer if offer.pick else ""
    paper_of = sheet.geometry(per_sheet=1)
    request = Request(tuple(names), way.layout, way.style, ticks, month, offer.span, paper_of)
    offer.read(request)
    pages = laid_out.pages(offer.pages(request, lambda _step, _of: None))
    count = offer.counted(request)
    if way.paper == "mentors":
        count = len(Mentors(class_file).overview(TODAY).running)
    return Drawn(pages, count, tuple(names.values()), way.paper in OF_FIGURES)


@pytest.mark.parametrize("way", list(ways()), ids=str)
def test_nothing_overprints_and_nothing_is_lost(
    hard_class: ClassFile, spoken: str, way: Way
) -> None:
    with speaking(spoken):
        found = drawn(hard_class, way)
        faults = [
            *laid_out.faults(found.pages),
            *numbering(found, found.papers(way)),
            *lost([*expected(hard_class, way), *found.named(way)], found),
        ]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


@pytest.mark.parametrize("spoken", ["zh_CN"], indirect=True)
@pytest.mark.parametrize("way", SMALL, ids=str)
def test_small_paper_printed_on_both_sides_holds_as_much(hard_class: ClassFile, way: Way) -> None:
    with speaking("zh_CN"):
        found = drawn(hard_class, way, Sheet(size="a5", duplex=True))
        faults = [
            *laid_out.faults(found.pages),
            *numbering(found, len(found.pages)),
            *lost([*expected(hard_class, way), *found.named(way)], found),
        ]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def numbering(found: Drawn, papers: int) -> list[str]:
    """Return what is wrong with the numbers of the pages; a paper of one page needs none."""
    alone, before = 0, (0, 0)
    faults = []
    for place, page in enumerate(found.pages, start=1):
        numbers = [(int(one), int(of)) for one, of in _PAGE_NUMBER.findall(page.said)]
        # A page says its number at its end; before it there may be figures such as 9 / 11.
        numbers = numbers[-1:] if found.figures else numbers
        following = [n for n in numbers if n in ((1, n[1]), (before[0] + 1, before[1])) and n[1]]
        if before[0] < before[1] and (before[0] + 1, before[1]) not in numbers:
            faults.append(f"page {place}: {before[0] + 1}/{before[1]} does not stand here")
        before = max(following, default=(0, 0))
        alone += not following
    if alone > papers:
        faults.append(f"{alone} pages of {papers} papers have no number")
    return faults


def closed(text: str) -> str:
    """Return a text without white space and without what no font of this machine can print.

    Words of joined letters are drawn in other forms of them.
    """
    text = WORDS.sub("", text)
    lacking = set(fonts.missing_characters(text)) | {fonts.SQUARE, fonts.LINE}
    return "".join(sign for sign in text if not sign.isspace() and sign not in lacking)


def lost(facts: Sequence[str], found: Drawn) -> list[str]:
    """Return the facts that do not stand on the pages to their last sign."""
    said, faults = found.said, []
    for fact in filter(None, map(closed, facts)):
        pieces = [fact[at : at + _PIECE] for at in range(0, len(fact), _PIECE)]
        gone = [piece not in said for piece in pieces]
        if any(map(all, pairwise(gone))) or (gone[-1] and not broken(pieces[-1], said)):
            faults.append(f"lost of “{fact[:20]}”: {pieces[gone.index(True)]}")
    return faults


def broken(piece: str, said: str) -> bool:
    """Tell whether a page ends within a piece, so that it stands there in two parts."""
    return any(piece[:at] in said and piece[at:] in said for at in range(1, len(piece)))


# -- which facts each paper has to hold, of the student of whom everything is known


def told(known: Sequence[Field], *records: object) -> Iterator[str]:
    """Yield what the texts and numbers of some records say."""
    for record in records:
        for field in known:
            if field.kind in _TEXTS:
                yield fields.shown(field, getattr(record, field.name))


def said(dated: Dated[Record], records: Sequence[Record]) -> Iterator[str]:
    """Yield what a log tells of some records."""
    yield from map(dated.said, records)


def expected(class_file: ClassFile, way: Way) -> list[str]:
    """Return the facts that the paper has to hold."""
    most = next(one for one in Students(class_file).everyone() if one.name == HARD.longest)
    persons = Guardians(class_file).of_student(most.id)
    supports = Mentors(class_file).of_student(most.id)
    talks = Talks(class_file).of_student(most.id)
    visits, care, study = Visits(class_file), Care(class_file), StudyPlans(class_file)
    contacts, matters = visits.records.of_student(most.id), care.incidents.of_student(most.id)
    entries, aids = care.life.of_student(most.id), care.aid.of_student(most.id)
    if way.layout in ("blank", COLLECT.name) or (way.paper, way.style) == ("file", "table"):
        return []
    kept = {
        ("cards", "full"): [*_persons(persons), most.home_address],
        ("cards", "half"): [persons[0].name, phone.shown(persons[0].phones[0])],
        ("cards", "pocket"): [persons[0].name, phone.shown(persons[0].phones[0])],
        ("talk-sheets", "filled"): told(TALK.kind.fields, *(one for one in talks if _now(one))),
        ("visits", "filled"): told(CONTACT.kind.fields, *contacts),
        ("meeting", "filled"): told(MEETING.kind.fields, *visits.meetings.everything()),
        ("letter", "letter"): told(LETTER.kind.fields, *visits.letters.of_student(most.id)),
        ("activities", "filled"): told(
            ACTIVITY.kind.fields, *Activities(class_file).records.everything()
        ),
        ("incident", "filled"): told(INCIDENT.kind.fields, *matters),
        ("care", "log"): [*said(LIFE, entries), *told(AID.kind.fields, *aids)],
        ("study", "filled"): [
            *told(PLAN.kind.fields, *study.plans.of_student(most.id)),
            *told(SESSION.kind.fields, *study.sessions.of_student(most.id)),
            *told(RESULT.kind.fields, *study.results.of_student(most.id)),
        ],
        ("scores", "progress"): [one.name for one in Scores(class_file).exams()],
        ("exam", "table"): [one.name for one in Scores(class_file).exams()[0].subjects],
        ("aid", "list"): told(AID.kind.fields, *aids),
        ("booklet", "booklet"): [
            one.text for one in Records(class_file, DIARY).of_student(most.id)
        ],
        ("mentors", "mentor"): [one.mentor.name for one in supports],
        ("mentors", "list"): [
            text for one in supports for text in (one.mentor.name, one.mentoring.goal)
        ],
        ("mentors", "record"): told(
            mentoring.CHECK_IN_FIELDS, *(note for one in supports for note in one.check_ins)
        ),
        ("mentors", "form"): [
            *told(mentoring.MENTORING_FIELDS, *(one.mentoring for one in supports)),
            *(one.mentor.name for one in supports),
        ],
        ("file", "full"): [
            *told(STUDENT_FIELDS, most),
            *_persons(persons),
            *told(TALK.kind.fields, *talks),
            *said(CONTACT, contacts),
            *said(PARENT_CALL, visits.calls.of_student(most.id)),
            *said(LIFE, entries),
            *said(PLAN, study.plans.of_student(most.id)),
        ],
    }
    return list(kept.get((way.paper, way.layout), ()))


def _now(talk: object) -> bool:
    on = getattr(talk, "held_on", None)
    return isinstance(on, date) and on.month == TODAY.month


def _persons(persons: Sequence[object]) -> Iterator[str]:
    """Yield what a card says of each person."""
    for one in persons:
        for name in ("name", "occupation", "address", "workplace", "workplace_address"):
            yield str(getattr(one, name))
        yield from map(phone.shown, getattr(one, "phones"))  # noqa: B009


# -- the checks themselves can fail


def test_the_checks_see_what_lies_wrongly() -> None:
    sheets = Sheets("试")
    sheets.text(100, 100, "先写的一行字")
    sheets.text(110, 104, "后写的一行字")
    sheets.text(560, 300, "伸出纸边的字")
    sheets.rule(90, 396, 200)
    sheets.text(100, 400, "被划掉的字")
    sheets.new_page()
    sheets.text(100, 100, "一切都好")
    sheets.rule(90, 104, 300)
    found = laid_out.faults(laid_out.pages(sheets.finish()))
    assert [one.split(":")[0] for one in found] == ["page 1"] * 3
    assert any("over" in one for one in found)
    assert any("off the page" in one for one in found)
    assert any("a rule through" in one for one in found)


def test_the_checks_miss_a_number_and_a_fact() -> None:
    sheets = Sheets("试")
    for words in ("第一页 1/2", "第二页"):
        sheets.text(100, 100, words)
        sheets.new_page()
    found = Drawn(laid_out.pages(sheets.finish()), 1, ())
    assert numbering(found, 1)[0] == "page 2: 2/2 does not stand here"
    assert lost(["第一页", "第三页"], found) == ["lost of “第三页”: 第三页"]


def test_the_checks_miss_the_end_of_a_long_text() -> None:
    whole = "".join(map(chr, range(0x4E00, 0x4E00 + 90)))
    sheets = Sheets("试")
    for at, words in enumerate((whole[:30], whole[30:58])):
        sheets.text(60, 100 + 20 * at, words)
    found = Drawn(laid_out.pages(sheets.finish()), 1, ())
    assert lost([whole[:58]], found) == []
    assert len(lost([whole, whole[:61]], found)) == 2
