"""English as a native writes it: one word for one thing, as `docs/words.md` has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from tests.house.test_glossary import DESK, LANGUAGES, ROOT, tables

GAP = r"(?:[\w{}'’“”]+ ){0,3}"
"""What `…` is between two words: up to three words of the same sentence."""


class Second(NamedTuple):
    """A second word for a thing, and the one that is said instead."""

    never: str
    say: str

    def found_in(self, text: str) -> bool:
        """Tell whether the word is in a text, in whatever case."""
        words = re.escape(self.never).replace(r"…\ ", GAP)
        return re.search(rf"(?<![\w-]){words}(?![\w-])", text, re.IGNORECASE) is not None


SECOND_WORDS = [
    Second(never.strip(), say)
    for _thing, say, nevers, _why in tables("English")
    for never in nevers.split(";")
]
KEPT = tuple(row[0] for row in tables("English as it is"))
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
    *(page for page in sorted((ROOT / "docs").glob("*.md")) if page.name != "words.md"),
    ROOT / "resources" / "backup" / "README.txt",
    ROOT / "packaging" / "debian" / "carekeeper.desktop",
    ROOT / "packaging" / "windows" / "setup.nsi",
]


def said() -> Iterator[tuple[str, str]]:
    """Yield each English text that a person reads, and where it is from."""
    for message in DESK["said_in"](DESK["SOURCE"], DESK["SAMPLE"]).values():
        for text in DESK["forms_of_id"](message):
            yield "the program", text
    for page in PAGES:
        whole = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        yield from ((page.name, " ".join(part.split())) for part in re.split(r"\n\s*\n", whole))


def test_the_english_words_are_one_for_one_thing() -> None:
    kept = re.compile("|".join(map(re.escape, KEPT)), re.IGNORECASE)
    wrong = [
        f"{where}: not “{second.never}” but “{second.say}”: {text[:200]}"
        for where, text in said()
        for second in SECOND_WORDS
        if second.found_in(kept.sub("", text))
    ]
    assert wrong == []


@pytest.mark.parametrize("second", SECOND_WORDS, ids=lambda second: second.never)
def test_a_second_word_is_seen(second: Second) -> None:
    assert second.found_in(f"Now “{second.never.replace('…', 'the long list').capitalize()}”.")


@pytest.mark.parametrize("words", KEPT)
def test_what_is_kept_is_still_said_somewhere(words: str) -> None:
    assert any(words.lower() in text.lower() for _where, text in said())


def test_a_student_is_a_student_in_the_code_too() -> None:
    """But for the key in the answer of `import --json`, on which scripts rely."""
    key = '"' + "pup" + 'ils"'
    files = [
        path
        for part in ("src", "tests", "packaging", "devkit")
        for path in (ROOT / part).rglob("*.py")
    ]
    wrong = [
        str(path)
        for path in files
        if re.search("pup" + "il", path.read_text(encoding="utf-8").replace(key, ""), re.I)
    ]
    assert wrong == []


def ends(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return text.rstrip("”’\"'」）)").endswith((".", "?", "!", "。", "？", "！"))


ABBREVIATED = ("Class No.", "No.")
"""Labels that end in a full stop and are no sentences."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_ends_in_every_language_and_a_label_in_none(language: str) -> None:
    wrong = [
        f"{english} | {chinese}"
        for message in DESK["read"](ROOT / "resources" / "i18n", language)
        if message.id and message.id not in ABBREVIATED
        for english, chinese in zip(
            DESK["forms_of_id"](message)[-1:], DESK["forms"](message), strict=True
        )
        if ends(english) != ends(chinese)
    ]
    assert wrong == []
