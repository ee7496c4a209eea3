"""One word for one thing, in both Chinese writings, as `docs/words.md` has it."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DESK = runpy.run_path(str(ROOT / "packaging" / "i18n.py"))
LANGUAGES: tuple[str, str] = DESK["LANGUAGES"]

Texts = list[tuple[str, str]]
"""Where a text stands, and the text."""


def tables(heading: str) -> list[list[str]]:
    """Return the rows of all tables of a chapter of docs/words.md, without their heads."""
    page = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    chapter = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    found: list[list[str]] = []
    for block in re.split(r"\n\n+", chapter):
        lines = [line for line in block.splitlines() if line.startswith("|")]
        found += [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    return found


def second_words() -> dict[str, dict[str, str]]:
    """Return for each language the words that may not stand, and what stands instead."""
    never: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for _thing, simplified, never_simplified, traditional, never_traditional in tables(
        "One word for one thing"
    ):
        never["zh_CN"] |= dict.fromkeys(never_simplified.split("、"), simplified)
        never["zh_TW"] |= dict.fromkeys(never_traditional.split("、"), traditional)
    for traditional, never_traditional in tables("Taiwan's own words"):
        never["zh_TW"] |= dict.fromkeys(never_traditional.split("、"), traditional)
    return never


def kept() -> tuple[str, ...]:
    """Return the words that stand all the same, the longest first."""
    return tuple(sorted((row[0] for row in tables("Left as they are")), key=len, reverse=True))


def catalogue(language: str) -> dict[str, str]:
    """Return the translation of each English text that does not depend on its place."""
    return {
        english: DESK["forms"](message)[0]
        for message in DESK["read"](ROOT / "resources" / "i18n", language)
        if message.id and not message.context
        for english in DESK["forms_of_id"](message)
    }


def of_the_catalogue(language: str) -> Texts:
    """Return all texts of a catalogue."""
    return [
        (repr(DESK["key_of"](message)[0]), text)
        for message in DESK["read"](ROOT / "resources" / "i18n", language)
        if message.id
        for text in DESK["forms"](message)
    ]


def beside_the_catalogue(language: str) -> Texts:
    """Return what the READMEs, the installer and the desktop say."""
    backup = (ROOT / "resources" / "backup" / "README.txt").read_text(encoding="utf-8")
    found = [
        ("resources/backup/README.txt", re.split(r"\n-+\n", backup)[LANGUAGES.index(language)])
    ]
    if language == "zh_CN":
        found.append(("README.zh-CN.md", (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")))
    for path in sorted((ROOT / "packaging" / "debian").glob("carekeeper.*")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [(path.name, line) for line in lines if language in line]
    setup = (ROOT / "packaging" / "windows" / "setup.nsi").read_text(encoding="utf-8")
    for texts in re.findall(r'^!insertmacro Text \w+((?:[\s\\]+"[^"]+"){3})', setup, re.MULTILINE):
        found.append(("setup.nsi", re.findall('"([^"]+)"', texts)[1 + LANGUAGES.index(language)]))
    return found


def breaches(texts: Texts, never: dict[str, str], allowed: Iterable[str]) -> Iterator[str]:
    """Say of each second word in some texts where it stands and what to write instead."""
    for where, text in texts:
        rest = text
        for words in allowed:
            rest = rest.replace(words, "\n")
        for word, instead in never.items():
            if word in (rest.replace(instead, "\n") if word in instead else rest):
                yield f"{where}: not {word} but {instead} (docs/words.md): {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_for_one_thing_are_the_same_everywhere(language: str) -> None:
    texts = of_the_catalogue(language) + beside_the_catalogue(language)
    assert list(breaches(texts, second_words()[language], kept())) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh_CN", "还原备份"),
        ("zh_CN", "{name}（第 {n} 号）"),
        ("zh_TW", "打開聯繫卡"),
        ("zh_TW", "記錄"),
    ],
)
def test_a_second_word_is_seen(language: str, said: str) -> None:
    (found, *_more) = breaches([("'Here'", said)], second_words()[language], kept())
    assert found.startswith("'Here': not ")
    assert "docs/words.md" in found


def test_all_that_the_teacher_reads_in_chinese_is_looked_at() -> None:
    for language in LANGUAGES:
        assert len(of_the_catalogue(language)) > 2000
        assert {where for where, _text in beside_the_catalogue(language)} >= {
            *("resources/backup/README.txt", "carekeeper.desktop", "carekeeper.xml", "setup.nsi")
        }


def test_no_words_are_left_as_they_are_without_need() -> None:
    """Each exception stands somewhere, and without it something would be found."""
    texts = {one: of_the_catalogue(one) + beside_the_catalogue(one) for one in LANGUAGES}
    needless = [
        words
        for words, why in tables("Left as they are")
        if not why
        or not any(
            words in text and any(word in words for word in second_words()[language])
            for language in LANGUAGES
            for _where, text in texts[language]
        )
    ]
    assert needless == []


def test_no_word_is_both_wanted_and_a_second_one() -> None:
    for language, never in second_words().items():
        wanted = [row[LANGUAGES.index(language) + 1] for row in tables("Terms")]
        assert list(breaches([(one, one) for one in wanted], never, kept())) == []


def test_the_traditional_texts_have_no_simplified_sign() -> None:
    """A sign that only simplified writing has; some, such as 台 and 里, are signs of both."""
    path = ROOT / "resources" / "unihan" / "simplified.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    traditional = {line[0] for line in lines if line}
    simplified = {line[1] for line in lines if line} - traditional
    mixed = [
        f"{where}: {sign}: {text}"
        for where, text in of_the_catalogue("zh_TW") + beside_the_catalogue("zh_TW")
        for sign in text
        if sign in simplified and not sign.encode("big5", "ignore") and where != "'简体中文'"
    ]
    assert mixed == []


def test_the_program_says_the_terms_of_the_table() -> None:
    simplified, traditional = (catalogue(language) for language in LANGUAGES)
    said, wrong = 0, []
    for english, *chinese in tables("Terms"):
        text = english[0].upper() + english[1:]
        if text in simplified:
            said += 1
            ours = [simplified[text], traditional[text]]
            wrong += [f"{text}: {ours}, but docs/words.md: {chinese}"] if ours != chinese else []
    assert wrong == []
    assert said > 90
