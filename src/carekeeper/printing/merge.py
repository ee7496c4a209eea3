"""Putting documents one behind the other, with the page numbers of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from carekeeper.core import words
from carekeeper.printing.page import Sheets, paper
from carekeeper.printing.raster import one_at_a_time, page_count


def merged(documents: Sequence[bytes]) -> bytes:
    """Return all pages of some PDFs as one, with the title of the first.

    On paper that is printed on both sides each of them begins on a front.
    """
    return _joined(documents, None, apart=paper().duplex)


def numbered(documents: Sequence[bytes], owner: str) -> bytes:
    """Return all pages of some PDFs as one, with whose they are and page numbers at the foot.

    The numbers stand below the feet that the pages have, so that nothing is covered.
    """
    count = sum(page_count(document) for document in documents)
    return _joined(documents, _numbers(owner, count), apart=False)


def _joined(documents: Sequence[bytes], numbers: bytes | None, *, apart: bool) -> bytes:
    import pypdfium2

    with one_at_a_time:
        whole = pypdfium2.PdfDocument(documents[0])
        try:
            for document in documents[1:]:
                if apart and len(whole) % 2:
                    whole.new_page(paper().width, paper().height).close()
                part = pypdfium2.PdfDocument(document)
                whole.import_pages(part)
                part.close()
            if numbers is not None:
                _stamp(whole, numbers)
            out = BytesIO()
            whole.save(out)
            return out.getvalue()
        finally:
            whole.close()


def _stamp(whole: object, numbers: bytes) -> None:
    """Draw each page of another document over the page of the same number."""
    import pypdfium2

    stamps = pypdfium2.PdfDocument(numbers)
    for index, page in enumerate(whole):  # type: ignore[arg-type,var-annotated]
        stamp = stamps.page_as_xobject(index, whole)
        page.insert_obj(stamp.as_pageobject())
        page.gen_content()
        stamp.close()
        page.close()
    stamps.close()


def _numbers(owner: str, count: int) -> bytes:
    sheets = Sheets(owner, language=words.language())
    for number in range(1, count + 1):
        if number > 1:
            sheets.new_page()
        sheets.draw_number("\u3000".join(part for part in (owner, f"{number}/{count}") if part))
    return sheets.finish()
