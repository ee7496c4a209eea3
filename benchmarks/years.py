"""Class files with years of records in them, written in bulk with SQL. Everything is made up.

Typing it through the program would take hours: a sample class is made by the program, and the
years are added to it in one go.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from carekeeper import sample
from carekeeper.db.connection import connect
from carekeeper.sample.drawings import drawing

YEARS = 5
STUDENTS = 60
_DAYS = 365 * YEARS
_LENGTH = 300
"""Signs of a diary text, about."""

_SENTENCES = (
    "今天放学以后，和奶奶一起去地里收了一篮白菜，手冻得通红，可是心里很暖和。",
    "晚上和爸爸视频了十分钟，他说春节前一定回来，还问我数学考得怎么样。",
    "老师在课上读了我的作文，同学们都鼓掌了，我有点不好意思。",
    "下雨了，回家的小路很滑，小伙伴扶着我走过那座木桥。",
    "早上起来发现雪把院子都盖住了，我和弟弟堆了一个不太高的雪人。",
    "这几天有一点想妈妈，写在这里就好像同她说过了一样。",
    "体育课上跳绳，我连着跳了一百二十下，比上个星期多了三十下。",
    "图书角来了新书，我借了一本讲星星的，准备在周末看完。",
)
_TAGS = ("家里", "学校", "朋友", "学习", "劳动", "读书", "想念", "运动")
_MOODS = ("very_low", "low", "calm", "happy", "very_happy")
_PLACES = ("办公室", "操场边", "教室", "宿舍")
RARE = "萤火虫"
"""Stands in one diary entry of a thousand."""


def of_one_student(book: Path, today: date) -> int:
    """Make a class one of whose students has five years of records; return the student's number.

    A diary entry with photos each school day, two talks a month, two mentors who check in each
    week, and a card that changes every two weeks.
    """
    sample.make(book, students=STUDENTS, today=today, language="zh_CN")
    with _opened(book) as raw:
        (student,) = raw.execute("SELECT min(id) FROM students WHERE left_behind").fetchone()
        years = _Years(raw, today)
        years.write_diaries([student], 200 * YEARS, photos=years.take_photos(300))
        years.write_talks([student], 24 * YEARS)
        years.write_check_ins([student], 2, 52 * YEARS)
        years.change_cards(student, 26 * YEARS)
        years.write_life([student], 40 * YEARS)
    return int(student)


def of_a_class(book: Path, today: date, *, students: int, entries: int, password: str = "") -> None:
    """Make a class of so many students and diary entries, with 5 years of talks and check-ins."""
    sample.make(book, students=STUDENTS, today=today, language="zh_CN", password=password)
    with _opened(book, password) as raw:
        years = _Years(raw, today)
        everyone = years.admit(students)
        years.write_diaries(everyone, entries // len(everyone))
        years.write_talks(everyone, 10 * YEARS)
        years.write_check_ins(everyone, 1, 10 * YEARS)
        years.write_life(everyone, 4 * YEARS)


@contextmanager
def _opened(book: Path, password: str = "") -> Iterator[Any]:
    raw = connect(book, password)
    try:
        raw.execute("BEGIN")
        yield raw
        raw.execute("COMMIT")
    finally:
        raw.close()


class _Years:
    """Writes rows into an open class file."""

    def __init__(self, raw: Any, today: date) -> None:
        self._raw = raw
        self._today = today
        self._chance = Random(1)

    def admit(self, students: int) -> list[int]:
        """Take in copies of the students, with their families, until there are so many."""
        here = [row[0] for row in self._raw.execute("SELECT id FROM students ORDER BY id")]
        everyone, columns = list(here), self._columns("students")
        family = self._columns("guardians")
        for number in range(len(here) + 1, students + 1):
            like = here[number % len(here)]
            new = {"class_number": ":new", "name": "name || :new"}
            made = self._copy("students", columns, new, "id", like, number)
            self._copy("guardians", family, {"student_id": ":new"}, "student_id", like, made)
            everyone.append(made)
        return everyone

    def take_photos(self, count: int) -> list[str]:
        """Keep drawn photos; each differs in a comment, so that each is kept for itself."""
        names = []
        for number in range(count):
            photo = drawing(("hills", "sprout", "snowman")[number % 3], number % 2)
            data = photo.data + number.to_bytes(4, "big")  # what follows a JPEG is not read
            names.append(hashlib.sha256(data).hexdigest())
            row = (names[-1], photo.width, photo.height, photo.thumb, data)
            self._fill("photos", "sha256, width, height, thumb, data", [row])
        return names

    def write_diaries(self, students: Sequence[int], each: int, photos: Sequence[str] = ()) -> None:
        """Write so many entries of each student, day by day as they would have been written."""
        rows = []
        for at in range(each):
            for student in students:
                shown = photos[at % len(photos) :][:2] if photos else ()
                text = self._text(_LENGTH) + (RARE if len(rows) % 1000 == 0 else "")
                rows.append(
                    (
                        student,
                        self._day(at, each),
                        text,
                        self._chance.choice(_MOODS),
                        json.dumps(self._chance.sample(_TAGS, 2), ensure_ascii=False),
                        json.dumps(shown),
                    )
                )
        self._fill("diary_entries", "student_id, written_on, text, mood, tags, photos", rows)

    def write_talks(self, students: Sequence[int], each: int) -> None:
        """Write so many talks with each student."""
        rows = [
            (
                student,
                self._day(at, each),
                self._chance.choice(_PLACES),
                '["study", "family"]',
                self._text(120),
                self._text(90),
                self._chance.choice(_MOODS),
                "face_to_face",
                "monthly",
            )
            for at in range(each)
            for student in students
        ]
        columns = "student_id, held_on, place, topics, said, guidance, mood, manner, occasion"
        self._fill("talks", columns, rows)

    def write_check_ins(self, students: Sequence[int], mentors: int, each: int) -> None:
        """Pair each student with so many mentors, who check in so many times."""
        rows = []
        for number, student in enumerate(students):
            for other in range(mentors):
                pairing = self._pair(student, number * mentors + other)
                rows += [
                    (pairing, student, self._day(at, each), self._text(60), self._text(30))
                    for at in range(each)
                ]
        rows.sort(key=lambda row: row[2])
        self._fill("check_ins", "mentoring_id, student_id, held_on, content, effect", rows)

    def write_life(self, students: Sequence[int], each: int) -> None:
        """Write so many contacts, calls and entries of life of each student, and activities."""
        days = [self._day(at, each) for at in range(each)]
        pairs = [(student, day) for day in days for student in students]
        visits = [(*pair, "phone", self._text(60), self._text(20)) for pair in pairs]
        self._fill("contacts", "student_id, held_on, manner, told, follow_up", visits)
        calls = [(*pair, "mother", self._text(20)) for pair in pairs]
        self._fill("parent_calls", "student_id, held_on, parent, after", calls)
        entries = [(*pair, "illness", self._text(60)) for pair in pairs]
        self._fill("life_entries", "student_id, happened_on, kind, text", entries)
        for day in days:
            activity = self._fill("activities", "held_on, title", [(day, "跑步")])
            there = [(activity, student) for student in students]
            self._fill("activity_students", "record_id, student_id", there)

    def change_cards(self, student: int, times: int) -> None:
        """Change a workplace so many times, with its history."""
        (person,) = self._raw.execute(
            "SELECT min(id) FROM guardians WHERE student_id = ?", (student,)
        ).fetchone()
        for at in range(times):
            moment = f"{self._day(at, times)}T08:00:00.000000"
            label, topics = "工作单位", '["guardians"]'
            step = self._fill(
                "steps",
                "at, label, topics, kind, state",
                [(moment, label, topics, "change", "kept")],
            )
            before, after = (json.dumps({"workplace": f"{one}号车间"}) for one in (at, at + 1))
            row = (step, "guardians", person, student, "update", before, after)
            names = "step_id, table_name, row_id, student_id, operation, before, after"
            self._fill("changes", names, [row])

    def _pair(self, student: int, number: int) -> int:
        name = f"梅老师{number}"
        mentor = self._fill("mentors", "name, kind", [(name, "teacher")])
        row = (mentor, student, self._day(0, 1), "每周读一本书")
        return self._fill("mentorings", "mentor_id, student_id, starts_on, goal", [row])

    def _columns(self, table: str) -> list[str]:
        found = [row[1] for row in self._raw.execute(f"PRAGMA table_info({table})")]
        return [name for name in found if name != "id"]

    def _copy(
        self,
        table: str,
        columns: Sequence[str],
        made: dict[str, str],
        key: str,
        like: int,
        new: int,
    ) -> int:
        """Copy the rows with a key, some columns made anew; return the number of the last."""
        given, names = ", ".join(made.get(one, one) for one in columns), ", ".join(columns)
        rows = f"SELECT {given} FROM {table} WHERE {key} = :like"
        statement = f"INSERT INTO {table} ({names}) {rows}"
        return int(self._raw.execute(statement, {"like": like, "new": new}).lastrowid)

    def _fill(self, table: str, names: str, rows: Sequence[tuple[object, ...]]) -> int:
        marks = ", ".join("?" * len(rows[0]))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        if len(rows) == 1:
            return int(self._raw.execute(statement, rows[0]).lastrowid)
        self._raw.executemany(statement, rows)
        return 0

    def _day(self, at: int, each: int) -> str:
        """Return the day of one of so many records, spread over the years up to today."""
        back = _DAYS - _DAYS * (at + 1) // each
        return (self._today - timedelta(days=back)).isoformat()

    def _text(self, signs: int) -> str:
        text = ""
        while len(text) < signs:
            text += self._chance.choice(_SENTENCES)
        return text[:signs]
