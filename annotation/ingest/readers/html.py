"""Web pages: the article that a page holds, without its menus, comments, scripts and styles.

The stored text is what the extractor gives, and the bytes of the page are kept beside it. Nothing is ever
fetched: what a page refers to stays where it is.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from annotation.errors import N_, UnreadableFile
from annotation.ingest.dates import parse_date
from annotation.ingest.decoding import Decoded, decode
from annotation.ingest.drafts import Draft
from annotation.ingest.pages import declared_by
from annotation.ingest.records import Options, Parcel, Record
from annotation.ingest.whole import one_record
from schemas import Original

NAME = "html"
SUFFIXES = (".html", ".htm", ".xhtml")

NO_ARTICLE = N_("no article was found in the page; copy its text in the browser and paste it instead")

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 16_384
_TITLE_WITHIN = 5

for _library in ("trafilatura", "htmldate"):
    # What they have to say of a page is no message for whoever imports it.
    logging.getLogger(_library).addHandler(logging.NullHandler())


def recognises(head: bytes, suffix: str) -> bool:
    """Any file of these suffixes with a tag in it."""
    return suffix in SUFFIXES and b"<" in head


def records(parcel: Parcel, options: Options) -> Iterator[Record]:
    """The page as one record.

    Raises:
        UnreadableFile: it cannot be read, or is larger than 20 MB.
    """
    return one_record(NAME, parcel, options)


def parse(record: Record, options: Options) -> Draft:  # noqa: ARG001 (the record holds the encoding)
    """The article's text with the headline as its first line, and what the page declares.

    Raises:
        UnreadableFile: no text, no article, or not in the encoding that was chosen.
    """
    # Slow to import, and no import of other files needs it.
    from lxml.etree import ParserError  # noqa: PLC0415

    decoded = _decoded(record)
    try:
        declared: dict[str, Any] = declared_by(_tree(decoded.text), decoded.text)
        text = _extracted(decoded.text)
    except ParserError as error:
        raise UnreadableFile(path=record.origin, reason=NO_ARTICLE) from error
    if not text.strip():
        raise UnreadableFile(path=record.origin, reason=NO_ARTICLE)
    media_type = "application/xhtml+xml" if record.origin.lower().endswith(".xhtml") else "text/html"
    return Draft(
        _under_its_title(text, declared.get("title", "")),
        encoding=decoded.encoding,
        encoding_certainty=decoded.certainty,
        declared=_dated(declared, decoded.text),
        original=Original(data=record.payload, media_type=media_type),
    )


def _decoded(record: Record) -> Decoded:
    """The page's characters.

    A page is often saved as UTF-8 under the charset that it declared on its way, and text in another
    charset is hardly ever valid UTF-8 by accident: valid UTF-8 wins over a declaration. The standard reads a
    declared UTF-16 as UTF-8, since the declaration itself could not be read otherwise.
    """
    match = _DECLARED.search(record.payload[:_DECLARED_WITHIN])
    declared = (match[1] or match[2]).decode("ascii", "ignore") if match else ""
    if declared.lower().startswith(("utf-16", "utf-32")) or _is_wide_utf8(record.payload):
        declared = "utf-8"
    return decode(record.payload, declared, forced=record.encoding, origin=record.origin)


def _is_wide_utf8(data: bytes) -> bool:
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _tree(source: str) -> Any:
    """The page as a tree of its own: those who read it also change it."""
    from lxml import html  # noqa: PLC0415 (slow to import)

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    return html.document_fromstring(source.encode("utf-8"), parser=parser, ensure_head_body=True)


def _extracted(source: str) -> str:
    """The article's text: nothing in it depends on the pages that were read before.

    Taken as the extractor has it, before it would compose accents for a file of its own.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 (slow to import)

    document = bare_extraction(
        _tree(source),
        include_comments=False,
        include_tables=True,  # old pages lay out the article itself as a table
        deduplicate=False,
    )
    return (getattr(document, "text", None) or "").strip()


def _under_its_title(text: str, title: str) -> str:
    """The text with the headline as its first line, unless it begins with it already."""
    first = [_compared(line) for line in text.split("\n", _TITLE_WITHIN)[:_TITLE_WITHIN]]
    compared = _compared(title)
    if not compared or compared in first or first[0].startswith(compared):
        return text
    return f"{title}\n{text}"


def _compared(line: str) -> str:
    return " ".join(line.replace("’", "'").casefold().split())


def _dated(declared: Mapping[str, Any], source: str) -> dict[str, Any]:
    """The declared fields; without a date among them, the one that the page most likely is from."""
    if "published" in declared:
        return dict(declared)
    from htmldate import find_date  # noqa: PLC0415 (slow to import)

    found = parse_date(find_date(_tree(source), original_date=True) or "", day_first=True)
    if found is None:
        return dict(declared)
    return {**declared, "published": found, "published_certainty": "estimated"}
