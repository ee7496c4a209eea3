"""The fonts of the paper, and which of them holds a character.

Noto Sans SC in two weights holds all of GBK and the rare characters of the table of general
standard characters (通用规范汉字表, 8105). What it lacks is taken from `CareKeeperRare`, then
from a font of the system. What no font holds is named by `missing_characters`, and in its place
an empty square is printed, or for a word of other letters a line, to write in by hand: ReportLab
alone would print nothing.
"""

from __future__ import annotations

import itertools
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from msgspec import Struct
from msgspec.structs import replace
from reportlab.pdfbase import pdfmetrics, ttfonts

from carekeeper.core import resources
from carekeeper.printing.joined import WORDS, joined

REGULAR = "NotoSansSC-Regular"
BOLD = "NotoSansSC-Bold"
RARE = "CareKeeperRare"
SYSTEM_FONTS: tuple[str, ...] = ("simsunb.ttf", "SimsunExtG.ttf", "HanaMinB.ttf", "HanaMinA.ttf")
"""Files with rare characters that a system may have: Windows' SimSun-ExtB and ExtG, Hanazono."""

LETTER_FONTS: tuple[str, ...] = (
    *("msuighur.ttf", "UKIJTuz.ttf", "tahoma.ttf", "arial.ttf", "NotoNaskhArabic-Regular.ttf"),
    *("NotoSansArabic-Regular.ttf", "DejaVuSans.ttf", "msyi.ttf", "malgun.ttf"),
)
"""Files with letters of other writing: Uyghur and Kazakh, Yi, Korean."""

SQUARE, LINE = "□", "＿"
"""Printed in the place of a character, and of a letter of other writing, that no font holds."""

_SHORTEST = 6
"""Signs of a line to write a word on."""

_CLOSING = "，。、；：）〕］｝〉》」』】〗"
_OPENING = "（〔［｛〈《「『【〖"
_HOLLOW = re.compile(f"[{_CLOSING}](?=[{_CLOSING}{_OPENING}])|[{_OPENING}](?=[{_OPENING}])")
_SQUEEZE = 0.5
"""Two signs side by side whose white halves meet share one half (clreq 3.1.6, 标点挤压)."""

_KEPT_TEXTS = 4096


class Run(Struct, frozen=True):
    """A piece of text that one font draws.

    `width` is for a size of 1 point. `thick` says that the font has no bold weight and its
    outlines are to be drawn thicker.
    """

    font: str
    text: str
    width: float
    thick: bool = False


class _Widths(dict[str, float]):
    """Widths of characters at a size of 1 point, looked up once for each character."""

    def __init__(self, look_up: Callable[[str], float]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, sign: str) -> float:
        width = self[sign] = self._look_up(sign)
        return width


class Typeface:
    """One weight of the program's font, with the fonts that help where it lacks a character."""

    def __init__(
        self,
        name: str,
        helpers: Callable[[], Iterable[str]],
        with_letters: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self.name = name
        self.missing: set[str] = set()
        self._helpers = helpers
        self._with_letters = with_letters
        self._widths = _Widths(self._look_up)
        self._elsewhere: dict[str, tuple[str, str]] = {}

    def width(self, text: str) -> float:
        """Return the width of a text at a size of 1 point."""
        text = WORDS.sub(self._word, text)
        width = sum(map(self._widths.__getitem__, text))
        return width - _SQUEEZE * len(_HOLLOW.findall(text)) if _HOLLOW.search(text) else width

    def runs(self, text: str) -> tuple[Run, ...]:
        """Split a text into the pieces that one font can draw."""
        text = WORDS.sub(self._word, text)
        width = self.width(text)
        if self._elsewhere.keys().isdisjoint(text) and not _HOLLOW.search(text):
            return (Run(self.name, text, width),) if text else ()
        ends = [0, *(pair.end() for pair in _HOLLOW.finditer(text)), len(text)]
        found: list[Run] = []
        for start, end in itertools.pairwise(ends):
            found += self._split(text[start:end])
            if end < len(text):
                found[-1] = replace(found[-1], width=found[-1].width - _SQUEEZE)
        return tuple(found)

    def _split(self, text: str) -> Iterator[Run]:
        font, start, drawn = "", 0, ""
        for place, sign in enumerate(text):
            of_sign, shown = self._elsewhere.get(sign, (self.name, sign))
            if of_sign != font and drawn:
                yield self._run(font, drawn, text[start:place])
                start, drawn = place, ""
            font, drawn = of_sign, drawn + shown
        if drawn:
            yield self._run(font, drawn, text[start:])

    def _run(self, font: str, drawn: str, text: str) -> Run:
        return Run(font, drawn, self.width(text), self.name == BOLD and font != BOLD)

    def _word(self, found: re.Match[str]) -> str:
        """Return a word of joined letters as it is drawn, or a line to write it on."""
        word = found[0]
        shown = joined(word)
        if shown and all(sign.isspace() or self._holder(sign) for sign in shown):
            return shown
        self.missing.update(sign for sign in word if not sign.isspace())
        return LINE * max(_SHORTEST, len(word))

    def _holder(self, sign: str) -> str:
        """Return the font that draws a sign; `""` when there is none."""
        if _holds(self.name, sign):
            return self.name
        others = self._with_letters if _is_letter(sign) else tuple
        helpers = itertools.chain.from_iterable(some() for some in (self._helpers, others))
        return next((helper for helper in helpers if _holds(helper, sign)), "")

    def _look_up(self, sign: str) -> float:
        """Return the width of a character not met before, and remember who draws it."""
        if sign.isspace() and sign != "\u3000":
            self._elsewhere[sign] = (self.name, " ")
            return _advance(self.name, " ")
        if _is_invisible(sign):
            self._elsewhere[sign] = (self.name, "")
            return 0.0
        holder = self._holder(sign)
        shown = sign
        if not holder:
            self.missing.add(sign)
            holder, shown = self.name, LINE if _is_letter(sign) else SQUARE
        if (holder, shown) != (self.name, sign):
            self._elsewhere[sign] = (holder, shown)
        return _advance(holder, shown)


@cache
def typeface(bold: bool = False) -> Typeface:
    """Return the program's font in regular or bold; it is read once, when first asked for."""
    ttfonts.makeToUnicodeCMap = to_unicode_map
    name = BOLD if bold else REGULAR
    register(name, resources.folder("fonts", f"{name}.ttf"))
    return Typeface(name, _helpers, _letter_helpers)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a text in points."""
    return typeface(bold).width(text) * size


@lru_cache(_KEPT_TEXTS)
def runs(text: str, bold: bool = False) -> tuple[Run, ...]:
    """Split a text into the pieces that one font can draw."""
    return typeface(bold).runs(text)


def missing_characters(texts: Iterable[str]) -> tuple[str, ...]:
    """Name the characters that cannot be printed, each once, in the order met."""
    face = typeface()
    found: dict[str, None] = {}
    for text in texts:
        face.width(text)
        if not face.missing.isdisjoint(text):
            found.update(dict.fromkeys(sign for sign in text if sign in face.missing))
    return tuple(found)


def register(name: str, path: Path) -> str:
    """Make a TrueType file known to ReportLab under a name, once; return the name.

    Raises:
        reportlab.pdfbase.ttfonts.TTFError: the file is no TrueType font.
    """
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(path)))
    return name


def to_unicode_map(fontname: str, subset: Sequence[int]) -> str:
    """Return the table by which a reader copies text from a page (PDF 32000-1, 9.10.3).

    ReportLab's own writes a code point above U+FFFF as five digits, so that copying 𬱖 gives
    another character; the standard asks for UTF-16BE, and for at most 100 lines in a block.
    """
    lines = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
        if point
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo\n<< /Registry ({fontname})\n/Ordering ({fontname})\n/Supplement 0\n"
        f">> def\n/CMapName /{fontname} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n"
    )
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return head + body + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


def system_fonts(folders: Iterable[Path], wanted: Sequence[str] = SYSTEM_FONTS) -> tuple[Path, ...]:
    """Return the wanted files that lie in the folders, in that order."""
    found = {
        path.name.lower(): path
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.suffix.lower() == ".ttf"
    }
    return tuple(found[name.lower()] for name in wanted if name.lower() in found)


def _helpers() -> Iterator[str]:
    yield register(RARE, resources.folder("fonts", f"{RARE}.ttf"))
    yield from _from_the_system(SYSTEM_FONTS)


def _letter_helpers() -> tuple[str, ...]:
    return _from_the_system(LETTER_FONTS)


@cache
def _from_the_system(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fonts of the system that can be read and may be embedded."""
    names = []
    for path in system_fonts(_font_folders(), wanted):
        try:
            names.append(register(path.stem, path))
        except (ttfonts.TTFError, OSError):
            continue  # a damaged font of the system is no reason not to print
    return tuple(names)


def _font_folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", own)
    if sys.platform == "darwin":
        return (Path("/Library/Fonts"), home / "Library" / "Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts")


def _font(name: str) -> ttfonts.TTFont:
    return cast("ttfonts.TTFont", pdfmetrics.getFont(name))


def _holds(name: str, sign: str) -> bool:
    return ord(sign) in _font(name).face.charToGlyph


def _advance(name: str, sign: str) -> float:
    face = _font(name).face
    return float(face.charWidths.get(ord(sign), face.defaultWidth)) / 1000


def _is_letter(sign: str) -> bool:
    """Say whether a sign is a letter of other writing, not a Chinese character."""
    if "\u2e80" <= sign <= "\u9fff" or sign >= "\U00020000":
        return False
    return unicodedata.category(sign).startswith("L")


def _is_invisible(sign: str) -> bool:
    """Say whether a sign has no shape of its own: a control, a joiner, a variation selector."""
    selector = "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"
    return selector or unicodedata.category(sign) in ("Cc", "Cf")
