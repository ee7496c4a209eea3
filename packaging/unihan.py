"""Makes `resources/unihan/simplified.txt` from the Unihan database.

    python packaging/unihan.py Unihan_Variants.txt

The file holds pairs of characters, traditional and simplified, by `kSimplifiedVariant`. It serves
finding only: what is kept is never converted.
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "unihan" / "simplified.txt"


def pairs(text: str) -> list[str]:
    """Return the pairs in the order of their code points."""
    found = []
    for line in text.splitlines():
        if "\tkSimplifiedVariant\t" not in line:
            continue
        code, _field, variants = line.split("\t")
        own, first = chr(int(code[2:], 16)), chr(int(variants.split()[0][2:], 16))
        if own != first and own not in [chr(int(one[2:], 16)) for one in variants.split()]:
            found.append(own + first)
    return found


def main() -> None:
    """Read the file that is named, and write the table."""
    made = pairs(Path(sys.argv[1]).read_text(encoding="utf-8"))
    TARGET.write_text("\n".join(made) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
