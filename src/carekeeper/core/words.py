"""The words of the program in the teacher's language.

English is the source text. Every text that a person reads goes through `tr` where it is shown;
texts that stand in a module-level list are only marked there with `mark` and translated with
`tr` at the place where they are shown. The catalogues are gettext files in `resources/i18n`
(`zh_CN.po`, `zh_TW.po`, compiled to `.mo`), so the command line speaks the same language
without Qt.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES: tuple[str, ...] = ("zh_CN", "zh_TW", "en")
"""The languages that the program speaks, in the order in which they are offered."""

_language: str = "en"
_catalogue: NullTranslations | None = None
"""The translations of that language; none for English."""


def mark(text: str) -> str:
    """Mark a text for translation without translating it yet."""
    return text


def tr(text: str) -> str:
    """Return the text in the language in use."""
    return _catalogue.gettext(text) if _catalogue and text else text


def trn(one: str, many: str, count: int) -> str:
    """Return the form of a text that fits a count; the caller fills `{n}` with `str.format`."""
    if _catalogue is None:
        return one if count == 1 else many
    return _catalogue.ngettext(one, many, count)


def trc(context: str, text: str) -> str:
    """Return a text whose translation depends on where it stands."""
    return _catalogue.pgettext(context, text) if _catalogue else text


def language() -> str:
    """Return the language in use: one of `LANGUAGES`."""
    return _language


def use(wanted: str) -> None:
    """Use a language from now on; texts shown before are not changed by this."""
    global _catalogue, _language  # noqa: PLW0603 - one language for the whole process
    wanted = wanted if wanted in LANGUAGES else "en"
    if wanted == _language:
        return
    _language, _catalogue = wanted, None
    if wanted == "en":
        return
    import gettext  # not where a process only speaks English

    from carekeeper.core import resources

    path = resources.folder("i18n") / f"{wanted}.mo"
    if not path.is_file():  # a checkout whose catalogues were never compiled speaks English
        _language = "en"
        return
    with path.open("rb") as stream:
        _catalogue = gettext.GNUTranslations(stream)


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
