"""PDF: the text that a document holds, its lines joined to paragraphs again.

The stored text is what this module makes of the page, and the bytes are kept beside it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from threading import Lock
from typing import Any

from annotation.errors import N_, UnreadableFile
from annotation.ingest.drafts import Draft
from annotation.ingest.records import Options, Parcel, Record
from annotation.ingest.reflow import reflow
from annotation.ingest.whole import one_record
from schemas import Original

NAME = "pdf"
SUFFIXES = (".pdf",)

NOT_PDF = N_("it is no PDF, or a damaged one; save it again, or copy its text and paste it")
LOCKED = N_("it is protected by a password; save a copy without one")
SCANNED = N_("it holds pictures of pages but no text; run text recognition (OCR) on it first")
COLUMNS = N_("the page seems to have several columns; check the order of its lines")

_MARK_WITHIN = 1024
_WORDS = 2
_FILE_NAME = re.compile(r"\.\w{2,5}$|^Microsoft \w+ - |^(?:untitled|sans titre|document\d*)\b", re.IGNORECASE)
_APART, _WIDE, _SIDE, _MOST_OBJECTS = 1.5, 3, 5, 20_000
_LEAST_LINES, _SHARE = 6, 0.25
_LOCK = Lock()
"""The library keeps a state of its own and may be called by one thread at a time."""


def recognises(head: bytes, suffix: str) -> bool:
    """A file that says that it is a PDF."""
    return suffix in SUFFIXES and b"%PDF-" in head[:_MARK_WITHIN]


def records(parcel: Parcel, options: Options) -> Iterator[Record]:
    """The document as one record.

    Raises:
        UnreadableFile: it cannot be read, is larger than 20 MB, or is no PDF.
    """
    for record in one_record(NAME, parcel, Options(columns=options.columns)):
        if not recognises(record.payload, ".pdf"):
            raise UnreadableFile(path=parcel.origin, reason=NOT_PDF)
        yield record


def parse(record: Record, options: Options) -> Draft:  # noqa: ARG001 (nothing to choose)
    """The text of all pages, and title and author where the document states sensible ones.

    Raises:
        UnreadableFile: damaged, protected by a password, or without text.
    """
    with _LOCK:
        pages, stated, in_columns = _read(record)
    text = reflow(pages)
    if not text.strip():
        raise UnreadableFile(path=record.origin, reason=SCANNED)
    declared = {
        name: _sensible(stated.get(key, "")) for name, key in (("title", "Title"), ("author", "Author"))
    }
    return Draft(
        text,
        declared=declared,
        original=Original(data=record.payload, media_type="application/pdf"),
        notes=(COLUMNS,) if in_columns else (),
    )


def _read(record: Record) -> tuple[list[str], dict[str, str], bool]:
    """The text of each page, what the document states of itself, and whether its columns are mingled."""
    import pypdfium2  # noqa: PLC0415 (slow to import)
    from pypdfium2.raw import FPDF_ERR_PASSWORD  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(record.payload)
        try:
            pages = [_page_text(page) for page in document]
            in_columns = any(mingled for _, mingled in pages)
            return [text for text, _ in pages], document.get_metadata_dict(), in_columns
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == FPDF_ERR_PASSWORD
        raise UnreadableFile(path=record.origin, reason=LOCKED if locked else NOT_PDF) from error


def _page_text(page: Any) -> tuple[str, bool]:
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_bounded()), _is_mingled(text_page)
    finally:
        text_page.close()
        page.close()


def _is_mingled(text_page: Any) -> bool:
    """Whether many lines jump from one column into the next.

    Such boxes follow each other in the text and lie far apart on one line, the second ones under each other.
    """
    boxes = [text_page.get_rect(index) for index in range(min(text_page.count_rects(), _MOST_OBJECTS))]
    starts: Counter[int] = Counter()
    lines = 1
    for (start, bottom, right, top), (left, next_bottom, end, next_top) in pairwise(boxes):
        heights = (top - bottom, next_top - next_bottom)
        is_beside = min(top, next_top) - max(bottom, next_bottom) > min(heights) / 2
        lines += not is_beside
        # Bullets, dots and page numbers are no columns.
        is_wide = min(right - start, end - left) > _WIDE * max(heights)
        if is_beside and is_wide and left - right > _APART * max(heights):
            starts[round(left / _SIDE)] += 1
    most = max(starts.values(), default=0)
    return most >= max(_LEAST_LINES, _SHARE * lines)


def _sensible(stated: str) -> str:
    """A title or a name as a person would write it: not a file's name, not one word."""
    words = " ".join(stated.split())
    return "" if _FILE_NAME.search(words) or len(words.split()) < _WORDS or not words.isprintable() else words
