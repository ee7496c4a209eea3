"""Which parts a build is made of: where each program file came from, and under which licence.

The list is written as CycloneDX 1.5 (`parts.json`), with the licences beside it.
"""

from __future__ import annotations

import email.parser
import email.policy
import hashlib
import json
import re
import shutil
import uuid
import zipfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from email.message import Message
from pathlib import Path

from workshop import PUBLISHER, ROOT, Stop, sha256, version

PROGRAM_FILES = re.compile(r"\.(dll|pyd|exe|so)(\.[0-9.]+)?$", re.IGNORECASE)
_LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_NOT_SHIPPED = frozenset(
    {
        *("altgraph", "babel", "colorama", "greenlet", "packaging", "pefile", "pyinstaller"),
        *("pyinstaller-hooks-contrib", "pywin32-ctypes", "setuptools"),
    }
)
"""Libraries that only build; of PyInstaller the starter is in the program."""

Runtime = tuple[str, str, Path]
"""The name and version of the Python runtime, and the file with its licence."""


def origins(wheels: Iterable[Path], runtime: Iterable[Path]) -> dict[str, str]:
    """Return where program files come from: the digest of each, and its wheel or the runtime."""
    known = {
        sha256(file): "runtime"
        for file in runtime
        if PROGRAM_FILES.search(file.name) and file.is_file()
    }
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as opened:
            for name in opened.namelist():
                if PROGRAM_FILES.search(name):
                    known[hashlib.sha256(opened.read(name)).hexdigest()] = wheel.name
    return known


def trace(folder: Path, known: Mapping[str, str], made_here: Collection[str]) -> dict[str, str]:
    """Return the origin of each program file in a folder; stop when one has none."""
    found = {
        path.relative_to(folder).as_posix(): known.get(sha256(path), "")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and PROGRAM_FILES.search(path.name)
    }
    strange = [name for name, origin in found.items() if not origin and name not in made_here]
    if strange:
        raise Stop("Nobody knows where these come from: " + ", ".join(strange))
    return found


def expect_translations(folder: Path) -> None:
    """Stop when the program would speak English to a teacher who reads Chinese."""
    for language in ("zh_CN", "zh_TW"):
        found = list(folder.rglob(f"carekeeper/resources/i18n/{language}.mo"))
        if len(found) != 1 or found[0].stat().st_size < 10_000:
            raise Stop(f"The words in {language} are not in the program.")


def write_list(folder: Path, wheels: Sequence[Path], runtime: Runtime) -> None:
    """Write `parts.json` and the licences of all parts into a folder."""
    place = folder / "licences"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    components = [_component(wheel, place) for wheel in wheels if _ships(wheel)]
    name, number, licence = runtime
    shutil.copyfile(licence, place / f"{name}.txt")
    components.append(_described(name, number, "Python-2.0", ""))
    for source in ("LICENSE", "resources/THIRD_PARTY.md"):
        shutil.copyfile(ROOT / source, place / f"CareKeeper-{Path(source).name}")
    body = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_DNS, repr(components))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "CareKeeper",
                "version": version(),
                "publisher": PUBLISHER,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": components,
    }
    text = json.dumps(body, ensure_ascii=False, indent=1) + "\n"
    (folder / "parts.json").write_text(text, encoding="utf-8", newline="\n")


def _ships(wheel: Path) -> bool:
    name = wheel.name.partition("-")[0].lower().replace("_", "-")
    return name not in _NOT_SHIPPED or name == "pyinstaller"


def _component(wheel: Path, place: Path) -> dict[str, object]:
    with zipfile.ZipFile(wheel) as opened:
        about = _metadata(opened)
        name = about["Name"]
        texts = [one for one in opened.namelist() if _is_licence(one)]
        for text in texts:
            target = place / f"{name}-{Path(text).name}"
            target.write_bytes(opened.read(text))
    terms = about["License-Expression"] or about["License"] or ""
    terms = terms if 0 < len(terms) < 80 else _classified(about)
    if not texts and not terms:
        raise Stop(f"{name} does not say under which licence it is.")
    return _described(name, about["Version"], terms, sha256(wheel))


def _is_licence(name: str) -> bool:
    return ".dist-info/" in name and bool(_LICENCE.search(Path(name).name))


def _metadata(opened: zipfile.ZipFile) -> Message:
    name = next(one for one in opened.namelist() if one.endswith(".dist-info/METADATA"))
    text = opened.read(name).decode("utf-8")
    return email.parser.Parser(policy=email.policy.compat32).parsestr(text)


def _classified(about: Message) -> str:
    return "; ".join(
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier", [])
        if line.startswith("License ::")
    )


def _described(name: str, number: str, terms: str, digest: str) -> dict[str, object]:
    described: dict[str, object] = {
        "type": "library",
        "name": name,
        "version": number,
        "licenses": [{"license": {"name": terms or "see licences/"}}],
    }
    if digest:
        described["purl"] = f"pkg:pypi/{name.lower()}@{number}"
        described["hashes"] = [{"alg": "SHA-256", "content": digest}]
    return described
