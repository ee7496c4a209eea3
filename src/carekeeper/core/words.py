"""The words of the program in the teacher's language.

English is the source text. Every text that a person reads goes through `tr` where it is shown;
texts that stand in a module-level list are only marked there with `mark` and translated with
`tr` at the place where they are shown. The catalogues are gettext files in `resources/i18n`
(`zh_CN.po`, `zh_TW.po`, compiled to `.mo`), so the command line speaks the same language
without Qt.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager

LANGUAGES: tuple[str, ...] = ("zh_CN", "zh_TW", "en")
"""The languages that the program speaks, in the order in which they are offered."""

_language: str = "en"
_catalogue: dict[bytes, bytes] = {}
"""The translations of that language as they stand in the file, empty for English."""
_said: dict[str, str] = {}
"""What was already looked up in it."""
_CONTEXT = "\x04"
"""Stands in a catalogue between a context and its text."""


def mark(text: str) -> str:
    """Mark a text for translation without translating it yet."""
    return text


def tr(text: str) -> str:
    """Return the text in the language in use."""
    return _said.get(text) or _look_up(text)


def trn(one: str, many: str, count: int) -> str:
    """Return the form of a text that fits a count; the caller fills `{n}` with `str.format`."""
    if one.encode() in _catalogue:
        return tr(one)  # Chinese has no plural
    return one if count == 1 else many


def trc(context: str, text: str) -> str:
    """Return a text whose translation depends on where it stands."""
    key = f"{context}{_CONTEXT}{text}"
    found = tr(key)
    return text if found == key else found


def language() -> str:
    """Return the language in use: one of `LANGUAGES`."""
    return _language


def use(wanted: str) -> None:
    """Use a language from now on; texts shown before are not changed by this."""
    global _catalogue, _language  # noqa: PLW0603 - one language for the whole process
    wanted = wanted if wanted in LANGUAGES else "en"
    from carekeeper.core import resources  # not where a process only speaks English

    path = resources.folder("i18n") / f"{wanted}.mo"
    if wanted != "en" and not path.is_file():
        wanted = "en"  # a checkout whose catalogues were never compiled speaks English
    if wanted != _language:
        _language = wanted
        _catalogue = {} if wanted == "en" else _read(path.read_bytes())
        _said.clear()


def _look_up(text: str) -> str:
    found = _catalogue.get(text.encode("utf-8", "surrogatepass")) if text else None
    if found is None:
        return text
    said = _said[text] = found.partition(b"\0")[0].decode()
    return said


def _read(compiled: bytes) -> dict[bytes, bytes]:
    """Read a compiled catalogue: its texts by their English, of a plural by its singular.

    They are decoded when they are asked for. The standard library's reader decodes all of them,
    which takes 5 ms of each start.
    """
    _magic, _version, count, english, translated = struct.unpack_from("<5I", compiled)
    here, there = (
        struct.unpack_from(f"<{2 * count}I", compiled, table) for table in (english, translated)
    )
    return {
        compiled[at : at + long].partition(b"\0")[0]: compiled[to : to + width]
        for long, at, width, to in zip(here[::2], here[1::2], there[::2], there[1::2], strict=True)
    }


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Use a language for a while, or go on in the one in use where none is named."""
    before = language()
    use(wanted or before)
    try:
        yield
    finally:
        use(before)


def of_the_system() -> str:
    """Return the language of `LANGUAGES` that fits the system best."""
    wanted = (
        os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    )
    if not wanted:
        import locale

        wanted = locale.getlocale()[0] or ""
    return nearest(wanted)


def nearest(wanted: str) -> str:
    """Return the language of `LANGUAGES` nearest to a locale's name such as `zh_HK.UTF-8`.

    Windows names such as `Chinese (Simplified)_China` are understood too.
    """
    name = wanted.replace("-", "_").lower()
    if not name.startswith(("zh", "chinese")):
        return "en"
    traditional = ("tw", "hk", "mo", "hant", "traditional", "taiwan", "hong kong", "macao")
    return "zh_TW" if any(word in name for word in traditional) else "zh_CN"
