"""The program says what stands in its catalogues, and what stands in none as it is."""

from __future__ import annotations

import gettext

import pytest

from carekeeper.core import resources, words

CONTEXT = "\x04"


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_every_text_is_said_as_gettext_says_it(language: str) -> None:
    with (resources.folder("i18n") / f"{language}.mo").open("rb") as stream:
        told = gettext.GNUTranslations(stream)
    texts = vars(told)["_catalog"]
    with words.speaking(language):
        assert words.language() == language
        for key in texts:
            text, is_plural = (key[0], True) if isinstance(key, tuple) else (key, False)
            if CONTEXT in text:
                assert words.trc(*text.split(CONTEXT)) == told.pgettext(*text.split(CONTEXT))
            elif text:
                assert words.tr(text) == told.gettext(text)
            for count in (0, 1, 2) if is_plural else ():
                assert words.trn(text, "", count) == told.ngettext(text, "", count)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_stands_in_no_catalogue_is_said_as_it_is(language: str) -> None:
    with words.speaking(language):
        assert words.tr("") == ""
        assert words.tr("王小雨 \ud800") == "王小雨 \ud800"
        assert words.trc("of a school", "Nowhere") == "Nowhere"
        assert [words.trn("{n} none", "{n} nones", n) for n in (0, 1, 2)] == [
            *("{n} nones", "{n} none", "{n} nones")
        ]
