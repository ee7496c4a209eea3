"""Make `resources/fonts/CareKeeperRare.ttf`: rare characters of names that Noto Sans SC lacks.

Run by hand when the choice of characters changes; needs `fonttools`, which the program does not:

    python packaging/rare_font.py HanaMinB.ttf Unihan_IRGSources.txt Unihan_DictionaryLikeData.txt

`HanaMinB.ttf` is in Debian's `fonts-hanazono`, the Unihan files in `unicode-data` (unpack the
`.bz2`). Taken are the characters beyond U+FFFF that a name is likely to hold: those that the
Chinese police's and civil affairs' lists of personal and place names brought into Unicode and
those of the usual dictionaries (kIRG_GSource), those of Hong Kong (kIRG_HSource), and the set
that each East Asian system should know (kUnihanCore2020), without those in Noto Sans SC.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import (  # type: ignore[import-not-found,unused-ignore]
    Options,
    Subsetter,
)
from fontTools.ttLib import TTFont  # type: ignore[import-not-found,unused-ignore]

NAME = "CareKeeperRare"
SOURCES = frozenset(
    ("GIDC", "GXM", "GDM", "GRM", "GXC", "GXHZ", "GFZ", "GZH", "GCY", "GCE", "GBK", "GKJ", "GU")
)
FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"


def wanted(unihan: list[Path]) -> set[int]:
    """Return the code points beyond U+FFFF that the Unihan files say a name may hold."""
    found: set[int] = set()
    for path in unihan:
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("U+"):
                continue
            code, key, value = line.split("\t")
            listed = key in ("kIRG_HSource", "kUnihanCore2020") or (
                key == "kIRG_GSource" and value.split("-")[0] in SOURCES
            )
            if listed and int(code[2:], 16) > 0xFFFF:
                found.add(int(code[2:], 16))
    return found


def main(source: Path, unihan: list[Path]) -> None:
    """Write the subset and say how many characters it holds."""
    noto = set(TTFont(FONTS / "NotoSansSC-Regular.ttf").getBestCmap())
    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[])
    options.drop_tables += ["vhea", "vmtx", "GSUB", "VORG", "FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted(unihan) - noto)
    subsetter.subset(font)
    for number, text in ((1, NAME), (2, "Regular"), (4, NAME), (6, NAME)):
        font["name"].setName(text, number, 3, 1, 0x409)
    font.save(FONTS / f"{NAME}.ttf")
    sys.stdout.write(f"{len(font.getBestCmap())} characters\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
