"""Tables of Word documents (.docx), and their lines where there is no table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from carekeeper.lists import limits, pieces, texts
from carekeeper.lists.grid import Area, Sheet, sheet_of
from carekeeper.lists.tidy import cell_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST = 60_000_000


def read(package: ZipFile) -> Sequence[Sheet]:
    """Return each table of a document as a sheet, with the lines above it as its first rows."""
    name = next(one for one in package.namelist() if one.lower() == "word/document.xml")
    if package.getinfo(name).file_size > _MOST:
        raise limits.too_large()
    try:
        body = ElementTree.fromstring(package.read(name)).find(f"{_W}body")
    except ElementTree.ParseError:
        raise limits.damaged() from None
    if body is None:
        raise limits.damaged()
    return pieces.joined(_sheets(body))


def _sheets(body: Element) -> Iterator[Sheet]:
    lines: list[str] = []
    tables = 0
    for part in _parts(body):
        if part.tag == f"{_W}p":
            lines.append(_text(part))
        elif part.tag == f"{_W}tbl":
            for table in part.iter(f"{_W}tbl"):
                tables += 1
                yield _table(table, lines, f"{tables}")
                lines = []
    if not tables:
        yield texts.sheet("\n".join(lines), "1")


def _parts(body: Element) -> Iterator[Element]:
    """Yield paragraphs and tables in their order, also those inside content controls."""
    for part in body:
        content = part.find(f"{_W}sdtContent")
        if content is not None:
            yield from content
        else:
            yield part


def _table(table: Element, lines: Sequence[str], name: str) -> Sheet:
    above = [[line] for line in lines if line.strip()]
    rows: list[list[str]] = list(above)
    merged: list[Area] = []
    hanging: dict[int, int] = {}
    for row in _rows(table):
        at = len(rows)
        cells: list[str] = [""] * _told(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for cell in (one for one in _parts(row) if one.tag == f"{_W}tc"):
            left, wide = len(cells), _wide(cell)
            goes_on = _goes_on(cell)
            cells += ["" if goes_on else _cell_text(cell), *[""] * (wide - 1)]
            if goes_on is None and wide > 1:
                merged.append((at, left, at, left + wide - 1))
            elif goes_on is False:
                hanging[left] = len(merged)
                merged.append((at, left, at, left + wide - 1))
            elif goes_on and left in hanging:
                top, start, _bottom, right = merged[hanging[left]]
                merged[hanging[left]] = (top, start, at, right)
        limits.check_size(at, len(cells))
        rows.append(cells)
    return sheet_of(name, rows, merged)


def _rows(table: Element) -> Iterator[Element]:
    for part in _parts(table):
        if part.tag == f"{_W}tr":
            yield part


def _wide(cell: Element) -> int:
    return max(_told(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1), 1)


def _told(part: Element | None, usual: int) -> int:
    """Return the number of columns that a part tells."""
    told = "" if part is None else part.get(f"{_W}val", "")
    return min(int(told), limits.MOST_COLUMNS) if told.isdigit() else usual


def _goes_on(cell: Element) -> bool | None:
    """Tell whether a cell is part of the one above; False where such a column of cells begins."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return None if merge is None else merge.get(f"{_W}val", "continue") == "continue"


def _cell_text(cell: Element) -> str:
    return cell_text("\n".join(_text(one) for one in cell.iter(f"{_W}p")))


def _text(paragraph: Element) -> str:
    words: list[str] = []
    for part in paragraph.iter():
        if part.tag == f"{_W}t":
            words.append(part.text or "")
        elif part.tag in (f"{_W}tab", f"{_W}br"):
            words.append("\t" if part.tag == f"{_W}tab" else "\n")
    return "".join(words)
