"""The signs of the Chinese texts, as the chapter "Signs" of `docs/words.md` has them."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
DESK = runpy.run_path(str(ROOT / "packaging" / "i18n.py"))
HAN = "[\u4e00-\u9fff]"
COUNTS = r"\{(?:n|m|all|done|new|changed|same|unclear|size|last|page|year|to_go|held)\}"
"""Places that are filled with a number."""
PEOPLE = r"\{(?:names?|students?|mentor|carer|person|friend|teacher|who)\}"
"""Places that are filled with what a person is called."""


class Rule(NamedTuple):
    """What may not stand in a text, and an example of it; `apart` takes away what may."""

    name: str
    wrong: str
    example: str
    apart: str = r"(?!)"
    languages: tuple[str, ...] = ("zh_CN", "zh_TW")


RULES = (
    Rule("half-width signs", rf"{HAN}[,;:?!.]|[,;:?!]{HAN}", "已保存,共 3 页"),
    Rule("half-width brackets", rf"{HAN}\(|\){HAN}", "照片(清空)", r"\(&\w\)"),
    Rule("quotes of the other writing", '[「」『』"]', "「今日」", languages=("zh_CN",)),
    Rule("quotes of the other writing", '[“”‘’"]', "“今日”", languages=("zh_TW",)),
    Rule(
        "no space beside Latin letters and digits",
        rf"{HAN}[0-9A-Za-z]|[0-9A-Za-z]{HAN}",
        "存为PDF",
        r"U盘|\d+[年月日号號]|\{number\}[号號]",
    ),
    Rule(
        "no space beside a number",
        rf"{HAN}{COUNTS}|{COUNTS}{HAN}",
        "共{n}页",
        r"—\{last\}|\{year\}(?=[里裡])",
    ),
    Rule("a space beside a person", rf"{HAN} {PEOPLE}|{PEOPLE} {HAN}", "添加 {name}"),
    Rule("a space within U盘", "U 盘", "拔下 U 盘"),
    Rule("three dots", r"\.\.\.|。。", "打印..."),
    Rule("one … in running text", f"…{HAN}", "邻居…等", "……"),
    Rule("a way through the menus without →", "[›»]|(?<! )→|→(?! )", "打印›联系卡"),
    Rule("a range with a wrong sign", "[–~〜]", "1–9"),
    Rule("a wide space", "\u3000", "姓名\u3000电话", "____日\u3000"),
    Rule("a space in a date", r"\d [年月日]|[年月] \d|\} [年日]", "2026 年 11 月"),
    Rule("a bar between parts", rf"{HAN} ?[|｜] ?{HAN}", "王小雨｜三（2）班"),
    Rule("a sentence without an end", "。.*[^。？！：…”」）}]$", "已保存。请放心"),
)

FILES = (
    *("正在读取 {name}…", "正在讀取 {name}…", "密码恢复单 {name}", "密碼救援單 {name}"),
    *("U盘 {name}（{folder}），剩余 {size}", "隨身碟 {name}（{folder}），剩餘 {size}"),
    *("已存为 {name}。", "已存為 {name}。"),
)
"""Texts whose {name} is a file's or a stick's, not a person's."""


_OF_FILES = "|".join(map(re.escape, FILES))


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Yield the English and the Chinese of each entry, without what names a file."""
    for message in DESK["read"](ROOT / "resources" / "i18n", language):
        if message.id:
            for text in DESK["forms"](message):
                yield DESK["key_of"](message)[0], re.sub(_OF_FILES, "", text)


def breaks(rule: Rule, text: str) -> bool:
    """Tell whether a text has what a rule does not want."""
    return bool(re.search(rule.wrong, re.sub(rule.apart, " ", text)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_words_keep_the_rules_for_signs(rule: Rule) -> None:
    wrong = [
        f"{language}: {rule.name} (docs/words.md): {chinese!r} for {english!r}"
        for language in rule.languages
        for english, chinese in texts(language)
        if breaks(rule, chinese)
    ]
    assert wrong == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_breach_is_seen(rule: Rule) -> None:
    assert breaks(rule, rule.example)


def test_the_readme_has_one_paragraph_a_line() -> None:
    """A line that is broken within Chinese text shows as a space between two signs."""
    lines = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8").splitlines()
    broken = [
        f"{first} / {second}"
        for first, second in pairwise(lines)
        if re.search(HAN, first) and re.match(rf"{HAN}|[，。“（`*A-Za-z]", second)
    ]
    assert broken == []
