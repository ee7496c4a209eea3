"""The translators' desk: keeps `resources/i18n/*.po` in step with the texts in the source.

    python packaging/i18n.py add < lines.tsv    put translations in
    python packaging/i18n.py update             read the source again, drop what it no longer says
    python packaging/i18n.py check              name each text that is not finished; fails if any
    python packaging/i18n.py compile            make the .mo files that the program reads

A line for `add` is English, simplified Chinese and traditional Chinese, parted by tabs. Three
marks may stand in the English: `\\n` for a new line, `one|||many` for a text with a plural,
`context>>>text` for a text whose translation depends on where it stands. Chinese has no plural,
so one form is enough. `add` never drops an entry; `update` does. Several may run at once.
"""

from __future__ import annotations

import argparse
import io
import os
import string
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "carekeeper"
FOLDER = ROOT / "resources" / "i18n"
SAMPLE = ROOT / "resources" / "sample"
CODES = (
    *("after", "away", "causes", "reason", "reached", "drawings", "kind", "manner", "mood"),
    *("occasion", "topics", "who", "written"),
)
"""What is no text to translate in the files of the sample class."""
LANGUAGES = ("zh_CN", "zh_TW")
KEYWORDS = {"tr": (1,), "mark": (1,), "trn": (1, 2), "trc": ((1, "c"), 2)}
LEFT_OUT = tuple(
    f'"{name}'.encode()
    for name in ("POT-", "PO-", "Generated-", "Report-", "Last-", "Language-Team", "Project-")
)
"""Lines of a catalogue's head that say nothing or change without need."""

Key = tuple[str, str | None]
"""The English text (of a plural: its singular) and its context."""


def key_of(message: Message) -> Key:
    """Return what a message is found by."""
    text = message.id if isinstance(message.id, str) else message.id[0]
    return text, message.context


def said_in(source: Path, sample: Path | None = None) -> dict[Key, Message]:
    """Return each text that the source marks for translation, and all of the sample class."""
    found = Catalog()
    for told in texts_of(sample) if sample is not None else ():
        found.add(told)
    for _name, _line, text, _comments, context in extract_from_dir(
        source, method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(text, context=context)
    return {key_of(message): message for message in found if message.id}


def texts_of(sample: Path) -> Iterator[str]:
    """Yield each text of the made-up class that is no code."""
    for path in sorted(sample.glob("*.toml")):
        yield from texts_in(tomllib.loads(path.read_text(encoding="utf-8")))


def texts_in(told: object) -> Iterator[str]:
    """Yield the texts of a table, a list or a value."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for name, value in told.items():
            if name not in CODES:
                yield from texts_in(value)
    elif isinstance(told, list):
        for value in told:
            yield from texts_in(value)


def read(folder: Path, language: str) -> Catalog:
    """Read one language's catalogue; an empty one when there is none yet."""
    path = folder / f"{language}.po"
    if not path.is_file():
        return Catalog(locale=language, project="CareKeeper", fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=language, ignore_obsolete=True)


def write(folder: Path, language: str, catalogue: Catalog) -> None:
    """Write one catalogue, sorted and without dates and places, so that changes stay small."""
    catalogue.header_comment = f"# The words of CareKeeper in {language}."
    catalogue.fuzzy = False
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    lines = stream.getvalue().splitlines(keepends=True)
    replace(folder / f"{language}.po", b"".join(x for x in lines if not x.startswith(LEFT_OUT)))


def compile_all(folder: Path = FOLDER) -> list[Path]:
    """Make the `.mo` file of each language from its catalogue and return their paths."""
    made = []
    for language in LANGUAGES:
        stream = io.BytesIO()
        write_mo(stream, read(folder, language))
        made.append(folder / f"{language}.mo")
        replace(made[-1], stream.getvalue())
    return made


def replace(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old or the new one, never a half."""
    if path.is_file() and path.read_bytes() == content:
        return
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)


def add(lines: Iterable[str], folder: Path = FOLDER) -> int:
    """Put translations in and return how many; raises ValueError for a line that is not right."""
    entries = [entry(line) for line in lines if line.strip()]
    for place, language in enumerate(LANGUAGES):
        catalogue = read(folder, language)
        for context, texts, chinese in entries:
            catalogue.delete(texts[0], context)
            if len(texts) == 1:
                catalogue.add(texts[0], chinese[place], context=context)
            else:
                catalogue.add(texts, (chinese[place],), context=context)
        write(folder, language, catalogue)
    return len(entries)


def entry(line: str) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """Take one line apart: context, English text (and plural), both translations."""
    cells = [cell.replace("\\n", "\n") for cell in line.rstrip("\r\n").split("\t")]
    if len(cells) != 1 + len(LANGUAGES) or not all(cells):
        raise ValueError(f"not English, simplified and traditional parted by tabs: {line!r}")
    context, mark, text = cells[0].rpartition(">>>")
    texts = tuple(text.split("|||"))
    chinese = tuple(cell.split("|||")[0] for cell in cells[1:])
    wrong = [x for x in chinese if fields(x) != fields(texts[-1])]
    if wrong:
        raise ValueError(f"the places to fill differ: {texts[-1]!r} and {wrong[0]!r}")
    return context if mark else None, texts, chinese


def update(source: Path = SOURCE, folder: Path = FOLDER, sample: Path | None = None) -> None:
    """Bring the catalogues in step with the source: new texts come in, unused ones go."""
    said = said_in(source, sample)
    for language in LANGUAGES:
        old = {key_of(message): message for message in read(folder, language) if message.id}
        new = Catalog(locale=language, project="CareKeeper", fuzzy=False)
        for key, message in said.items():
            before = old.get(key)
            kept = before.string if before and same_kind(before, message) else None
            flags = before.flags & {"fuzzy"} if before else ()
            new.add(message.id, kept, context=message.context, flags=flags)
        write(folder, language, new)


def same_kind(one: Message, other: Message) -> bool:
    """Tell whether both have a plural or neither has."""
    return bool(one.pluralizable) == bool(other.pluralizable)


def check(source: Path = SOURCE, folder: Path = FOLDER, sample: Path | None = None) -> list[str]:
    """Return one line for each text of the source that is not finished in a language."""
    said = said_in(source, sample)
    unfinished = []
    for language in LANGUAGES:
        ours = {key_of(message): message for message in read(folder, language)}
        for key, message in sorted(said.items(), key=lambda item: item[0][0]):
            unfinished += [
                f"{language}: {why}: {key[0]!r}" for why in faults(message, ours.get(key))
            ]
    return unfinished


def faults(english: Message, ours: Message | None) -> Iterator[str]:
    """Say what is wrong with one translation, if anything is."""
    if ours is None or not all(forms(ours)):
        yield "not translated"
        return
    if ours.fuzzy:
        yield "marked as fuzzy"
    if not same_kind(english, ours):
        yield "only one of source and translation has a plural"
    try:
        if any(fields(text) != fields(forms_of_id(english)[-1]) for text in forms(ours)):
            yield "the places to fill differ"
    except ValueError:
        yield "a brace stands alone"


def forms(message: Message) -> tuple[str, ...]:
    """Return the translations of a message: one, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or [""])


def forms_of_id(message: Message) -> tuple[str, ...]:
    """Return the source text of a message: one, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def fields(text: str) -> set[str]:
    """Return the names of the places to fill, such as `n` in `{n} students`."""
    return {
        name for _text, name, _spec, _turn in string.Formatter().parse(text) if name is not None
    }


def main() -> int:
    """Run one of the four commands under a lock and return the exit code."""
    from filelock import FileLock  # not needed by the build hook

    parser = argparse.ArgumentParser(description="Keeps the translations.")
    parser.add_argument("command", choices=["add", "update", "check", "compile"])
    command = parser.parse_args().command
    lock = ROOT / "build" / "i18n.lock"
    lock.parent.mkdir(exist_ok=True)
    with FileLock(lock):
        if command == "check":
            unfinished = check(sample=SAMPLE)
            sys.stdout.write("".join(f"{line}\n" for line in unfinished))
            return 1 if unfinished else 0
        if command == "add":
            try:
                sys.stdout.write(f"{add(io.TextIOWrapper(sys.stdin.buffer, 'utf-8'))} added\n")
            except ValueError as wrong:
                sys.stderr.write(f"{wrong}\nNothing was added.\n")
                return 1
        elif command == "update":
            update(sample=SAMPLE)
        compile_all()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
